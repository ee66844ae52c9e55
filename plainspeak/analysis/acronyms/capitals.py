"""Words that are only written in capitals: headings, shouted words."""

from __future__ import annotations

import re
from functools import lru_cache

_WORD = re.compile(r"[^\W\d_]{2,}")
_VOWEL = re.compile(r"[aeiouy]")
_CLUSTER = re.compile(r"[bcdfghjklmnpqrstvwxz]{4}|^([b-z])\1|^[^aeiouys][^aeiouyhlrw]")
_SHORT_WORDS = frozenset(
    "a am an as at be by do go he if in is it me my no of oh on or so to up us we all and any are "
    "ask ban bad big box boy but buy can car cup cut day did dog due end ever far few fit for fun "
    "get got had has her him his hot how its job key lab law lay let lot low man may men mix new "
    "nor not now off old one our out own pay per put red run sat saw say see set she sit six sub "
    "tax tea ten the top too try two use was way who why win yes yet you your".split()
)
_COMMON = 3.1  # Zipf frequency of a word that may be written in capitals
_SHOUTED = 4.2  # … of one that stands in capitals among words in small letters
_RARE = 1.5  # below this nobody knows it as a word


@lru_cache(maxsize=20_000)
def is_word(letters: str) -> bool:
    """Whether these letters, in any case, are an English word of their own (PLEASE, not NHS)."""
    lower = letters.lower()
    if len(lower) <= 3:
        return lower in _SHORT_WORDS
    if not _VOWEL.search(lower):
        return False
    from plainspeak.analysis.familiarity import familiarity
    from plainspeak.analysis.syllables import syllables

    if familiarity(lower) < _COMMON:
        return False
    spelled_out = sum(3 if c == "w" else 1 for c in lower)
    return syllables(lower) != spelled_out or spelled_out <= 1


def is_shouted_word(letters: str) -> bool:
    """Whether people write this word in capitals to be heard: PLEASE, MUST; not DASH or PRISM."""
    if len(letters) <= 3:
        return is_word(letters)
    from plainspeak.analysis.familiarity import familiarity

    return is_word(letters) and familiarity(letters.lower()) >= _SHOUTED


@lru_cache(maxsize=20_000)
def is_unknown(letters: str) -> bool:
    """Whether nobody would take these letters for a word or a name, in any case: PPIE."""
    lower = letters.lower()
    if len(lower) <= 3:
        return lower not in _SHORT_WORDS
    if len(lower) > 7:
        return False
    from plainspeak.analysis.familiarity import familiarity
    from plainspeak.analysis.syllables import syllables

    if not _VOWEL.search(lower) or syllables(lower) == len(lower):
        return True
    return familiarity(lower) < _RARE and _CLUSTER.search(lower) is not None


def is_in_capitals(text: str) -> bool:
    """Whether most of the words of a text are written in capitals."""
    words = _WORD.findall(text[:2000])
    capitals = sum(w.isupper() for w in words)
    return capitals >= 2 and 2 * capitals > len(words) and len(text) > 8


def in_shouted_run(text: str, start: int, end: int) -> bool:
    """Whether a neighbouring word is an ordinary word in capitals: PLEASE SEND THE FORM."""
    before = _WORD.findall(text[max(0, start - 30) : start])[-1:]
    after = _WORD.findall(text[end : end + 30])[:1]
    return any(w.isupper() and is_word(w) for w in before + after)
