"""How well people know a word: its Zipf frequency, log10 of uses in a thousand million words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from plainspeak.analysis import frequencies
from plainspeak.analysis.inflection import base_forms
from plainspeak.analysis.spelling import american
from plainspeak.wordclasses import members

_CLITICS = members("clitics") | {"ca", "wo", "sha"}  # "ca" + "n't"
_CLITIC_ZIPF = 7.0

_DIVIDERS = re.compile(r"[-–/.]")
_PLAIN_SIGHT = 5.0  # so common that other forms need no look


def familiarity(lower: str) -> float:
    """Zipf frequency of a word in lower case: 0 unknown, 3 rare, 4 known to most, 6 everyday.

    Of a word's forms and spellings the commonest counts: "mitigations" has the number of
    "mitigation", "utilise" that of "utilize". Of a hyphenated word the rarest part counts. Names
    have numbers like other words: whether a word is a name is for the caller to know.
    """
    return min(map(_of_part, _parts(lower)), default=0.0)


def prepare(words: Iterable[str]) -> None:
    """Look up these words (lower case) in one go, which spares a short paper most of the wait.

    What `familiarity` answers is the same with it and without.
    """
    if frequencies.wants_batches():
        parts = {part for word in words for part in _parts(word)}
        rare = [part for part in parts if not frequencies.is_common(part, _PLAIN_SIGHT)]
        frequencies.look_up({form for part in rare for form in forms(part)})


def _parts(lower: str) -> list[str]:
    """The word, or the words between its hyphens, without possessive endings."""
    lower = lower.replace("’", "'")
    if lower.isalpha() or lower in _CLITICS:
        return [lower]
    parts = [part for part in _DIVIDERS.split(lower) if any(c.isalpha() for c in part)]
    return [part.removesuffix("'s").strip("'") for part in parts or [lower]]


def _of_part(word: str) -> float:
    if word in _CLITICS:
        return _CLITIC_ZIPF
    own = zipf(word)
    return own if own >= _PLAIN_SIGHT else max(own, *map(zipf, forms(word)), 0.0)


@lru_cache(maxsize=10_000)
def forms(word: str) -> frozenset[str]:
    """The word, what may be its lemmas, and each of these in American spelling."""
    own = (word, *base_forms(word))
    return frozenset((*own, *map(american, own)))


def zipf(spelling: str) -> float:
    """Zipf frequency of exactly this spelling in lower case; 0 where the data do not have it."""
    return frequencies.zipf(spelling)
