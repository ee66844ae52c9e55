"""The tables of an audit: their columns, the types of these, and what each one holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

if TYPE_CHECKING:
    import pyarrow as pa

Kind = Literal["string", "int64", "double", "bool"]
Table = Literal["papers", "findings", "letters", "sentences"]
Cell = str | int | float | bool | None


class Column(NamedTuple):
    """One column. `is_text` is true for what holds words of a paper: empty with `--no-text`."""

    name: str
    kind: Kind
    holds: str
    is_text: bool = False


_KEY = Column("key", "string", "the paper: a digest of its content, its format and the settings")

COLUMNS: Mapping[str, tuple[Column, ...]] = {
    "papers": (
        _KEY,
        Column("address", "string", "where the paper is; the first address where there are more"),
        Column("copies", "int64", "at how many addresses the same paper stands"),
        Column("state", "string", "read, nothing (to read in it), unreadable, or lost (no answer)"),
        Column("reason", "string", "one sentence that says why it was not read; null where it was"),
        Column("format", "string", "the reader for its kind, such as docx"),
        Column("bytes", "int64", "its size"),
        Column("words", "int64", "how many words a person reads"),
        Column("sentences", "int64", "how many sentences of running text"),
        Column("difficulty", "double", "from 1 (easy) to 6 (hard), as people would rate it"),
        Column("stopping_points", "int64", "at how many different words a newcomer would stop"),
        Column("fix_first", "int64", "findings of the level fix-first"),
        Column("worth_a_look", "int64", "findings of the level worth-a-look"),
        Column("small_things", "int64", "findings of the level small-thing"),
        Column("letters", "int64", "different sets of letters"),
        Column("unexplained", "int64", "sets of letters that are never explained"),
        Column("not_english", "int64", "parts in another language, which were not read"),
    ),
    "findings": (
        _KEY,
        Column("number", "int64", "counts the findings of a paper from 1, in its order"),
        Column("rule", "string", "such as acronym-unexplained"),
        Column("severity", "string", "fix-first, worth-a-look or small-thing"),
        Column("readers", "double", "of ten newcomers, how many would stop here; may be null"),
        Column("start", "int64", "where it begins in the text of the paper, in code points"),
        Column("end", "int64", "where it ends"),
        Column("line", "int64", "its line, where a person sees lines; else null"),
        Column("place", "string", "such as page 2", True),
        Column("places", "int64", "how often the same term stands in the paper"),
        Column("text", "string", "the words", True),
        Column("term", "string", "the entry of the word lists, where there is one", True),
        Column("message", "string", "what to say about them", True),
        Column("instead", "string", "what to write instead, best first, a bar between", True),
    ),
    "letters": (
        _KEY,
        Column("number", "int64", "counts the sets of letters of a paper from 1"),
        Column("short", "string", "the letters", True),
        Column("state", "string", "explained, explained-late, unexplained, well-known, …"),
        Column("uses", "int64", "how often they stand in the paper"),
        Column("in_text", "bool", "whether the paper itself says what they stand for"),
        Column("expansion", "string", "what they stand for in this paper; may be null", True),
        Column("candidates", "string", "what our lists know, likeliest first, a bar between", True),
        Column("meaning", "string", "a plain meaning, where a list has one", True),
    ),
    "sentences": (
        _KEY,
        Column("number", "int64", "counts the sentences of a paper from 1"),
        Column("start", "int64", "where it begins in the text of the paper, in code points"),
        Column("end", "int64", "where it ends"),
        Column("words", "int64", "how many words it has"),
        Column("difficulty", "double", "from 1 (easy) to 6 (hard)"),
    ),
}
"""The four tables that come from the papers."""

PLACES: tuple[Column, ...] = (
    _KEY,
    Column("address", "string", "one address of the paper: a row for each"),
    Column("group", "string", "the department or folder that it belongs to"),
    Column("date", "string", "2024-03-15, 2024-03 or 2024; empty where nothing is known"),
    Column("dated_by", "string", "pattern, table, address (a date in it), file, or empty"),
)
"""The table of where papers stand; made anew by each run."""

_SPARK = {"string": "string", "int64": "bigint", "double": "double", "bool": "boolean"}


def schema(columns: Sequence[Column]) -> pa.Schema:
    """The Arrow schema of a table; what a column holds is kept beside it."""
    import pyarrow as pa

    kinds = {"string": pa.string(), "int64": pa.int64(), "double": pa.float64(), "bool": pa.bool_()}
    return pa.schema(
        [pa.field(c.name, kinds[c.kind], metadata={"holds": c.holds}) for c in columns]
    )


def ddl(columns: Sequence[Column]) -> str:
    """The same for Spark: "`key` string, …"."""
    return ", ".join(f"`{c.name}` {_SPARK[c.kind]}" for c in columns)


def arrow(columns: Sequence[Column], rows: Sequence[Sequence[Cell]]) -> pa.Table:
    """Rows as an Arrow table; text that is no proper Unicode is mended."""
    import pyarrow as pa

    form = schema(columns)
    apart: list[Any] = list(zip(*rows, strict=True)) if rows else [()] * len(columns)
    arrays = [
        pa.array(map(_proper, cells) if c.kind == "string" else cells, field.type, size=len(rows))
        for c, field, cells in zip(columns, form, apart, strict=True)
    ]
    return pa.Table.from_arrays(arrays, schema=form)


def _proper(cell: Cell) -> Cell:
    if isinstance(cell, str) and not cell.isascii():
        return cell.encode(errors="surrogatepass").decode(errors="replace")
    return cell
