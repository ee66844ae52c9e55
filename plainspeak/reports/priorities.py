"""The few things to start with: those that stop most newcomers in what the paper is about."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import accumulate

from plainspeak.model import Block, BlockKind, Finding, Positions, Report, Severity, Span
from plainspeak.reports.summary import is_long
from plainspeak.wordclasses import members

_STEM = 6  # letters that words of a family share

_SENTENCE = 6.0
"""How many of ten newcomers are taken to stumble over a sentence that is marked. Our own figure."""

_ALL = 10.0  # readers of ten

_MOST_PLACES = 4  # in more places a term stops nobody anew

_ENOUGH = 4.0
"""Readers of ten, times places and worth, from which a finding can be one of the first. Our own
figure."""

_NOTHING_OFFERED, _OTHERS_OFFERED, _TO_CHOOSE, _ACADEMIC = 0.5, 0.25, 0.75, 0.75
_OWN_LETTERS = 0.7
"""Worth of letters that no list has."""
_FEW = 2  # letters
_A_WORD = 20  # characters at most, about, so that long blocks are not looked at

_LONG, _MANY_STOPS = 50, 20.0
"""Words from which a sentence can be one of the first (of 12 such sentences 11 were right, of 40
shorter ones 2), and readers of ten who stop at its words, added up: 14 of 17 such sentences were
among the handful that two readers named. Our own figures."""

_HEAD = 1 / 8
_AT_THE_HEAD, _IN_A_LINE, _IN_A_NAME, _ASIDE = 0.4, 0.4, 0.4, 0.4
_IN_A_LONG_SENTENCE, _OF_A_BODY, _OVER_TEXT, _IN_A_TABLE = 0.5, 0.7, 0.5, 0.9
_LONG_SENTENCE, _A_LINE = 27, 12  # words
"""What a place takes from the worth of a word: in what stands within the first eighth of a paper,
in a short line that is no sentence, behind a name, in brackets only; letters in a sentence of so
many words (there it is the sentence that stops people), letters of a body, a word in a heading, a
table. Our own figures: in 74 papers, of which two readers named the handful of things that would
really stop newcomers, six in ten of all letters were named, at the head and behind a name two, in
brackets one, in long sentences three, of bodies five."""

_NAME_BEFORE = re.compile(r"[a-z,]\s([A-Z][a-z]+),? \(?$")
_BODY = re.compile(r"(?:[Tt]he )?\S+ (?:[^( ]+ )*?[A-Z]")
"""Words in full that are a name: "the Public Works Loan Board (PWLB)"."""


def first_fixes(report: Report, number: int = 3) -> list[Finding]:
    """The findings to start with, fewer than `number` where fewer are worth it: of those that
    matter most, those that stop most readers at most places; one sentence at most. Never one that
    stands only in a header, a footer or a speaker's notes, which the audience hardly sees."""
    paper = _Paper(report)
    aside = paper.positions.aside
    wanted = [
        (-worth, f.start, f)
        for f in report.findings
        if f.severity is not Severity.SMALL_THING
        and (f.readers is not None or is_long(f))
        and (worth := paper.worth(f))
        and not all(aside(place.start) for place in f.places)
    ]
    found: list[Finding] = []
    for *_, finding in sorted(wanted, key=lambda one: one[:2]):
        if len(found) == number:
            break
        if not any(_is_of_a_kind(finding, other) for other in found):
            found.append(finding)
    return sorted(found, key=is_long)  # a word is mended sooner than a sentence


def weight(finding: Finding) -> float:
    """Readers, and more for a term that they meet again; not twice as much for the second place."""
    readers = _SENTENCE if finding.readers is None else finding.readers
    return float(readers * min(len(finding.places), _MOST_PLACES) ** 0.5)


def _is_of_a_kind(one: Finding, other: Finding) -> bool:
    """Whether two terms share a word, so that a reader who has the one is half way to the other:
    "governance", "data governance"; or both are sentences."""
    if is_long(one) or is_long(other):
        return is_long(one) and is_long(other)
    return not _stems(one.text).isdisjoint(_stems(other.text))


def _stems(text: str) -> set[str]:
    return {word[:_STEM].lower() for word in re.findall(rf"\w{{{_STEM},}}", text)}


