"""Tables that Pandoc and Quarto read and CommonMark does not: columns marked by lines of "-", or
cells drawn with "+", "-" and "|".

A simple table has a line for each row; in a table with several lines a row, empty lines part them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from plainspeak.readers.drawn_tables import GRID, PlacedLine, TableCell, grid_cells

LONGEST = 1_000  # lines of a table
_LONGEST_HEADER = 12  # lines
_RUN = re.compile(r"-{2,}")
_BORDER = re.compile(r"-{2,}(?:[ \t]+-{2,})*[ \t]*\Z")
_NO_HEADER = re.compile(r"[#>`~|+<]|(?:[-*]|\d{1,9}[.)])[ \t]")
_ITEM = re.compile(r"(?:[-*+]|\d{1,9}[.)])[ \t]+")


class DrawnTable(NamedTuple):
    """The cells of a table and how many lines it takes."""

    cells: list[TableCell]
    length: int


class _Columns(NamedTuple):
    """Where the columns of a table begin and where the lines end that mark them."""

    starts: list[int]
    ends: list[int]


def may_begin(texts: Sequence[str]) -> bool:
    """Whether a table may begin with these lines, the first two of a block."""
    first, second = texts[0], texts[1] if len(texts) > 1 else ""
    if first.startswith("+"):
        return GRID.match(first) is not None
    if _BORDER.match(first):
        return True
    return second.startswith("--") and _columns(second, 0) is not None


def may_hold_empty_lines(text: str) -> bool:
    """Whether a table that begins with this line may hold empty lines."""
    return _BORDER.match(text) is not None


def as_far_as_needed(source: str, lines: Iterable[PlacedLine]) -> list[PlacedLine]:
    """The lines up to where a table that begins with the first of them ends at the latest."""
    found: list[PlacedLine] = []
    borders = wanted = 0
    was_border = False
    for number, line in enumerate(lines):
        text = source[line.start : line.end]
        is_border = _BORDER.match(text) is not None
        if number == 0 and is_border:  # with a header there is one more below that
            wanted = 2 if _columns(text, 0) else 3
        borders += is_border
        if line.blank and (not wanted or (was_border and borders >= wanted)):
            break
        found.append(line)
        if not wanted and is_border and number > 1:
            break
        was_border = is_border
    return found


def drawn_table(source: str, lines: Sequence[PlacedLine]) -> DrawnTable | None:
    """The table that begins with the first of these lines, or None."""
    texts = [source[line.start : line.end] for line in lines]
    if GRID.match(texts[0]):
        return _grid(source, lines, texts)
    if _BORDER.match(texts[0]):
        return _of_several_lines(source, lines, texts)
    return _simple(source, lines, texts)


def paragraphs(source: str, lines: Sequence[PlacedLine]) -> list[list[PlacedLine]]:
    """The lines of a cell, parted where an empty line or the item of a list does."""
    found: list[list[PlacedLine]] = [[]]
    for line in lines:
        item = _ITEM.match(source, line.start, line.end)
        if line.blank or item:
            found.append([])
        if not line.blank:
            start = item.end() if item else line.start
            found[-1].append(line._replace(start=start))
    return [paragraph for paragraph in found if paragraph]


def _grid(source: str, lines: Sequence[PlacedLine], texts: Sequence[str]) -> DrawnTable | None:
    stop = 1
    while stop < len(texts) and texts[stop][:1] in ("|", "+"):
        stop += 1
    if stop < 3 or not GRID.match(texts[stop - 1]):
        return None
    return DrawnTable(grid_cells(source, lines[:stop]), stop)


def _simple(source: str, lines: Sequence[PlacedLine], texts: Sequence[str]) -> DrawnTable | None:
    """A table that begins with its header."""
    columns = _columns(texts[1], lines[1].indent) if len(texts) > 1 else None
    if columns is None or _NO_HEADER.match(texts[0]):
        return None
    stop = 2
    while stop < len(texts) and texts[stop] and not _BORDER.match(texts[stop]):
        stop += 1
    closed = stop < len(texts) and _BORDER.match(texts[stop]) is not None
    rows = [[number] for number in (0, *range(2, stop))]
    return DrawnTable(_cells(source, lines, rows, columns, 1), stop + closed)


def _of_several_lines(
    source: str, lines: Sequence[PlacedLine], texts: Sequence[str]
) -> DrawnTable | None:
    """A table that begins and ends with a line of "-", with a header or without."""
    below = 0
    if _columns(texts[0], lines[0].indent) is None:  # the header stands between two of them
        below = next((n for n in range(1, len(texts)) if _ends_header(texts[n])), 0)
        if below < 2 or not texts[below] or below > _LONGEST_HEADER:
            return None
    columns = _columns(texts[below], lines[below].indent)
    stop = next((n for n in range(below + 1, len(texts)) if _closes(texts, n)), 0)
    if columns is None or stop <= below + 1:
        return None
    body = range(below + 1, stop)
    rows = [list(range(1, below))] if below else []
    if all(texts[number] for number in body) and not below:
        rows += [[number] for number in body]
    else:
        rows.append([])
        for number in body:
            if texts[number]:
                rows[-1].append(number)
            elif rows[-1]:
                rows.append([])
    return DrawnTable(_cells(source, lines, rows, columns, 1 if below else 0), stop + 1)


def _ends_header(text: str) -> bool:
    return not text or _BORDER.match(text) is not None


def _closes(texts: Sequence[str], number: int) -> bool:
    """Whether a table ends with this line."""
    ended = number + 1 == len(texts) or not texts[number + 1]
    return ended and _BORDER.match(texts[number]) is not None


def _columns(text: str, indent: int) -> _Columns | None:
    """The columns that a line of "-" marks; None where there are fewer than two."""
    if _BORDER.match(text) is None:
        return None
    runs = list(_RUN.finditer(text))
    if len(runs) < 2:
        return None
    return _Columns([indent + r.start() for r in runs], [indent + r.end() for r in runs])


def _cells(
    source: str,
    lines: Sequence[PlacedLine],
    rows: Sequence[Sequence[int]],
    columns: _Columns,
    heads: int,
) -> list[TableCell]:
    found = []
    for row, numbers in enumerate(rows):
        cut = [_cut(source, lines[number], columns) for number in numbers]
        for column, inside in enumerate(zip(*cut, strict=True)):
            if any(not line.blank for line in inside):
                found.append(TableCell(list(inside), row, column, row < heads))
    return found


def _cut(source: str, line: PlacedLine, columns: _Columns) -> list[PlacedLine]:
    """The parts of a line that stand in each column. A word belongs to one of them: to the column
    above whose line it begins, or else to the one that it reaches into."""
    text = source[line.start : line.end]
    cuts = [0]
    for start, end in zip(columns.starts[1:], columns.ends, strict=False):
        at = max(cuts[-1], min(start - line.indent, len(text)))
        if 0 < at < len(text) and not text[at - 1].isspace() and not text[at].isspace():
            begun = len(text[:at].rstrip()) and 1 + max(text.rfind(sign, 0, at) for sign in " \t")
            if begun + line.indent >= end:
                at = max(cuts[-1], begun)
            else:
                at += len(text[at:].split(maxsplit=1)[0])
        cuts.append(at)
    found = []
    for start, end in zip(cuts, [*cuts[1:], len(text)], strict=True):
        piece = text[start:end]
        bare = piece.strip()
        at = line.start + start + len(piece) - len(piece.lstrip())
        found.append(PlacedLine(at, at + len(bare), 0))
    return found
