"""The strings of a notebook's cells and where each of their letters stands in the file.

Python's JSON decoder gives values without places. Here it is used to pass over values, which gives
the places of the few that matter.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from json import JSONDecoder
from typing import Any, NamedTuple

from plainspeak.model import Segment, Span

_DECODER = JSONDecoder(strict=False)
_SPACE = re.compile(r"[ \t\r\n]*")
_ESCAPE = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\."
)


class NotJson(Exception):
    """The file does not have the form of a notebook."""


class Cell(NamedTuple):
    """A cell: "markdown", "code" or "raw", and the places of its strings, marks included."""

    kind: str
    strings: list[Span]


class Run(NamedTuple):
    """Letters from `start` of a cell's text on: they stand at `source_start` as they are, or, where
    `escape` is True, one letter stands for an escape of `width` characters."""

    start: int
    source_start: int
    width: int
    escape: bool


def cells(source: str) -> list[Cell]:
    """The cells of a notebook in order. Raises NotJson, ValueError or RecursionError."""
    _, end = _value(source, 0)
    if source[end:].strip():
        raise NotJson
    found: list[Cell] = []
    seen = False
    for key, place in _members(source, _skip(source, 0)):
        if key == "cells":
            seen = True
            found += [_cell(source, at) for at in _items(source, place)]
        elif key == "worksheets":  # how notebooks were kept before 2014
            for sheet in _items(source, place):
                for inner, at in _members(source, sheet):
                    if inner == "cells":
                        seen = True
                        found += [_cell(source, cell) for cell in _items(source, at)]
    if not seen:
        raise NotJson
    return found


def _cell(source: str, position: int) -> Cell:
    kind, strings = "", []
    for key, place in _members(source, position):
        if key == "cell_type":
            kind = str(_value(source, place)[0])
        elif key == "source":
            places = [place] if source[place] == '"' else _items(source, place)
            strings = [Span(at, _value(source, at)[1]) for at in places if source[at] == '"']
    return Cell(kind, strings)


def _members(source: str, position: int) -> Iterator[tuple[str, int]]:
    """The keys of the object at a position and where their values begin."""
    if source[position : position + 1] != "{":
        raise NotJson
    position = _skip(source, position + 1)
    while source[position] != "}":
        key, position = _value(source, position)
        place = _skip(source, _skip(source, position) + 1)  # the colon is there: it was decoded
        yield str(key), place
        position = _skip(source, _value(source, place)[1])
        if source[position] == ",":
            position = _skip(source, position + 1)


def _items(source: str, position: int) -> Iterator[int]:
    """Where the items of the array at a position begin."""
    if source[position : position + 1] != "[":
        raise NotJson
    position = _skip(source, position + 1)
    while source[position] != "]":
        yield position
        position = _skip(source, _value(source, position)[1])
        if source[position] == ",":
            position = _skip(source, position + 1)


def _value(source: str, position: int) -> tuple[Any, int]:
    value, end = _DECODER.raw_decode(source, _skip(source, position))
    return value, end


def _skip(source: str, position: int) -> int:
    match = _SPACE.match(source, position)
    return match.end() if match else position


def decoded(source: str, strings: list[Span]) -> tuple[str, list[Run]]:
    """The text of a cell's strings in one, and where its letters stand."""
    parts: list[str] = []
    runs: list[Run] = []
    length = 0

    def plain(start: int, end: int) -> None:
        nonlocal length
        if end > start:
            runs.append(Run(length, start, end - start, False))
            parts.append(source[start:end])
            length += end - start

    for start, end in strings:
        cursor, stop = start + 1, end - 1
        for escape in _ESCAPE.finditer(source, cursor, stop):
            plain(cursor, escape.start())
            letter = _DECODER.decode(f'"{escape.group()}"')
            # Half of a pair by itself is no letter and must not reach a file.
            parts.append("\ufffd" if "\ud800" <= letter <= "\udfff" else letter)
            width = escape.end() - escape.start()
            runs.append(Run(length, escape.start(), width, True))
            length += 1
            cursor = escape.end()
        plain(cursor, stop)
    return "".join(parts), runs


def places_of(segment: Segment, runs: list[Run]) -> Iterator[Segment]:
    """A segment of a block of the cell's text as segments of the file."""
    start, end = segment.source_start, segment.source_end
    if segment.end - segment.start != end - start:
        yield Segment(segment.start, segment.end, *place_of(Span(start, end), runs))
        return
    at = bisect_right(runs, start, key=lambda run: run.start) - 1
    while start < end:
        run = runs[at]
        shown = 1 if run.escape else run.width
        stop = min(end, run.start + shown)
        shift = segment.start - segment.source_start
        if run.escape:
            place = Span(run.source_start, run.source_start + run.width)
        else:
            first = run.source_start + start - run.start
            place = Span(first, first + stop - start)
        yield Segment(start + shift, stop + shift, *place)
        start = stop
        at += 1


def place_of(span: Span, runs: list[Run]) -> Span:
    """A range of the cell's text as a range of the file."""
    first = runs[bisect_right(runs, span.start, key=lambda run: run.start) - 1]
    last = runs[bisect_right(runs, span.end - 1, key=lambda run: run.start) - 1]
    start = first.source_start + (0 if first.escape else span.start - first.start)
    if last.escape:
        return Span(start, last.source_start + last.width)
    return Span(start, last.source_start + span.end - last.start)
