"""Reading formulas: counts in, numbers out. Each is written as its authors gave it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import sqrt


@dataclass(frozen=True, slots=True)
class Counts:
    """What the formulas are made from. All are of running text only."""

    sentences: int = 0
    words: int = 0
    syllables: int = 0
    polysyllables: int = 0  # words of three or more syllables
    one_syllable: int = 0
    complex_words: int = 0  # polysyllables without names, compounds and -ed, -es, -ing
    letters: int = 0  # letters of words, without figures
    characters: int = 0  # letters and figures
    long_words: int = 0  # of more than six characters
    unfamiliar: int = 0  # not on the list of easy words

    def __add__(self, other: Counts) -> Counts:
        return Counts(*(getattr(self, n) + getattr(other, n) for n in self.__slots__))


def flesch_reading_ease(c: Counts) -> float:
    """Flesch 1948: 0 very hard … 100 very easy."""
    return 206.835 - 1.015 * c.words / c.sentences - 84.6 * c.syllables / c.words


def flesch_kincaid(c: Counts) -> float:
    """Kincaid and others 1975: US grade."""
    return 0.39 * c.words / c.sentences + 11.8 * c.syllables / c.words - 15.59


def smog(c: Counts) -> float:
    """McLaughlin 1969: US grade for full understanding; made for 30 sentences and more."""
    return 1.043 * sqrt(30 * c.polysyllables / c.sentences) + 3.1291


def gunning_fog(c: Counts) -> float:
    """Gunning 1952: US grade."""
    return 0.4 * (c.words / c.sentences + 100 * c.complex_words / c.words)


def automated_readability(c: Counts) -> float:
    """Smith and Senter 1967 (ARI): US grade."""
    return 4.71 * c.characters / c.words + 0.5 * c.words / c.sentences - 21.43


def coleman_liau(c: Counts) -> float:
    """Coleman and Liau 1975: US grade."""
    return 5.88 * c.characters / c.words - 29.6 * c.sentences / c.words - 15.8


def dale_chall(c: Counts) -> float:
    """Dale and Chall 1948: a score, under 5 grade 4 and below … 10 and more college."""
    percent = 100 * c.unfamiliar / c.words
    return 0.1579 * percent + 0.0496 * c.words / c.sentences + (3.6365 if percent > 5 else 0)


def lix(c: Counts) -> float:
    """Björnsson 1968: under 30 very easy … over 60 very hard."""
    return c.words / c.sentences + 100 * c.long_words / c.words


def forcast(c: Counts) -> float:
    """Caylor and others 1973: US grade; looks at words alone, so it fits forms and lists."""
    return 20 - 15 * c.one_syllable / c.words


FORMULAS: dict[str, Callable[[Counts], float]] = {
    "Flesch Reading Ease": flesch_reading_ease,
    "Flesch–Kincaid": flesch_kincaid,
    "SMOG": smog,
    "Gunning Fog": gunning_fog,
    "ARI": automated_readability,
    "Coleman–Liau": coleman_liau,
    "Dale–Chall": dale_chall,
    "LIX": lix,
    "FORCAST": forcast,
}
"""Every formula by the name that a person is shown."""

OF_GRADE = ("Flesch–Kincaid", "SMOG", "Gunning Fog", "ARI", "Coleman–Liau")
"""Formulas whose value is a US school grade and that look at sentences as well as words."""


def values(c: Counts) -> dict[str, float]:
    """Each formula's value, or nothing where there is no sentence or no word."""
    if not c.sentences or not c.words:
        return {}
    return {name: formula(c) for name, formula in FORMULAS.items()}
