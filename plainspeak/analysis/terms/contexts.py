"""Contexts of entries, as `meant` and `not_meant` say them: do any of them hold at a place?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from plainspeak.analysis.terms.compile import GAP, NUMBER, Element, element, phrase, pieces_of
from plainspeak.analysis.terms.match import MAX_GAP, Candidate, Reading, is_number, match
from plainspeak.lexicon.rows import parts
from plainspeak.model import Span

NEARBY = 25
"""Tokens on each side in which a word of the same sentence is looked for. What stands farther away
tells little, and a sentence that never ends takes no more time than its length. Our own figure."""


_Phrase = tuple[Element, ...]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the paper as a whole says about the senses of its words."""

    headings: frozenset[str]  # lower-case words of its title and headings
    fields: frozenset[str]  # the fields that it is of (see analysis/fields.py)
    foreign: frozenset[str]  # the fields of which it has no word


@dataclass(frozen=True, slots=True)
class _Phrases:
    """Phrases by the words with which they may begin, so that one look at two words of a paper is
    enough for all of them. Most never begin anywhere, so the rest of a phrase is read when its
    first word is met."""

    by_first: Mapping[str, Sequence[str]]
    numbers: Sequence[str]  # those that begin with any number
    longest: int  # elements
    _begun: dict[str, _Begun] = field(default_factory=dict)

    def at(self, parts: Sequence[str], at: int) -> Sequence[_Phrase]:
        """The phrases that may begin at this part of a passage."""
        part = parts[at]
        found: Sequence[_Phrase] = ()
        if part in self.by_first:
            begun = self._begun.get(part)
            if begun is None:
                begun = self._begun[part] = _begun(self.by_first[part])
            found = begun.others
            if at + 1 < len(parts) and (more := begun.by_second.get(parts[at + 1])):
                found = (*found, *more)
        if self.numbers and is_number(part):
            found = (*found, *map(phrase, self.numbers))
        return found


class _Begun(NamedTuple):
    """Phrases that begin with one word, by the words that have to follow it."""

    by_second: dict[str, list[_Phrase]]
    others: list[_Phrase]  # no word in particular has to


def _begun(texts: Sequence[str]) -> _Begun:
    found = _Begun({}, [])
    for elements in map(phrase, texts):
        if len(elements) == 1 or elements[1] is GAP or elements[1] is NUMBER:
            found.others.append(elements)
        else:
            for spelling in elements[1]:
                found.by_second.setdefault(spelling, []).append(elements)
    return found


@dataclass(frozen=True, slots=True)
class _Contexts:
    """The contexts of an entry by what they ask for."""

    fields: frozenset[str]  # `@field` of the paper
    headings: frozenset[str]  # `~~word` in a heading
    around: _Phrases  # `a phrase` with the term in it
    near: _Phrases  # `~words` elsewhere in the sentence


def hold(cell: str, candidate: Candidate, sentence: Span, paper: Surroundings) -> bool:
    """Whether one of the contexts holds for a candidate in this sentence (tokens) of a paper."""
    return of_the_paper(cell, paper) or in_the_sentence(cell, candidate, sentence)


def of_the_paper(cell: str, paper: Surroundings) -> bool:
    """Whether one of the contexts holds that ask for a field or for words of a heading."""
    found = _read(cell)
    return not (found.fields.isdisjoint(paper.fields) and found.headings.isdisjoint(paper.headings))


def in_the_sentence(cell: str, candidate: Candidate, sentence: Span) -> bool:
    """Whether one of the contexts holds that ask for words around the candidate."""
    found = _read(cell)
    return _stands_around(found.around, candidate, sentence.start) or _stands_near(
        found.near, candidate, sentence
    )


def several(cell: str, candidate: Candidate, sentence: Span) -> bool:
    """Whether two of the contexts hold that ask for words around the candidate."""
    hold = (text for text in parts(cell) if in_the_sentence(text, candidate, sentence))
    return len(list(islice(hold, 2))) == 2


def _stands_around(phrases: _Phrases, candidate: Candidate, begin: int) -> bool:
    """Whether one of the phrases stands so that the term is in it."""
    reading, first = candidate.reading, candidate.first
    parts = reading.parts
    by_first, numbers = phrases.by_first, phrases.numbers
    for start in range(first, max(begin, first - phrases.longest - MAX_GAP) - 1, -1):
        at = reading.first[start]
        if at < len(parts) and (parts[at] in by_first or numbers):
            for elements in phrases.at(parts, at):
                if start >= first - len(elements) - MAX_GAP:
                    ends = match(elements, reading, at)
                    if ends and reading.tokens[ends[-1]] >= candidate.last:
                        return True
    return False


def _stands_near(phrases: _Phrases, candidate: Candidate, sentence: Span) -> bool:
    """Whether one of the phrases begins at another word of the sentence, not too far away."""
    if not (phrases.by_first or phrases.numbers):
        return False
    reading = candidate.reading
    begin = max(sentence.start, candidate.first - NEARBY)
    end = min(sentence.end, candidate.last + 1 + NEARBY)
    if not phrases.numbers and phrases.by_first.keys().isdisjoint(_parts(reading, begin, end)):
        return False
    words, parts = reading.passage.words, reading.parts
    for i in range(begin, end):
        at = reading.first[i]
        if (
            at < len(parts)
            and (parts[at] in phrases.by_first or phrases.numbers)
            and not candidate.first <= i <= candidate.last
        ):
            for elements in phrases.at(parts, at):
                lower = words[i].lower
                whole = len(elements) > 1 or lower in elements[0] or "-" in lower
                if whole and match(elements, reading, at):
                    return True
    return False


def _parts(reading: Reading, begin: int, end: int) -> Sequence[str]:
    stop = reading.first[end] if end < len(reading.first) else len(reading.parts)
    return reading.parts[reading.first[begin] : stop]


@lru_cache(maxsize=10_000)
def _read(cell: str) -> _Contexts:
    texts = parts(cell)
    return _Contexts(
        frozenset(text[1:] for text in texts if text.startswith("@")),
        frozenset(form for t in texts if t.startswith("~~") for form in _first(pieces_of(t[2:]))),
        _sorted([text for text in texts if not text.startswith(("@", "~"))]),
        _sorted([t[1:] for t in texts if t.startswith("~") and t[:2] != "~~"]),
    )


def _sorted(phrases: Sequence[str]) -> _Phrases:
    by_first: dict[str, list[str]] = {}
    numbers: list[str] = []
    longest = 0
    for text in phrases:
        pieces = pieces_of(text)
        longest = max(longest, len(pieces))
        first = _first(pieces)
        if first is NUMBER:
            numbers.append(text)
        else:
            for spelling in first:
                by_first.setdefault(spelling, []).append(text)
    return _Phrases(by_first, numbers, longest)


def _first(pieces: Sequence[str]) -> Element:
    """The element with which a phrase begins."""
    return element(pieces[0]) if pieces else GAP
