"""From the report of one paper to its rows in the tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from plainspeak.apps.audit.tables import COLUMNS, Cell
from plainspeak.model import AcronymState, Positions, Report, Severity

Row = tuple[Cell, ...]
Rows = Mapping[str, list[Row]]
"""Table → rows."""

_TEXT = {table: [c.is_text for c in columns] for table, columns in COLUMNS.items()}
_NEVER = (AcronymState.UNEXPLAINED,)


class Paper(NamedTuple):
    """What is known of a paper before it is read."""

    key: str
    address: str
    copies: int
    format: str
    size: int


def not_read(paper: Paper, state: str, reason: str) -> Rows:
    """The rows of a paper that could not be read: one, with the reason."""
    row: Row = (*_head(paper, state, reason), *[None] * (len(COLUMNS["papers"]) - 7))
    return {table: [row] if table == "papers" else [] for table in COLUMNS}


def of_report(paper: Paper, report: Report, *, text: bool) -> Rows:
    """The rows of a paper; without `text` no cell holds a word of it."""
    levels = Counter(finding.severity for finding in report.findings)
    states = Counter(acronym.state for acronym in report.acronyms)
    row: Row = (
        *_head(paper, "read", None),
        report.words,
        len(report.sentences),
        round(report.difficulty, 4),
        report.stopping_points,
        *(levels[level] for level in Severity),
        len(report.acronyms),
        sum(states[state] for state in _NEVER),
        report.not_english,
    )
    found: dict[str, Iterator[Row]] = {
        "papers": iter([row]),
        "findings": _findings(paper.key, report),
        "letters": _letters(paper.key, report),
        "sentences": _sentences(paper.key, report),
    }
    if text:
        return {table: list(rows) for table, rows in found.items()}
    return {table: [_emptied(table, row) for row in rows] for table, rows in found.items()}


def _emptied(table: str, row: Row) -> Row:
    return tuple(None if is_text else cell for cell, is_text in zip(row, _TEXT[table], strict=True))


def _head(paper: Paper, state: str, reason: str | None) -> Row:
    return (paper.key, paper.address, paper.copies, state, reason, paper.format, paper.size)


def _findings(key: str, report: Report) -> Iterator[Row]:
    positions = Positions(report.document)
    lines = report.document.has_lines
    for number, finding in enumerate(report.findings, 1):
        yield (
            key,
            number,
            finding.rule,
            finding.severity.value,
            finding.readers,
            finding.start,
            finding.end,
            positions.line_and_column(finding.start)[0] if lines else None,
            positions.place(finding.start) or None,
            1 + len(finding.also_at),
            finding.text,
            str(finding.evidence["term"]) if "term" in finding.evidence else None,
            finding.message,
            " | ".join(s.text for s in finding.suggestions) or None,
        )


def _letters(key: str, report: Report) -> Iterator[Row]:
    for number, acronym in enumerate(report.acronyms, 1):
        yield (
            key,
            number,
            acronym.short,
            acronym.state.value,
            len(acronym.uses),
            acronym.expansion_in_text,
            acronym.expansion or None,
            " | ".join(acronym.candidates) or None,
            acronym.meaning or None,
        )


def _sentences(key: str, report: Report) -> Iterator[Row]:
    for number, sentence in enumerate(report.sentences, 1):
        difficulty = round(sentence.difficulty, 4)
        yield (key, number, sentence.start, sentence.end, sentence.words, difficulty)
