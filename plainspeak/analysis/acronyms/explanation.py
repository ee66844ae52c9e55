"""What an explanation is: a short form, what it means, and where both stand in a block's text."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple


class Kind(Enum):
    """How the text explains a set of letters."""

    PAIR = "pair"  # spelled out: the letters come from the words
    GLOSS = "gloss"  # said in plain words, not spelled out
    GLOSSARY = "glossary"  # in a list, a table or markup made for it
    TITLE = "title"  # the name stands in full elsewhere, the letters are not tied to it


class Explanation(NamedTuple):
    """Positions are in the block's text, half-open."""

    short: str
    long: str
    short_start: int
    short_end: int
    long_start: int
    long_end: int
    kind: Kind
    score: float


def tidy_long(text: str, start: int, end: int) -> tuple[int, int]:
    """A long form's range without quotation marks and white space around it."""
    while start < end and text[start] in " \t\n\"'‘’“”*_":
        start += 1
    while end > start and text[end - 1] in " \t\n\"'‘’“”*_,;:":
        end -= 1
    return start, end
