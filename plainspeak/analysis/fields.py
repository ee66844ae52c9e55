"""Which fields a paper is of: what decides the sense of many a common word.

A paper is of a field where it uses several different words that papers of that field use often and
others seldom: those of wordlists/fields.csv, and terms of the lists that have one sense only.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise

from plainspeak.analysis.types import Passage, distinct_words
from plainspeak.lexicon import Lexicon, compiled_for

ENOUGH = 3
"""Different cue words from which a paper is taken to be of a field. Our own figure."""

_LONG = 120
"""Different words of a paper for each cue that is needed, where that is more: a long paper has some
words of nearly every field. Our own figure."""

_HARD = 3
"""Newcomers of ten who stop at a term, from which it tells a field: plainer ones stand anywhere."""

_TELLING = 80
"""Words from which a paper that says nothing of a field or a sense speaks against it. Our own
figure."""


def fields_of(cues: Mapping[str, float]) -> frozenset[str]:
    """The names of the fields of a paper with these `cues_met`."""
    return frozenset(name for name, met in cues.items() if met >= ENOUGH)


def is_telling(passages: Iterable[Passage]) -> bool:
    """Whether a paper is so long that it would have some word of what it speaks of."""
    words = accumulate(len(passage.words) for passage in passages)
    return any(number >= _TELLING for number in words)


def foreign_to(cues: Mapping[str, float]) -> frozenset[str]:
    """The names of the fields of which a paper with these `cues_met` has not even a third of the
    words that are needed."""
    return frozenset(name for name, met in cues.items() if met < ENOUGH / 3)


def cues_met(passages: Sequence[Passage], lexicon: Lexicon) -> dict[str, float]:
    """How many different cues of each field a paper has, up to ENOUGH of them: the cue words of a
    lexicon's fields and its terms. A cue also counts with a plural s. In a long paper each counts
    for less."""
    needed = max(ENOUGH, len({word.lower for word in distinct_words(passages)}) // _LONG)
    text = _running_text(passages)
    words = text.split(" ")
    by_ending = _by_ending(lexicon)
    # One look at the paper finds the endings of all cues that may stand in it.
    present = set(words)
    endings = present & by_ending.keys()
    endings |= {pair for pair in map(" ".join, pairwise(words)) if pair in by_ending}
    met: dict[str, set[str]] = {field: set() for field in lexicon.fields}
    for ending in endings:
        for line in by_ending[ending].split("\n"):
            field, cue = line.split("\t")
            others = cue.split(" ")[:-2]
            if not others or (
                present.issuperset(others) and (f" {cue} " in text or f" {cue}s " in text)
            ):
                met[field].add(cue)
    return {field: ENOUGH * min(len(cues) / needed, 1.0) for field, cues in met.items()}


@lru_cache(maxsize=8)
def _by_ending(lexicon: Lexicon) -> Mapping[str, str]:
    """The last two words of a cue, its only word, or the plural of these → the cues that end so,
    each with its field: a line each, as they are sooner read so than as 20,000 pairs."""
    return compiled_for(lexicon, "cues", _lines_of_cues)


def _lines_of_cues(lexicon: Lexicon) -> dict[str, str]:
    found: dict[str, list[str]] = {}
    cues_of = {field: set(cues) for field, cues in lexicon.fields.items()}
    for entry in lexicon.entries:
        if entry.field in cues_of and not entry.meant and (entry.readers or 0) >= _HARD:
            cues_of[entry.field].add(entry.term.lower())
    for field, cues in cues_of.items():
        for cue in sorted(cues):
            ending = " ".join(cue.split(" ")[-2:])
            for form in (ending, f"{ending}s"):
                found.setdefault(form, []).append(f"{field}\t{cue}")
    return {ending: "\n".join(lines) for ending, lines in found.items()}


def _running_text(passages: Sequence[Passage]) -> str:
    lines = (" ".join([word.lower for word in passage.words]) for passage in passages)
    return f" {' . '.join(lines)} "
