"""Readability: counts and formulas over prepared prose."""

from __future__ import annotations

from collections.abc import Sequence

from plainspeak.analysis.types import Passage
from plainspeak.model import Readability


def measure(passages: Sequence[Passage], country: str) -> Readability:
    """The counts, the formulas and the band of a paper."""
    return Readability(0, 0, 0, 0, 0, {}, "Too little running text to judge.", "none", {})
