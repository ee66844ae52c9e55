"""What a sentence asks of its reader, as numbers that a person can follow."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import log1p
from typing import NamedTuple

from plainspeak.analysis.types import AcronymUse, Passage, ProtectedKind, Word
from plainspeak.analysis.vocabulary import EVERYDAY, known
from plainspeak.model import AcronymState, Span

FEATURES: tuple[str, ...] = (
    "words",
    "rare words",
    "hardest words",
    "syllables",
    "stacks",
)
"""The features, in the order of the weights; data/difficulty.tsv says what each one is."""

NAMED = 3.3
"""Below this a word is named when a sentence is said to be hard."""

_SMALL = frozenset(
    "the a an of to in and or for with on at by from as is are was were be been being it its this "
    "that these those he she they we you i his her their our your my not no but if so than then "
    "there here do does did have has had will would can could may might should shall must who "
    "which what when where how why all any both each few more most other some such only own same "
    "too very just about into over after before between through during under again out up down "
    "off because while also however me him them us n't 's 'll 've 're 'd 'm".split()
)
_PEOPLE = frozenset(
    "i me my we us our you your he him his she her they them their who people".split()
)
_CLAUSE = frozenset(
    "which that who whom whose because although though while whereas if unless until since when "
    "where whether after before as than".split()
)
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
_STACK = 3  # full words in a row: "patient safety incident response"


class _Facts(NamedTuple):
    """What is known of one spelling, wherever it stands."""

    is_word: bool
    known: float
    syllables: int
    is_letters: bool
    is_code: bool
    has_capital: bool
    is_small: bool
    is_people: bool
    is_clause: bool
    sign: str  # "number" | "bracket" | "pause" | "sign" | "hyphen" | ""


_FACTS: dict[str, _Facts] = {}
_MOST_FACTS = 200_000


@dataclass(slots=True)
class Demands:
    """The features of one sentence, in the order of FEATURES, and the words behind them."""

    values: list[float]
    words: int  # as a person counts them: "don't" and "£2.5" are one
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
    rare: dict[str, float] = {}
    letters: dict[str, None] = {}
    counts = {"number": 0, "bracket": 0, "pause": 0, "sign": 0}
    words = syllables = people = clauses = row = stacks = 0
    skipped, named = _protected_tokens(passage, span) if passage.protected else (_NONE, _NONE)
    counted, end, open_word = 0, -1, True
    for i in range(span.start, span.end):
        token = passage.words[i]
        facts = _FACTS.get(token.text) or _learn(token)
        start = passage.starts[i]
        if start != end:
            open_word = True
        end = start + len(token.text)
        if open_word and (facts.is_word or facts.sign == "number"):
            counted += 1
            open_word = False
        if i in skipped:
            continue
        if not facts.is_word:
            if facts.sign in counts:
                counts[facts.sign] += 1
            if facts.sign != "hyphen":
                stacks += row >= _STACK
                row = 0
            continue
        words += 1
        syllables += facts.syllables
        people += facts.is_people
        if facts.is_small:
            clauses += facts.is_clause
            stacks += row >= _STACK
            row = 0
        else:
            row += 1
        level = facts.known
        if facts.is_letters:
            place = places.get(passage.block.to_source(passage.starts[i], passage.end(i)).start)
            if place is not None:
                level = place[1]
                if level <= _UNKNOWN_LETTERS:
                    letters[place[0]] = None
            elif level < _CAPITALS:
                level = min(level, _CODE)
        elif facts.is_code:
            pass
        elif (facts.has_capital and words > 1) or i in named:
            level = max(level, _NAME)
        elif level < NAMED:
            rare[token.text] = level
        levels[token.lower] = level
    stacks += row >= _STACK
    hard = sorted(levels.values())
    missing = [EVERYDAY - level for level in hard if level < EVERYDAY]
    top = hard[:_HARDEST]
    values = [
        log1p(words),
        log1p(sum(missing)),
        _NO_WORD - (sum(top) + _NO_WORD * (_HARDEST - len(top))) / _HARDEST,
        syllables / max(words, 1),
        log1p(stacks),
    ]
    counts["clause"] = clauses
    rarest = sorted(rare, key=rare.__getitem__)
    return Demands(values, counted, people, rarest, list(letters), counts)


_NONE: frozenset[int] = frozenset()
_SKIPPED_KINDS = (ProtectedKind.WEB, ProtectedKind.CODE, ProtectedKind.ADDRESS)


def _protected_tokens(passage: Passage, span: Span) -> tuple[set[int], set[int]]:
    """The tokens that are not words at all (addresses, codes), and those that are names."""
    skipped: set[int] = set()
    named: set[int] = set()
    for start, end, kind in passage.protected:
        if kind in _SKIPPED_KINDS or kind is ProtectedKind.NAME:
            tokens = range(
                max(span.start, bisect_left(passage.starts, start)),
                min(span.end, bisect_left(passage.starts, end)),
            )
            (named if kind is ProtectedKind.NAME else skipped).update(tokens)
    return skipped, named


def _learn(word: Word) -> _Facts:
    text, lower = word.text, word.lower
    sign = ""
    is_word = word.is_word and not text[0].isdigit()  # "9am" and "12B" are read as numbers
    if not is_word:
        if any(c.isdigit() for c in text):
            sign = "number"
        elif text[0] in "([{":
            sign = "bracket"
        elif text[0] in ",;:—–":
            sign = "pause"
        elif text[0] in _SIGNS:
            sign = "sign"
        elif text[0] == "-":
            sign = "hyphen"
    mixed = any(c.isupper() or c.isdigit() for c in text[1:])
    facts = _Facts(
        is_word,
        known(word) if is_word else 0.0,
        word.syllables,
        word.is_acronym,
        not word.is_acronym and (mixed or (len(text) == 1 and text not in "aAI")),
        text[0].isupper() and text != "I",
        lower.replace("’", "'") in _SMALL,
        lower in _PEOPLE,
        lower in _CLAUSE,
        sign,
    )
    if len(_FACTS) > _MOST_FACTS:
        _FACTS.clear()
    _FACTS[text] = facts
    return facts
