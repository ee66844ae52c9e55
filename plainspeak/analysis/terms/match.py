"""Where patterns stand in a passage, whatever their sense: candidates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from plainspeak.analysis.terms.compile import GAP, NUMBER, Element, Pattern, split_token
from plainspeak.analysis.terms.index import Index
from plainspeak.analysis.types import Passage

MAX_GAP = 3
"""Words that "…" in a term may stand for."""

_LONGEST = 16  # parts looked at from where a term may begin

_HYPHENS = frozenset("-‑‐")

_NUMBERS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety"
    " hundred thousand million few several couple dozen half".split()
)


class Part(NamedTuple):
    """A word, or one part of a hyphenated word, of a passage."""

    lower: str
    token: int
    begins: bool  # whether it begins its token
    ends: bool  # whether it ends its token
    hyphen: bool  # whether a hyphen stands before it


@dataclass(frozen=True, slots=True, eq=False)
class Candidate:
    """A pattern where it stands. Token numbers; `last` is included."""

    pattern: Pattern
    first: int
    last: int
    head: int  # the token that holds the inflecting part, or `first`
    tags: tuple[str, ...]  # what its form may be; empty where the term does not inflect
    gap: tuple[int, int]  # tokens in the gap, half-open; (0, 0) where there is none


def candidates(passage: Passage, index: Index) -> list[Candidate]:
    """Every pattern that matches somewhere in the passage."""
    words = passage.words
    starts = [i for i, w in enumerate(words) if index[w.lower] is not None]
    found: list[Candidate] = []
    for i in starts:
        node = index[words[i].lower]
        assert node is not None
        parts = window(passage, i)
        tries = node.single if parts[0].ends else []
        if len(parts) > 1:
            more = node.by_second.get(parts[1].lower)
            tries = [*tries, *(more or ()), *node.gapped]
        for pattern in tries:
            if pattern.capitals and not words[i].text.isupper():
                continue
            if ends := match(pattern.elements, parts):
                found.append(_candidate(pattern, parts, ends))
    return [c for c in found if _joined_rightly(c, passage)]


def window(passage: Passage, first: int, longest: int = _LONGEST) -> list[Part]:
    """The parts of the tokens from number `first` on; a hyphen between two words is left out."""
    found: list[Part] = []
    words, starts = passage.words, passage.starts
    hyphen = False
    for i in range(first, min(len(words), first + longest)):
        lower = words[i].lower
        if lower in _HYPHENS and found and i + 1 < len(words):
            tight = passage.end(i - 1) == starts[i] and passage.end(i) == starts[i + 1]
            if tight:
                hyphen = True
                continue
        pieces = split_token(lower)
        last = len(pieces) - 1
        for n, piece in enumerate(pieces):
            found.append(Part(piece, i, n == 0, n == last, n > 0 or hyphen))
        hyphen = False
    return found


def match(elements: Sequence[Element], parts: Sequence[Part]) -> list[int] | None:
    """The number of the part at which each element stands, from parts[0] on; a gap stands at -1.

    None where they do not match, or where the last part does not end its token.
    """
    found: list[int] = []
    at = 0
    for n, element in enumerate(elements):
        if element is GAP:
            found.append(-1)
            for skipped in range(MAX_GAP + 1):
                if at + skipped >= len(parts) or (
                    skipped and not _is_word(parts[at + skipped - 1])
                ):
                    return None
                rest = match(elements[n + 1 :], parts[at + skipped :])
                if rest is not None:
                    return [*found, *(r + at + skipped if r >= 0 else r for r in rest)]
            return None
        if at >= len(parts) or not _stands(element, parts[at].lower):
            return None
        found.append(at)
        at += 1
    return found if parts[at - 1].ends else None


def phrase_at(
    elements: Sequence[Element], passage: Passage, first: int, last: int, begin: int
) -> bool:
    """Whether a phrase stands at a place that covers the tokens first … last.

    `begin` is the first token of the sentence.
    """
    for start in range(first, max(begin, first - len(elements) - MAX_GAP) - 1, -1):
        parts = window(passage, start, len(elements) + 2 * MAX_GAP + 2)
        ends = match(elements, parts)
        if ends and parts[ends[-1]].token >= last:
            return True
    return False


def _stands(element: Element, lower: str) -> bool:
    if element is NUMBER:
        return lower[0].isdigit() or lower in _NUMBERS
    return lower in element


def _is_word(part: Part) -> bool:
    return part.lower[0].isalnum()


def _candidate(pattern: Pattern, parts: Sequence[Part], ends: Sequence[int]) -> Candidate:
    head = parts[ends[max(pattern.head, 0)]]
    tags = pattern.elements[pattern.head][head.lower] if pattern.head >= 0 else ()
    gap = (0, 0)
    if -1 in ends:
        n = ends.index(-1)
        gap = (parts[ends[n - 1]].token + 1, parts[ends[n + 1]].token)
    return Candidate(pattern, parts[0].token, parts[ends[-1]].token, head.token, tags, gap)


def _joined_rightly(candidate: Candidate, passage: Passage) -> bool:
    pattern = candidate.pattern
    if pattern.spaced:
        return candidate.last - candidate.first == 1
    return not (pattern.hyphened and candidate.last - candidate.first == 1)


def longest_first(found: Sequence[Candidate]) -> Iterator[Candidate]:
    """The candidates in the order in which they may claim their tokens."""
    yield from sorted(found, key=lambda c: (c.first - c.last, c.first))
