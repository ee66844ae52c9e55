"""Words of others that no quotation marks show: motions and questions as they were handed in,
conditions, and what a paper repeats of another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from plainspeak.analysis.types import Passage
from plainspeak.model import BlockKind, Document
from plainspeak.wordclasses import any_of, members

_OPENS = re.compile(rf"[\W\d]{{0,12}}(?:{any_of('openings-of-fixed-wording')})\b", re.I)
"""What its author handed in, and what a planning application is for: "I will move at the next
meeting that …", "Change of use of …"."""

_HOLDS = re.compile(rf"\b(?:{any_of('signs-of-fixed-wording')})\b", re.I)

_ANNOUNCES = re.compile(rf"\b(?:{any_of('announces-words-of-others')})\b[^.!?]{{0,60}}:\W*$", re.I)
"""How a paragraph ends before the words of another: "The motion reads as follows:"."""

_IS_BINDING = re.compile(rf"\b(?<!\bi )(?<!\bwe )(?:{any_of('words-of-binding-text')})\b", re.I)

_TIME = re.compile(r"\b\d\d:\d\d:\d\d\b")

_ENOUGH = 10
"""Times of the day to the second from which a paper is a transcript. Our own figure."""

_SIGNS_OF_CONTRACT, _WORDS_TO_A_SIGN = 5, 500
"""Signs from which a paper is a contract, and words of it to each of them at most. Our own figures:
in 17,000 public papers all with so many were contracts, terms of use and licences."""

_ENDS = frozenset('.!?:;”"')

_PAIRS = (("“", "”"), ("«", "»"))

_FEWEST = 8
"""Words from which a paragraph set in bold or italics throughout is taken for a quotation, and not
for a label or a warning. Our own figure."""


def passages_of_others(document: Document, passages: Sequence[Passage]) -> Iterator[int]:
    """The numbers of the passages that repeat somebody's words: all of them in a contract, and in
    what was written down as it was spoken, with the time beside it."""
    spoken = sum(1 for _ in islice(_TIME.finditer(document.source), _ENOUGH)) == _ENOUGH
    spoken = spoken or _is_contract(document.source)
    announced = goes_on = False
    whole = "\n".join([passage.block.text.lower() for passage in passages])
    signs = [sign for sign in members("signs-of-fixed-wording") if sign in whole]
    for passage in passages:
        block, text = passage.block, passage.block.text
        listed = block.kind is BlockKind.LIST_ITEM
        is_theirs = (
            spoken
            or announced
            or (goes_on and text[0].islower())
            or _OPENS.match(text)
            or (signs and any(map(text.lower().__contains__, signs)) and _HOLDS.search(text))
            or _is_half_quoted(text)
            or _is_set_apart(document.source, passage)
        )
        if is_theirs:
            yield passage.index
        goes_on = is_theirs and text[-1] not in _ENDS
        announced = (":" in text and bool(_ANNOUNCES.search(text))) or (announced and listed)


def is_binding(text: str, begin: int, stop: int) -> bool:
    """Whether text[begin:stop] speaks as laws and conditions do: "No work shall start unless …"."""
    return _IS_BINDING.search(text, begin, stop) is not None


def _is_half_quoted(text: str) -> bool:
    """Whether a quotation begins or ends in it that goes on in another passage."""
    return any(text.count(a) != text.count(b) for a, b in _PAIRS) or text.count('"') % 2 == 1


def _is_set_apart(source: str, passage: Passage) -> bool:
    """Whether all of a paragraph is in bold or italics, as motions and replies are."""
    span = passage.block.span
    around = source[span.start - 1 : span.start], source[span.end : span.end + 1]
    return len(passage.words) >= _FEWEST and around in {("*", "*"), ("_", "_")}


def _is_contract(source: str) -> bool:
    """Whether the paper binds people by its very words."""
    lower = source.lower()
    signs = sum(map(lower.__contains__, members("signs-of-contracts")))
    return signs >= _SIGNS_OF_CONTRACT and signs >= len(lower.split()) / _WORDS_TO_A_SIGN
