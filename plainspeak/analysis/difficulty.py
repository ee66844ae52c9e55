"""Difficulty of a sentence and of a paper: 1 easy … 6 hard, the rating people would give.

A linear model: the weight of each feature stands in data/difficulty.tsv, with what the feature is;
data/fit_difficulty.py fitted them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp
from operator import mul

from plainspeak.analysis.demands import FEATURES, Demands, demands, letters_by_place
from plainspeak.analysis.prose import NOT_PROSE, in_references, is_full_sentence, is_quoted
from plainspeak.analysis.types import AcronymUse, Passage
from plainspeak.model import BlockKind, Sentence, Span

EASIEST, HARDEST = 1.0, 6.0
_SOFT = 1.0

_NOTED = 0.1  # a feature that adds less than this to the rating is not named as a reason
_WORTH_REASONS = 4.0  # easier sentences need none
_MOST_WORDS = 6  # so many words are named in the evidence
_MOST_PEOPLE = 6.0  # in a hundred words; more of them make a text no easier


@dataclass(frozen=True, slots=True)
class Model:
    """Weights of the features; `usual` is each feature's mean over the rated sentences."""

    intercept: float
    weights: tuple[float, ...]
    usual: tuple[float, ...]
    density: tuple[tuple[str, float, float], ...]  # of a paper: (name, weight, usual)


@cache
def model() -> Model:
    """The model that data/difficulty.tsv holds."""
    text = (files("plainspeak") / "data" / "difficulty.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines()[1:] if line]
    of = {(row[0], row[1]): (float(row[2]), float(row[3])) for row in rows}
    return Model(
        of["sentence", "start"][0],
        tuple(of["sentence", name][0] for name in FEATURES),
        tuple(of["sentence", name][1] for name in FEATURES),
        tuple((name, *of[part, name]) for part, name in of if part == "paper"),
    )


def rate(
    passages: Sequence[Passage], acronyms: Sequence[AcronymUse]
) -> tuple[tuple[Sentence, ...], float]:
    """Every sentence of running text with its difficulty, and the difficulty of the whole.

    Where there is no running text the whole is rated by its headings and cells; a text without a
    word is as easy as can be.
    """
    places = letters_by_place(acronyms)
    rated: list[Sentence] = []
    found: list[Demands] = []
    rest: list[tuple[Passage, Span]] = []
    references = in_references(p.block for p in passages)
    for passage, is_reference in zip(passages, references, strict=True):
        for span in passage.sentences:
            if is_reference or not _is_running(passage, span):
                rest.append((passage, span))
                continue
            asked = demands(passage, span, places)
            if asked.words:
                rated.append(_sentence(passage, span, asked))
                found.append(asked)
    if not found:
        rest_of_it = (demands(passage, span, places) for passage, span in rest)
        found = [asked for asked in rest_of_it if asked.words]
    return tuple(rated), _whole(found)


def _is_running(passage: Passage, span: Span) -> bool:
    kind = passage.block.kind
    if kind in NOT_PROSE and (
        kind in (BlockKind.HEADING, BlockKind.QUOTATION) or not is_full_sentence(passage, span)
    ):
        return False
    return not is_quoted(passage, span)


def _sentence(passage: Passage, span: Span, asked: Demands) -> Sentence:
    place = passage.source(span.start, span.end - 1)
    rating = soft_limits(rating_of(asked.values))
    evidence: dict[str, float | int | str] = {"words": asked.words}
    if asked.rare:
        evidence["rare_words"] = len(asked.rare)
        evidence["rare"] = ", ".join(asked.rare[:_MOST_WORDS])
    if asked.letters:
        evidence["letters"] = ", ".join(asked.letters[:_MOST_WORDS])
    for name, count in asked.counts.items():
        if count > 1:
            evidence[name + "s"] = count
    if rating >= _WORTH_REASONS and (reasons := _reasons(asked.values)):
        evidence["because"] = ", ".join(reasons)
    return Sentence(place.start, place.end, asked.words, round(rating, 2), evidence)


def rating_of(values: Sequence[float]) -> float:
    """The rating that the model gives to a sentence with these features, without limits."""
    m = model()
    rating: float = m.intercept + sum(map(mul, m.weights, values))
    return rating


def _reasons(values: Sequence[float]) -> list[str]:
    """The features that make a sentence harder than usual, the strongest first."""
    m = model()
    rows = zip(m.weights, values, m.usual, FEATURES, strict=True)
    added = sorted(((w * (v - u), name) for w, v, u, name in rows), reverse=True)
    return [name for more, name in added[:3] if more >= _NOTED]


def densities(asked: Sequence[Demands]) -> dict[str, float]:
    """How densely these sentences are packed; data/difficulty.tsv says what each figure is."""
    words = max(1, sum(a.words for a in asked))
    each = 100 / words
    return {
        "length": words / max(1, len(asked)),
        "syllables": sum(a.syllables * a.words for a in asked) / words,
        "people": min(_MOST_PEOPLE, each * sum(a.people for a in asked)),
        "letters": each * len({s for a in asked for s in a.letters}),
        "numbers": each * sum(a.counts.get("number", 0) for a in asked),
        "signs": each * sum(a.counts.get("sign", 0) for a in asked),
        "brackets": each * sum(a.counts.get("bracket", 0) for a in asked),
    }


def _whole(found: Sequence[Demands]) -> float:
    """Mean over the sentences by their words, moved by how densely the paper is packed."""
    words = sum(asked.words for asked in found)
    if not words:
        return EASIEST
    mean = sum(rating_of(asked.values) * asked.words for asked in found) / words
    of = densities(found)
    packed = sum(weight * (of[name] - usual) for name, weight, usual in model().density)
    return round(soft_limits(mean + several(len(found)) * packed), 3)


def several(sentences: int) -> float:
    """How much the density of so many sentences says about a paper: 0 for one, towards 1."""
    return 1 - 1 / max(1, sentences)


def soft_limits(rating: float) -> float:
    """The rating within 1 and 6. A step from either end it comes nearer without getting
    there, so that of two very easy papers the easier one still has the lower figure."""
    if rating < EASIEST + _SOFT:
        return EASIEST + _SOFT * exp(rating / _SOFT - EASIEST / _SOFT - 1)
    if rating > HARDEST - _SOFT:
        return HARDEST - _SOFT * exp((HARDEST - rating) / _SOFT - 1)
    return rating
