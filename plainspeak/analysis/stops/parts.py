"""What the lists have of each single word: as a term, and as a part of longer ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from plainspeak.lexicon import Lexicon, compiled_for

STOPS = 3
"""Readers from which a listed term says something of its words: as shown as "worth a look"."""


class Part(NamedTuple):
    """What the lists have of one word, in the singular."""

    readers: float = -1.0  # who stop at it in that of its senses at which most do; -1: not listed
    fields: str = ""  # of its senses, with spaces between
    inside: int = 0  # terms of several words that have it
    first: int = 0
    last: int = 0


UNLISTED = Part()


@lru_cache(maxsize=4)
def parts_of(lexicon: Lexicon) -> Mapping[str, Part]:
    """What the lists have of each word."""
    found = compiled_for(lexicon, "parts", _count_parts)
    return {stem: Part._make(cells) for stem, cells in found.items()}


def _count_parts(lexicon: Lexicon) -> dict[str, tuple[float, str, int, int, int]]:
    most: dict[str, float] = {}
    fields: dict[str, set[str]] = {}
    inside, begun, ended = Counter[str](), Counter[str](), Counter[str]()
    for entry in lexicon.entries:
        stops = entry.readers or 0.0
        first, *others = [word.removesuffix("s") for word in entry.term.lower().split()]
        if not others:
            most[first] = max(most.get(first, -1.0), stops)
            fields.setdefault(first, set()).update({entry.field} - {"general"})
        elif stops >= STOPS:
            inside.update({first, *others})
            begun[first] += 1
            ended[others[-1]] += 1
    return {
        stem: (
            most.get(stem, UNLISTED.readers),
            " ".join(sorted(fields.get(stem, ()))),
            inside[stem],
            begun[stem],
            ended[stem],
        )
        for stem in most.keys() | inside.keys()
    }
