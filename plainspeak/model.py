"""The shapes that everything shares: frozen data, no behaviour beyond looking things up.

Every position named `start` or `end` on a Finding, Acronym, Sentence or Span of a report is a
half-open range of Unicode code points in `Document.source`. Positions inside a block are in
`Block.text` and are turned into source positions with `Block.to_source`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, NamedTuple

from plainspeak.faults import InputError as InputError


class Span(NamedTuple):
    """A half-open range of code points: text[start:end]."""

    start: int
    end: int


class Severity(StrEnum):
    """How much a finding matters to someone new, most important first."""

    FIX_FIRST = "fix-first"
    WORTH_A_LOOK = "worth-a-look"
    SMALL_THING = "small-thing"

    @property
    def rank(self) -> int:
        """0 for the most important; higher numbers matter less."""
        return list(Severity).index(self)


# -- what a reader makes -----------------------------------------------------------------------


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

    def to_source(self, start: int, end: int) -> Span:
        """The source range of text[start:end]; needs 0 <= start < end <= len(text)."""
        first = self.segments[self._segment_at(start)]
        last = self.segments[self._segment_at(end - 1)]
        return Span(_project(first, start, False), _project(last, end, True))

    def from_source(self, start: int, end: int) -> Span | None:
        """The range of the text that shows any of source[start:end], or None."""
        shown = [s for s in self.segments if s.source_start < end and start < s.source_end]
        if not shown:
            return None
        first, last = shown[0], shown[-1]
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


# -- what a report holds -----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What to write instead, already inflected and cased to fit.

    `fits` is True where the text can stand in the finding's place as it is, False for advice, a
    choice or an explanation.
    """

    text: str
    fits: bool


class Edit(NamedTuple):
    """Put `text` in the place of source[start:end]."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that belongs to a finding, and what it is: "explained later, under Item 4"."""

    start: int
    end: int
    message: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One place at which a newcomer would have to stop, and what to write instead."""

    start: int
    end: int
    rule: str
    text: str  # what the reader of the page sees there
    severity: Severity
    message: str  # one plain sentence about the reader
    why: str  # the reason, and the guidance it rests on
    suggestions: tuple[Suggestion, ...] = ()
    related: tuple[Related, ...] = ()
    evidence: Mapping[str, float | int | str] = field(default_factory=dict)
    also_at: tuple[Span, ...] = ()
    fixes: tuple[Edit, ...] = ()  # the first suggestion, in every place where it can stand


class AcronymState(StrEnum):
    """How a reader meets a set of letters in one paper."""

    EXPLAINED = "explained"
    EXPLAINED_LATE = "explained-late"
    UNEXPLAINED = "unexplained"
    WELL_KNOWN = "well-known"  # everybody here knows it
    ALLOWED = "allowed"  # this group knows it
    CONFLICTING = "conflicting"  # one set of letters, two meanings


@dataclass(frozen=True, slots=True)
class Acronym:
    """One set of letters in a paper. A report lists every one, also the well-known ones."""

    short: str
    expansion: str | None  # from the text where it stands there, else None
    expansion_in_text: bool
    state: AcronymState
    uses: tuple[Span, ...]
    explained_at: Span | None
    candidates: tuple[str, ...]  # expansions that our list knows, likeliest first
    meaning: str = ""  # a plain meaning of 15 words or fewer, where our list or a glossary has one


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of running text."""

    start: int
    end: int
    words: int
    difficulty: float  # expected rating by people, 1 easy … 6 hard
    evidence: Mapping[str, float | int | str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Readability:
    """Counts and formulas over prose only, and what may be said of them.

    `formulas` maps a formula's name to its value, and is empty where there is no prose. `band` is
    the sentence a person is told, or the reason why there is too little text to judge.
    """

    sentences: int
    words: int
    syllables: int
    polysyllables: int  # words of three or more syllables
    letters: int
    formulas: Mapping[str, float]
    band: str
    reliability: str  # "none" | "rough" | "good"
    left_out: Mapping[str, int]  # what was not counted: "headings": 4


@dataclass(frozen=True, slots=True)
class Report:
    """Everything plainspeak says about one paper."""

    path: str | None
    document: Document
    findings: tuple[Finding, ...]  # in source order
    acronyms: tuple[Acronym, ...]
    sentences: tuple[Sentence, ...]
    difficulty: float  # 1 easy … 6 hard
    readability: Readability
    words: int  # words that a person reads, headings and tables included
    stopping_points: int  # distinct terms at which a newcomer would stop
    hidden: int = 0  # findings left out because a baseline holds them

    def to_dict(self) -> dict[str, Any]:
        """The JSON form, described in the README. Versioned by its key `version`."""
        from plainspeak.reports.json import to_dict

        return to_dict(self)
