"""A small language for what stands in a row of tokens.

A pattern is written as elements with a space between:

    the? term|word ( <Word>{1,4} )

`word|phrase` is a token in any case; `<roles>` a word or phrase of a class (`wordlists/classes/`),
or a token of a shape (`Capital`, `Number`, `Sign` …, see words.py); `<Capital&!roles>` one of the
first and not of the second; `<a|b>` one of either; `!so` any token but this one; `…` up to three
tokens. `?`, `+` (up to eight) and `{1,4}` say how often. `^` and `$` are the first and the last
place of the passage. What the pattern is about stands between `(` and `)`, else it is all of it;
brackets and other signs of the language that stand in the text have a `\\` before them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType
from typing import Generic, NamedTuple, TypeVar

from plainspeak.analysis.pipeline import tokens
from plainspeak.analysis.types import Word
from plainspeak.wordclasses import members

Kind = TypeVar("Kind")
Test = Callable[[Word], bool]
Phrases = Mapping[str, Sequence[tuple[str, ...]]]
"""First word → the phrases of a class that begin with it, in small letters, the shorter first."""

_GAP = 3
_OFTEN = 8
_MOST_REMEMBERED = 300_000
_element = re.compile(
    r"(?P<what><[^<>\s]+>|(?:\\.|[^\\?+{}])+|.)(?P<times>[?+]|\{\d+(?:,\d+)?\})?"
).fullmatch
SHAPES = frozenset("Capital Capitals CamelCase Initials Number Sign Stop Word Year".split())


class Element(NamedTuple):
    """What may stand at one place, and how often. `phrases` may stand there instead, once."""

    test: Test
    least: int
    most: int
    phrases: Phrases = MappingProxyType({})
    lazy: bool = False

    def ends(self, words: Sequence[Word], at: int) -> Sequence[int]:
        """Where it may end when it begins at token `at`, the likeliest first."""
        if self.most == 1 and not self.phrases:
            if at < len(words) and self.test(words[at]):
                return (at + 1,) if self.least else (at + 1, at)
            return () if self.least else (at,)
        last = at
        stop = min(len(words), at + self.most)
        while last < stop and self.test(words[last]):
            last += 1
        found = list(range(at + self.least, last + 1))
        if not self.lazy:
            found.reverse()
        if self.phrases and at < len(words):
            for phrase in self.phrases.get(words[at].lower, ()):
                end = at + len(phrase)
                if tuple([w.lower.replace("’", "'") for w in words[at:end]]) == phrase:
                    found.insert(0, end)
        return found


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern as it is looked for. `first` and `last` number the elements that it is about."""

    elements: tuple[Element, ...]
    first: int
    last: int
    at_start: bool = False
    at_end: bool = False

    def match(self, words: Sequence[Word], at: int) -> tuple[int, int] | None:
        """The tokens that it is about, half-open, where it begins at token `at`."""
        if self.at_start and at:
            return None
        places = self._places(words, at, 0)
        return None if places is None else (places[self.first], places[self.last])

    def _places(self, words: Sequence[Word], at: int, number: int) -> tuple[int, ...] | None:
        if number == len(self.elements):
            return None if self.at_end and at < len(words) else (at,)
        for end in self.elements[number].ends(words, at):
            rest = self._places(words, end, number + 1)
            if rest is not None:
                return (at, *rest)
        return None

    def may_begin(self, word: Word) -> bool:
        """A quick look: whether it may begin with this word."""
        for element in self.elements:
            if element.test(word) or word.lower in element.phrases:
                return True
            if element.least:
                return False
        return True


@cache
def compiled(written: str, backward: bool = False) -> Pattern:
    """The pattern that is written. Backward it is read from its end: see `ends_at`.

    ValueError where it is no pattern; KeyError where it names a class that there is none of.
    """
    parts = written.split()
    at_start, at_end = parts[0] == "^", parts[-1] == "$"
    parts = parts[at_start : len(parts) - at_end]
    opened = parts.index("(") if "(" in parts else -1
    closed = parts.index(")") - 1 if ")" in parts else -1
    elements = tuple(_read(part) for part in parts if part not in ("(", ")"))
    if (opened < 0) != (closed < 0) or not elements:
        raise ValueError(f"no pattern: {written}")
    if opened < 0:
        opened, closed = 0, len(elements)
    if not backward:
        return Pattern(elements, opened, closed, at_start, at_end)
    turned = tuple(
        e._replace(phrases=_by_first(p[::-1] for ps in e.phrases.values() for p in ps))
        for e in reversed(elements)
    )
    n = len(elements)
    return Pattern(turned, n - closed, n - opened, at_end, at_start)


