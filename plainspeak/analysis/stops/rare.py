"""Single words that no list knows and that stop people: "riparian", "splays", "recused"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence, Set
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain, combinations

from plainspeak.analysis import frequencies
from plainspeak.analysis.familiarity import zipf
from plainspeak.analysis.features import dictionary
from plainspeak.analysis.readers_know import UNRATED, unknown_to
from plainspeak.analysis.stops import estimate, word_estimate
from plainspeak.analysis.stops.spelling import NO_LEVEL, kin, relatives, spelling
from plainspeak.analysis.types import Passage, distinct_words
from plainspeak.analysis.words import LONGEST
from plainspeak.analysis.words import word as facts_of
from plainspeak.model import BlockKind

LEAST = 3.0
"""Readers from which a word is taken whose meaning so many adults do not know, by our own judgement
of it (data/unknown_to.txt)."""
LESS_SURE = 1.0
"""Readers more that the estimate has to say of a word that nobody has judged. In eight papers of
councils, boards and software, half of the unlisted words at 4 or above stop 3 in 10 readers; of
those at 3, four in ten."""

_NEAR = 1.5  # readers that a sentence adds at most to what a word has alone
_GUESSED = 1.0  # adults of ten who do not know a word, up to which they guess what is made of it
_DOUBLE = re.compile(r"(.)\1")
_WORD = re.compile(r"[^\W\d_]{4,}")
_SEEN = 0.9  # Zipf frequency from which a word that no dictionary holds is no slip of the pen
_PLAIN_PART = 4.3  # Zipf frequency of a word that stays plain inside a longer one: "sandbags"
_PLAIN_RELATIVE = 4.3
_WHOLE = 4.0  # Zipf frequency of a word that is known by its first letters
_SLIP = 2.0  # so much commoner is the word that a misspelt one stands for, in Zipf units
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class RareWord:
    """A rare word with every place where it stands: (passage index, token number)."""

    lower: str
    places: tuple[tuple[int, int], ...]
    readers: float  # at the place where most would stop


def find(
    passages: Sequence[Passage], taken: Set[tuple[int, int]] = frozenset(), least: float = LEAST
) -> tuple[RareWord, ...]:
    """The rare words of a paper in reading order, each once.

    `taken` holds places, as in RareWord, that are spoken for: terms of lists, letters. Left out are
    names, quoted and other protected words, misspellings, clipped words and words of the home.
    """
    places: dict[str, list[tuple[int, int]]] = {}
    readers: dict[str, float] = {}
    words = distinct_words(passages)
    small = {w.lower for w in words if w.text.islower()}
    rare = {w for w in words if not w.is_acronym and is_rare(w.lower)}
    for passage in passages:
        if passage.block.kind is BlockKind.QUOTATION or rare.isdisjoint(passage.words):
            continue
        for i, word in enumerate(passage.words):
            if word not in rare:
                continue
            lower = word.lower
            if (
                (word.text != lower and lower not in small and not _may_start(passage, i))
                or (passage.index, i) in taken
                or passage.is_protected(passage.starts[i], passage.end(i))
            ):
                continue
            places.setdefault(lower, []).append((passage.index, i))
            said = unknown_to(lower)
            if said == UNRATED:
                said = estimate(passage, i, i)
            readers[lower] = max(said, readers.get(lower, 0.0))
    return tuple(
        RareWord(lower, tuple(places[lower]), readers[lower])
        for lower in places
        if readers[lower] >= least + LESS_SURE * (unknown_to(lower) == UNRATED)
    )


def _may_start(passage: Passage, token: int) -> bool:
    """Whether a capital here may be that of a sentence, of a word that a dictionary holds small."""
    begins = token == passage.sentence_of(token).start
    if not begins or dictionary().tags(passage.words[token].text):
        return False  # Martin said so
    following = passage.words[token + 1].text[:1] if token + 1 < len(passage.words) else ""
    return not following.isupper() and bool(spelling(passage.words[token].lower).listed)


@lru_cache(maxsize=50_000)
def is_rare(lower: str) -> bool:
    """Whether a word, wherever it stands, may be one that stops people: it is a real word, not
    a misspelling, not clipped, not of the home, and not made of plain ones."""
    # What takes longest to find out is asked last, and of most words never.
    if len(lower) > LONGEST or not _WORD.fullmatch(lower):
        return False
    judged = unknown_to(lower)
    if judged != UNRATED:
        return judged > 0
    if facts_of(lower).familiarity >= _PLAIN_PART:
        return False
    s = spelling(lower)
    if s.everyday or s.short:
        return False
    in_dictionary = s.dictionary < NO_LEVEL
    if not (in_dictionary or s.listed or s.greek or s.seen >= _SEEN):
        return False
    if any(UNRATED < unknown_to(relative) <= _GUESSED for relative in relatives(lower)):
        return False
    near = kin(lower)
    if near.halves >= _PLAIN_PART or near.family >= _PLAIN_RELATIVE:
        return False
    if word_estimate(lower) < LEAST + LESS_SURE - _NEAR:
        return False
    return in_dictionary or (not is_slip(lower) and not is_clipped(lower))


def is_clipped(lower: str) -> bool:
    """Whether a word is the beginning of a common one: "recep", "econ", "conv"."""
    words = _in_order()
    place = bisect_left(words, lower)
    while place < len(words) and words[place].startswith(lower):
        if len(words[place]) > len(lower) + 1 and frequencies.is_common(words[place], _WHOLE):
            return True
        place += 1
    return False


@cache
def _in_order() -> list[str]:
    return sorted(frequencies.short_list())


@lru_cache(maxsize=20_000)
def is_slip(lower: str) -> bool:
    """Whether a word is one letter (left out, changed, swapped), or any number of doubled ones,
    away from one that is a hundred times as common: "recieve", "tommorow"."""
    least = max(zipf(lower) + _SLIP, 3.0)
    cuts = [(lower[:i], lower[i:]) for i in range(len(lower) + 1)]
    near = {a + b[1:] for a, b in cuts if b}
    near |= {a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1}
    near |= {a + c + b[1:] for a, b in cuts if b for c in _LETTERS}
    near |= {a + c + b for a, b in cuts for c in _LETTERS}
    near |= _doubled(_squeeze(lower))
    near.discard(lower)
    words = near & frequencies.short_list().keys()
    return any(frequencies.is_common(word, least) for word in words)


def _squeeze(lower: str) -> str:
    return _DOUBLE.sub(r"\1", lower)


def _doubled(squeezed: str) -> set[str]:
    """A word without doubled letters, with up to three of them doubled: no common word has more."""
    places = range(1, len(squeezed) + 1)
    found = set()
    for chosen in chain.from_iterable(combinations(places, n) for n in (0, 1, 2, 3)):
        written = squeezed
        for place in reversed(chosen):
            written = written[:place] + written[place - 1] + written[place:]
        found.add(written)
    return found
