"""How words stand in a sentence: "a" or "an", capitals, numbers and lists."""

from __future__ import annotations

import re
from collections.abc import Iterable

from plainspeak.wordclasses import any_of, members

# -- "a" or "an" ---------------------------------------------------------------------------------

_FIRST = re.compile(r"[^\W_]+")

_SAID_WITH_A_VOWEL_FIRST = frozenset("AEFHILMNORSX")
"""Letters whose names begin with a vowel: "an MP"."""

_EIGHT = re.compile(r"8|1[18](?:$|\d\d$|,?\d{3}$)")
"""Numbers that begin with "eight", "eleven" or "eighteen"."""

_VOWEL = re.compile(
    rf"{any_of('beginnings-with-silent-h')}|(?!one(?!r)|once|ouija|e[uw])[aeio]"
    r"|u(?!ni(?!d(?!i[mr])|m[amp]|n|ll|r|ss)|nanim|nesco|s[aeiu]|t[aeio]|r[aeio]|biq|k|fo|ganda|vu|y)"
)
"""Beginnings that are said with a vowel: "honest", "onerous", "uninsured"; not "usual", "one-off",
"unanimous"."""


def takes_an(text: str) -> bool:
    """Whether "an" stands before this text as it is said aloud: "an MRI scan", "an 8-week plan",
    "a UK body", "a one-off cost"."""
    match = _FIRST.search(text)
    if match is None:
        return False
    word = match.group()
    if word[0].isdigit():
        figures = re.match(r"\d+(?:,\d{3})*", text[match.start() :])
        return bool(figures and _EIGHT.match(figures.group()))
    if len(word) == 1 or word[1].isupper():  # "X-ray", "mRNA", "PCNs"
        if word.rstrip("s") in members("letters-read-as-words"):
            return bool(_VOWEL.match(word.lower()))
        return word[0].upper() in _SAID_WITH_A_VOWEL_FIRST
    return bool(_VOWEL.match(word.lower()))


def article(text: str) -> str:
    """ "an" or "a", whichever stands before this text."""
    return "an" if takes_an(text) else "a"


# -- capitals, numbers and lists -----------------------------------------------------------------


def capitalised(text: str) -> str:
    """The text with a capital at its start, as a sentence begins; all else stays."""
    return text[:1].upper() + text[1:]


def going_on(text: str) -> str:
    """A text as it goes on within a sentence: without a capital that only begins it."""
    first, _, _ = text.partition(" ")
    is_name = first[1:] != first[1:].lower() or first == "I"
    bare = re.split(r"['’,:;]", first)[0]
    if is_name or bare in members("nationalities") or bare in members("names-that-begin-meanings"):
        return text
    return text[:1].lower() + text[1:]


def cased(text: str, like: str, letters_only: bool = False) -> str:
    """The text with the capitals of the words it replaces; `letters_only` says that those are of
    letters which stand for something, or of a name, so that they say nothing."""
    if letters_only or not like[:1].isupper():
        return text
    return text.upper() if len(like) > 1 and like.isupper() else capitalised(text)


_IN_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def number(count: int) -> str:
    """A count as it stands in a sentence: "no", "three", "12"."""
    return _IN_WORDS[count] if 0 <= count < len(_IN_WORDS) else str(count)


def joined(texts: Iterable[str], word: str = "or") -> str:
    """ "one", "one or two", "one, two or three"."""
    *most, last = texts
    return f"{', '.join(most)} {word} {last}" if most else last
