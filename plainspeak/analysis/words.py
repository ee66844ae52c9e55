"""What is known of one spelling: familiarity, syllables, shape."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from plainspeak.analysis import familiarity
from plainspeak.analysis.syllables import syllables
from plainspeak.analysis.types import Word
from plainspeak.wordclasses import classes_of

LONGEST = 60
"""Characters of a word; longer strings are no words, whatever they are. Our own figure."""
_LONGEST_ACRONYM = 10  # letters
_LONGEST_MIXED = 6  # "DfE", "SoECAT", but not "WhatsApp"
_CAPITAL_WORD = 4.5  # Zipf frequency from which a long run of capitals is a word in capitals
_SURELY_WORD = 6.3  # the same for two and three letters: AND, FOR, THE
_INITIALS = re.compile(r"[^\W\d_a-z]|(?:[^\W\d_a-z]\.-?)+")
_CAMEL = re.compile(r"[A-Za-z]{0,20}[a-z]{2}[A-Z]{1,6}[a-z]{0,20}\d{0,3}")
_SHORTEST_CAMEL = 5  # letters: "NumPy"
_YEAR = 4  # figures
_NAME_PREFIX = re.compile(r"(?:Mc|Mac|O['’]|D['’]|Fitz|De|Van|Le|La|Di|Du)[A-Z]")


def prepare(texts: Iterable[str]) -> None:
    """Look up all words of a paper in one go; `word` answers the same without it, only later."""
    familiarity.prepare(text.lower() for text in texts if len(text) <= LONGEST)


@lru_cache(maxsize=200_000)
def word(text: str) -> Word:
    """What is known of this spelling. `text` is one token, in the case that it has in the paper."""
    lower = text.lower()
    is_word = text.isalpha() or any(c.isalpha() for c in text)
    if len(text) > LONGEST:
        return Word(text, lower, is_word, False, 1, 0.0)
    acronym = is_word and _has_acronym_shape(text)
    return Word(
        text,
        lower,
        is_word,
        acronym,
        _count(text, lower, acronym),
        familiarity.familiarity(lower) if is_word else 0.0,
        _classes(text),
    )


def _classes(text: str) -> frozenset[str]:
    """The lists that a spelling stands in, with or without its dots, and its shapes."""
    found = classes_of(text).union(_shapes(text))
    return found | classes_of(text.replace(".", "")) if "." in text[1:] else found


def _shapes(text: str) -> Iterator[str]:
    """The names of the shapes that a spelling has, as patterns over tokens call them."""
    if text[:1].isdigit():
        yield "Number"
        if len(text) == _YEAR and text.isdecimal():
            yield "Year"
    elif not any(c.isalnum() for c in text):
        yield "Sign"
        if text[:1] and text[0] in ".!?;…":
            yield "Stop"
    else:
        yield "Word"
    if text[:1].isupper():
        yield "Capital"
        if _INITIALS.fullmatch(text):
            yield "Initials"
        elif len(text) > 1 and text.isupper():
            yield "Capitals"
    if len(text) >= _SHORTEST_CAMEL and _CAMEL.fullmatch(text):
        yield "CamelCase"


def _count(text: str, lower: str, acronym: bool) -> int:
    if acronym and "-" in text.strip("-"):
        return sum(word(part).syllables for part in text.split("-") if part)
    if acronym and text.isupper() and text.isalpha():
        needed = _SURELY_WORD if len(text) <= 3 else _CAPITAL_WORD
        acronym = lower in {"it", "us", "who"} or familiarity.familiarity(lower) < needed
    return syllables(text, as_letters=acronym)


def _has_acronym_shape(text: str) -> bool:
    """Two or more letters of which most are capitals: NHS, GPs, A&E, DfE, COVID-19, HbA1c."""
    if text.islower():
        return False
    core = text.removesuffix("'s").removesuffix("’s").removesuffix("s")
    letters = [c for c in core if c.isalpha()]
    capitals = sum(c.isupper() for c in letters)
    if capitals < 2 or len(letters) > _LONGEST_ACRONYM or _NAME_PREFIX.match(text):
        return False
    return capitals == len(letters) or (
        len(letters) <= _LONGEST_MIXED and 2 * capitals >= len(letters)
    )
