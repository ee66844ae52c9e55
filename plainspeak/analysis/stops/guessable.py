"""What may be a word or compound that stops people and that no list has: see `guess`."""

from __future__ import annotations

from collections.abc import Iterator, Set
from functools import lru_cache
from typing import NamedTuple

from plainspeak.analysis.inflection import lemmas
from plainspeak.analysis.stops import word_estimate
from plainspeak.analysis.stops.parts import STOPS
from plainspeak.analysis.stops.spelling import spelling
from plainspeak.analysis.types import Analysis, Passage, TermUse, Word, distinct_words, places_of
from plainspeak.lexicon import Lexicon, compiled_for
from plainspeak.model import AcronymState, BlockKind

_COMMON = 6.0  # Zipf frequency from which a word joins others and is no part of a term
_SHORTEST = 3  # letters
_LONGEST = 3  # words
_WORTH_ASKING = 2.0  # readers who stop at one of its words, below which few guesses are right


class Candidate(NamedTuple):
    """What may be a word or compound that stops people, where it first stands."""

    passage: Passage
    first: int  # tokens, both included
    last: int
    times: int  # how often the paper has it

    @property
    def stems(self) -> tuple[str, ...]:
        """Its words, the same for singular and plural."""
        return _stems(self.passage, self.first, self.last)


def candidates(analysis: Analysis, taken: Set[tuple[int, int]] = frozenset()) -> list[Candidate]:
    """What no list has in this sense, and nothing marks; each once, in reading order. A word of no
    field that a list has is judged, and makes nothing technical: "forthcoming panel"."""
    listed = {(u.passage, i) for u in analysis.terms for i in range(u.first, u.last + 1)}
    longer = {
        (use.passage, i)
        for use in analysis.terms
        for i in range(use.first, use.last + 1)
        if use.last > use.first or stops(use) or use.entry.field == "general"
    }
    longer |= taken
    free = {w for w in distinct_words(analysis.passages) if _is_free(w)}
    hard = {word for word in free if is_hard(word.lower)}
    found: dict[tuple[str, ...], Candidate] = {}
    for passage in analysis.passages:
        if passage.block.kind is BlockKind.QUOTATION or hard.isdisjoint(passage.words):
            continue
        for first, last in _runs(passage, longer, free, hard):
            stems = _stems(passage, first, last)
            known = found.get(stems)
            if known:
                found[stems] = known._replace(times=known.times + 1)
            elif (
                (last > first or (passage.index, first) not in listed)
                and (last > first or _may_stand_alone(passage.words[first].lower))
                and _is_no_name(passage, first, last)
                and not passage.is_protected(passage.starts[first], passage.end(last))
            ):
                found[stems] = Candidate(passage, first, last, 1)
    return list(found.values())


def stops(use: TermUse) -> bool:
    """Whether its list says that a listed term stops readers."""
    return (use.entry.readers or 0) >= STOPS


def unknown_letters(analysis: Analysis) -> set[tuple[int, int]]:
    """Letters that a reader does not know, where they stand."""
    unknown = {
        use.acronym.short
        for use in analysis.acronyms
        if use.acronym.state in (AcronymState.UNEXPLAINED, AcronymState.EXPLAINED_LATE)
    }
    spellings = distinct_words(analysis.passages)
    letters = {w for w in spellings if w.is_acronym and w.text in unknown}
    return places_of(letters, analysis.passages)


def _is_free(word: Word) -> bool:
    """Whether a word may be part of a compound, wherever it stands."""
    return not word.is_acronym and word.is_word and may_be_part(word.text)


def _runs(
    passage: Passage, taken: Set[tuple[int, int]], parts: Set[Word], hard_parts: Set[Word]
) -> Iterator[tuple[int, int]]:
    """One to three words with one space between them, within a sentence, at one of which somebody
    may stop. `parts` are the words of the paper that may be part of a compound, `hard_parts` those
    of them at which somebody may stop."""
    words, text = passage.words, passage.block.text
    index = passage.index
    free = [word in parts and (index, i) not in taken for i, word in enumerate(words)]
    hard = [is_free and word in hard_parts for is_free, word in zip(free, words, strict=True)]
    if not any(hard):
        return
    for sentence in passage.sentences:
        for first in range(sentence.start, sentence.end):
            for last in range(first, min(first + _LONGEST, sentence.end)):
                if not free[last] or (
                    last > first and text[passage.end(last - 1) : passage.starts[last]] != " "
                ):
                    break
                if any(hard[first : last + 1]):
                    yield first, last


def _stems(passage: Passage, first: int, last: int) -> tuple[str, ...]:
    return tuple([word.lower.removesuffix("s") for word in passage.words[first : last + 1]])


@lru_cache(maxsize=50_000)
def is_hard(lower: str) -> bool:
    """Whether enough readers stop at a word, alone, for what it is in to be weighed."""
    return word_estimate(lower) >= _WORTH_ASKING


def _is_no_name(passage: Passage, first: int, last: int) -> bool:
    """Whether no word has a capital but the one with which a sentence begins ("newsletter Norm" is
    no compound, as Norm is who does it, and "Glebe House" and "the Node platform" have names), or,
    in a heading, all of several have."""
    capitals = [word.text[0].isupper() for word in passage.words[first : last + 1]]
    if last > first and all(capitals) and passage.block.kind is BlockKind.HEADING:
        return True
    sentence = passage.sentence_of(first)
    begins = first == sentence.start
    if begins and capitals[0] and last + 1 < sentence.end:
        following = passage.words[last + 1]
        if following.text[0].isupper() and not following.is_acronym:
            return False  # "Wen Li said"
    return not any(capitals[1:]) and (begins or not capitals[0])


@lru_cache(maxsize=50_000)
def may_be_part(text: str) -> bool:
    """Whether a word is neither small nor of the home, and is no code."""
    if len(text) < _SHORTEST or not text.replace("-", "").isalpha():
        return False
    s = spelling(text)
    return s.familiar < _COMMON and not s.short and not s.everyday


@lru_cache(maxsize=50_000)
def _may_stand_alone(lower: str) -> bool:
    """Whether it is a word that a dictionary holds, or made of such words with hyphens: what none
    holds is a name, a slip or a word of another language as often as a term."""
    return all(spelling(part).listed for part in lower.split("-"))


def is_known_anywhere(candidate: Candidate, lexicon: Lexicon) -> bool:
    """Whether it is one word that the lists know wherever it stands: where that is not marked,
    there is a reason, as in "randomised (put into groups by chance)"."""
    if candidate.first < candidate.last:
        return False
    lower = candidate.passage.words[candidate.first].lower
    return not _known_anywhere(lexicon).isdisjoint({lower, *lemmas(lower)})


@lru_cache(maxsize=4)
def _known_anywhere(lexicon: Lexicon) -> frozenset[str]:
    """Terms of one word that need no sign to be meant."""
    return compiled_for(lexicon, "known anywhere", _of_any_sense)


def _of_any_sense(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(e.term.lower() for e in lexicon.entries if not e.meant and " " not in e.term)
