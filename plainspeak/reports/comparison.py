"""What a rewrite gained: two reports of one paper, before and after."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from plainspeak.model import AcronymState, Finding, Report, Severity
from plainspeak.reports.replaced import Replaced, replaced
from plainspeak.reports.summary import is_long

_SAME = 0.5  # share of words in common from which two sentences are versions of each other
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Measures:
    """What is set side by side."""

    stopping_points: int
    unexplained: int  # different sets of letters
    hard_sentences: int
    difficulty: float
    words: int
    band: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Both sides, and what became of each finding; `stayed` holds the new finding.

    `replaced` says of each finding about words that is gone what stands in their place. Whether
    that means the same, nobody but a person can tell: fewer findings alone make no better paper.
    """

    before: Measures
    after: Measures
    gone: tuple[Finding, ...]
    stayed: tuple[Finding, ...]
    came: tuple[Finding, ...]
    replaced: tuple[Replaced, ...]


def compare(old: Report, new: Report) -> Comparison:
    """Match the findings of two reports: words by rule and term, sentences by their words."""
    left = list(new.findings)
    gone: list[Finding] = []
    stayed: list[Finding] = []
    by_term: dict[tuple[str, str], list[Finding]] = {}
    for finding in left:
        by_term.setdefault(_key(finding), []).append(finding)
    sentences = [(f, _bag(f)) for f in left if is_long(f)]
    matched: set[int] = set()
    for finding in old.findings:
        if is_long(finding):
            found = _same_sentence(finding, sentences, matched)
        else:
            same = by_term.get(_key(finding), [])
            found = next((f for f in same if id(f) not in matched), None)
        if found is None:
            gone.append(finding)
        else:
            matched.add(id(found))
            stayed.append(found)
    came = [f for f in left if id(f) not in matched]
    words = (finding for finding in gone if not is_long(finding))
    return Comparison(
        _measures(old),
        _measures(new),
        tuple(gone),
        tuple(stayed),
        tuple(came),
        tuple(replaced(old, new, words)),
    )


def _key(finding: Finding) -> tuple[str, str]:
    term = str(finding.evidence.get("term", finding.text))
    return finding.rule, " ".join(term.lower().split())


def _bag(finding: Finding) -> Counter[str]:
    return Counter(_WORD.findall(finding.text.lower()))


def _same_sentence(
    finding: Finding, others: Iterable[tuple[Finding, Counter[str]]], matched: set[int]
) -> Finding | None:
    """The finding about the sentence that has most words in common, if they are enough.

    A sentence may be hard before and only long after: what counts is that it is still marked.
    """
    bag = _bag(finding)
    best, share = None, _SAME
    for other, words in others:
        if id(other) in matched or _much_longer(bag, words):
            continue
        common = (bag & words).total() / max(1, min(bag.total(), words.total()))
        if common >= share:
            best, share = other, common
    return best


def _much_longer(one: Counter[str], other: Counter[str]) -> bool:
    """Whether one is a paragraph and the other a sentence, say: more than four times the words."""
    least, most = sorted((one.total(), other.total()))
    return most > 4 * least


def _measures(report: Report) -> Measures:
    unexplained = {AcronymState.UNEXPLAINED, AcronymState.CONFLICTING}
    return Measures(
        stopping_points=report.stopping_points,
        unexplained=sum(a.state in unexplained for a in report.acronyms),
        hard_sentences=sum(
            is_long(f) and f.severity is not Severity.SMALL_THING for f in report.findings
        ),
        difficulty=report.difficulty,
        words=report.words,
        band=report.readability.band,
    )
