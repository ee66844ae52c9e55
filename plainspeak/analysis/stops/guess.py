"""Words and compounds that no list has in the sense in which they stand, and that stop people.

"Retained swab", "undecided leavers", "attenuation": how hard a word looks says little about them,
what the lists and the paper know of its parts says more. A small model weighs both; it was fitted
on papers that two readers had marked (data/fit_guesses.py).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache, lru_cache
from math import log1p
from typing import NamedTuple

from plainspeak.analysis.heads import is_link
from plainspeak.analysis.inflection import lemmas
from plainspeak.analysis.stops import word_estimate
from plainspeak.analysis.stops.model import Model, load
from plainspeak.analysis.stops.parts import STOPS, UNLISTED, parts_of
from plainspeak.analysis.stops.spelling import spelling
from plainspeak.analysis.types import Analysis, Passage, Tags, TermUse
from plainspeak.lexicon import Lexicon, compiled_for
from plainspeak.model import AcronymState, BlockKind

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
_COMMON = 6.0  # Zipf frequency from which a word joins others and is no part of a term
_SHORTEST = 3  # letters
_LONGEST = 3  # words
_WORTH_ASKING = 1.1  # readers who stop at one of its words, below which no guess was ever taken
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_BEFORE_NOUN = _NOUNS | {"JJ", "VBN", "VBG"}
_SAYS_WHICH = frozenset({"JJ", "VBG", "VBN"})
_ALONE = _NOUNS | {"JJ", "RB", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ"}
_ARTICLES = frozenset({"a", "an", "the"})


@dataclass(frozen=True, slots=True)
class Guess:
    """A word or compound where it first stands."""

    passage: int  # index
    first: int  # tokens, both included
    last: int
    readers: float


class Candidate(NamedTuple):
    """What may be a word or compound that stops people, where it first stands."""

    passage: Passage
    first: int  # tokens, both included
    last: int
    times: int  # how often the paper has it

    @property
    def stems(self) -> tuple[str, ...]:
        """Its words, the same for singular and plural."""
        return _stems(self.passage, self.first, self.last)


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
        enough = least + (LESS_SURE if _is_common(values) else 0)
        if said >= enough and not _is_known_anywhere(candidate, lexicon):
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
        plain = not _is_hard(opening) and analysis.tags(guess.passage, guess.first) in _SAYS_WHICH
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
    marked = {(use.passage, use.first) for use in analysis.terms if _stops(use)}
    marked |= _letters(analysis)
    begins: dict[int, list[int]] = {}
    for index, token in sorted(marked):
        begins.setdefault(index, []).append(token)
    words = sum(word.is_word for passage in analysis.passages for word in passage.words)
    return Paper(analysis.fields, begins, 100 * len(marked) / max(words, 1))


def candidates(analysis: Analysis, taken: Set[tuple[int, int]] = frozenset()) -> list[Candidate]:
    """What no list has in this sense, and nothing marks; each once, in reading order. A word of no
    field that a list has is judged, and makes nothing technical: "forthcoming panel"."""
    listed = {(u.passage, i) for u in analysis.terms for i in range(u.first, u.last + 1)}
    longer = {
        (use.passage, i)
        for use in analysis.terms
        for i in range(use.first, use.last + 1)
        if use.last > use.first or _stops(use) or use.entry.field == "general"
    }
    longer |= taken
    found: dict[tuple[str, ...], Candidate] = {}
    for passage in analysis.passages:
        if passage.block.kind is BlockKind.QUOTATION:
            continue
        for first, last in _runs(passage, longer):
            stems = _stems(passage, first, last)
            known = found.get(stems)
            if known:
                found[stems] = known._replace(times=known.times + 1)
            elif (
                (last > first or (passage.index, first) not in listed)
                and (last > first or _may_stand_alone(passage.words[first].lower))
                and _is_no_name(passage, first, last)
                and not passage.is_protected(passage.starts[first], passage.end(last))
            ):
                found[stems] = Candidate(passage, first, last, 1)
    return list(found.values())


def _stops(use: TermUse) -> bool:
    return (use.entry.readers or 0) >= STOPS


def _letters(analysis: Analysis) -> set[tuple[int, int]]:
    """Letters that a reader does not know, where they stand."""
    unknown = {
        use.acronym.short
        for use in analysis.acronyms
        if use.acronym.state in (AcronymState.UNEXPLAINED, AcronymState.EXPLAINED_LATE)
    }
    return {
        (passage.index, i)
        for passage in analysis.passages
        for i, word in enumerate(passage.words)
        if word.is_acronym and word.text in unknown
    }


def _runs(passage: Passage, taken: Set[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """One to three words with one space between them, within a sentence, at one of which somebody
    may stop."""
    words, text = passage.words, passage.block.text
    free = [
        not word.is_acronym
        and word.is_word
        and _may_be_part(word.text)
        and (passage.index, i) not in taken
        for i, word in enumerate(words)
    ]
    hard = [is_free and _is_hard(word.lower) for is_free, word in zip(free, words, strict=True)]
    for sentence in passage.sentences:
        for first in range(sentence.start, sentence.end):
            for last in range(first, min(first + _LONGEST, sentence.end)):
                if not free[last] or (
                    last > first and text[passage.end(last - 1) : passage.starts[last]] != " "
                ):
                    break
                if any(hard[first : last + 1]):
                    yield first, last


def _stems(passage: Passage, first: int, last: int) -> tuple[str, ...]:
    return tuple([word.lower.removesuffix("s") for word in passage.words[first : last + 1]])


@lru_cache(maxsize=50_000)
def _is_hard(lower: str) -> bool:
    return word_estimate(lower) >= _WORTH_ASKING


def _is_no_name(passage: Passage, first: int, last: int) -> bool:
    """Whether no word but the first has a capital ("newsletter Norm" is no compound, as Norm is who
    does it, and "Glebe House" is a name), or, in a heading, all have; a word alone may have one
    only where a sentence begins."""
    capitals = [word.text[0].isupper() for word in passage.words[first : last + 1]]
    if first == last:
        return not capitals[0] or first == passage.sentence_of(first).start
    is_heading = passage.block.kind is BlockKind.HEADING
    return not any(capitals[1:]) or (is_heading and all(capitals))


@lru_cache(maxsize=50_000)
def _may_be_part(text: str) -> bool:
    """Whether a word is neither small nor of the home, and is no code."""
    if len(text) < _SHORTEST or not text.replace("-", "").isalpha():
        return False
    s = spelling(text)
    return s.familiar < _COMMON and not s.short and not s.everyday


@lru_cache(maxsize=50_000)
def _may_stand_alone(lower: str) -> bool:
    """Whether it is a word that a dictionary holds, or made of such words with hyphens: what none
    holds is a name, a slip or a word of another language as often as a term."""
    return all(spelling(part).listed for part in lower.split("-"))


def _is_known_anywhere(candidate: Candidate, lexicon: Lexicon) -> bool:
    """Whether it is one word that the lists know wherever it stands: where that is not marked,
    there is a reason, as in "randomised (put into groups by chance)"."""
    if candidate.first < candidate.last:
        return False
    lower = candidate.passage.words[candidate.first].lower
    known = compiled_for(lexicon, "known anywhere", _known_anywhere)
    return not known.isdisjoint({lower, *lemmas(lower)})


def _known_anywhere(lexicon: Lexicon) -> frozenset[str]:
    """Terms of one word that need no sign to be meant."""
    return frozenset(e.term.lower() for e in lexicon.entries if not e.meant and " " not in e.term)


def features(candidate: Candidate, paper: Paper, lexicon: Lexicon) -> tuple[float, ...]:
    """The values of FEATURES."""
    passage, first, last, times = candidate
    listed = parts_of(lexicon)
    words = passage.words[first : last + 1]
    parts = [listed.get(stem, UNLISTED) for stem in candidate.stems]
    alone = [word_estimate(word.lower) for word in words]
    spelled = [spelling(word.lower) for word in words]
    stops = [part.readers for part in parts]
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
        max(stops),
        min(stops),
        stops[0],
        stops[-1],
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
