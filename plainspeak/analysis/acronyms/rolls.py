"""The parts of a paper that say who was there: "Present: …", and lists under such a word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from plainspeak.analysis.acronyms.person_names import (
    PART_OF_NAME,
    PERSON,
    initials_of,
    is_body,
    starts_with_title,
)
from plainspeak.analysis.types import Passage
from plainspeak.model import BlockKind
from plainspeak.wordclasses import any_of, members

_NAME = re.compile(rf"\b{PART_OF_NAME}(?:\.?\s{{0,2}}{PART_OF_NAME}){{0,4}}")
_FIRST_WORD = re.compile(rf"\W{{0,8}}(?:(?:{any_of('before-members')}) )?(\w+)", re.IGNORECASE)
_SEPARATOR = re.compile(r"[,;\n•|:–—/]|\s-\s|\s&\s|\sand\s|\splus\s")
_THERE = re.compile(r"\b(?:in attendance|[Aa]pologies|present|attended)\b")
_IN_THERE = ("attend", "pologies", "present")
"""Every match of `_THERE` holds one of these, which are soon found."""
_LONGEST_ROLL = 600  # characters of a paragraph that says who was there
_MOST_ROLL = 1500  # characters of a list of those present
_LONGEST_LINE = 40  # characters of a line with a name
_SEVERAL = 3  # names from which a sentence lists who was there


def rolls_of(passages: Sequence[Passage]) -> Iterator[int]:
    """The numbers of the blocks that list people: "Present: …", and those under such a word."""
    under = titled = False
    for i, passage in enumerate(passages):
        block = passage.block
        titled = titled and len(block.text) < _LONGEST_LINE
        first = _FIRST_WORD.match(block.text)
        is_word = first is not None and first[1].lower() in members("roll-words")
        if is_word and first is not None and first.end() + 3 >= len(block.text.rstrip(" :-*")):
            under = True
            continue
        if is_word and first is not None and ":" in block.text[: first.end() + 20]:
            yield i
            under, titled = False, True
        elif titled and starts_with_title(block.text):
            yield i  # Present: Mrs Ann Day / Mr Tom Wilk / Ms Ruth Bell, each on a line
        elif under and (block.kind is BlockKind.LIST_ITEM or block.cell is not None):
            yield i
        elif len(block.text) <= _LONGEST_ROLL and _names_many(block.text):
            yield i  # We met on Monday: Ann Day (chair), Tom Wilk; Ruth Bell in attendance.
        else:
            under = (
                under and block.kind is not BlockKind.HEADING and len(block.text) < _LONGEST_LINE
            )
            if under:
                yield i


def _names_many(text: str) -> bool:
    """Whether a text says who was there in a sentence: a word for it, and three names or more."""
    if not (any(map(text.__contains__, _IN_THERE)) and _THERE.search(text)):
        return False
    pieces = (piece.partition("(")[0].strip(" .*_") for piece in _SEPARATOR.split(text))
    return sum(PERSON.match(p) is not None and not is_body(p) for p in pieces) >= _SEVERAL


def initials_on(roll: str) -> Iterator[str]:
    """The initials of the people on a list of those present."""
    for piece in _SEPARATOR.split(roll[:_MOST_ROLL]):
        match = _NAME.search(piece.strip(" .*_()"))
        if match is not None and not is_body(match.group()):
            yield from initials_of(match.group())
