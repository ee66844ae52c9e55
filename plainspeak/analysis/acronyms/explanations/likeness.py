"""When two long forms say the same, and when two sets of letters do."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from plainspeak.analysis.acronyms.shapes import key_of
from plainspeak.analysis.types import AcronymNote, AcronymUse
from plainspeak.model import AcronymState
from plainspeak.wordclasses import members

_WORD = re.compile(r"[a-z0-9]+")
_SMALL = members("small-words-of-meanings")
_ONE_THING = tuple(frozenset(group.split()) for group in sorted(members("letters-for-one-thing")))
"""Letters that papers use side by side for nearly the same thing."""


def different(longs: Iterable[str]) -> list[str]:
    """The long forms that differ by more than number, hyphens and small words."""
    kept: list[str] = []
    for long in longs:
        if all(differs(long, other) for other in kept):
            kept.append(long)
    return kept


def differs(one: str, other: str) -> bool:
    """Whether two long forms mean different things, by their words."""
    a, b = stems_of(one), stems_of(other)
    return not (a <= b or b <= a)


def stems_of(long: str) -> frozenset[str]:
    """The beginnings of the words of a long form, without small words."""
    return frozenset(w[:5].rstrip("s") for w in _WORD.findall(long.lower()) if w not in _SMALL)


def note_same_things(index: list[AcronymUse]) -> list[AcronymUse]:
    """Notes on letters that stand for the same thing as others that come before them."""
    index = sorted(index, key=lambda a: a.acronym.uses[0])
    seen: dict[object, str] = {}
    noted = []
    for use in index:
        key = key_of(use.acronym.short)
        group: object = next((g for g in _ONE_THING if key in g), None)
        long = use.acronym.expansion
        if group is None and long and use.acronym.expansion_in_text:
            group = stems_of(long)
        if group and use.acronym.state is not AcronymState.WELL_KNOWN:
            other = seen.setdefault(group, use.acronym.short)
            if key_of(other) != key:
                use = replace(use, notes={**use.notes, AcronymNote.SAME_THING: other})
        noted.append(use)
    return noted
