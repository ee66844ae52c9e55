"""Words that no list has and that a newcomer still stops at: cut short, rare, or of the trade."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from plainspeak.analysis import clipped
from plainspeak.analysis.inflection import lemmas
from plainspeak.analysis.stops import guess, rare, word_estimate
from plainspeak.analysis.types import Analysis, distinct_words, places_of
from plainspeak.lexicon import Lexicon, compiled_for
from plainspeak.model import Finding, Severity, Suggestion
from plainspeak.rules import _terms
from plainspeak.rules.base import Kind, Rule, severity_of

Place = tuple[int, int]
"""A passage's index and a token's number."""

GUESSABLE, STUMP = 3.0, 5.0
"""Of ten newcomers, how many stop at a word cut short: where the paper has the whole word, and
where it has not. From two careful readings of eight papers."""


@dataclass(frozen=True, slots=True)
class Options:
    """`readers`: of ten newcomers, how many have to stop at a word or compound to mark it. One more
    has to at a rare word that nobody has judged."""

    readers: float = rare.LEAST


def check(analysis: Analysis, options: Options) -> Iterator[Finding]:
    """One finding for each word cut short, each rare word and each guess, at its first use."""
    listed = {(use.passage, i) for use in analysis.terms for i in range(use.first, use.last + 1)}
    listed |= analysis.explained
    spellings = distinct_words(analysis.passages)
    letters = places_of({word for word in spellings if word.is_acronym}, analysis.passages)
    settings = analysis.settings
    lexicon = settings.lexicon
    allowed = settings.allowed_words | {term.lower() for term in settings.glossary}
    taken: set[Place] = letters | analysis.explained
    for short in clipped.find(analysis.passages):
        places = [at for at in short.places if at not in listed]
        if places and short.stump not in allowed | _everyday(lexicon):
            taken.update(places)
            yield _cut_short(analysis, short, places)
    for found in rare.find(analysis.passages, listed | letters, options.readers):
        own = lemmas(found.lower)
        if found.lower in allowed or not _plain_words(lexicon).isdisjoint(own):
            continue
        # A listed word in a sense that nothing tells here has to be rare by its looks as well.
        seldom = word_estimate(found.lower) >= rare.LEAST + rare.LESS_SURE
        if seldom or _of_other_senses(lexicon).isdisjoint(own):
            taken.update(found.places)
            yield _rare(analysis, found)
    for guessed in guess.find(analysis, taken, options.readers):
        words = analysis.passages[guessed.passage].words[guessed.first : guessed.last + 1]
        if allowed.isdisjoint({" ".join(w.lower for w in words), *(w.lower for w in words)}):
            yield _guess(analysis, guessed)


@lru_cache(maxsize=4)
def _plain_words(lexicon: Lexicon) -> frozenset[str]:
    """Words of the everyday list and of the other lists: what those hold has been judged, whether
    it is offered as plain or marked where it needs to be. A word that is marked in one sense only
    is as rare as it is where nothing tells the sense."""
    return compiled_for(lexicon, "plain", _judged)


def _judged(lexicon: Lexicon) -> frozenset[str]:
    texts = "\n".join(text for e in lexicon.entries for text in (e.term, *e.use_instead))
    listed = re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", texts.lower())
    plain = frozenset(listed).union(w for term in lexicon.everyday for w in (term, *term.split()))
    return plain - _of_other_senses(lexicon)


@lru_cache(maxsize=4)
def _of_other_senses(lexicon: Lexicon) -> frozenset[str]:
    """Terms that are marked where their sense is told, and only there."""
    return frozenset(e.term.lower() for e in lexicon.entries if e.meant)


@lru_cache(maxsize=4)
def _everyday(lexicon: Lexicon) -> frozenset[str]:
    """What only looks cut short: letters that everybody knows, as people write them in haste, "gp",
    and the words of everyday terms, "hors" of "hors d'oeuvre"."""
    letters = (a.short.lower() for a in lexicon.acronyms if a.known == "public")
    return frozenset(letters).union(*(term.split() for term in lexicon.everyday))


def _cut_short(analysis: Analysis, short: clipped.Clipped, places: Sequence[Place]) -> Finding:
    return _finding(
        analysis,
        [(number, i, i) for number, i in places],
        GUESSABLE if short.whole else STUMP,
        message="‘{}’ is cut short; not every reader can tell what it stands for.",
        why="People who were not there cannot ask. The whole word helps them.",
        instead=short.whole,
    )


def _rare(analysis: Analysis, found: rare.RareWord) -> Finding:
    return _finding(
        analysis,
        [(number, i, i) for number, i in found.places],
        found.readers,
        message="Some readers may never have met ‘{}’.",
        why="People do not often read it. An everyday word, or what it means, helps them.",
    )


def _guess(analysis: Analysis, found: guess.Guess) -> Finding:
    message = "Readers may know the words of ‘{}’ and not what they mean together."
    why = "Words of a trade often mean one thing together. Explain it the first time."
    if found.first == found.last:
        message = "Some readers may not know what ‘{}’ means here."
        why = "It may be a word of the trade. Say in a few words what it is."
    place = (found.passage, found.first, found.last)
    return _finding(analysis, [place], found.readers, message=message, why=why)


def _finding(
    analysis: Analysis,
    places: Sequence[tuple[int, int, int]],
    readers: float,
    *,
    message: str,
    why: str,
    instead: str = "",
) -> Finding:
    spans = [analysis.passages[number].source(first, last) for number, first, last in places]
    number, first, last = places[0]
    text = " ".join(analysis.passages[number].text(first, last).split())
    return Finding(
        start=spans[0].start,
        end=spans[0].end,
        rule=RULE.name,
        text=text,
        severity=severity_of(readers, analysis.settings.bands),
        message=message.format(text),
        why=f"{why} {_terms.how_many(readers)}".strip(),
        suggestions=(Suggestion(instead, False),) if instead else (),
        evidence={"familiarity": round(_terms.familiarity(text), 2)},
        also_at=tuple(spans[1:]),
        readers=round(readers, 1),
    )


RULE = Rule(
    name="rare-word",
    summary="A word cut short, a word that people seldom read, or words of a trade.",
    severity=Severity.WORTH_A_LOOK,
    check=check,
    kind=Kind.WORD,
    called="words cut short or seldom met",
    order=120,
    stops=True,
    options=Options,
    sources=("De-Jargonizer (Rakedzon and others, 2017)",),
)
