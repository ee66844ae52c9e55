"""Block text put together piece by piece, with its way back to the source."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import NamedTuple

from plainspeak.model import Segment, Span

LITERAL = "\ufffc"
"""One character in a block's text for something that is not read as words."""

INVISIBLE = "\u00ad\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
"""Characters that leave no trace on the page, for a character class."""

_ODD = re.compile(rf"[{INVISIBLE}]|\s\s+|[^\S ]")
_HUGS = frozenset(".,;:!?)]’”")


class Text(NamedTuple):
    """What a reader sees and where it stands; the fields of a Block with the same names."""

    text: str
    segments: tuple[Segment, ...]
    literal: tuple[Span, ...] = ()


class TextBuilder:
    """Collects pieces of the source in reading order.

    Runs of white space become one space, invisible characters are left out, and nothing starts or
    ends with white space. Pieces must come in source order and must not overlap.
    """

    def __init__(self, source: str) -> None:
        self._source = source
        self._parts: list[str] = []
        self._segments: list[Segment] = []
        self._literal: list[Span] = []
        self._length = 0
        self._spaced = True  # white space now would be leading or double
        self._gap = False  # something was left out just here

    @property
    def length(self) -> int:
        """Length of the text so far, a space at its end included."""
        return self._length

    def add(self, start: int, end: int) -> None:
        """Read source[start:end] as it stands."""
        piece = self._source[start:end]
        cursor = 0
        for odd in _ODD.finditer(piece):
            self._plain(piece[cursor : odd.start()], start + cursor)
            if odd.group()[0].isspace():
                self.space(start + odd.start(), start + odd.end())
            cursor = odd.end()
        self._plain(piece[cursor:], start + cursor)

    def add_as(self, text: str, start: int, end: int) -> None:
        """Read `text` where source[start:end] stands, as for an entity."""
        if text.isspace():
            self.space(start, end)
        elif text and not _ODD.search(text):
            if text[-1] == " " and len(text) == end - start:
                self.add_as(text[:-1], start, end - 1)
                self.space(end - 1, end)
            elif len(text) == end - start > 1 and text != self._source[start:end]:
                # As long as what it stands for, and still no copy of it: each part is the whole.
                self._append(text[:-1], start, end)
                self._append(text[-1], end, end)
            else:
                self._append(text, start, end)

    def add_literal(self, start: int, end: int) -> None:
        """Count source[start:end] as one neutral word."""
        self._append(LITERAL, start, end)
        self._literal.append(Span(self._length - 1, self._length))

    def space(self, start: int, end: int) -> None:
        """Read one space for source[start:end], unless there is one already."""
        if not self._spaced:
            self._append(" ", start, start + 1 if self._source[start].isspace() else end)
            self._spaced = True

    def leave_out(self) -> None:
        """Something here is not read; a space before it must not end up before a full stop."""
        self._gap = True

    def text_from(self, position: int) -> str:
        """What has been read since the text was this long, without white space at its ends."""
        missing = self._length - position
        at = len(self._parts)
        while missing > 0:
            at -= 1
            missing -= len(self._parts[at])
        return "".join(self._parts[at:])[-missing if missing < 0 else 0 :].strip()

    def build(self) -> Text:
        """The finished text. It may be empty; then there are no segments either."""
        if self._spaced:
            self._drop_space()
        return Text("".join(self._parts), tuple(self._segments), tuple(self._literal))

    def _plain(self, piece: str, start: int) -> None:
        if not piece:
            return
        if piece[0] == " ":
            self.space(start, start + 1)
            piece, start = piece[1:], start + 1
            if not piece:
                return
        if piece[-1] == " ":
            last = start + len(piece) - 1
            self._append(piece[:-1], start, last)
            self.space(last, last + 1)
        else:
            self._append(piece, start, start + len(piece))

    def _append(self, text: str, start: int, end: int) -> None:
        if self._gap and text != " ":
            if text[0] in _HUGS and self._spaced:
                self._drop_space()
            self._gap = False
        begin = self._length
        self._length += len(text)
        self._parts.append(text)
        self._spaced = False
        if self._segments and end - start == len(text):
            last = self._segments[-1]
            if last.source_end == start and last.end - last.start == start - last.source_start:
                self._segments[-1] = Segment(last.start, self._length, last.source_start, end)
                return
        self._segments.append(Segment(begin, self._length, start, end))

    def _drop_space(self) -> None:
        if not self._parts or self._parts[-1] != " ":
            return
        self._parts.pop()
        self._length -= 1
        last = self._segments.pop()
        if last.end - last.start > 1:
            self._segments.append(
                Segment(last.start, last.end - 1, last.source_start, last.source_end - 1)
            )


def as_it_stands(source: str, start: int, end: int) -> Text:
    """source[start:end] read as a block of its own."""
    piece = source[start:end].strip()
    if piece and not _ODD.search(piece):
        start = source.find(piece, start)
        return Text(piece, (Segment(0, len(piece), start, start + len(piece)),))
    builder = TextBuilder(source)
    builder.add(start, end)
    return builder.build()


def cut(text: Text, start: int, end: int) -> Text:
    """text[start:end] without white space at its ends, with its own segments."""
    piece = text.text[start:end]
    start += len(piece) - len(piece.lstrip())
    end -= len(piece) - len(piece.rstrip())
    if start >= end:
        return Text("", ())
    segments = []
    at = bisect_right(text.segments, start, key=lambda segment: segment.end)
    while at < len(text.segments) and text.segments[at].start < end:
        segment = text.segments[at]
        at += 1
        first, last = max(segment.start, start), min(segment.end, end)
        source_start, source_end = segment.source_start, segment.source_end
        if segment.end - segment.start == source_end - source_start:
            source_start += first - segment.start
            source_end -= segment.end - last
        segments.append(Segment(first - start, last - start, source_start, source_end))
    first = bisect_left(text.literal, (start, start))
    last = bisect_left(text.literal, (end, end))
    literal = tuple(Span(s - start, e - start) for s, e in text.literal[first:last])
    return Text(text.text[start:end], tuple(segments), literal)
