"""How well people know a word, and whether letters in capitals are one.

What counts is its Zipf frequency: log10 of its uses in a thousand million words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from plainspeak.analysis import frequencies
from plainspeak.analysis.inflection import base_forms
from plainspeak.analysis.spelling import american
from plainspeak.analysis.syllables import syllables
from plainspeak.wordclasses import members

_CLITICS = members("clitics") | {"ca", "wo", "sha"}  # "ca" + "n't"
_CLITIC_ZIPF = 7.0

_DIVIDERS = re.compile(r"[-–/.]")
_PLAIN_SIGHT = 5.0  # so common that other forms need no look

_VOWEL = re.compile(r"[aeiouy]")
_CLUSTER = re.compile(r"[bcdfghjklmnpqrstvwxz]{4}|^([b-z])\1|^[^aeiouys][^aeiouyhlrw]")
_COMMON = 3.1  # Zipf frequency of a word that may be written in capitals
_COMMON_SHORT = 4.2  # … of one of up to 3 letters
_LONG = 8  # letters
_SHOUTED = (4.2, 4.2, 3.8, 3.0, 2.3)
"""… of one of 4, 5, 6, 7, 8 or more letters that stands in capitals among words in small letters:
the longer, the less it can be letters."""
_KNOWN_TO_SOME = 2.7  # … of one among words that are all in capitals
_RARE = 1.5  # below this nobody knows it as a word


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


@lru_cache(maxsize=20_000)
def is_word(letters: str) -> bool:
    """Whether these letters, in any case, are an English word of their own (PLEASE, not NHS)."""
    lower = letters.lower()
    if len(lower) <= 3:
        return lower in members("short-words")
    if not _VOWEL.search(lower) or familiarity(lower) < _COMMON:
        return False
    spelled_out = sum(3 if c == "w" else 1 for c in lower)
    return syllables(lower) != spelled_out or spelled_out <= 1


def is_shouted_word(letters: str) -> bool:
    """Whether people write this word in capitals to be heard: PLEASE, CONFIDENTIAL; not DASH."""
    if letters.lower() in members("capital-words"):
        return True
    if len(letters) <= 3:
        return is_word(letters)
    needed = _SHOUTED[min(len(letters), _LONG) - 4]
    return _VOWEL.search(letters.lower()) is not None and familiarity(letters.lower()) >= needed


def may_be_word(letters: str) -> bool:
    """Whether these letters may be a word where all words stand in capitals: FEN."""
    lower = letters.lower()
    spelled = len(lower) > 2 and _VOWEL.search(lower) is not None
    return spelled and familiarity(lower) >= _KNOWN_TO_SOME


@lru_cache(maxsize=20_000)
def is_unknown(letters: str) -> bool:
    """Whether nobody would take these letters for a word or a name, in any case: PPIE."""
    lower = letters.lower()
    if len(lower) > 7:
        return False
    if len(lower) <= 3:
        is_common = _VOWEL.search(lower) is not None and familiarity(lower) >= _COMMON_SHORT
        return lower not in members("short-words") and not is_common
    if not _VOWEL.search(lower) or syllables(lower) == len(lower):
        return True
    return familiarity(lower) < _RARE and _CLUSTER.search(lower) is not None
