"""From the uses of a listed term in a paper to one finding, for the rules that rest on lists."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache

from plainspeak.analysis import stops
from plainspeak.analysis.phrasing import going_on
from plainspeak.analysis.types import Analysis, Passage, TermUse
from plainspeak.analysis.words import word
from plainspeak.lexicon import Entry
from plainspeak.model import BlockKind, Edit, Finding, Severity, Span
from plainspeak.rules.base import Kind, Rule, severity_of
from plainspeak.wordclasses import members

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")

IN_GLOSSARY = 1.0
"""Of ten newcomers, how many stop at a word that the group's glossary explains. Our own figure."""


@lru_cache(maxsize=10_000)
def familiarity(term: str) -> float:
    """Zipf frequency of the rarest word in a term; small words between do not count."""
    return min((word(w).familiarity for w in _WORD.findall(term)), default=0.0)


@cache
def _named() -> frozenset[str]:
    """The lists that some rule names as its own."""
    from plainspeak.rules import RULES

    return frozenset(name for rule in RULES for name in rule.lists)


def uses_by_term(analysis: Analysis, rule: Rule) -> list[list[TermUse]]:
    """The uses of each sense of a term on a rule's lists, both in reading order."""
    found: dict[tuple[str, str, str], list[TermUse]] = {}
    expansions = [
        a.acronym.explained_at
        for a in analysis.acronyms
        if a.acronym.explained_at and a.acronym.expansion_in_text
    ]
    rest = "*" in rule.lists
    for use in analysis.terms:
        entry = use.entry
        ours = entry.list in rule.lists or (rest and entry.list not in _named())
        if ours and not _is_of_an_expansion(analysis, use, expansions):
            key = (entry.term, entry.part_of_speech, entry.sense)
            found.setdefault(key, []).append(use)
    return list(found.values())


def _is_of_an_expansion(analysis: Analysis, use: TermUse, expansions: Sequence[Span]) -> bool:
    """Whether it is one of the words that letters stand for, which nobody can write otherwise:
    "DNAR (do not attempt resuscitation)", "DBS: Disclosure and Barring Service"."""
    passage = analysis.passages[use.passage]
    if not expansions or use.entry.about_people:
        return False
    place = passage.source(use.first, use.last)
    return any(
        whole.start <= place.start and place.end <= whole.end and place != whole
        for whole in expansions
    )


def findings(
    analysis: Analysis,
    rule: Rule,
    message: Callable[[Entry, str], str],
    why: Callable[[Entry], str],
) -> Iterator[Finding]:
    """One finding for each sense of a term on the rule's lists; `message` gets the term's entry and
    its text there. Its severity comes from how many readers stop at it; where a rule is about
    names for people or about style, that is the rule's own."""
    for uses in uses_by_term(analysis, rule):
        passages = analysis.passages
        in_text = (u for u in uses if passages[u.passage].block.kind is not BlockKind.HEADING)
        first = next(in_text, uses[0])  # nobody explains a word in a heading
        entry, uses = first.entry, [first, *(use for use in uses if use is not first)]
        spans = [passages[u.passage].source(u.first, u.last) for u in uses]
        text = " ".join(passages[first.passage].text(first.first, first.last).split())
        readers = _readers(analysis, first)
        if entry.list == "acronyms" and readers < analysis.settings.bands.worth_a_look:
            continue  # what letters stand for: few stop, and there is no plainer word to offer
        yield Finding(
            start=spans[0].start,
            end=spans[0].end,
            rule=rule.name,
            text=text,
            severity=_severity(analysis, rule, entry, readers),
            message=_in_glossary(text) if first.in_glossary else message(entry, text),
            why=_why(
                why(entry._replace(meaning="") if _is_told(first) else entry),
                how_many(readers) if rule.kind is Kind.WORD else "",
                is_told=_is_told(first),
            ),
            suggestions=first.suggestions,
            evidence={
                "term": entry.term,
                "list": entry.list,
                "sense": entry.sense,
                "field": entry.field,
                "action": entry.action,
                "meaning": entry.meaning,
                "plain": next(iter(entry.use_instead), ""),
                "familiarity": round(familiarity(entry.term), 2),
                "likely": first.likely,
            },
            also_at=tuple(spans[1:]),
            fixes=tuple(_edits(analysis, uses, safe=True)),
            unsafe_fixes=tuple(_edits(analysis, uses, safe=False)),
            readers=readers,
            elsewhere={
                span.start: use.suggestions
                for span, use in zip(spans[1:], uses[1:], strict=True)
                if use.suggestions != first.suggestions
            },
        )


def _readers(analysis: Analysis, use: TermUse) -> float:
    if use.in_glossary:
        return IN_GLOSSARY
    passage = analysis.passages[use.passage]
    readers = round(stops.estimate(passage, use.first, use.last, listed=use.entry.readers), 1)
    if readers < _SURE and _is_like_a_name(passage, use):
        readers -= 1
    return readers


_SURE = 5.0
"""Readers from which capitals hide nothing. Of terms below it that stood Like This, readers of 78
papers that were written for this marked 7 of 20, and of others 203 of 331."""


def _is_like_a_name(passage: Passage, use: TermUse) -> bool:
    """Whether a term of several words has capitals like a name, and its sentence has small letters:
    "the Lead Governor" says what it is, and that it is called so."""
    words = passage.words[use.first : use.last + 1]
    if use.first == use.last or passage.block.kind is BlockKind.HEADING or use.entry.term.isupper():
        return False
    small = members("small-words-in-titles")
    sentence = passage.sentence_of(use.first)
    rest = passage.words[sentence.start : sentence.end]
    return all(w.text[0].isupper() or w.lower in small for w in words) and any(
        w.text.islower() for w in rest
    )


def _is_told(use: TermUse) -> bool:
    """Whether the first suggestion says what the term means."""
    return use.entry.action == "explain" and bool(use.suggestions) and not use.in_glossary


def _severity(analysis: Analysis, rule: Rule, entry: Entry, readers: float) -> Severity:
    if entry.about_people:
        return rule.severity if entry.readers is None or readers >= 3 else Severity.SMALL_THING
    return severity_of(readers, analysis.settings.bands)


def _edits(analysis: Analysis, uses: Sequence[TermUse], *, safe: bool) -> Iterator[Edit]:
    """The edits of one kind. A heading stays as it is: links may point to it."""
    for use in uses:
        kind = analysis.passages[use.passage].block.kind
        if use.edit is not None and use.is_safe is safe and kind is not BlockKind.HEADING:
            yield use.edit


def _why(why: str, readers: str, *, is_told: bool) -> str:
    """The reason, and how many readers stop; where the suggestion says what the term means, that
    number is reason enough."""
    return readers if is_told and readers else f"{why} {readers}".strip()


def how_many(readers: float) -> str:
    """What an estimate says in people's words; "" where hardly anybody stops."""
    number = round(readers)
    if number < 2:
        return ""
    return (
        f"About {number} in 10 newcomers would stop here."
        if number < 10
        else ("Nearly every newcomer would stop here.")
    )


def _in_glossary(text: str) -> str:
    return f"{quoted(text)} is in your glossary, which a newcomer may not have to hand."


def meaning(entry: Entry, otherwise: str) -> str:
    """What the term means and which guidance speaks about it; `otherwise` where no list says."""
    return f"It means: {_ended(going_on(entry.meaning))}" if entry.meaning else otherwise


def quoted(text: str) -> str:
    """The text in single quotation marks, cut where it is long."""
    return f"‘{text}’" if len(text) <= 60 else f"‘{text[:57].rstrip()}…’"


def _ended(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else text + "."
