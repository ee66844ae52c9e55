"""Every explanation in a paper: the lines of its glossary and its tables first, then its text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from plainspeak.analysis.acronyms.explanations import Explanation, Kind
from plainspeak.analysis.acronyms.explanations.brackets import in_brackets
from plainspeak.analysis.acronyms.explanations.phrases import expansion_at, in_phrases
from plainspeak.analysis.acronyms.not_letters import Guard, is_something_else
from plainspeak.analysis.acronyms.people import People, names_a_person
from plainspeak.analysis.acronyms.shapes import Candidate, is_strict_form, may_hold_letters
from plainspeak.analysis.glossaries import under_glossary
from plainspeak.analysis.types import Passage
from plainspeak.model import BlockKind
from plainspeak.wordclasses import any_of

_SHORT_HEADER = re.compile(rf"\b(?:{any_of('glossary-terms')})\b", re.IGNORECASE)
_LONG_HEADER = re.compile(
    rf"\b(?:{any_of('glossary-in-full', 'glossary-meanings')})\b",
    re.IGNORECASE,
)
_ENTRY = re.compile(
    r"\s*[\"'‘“*_]*([A-Za-z0-9][\w&.+/-]{0,11}[\w+])[\"'’”*_]*(?:\s*[:=,]\s+|\s+[–—-]+\s+|\t+|\s{2,}|\s+\()"
)
_BARE_ENTRY = re.compile(r"\s*([A-Za-z0-9][\w&.+/-]{0,11}[\w+])\s+")


def find_explanations(passages: Sequence[Passage], who: People) -> list[Explanation]:
    """Every explanation of letters in the paper's text, initials of people left out."""
    inside = under_glossary(passages)
    found: dict[tuple[int, int], Explanation] = {}
    for line in [*_glossary_lines(passages, inside), *_tables(passages, inside)]:
        found.setdefault((line.passage, line.start), line)
    for i, passage in enumerate(passages):
        text = passage.block.text
        letters = may_hold_letters(text)
        explanations = in_brackets(text, i, letters) if "(" in text or "[" in text else []
        if letters:
            explanations += in_phrases(text, i)
        guard = Guard(passage) if explanations else None
        for e in _best(explanations):
            if e.kind is Kind.GLOSS and is_something_else(text, Candidate(e.start, e.end, e.short)):
                continue
            if guard is None or not guard.is_code(e.start, e.end):
                found.setdefault((i, e.start), e)
    return [m for m in found.values() if not _is_person(passages, m, who)]


def _best(explanations: Iterable[Explanation]) -> list[Explanation]:
    """One explanation for each place of letters: spelled out before glossed, better fit first."""
    best: dict[int, Explanation] = {}
    for e in explanations:
        old = best.get(e.start)
        if old is None or (e.kind is Kind.PAIR, e.score) > (old.kind is Kind.PAIR, old.score):
            best[e.start] = e
    return sorted(best.values(), key=lambda e: e.start)


def _is_person(passages: Sequence[Passage], e: Explanation, who: People) -> bool:
    return names_a_person(passages[e.long_passage], e.long_start, e.short, e.long, who)


def _glossary_lines(passages: Sequence[Passage], inside: frozenset[int]) -> Iterator[Explanation]:
    """The lines of a glossary that is a list or paragraphs: ABC – whatever it means."""
    for i in sorted(inside):
        block = passages[i].block
        if block.cell is not None or block.kind is BlockKind.HEADING:
            continue
        match = _ENTRY.match(block.text)
        if match is not None and is_strict_form(match.group(1)):
            yield _entry(match.group(1), i, match.start(1), block.text, i, match.end())
            continue
        match = _BARE_ENTRY.match(block.text)
        if match is not None and is_strict_form(match.group(1)):
            entry = _entry(match.group(1), i, match.start(1), block.text, i, match.end())
            if entry.kind is Kind.PAIR:
                yield entry


def _tables(passages: Sequence[Passage], inside: frozenset[int]) -> Iterator[Explanation]:
    """Rows of tables in which one cell is a set of letters and the next says what it means."""
    rows: dict[tuple[int, int], list[int]] = {}
    headers: dict[tuple[int, int], str] = {}
    for i, passage in enumerate(passages):
        cell = passage.block.cell
        if cell is None:
            continue
        rows.setdefault((cell.table, cell.row), []).append(i)
        if cell.header or cell.row == 0:
            headers[cell.table, cell.column] = passage.block.text
    for (table, row), cells in rows.items():
        for i, j in pairwise(cells):
            short = passages[i].block.text.strip(" *_\"'‘’“”.")
            if row == 0 or not is_strict_form(short) or " " in short:
                continue
            left = passages[i].block.cell
            right = passages[j].block.cell
            assert left is not None
            assert right is not None
            announced = i in inside or (
                _SHORT_HEADER.search(headers.get((table, left.column), "")) is not None
                and _LONG_HEADER.search(headers.get((table, right.column), "")) is not None
            )
            at = passages[i].block.text.index(short)
            entry = _entry(short, i, at, passages[j].block.text, j, 0)
            if entry.long and (announced or entry.kind is Kind.PAIR):
                yield entry


def _entry(short: str, i: int, at: int, text: str, j: int, begin: int) -> Explanation:
    pair = expansion_at(text, begin, short)
    if pair is not None:
        start, end = pair
        kind = Kind.PAIR
    else:
        start, end, kind = begin, len(text.rstrip()), Kind.GLOSSARY
        while start < end and text[start].isspace():
            start += 1
    return Explanation(
        short, i, at, at + len(short), text[start:end], j, start, end, kind, in_glossary=True
    )
