"""Which papers there are, each once, and into how many files of the tables they go."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

import numpy as np

from plainspeak.apps.audit.reading import Seen, Wanted

if TYPE_CHECKING:
    import pyarrow as pa

PER_FILE = 200
"""Papers in one file of the tables, about."""
BYTES_PER_FILE = 20_000_000
"""Bytes of papers behind one file of the tables, about; a paper is never cut in two."""
_SLOTS = 2**32


def table_of(seen: Sequence[Seen]) -> pa.Table:
    """What was seen, in a compact form: an address may be no proper text, so it is bytes."""
    import pyarrow as pa

    return pa.table(
        {
            "key": pa.array([s.key for s in seen], pa.string()),
            "address": pa.array([os.fsencode(s.address) for s in seen], pa.binary()),
            "below": pa.array([s.below for s in seen], pa.int32()),
            "modified": pa.array([s.modified for s in seen], pa.string()),
            "format": pa.array([s.format for s in seen], pa.string()),
            "size": pa.array([s.size for s in seen], pa.int64()),
            "problem": pa.array([_clean(s.problem) for s in seen], pa.string()),
        }
    )


def _clean(text: str) -> str:
    return text.encode(errors="surrogatepass").decode(errors="replace")


@dataclass(frozen=True)
class Plan:
    """All addresses in the order of their papers' keys, cut into parts.

    The part of a paper follows from its key and the number of parts alone, so that it is the same
    however many machines there are, and when the run is taken up again.
    """

    rows: Any  # pa.Table, sorted by key and address
    borders: Any  # np.ndarray: the first row of each part, and the end
    papers: int  # different ones

    @property
    def parts(self) -> int:
        """How many parts there are."""
        return len(self.borders) - 1

    def seen(self, part: int) -> list[Seen]:
        """Every address of the papers of a part."""
        begin, end = self.borders[part], self.borders[part + 1]
        return [
            Seen(**{**row, "address": os.fsdecode(row["address"])})
            for row in self.rows.slice(begin, end - begin).to_pylist()
        ]

    def wanted(self, part: int) -> list[Wanted]:
        """The papers of a part, each once."""
        found: list[Wanted] = []
        for one in self.seen(part):
            if found and found[-1].key == one.key:
                found[-1] = found[-1]._replace(copies=found[-1].copies + 1)
            else:
                found.append(Wanted(one.key, one.address, 1, one.format, one.size, one.problem))
        return found

    def __iter__(self) -> Iterator[int]:
        return iter(range(self.parts))


def plan(seen: Sequence[pa.Table], *, parts: int = 0, per_file: int = PER_FILE) -> Plan:
    """The plan for what was seen. `parts` is how many there were when the run began, 0 for a new
    one."""
    import pyarrow as pa

    rows = pa.concat_tables(seen) if seen else table_of([])
    rows = rows.combine_chunks().sort_by([("key", "ascending"), ("address", "ascending")])
    keys = rows["key"].to_numpy(zero_copy_only=False).astype("U32")
    addresses = rows["address"].to_numpy(zero_copy_only=False)
    again = np.zeros(len(keys), bool)  # the same address, reached in two ways
    again[1:] = (keys[1:] == keys[:-1]) & (addresses[1:] == addresses[:-1])
    rows, keys = rows.filter(pa.array(~again)), keys[~again]
    first = np.ones(len(keys), bool)
    first[1:] = keys[1:] != keys[:-1]
    papers = int(first.sum())
    if not parts:
        total = int(rows["size"].to_numpy()[first].sum())
        parts = max(1, -(-papers // per_file), -(-total // BYTES_PER_FILE))
    wanted = [f"{-(-part * _SLOTS // parts):08x}" for part in range(parts)]
    borders = np.append(np.searchsorted(keys, np.array(wanted, "U32")), len(keys))
    return Plan(rows, borders, papers)


def seal(wanted: Sequence[Wanted]) -> str:
    """Stands for the papers of a part and where they are."""
    digest = blake2b(digest_size=16)
    for paper in wanted:
        digest.update(f"{paper.key}\x1f{paper.copies}\x1f".encode() + os.fsencode(paper.address))
    return digest.hexdigest()
