"""What a sentence asks a reader to carry: the load under which people stumble, in points.

A point is about what makes one more reader in ten stop; the weights are set by us and were held
against sentences that two readers had marked in working papers.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from plainspeak.analysis.types import Passage, ProtectedKind, Tags, Word
from plainspeak.model import Sentence, Span
from plainspeak.wordclasses import members

OPENING = 8
"""Words in which a clause has its verb; a later one is not looked for."""

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_SUBJECTS = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP", "DT", "EX", "CD"})
PAUSES = frozenset({",", ";", ":", "-", "–", "—", "--"})
_CURRENCY = frozenset("£$€")
_DATES = members("months") | members("weekdays")
_YEAR = re.compile(r"(?:19|20)\d\d")
_TIME = re.compile(r"\d{1,2}[:.]\d\d(?:[ap]\.?m)?|\d{1,2}(?:[ap]\.?m)|\d{1,2}(?:st|nd|rd|th)")
_COUNT = re.compile(r"\d{1,2}")
_MOST_LENGTH = 2.5
_JOINED = (0.0, 0.3, 0.9, 1.2)  # points for so many clauses more than one
_RUN_ON = 15  # shorter sentences are taken in at once, however they are joined
_CLAUSE = 3  # words of the shortest clause that counts: "nobody knows why"
_COMPARED = 2  # figures from which they can be set against each other
_UNREAD = (ProtectedKind.CODE, ProtectedKind.WEB, ProtectedKind.ADDRESS)


@dataclass(frozen=True, slots=True)
class Load:
    """The counts behind the points."""

    words: int
    joined: int  # clauses that follow each other with nothing but a pause between
    clauses: int  # clauses within it: "who", "because", "if"
    unknown: int  # rare words and unexplained letters
    figures: float  # numbers to keep in mind; a small count is half a figure
    brackets: int
    negatives: int
    may_join: int  # clauses that may run on, for all that can be told without tags
    compared: bool  # figures are set against each other: "from 90 % to 76 %"
    difficulty: float
    has_verb: bool = True  # a verb that can carry a sentence; known once it is tagged

    def most_of(self, points: float) -> float:
        """What its points can come to once the clauses that run on are counted."""
        runs_on = self.words >= _RUN_ON
        return points + _JOINED[min(self.may_join, 3)] * runs_on

    @property
    def points(self) -> float:
        """What all of it comes to; from about 2 on, most readers stumble."""
        return sum(points for points, _ in self.reasons())

    def reasons(self) -> Iterator[tuple[float, str]]:
        """What each part adds, and the name of the part."""
        yield min(_MOST_LENGTH, max(0, self.words - 18) * 0.09), "length"
        runs_on = self.words >= _RUN_ON
        yield _JOINED[min(self.joined, 3)] * runs_on, "joined"
        yield min(1.0, 0.25 * self.clauses) if self.clauses > 1 else 0.0, "clauses"
        yield 0.375 * min(self.unknown, 6), "unknown"
        yield (0.0, 0.0, 0.5, 1.0, 1.3)[min(int(self.figures), 4)], "figures"
        yield 0.7 * self.compared, "compared"
        yield 0.2 * min(self.brackets, 3), "brackets"
        yield 0.4 * (self.negatives > 1), "negatives"
        yield 0.75 * max(0.0, self.difficulty - 4), "difficulty"


def pieces(words: Sequence[Word]) -> Iterator[Span]:
    """The stretches between the pauses of a sentence."""
    begin = 0
    for i, word in enumerate(words):
        if word.text in PAUSES:
            if i > begin:
                yield Span(begin, i)
            begin = i + 1
    if begin < len(words):
        yield Span(begin, len(words))


def stands_alone(tags: Sequence[str], words: Sequence[Word]) -> bool:
    """Whether a stretch can be a sentence: it has a subject, then a verb that carries it, and does
    not lean on what was before by a linking word."""
    if not words or words[0].lower in members("linking-words"):
        return False
    for i, tag in enumerate(tags):
        if tag in FINITE:
            return i > 0 and any(before in _SUBJECTS for before in tags[:i])
    return False


def _may_stand(words: Sequence[Word]) -> bool:
    """What can be told of `stands_alone` without tags."""
    return len(words) >= _CLAUSE and words[0].lower not in members("linking-words")


def figures(passage: Passage, span: Span) -> float:
    """Numbers that a reader has to keep in mind: not dates, times, money, years and codes."""
    words = passage.words
    numbers = [
        (i, word.text)
        for i, word in enumerate(words[span.start + 1 : span.end], span.start + 1)
        if not word.text[0].isalpha() and any(map(str.isdigit, word.text))
    ]
    if not numbers:
        return 0.0
    codes = passage.covered(passage.starts[span.start], passage.end(span.end - 1), *_UNREAD)
    found = 0.0
    for i, text in numbers:
        near = {words[i - 1].lower, words[min(i + 1, span.end - 1)].lower}
        bare = text.strip("()")
        if near & _DATES or near & _CURRENCY or _YEAR.fullmatch(bare) or _TIME.fullmatch(bare):
            continue
        before = bisect_right(codes, (passage.starts[i], passage.end(i)))
        if before and codes[before - 1].end > passage.starts[i]:
            continue
        found += 0.5 if _COUNT.fullmatch(bare) and "%" not in near else 1.0
    return found


def measure(passage: Passage, span: Span, sentence: Sentence) -> Load:
    """The load of one sentence, or of its longest part where full stops divide it; what takes tags
    to know is left at 0."""
    span = longest_part(passage, span)
    words = passage.words[span.start : span.end]
    lowers = [w.lower for w in words]
    numbers = figures(passage, span)
    clauses, negatives = members("clause-words"), members("negatives")
    named = f"{sentence.evidence.get('rare', '')}, {sentence.evidence.get('letters', '')}"
    return Load(
        words=sum([w.is_word or any(map(str.isalnum, w.text)) for w in words]),
        joined=0,
        clauses=sum([lower in clauses for lower in lowers]),
        unknown=len(set(named.split(", ")).intersection([w.text for w in words])),
        figures=numbers,
        brackets=lowers.count("("),
        negatives=sum([lower in negatives for lower in lowers]),
        compared=numbers >= _COMPARED and not members("change-words").isdisjoint(lowers),
        may_join=max(0, sum(_may_stand(words[a:b]) for a, b in pieces(words)) - 1),
        difficulty=sentence.difficulty,
    )


def longest_part(passage: Passage, span: Span) -> Span:
    """The longest part of a sentence: where a note goes on in small letters after a full stop, each
    part is a sentence."""
    return max(_stretches(passage, span), key=lambda s: s.end - s.start)


def tokens(passage: Passage, span: Span) -> Iterator[tuple[int, int]]:
    """The words whose tags `with_run_ons` asks for: those that begin a clause."""
    part = longest_part(passage, span)
    for a, b in pieces(passage.words[part.start : part.end]):
        for i in range(part.start + a, part.start + min(b, a + OPENING)):
            yield passage.index, i


def with_run_ons(load: Load, passage: Passage, span: Span, tags: Tags) -> Load:
    """The load with the clauses that run on."""
    part = longest_part(passage, span)
    words = passage.words[part.start : part.end]
    alone = 0
    has_verb = False
    rest: list[int] = []
    for a, b in pieces(words):
        opening = min(b, a + OPENING)
        said = [tags(passage.index, part.start + i) for i in range(a, opening)]
        alone += _may_stand(words[a:opening]) and stands_alone(said, words[a:opening])
        has_verb = has_verb or not FINITE.isdisjoint(said)
        rest += range(part.start + opening, part.start + b)
    if not has_verb:
        tags.prefetch((passage.index, i) for i in rest)
        has_verb = any(tags(passage.index, i) in FINITE for i in rest)
    return replace(load, joined=max(0, alone - 1), has_verb=has_verb)


def _stretches(passage: Passage, span: Span) -> Iterator[Span]:
    """Where a note goes on in small letters after a full stop, each part is a sentence."""
    begin = span.start
    for i, word in enumerate(passage.words[span.start : span.end - 1], span.start):
        if word.text == ".":
            yield Span(begin, i + 1)
            begin = i + 1
    yield Span(begin, span.end)
