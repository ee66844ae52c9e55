"""Words that are only written in capitals: headings, shouted words."""

from __future__ import annotations

import re
from functools import lru_cache

from plainspeak.wordclasses import members

_WORD = re.compile(r"[^\W\d_]{2,}")
_VOWEL = re.compile(r"[aeiouy]")
_CLUSTER = re.compile(r"[bcdfghjklmnpqrstvwxz]{4}|^([b-z])\1|^[^aeiouys][^aeiouyhlrw]")
_COMMON = 3.1  # Zipf frequency of a word that may be written in capitals
_LONG = 8  # letters
_SHOUTED = (4.2, 4.2, 3.8, 3.0, 2.3)
"""… of one of 4, 5, 6, 7, 8 or more letters that stands in capitals among words in small letters:
the longer, the less it can be letters."""
_CAPITALS_BEFORE = re.compile(r"(?:[A-Z&]+[ \n]+)*\Z")
_CAPITALS_AFTER = re.compile(r"(?:[ \n]+[A-Z&]+(?![a-z]))*")
_COMMON_SHORT = 4.2  # Zipf frequency of one of up to 3 letters
_RARE = 1.5  # below this nobody knows it as a word


@lru_cache(maxsize=20_000)
def is_word(letters: str) -> bool:
    """Whether these letters, in any case, are an English word of their own (PLEASE, not NHS)."""
    lower = letters.lower()
    if len(lower) <= 3:
        return lower in members("short-words")
    if not _VOWEL.search(lower):
        return False
    from plainspeak.analysis.familiarity import familiarity
    from plainspeak.analysis.syllables import syllables

    if familiarity(lower) < _COMMON:
        return False
    spelled_out = sum(3 if c == "w" else 1 for c in lower)
    return syllables(lower) != spelled_out or spelled_out <= 1


def is_shouted_word(letters: str) -> bool:
    """Whether people write this word in capitals to be heard: PLEASE, CONFIDENTIAL; not DASH."""
    if letters.lower() in members("capital-words"):
        return True
    if len(letters) <= 3:
        return is_word(letters)
    from plainspeak.analysis.familiarity import familiarity

    needed = _SHOUTED[min(len(letters), _LONG) - 4]
    return _VOWEL.search(letters.lower()) is not None and familiarity(letters.lower()) >= needed


@lru_cache(maxsize=20_000)
def is_unknown(letters: str) -> bool:
    """Whether nobody would take these letters for a word or a name, in any case: PPIE."""
    lower = letters.lower()
    if len(lower) > 7:
        return False
    from plainspeak.analysis.familiarity import familiarity
    from plainspeak.analysis.syllables import syllables

    if len(lower) <= 3:
        is_common = _VOWEL.search(lower) is not None and familiarity(lower) >= _COMMON_SHORT
        return lower not in members("short-words") and not is_common
    if not _VOWEL.search(lower) or syllables(lower) == len(lower):
        return True
    return familiarity(lower) < _RARE and _CLUSTER.search(lower) is not None


def is_in_capitals(text: str) -> bool:
    """Whether most of the words of a text are written in capitals."""
    words = _WORD.findall(text[:2000])
    capitals = sum(w.isupper() for w in words)
    return capitals >= 2 and 2 * capitals > len(words) and len(text) > 8


def is_said_aloud(text: str, start: int, end: int) -> bool:
    """Whether it stands among words in capitals, as a clerk writes what is to be done in the middle
    of a paragraph, and people would take it for a word or a name: ASK ANN FOR A NEW BIN."""
    run = [*_CAPITALS_BEFORE.search(text, max(0, start - 80), start)[0].split()]  # type: ignore[index]
    run += _CAPITALS_AFTER.match(text, end, end + 80)[0].split()  # type: ignore[index]
    if sum(is_word(word) for word in run) < 2 or all(len(word) <= 3 for word in run):
        return False
    return not is_unknown(text[start:end].replace("-", ""))


def in_shouted_run(text: str, start: int, end: int) -> bool:
    """Whether a neighbouring word is an ordinary word in capitals: PLEASE SEND THE FORM."""
    before = _WORD.findall(text[max(0, start - 30) : start])[-1:]
    after = _WORD.findall(text[end : end + 30])[:1]
    return any(w.isupper() and is_word(w) for w in before + after)
