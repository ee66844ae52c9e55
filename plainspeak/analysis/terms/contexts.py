"""Contexts of entries, as `meant` and `not_meant` say them: do any of them hold at a place?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from plainspeak.analysis.terms.compile import NUMBER, Element, phrase
from plainspeak.analysis.terms.match import MAX_GAP, Candidate, Reading, match, stands
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
    """Phrases by the words with which they may begin, so that one look at a word of a paper is
    enough for all of them."""

    by_first: Mapping[str, Sequence[_Phrase]]
    numbers: Sequence[_Phrase]  # those that begin with any number
    longest: int  # elements

    def at(self, part: str) -> Iterator[_Phrase]:
        """The phrases that may begin with this part of a token."""
        yield from self.by_first.get(part, ())
        if self.numbers and stands(NUMBER, part):
            yield from self.numbers


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
    for start in range(first, max(begin, first - phrases.longest - MAX_GAP) - 1, -1):
        at = reading.first[start]
        if at < len(parts):
            for elements in phrases.at(parts[at]):
                if start >= first - len(elements) - MAX_GAP:
                    ends = match(elements, reading, at)
                    if ends and reading.tokens[ends[-1]] >= candidate.last:
                        return True
    return False


def _stands_near(phrases: _Phrases, candidate: Candidate, sentence: Span) -> bool:
    """Whether one of the phrases begins at another word of the sentence, not too far away."""
    reading = candidate.reading
    begin = max(sentence.start, candidate.first - NEARBY)
    end = min(sentence.end, candidate.last + 1 + NEARBY)
    if not phrases.numbers and phrases.by_first.keys().isdisjoint(_parts(reading, begin, end)):
        return False
    words, parts = reading.passage.words, reading.parts
    for i in range(begin, end):
        at = reading.first[i]
        if at < len(parts) and not candidate.first <= i <= candidate.last:
            for elements in phrases.at(parts[at]):
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
    headings = [phrase(text[2:])[:1] for text in texts if text.startswith("~~")]
    return _Contexts(
        frozenset(text[1:] for text in texts if text.startswith("@")),
        frozenset(form for elements in headings for element in elements for form in element),
        _sorted([phrase(text) for text in texts if not text.startswith(("@", "~"))]),
        _sorted([phrase(t[1:]) for t in texts if t.startswith("~") and t[:2] != "~~"]),
    )


def _sorted(phrases: Sequence[_Phrase]) -> _Phrases:
    by_first: dict[str, list[_Phrase]] = {}
    numbers = [elements for elements in phrases if elements and elements[0] is NUMBER]
    for elements in phrases:
        if elements and elements[0] is not NUMBER:
            for spelling in elements[0]:
                by_first.setdefault(spelling, []).append(elements)
    return _Phrases(by_first, numbers, max(map(len, phrases), default=0))