def _read(part: str) -> Element:
    if part == "…":
        return Element(lambda word: True, 0, _GAP, lazy=True)
    match = _element(part)
    if match is None:
        raise ValueError(f"no element of a pattern: {part}")
    what, times = match["what"], match["times"]
    least, most = _how_often(times)
    if what[0] == "<" and what[-1] == ">" and len(what) > 2:
        names = [choice.split("&") for choice in what[1:-1].split("|")]
        phrases = [p for choice in names if len(choice) == 1 for p in _phrases(choice[0])]
        return Element(_of_class(names), least, most, _by_first(phrases))
    if what[0] == "!" and len(what) > 1:
        others = frozenset(w.replace("\\", "") for w in what[1:].split("|"))
        return Element(lambda word: word.lower not in others, least, most)
    written = what.replace("\\", "").split("|")
    spellings = frozenset((*written, *(w.replace("'", "’") for w in written)))
    return Element(lambda word: word.lower in spellings, least, most)


def _how_often(times: str | None) -> tuple[int, int]:
    if not times:
        return 1, 1
    if times in "?+":
        return (0, 1) if times == "?" else (1, _OFTEN)
    least, _, most = times[1:-1].partition(",")
    return int(least), int(most or least)


def _of_class(choices: Sequence[Sequence[str]]) -> Test:
    wanted = []
    for choice in choices:
        for name in choice:
            if name.removeprefix("!") not in SHAPES:
                members(name.removeprefix("!"))
        yes = frozenset(n for n in choice if n[0] != "!")
        no = frozenset(n[1:] for n in choice if n[0] == "!")
        wanted.append((yes, no))
    if len(wanted) == 1:
        yes, no = wanted[0]
        if not no:
            return lambda word: yes <= word.classes
        return lambda word: yes <= word.classes and no.isdisjoint(word.classes)
    return lambda word: any(y <= word.classes and n.isdisjoint(word.classes) for y, n in wanted)


def _phrases(name: str) -> list[tuple[str, ...]]:
    if name in SHAPES or name[0] == "!":
        return []
    return [tokens(m.lower())[0] for m in members(name) if " " in m]


def _by_first(phrases: Iterable[tuple[str, ...]]) -> Phrases:
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted(phrases, key=len):
        found.setdefault(phrase[0], []).append(phrase)
    return found


class Match(NamedTuple, Generic[Kind]):
    """What was found, and the tokens that it is about, half-open."""

    kind: Kind
    first: int
    last: int


@dataclass(slots=True)
class Patterns(Generic[Kind]):
    """Patterns that are looked for together, each with what it means."""

    patterns: Sequence[tuple[Pattern, Kind]]
    _beginning: dict[Word, tuple[tuple[Pattern, Kind], ...]] = field(default_factory=dict)

    def find(self, words: Sequence[Word]) -> Iterator[Match[Kind]]:
        """Every place where a pattern stands; those that begin at one token may overlap."""
        known = self._beginning
        for at, word in enumerate(words):
            if known.get(word) != ():
                yield from self.at(words, at)

    def at(self, words: Sequence[Word], at: int) -> Iterator[Match[Kind]]:
        """The patterns that begin at token `at`."""
        if at >= len(words):
            return
        some = self._beginning.get(words[at])
        if some is None:
            some = self._remember(words[at])
        for pattern, kind in some:
            span = pattern.match(words, at)
            if span is not None and span[0] < span[1]:
                yield Match(kind, *span)

    def _remember(self, word: Word) -> tuple[tuple[Pattern, Kind], ...]:
        if len(self._beginning) > _MOST_REMEMBERED:
            self._beginning.clear()
        found = tuple(p for p in self.patterns if p[0].may_begin(word))
        self._beginning[word] = found
        return found


def begins_at(patterns: Iterable[Pattern], words: Sequence[Word], at: int) -> bool:
    """Whether one of these begins at token `at`."""
    return any(p.match(words, at) is not None for p in patterns)


def ends_at(patterns: Iterable[Pattern], words: Sequence[Word], at: int) -> bool:
    """Whether one of these patterns, compiled backward, ends just before token `at`."""
    before = words[max(0, at - _BEFORE) : at][::-1]
    return any(p.match(before, 0) is not None for p in patterns)


_BEFORE = 20
"""Tokens before a place that are looked at."""
