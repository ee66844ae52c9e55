"""Of ten people who are new to the group, how many would have to stop at this word or phrase?

One figure stands behind every mark on words and letters. It is a good guess about many readers,
from what a word looks like, how often people meet it, and the sentence around it; what a word
means in one field, only a list knows, and where a list has judged, the list's figure counts.
"""

from __future__ import annotations

from functools import cache, lru_cache

from plainspeak.analysis.stops.features import FEATURES, alone, features, tokens_at
from plainspeak.analysis.stops.model import Model, load
from plainspeak.analysis.types import Analysis, Passage, ProtectedKind
from plainspeak.model import AcronymState

__all__ = ["at", "estimate", "tokens_at", "word_estimate"]

_NO_WORDS = (ProtectedKind.ADDRESS, ProtectedKind.CODE, ProtectedKind.WEB)
_PROTECTED = 1.0  # readers at most who stop at these: nobody expects to know them


@cache
def _model() -> Model:
    return load("stops", FEATURES)


@lru_cache(maxsize=100_000)
def word_estimate(word: str) -> float:
    """Readers who stop, 0 to 10, at a word (or words with spaces between) outside a sentence."""
    return _model().readers(alone(word))


def estimate(passage: Passage, first: int, last: int, *, listed: float | None = None) -> float:
    """Readers who stop, 0 to 10, at the tokens first … last, both included, in their sentence.

    `listed` is what a list says of the word in the sense that it has here: it was written by people
    who read the word in that sense, so it counts. Addresses, codes and the like are never above 1.
    A name is weighed like a word, as a capital may hide a term: whether it is one is for the caller
    to ask.
    """
    if listed is not None:
        return listed
    said = _model().readers(features(passage, first, last))
    if passage.is_protected(passage.starts[first], passage.end(last), *_NO_WORDS):
        return min(said, _PROTECTED)
    return said


def at(analysis: Analysis, start: int, end: int) -> float:
    """Readers who stop, 0 to 10, at the range start … end of the source of an analysed paper.

    Letters count by what the paper says of them, and for less where people often meet them in
    print; those of which nobody can tell what they stand for, by both. 0 where the range holds no
    word.
    """
    for passage in analysis.passages:
        place = tokens_at(passage, start, end)
        if place and any(w.is_word for w in passage.words[place[0] : place[1] + 1]):
            here = passage.source(*place)
            for use in analysis.acronyms:
                if any(s.start <= here.start and here.end <= s.end for s in use.acronym.uses):
                    seen = _model().readers(features(passage, *place))
                    both = (use.readers + seen) / 2
                    letters = use.acronym
                    if letters.state is AcronymState.UNEXPLAINED and not letters.candidates:
                        return both
                    return min(use.readers, both)
            return estimate(passage, *place, listed=_listed(analysis, passage.index, *place))
    return 0.0


def _listed(analysis: Analysis, passage: int, first: int, last: int) -> float | None:
    """What a list says of a term that stands exactly there, in the sense that is meant."""
    for use in analysis.terms:
        if (use.passage, use.first, use.last) == (passage, first, last):
            return use.entry.readers
    return None