def _is_line(block: Block) -> bool:
    """Whether it is a short line and no sentence, as in a signature: "Ann Day, PPIE Lead"."""
    if block.kind is not BlockKind.PARAGRAPH or block.cell or len(block.text) > _A_LINE * _A_WORD:
        return False
    text = block.text.rstrip()
    return text[-1:].isalnum() and len(text.split()) <= _A_LINE


def _worth(finding: Finding, stops: float = 0.0) -> float:
    """What a finding is worth as one of the first: less where the reader is not told what to write
    instead, or has to choose, and least where letters are offered that nothing in a long paper
    speaks for. A sense that may be another one is worth so much less, and a formal word less than
    one of a trade. Our own figures, near to how often 408 first things were right, by kind.
    `stops` is for a sentence: how many of ten stop at each of its words, all added."""
    if finding.readers is None:
        words = finding.evidence.get("words", 0)
        is_sentence = "sentences" not in finding.evidence  # of ten long paragraphs one was named
        long = isinstance(words, int) and words >= _LONG
        return (
            1.0 if is_sentence and finding.suggestions and (long or stops >= _MANY_STOPS) else 0.0
        )
    senses = finding.evidence.get("senses")
    if not isinstance(senses, int):  # a word
        likely = float(finding.evidence.get("likely", 1.0))
        academic = _ACADEMIC if finding.rule == "academic" else 1.0
        return likely * academic if finding.suggestions else _NOTHING_OFFERED
    if not senses:
        return _OWN_LETTERS
    if not finding.evidence.get("sure"):
        return _OTHERS_OFFERED
    if finding.evidence.get("in_roll") or not finding.evidence.get("supported"):
        return _NOTHING_OFFERED  # who was there is not what the paper is about
    worth = _TO_CHOOSE if senses > 1 or len(finding.text.rstrip("s")) <= _FEW else 1.0
    is_body = finding.suggestions and _BODY.match(finding.suggestions[0].text)
    return worth * (_OF_A_BODY if is_body else 1.0)


class _Paper:
    """Where the findings of one report stand, and what that makes them worth."""

    def __init__(self, report: Report) -> None:
        self.positions = Positions(report.document)
        self._source = report.document.source
        self._long = sorted((s.start, s.end) for s in report.sentences if s.words >= _LONG_SENTENCE)
        shown = (f for f in report.findings if f.severity is not Severity.SMALL_THING)
        at = sorted((place.start, f.readers) for f in shown if f.readers for place in f.places)
        self._starts = [start for start, _ in at]
        self._sums = [0.0, *accumulate(readers for _, readers in at)]

    def stops(self, finding: Finding) -> float:
        """How many of ten readers stop at each of the words of a sentence, all added; 0 for what is
        no sentence."""
        if not is_long(finding):
            return 0.0
        first, end = (bisect_left(self._starts, at) for at in (finding.start, finding.end))
        return self._sums[end] - self._sums[first]

    def worth(self, finding: Finding) -> float:
        """Readers, times places, times worth of the finding and of the place at which it is worth
        most; 0 where it is no first thing."""
        stops = self.stops(finding)
        # Where many stop at the words of a sentence, hardly anybody takes it in.
        readers = _ALL if stops >= _MANY_STOPS else weight(finding)
        worth = readers * _worth(finding, stops)
        if worth < _ENOUGH:
            return 0.0
        return worth * max(self._worth_at(place, finding) for place in finding.places)

    def _worth_at(self, place: Span, finding: Finding) -> float:
        block = self.positions.block(place.start)
        if is_long(finding) or block is None:
            return 1.0
        worth = 1.0
        if block.span.end <= len(self._source) * _HEAD:
            worth *= _AT_THE_HEAD
        elif _is_line(block):
            worth *= _IN_A_LINE
        before = self._source[max(0, place.start - 80) : place.start]
        name = _NAME_BEFORE.search(before)
        if name and name[1].lower() not in members("function-words"):
            worth *= _IN_A_NAME
        if before.rfind("(") > before.rfind(")"):
            worth *= _ASIDE
        if block.cell:
            worth *= _IN_A_TABLE
        if block.kind is BlockKind.HEADING and "senses" not in finding.evidence:
            worth *= _OVER_TEXT
        at = bisect_right(self._long, (place.start, len(self._source))) - 1
        if at >= 0 and place.start < self._long[at][1]:
            worth *= _IN_A_LONG_SENTENCE
        return worth
