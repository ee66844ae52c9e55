"""Words and compounds that no list has in the sense in which they stand, and that stop people.

"Retained swab", "undecided leavers", "attenuation": how hard a word looks says little about them,
what the lists and the paper know of its parts says more. A small model weighs both; it was fitted
on papers that two readers had marked (data/fit_guesses.py).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache
from math import log1p
from typing import NamedTuple

from plainspeak.analysis.heads import is_link
from plainspeak.analysis.stops import word_estimate
from plainspeak.analysis.stops.guessable import (
    Candidate,
    candidates,
    is_hard,
    is_known_anywhere,
    stops,
    unknown_letters,
)
from plainspeak.analysis.stops.model import Model, load
from plainspeak.analysis.stops.parts import UNLISTED, parts_of
from plainspeak.analysis.stops.spelling import spelling
from plainspeak.analysis.types import Analysis, Tags, number_of_words
from plainspeak.lexicon import Lexicon
from plainspeak.model import BlockKind

LEAST = 3.0
"""Readers from which a guess is taken."""

LESS_SURE = 1.0
"""How many more have to stop at a word alone that people often read, and that the lists have in a
sense which nothing tells here: "reserves the right". Our own figure."""

FEATURES: tuple[str, ...] = (
    "alone most",  # readers who stop at its words, alone, by the estimate: 0 to 10
    "alone least",
    "alone last",
    "familiar",  # Zipf frequency of the word that people read least
    "unknown",  # adults of ten who do not know the word that fewest know
    "words",
    "listed most",  # readers who stop at its words, alone, in any sense of the lists
    "listed least",
    "listed first",
    "listed last",
    "of field",  # its words that are terms of a field of the paper
    "terms most",  # listed terms of several words that have its words
    "terms least",
    "terms begun",
    "terms ended",
    "times",
    "capital",
    "hyphens",
    "heading",
    "cell",
    "item",
    "fields",
    "marks near",  # other marks in its sentence
    "marks in all",  # of each 100 words of the paper
    "after article",
    "begins",
    "before pause",
    "before link",
)

_OFTEN_READ = 4.0  # Zipf frequency
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_SAYS_WHICH = frozenset({"JJ", "VBG", "VBN"})
_BEFORE_NOUN = _NOUNS | _SAYS_WHICH
_ALONE = _NOUNS | {"JJ", "RB", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ"}
_ARTICLES = frozenset({"a", "an", "the"})


@dataclass(frozen=True, slots=True)
class Guess:
    """A word or compound where it first stands."""

    passage: int  # index
    first: int  # tokens, both included
    last: int
    readers: float


class Paper(NamedTuple):
    """What is asked of a paper for each guess."""

    fields: Set[str]
    marked: Mapping[int, Sequence[int]]  # passage → the tokens at which marks begin, in order
    density: float  # marks of each 100 words


def find(
    analysis: Analysis, taken: Set[tuple[int, int]] = frozenset(), least: float = LEAST
) -> tuple[Guess, ...]:
    """The words and compounds of a paper, in reading order, at which so many readers may stop;
    each once, none inside another. `taken` holds tokens (passage index, token) that are marked for
    another reason."""
    paper = paper_of(analysis)
    found: list[Guess] = []
    lexicon = analysis.settings.lexicon
    for candidate in candidates(analysis, taken):
        values = features(candidate, paper, lexicon)
        said = _model().readers(values)
        if said < least or (said < least + LESS_SURE and _is_common(values)):
            continue
        if not is_known_anywhere(candidate, lexicon):
            found.append(Guess(candidate.passage.index, candidate.first, candidate.last, said))
    likely = sorted(found, key=lambda g: (-g.readers, g.passage, g.first))
    analysis.tags.prefetch((g.passage, i) for g in likely for i in range(g.first, g.last + 1))
    chosen: list[Guess] = []
    spoken_for: set[tuple[int, int]] = set()
    by_place = {(g.passage, g.first, g.last): g for g in found}
    for guess in likely:
        guess = _without_plain_opening(guess, by_place, analysis)
        places = {(guess.passage, i) for i in range(guess.first, guess.last + 1)}
        if spoken_for.isdisjoint(places) and _has_right_tags(guess, analysis.tags):
            chosen.append(guess)
            spoken_for |= places
    return tuple(sorted(chosen, key=lambda g: (g.passage, g.first)))


def _is_common(values: Sequence[float]) -> bool:
    """Whether features are those of one word that people often read, and of several senses."""
    of = dict(zip(FEATURES, values, strict=True))
    return of["words"] == 1 and of["listed most"] > 0 and of["familiar"] >= _OFTEN_READ


@cache
def _model() -> Model:
    return load("guesses", FEATURES)


def _without_plain_opening(
    guess: Guess, others: Mapping[tuple[int, int, int], Guess], analysis: Analysis
) -> Guess:
    """A compound without plain words that only say which or what is done, where the rest is a guess
    too: "formal | accreditation", "aligning | standards"."""
    while guess.first < guess.last:
        opening = analysis.passages[guess.passage].words[guess.first].lower
        rest = others.get((guess.passage, guess.first + 1, guess.last))
        plain = not is_hard(opening) and analysis.tags(guess.passage, guess.first) in _SAYS_WHICH
        if rest is None or not plain:
            break
        guess = rest
    return guess


def _has_right_tags(guess: Guess, tags: Tags) -> bool:
    """Whether it is a noun with what describes it, or one word that has a meaning of its own."""
    *before, head = (tags(guess.passage, i) for i in range(guess.first, guess.last + 1))
    if not before:
        return head in _ALONE
    return head in _NOUNS and all(tag in _BEFORE_NOUN for tag in before)


def paper_of(analysis: Analysis) -> Paper:
    """What is asked of a paper, worked out once."""
    marked = {(use.passage, use.first) for use in analysis.terms if stops(use)}
    marked |= unknown_letters(analysis)
    begins: dict[int, list[int]] = {}
    for index, token in sorted(marked):
        begins.setdefault(index, []).append(token)
    words = analysis.once(number_of_words)
    return Paper(analysis.fields, begins, 100 * len(marked) / max(words, 1))


def features(candidate: Candidate, paper: Paper, lexicon: Lexicon) -> tuple[float, ...]:
    """The values of FEATURES."""
    passage, first, last, times = candidate
    listed = parts_of(lexicon)
    words = passage.words[first : last + 1]
    parts = [listed.get(stem, UNLISTED) for stem in candidate.stems]
    alone = [word_estimate(word.lower) for word in words]
    spelled = [spelling(word.lower) for word in words]
    readers = [part.readers for part in parts]
    inside = [part.inside for part in parts]
    sentence = passage.sentence_of(first)
    before = passage.words[first - 1] if first > sentence.start else None
    after = passage.words[last + 1] if last + 1 < sentence.end else None
    kind = passage.block.kind
    marked = paper.marked.get(passage.index, ())
    return (
        max(alone),
        min(alone),
        alone[-1],
        min(s.familiar for s in spelled),
        max(s.unknown for s in spelled),
        float(len(words)),
        max(readers),
        min(readers),
        readers[0],
        readers[-1],
        float(sum(not paper.fields.isdisjoint(part.fields.split()) for part in parts)),
        log1p(max(inside)),
        log1p(min(inside)),
        log1p(parts[0].first),
        log1p(parts[-1].last),
        float(times),
        float(words[0].text[0].isupper()),
        float(sum("-" in word.text for word in words)),
        float(kind is BlockKind.HEADING),
        float(kind is BlockKind.TABLE_CELL),
        float(kind is BlockKind.LIST_ITEM),
        float(len(paper.fields)),
        float(bisect_right(marked, sentence.end - 1) - bisect_right(marked, sentence.start - 1)),
        paper.density,
        float(before is not None and before.lower in _ARTICLES),
        float(before is None),
        float(after is None or not after.is_word),
        float(after is not None and is_link(after.lower)),
    )
