"""The index of letters of one or many papers: a table to read, CSV, JSON."""

from __future__ import annotations

import csv as csv_format
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO

from plainspeak.model import Acronym, AcronymState, Report, Span
from plainspeak.model.positions import Positions
from plainspeak.model.signs import harmless, on_one_line
from plainspeak.reports.data import cell, dumps

SAID = {
    AcronymState.EXPLAINED: "explained",
    AcronymState.EXPLAINED_LATE: "explained late",
    AcronymState.UNEXPLAINED: "never explained",
    AcronymState.WELL_KNOWN: "well known",
    AcronymState.ALLOWED: "known to you",
    AcronymState.CONFLICTING: "two meanings",
    AcronymState.QUOTED: "only in names",
}
"""What a person is told about each state."""

COLUMNS = (
    "paper", "letters", "state", "stands_for", "said_in_paper", "could_be", "plain_meaning",
    "uses", "first_line", "explained_line", "lines",
)  # fmt: skip
_WIDTH = 80
_HEAD = ("Letters", "State", "Uses", "First", "What it stands for")
_MOST_LETTERS = 14  # characters; longer letters push the line on


def table(reports: Sequence[Report]) -> str:
    """The index as plain text of 80 columns, one part for each paper."""
    return harmless("\n".join("\n".join(_part(report)) + "\n" for report in reports))


def csv(reports: Sequence[Report]) -> str:
    """The index as CSV with a header: one line for each set of letters of each paper."""
    out = StringIO()
    writer = csv_format.DictWriter(out, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for report in reports:
        writer.writerows({k: cell(v) for k, v in row.items()} for row in _rows(report))
    return out.getvalue()


def json(reports: Sequence[Report]) -> str:
    """The index as JSON: {"version": 1, "papers": [{"path", "acronyms": [...]}]}."""
    papers = [
        {
            "path": report.path,
            "acronyms": [
                {**_facts(row), "places": [list(span) for span in acronym.uses]}
                for acronym, row in zip(report.acronyms, _rows(report), strict=True)
            ],
        }
        for report in reports
    ]
    made = {"version": 1, "papers": papers}
    return dumps(made, indent=2) + "\n"


def _facts(row: dict[str, object]) -> dict[str, object]:
    """A row without what JSON says in another way."""
    return {name: value for name, value in row.items() if name not in ("paper", "lines")}


def _rows(report: Report) -> Iterator[dict[str, object]]:
    positions = Positions(report.document)

    def line(span: Span) -> int:
        return positions.line_and_column(span.start)[0]

    for acronym in report.acronyms:
        at = acronym.explained_at
        yield {
            "paper": report.path or "",
            "letters": acronym.short,
            "state": acronym.state.value,
            "stands_for": acronym.expansion or "",
            "said_in_paper": "yes" if acronym.expansion_in_text else "no",
            "could_be": " | ".join(acronym.candidates),
            "plain_meaning": acronym.meaning,
            "uses": len(acronym.uses),
            "first_line": line(acronym.uses[0]),
            "explained_line": line(at) if at else "",
            "lines": " ".join(str(line(span)) for span in acronym.uses),
        }


def _part(report: Report) -> Iterator[str]:
    head = f"{report.path or 'This text'}: {_summary(report.acronyms)}"
    yield from textwrap.wrap(on_one_line(head), _WIDTH)
    if not report.acronyms:
        return
    yield ""
    lines = cells(report)
    widths = [
        min(_MOST_LETTERS, max(len(row[i]) for row in [_HEAD, *lines]))
        for i in range(len(_HEAD) - 1)
    ]
    widths[1] = max(len(row[1]) for row in [_HEAD, *lines])
    yield from _line(_HEAD, widths)
    yield from _line(["-" * w for w in (*widths, _WIDTH - sum(widths) - 8)], widths)
    for row in lines:
        yield from _line(row, widths)


def cells(report: Report) -> list[tuple[str, ...]]:
    """The index of one paper as texts for a person: letters, state, uses, where first, and what
    they stand for."""
    positions = Positions(report.document)
    return [_cells(acronym, positions) for acronym in report.acronyms]


def _cells(acronym: Acronym, positions: Positions) -> tuple[str, ...]:
    cells = (
        acronym.short,
        SAID[acronym.state],
        str(len(acronym.uses)),
        positions.where(acronym.uses[0].start),
        _meaning(acronym),
    )
    return tuple(map(on_one_line, cells))


def _meaning(acronym: Acronym) -> str:
    if acronym.expansion:
        said = acronym.expansion
    elif acronym.state is AcronymState.EXPLAINED:
        said = "said in plain words in the paper"
    elif not acronym.candidates:
        said = "not on our list"
    elif acronym.state is AcronymState.WELL_KNOWN:
        said = acronym.candidates[0]
    else:
        said = "probably " + ", or ".join(acronym.candidates[:2])
    return f"{said}. {acronym.meaning}" if acronym.meaning and acronym.expansion is None else said


def _summary(acronyms: Sequence[Acronym]) -> str:
    number = len(acronyms)
    if not number:
        return "no sets of letters."
    open_ = sum(a.state is AcronymState.UNEXPLAINED for a in acronyms)
    late = sum(a.state is AcronymState.EXPLAINED_LATE for a in acronyms)
    said = [f"{number} {'set' if number == 1 else 'sets'} of letters"]
    if open_:
        said.append(f"{open_} never explained")
    if late:
        said.append(f"{late} explained late")
    return ", ".join(said) + "."


def _line(cells: Sequence[str], widths: Sequence[int]) -> Iterable[str]:
    *short, long = cells
    start = "  ".join(
        cell.rjust(width) if i == 2 else cell.ljust(width)
        for i, (cell, width) in enumerate(zip(short, widths, strict=True))
    )
    indent = sum(widths) + 2 * len(widths)
    wrapped = textwrap.wrap(long, max(20, _WIDTH - indent)) or [""]
    yield f"{start}  {wrapped[0]}".rstrip()
    for more in wrapped[1:]:
        yield " " * indent + more
