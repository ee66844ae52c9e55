"""Where patterns stand in a passage, whatever their sense: candidates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from plainspeak.analysis.terms.compile import GAP, NUMBER, Element, Pattern, split_token
from plainspeak.analysis.terms.index import Index, Node
from plainspeak.analysis.types import Passage, Word

MAX_GAP = 3
"""Words that "…" in a term may stand for."""

_SHORT_FORM = 6
"""Letters below which a word with a full stop may be cut short: "prox. 5"."""

_AFTER = {"words-about-people": 0, "wordy": 2, "latin": 2, "academic": 3}

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
    ends: bool  # whether it ends its token


class Reading:
    """A passage as its parts, one after the other; a hyphen between two words is left out."""

    __slots__ = ("first", "parts", "passage")

    def __init__(self, passage: Passage) -> None:
        self.passage = passage
        self.parts: list[Part] = []
        self.first: list[int] = []  # token → number of its first part, or of the next one
        words, starts = passage.words, passage.starts
        for i, word in enumerate(words):
            self.first.append(len(self.parts))
            lower = word.lower
            if lower in _HYPHENS and 0 < i < len(words) - 1:
                tight = passage.end(i - 1) == starts[i] and passage.end(i) == starts[i + 1]
                if tight:
                    continue
            if lower == "." and _is_dot(passage, i):
                continue
            pieces = split_token(lower)
            if len(pieces) == 1:
                self.parts.append(Part(pieces[0], i, True))
            else:
                last = len(pieces) - 1
                self.parts += [Part(piece, i, n == last) for n, piece in enumerate(pieces)]


def _is_dot(passage: Passage, token: int) -> bool:
    """Whether a full stop that is a token of its own belongs to a short form: "ca. 1950"."""
    words = passage.words
    return (
        0 < token < len(words) - 1
        and passage.end(token - 1) == passage.starts[token]
        and len(words[token - 1].text) < _SHORT_FORM
        and not words[token + 1].text[0].isupper()
    )


@dataclass(frozen=True, slots=True, eq=False)
class Candidate:
    """A pattern where it stands. Token numbers; `last` is included."""

    pattern: Pattern
    reading: Reading
    first: int
    last: int
    head: int  # the token that holds the inflecting part, or `first`
    tags: tuple[str, ...]  # what its form may be; empty where the term does not inflect
    gap: tuple[int, int]  # tokens in the gap, half-open; (0, 0) where there is none


def candidates(passage: Passage, index: Index) -> list[Candidate]:
    """Every pattern that matches somewhere in the passage."""
    words = passage.words
    found: list[Candidate] = []
    reading: Reading | None = None
    for i in [i for i, w in enumerate(words) if index[w.lower] is not None]:
        node = index[words[i].lower]
        assert node is not None
        if not node.single and not node.gapped and not _second_may_stand(node, words, i):
            continue
        reading = reading or Reading(passage)
        at = reading.first[i]
        parts = reading.parts
        tries = node.single if parts[at].ends else []
        if at + 1 < len(parts) and (more := node.by_second.get(parts[at + 1].lower)):
            tries = tries + more
        for pattern in tries + node.gapped:
            if pattern.capitals and not words[i].text.isupper():
                continue
            if len(pattern.elements) > 2 and not _third_may_stand(pattern.elements, parts, at):
                continue
            if ends := match(pattern.elements, parts, at):
                found.append(_candidate(pattern, reading, ends))
    return [c for c in found if _joined_rightly(c)]


def _second_may_stand(node: Node, words: Sequence[Word], i: int) -> bool:
    """A quick look at the next word, before the passage is taken apart."""
    if i + 1 < len(words) and words[i + 1].lower in node.by_second:
        return True
    return not words[i].lower.isalpha() or (i + 1 < len(words) and not words[i + 1].text.isalpha())


def _third_may_stand(elements: Sequence[Element], parts: Sequence[Part], at: int) -> bool:
    """A quick look before the whole pattern is tried."""
    _, second, third = elements[:3]
    if second is GAP or third is GAP:
        return True
    return at + 2 < len(parts) and _stands(third, parts[at + 2].lower)


def match(elements: Sequence[Element], parts: Sequence[Part], at: int) -> list[int] | None:
    """The number of the part at which each element stands, from parts[at] on; -1 for a gap.

    None where they do not match, or where the last part does not end its token.
    """
    found: list[int] = []
    for n, element in enumerate(elements):
        if element is GAP:
            found.append(-1)
            for skipped in range(at, min(at + MAX_GAP + 1, len(parts))):
                rest = match(elements[n + 1 :], parts, skipped)
                if rest is not None:
                    return found + rest
                if not parts[skipped].lower[0].isalnum():
                    return None
            return None
        if at >= len(parts) or not _stands(element, parts[at].lower):
            return None
        found.append(at)
        at += 1
    return found if found and parts[at - 1].ends else None


def phrase_at(
    elements: Sequence[Element], reading: Reading, first: int, last: int, begin: int
) -> bool:
    """Whether a phrase stands at a place that covers the tokens first … last.

    `begin` is the first token of the sentence.
    """
    earliest = max(begin, first - len(elements) - MAX_GAP)
    for start in range(first, earliest - 1, -1):
        at = reading.first[start]
        if at < len(reading.parts) and (
            elements[0] is NUMBER or reading.parts[at].lower in elements[0]
        ):
            ends = match(elements, reading.parts, at)
            if ends and reading.parts[ends[-1]].token >= last:
                return True
    return False


def _stands(element: Element, lower: str) -> bool:
    if element is NUMBER:
        return lower[0].isdigit() or lower in _NUMBERS
    return lower in element


def _candidate(pattern: Pattern, reading: Reading, ends: Sequence[int]) -> Candidate:
    parts = reading.parts
    head = parts[ends[max(pattern.head, 0)]]
    tags = pattern.elements[pattern.head][head.lower] if pattern.head >= 0 else ()
    gap = (0, 0)
    if -1 in ends:
        n = ends.index(-1)
        gap = (parts[ends[n - 1]].token + 1, parts[ends[n + 1]].token)
    first, last = parts[ends[0]].token, parts[ends[-1]].token
    passage = reading.passage
    if pattern.entry.term[-1] == "." and passage.words[last].text[-1] != ".":
        following = passage.words[last + 1 : last + 2]
        last += bool(following) and following[0].text == "." and _is_dot(passage, last + 1)
    return Candidate(pattern, reading, first, last, head.token, tags, gap)


def _joined_rightly(candidate: Candidate) -> bool:
    pattern = candidate.pattern
    if pattern.spaced:
        return candidate.last - candidate.first == 1
    return not (pattern.hyphened and candidate.last - candidate.first == 1)


def longest_first(found: Sequence[Candidate]) -> Iterator[Candidate]:
    """The candidates in the order in which they may claim their tokens; of two as long as each
    other, words about people come first and merely formal words last."""
    yield from sorted(
        found, key=lambda c: (c.first - c.last, _AFTER.get(c.pattern.entry.rule, 1), c.first)
    )
