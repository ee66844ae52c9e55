"""How hard a word is for readers: its familiarity, corrected by what frequency cannot see.

"Hedgehog" is seldom printed and known to every child; "allocation" is printed every day and is a
word of study and office. Lists of our own say so; everything else goes by Zipf frequency.
"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files

from plainspeak.analysis.familiarity import forms
from plainspeak.analysis.types import Word

EVERYDAY = 5.0
"""Familiarity from which a word costs a reader nothing."""

_EARLY = 5.2  # what a word that children know counts at least
_LATE = 5.2  # what a word of study and office counts at most, before the discount
_LATE_DISCOUNT = 0.3
_CODE = 3.0  # "CaMKII", "mC", "x": read as a puzzle, whatever its frequency


def is_code(text: str) -> bool:
    """Whether capitals or figures stand inside a word."""
    rest = text[1:]
    if rest.isalpha() and rest.islower():  # nearly all words, and soon told
        return False
    return any(c.isupper() or c.isdigit() for c in rest)


@lru_cache(maxsize=50_000)
def known(word: Word) -> float:
    """How well people know a word: its familiarity with the two lists applied, 0 … 8.

    Acronyms and names are for the caller, who knows the paper.
    """
    familiarity = word.familiarity
    text = word.text
    if is_code(text) and not text.isupper():
        return min(familiarity, _CODE)
    own = forms(word.lower)
    if not own.isdisjoint(_list("learned_early")):
        return max(familiarity, _EARLY)
    if not own.isdisjoint(_list("learned_late")):
        return min(familiarity, _LATE) - _LATE_DISCOUNT
    return familiarity


UNRATED = -1.0
"""What `unknown_to` gives for words that data/unknown_to.txt does not judge."""


@lru_cache(maxsize=50_000)
def unknown_to(lower: str) -> float:
    """Of ten adults, how many do not know what this spelling means in its usual sense (0 to 10), or
    UNRATED."""
    rated = _rated()
    own = rated.get(lower)
    if own is None:
        own = min((rated[form] for form in forms(lower) if form in rated), default=UNRATED)
    return own


@cache
def _rated() -> dict[str, float]:
    text = (files("plainspeak") / "data" / "unknown_to.txt").read_text(encoding="utf-8")
    found: dict[str, float] = {}
    for line in text.splitlines():
        many, _, words = line.partition(" ")
        if many.isdigit():
            found.update(dict.fromkeys(words.split(), float(many)))
    return found


@cache
def _list(name: str) -> frozenset[str]:
    text = (files("plainspeak") / "data" / f"{name}.txt").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return frozenset(word for line in lines for word in line.split())
