"""What a Report holds: findings, letters, sentences, readability."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, NamedTuple

from plainspeak.model.document import Document, Span
from plainspeak.model.positions import Positions


class Severity(StrEnum):
    """How much a finding matters to someone new, most important first."""

    FIX_FIRST = "fix-first"
    WORTH_A_LOOK = "worth-a-look"
    SMALL_THING = "small-thing"

    @property
    def rank(self) -> int:
        """0 for the most important; higher numbers matter less."""
        return list(Severity).index(self)

    @property
    def said(self) -> str:
        """The name as a person reads it: "fix first"."""
        return self.value.replace("-", " ")


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
    fixes: tuple[Edit, ...] = ()  # the first suggestion in place, where that is proven to be safe
    unsafe_fixes: tuple[Edit, ...] = ()  # the same where a person has to look whether it fits
    readers: float | None = None  # of ten newcomers, how many would stop here (words, letters)
    elsewhere: Mapping[int, tuple[Suggestion, ...]] = field(default_factory=dict)
    """The suggestions in the form that a place of `also_at` needs, by its start, where they differ:
    "use" at the first one, "used" further down."""

    @property
    def places(self) -> tuple[Span, ...]:
        """Every place of the finding's term, the first one first."""
        return (Span(self.start, self.end), *self.also_at)


class AcronymState(StrEnum):
    """How a reader meets a set of letters in one paper."""

    EXPLAINED = "explained"
    EXPLAINED_LATE = "explained-late"
    UNEXPLAINED = "unexplained"
    WELL_KNOWN = "well-known"  # everybody here knows it
    ALLOWED = "allowed"  # this group knows it
    CONFLICTING = "conflicting"  # one set of letters, two meanings
    QUOTED = "quoted"  # never explained, and only in names and quotations


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
    not_english: int = 0  # stretches of text that were left alone
    left_out: int = 0  # findings below the level that was asked for
    level: Severity = Severity.SMALL_THING  # which that was: it and all above are among `findings`
    not_found: tuple[str, ...] = ()  # what a newcomer looks for in such a paper

    def to_dict(self) -> dict[str, Any]:
        """The JSON form, described in the README. Versioned by its key `version`."""
        return _report(self)


# -- the JSON form

JSON_VERSION = 1
"""Goes up when a key changes its meaning or goes; a new key does not change it."""


def _report(report: Report) -> dict[str, Any]:
    """One report as plain data. Positions are code points of the source, half-open."""
    measured = report.readability
    positions = Positions(report.document)
    return {
        "version": JSON_VERSION,
        "path": report.path,
        "format": report.document.format,
        "words": report.words,
        "stopping_points": report.stopping_points,
        "hidden": report.hidden,
        "not_english": report.not_english,
        "left_out": report.left_out,
        "not_found": list(report.not_found),
        "difficulty": round(report.difficulty, 2),
        "findings": [_finding(f, positions) for f in report.findings],
        "acronyms": [_acronym(a) for a in report.acronyms],
        "sentences": [_sentence(s) for s in report.sentences],
        "readability": {
            "band": measured.band,
            "reliability": measured.reliability,
            "sentences": measured.sentences,
            "words": measured.words,
            "syllables": measured.syllables,
            "polysyllables": measured.polysyllables,
            "letters": measured.letters,
            "formulas": {name: round(value, 2) for name, value in measured.formulas.items()},
            "left_out": dict(measured.left_out),
        },
    }


def _finding(finding: Finding, positions: Positions) -> dict[str, Any]:
    line, column = positions.line_and_column(finding.start)
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "start": finding.start,
        "end": finding.end,
        "line": line,
        "column": column,
        "place": positions.place(finding.start),
        "text": finding.text,
        "message": finding.message,
        "why": finding.why,
        "suggestions": [{"text": s.text, "fits": s.fits} for s in finding.suggestions],
        "related": [
            {"start": r.start, "end": r.end, "message": r.message} for r in finding.related
        ],
        "evidence": dict(finding.evidence),
        "also_at": [_span(s) for s in finding.also_at],
        "fixes": [_edit(e) for e in finding.fixes],
        "unsafe_fixes": [_edit(e) for e in finding.unsafe_fixes],
        "readers": finding.readers,
    }


def _acronym(acronym: Acronym) -> dict[str, Any]:
    return {
        "short": acronym.short,
        "state": acronym.state.value,
        "expansion": acronym.expansion,
        "expansion_in_text": acronym.expansion_in_text,
        "explained_at": _span(acronym.explained_at) if acronym.explained_at else None,
        "uses": [_span(s) for s in acronym.uses],
        "candidates": list(acronym.candidates),
        "meaning": acronym.meaning,
    }


def _sentence(sentence: Sentence) -> dict[str, Any]:
    return {
        "start": sentence.start,
        "end": sentence.end,
        "words": sentence.words,
        "difficulty": round(sentence.difficulty, 2),
        "evidence": dict(sentence.evidence),
    }


def _span(span: Span) -> dict[str, int]:
    return {"start": span.start, "end": span.end}


def _edit(edit: Edit) -> dict[str, Any]:
    return {"start": edit.start, "end": edit.end, "text": edit.text}
