"""Parquet in memory: what a worker makes of one part, and what is put together from two."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Any, NamedTuple

from plainspeak.apps.audit.bundle import Bundle
from plainspeak.apps.audit.reading import LOST, Wanted, read
from plainspeak.apps.audit.rows import Row, Rows
from plainspeak.apps.audit.tables import COLUMNS, arrow, schema

if TYPE_CHECKING:
    import pyarrow as pa

SEAL, LOSSES = b"plainspeak.seal", b"plainspeak.lost"
_AT_ONCE = 5_000  # rows of a table that wait in memory before they are compressed


class Part(NamedTuple):
    """The files of one part: table → Parquet."""

    files: Mapping[str, bytes]
    words: int = 0


def read_part(
    wanted: Sequence[Wanted], bundle: Bundle, text: bool, seal: str, ended: Collection[str] = ()
) -> Part:
    """Read the papers of a part. `seal` is kept in the files."""
    return written(read(wanted, bundle, text=text, ended=ended), seal)


def written(papers: Iterable[Rows], seal: str) -> Part:
    """The rows of papers as Parquet. No more rows wait in memory than those of the largest paper
    and a few."""
    import pyarrow.parquet as pq

    made = {table: BytesIO() for table in COLUMNS}
    writers: dict[str, Any] = {
        table: pq.ParquetWriter(made[table], schema(columns), compression="zstd")
        for table, columns in COLUMNS.items()
    }
    waiting: dict[str, list[Row]] = {table: [] for table in COLUMNS}
    lost = words = 0

    def flush(table: str) -> None:
        if waiting[table]:
            writers[table].write_table(arrow(COLUMNS[table], waiting[table]))
            waiting[table].clear()

    for rows in papers:
        for table, more in rows.items():
            waiting[table] += more
            if len(waiting[table]) >= _AT_ONCE:
                flush(table)
        head = rows["papers"][0]
        lost += head[_STATE] == LOST
        words += int(head[_WORDS] or 0)
    for table, writer in writers.items():
        flush(table)
        writer.add_key_value_metadata({SEAL: seal.encode(), LOSSES: str(lost).encode()})
        writer.close()
    return Part({table: file.getvalue() for table, file in made.items()}, words)


_NAMES = [column.name for column in COLUMNS["papers"]]
_STATE, _WORDS = _NAMES.index("state"), _NAMES.index("words")


def joined(kept: Mapping[str, pa.Table], part: Part, seal: str) -> Part:
    """The rows of papers read before, and those of a part read now, in the order of their keys."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    files: dict[str, bytes] = {}
    lost = 0
    for table, columns in COLUMNS.items():
        new = pq.read_table(BytesIO(part.files[table])).cast(schema(columns))
        order = [("key", "ascending")]
        order += [("number", "ascending")] if table != "papers" else []
        both = pa.concat_tables([kept[table].cast(schema(columns)), new]).sort_by(order)
        if table == "papers":
            lost = both["state"].to_pylist().count(LOST)
        file = BytesIO()
        marks = {SEAL: seal.encode(), LOSSES: str(lost).encode()}
        with pq.ParquetWriter(file, schema(columns), compression="zstd") as writer:
            writer.write_table(both)
            writer.add_key_value_metadata(marks)
        files[table] = file.getvalue()
    return Part(files, part.words)
