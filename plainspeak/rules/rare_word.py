"""Words that are not often met, whether or not a list has them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from plainspeak.analysis.inflection import lemmas
from plainspeak.analysis.types import Analysis, Passage
from plainspeak.analysis.words import word
from plainspeak.lexicon import Lexicon
from plainspeak.model import BlockKind, Finding, Severity, Span
from plainspeak.rules import _terms
from plainspeak.rules.base import Rule


@dataclass(frozen=True, slots=True)
class Options:
    """`threshold`: words below this Zipf frequency (1 hardly ever met … 7 in every line)."""

    threshold: float = 2.9


_PLAIN_PART = 4.2
"""Zipf frequency of a word that stays plain inside a longer one: "childminder", "unhelpful"."""

_PREFIXES = ("un", "re", "non", "over", "under", "mis", "out", "pre")
_SUFFIXES = ("ly", "ness", "less", "ful", "able", "er", "ers", "ish", "y", "'s", "’s")
_SHORTEST = 4  # letters


def check(analysis: Analysis, options: Options) -> Iterator[Finding]:
    """One finding for each rare word, at its first use."""
    plain = _plain_words(analysis.settings.lexicon)
    listed = {(use.passage, i) for use in analysis.terms for i in range(use.first, use.last + 1)}
    found: dict[str, list[tuple[Passage, int]]] = {}
    for passage in analysis.passages:
        if passage.block.kind is BlockKind.QUOTATION:
            continue
        for i, w in enumerate(passage.words):
            if (
                w.familiarity < options.threshold
                and w.is_word
                and w.text == w.lower  # a capital may be that of a name
                and not w.is_acronym
                and (passage.index, i) not in listed
                and _is_rare(w.lower, options.threshold)
                and plain.isdisjoint(lemmas(w.lower))
                and w.lower not in analysis.settings.allowed_words
                and not passage.is_protected(passage.starts[i], passage.end(i))
            ):
                found.setdefault(w.lower, []).append((passage, i))
    for lower, places in found.items():
        spans = [passage.source(i, i) for passage, i in places]
        yield _finding(lower, spans)


@lru_cache(maxsize=20_000)
def _is_rare(lower: str, threshold: float) -> bool:
    if len(lower) < _SHORTEST or not re.fullmatch(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*", lower):
        return False
    if "-" in lower:
        return any(
            word(part).familiarity < threshold and _is_rare(part, threshold)
            for part in lower.split("-")
        )
    return not _is_made_of_plain_words(lower)


def _is_made_of_plain_words(lower: str) -> bool:
    stems = [lower]
    stems += [lower.removeprefix(p) for p in _PREFIXES if lower.startswith(p)]
    stems += [stem[: -len(s)] for s in _SUFFIXES for stem in stems if stem.endswith(s)]
    if any(len(s) >= 3 and word(s).familiarity >= _PLAIN_PART for s in stems[1:]):
        return True
    return any(
        word(lower[:cut]).familiarity >= _PLAIN_PART
        and word(lower[cut:]).familiarity >= _PLAIN_PART
        for cut in range(3, len(lower) - 3)
    )


@lru_cache(maxsize=4)
def _plain_words(lexicon: Lexicon) -> frozenset[str]:
    """Words of the everyday list and of the other lists: what those hold has been judged, whether
    it is offered as plain or marked where it needs to be."""
    listed = {
        w.lower()
        for entry in lexicon.entries
        for text in (entry.term, *entry.use_instead)
        for w in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", text)
    }
    return frozenset(listed | {w for term in lexicon.everyday for w in (term, *term.split())})


def _finding(lower: str, spans: list[Span]) -> Finding:
    return Finding(
        start=spans[0].start,
        end=spans[0].end,
        rule=RULE.name,
        text=lower,
        severity=RULE.severity,
        message=f"Some readers may never have met ‘{lower}’.",
        why="It is a word that people do not often read. That alone does not make it a hard one.",
        evidence={"familiarity": round(_terms.familiarity(lower), 2)},
        also_at=tuple(spans[1:]),
    )


RULE = Rule(
    name="rare-word",
    summary="A word that people do not often read.",
    severity=Severity.SMALL_THING,
    check=check,
    options=Options,
    sources=("De-Jargonizer (Rakedzon and others, 2017)",),
    on=False,
)
