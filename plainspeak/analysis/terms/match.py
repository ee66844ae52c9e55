"""Where patterns stand in a passage, whatever their sense: candidates."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from plainspeak.analysis.terms.compile import GAP, NUMBER, Element, Pattern, split_token
from plainspeak.analysis.terms.index import Index
from plainspeak.analysis.types import Passage
from plainspeak.wordclasses import members

MAX_GAP = 3
"""Words that "…" in a term may stand for."""

_SHORT_FORM = 6
"""Letters below which a word with a full stop may be cut short: "prox. 5"."""

_HYPHENS = frozenset("-‑‐")

_LEFT_OUT = _HYPHENS | {"."}

_has_signs = re.compile(r"[-‑‐'’]|\w\.\s*[^\sA-Z]|\b\w{1,4}\.").search
"""Whether a text may hold a word to take apart, or a short form with a full stop."""

_CURRENCIES = frozenset("£$€")  # "deficit of #" is also meant of £40,000


class Reading:
    """A passage as its parts, one after the other: its words in lower case, those with hyphens
    taken apart. A hyphen that is a token of its own between two words is left out."""

    __slots__ = ("ends", "first", "parts", "passage", "tokens")

    def __init__(self, passage: Passage) -> None:
        self.passage = passage
        words = passage.words
        self.parts: list[str] = [w.lower for w in words]
        self.tokens: Sequence[int] = range(len(words))  # part → its token
        self.ends: Sequence[bool] = [True] * len(words)  # whether a part ends its token
        self.first: Sequence[int] = self.tokens  # token → its first part, or the next one
        if _has_signs(passage.block.text):
            self._take_apart()

    def _take_apart(self) -> None:
        lowers = self.parts
        parts: list[str] = []
        tokens: list[int] = []
        first: list[int] = []
        done = 0  # tokens; those between two that are taken apart are copied as they are
        ends: list[bool] = []
        for i in [i for i, whole in enumerate(map(_is_whole, lowers)) if not whole]:
            pieces = split_token(lowers[i])
            if lowers[i] in _LEFT_OUT:
                if not _is_left_out(self.passage, i):
                    continue
                pieces = ()
            first += range(len(parts), len(parts) + i - done + 1)
            parts += lowers[done:i]
            tokens += range(done, i)
            ends += [True] * (i - done)
            parts += pieces
            tokens += [i] * len(pieces)
            ends += [False] * (len(pieces) - 1) + [True] * bool(pieces)
            done = i + 1
        first += range(len(parts), len(parts) + len(lowers) - done)
        parts += lowers[done:]
        tokens += range(done, len(lowers))
        ends += [True] * (len(lowers) - done)
        self.parts, self.tokens, self.ends, self.first = parts, tokens, ends, first


@lru_cache(maxsize=200_000)
def _is_whole(lower: str) -> bool:
    """Whether a token is always one part, as it is written."""
    return lower not in _LEFT_OUT and split_token(lower) == (lower,)


def _is_left_out(passage: Passage, token: int) -> bool:
    """Whether a sign is not a part of its own: a hyphen between words, the stop of "ca. 1950"."""
    if passage.words[token].text == ".":
        return _is_dot(passage, token)
    return (
        0 < token < len(passage.words) - 1
        and passage.end(token - 1) == passage.starts[token]
        and passage.end(token) == passage.starts[token + 1]
    )


def _is_dot(passage: Passage, token: int) -> bool:
    """Whether a full stop that is a token of its own belongs to a short form: "ca. 1950"."""
    words = passage.words
    return (
        0 < token < len(words) - 1
        and passage.end(token - 1) == passage.starts[token]
        and len(words[token - 1].text) < _SHORT_FORM
        and not words[token + 1].text[0].isupper()
    )


class Candidate(NamedTuple):
    """A pattern where it stands. Token numbers; `last` is included."""

    pattern: Pattern
    reading: Reading
    first: int
    last: int
    head: int  # the token that holds the inflecting part, or `first`
    tags: tuple[str, ...]  # what its form may be; empty where the term does not inflect
    gap: tuple[int, int]  # tokens in the gap, half-open; (0, 0) where there is none
    told: int = 0  # how surely the paper tells its sense: senses.Meant, then whether its field is
    # one of the paper's


def candidates(passage: Passage, index: Index) -> list[Candidate]:
    """Every pattern that matches somewhere in the passage."""
    words = passage.words
    found: list[Candidate] = []
    reading: Reading | None = None
    lowers = [w.lower for w in words]
    nodes = [index[lower] for lower in lowers]
    lowers.append("")
    for i, node in enumerate(nodes):
        if node is None:
            continue
        after = lowers[i + 1]  # a quick look at it, before the passage is taken apart
        if not (node.alone or after in node.by_second) and (not after or after.isalpha()):
            continue
        reading = reading or Reading(passage)
        at = reading.first[i]
        parts = reading.parts
        tries = node.single if reading.ends[at] else []
        if at + 1 < len(parts) and (more := node.by_second.get(parts[at + 1])):
            tries = tries + more
        for pattern in tries + node.gapped:
            if pattern.capitals and not words[i].text.isupper():
                continue
            if pattern.clipped and words[i].text.isupper() and not passage.block.text.isupper():
                continue
            elements = pattern.elements
            if len(elements) == 1:
                if parts[at] in elements[0]:
                    found.append(_candidate(pattern, reading, (at,)))
                continue
            if len(elements) > 2:
                third = elements[2]
                if third is not GAP and third is not NUMBER and elements[1] is not GAP:
                    if at + 2 >= len(parts) or parts[at + 2] not in third:
                        continue
                elif not _rest_may_stand(elements, parts, at):
                    continue
            if ends := match(elements, reading, at):
                found.append(_candidate(pattern, reading, ends))
    return [c for c in found if _joined_rightly(c)]


def _rest_may_stand(elements: Sequence[Element], parts: Sequence[str], at: int) -> bool:
    """A quick look for the element behind a gap, before the whole pattern is tried."""
    gap = 1 if elements[1] is GAP else 2
    if elements[gap] is not GAP or gap + 1 == len(elements) or elements[gap + 1] in (GAP, NUMBER):
        return True
    return not elements[gap + 1].keys().isdisjoint(parts[at + gap : at + gap + MAX_GAP + 1])


def match(elements: Sequence[Element], reading: Reading, at: int) -> list[int] | None:
    """The number of the part at which each element stands, from part `at` on; -1 for a gap.

    None where they do not match, or where the last part does not end its token.
    """
    parts = reading.parts
    size = len(parts)
    found: list[int] = []
    for n, element in enumerate(elements):
        if element is GAP:
            found.append(-1)
            for skipped in range(at, min(at + MAX_GAP + 1, size)):
                rest = match(elements[n + 1 :], reading, skipped)
                if rest is not None:
                    return found + rest
                if not parts[skipped][0].isalnum():
                    return None
            return None
        if element is NUMBER:
            if at < size and parts[at] in _CURRENCIES:
                at += 1
            if at >= size or not is_number(parts[at]):
                return None
        elif at >= size or parts[at] not in element:
            return None
        found.append(at)
        at += 1
    return found if found and reading.ends[at - 1] else None


def is_number(part: str) -> bool:
    """Whether a part is a number, in figures or in words."""
    return part[0].isdigit() or part in members("numbers-in-words")


def _candidate(pattern: Pattern, reading: Reading, ends: Sequence[int]) -> Candidate:
    tokens = reading.tokens
    head = ends[max(pattern.head, 0)]
    tags = pattern.elements[pattern.head][reading.parts[head]] if pattern.head >= 0 else ()
    gap = (0, 0)
    if -1 in ends:
        n = ends.index(-1)
        gap = (tokens[ends[n - 1]] + 1, tokens[ends[n + 1]])
    first, last = tokens[ends[0]], tokens[ends[-1]]
    passage = reading.passage
    if pattern.entry.term[-1] == "." and passage.words[last].text[-1] != ".":
        following = passage.words[last + 1 : last + 2]
        last += bool(following) and following[0].text == "." and _is_dot(passage, last + 1)
    return Candidate(pattern, reading, first, last, tokens[head], tags, gap)


def _joined_rightly(candidate: Candidate) -> bool:
    pattern = candidate.pattern
    words = candidate.reading.passage.words
    first, second = (
        words[candidate.first].text,
        words[min(candidate.first + 1, candidate.last)].text,
    )
    if "-" in pattern.entry.term and first.islower() and second[0].isupper():
        return False  # "set by Election Officers"
    if pattern.spaced:
        return candidate.last - candidate.first == 1
    return not (pattern.hyphened and candidate.last - candidate.first == 1)


def longest_first(found: Sequence[Candidate]) -> Iterator[Candidate]:
    """The candidates in the order in which they may claim their tokens. Of two as long as each
    other first what the group allows, then words about people, then the sense that the paper tells
    most surely, then what stops most readers."""
    yield from sorted(found, key=_preference)


def _preference(candidate: Candidate) -> tuple[int, bool, bool, int, float, int]:
    entry = candidate.pattern.entry
    return (
        candidate.first - candidate.last,
        entry.action != "allow",
        not entry.about_people,
        -candidate.told,
        -(entry.readers or 0),
        candidate.first,
    )
