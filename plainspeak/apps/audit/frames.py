"""For programs: an audit as a Dask DataFrame, and a function over batches for Spark."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from plainspeak import readers
from plainspeak.apps.audit import addresses
from plainspeak.apps.audit.bundle import Bundle, pack
from plainspeak.apps.audit.collecting import chunks, look
from plainspeak.apps.audit.plan import PER_FILE, plan
from plainspeak.apps.audit.reading import Wanted, checked, key_of, read
from plainspeak.apps.audit.rows import Paper, Row, Rows, not_read
from plainspeak.apps.audit.tables import COLUMNS, Table, arrow, ddl
from plainspeak.config.settings import Config, matches
from plainspeak.engine.check import unknown_kind
from plainspeak.model import InputError

if TYPE_CHECKING:
    import dask.dataframe as dd
    import pandas as pd

Place = str | os.PathLike[str]

_MORE = "plainspeak.audit needs one more part: pip install 'plainspeak-lint[audit]'"


def audit(
    places: Place | Iterable[Place],
    *,
    table: Table = "papers",
    config: Config | None = None,
    text: bool = True,
    per_file: int = PER_FILE,
) -> dd.DataFrame:
    """A table of all papers in these places, as a Dask DataFrame that reads them when it is asked.

    `places` are files, folders, zip files, or any address that `fsspec` opens. `table` is
    "papers", "findings", "letters" or "sentences"; without `text` no cell holds words of a paper.
    A paper that stands at several addresses is read once, and one that cannot be read is a row with
    its reason. `per_file` says how many papers are in one partition. The papers are looked for at
    once, on the Dask cluster that is in force. Raises ConfigError for a config that cannot be used,
    ImportError without the part `plainspeak-lint[audit]`.
    """
    try:
        import dask
        import dask.dataframe as dd
    except ImportError as missing:
        raise ImportError(_MORE) from missing
    _check(table)
    bundle = pack(config or Config())
    given = [places] if isinstance(places, str | os.PathLike) else places
    excluded = partial(matches, patterns=bundle.config.exclude)
    found = addresses.listed((os.fspath(place) for place in given), excluded)
    seen = dask.compute(*(dask.delayed(look)(chunk, bundle) for chunk in chunks(found)))
    whole = plan(seen, per_file=per_file)
    parts = [wanted for part in whole if (wanted := whole.wanted(part))] or [[]]
    frame = partial(_frame, table=table, bundle=bundle, text=text)
    return dd.from_map(frame, parts, meta=frame([]), label=f"plainspeak-{table}")


def _frame(wanted: Sequence[Wanted], *, table: str, bundle: Bundle, text: bool) -> pd.DataFrame:
    rows = [row for paper in read(wanted, bundle, text=text) for row in paper[table]]
    return _pandas(table, rows)


def _pandas(table: str, rows: Sequence[Row]) -> pd.DataFrame:
    import pandas as pd

    made: pd.DataFrame = arrow(COLUMNS[table], rows).to_pandas(types_mapper=pd.ArrowDtype)
    return made


def audit_batches(
    table: Table = "papers", *, config: Config | None = None, text: bool = True
) -> Batches:
    """A function from batches of papers to batches of a table, such as Spark's `mapInPandas` calls.

    Use it as `frame.mapInPandas(batches, batches.ddl)`. Each batch is a pandas DataFrame with a
    column `address` (or `path`) and perhaps one `content`, with the bytes of the paper: what Spark
    reads as `binaryFile`. A row stands for one paper; whoever wants the same paper read once takes
    out rows with the same content before. Raises ConfigError for a config that cannot be used.
    """
    _check(table)
    return Batches(table, pack(config or Config()), text)


@dataclass(frozen=True)
class Batches:
    """A function from batches of papers to batches of a table. It can be pickled."""

    table: Table
    bundle: Bundle
    text: bool

    @property
    def ddl(self) -> str:
        """The columns of the table and their types, as Spark writes them."""
        return ddl(COLUMNS[self.table])

    def __call__(self, batches: Iterable[pd.DataFrame]) -> Iterator[pd.DataFrame]:
        """The rows of the table for each batch of papers."""
        for batch in batches:
            name = "address" if "address" in batch.columns else "path"
            contents: Iterable[Any] = (
                batch["content"] if "content" in batch.columns else [None] * len(batch)
            )
            rows: list[Row] = []
            for address, data in zip(batch[name], contents, strict=True):
                rows += self._rows(str(address), data)[self.table]
            yield arrow(COLUMNS[self.table], rows).to_pandas()

    def _rows(self, address: str, given: bytes | None) -> Rows:
        known = readers.format_of(address)
        paper = Paper("", address, 1, known.name if known else "", 0)
        try:
            if known is None:
                raise InputError(unknown_kind(address))
            # Spark writes local files as file:/home/…
            place = address.replace("file:/", "/", 1) if address.startswith("file:/") else address
            data = addresses.data(place) if given is None else bytes(given)
        except InputError as problem:
            return not_read(paper, "unreadable", str(problem))
        key = key_of(data, known.name, self.bundle.stamp(address))
        paper = paper._replace(key=key, size=len(data))
        return checked(paper, address, data, self.bundle, self.text)


def _check(table: str) -> None:
    if table not in COLUMNS:
        raise ValueError(f"there is no table called {table!r}. Known: {', '.join(COLUMNS)}.")
