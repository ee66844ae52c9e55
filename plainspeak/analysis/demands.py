"""What a sentence asks of its reader, as numbers that a person can follow."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from math import log1p
from typing import NamedTuple

from plainspeak.analysis.readers_know import EVERYDAY, is_code, known
from plainspeak.analysis.stops import word_estimate
from plainspeak.analysis.stops.guessable import may_be_part
from plainspeak.analysis.types import AcronymUse, Passage, ProtectedKind, Word
from plainspeak.model import AcronymState, Span
from plainspeak.wordclasses import members

FEATURES: tuple[str, ...] = (
    "words",
    "rare words",
    "rare share",
    "hardest words",
    "readers",
    "most readers",
)
"""The features, in the order of the weights; data/difficulty.tsv says what each one is."""

NAMED = 3.3
"""Below this a word is named when a sentence is said to be hard."""

_SMALL = members("words-without-load")
_PEOPLE = members("people-in-sentences")
_CLAUSE = members("clause-openers-in-sentences")
_SIGNS = frozenset("%=<>±≥≤+*/×~→")
_NAME = 4.0  # familiarity that a name counts at least: one need not know it to read on
_LETTERS = {
    AcronymState.WELL_KNOWN: 4.5,
    AcronymState.ALLOWED: 4.5,
    AcronymState.EXPLAINED: 3.0,  # known now, and still one more thing to keep in mind
}
_UNKNOWN_LETTERS = 2.5
_CAPITALS = 4.5  # from here a word in capitals is only that; rarer ones are codes
_HARDEST = 6  # so many words are looked at for "hardest words"
_CODE = 3.0
_NO_WORD = 6.5  # stands for a word in sentences that have fewer


class _Role(IntEnum):
    """What a token is to the counts. Those from NUMBER on are no words."""

    SMALL = 0
    FULL = 1
    CAPITAL = 2  # a full word with a capital: a name, or the first word
    CODE = 3
    LETTERS = 4
    NUMBER = 5
    BRACKET = 6
    PAUSE = 7
    SIGN = 8
    HYPHEN = 9
    OTHER = 10


class _Facts(NamedTuple):
    """What is known of one spelling, wherever it stands."""

    role: int
    known: float
    readers: float  # of ten who are new, how many stop at it alone
    syllables: int
    people: int  # 1 for "we", "people"
    clause: int  # 1 for "which", "because"


_COUNTED = {
    _Role.NUMBER: "number",
    _Role.BRACKET: "bracket",
    _Role.PAUSE: "pause",
    _Role.SIGN: "sign",
}
_FACTS: dict[str, _Facts] = {}
_MOST_FACTS = 200_000


@dataclass(slots=True)
class Demands:
    """The features of one sentence, in the order of FEATURES, and the words behind them."""

    values: list[float]
    words: int  # as a person counts them: "don't" and "£2.5" are one
    syllables: float = 0.0  # in a word, mean
    people: int = 0  # words such as "we", "you", "people"
    rare: list[str] = field(default_factory=list)  # hardest first
    letters: list[str] = field(default_factory=list)  # unexplained, in reading order
    counts: Mapping[str, int] = field(default_factory=dict)


def letters_by_place(acronyms: Iterable[AcronymUse]) -> dict[int, tuple[str, float]]:
    """Start of each use in the source → the letters and how well a reader knows them there."""
    places: dict[int, tuple[str, float]] = {}
    for use in acronyms:
        acronym = use.acronym
        for span in acronym.uses:
            level = _LETTERS.get(acronym.state, _UNKNOWN_LETTERS)
            explained = acronym.explained_at
            if acronym.state is AcronymState.EXPLAINED_LATE and explained is not None:
                level = _LETTERS[AcronymState.EXPLAINED] if span >= explained else level
            places[span.start] = (acronym.short, level)
    return places


def demands(passage: Passage, span: Span, places: Mapping[int, tuple[str, float]]) -> Demands:
    """The features of the sentence at these tokens."""
    levels: dict[str, float] = {}
    stops: dict[str, float] = {}
    rare: dict[str, float] = {}
    letters: dict[str, None] = {}
    marks: list[int] = []
    words = syllables = people = clauses = 0
    skipped, named = _protected_tokens(passage, span) if passage.protected else (_NONE, _NONE)
    facts_of = _FACTS.get
    for i in range(span.start, span.end):
        token = passage.words[i]
        role, level, readers, spoken, is_people, is_clause = facts_of(token.text) or _learn(token)
        if role >= _NUMBER:
            marks.append(role)
            continue
        if i in skipped:
            continue
        words += 1
        syllables += spoken
        people += is_people
        if role == _SMALL_WORD:
            clauses += is_clause
            levels[token.lower] = level
            continue
        stops[token.lower] = readers
        if role == _FULL:
            if level < NAMED:
                rare[token.text] = level
        elif role == _LETTERS_ROLE:
            place = places.get(passage.block.to_source(passage.starts[i], passage.end(i)).start)
            if place is not None:
                level = place[1]
                if level <= _UNKNOWN_LETTERS:
                    letters[place[0]] = None
            elif level < _CAPITALS:
                level = min(level, _CODE)
        elif role == _CAPITAL and (words > 1 or i in named):
            level = max(level, _NAME)
        levels[token.lower] = level
    hard = sorted(level for level in levels.values() if level < _NO_WORD)
    top = hard[:_HARDEST]
    missing = sum(EVERYDAY - level for level in hard if level < EVERYDAY)
    values = [
        log1p(words),
        log1p(missing),
        missing / max(words, 1),
        (_NO_WORD * len(top) - sum(top)) / _HARDEST,
        log1p(sum(stops.values())),
        max(stops.values(), default=0.0),
    ]
    counts = {name: marks.count(role) for role, name in _COUNTED.items()} if marks else {}
    counts["clause"] = clauses
    rarest = sorted(rare, key=rare.__getitem__)
    text = passage.text(span.start, span.end - 1)
    spoken_each = syllables / max(words, 1)
    return Demands(values, _words_in(text), spoken_each, people, rarest, list(letters), counts)


def _words_in(text: str) -> int:
    """Words as a person counts them: what stands between spaces and holds a letter or figure."""
    return sum(map(_counts, text.split()))


def _counts(piece: str) -> bool:
    return piece[0].isalnum() or any(map(str.isalnum, piece))


_SMALL_WORD, _FULL, _CAPITAL = int(_Role.SMALL), int(_Role.FULL), int(_Role.CAPITAL)
_LETTERS_ROLE, _NUMBER = int(_Role.LETTERS), int(_Role.NUMBER)
_NONE: frozenset[int] = frozenset()
_SKIPPED_KINDS = (ProtectedKind.WEB, ProtectedKind.CODE, ProtectedKind.ADDRESS)


def _protected_tokens(passage: Passage, span: Span) -> tuple[set[int], set[int]]:
    """The tokens that are not words at all (addresses, codes), and those that are names."""
    skipped: set[int] = set()
    named: set[int] = set()
    begin, stop = passage.starts[span.start], passage.end(span.end - 1)
    for start, end, kind in passage.protecting(begin, stop):
        if kind in _SKIPPED_KINDS or kind is ProtectedKind.NAME:
            tokens = range(
                max(span.start, bisect_left(passage.starts, start)),
                min(span.end, bisect_left(passage.starts, end)),
            )
            (named if kind is ProtectedKind.NAME else skipped).update(tokens)
    return skipped, named


def _learn(word: Word) -> _Facts:
    lower = word.lower.replace("’", "'")
    role = _role(word, lower)
    facts = _Facts(
        role.value,
        known(word) if role < _Role.NUMBER else 0.0,
        word_estimate(lower) if role < _Role.NUMBER and may_be_part(lower) else 0.0,
        word.syllables,
        int(lower in _PEOPLE),
        int(lower in _CLAUSE),
    )
    if len(_FACTS) > _MOST_FACTS:
        _FACTS.clear()
    _FACTS[word.text] = facts
    return facts


def _role(word: Word, lower: str) -> _Role:
    text = word.text
    first = text[0]
    if not word.is_word or first.isdigit():  # "9am" and "12B" are read as numbers
        if any(c.isdigit() for c in text):
            return _Role.NUMBER
        if first in "([{":
            return _Role.BRACKET
        if first in ",;:—–":
            return _Role.PAUSE
        if first in _SIGNS:
            return _Role.SIGN
        return _Role.HYPHEN if first == "-" else _Role.OTHER
    if word.is_acronym:
        return _Role.LETTERS
    if lower in _SMALL:
        return _Role.SMALL
    if len(text) == 1 or is_code(text):
        return _Role.CODE
    return _Role.CAPITAL if first.isupper() else _Role.FULL
