"""Rules for blocks that Pandoc and Quarto add: drawn tables, their captions, and line blocks.

Their tokens carry the lines of their text in `token.meta["pieces"]`, as ranges of the source.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from markdown_it.rules_block import StateBlock, table
from markdown_it.token import Token

from plainspeak.readers.drawn_tables import PlacedLine
from plainspeak.readers.markdown_drawn import (
    LONGEST,
    as_far_as_needed,
    drawn_table,
    may_begin,
    may_hold_empty_lines,
    paragraphs,
)

if TYPE_CHECKING:
    from plainspeak.readers.markdown_source import Source

CAPTION, VERSE = "caption", "verse"
"""What an inline token with pieces may be, in `token.meta["role"]`."""

_CAPTION = re.compile(r"(?:[Tt]able)?:[ \t]+(?=\S)")
_VERSE = re.compile(r"\|(?: |\Z)")
_NO_END = "no table ends before"  # in the environment: the line up to which none was found
_NEAR = 20  # lines of a caption, at most


def drawn(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """A table whose columns are marked by lines of "-", or drawn with "+" and "|"."""
    if state.sCount[start_line] - state.blkIndent > 3 and not _is_border(state, start_line + 1):
        return False
    first = [_text(state, line) for line in range(start_line, min(start_line + 2, end_line))]
    if not may_begin(first):
        return False
    is_open = may_hold_empty_lines(first[0])
    if is_open and start_line < state.env.get(_NO_END, 0):
        return False
    source: Source = state.env["source"]
    lines = as_far_as_needed(
        source.source, _lines(state, start_line, min(end_line, start_line + LONGEST))
    )
    found = drawn_table(source.source, lines)
    if found is None:
        if is_open:
            state.env[_NO_END] = start_line + len(lines)
        return False
    if silent:
        return True
    stop = start_line + found.length
    place = [start_line, stop]
    _push(state, "table_open", place)
    row = column = -1
    for cell in found.cells:
        while row < cell.row:
            _push(state, "tr_open", place)
            row, column = row + 1, -1
        while column < cell.column:
            _push(state, "th_open" if cell.header else "td_open", place)
            column += 1
        for part in paragraphs(source.source, cell.lines):
            _inline(state, part, place, "cell")
    _push(state, "table_close", place)
    state.line = stop
    return True


def caption(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """`Table: …` or `: …` before or after a table."""
    mark = _CAPTION.match(_text(state, start_line))
    if mark is None or silent:
        return False
    stop = start_line + 1
    while stop < min(end_line, start_line + _NEAR) and not state.isEmpty(stop):
        stop += 1
    below = stop
    while below < min(end_line, stop + 2) and state.isEmpty(below):
        below += 1
    beside = bool(state.tokens) and state.tokens[-1].type == "table_close"
    beside = beside or (
        below < end_line and any(rule(state, below, end_line, True) for rule in (drawn, table))
    )
    if not beside:
        return False
    lines = list(_lines(state, start_line, stop))
    lines[0] = lines[0]._replace(start=lines[0].start + mark.end())
    _inline(state, lines, [start_line, stop], CAPTION)
    state.line = stop
    return True


def line_block(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """Lines that begin with "|" and keep their ends, such as a verse or an address."""
    source = state.env["source"].source
    first = next(_lines(state, start_line, start_line + 1), None)
    # As the source has it: to the parser, a sign that is no text is a space.
    if first is None or _VERSE.match(source[first.start : first.end]) is None:
        return False
    if silent:
        return True
    stop = start_line
    kept: list[PlacedLine] = []
    for line in _lines(state, start_line, end_line):
        if mark := _VERSE.match(source[line.start : line.end]):
            kept.append(line._replace(start=min(line.start + mark.end(), line.end)))
        elif line.blank or line.indent <= state.blkIndent:
            break
        else:  # a line that goes on
            kept.append(line)
        stop += 1
    _inline(state, [line for line in kept if not line.blank], [start_line, stop], VERSE)
    state.line = stop
    return True


def _push(state: StateBlock, kind: str, place: list[int]) -> Token:
    token = state.push(kind, "", 0)
    token.map = place
    return token


def _inline(state: StateBlock, lines: list[PlacedLine], place: list[int], role: str) -> None:
    token = _push(state, "inline", place)
    token.meta = {"pieces": [(line.start, line.end) for line in lines], "role": role}
    token.children = []


def _text(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]].rstrip()


def _is_border(state: StateBlock, line: int) -> bool:
    """Whether the header of a table may stand over this line, as far in as it likes."""
    return line < state.lineMax and _text(state, line).startswith("--")


def _lines(state: StateBlock, first: int, last: int) -> Iterator[PlacedLine]:
    """The lines of the present list item or quotation, as far as they belong to it, each with its
    place in the source and its column there."""
    source: Source = state.env["source"]
    for number in range(first, last):
        shown, start = source.lines[number], source.starts[number]
        end = start + len(shown.rstrip())
        if state.isEmpty(number):
            yield PlacedLine(end, end, 0)
            continue
        if state.sCount[number] < state.blkIndent:
            return
        # The parser may have been given less white space before the text, never another text.
        begin = len(shown) - (state.eMarks[number] - state.bMarks[number] - state.tShift[number])
        column = len(shown[:begin].expandtabs(4))
        yield PlacedLine(start + begin, max(end, start + begin), column)
