"""Which words with a capital are no ordinary words."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from plainspeak.analysis.features import dictionary
from plainspeak.analysis.types import Word
from plainspeak.analysis.words import word
from plainspeak.lexicon import shipped
from plainspeak.wordclasses import classes, members

NO_NAME = classes("months", "weekdays", "nationalities", "everyday-products", "opening-words")
"""Classes of words whose capital says nothing."""

ROLE = classes("roles", "posts")
ORDINARY = ROLE | classes("meeting-words")
"""Classes of words that are no part of a name for themselves, with a capital or without."""

_inner_capital = re.compile(r"(?:Mc|Mac|O'|D'|\w+-)[A-Z]").match
_ORDINARY_ENDINGS = tuple(sorted(members("ordinary-endings")))
"""Longer words with these endings are words, known to a dictionary or not."""

_SURELY_LONG = 7  # letters


def is_proper(spelling: Word, small: frozenset[str]) -> bool:
    """Whether a word with a capital is a name by itself: of a person, a place, a firm.

    `small` holds the words that the paper writes without a capital: they are ordinary words.
    """
    text = spelling.text
    if len(text) < 2 or text.isupper() or not text[0].isupper() or any(map(str.isdigit, text)):
        return False
    if not NO_NAME.isdisjoint(spelling.classes) or not _ORDINARY.isdisjoint(spelling.classes):
        return False
    if "CamelCase" in spelling.classes:
        return spelling.lower not in _listed()  # OpenSSL
    if any(c.isupper() for c in text[1:]) and not _inner_capital(text.replace("’", "'")):
        return False  # ToR, CoP: letters that stand for something
    lower = spelling.lower.replace("’", "'")
    if lower in small:
        return False
    if len(lower) > _SURELY_LONG and lower.endswith(_ORDINARY_ENDINGS):
        return False
    if "-" in text:
        parts = [word(part) for part in text.split("-") if part]
        return all(p.text[0].isupper() for p in parts) and any(is_proper(p, small) for p in parts)
    return not _in_dictionary(lower)


_ORDINARY = ORDINARY | classes("function-words")


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
