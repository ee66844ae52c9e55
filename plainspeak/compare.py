"""What a rewrite gained: two reports of one paper, before and after."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from plainspeak.model import AcronymState, Finding, Report, Severity

SENTENCE_RULES = frozenset({"long-sentence", "hard-sentence", "long-paragraph"})
"""Rules whose findings are known again by their words, as a rewrite changes some of them."""

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
    """Both sides, and what became of each finding; `stayed` holds the new finding."""

    before: Measures
    after: Measures
    gone: tuple[Finding, ...]
    stayed: tuple[Finding, ...]
    came: tuple[Finding, ...]


def compare(old: Report, new: Report) -> Comparison:
    """Match the findings of two reports: words by rule and term, sentences by their words."""
    left = list(new.findings)
    gone: list[Finding] = []
    stayed: list[Finding] = []
    by_term: dict[tuple[str, str], list[Finding]] = {}
    for finding in left:
        by_term.setdefault(_key(finding), []).append(finding)
    sentences = [(f, _bag(f)) for f in left if f.rule in SENTENCE_RULES]
    matched: set[int] = set()
    for finding in old.findings:
        if finding.rule in SENTENCE_RULES:
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
    return Comparison(_measures(old), _measures(new), tuple(gone), tuple(stayed), tuple(came))


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
    is_paragraph = finding.rule == "long-paragraph"
    best, share = None, _SAME
    for other, words in others:
        if id(other) in matched or (other.rule == "long-paragraph") != is_paragraph:
            continue
        common = (bag & words).total() / max(1, min(bag.total(), words.total()))
        if common >= share:
            best, share = other, common
    return best


def _measures(report: Report) -> Measures:
    unexplained = {AcronymState.UNEXPLAINED, AcronymState.CONFLICTING}
    return Measures(
        stopping_points=report.stopping_points,
        unexplained=sum(a.state in unexplained for a in report.acronyms),
        hard_sentences=sum(
            f.rule in ("long-sentence", "hard-sentence") and f.severity is not Severity.SMALL_THING
            for f in report.findings
        ),
        difficulty=report.difficulty,
        words=report.words,
        band=report.readability.band,
    )
