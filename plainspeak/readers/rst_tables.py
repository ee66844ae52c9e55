"""The cells of reStructuredText tables, by where their borders stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from plainspeak.readers.rst_lines import BULLET, GRID, SIMPLE, RstLine, after

_LONGEST = 1_000  # lines of a table
_RUN = re.compile(r"=+|-+")
_QUOTED = re.compile(r"[ \t]*(?:\"((?:[^\"]|\"\")*)\"|([^,\"]*))[ \t]*(,|$)")


class TableCell(NamedTuple):
    """The lines of a cell and where it stands, both numbers from 0."""

    lines: list[RstLine]
    row: int
    column: int
    header: bool


def grid_cells(source: str, lines: Sequence[RstLine]) -> list[TableCell]:
    """The cells of a table drawn with "+", "-" and "|"."""
    texts = [source[line.start : line.end] for line in lines]
    heads = [n for n, text in enumerate(texts) if GRID.match(text) and "=" in text]
    head = heads[0] if heads else -1
    cells: list[TableCell] = []
    row, edges = -1, [0]
    block: list[int] = []
    for number, text in enumerate(texts):
        if text.startswith("+") or "+--" in text:
            cells += _grid_row(texts, lines, block, edges, row, head)
            block = []
            row += 1
            if GRID.match(text):
                edges = [at for at, sign in enumerate(text) if sign == "+"]
        else:
            block.append(number)
    cells += _grid_row(texts, lines, block, edges, row, head)
    return cells


def _grid_row(
    texts: Sequence[str],
    lines: Sequence[RstLine],
    block: Sequence[int],
    edges: Sequence[int],
    row: int,
    head: int,
) -> list[TableCell]:
    if not block:
        return []
    # A cell over several columns has no border between them.
    walls = [e for e in edges if all(texts[n][e : e + 1] in ("|", "+") for n in block)] or [0]
    found = []
    for column, left in enumerate(walls):
        right = walls[column + 1] if column + 1 < len(walls) else None
        inside = [_part(texts[n], lines[n], left + 1, right) for n in block]
        if any(not line.blank for line in inside):
            found.append(TableCell(inside, row, column, block[-1] < head))
    return found


def simple_cells(source: str, lines: Sequence[RstLine]) -> list[TableCell]:
    """The cells of a table whose columns are marked by lines of "="."""
    texts = [source[line.start : line.end] for line in lines]
    columns = [match.start() for match in _RUN.finditer(texts[0])]
    borders = [n for n, text in enumerate(texts) if SIMPLE.match(text)]
    head = borders[1] if len(borders) > 2 else -1
    rows: list[list[int]] = []
    for number, text in enumerate(texts):
        if not text or number in borders or not text.strip("- "):
            continue
        first = text[: columns[1]].strip() if lines[number].indent <= lines[0].indent else ""
        if rows and not first:
            rows[-1].append(number)
        else:
            rows.append([number])
    found = []
    for row, numbers in enumerate(rows):
        for column, left in enumerate(columns):
            right = columns[column + 1] if column + 1 < len(columns) else None
            inside = [
                _part(texts[n], lines[n], *_shifted(lines[n].indent - lines[0].indent, left, right))
                for n in numbers
            ]
            if any(not line.blank for line in inside):
                found.append(TableCell(inside, row, column, numbers[-1] < head))
    return found


def _shifted(indent: int, left: int, right: int | None) -> tuple[int, int | None]:
    """Columns of a table as columns of a line that stands `indent` further in."""
    return max(0, left - indent), None if right is None else max(0, right - indent)


def csv_cells(source: str, lines: Sequence[RstLine]) -> list[TableCell]:
    """The cells of lines of comma-separated values."""
    found = []
    for row, line in enumerate(line for line in lines if not line.blank):
        column, position = 0, line.start
        while position < line.end:
            match = _QUOTED.match(source, position, line.end)
            if match is None or match.end() == position:
                break
            group = 1 if match[1] is not None else 2
            inside = RstLine(match.start(group), match.end(group), 0)
            if not inside.blank:
                found.append(TableCell([inside], row, column, False))
            column, position = column + 1, match.end()
    return found


def listed_cells(
    source: str, lines: Sequence[RstLine], options: Sequence[RstLine]
) -> list[TableCell]:
    """The cells of a table written as a list of lists."""
    heads = sum("header-rows" in source[option.start : option.end] for option in options)
    found: list[TableCell] = []
    row = column = -1
    outer: int | None = None
    for line in lines:
        mark = BULLET.match(source[line.start : line.end])
        if mark and (outer is None or line.indent <= outer):
            outer, row, column = line.indent, row + 1, -1
            line = after(line, mark.end())
            mark = BULLET.match(source[line.start : line.end])
        if mark:
            line = after(line, mark.end())
            column += 1
            found.append(TableCell([], row, column, row < heads))
        if found:
            found[-1].lines.append(line._replace(indent=0))
    return found


def table_end(source: str, lines: Sequence[RstLine], number: int) -> int:
    """The line after the table that begins at a line, or that line's number where none does."""
    stop = number + 1
    if GRID.match(source[lines[number].start : lines[number].end]):
        while stop < len(lines) and source[lines[stop].start : lines[stop].end][:1] in ("|", "+"):
            stop += 1
        return stop
    for end in range(stop, min(len(lines), number + _LONGEST)):
        closed = end + 1 == len(lines) or lines[end + 1].blank
        if closed and SIMPLE.match(source[lines[end].start : lines[end].end]):
            return end + 1
    return number


def _part(text: str, line: RstLine, left: int, right: int | None) -> RstLine:
    """What stands in a line between two columns."""
    piece = text[left:right]
    if right is None and piece.endswith("|"):
        piece = piece[:-1]
    bare = piece.strip()
    if not bare:
        return RstLine(line.end, line.end, 0)
    lead = len(piece) - len(piece.lstrip())
    start = line.start + min(left, len(text)) + lead
    return RstLine(start, start + len(bare), lead)
