"""The cells of tables that are drawn with signs, in reStructuredText and Markdown."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

GRID = re.compile(r"\+(?::?[-=]+:?\+)+\Z")
"""A line between the rows of a table that is drawn with "+", "-" and "|"."""


class PlacedLine(NamedTuple):
    """A line or what is left of it after a mark: source[start:end], which begins in column
    `indent`. A blank line has start == end."""

    start: int
    end: int
    indent: int

    @property
    def blank(self) -> bool:
        return self.start == self.end


class TableCell(NamedTuple):
    """The lines of a cell and where it stands, both numbers from 0."""

    lines: list[PlacedLine]
    row: int
    column: int
    header: bool


def grid_cells(source: str, lines: Sequence[PlacedLine]) -> list[TableCell]:
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
    lines: Sequence[PlacedLine],
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
        inside = [between(texts[n], lines[n], left + 1, right) for n in block]
        if any(not line.blank for line in inside):
            found.append(TableCell(inside, row, column, block[-1] < head))
    return found


def between(text: str, line: PlacedLine, left: int, right: int | None) -> PlacedLine:
    """What stands in a line between two columns."""
    piece = text[left:right]
    if right is None and piece.endswith("|"):
        piece = piece[:-1]
    bare = piece.strip()
    if not bare:
        return PlacedLine(line.end, line.end, 0)
    lead = len(piece) - len(piece.lstrip())
    start = line.start + min(left, len(text)) + lead
    return PlacedLine(start, start + len(bare), lead)
