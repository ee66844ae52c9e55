"""Explanations of letters in a whole paper."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from plainspeak.analysis.acronyms import people
from plainspeak.analysis.acronyms.brackets import in_brackets
from plainspeak.analysis.acronyms.explanation import Explanation, Kind
from plainspeak.analysis.acronyms.glossary import Entry, glossary_lines, tables, under_glossary
from plainspeak.analysis.acronyms.guard import Guard
from plainspeak.analysis.acronyms.phrases import in_phrases
from plainspeak.analysis.acronyms.setting import is_something_else
from plainspeak.analysis.acronyms.shapes import Candidate, may_hold_letters
from plainspeak.analysis.types import Passage


@dataclass(frozen=True, slots=True)
class Meaning:
    """One explanation of a set of letters, in one block or two."""

    short: str
    passage: int  # of the letters
    start: int
    end: int
    long: str
    long_passage: int
    long_start: int
    long_end: int
    kind: Kind
    in_glossary: bool = False

    @property
    def place(self) -> tuple[int, int]:
        """Where the explanation begins, in reading order."""
        return min((self.passage, self.start), (self.long_passage, self.long_start))


def find_meanings(passages: Sequence[Passage]) -> list[Meaning]:
    """Every explanation of letters in the paper, initials of people left out."""
    inside = under_glossary(passages)
    found: dict[tuple[int, int], Meaning] = {}
    for entry in [*glossary_lines(passages, inside), *tables(passages, inside)]:
        found.setdefault((entry.short_passage, entry.short_start), _of_entry(entry))
    for i, passage in enumerate(passages):
        text = passage.block.text
        letters = may_hold_letters(text)
        explanations = in_brackets(text, letters) if "(" in text or "[" in text else []
        if letters:
            explanations += in_phrases(text)
        guard = Guard(passage) if explanations else None
        for e in _best(explanations):
            place = Candidate(e.short_start, e.short_end, e.short)
            if e.kind is Kind.GLOSS and is_something_else(text, place):
                continue
            if guard is None or not guard.is_code(e.short_start, e.short_end):
                found.setdefault((i, e.short_start), _of_explanation(i, e))
    return [m for m in found.values() if not _is_person(passages, m)]


def _best(explanations: Iterable[Explanation]) -> list[Explanation]:
    """One explanation for each place of letters: spelled out before glossed, better fit first."""
    best: dict[int, Explanation] = {}
    for e in explanations:
        old = best.get(e.short_start)
        if old is None or (e.kind is Kind.PAIR, e.score) > (old.kind is Kind.PAIR, old.score):
            best[e.short_start] = e
    return sorted(best.values(), key=lambda e: e.short_start)


def _of_explanation(i: int, e: Explanation) -> Meaning:
    return Meaning(
        e.short, i, e.short_start, e.short_end, e.long, i, e.long_start, e.long_end, e.kind
    )


def _of_entry(e: Entry) -> Meaning:
    return Meaning(
        e.short, e.short_passage, e.short_start, e.short_end,
        e.long, e.long_passage, e.long_start, e.long_end, e.kind, True,
    )  # fmt: skip


def _is_person(passages: Sequence[Passage], meaning: Meaning) -> bool:
    return people.names_a_person(
        passages[meaning.long_passage], meaning.long_start, meaning.short, meaning.long
    )
