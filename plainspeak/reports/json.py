"""The JSON form of a report. Its keys are described in the README."""

from __future__ import annotations

import json
from typing import Any

from plainspeak.model import Acronym, Finding, Report, Sentence, Span
from plainspeak.positions import Positions

VERSION = 1
"""Goes up when a key changes its meaning or goes; a new key does not change it."""


JOIN = ","


def head() -> str:
    """The beginning of the object that holds all reports."""
    return f'{{"version": {VERSION}, "reports": ['


def one(report: Report) -> str:
    """One report as a JSON object."""
    return f"\n{json.dumps(to_dict(report), ensure_ascii=False, indent=1)}"


def tail() -> str:
    """The end of the object."""
    return "\n]}\n"


def to_dict(report: Report) -> dict[str, Any]:
    """One report as plain data. Positions are code points of the source, half-open."""
    measured = report.readability
    positions = Positions(report.document)
    return {
        "version": VERSION,
        "path": report.path,
        "format": report.document.format,
        "words": report.words,
        "stopping_points": report.stopping_points,
        "hidden": report.hidden,
        "difficulty": round(report.difficulty, 2),
        "findings": [_finding(f, positions) for f in report.findings],
        "acronyms": [_acronym(a) for a in report.acronyms],
        "sentences": [_sentence(s) for s in report.sentences],
        "readability": {
            "band": measured.band,
            "reliability": measured.reliability,
            "sentences": measured.sentences,
            "words": measured.words,
            "syllables": measured.syllables,
            "polysyllables": measured.polysyllables,
            "letters": measured.letters,
            "formulas": {name: round(value, 2) for name, value in measured.formulas.items()},
            "left_out": dict(measured.left_out),
        },
    }


def _finding(finding: Finding, positions: Positions) -> dict[str, Any]:
    line, column = positions.line_and_column(finding.start)
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "start": finding.start,
        "end": finding.end,
        "line": line,
        "column": column,
        "place": positions.place(finding.start),
        "text": finding.text,
        "message": finding.message,
        "why": finding.why,
        "suggestions": [{"text": s.text, "fits": s.fits} for s in finding.suggestions],
        "related": [
            {"start": r.start, "end": r.end, "message": r.message} for r in finding.related
        ],
        "evidence": dict(finding.evidence),
        "also_at": [_span(s) for s in finding.also_at],
        "fixes": [{"start": e.start, "end": e.end, "text": e.text} for e in finding.fixes],
    }


def _acronym(acronym: Acronym) -> dict[str, Any]:
    return {
        "short": acronym.short,
        "state": acronym.state.value,
        "expansion": acronym.expansion,
        "expansion_in_text": acronym.expansion_in_text,
        "explained_at": _span(acronym.explained_at) if acronym.explained_at else None,
        "uses": [_span(s) for s in acronym.uses],
        "candidates": list(acronym.candidates),
        "meaning": acronym.meaning,
    }


def _sentence(sentence: Sentence) -> dict[str, Any]:
    return {
        "start": sentence.start,
        "end": sentence.end,
        "words": sentence.words,
        "difficulty": round(sentence.difficulty, 2),
        "evidence": dict(sentence.evidence),
    }


def _span(span: Span) -> dict[str, int]:
    return {"start": span.start, "end": span.end}
