"""The cells of reStructuredText tables, by where their borders stand."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from itertools import zip_longest

from plainspeak.readers.drawn_tables import GRID, PlacedLine, TableCell, between
from plainspeak.readers.rst_lines import BULLET, FIELD, SIMPLE, after

_LONGEST = 1_000  # lines of a table
_RUN = re.compile(r"=+|-+")


def simple_cells(source: str, lines: Sequence[PlacedLine]) -> list[TableCell]:
    """The cells of a table whose columns are marked by lines of "="."""
    texts = [source[line.start : line.end] for line in lines]
    columns = [match.start() for match in _RUN.finditer(texts[0])]
    borders = [n for n, text in enumerate(texts) if SIMPLE.match(text)]
    head = borders[1] if len(borders) > 2 else -1
    rows: list[list[int]] = []
    joined: dict[int, list[int]] = {}  # the columns of rows that have fewer of them
    for number, text in enumerate(texts):
        if not text and rows:
            rows[-1].append(number)  # a cell may hold more than one paragraph
        if rows and text and not text.strip("- "):
            joined[len(rows) - 1] = [match.start() for match in _RUN.finditer(text)]
        if not text or number in borders or not text.strip("- "):
            continue
        first = text[: columns[1]].strip() if lines[number].indent <= lines[0].indent else ""
        if rows and not first and len(rows) - 1 not in joined:
            rows[-1].append(number)
        else:
            rows.append([number])
    found = []
    for row, numbers in enumerate(rows):
        here = joined.get(row, columns)
        for left, right in zip_longest(here, here[1:]):
            inside = [_in_column(texts[n], lines[n], lines[0].indent, left, right) for n in numbers]
            if any(not line.blank for line in inside):
                column = bisect_right(columns, left) - 1
                found.append(TableCell(inside, row, column, numbers[-1] < head))
    return found


def _in_column(text: str, line: PlacedLine, outer: int, left: int, right: int | None) -> PlacedLine:
    """What stands in a line between two columns of a table that itself stands `outer` in."""
    shift = line.indent - outer
    part = between(
        text, line, max(0, left - shift), None if right is None else max(0, right - shift)
    )
    return part._replace(indent=max(0, shift + part.start - line.start - left))


def csv_cells(
    source: str, lines: Sequence[PlacedLine], options: Sequence[PlacedLine]
) -> list[TableCell]:
    """The cells of lines of comma-separated values, those of the option `header` first."""
    delimiter, heads, rows = ",", 0, [line for line in lines if not line.blank]
    for option in options:
        field = FIELD.match(source[option.start : option.end])
        value = field["value"].strip() if field else ""
        if field and field["name"] == "header" and value:
            rows, heads = [after(option, field.start("value")), *rows], heads + 1
        elif field and field["name"] == "header-rows":
            heads += int(value) if value.isdecimal() and len(value) < 4 else 0
        elif field and field["name"] == "delim":
            delimiter = {"tab": "\t", "space": " "}.get(value, value)[:1] or ","
    found = []
    for row, line in enumerate(rows):
        column, position = 0, line.start
        shared = source.find(delimiter, line.start, line.end) >= 0
        value_of = _values(delimiter if shared else ",")  # a header often keeps to commas
        while position < line.end:
            match = value_of.match(source, position, line.end)
            if match is None or match.end() == position:
                break
            group = 1 if match[1] is not None else 2
            filled = PlacedLine(match.start(group), match.end(group), 0)
            if not filled.blank:
                found.append(TableCell([filled], row, column, row < heads))
            column, position = column + 1, match.end()
    return found


@lru_cache(maxsize=16)
def _values(delimiter: str) -> re.Pattern[str]:
    """One value of a row and the sign that ends it; inside quotation marks any sign may stand."""
    sign, space = re.escape(delimiter), r"[ \t]*" if not delimiter.isspace() else ""
    return re.compile(rf'{space}(?:"((?:[^"]|"")*)"|([^{sign}"]*)){space}({sign}|$)')


def listed_cells(
    source: str, lines: Sequence[PlacedLine], options: Sequence[PlacedLine]
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


def table_end(source: str, lines: Sequence[PlacedLine], number: int) -> int:
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
