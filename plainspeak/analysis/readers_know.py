"""How well people know a word: how often it is printed, and whether adults know what it means.

"Hedgehog" is seldom printed and known to every child; "allocation" is printed every day and is a
word of study and office. data/unknown_to.txt holds our own judgement of 29,000 words.
"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files

from plainspeak.analysis.familiarity import forms
from plainspeak.analysis.types import Word

EVERYDAY = 5.0
"""Familiarity from which a word costs a reader nothing."""

_ALL_KNOW, _EACH = 4.8, 0.8
"""What a word counts that everybody knows, and less for each adult of ten who does not. The mean of
that and its familiarity goes best with how hard people find sentences (MedReadMe)."""
_CODE = 3.0  # "CaMKII", "mC", "x": read as a puzzle, whatever its frequency


def is_code(text: str) -> bool:
    """Whether capitals or figures stand inside a word."""
    rest = text[1:]
    if rest.isalpha() and rest.islower():  # nearly all words, and soon told
        return False
    return any(c.isupper() or c.isdigit() for c in rest)


@lru_cache(maxsize=50_000)
def known(word: Word) -> float:
    """How well people know a word, 0 … 8: its familiarity where nobody has judged it.

    Acronyms and names are for the caller, who knows the paper.
    """
    text = word.text
    if is_code(text) and not text.isupper():
        return min(word.familiarity, _CODE)
    many = unknown_to(word.lower)
    if many == UNRATED:
        return word.familiarity
    return (word.familiarity + _ALL_KNOW - _EACH * many) / 2


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
        if many[0].isdigit():
            found.update(dict.fromkeys(words.split(), float(many)))
    return found
