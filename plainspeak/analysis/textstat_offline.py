"""textstat's own numbers for a text, without the network.

From 0.7.9 on textstat asks NLTK for the CMU Pronouncing Dictionary when it first counts syllables,
and NLTK downloads it. Here that one function is given our dictionary in its place.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from plainspeak.analysis.syllables import syllables
from plainspeak.model import Document

NAMES = {
    "Flesch Reading Ease": "flesch_reading_ease",
    "Flesch–Kincaid": "flesch_kincaid_grade",
    "SMOG": "smog_index",
    "Gunning Fog": "gunning_fog",
    "ARI": "automated_readability_index",
    "Coleman–Liau": "coleman_liau_index",
    "Dale–Chall": "dale_chall_readability_score",
    "LIX": "lix",
}
"""Our name of a formula → textstat's function. textstat has no FORCAST."""


class _Pronouncing:
    """Stands for NLTK's dictionary: for each word one pronunciation with as many vowels as ours."""

    def __getitem__(self, word: str) -> list[list[str]]:
        return [["0"] * max(1, syllables(word))]  # textstat counts phones that end in a figure


def textstat() -> Any:
    """The textstat package, with its only way to the network closed."""
    from textstat.backend.counts import _count_syllables

    _count_syllables.get_cmudict = lambda lang: _Pronouncing()
    import textstat

    return textstat


def numbers(text: str) -> dict[str, float]:
    """What textstat says of a text as it stands, by our names of the formulas."""
    package = textstat()
    found = {}
    for name, function in NAMES.items():
        of: Callable[[str], float] = getattr(package, function)
        found[name] = float(of(text))
    return found


def page_numbers(document: Document) -> dict[str, float]:
    """What textstat says of a whole page: each block a line."""
    return numbers("\n".join(block.text for block in document.blocks))
