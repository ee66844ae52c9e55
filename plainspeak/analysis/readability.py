"""Readability: counts and formulas over prepared prose, and what a person may be told of them.

Read as aloud: acronyms and numbers have the syllables that a reader says, a hyphenated word or a
contraction is one word. See prose.py for what is left out, formulas.py for the formulas.

The band comes from the median of five formulas that give a US grade: one formula may be off by
two or three grades, and the middle of five seldom is. It spans three years, because none of them
is surer than that. UK age = US grade + 5.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from typing import NamedTuple

from plainspeak.analysis import formulas
from plainspeak.analysis.formulas import Counts
from plainspeak.analysis.inflection import base_forms
from plainspeak.analysis.prose import ProseSentence, prepare
from plainspeak.analysis.spelling import american
from plainspeak.analysis.types import Passage, Word
from plainspeak.model import Readability

FEWEST_SENTENCES = 10
FEWEST_WORDS = 100
"""Below these no level is given (NHS and SMOG advice; DOMAIN: silence before a guess)."""
ENOUGH_SENTENCES = 30
"""From here SMOG's own norm holds; below it a band is "a rough guide"."""

TOO_LITTLE = "Too little running text to judge reading level."
_LONG = 6  # characters; LIX counts longer words
_POLY = 3  # syllables
_LOWEST_GRADE, _HIGHEST_GRADE = 3, 13
_AGE_OF_GRADE = 5


def measure(passages: Sequence[Passage], country: str) -> Readability:
    """The counts, the formulas and the band of a paper; `country` GB (ages) or US (grades)."""
    prose = prepare(passages)
    counts = count(prose.sentences)
    values = formulas.values(counts)
    reliability = _reliability(counts)
    return Readability(
        sentences=counts.sentences,
        words=counts.words,
        syllables=counts.syllables,
        polysyllables=counts.polysyllables,
        letters=counts.letters,
        formulas=values,
        band=band(values, reliability, country),
        reliability=reliability,
        left_out=prose.left_out,
    )


def count(sentences: Iterable[ProseSentence]) -> Counts:
    """The counts of these sentences."""
    number = words = syllables = poly = one = complex_ = letters = characters = 0
    long_words = unfamiliar = 0
    for sentence in sentences:
        number += 1
        syllables += sentence.syllables
        words += len(sentence.words)
        for i, word in enumerate(sentence.words):
            facts = _FACTS.get(word.text) or _learn(word)
            letters += facts.letters
            characters += facts.characters
            one += word.syllables == 1
            long_words += facts.characters > _LONG
            is_name = i > 0 and facts.is_capitalised
            unfamiliar += facts.is_unfamiliar and not is_name
            if word.syllables >= _POLY:
                poly += 1
                complex_ += facts.is_complex and not is_name
    return Counts(
        number, words, syllables, poly, one, complex_, letters, characters, long_words, unfamiliar
    )


def grade(values: dict[str, float]) -> float:
    """The median of the formulas that give a US grade; needs `values` of some prose."""
    return median(values[name] for name in formulas.OF_GRADE)


def band(values: dict[str, float], reliability: str, country: str) -> str:
    """The sentence that a person is told about the level."""
    if reliability == "none":
        return TOO_LITTLE
    middle = min(_HIGHEST_GRADE, max(_LOWEST_GRADE, round(grade(values))))
    if middle == _HIGHEST_GRADE:
        level = "the level of a book for university students"
    elif country == "US":
        level = f"grade {middle - 1} to {middle + 1}"
    else:
        age = middle + _AGE_OF_GRADE
        level = f"the level of a schoolbook for ages {age - 1} to {age + 1}"
    if reliability == "rough":
        return f"About {level}. This is a rough guide, as there is little running text."
    return f"About {level}."


def _reliability(counts: Counts) -> str:
    if counts.sentences < FEWEST_SENTENCES or counts.words < FEWEST_WORDS:
        return "none"
    return "good" if counts.sentences >= ENOUGH_SENTENCES else "rough"


class _Facts(NamedTuple):
    letters: int
    characters: int
    is_capitalised: bool
    is_complex: bool
    is_unfamiliar: bool


_FACTS: dict[str, _Facts] = {}
_MOST_FACTS = 200_000


def _learn(word: Word) -> _Facts:
    letters = sum(c.isalpha() for c in word.text)
    facts = _Facts(
        letters,
        letters + sum(c.isdigit() for c in word.text),
        word.text[0].isupper() and not word.is_acronym and word.text != "I",
        word.is_word and _is_complex(word),
        word.is_word and not _is_easy(word.lower.replace("’", "'")),
    )
    if len(_FACTS) > _MOST_FACTS:
        _FACTS.clear()
    _FACTS[word.text] = facts
    return facts


def _is_complex(word: Word) -> bool:
    """Whether the Fog counts it: no compound, and three syllables without -ed, -es or -ing."""
    if "-" in word.text.strip("-"):
        return False
    ending = word.lower.endswith("ing") or word.lower.endswith(
        ("ted", "ded", "ses", "ces", "ges", "xes", "zes", "ches", "shes")
    )
    return word.syllables - ending >= _POLY


def _is_easy(lower: str) -> bool:
    """Whether a word, or its base form in UK or US spelling, is on the list of easy words."""
    easy = _easy_words()
    parts = [part for part in lower.split("-") if part]
    if len(parts) > 1:
        return all(_is_easy(part) for part in parts)
    base = lower.removesuffix("'s").removesuffix("'")
    return any(form in easy or american(form) in easy for form in (lower, base, *base_forms(base)))


@cache
def _easy_words() -> frozenset[str]:
    """The Dale–Chall list of easy words as textstat carries it, read without importing that."""
    spec = find_spec("textstat")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("plainspeak needs the package textstat", name="textstat")
    path = Path(spec.origin).parent / "resources" / "en" / "easy_words.txt"
    return frozenset(path.read_text(encoding="utf-8").split())
