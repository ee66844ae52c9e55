"""What the lists have of each single word: as a term, and as a part of longer ones."""

from __future__ import annotations

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
    found: dict[str, Part] = {}
    for entry in lexicon.entries:
        stops = entry.readers or 0.0
        first, *others = [word.removesuffix("s") for word in entry.term.lower().split()]
        if not others:
            part = found.get(first, UNLISTED)
            fields = {*part.fields.split(), entry.field} - {"general"}
            found[first] = part._replace(
                readers=max(part.readers, stops), fields=" ".join(sorted(fields))
            )
        elif stops >= STOPS:
            for stem in {first, *others}:
                part = found.get(stem, UNLISTED)
                found[stem] = part._replace(
                    inside=part.inside + 1,
                    first=part.first + (stem == first),
                    last=part.last + (stem == others[-1]),
                )
    return {stem: (*part,) for stem, part in found.items()}
