"""Which words with a capital are no ordinary words."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from plainspeak.analysis.features import dictionary
from plainspeak.analysis.protected import vocabulary as known
from plainspeak.lexicon import shipped

_inner_capital = re.compile(r"(?:Mc|Mac|O'|D'|\w+-)[A-Z]").match
_ORDINARY_ENDINGS = tuple(
    "ing tion tions ment ments ity ities ness ship able ism ology therapy pharmacy care health "
    "ised ized ise ize ises izes ally ical work ware graphy scopy ectomy ative ious based".split()
)
"""Longer words with these endings are words, known to a dictionary or not."""


def is_proper(word: str, small: frozenset[str]) -> bool:
    """Whether a word with a capital is a name by itself: of a person, a place, a firm.

    `small` holds the words that the paper writes without a capital: they are ordinary words.
    """
    if word in known.NOT_NAMES or len(word) < 2 or word.isupper() or not word[0].isupper():
        return False
    bare = word.replace("’", "'").removesuffix("'s")
    lower = bare.lower()
    if any(c.isdigit() for c in bare):
        return False
    if any(c.isupper() for c in bare[1:]) and not _inner_capital(bare):
        return False  # ToR, CoP: letters that stand for something
    if lower in small or lower in known.INSTITUTIONAL or lower in known.FUNCTION_WORDS:
        return False
    if len(lower) > 7 and lower.endswith(_ORDINARY_ENDINGS):
        return False
    if "-" in bare:
        parts = bare.split("-")
        return all(p[:1].isupper() for p in parts) and any(is_proper(p, small) for p in parts)
    return not _in_dictionary(lower)


@lru_cache(maxsize=50_000)
def _in_dictionary(lower: str) -> bool:
    if lower in _listed():
        return True
    forms = (lower, lower.removesuffix("s"), lower.replace("isation", "ization"))
    return any(dictionary().tags(form) for form in forms)


@cache
def _listed() -> frozenset[str]:
    """The words of our lists: none of them is a name."""
    return frozenset(word for entry in shipped().entries for word in entry.term.lower().split())
