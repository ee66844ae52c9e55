"""What the page shows of a report, as plain data: text stays text, and the page makes no markup
of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby
from typing import Any

from plainspeak.engine.levels import shown
from plainspeak.fixing import edits as fixing
from plainspeak.model import Block, BlockKind, Edit, Finding, Report, Severity, Span
from plainspeak.model.positions import Positions
from plainspeak.reports import acronyms, html, summary
from plainspeak.reports.html_paper import Mark, group_names, marks_of, pieces
from plainspeak.reports.priorities import first_fixes
from plainspeak.rules import BY_NAME, own_word
from plainspeak.rules.base import CLAIMING, Kind

_MOST = 3  # words to choose from, as in editors


def view(report: Report) -> dict[str, Any]:
    """Everything the page shows of one paper. Findings are told by their number from 0; places in
    `source`, which only a paper of plain text has, count as JavaScript counts."""
    calm = shown(report, Severity.WORTH_A_LOOK)
    document = report.document
    editable = document.format in fixing.FORMATS
    count = _Counting(document.source)
    return {
        "title": html.title(report),
        "headline": summary.headline(calm),
        "facts": " ".join([*summary.facts(calm), summary.advice(calm)]),
        "band": report.readability.band,
        "stops": report.stopping_points,
        "first": [report.findings.index(one) for one in first_fixes(calm)],
        "findings": _findings(report, count if editable else None),
        "groups": list(_groups(report)),
        "letters": [list(row) for row in acronyms.cells(report)],
        "format": document.format,
        "source": document.source if editable else None,
    }


class _Counting:
    """From code points to the units that JavaScript counts: a few signs take two of them."""

    def __init__(self, source: str) -> None:
        wide = any(sign > "\uffff" for sign in source)
        self._at = [0, *accumulate(1 + (sign > "\uffff") for sign in source)] if wide else None

    def edit(self, edit: Edit) -> list[int | str]:
        return [*self.span(Span(edit.start, edit.end)), edit.text]

    def span(self, span: Span) -> list[int]:
        return list(span) if self._at is None else [self._at[span.start], self._at[span.end]]


def _findings(report: Report, count: _Counting | None) -> list[dict[str, Any]]:
    positions = Positions(report.document)
    keys = fixing.link_keys(report.document) if count else frozenset()
    return [_finding(one, report, positions, count, keys) for one in report.findings]


def _finding(
    finding: Finding,
    report: Report,
    positions: Positions,
    count: _Counting | None,
    keys: frozenset[str],
) -> dict[str, Any]:
    rule = BY_NAME[finding.rule]
    return {
        "rule": finding.rule,
        "called": rule.called,
        "level": finding.severity.value,
        "levelSaid": finding.severity.said.capitalize(),
        "text": finding.text,
        "message": finding.message,
        "why": finding.why,
        "lead": summary.lead(finding),
        "instead": summary.shown_instead(finding) if finding.suggestions else [],
        "where": positions.where(finding.start),
        "related": [f"{r.message} ({positions.where(r.start)})." for r in finding.related],
        "more": len(finding.also_at),
        "long": summary.is_long(finding),
        "own": own_word(finding),
        "places": [count.span(place) for place in finding.places] if count else [],
        "uses": _uses(finding, report, count, keys) if count else [],
    }


def _uses(
    finding: Finding, report: Report, count: _Counting, keys: frozenset[str]
) -> list[dict[str, Any]]:
    """The words that can be put in place, each with its edits by the number of the place."""
    source = report.document.source
    found: dict[str, dict[int, list[list[int | str]]]] = {}
    changes = [*finding.fixes, *finding.unsafe_fixes]
    claims = BY_NAME[finding.rule].kind in CLAIMING
    first = finding.suggestions[0].text if finding.suggestions else ""
    for number, place in enumerate(finding.places):
        here = [edit for edit in changes if edit.start < place.end and place.start < edit.end]
        if any(fixing.is_in_key(source, edit, keys) for edit in (*here, Edit(*place, ""))):
            continue
        if here:
            found.setdefault(first, {})[number] = [count.edit(edit) for edit in here]
        if claims and source[place.start : place.end].split() == finding.text.split():
            for suggestion in finding.suggestions[:_MOST]:
                if suggestion.fits and (suggestion.text != first or not here):
                    edit = Edit(*place, suggestion.text)
                    found.setdefault(suggestion.text, {})[number] = [count.edit(edit)]
    for text in _spelled_out(finding, report):
        found.setdefault(text, {})[0] = [count.edit(Edit(finding.start, finding.end, text))]
    return [{"text": text, "at": at} for text, at in found.items()]


def _spelled_out(finding: Finding, report: Report) -> list[str]:
    """What letters may stand for, with the letters behind it. Which of them is meant, a person has
    to say."""
    if BY_NAME[finding.rule].kind is not Kind.LETTERS:
        return []
    if report.document.source[finding.start : finding.end] != finding.text:
        return []
    known = [a for a in report.acronyms if a.short == finding.text and not a.expansion]
    return [f"{full} ({a.short})" for a in known for full in a.candidates[:_MOST]]


def _groups(report: Report) -> Iterator[dict[str, Any]]:
    """The paper as it reads: what belongs together (a list, a table) in one piece."""
    blocks = [block for block in report.document.blocks if block.segments]
    marks = marks_of(blocks, report)
    names = group_names(blocks)
    depth = 1
    for _, group in groupby(range(len(blocks)), key=names.__getitem__):
        members = list(group)
        first = blocks[members[0]]
        if first.kind is BlockKind.HEADING:
            depth = min(max(first.level, 1) + 1, depth + 1, 6)  # no level is left out
        kind = "table" if first.cell else first.kind.value
        made: dict[str, Any] = {"kind": kind, "aside": first.aside, "depth": depth}
        if first.cell:
            made["rows"] = _rows(members, blocks, marks)
        else:
            made["items"] = [
                {"level": blocks[i].level, "pieces": _pieces(blocks[i], marks.get(i, []))}
                for i in members
            ]
        yield made


def _rows(
    members: Sequence[int], blocks: Sequence[Block], marks: Any
) -> list[list[dict[str, Any]]]:
    rows: dict[int, dict[int, dict[str, Any]]] = {}
    for i in members:
        cell = blocks[i].cell
        assert cell is not None
        at = rows.setdefault(cell.row, {}).setdefault(cell.column, {"head": False, "texts": []})
        at["head"] = at["head"] or cell.header
        at["texts"].append(_pieces(blocks[i], marks.get(i, [])))
    width = 1 + max(column for row in rows.values() for column in row)
    empty = {"head": False, "texts": []}
    return [[row.get(c, empty) for c in range(width)] for _, row in sorted(rows.items())]


def _pieces(block: Block, marks: Sequence[Mark]) -> list[list[Any]]:
    """[text, numbers of the findings over it, numbers of those that end here]."""
    numbers = {id(finding): number - 1 for _, number, finding in marks}
    return [
        [p.text, [numbers[id(f)] for f in p.over], [number - 1 for number, _ in p.ended]]
        for p in pieces(block, marks)
    ]
