"""What a reader makes: a Document of blocks, each mapped to its place in the source."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open range of code points: text[start:end]."""

    start: int
    end: int


class BlockKind(StrEnum):
    """What a block is on the page."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list-item"
    TABLE_CELL = "table-cell"
    QUOTATION = "quotation"
    CAPTION = "caption"
    FORM_LINE = "form-line"


class Segment(NamedTuple):
    """block.text[start:end] stands at source[source_start:source_end].

    Where both lengths are equal the text is the source, character by character (a line break may
    read as a space). Where they differ the whole segment stands for the whole source range
    (`&amp;` reads "&").
    """

    start: int
    end: int
    source_start: int
    source_end: int


class Cell(NamedTuple):
    """Where a table cell stands; all numbers count from 0."""

    table: int
    row: int
    column: int
    header: bool


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of text that a person reads as one piece; a sentence never crosses its ends."""

    kind: BlockKind
    text: str
    segments: tuple[Segment, ...]
    level: int = 0  # heading level from 1; depth of a list from 1
    place: str = ""  # for a person: "page 2", "table under 'Finance', row 3"
    cell: Cell | None = None
    literal: tuple[Span, ...] = ()  # in text: stands for code or mathematics, read as one word
    anchor: tuple[int, ...] = ()  # for a writer that goes back to the original: its own numbers
    aside: str = ""  # "header", "footer" or "notes" (a speaker's own); "" for the paper itself
    language: str = ""  # as the source marks it: "cy-GB"; "" where it does not

    def to_source(self, start: int, end: int) -> Span:
        """The source range of text[start:end]; needs 0 <= start < end <= len(text)."""
        first = self.segments[self._segment_at(start)]
        last = self.segments[self._segment_at(end - 1)]
        return Span(_project(first, start, False), _project(last, end, True))

    def from_source(self, start: int, end: int) -> Span | None:
        """The range of the text that shows any of source[start:end], or None."""
        begun = bisect_right(self.segments, start, key=lambda s: s.source_end)
        ended = bisect_left(self.segments, end, key=lambda s: s.source_start)
        if begun >= ended:
            return None
        first, last = self.segments[begun], self.segments[ended - 1]
        begin, stop = first.start, last.end
        if first.end - first.start == first.source_end - first.source_start:
            begin = max(begin, first.start + start - first.source_start)
        if last.end - last.start == last.source_end - last.source_start:
            stop = min(stop, last.start + end - last.source_start)
        return Span(begin, stop)

    @property
    def span(self) -> Span:
        """The source range from the first to the last readable character."""
        return Span(self.segments[0].source_start, self.segments[-1].source_end)

    def _segment_at(self, position: int) -> int:
        return bisect_right(self.segments, (position, len(self.text) + 1)) - 1


def _project(segment: Segment, position: int, is_end: bool) -> int:
    if segment.end - segment.start == segment.source_end - segment.source_start:
        return segment.source_start + position - segment.start
    return segment.source_end if is_end else segment.source_start


class Definition(NamedTuple):
    """An explanation written in markup, not in running text: `*[ABC]: …`, `<abbr title>`."""

    short: str
    long: str
    span: Span  # in the source


class Comment(NamedTuple):
    """A comment in the format's own syntax, without its marks; may switch rules off."""

    text: str
    span: Span  # in the source


@dataclass(frozen=True, slots=True)
class Document:
    """A paper as a reader hands it on. `source` is never changed."""

    source: str
    blocks: tuple[Block, ...]
    format: str = "plain"
    path: str | None = None
    definitions: tuple[Definition, ...] = ()
    comments: tuple[Comment, ...] = ()
    has_lines: bool = True  # a person sees the source and can find a line in it by its number
