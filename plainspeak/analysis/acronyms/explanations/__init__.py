"""What an explanation is: letters, what they mean, where both stand; and when two say the same."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from enum import Enum
from typing import NamedTuple

from plainspeak.analysis.types import Passage
from plainspeak.model import Definition, Span
from plainspeak.wordclasses import members

MARKUP = -1
"""The passage of a definition in markup; its positions are positions in the source."""

_AROUND = " \t\n\"'‘’“”*_"
_WORD = re.compile(r"[a-z0-9]+")
_SMALL = members("small-words-of-meanings")


class Kind(Enum):
    """How the paper explains a set of letters."""

    PAIR = "pair"  # spelled out: the letters come from the words
    GLOSS = "gloss"  # said in plain words, not spelled out
    GLOSSARY = "glossary"  # in a list, a table or markup made for it
    NAME = "name"  # the words stand in full elsewhere, the letters are not tied to them


class Explanation(NamedTuple):
    """One explanation, in one block or two. Positions are in the blocks' texts, half-open."""

    short: str
    passage: int  # of the letters
    start: int
    end: int
    long: str
    long_passage: int
    long_start: int
    long_end: int
    kind: Kind
    score: float = 0.0  # how well the letters fit the words, to 1
    in_glossary: bool = False

    @property
    def place(self) -> tuple[int, int]:
        """Where the explanation begins, in reading order."""
        return min((self.passage, self.start), (self.long_passage, self.long_start))

    def letters_at(self, passages: Sequence[Passage]) -> Span:
        """The source range of the letters."""
        return _source(passages, self.passage, self.start, self.end)

    def words_at(self, passages: Sequence[Passage]) -> Span:
        """The source range of the words."""
        return _source(passages, self.long_passage, self.long_start, self.long_end)


def in_block(
    passage: int,
    text: str,
    letters: tuple[int, int],
    words: tuple[int, int],
    kind: Kind,
    score: float = 0.0,
) -> Explanation:
    """An explanation of which both parts stand in one block."""
    return Explanation(
        text[letters[0] : letters[1]], passage, *letters,
        text[words[0] : words[1]], passage, *words, kind, score,
    )  # fmt: skip


def in_markup(definition: Definition) -> Explanation:
    """An explanation that the paper's markup gives: `*[ABC]: …`, `<abbr title>`."""
    at = definition.span
    return Explanation(
        definition.short, MARKUP, *at, definition.long, MARKUP, *at, Kind.GLOSSARY, 1.0, True
    )


def tidy_long(text: str, start: int, end: int) -> tuple[int, int]:
    """A long form's range without quotation marks and white space around it."""
    while start < end and text[start] in _AROUND:
        start += 1
    while end > start and (text[end - 1] in _AROUND or text[end - 1] in ",;:"):
        end -= 1
    return start, end


def _source(passages: Sequence[Passage], passage: int, start: int, end: int) -> Span:
    return Span(start, end) if passage == MARKUP else passages[passage].block.to_source(start, end)


def full_and_meaning(said: str) -> tuple[str, str]:
    """What a group's glossary says of letters, in two: what they stand for, and what that is.
    "did not attend. They missed it" reads ("did not attend", "They missed it")."""
    full, _, meaning = " ".join(said.split()).partition(". ")
    return full, meaning


def different(longs: Iterable[str]) -> list[str]:
    """The long forms that differ by more than number, hyphens and small words."""
    kept: list[str] = []
    for long in longs:
        if all(differs(long, other) for other in kept):
            kept.append(long)
    return kept


def differs(one: str, other: str) -> bool:
    """Whether two long forms mean different things, by their words."""
    a, b = stems_of(one), stems_of(other)
    return not (a <= b or b <= a)


def stems_of(long: str) -> frozenset[str]:
    """The beginnings of the words of a long form, without small words."""
    return frozenset(w[:5].rstrip("s") for w in _WORD.findall(long.lower()) if w not in _SMALL)
