"""Compounds that no list knows: two or three words that go together and stop people as a whole.

"Retained swab", "outlier letter", "lowest quartile": each has a word that is technical in its own
right, the company it keeps is not what a newcomer would expect, and the paper uses it again. Words
that stand together once are hardly ever a term: "adequate preparation", "complex datasets".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache

from plainspeak.analysis.stops import estimate
from plainspeak.analysis.stops.spelling import NO_LEVEL, spelling
from plainspeak.analysis.types import Passage, Tags
from plainspeak.model import BlockKind

LEAST = 3.5
"""Readers from which a compound is taken. In sixteen papers, seven in ten of those that are taken
have a word that stops 3 in 10 readers; at 3 it is two in three."""
_COMMON = 6.0  # Zipf frequency from which a word joins others and is no part of a term
_SHORTEST = 3  # letters
_LONGEST = 3  # words
_HEADS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_BEFORE_HEAD = frozenset({"JJ", "NN", "NNS", "NNP", "NNPS", "VBN", "VBG"})


@dataclass(frozen=True, slots=True)
class Compound:
    """A compound where it first stands."""

    passage: int  # index
    first: int  # tokens, both included
    last: int
    readers: float


def find(
    passages: Sequence[Passage],
    tags: Tags,
    technical: Set[tuple[int, int]],
    taken: Set[tuple[int, int]] = frozenset(),
) -> tuple[Compound, ...]:
    """The compounds of a paper in reading order, each once, none inside another.

    `tags` gives the Penn tag of (passage index, token). `technical` holds the tokens that a list
    knows as terms, `taken` those of longer terms and of letters, which no compound may touch.
    """
    by_key: dict[tuple[str, ...], list[Compound]] = {}
    for found in _candidates(passages, technical, taken):
        words = passages[found.passage].words[found.first : found.last + 1]
        by_key.setdefault(tuple(w.lower.removesuffix("s") for w in words), []).append(found)
    again = [same for same in by_key.values() if len(same) > 1]
    tags.prefetch(token for same in again for token in _tokens(same[0]))
    firsts = (next((c for c in same if _is_noun_group(c, tags)), None) for same in again)
    best = [found for found in firsts if found]
    chosen: list[Compound] = []
    for found in sorted(best, key=lambda c: (-c.readers, c.passage, c.first, c.last)):
        if not any(
            c.passage == found.passage and c.first <= found.last and found.first <= c.last
            for c in chosen
        ):
            chosen.append(found)
    return tuple(sorted(chosen, key=lambda c: (c.passage, c.first)))


def _candidates(
    passages: Sequence[Passage], technical: Set[tuple[int, int]], taken: Set[tuple[int, int]]
) -> Iterator[Compound]:
    terms: dict[int, set[int]] = {}  # passage → the tokens of terms in it
    for index, token in technical:
        terms.setdefault(index, set()).add(token)
    for passage in passages:
        if passage.index not in terms or passage.block.kind is BlockKind.QUOTATION:
            continue
        for first, last in _groups(passage, terms[passage.index]):
            places = [(passage.index, i) for i in range(first, last + 1)]
            if (
                not taken.isdisjoint(places)
                or passage.is_protected(passage.starts[first], passage.end(last))
                or not _capitals_agree(passage, first, last)
            ):
                continue
            readers = estimate(passage, first, last)
            if readers >= LEAST:
                yield Compound(passage.index, first, last, readers)


def _capitals_agree(passage: Passage, first: int, last: int) -> bool:
    """Whether no word of a group but the first has a capital, or all have: "newsletter Norm" is
    no compound, as Norm is who does it."""
    capitals = [word.text[0].isupper() for word in passage.words[first : last + 1]]
    return all(capitals) or not any(capitals[1:])


def _groups(passage: Passage, terms: Set[int]) -> Iterator[tuple[int, int]]:
    """Runs of two or three words with one space between them that may make a compound, with one of
    these tokens in each."""
    text = passage.block.text
    near = {first for token in terms for first in range(token - _LONGEST + 1, token + 1)}
    for first in sorted(near):
        if first < 0:
            continue
        end = min(first + _LONGEST, passage.sentence_of(first).end)
        for last in range(first, end):
            token = passage.words[last]
            if not token.is_word or token.is_acronym or not _may_be_part(token.text):
                break
            if last > first:
                if text[passage.end(last - 1) : passage.starts[last]] != " ":
                    break
                if not terms.isdisjoint(range(first, last + 1)):
                    yield first, last


@lru_cache(maxsize=50_000)
def _may_be_part(text: str) -> bool:
    """Whether a word is one that a dictionary holds, and neither small nor of the home."""
    if len(text) < _SHORTEST or not text.isalpha():
        return False
    s = spelling(text)
    return (
        (s.dictionary < NO_LEVEL or bool(s.listed))
        and s.familiar < _COMMON
        and not s.short
        and not s.everyday
    )


def _tokens(found: Compound) -> Iterator[tuple[int, int]]:
    return ((found.passage, i) for i in range(found.first, found.last + 1))


def _is_noun_group(found: Compound, tags: Tags) -> bool:
    *before, head = (tags(*token) for token in _tokens(found))
    return head in _HEADS and all(tag in _BEFORE_HEAD for tag in before)
