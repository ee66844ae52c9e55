"""From the uses of a listed term in a paper to one finding, for the rules that rest on lists."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from plainspeak.analysis.types import Analysis, TermUse
from plainspeak.analysis.words import word
from plainspeak.lexicon import Entry
from plainspeak.model import Finding, Severity, Span

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")

WELL_KNOWN = 4.0
"""Zipf frequency (of the rarest word in a term) from which people know the word, formal or not."""

SELDOM_MET = 3.3
"""Zipf frequency below which a newcomer is not likely to guess a term. Our own figure."""


@lru_cache(maxsize=10_000)
def familiarity(term: str) -> float:
    """Zipf frequency of the rarest word in a term; small words between do not count."""
    return min((word(w).familiarity for w in _WORD.findall(term)), default=0.0)


def uses_by_term(analysis: Analysis, rule: str) -> list[list[TermUse]]:
    """The uses of each term of a rule, both in reading order."""
    found: dict[tuple[str, str], list[TermUse]] = {}
    expansions = [
        a.acronym.explained_at
        for a in analysis.acronyms
        if a.acronym.explained_at and a.acronym.expansion_in_text
    ]
    for use in analysis.terms:
        if use.entry.rule == rule and not _is_of_an_expansion(analysis, use, expansions):
            found.setdefault((use.entry.term, use.entry.part_of_speech), []).append(use)
    return list(found.values())


def _is_of_an_expansion(analysis: Analysis, use: TermUse, expansions: Sequence[Span]) -> bool:
    """Whether it is one of the words that letters stand for, which nobody can write otherwise:
    "DNAR (do not attempt resuscitation)", "DBS: Disclosure and Barring Service"."""
    passage = analysis.passages[use.passage]
    if not expansions or use.entry.rule == "words-about-people":
        return False
    place = passage.source(use.first, use.last)
    return any(
        whole.start <= place.start and place.end <= whole.end and place != whole
        for whole in expansions
    )


def findings(
    analysis: Analysis,
    rule: str,
    severity: Callable[[Entry], Severity],
    message: Callable[[Entry, str], str],
    why: Callable[[Entry], str],
) -> Iterator[Finding]:
    """One finding for each term of a rule; `message` gets the term's entry and its text there."""
    for uses in uses_by_term(analysis, rule):
        first, entry = uses[0], uses[0].entry
        passages = analysis.passages
        spans = [passages[u.passage].source(u.first, u.last) for u in uses]
        text = " ".join(passages[first.passage].text(first.first, first.last).split())
        yield Finding(
            start=spans[0].start,
            end=spans[0].end,
            rule=rule,
            text=text,
            severity=Severity.SMALL_THING if first.in_glossary else severity(entry),
            message=_in_glossary(text) if first.in_glossary else message(entry, text),
            why=why(entry),
            suggestions=first.suggestions,
            evidence={
                "term": entry.term,
                "list": entry.list,
                "topic": entry.topic,
                "action": entry.action,
                "meaning": entry.meaning,
                "familiarity": round(familiarity(entry.term), 2),
            },
            also_at=tuple(spans[1:]),
            fixes=tuple(use.edit for use in uses if use.edit is not None),
        )


def _in_glossary(text: str) -> str:
    return f"{quoted(text)} is in your glossary, which a newcomer may not have to hand."


def meaning(entry: Entry, otherwise: str) -> str:
    """What the term means and which guidance speaks about it; `otherwise` where no list says."""
    said = f"It means: {_lowered(entry.meaning)}" if entry.meaning else otherwise
    return f"{said} Guidance: {entry.source}." if entry.source else said


def quoted(text: str) -> str:
    """The text in single quotation marks, cut where it is long."""
    return f"‘{text}’" if len(text) <= 60 else f"‘{text[:57].rstrip()}…’"


def _lowered(text: str) -> str:
    first, _, _ = text.partition(" ")
    text = text if first[1:] != first[1:].lower() else text[:1].lower() + text[1:]
    return text if text.endswith((".", "!", "?")) else text + "."
