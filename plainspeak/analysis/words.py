"""What is known of one spelling: familiarity, syllables, shape."""

from __future__ import annotations

from functools import lru_cache

from plainspeak.analysis.types import Word


@lru_cache(maxsize=200_000)
def word(text: str) -> Word:
    """What is known of this spelling."""
    lower = text.lower()
    letters = any(c.isalpha() for c in text)
    return Word(
        text,
        lower,
        letters,
        text.isspace(),
        letters and len(text) > 1 and text.isupper(),
        syllables(lower) if letters else 0,
        familiarity(lower) if letters else 0.0,
    )


def syllables(lower: str) -> int:
    """The number of syllables of a word as read aloud."""
    return max(
        1,
        sum(
            a in "aeiouy" and b not in "aeiouy" for a, b in zip(lower, lower[1:] + " ", strict=True)
        ),
    )


def familiarity(lower: str) -> float:
    """Zipf frequency of a word: 0 unknown, about 3 rare, 6 everyday."""
    from wordfreq import zipf_frequency

    return float(zipf_frequency(lower, "en"))
