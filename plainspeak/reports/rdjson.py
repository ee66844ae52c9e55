"""Reviewdog's diagnostic format (rdjson)."""

from __future__ import annotations

from typing import Any

from plainspeak.model import Finding, Report, Severity
from plainspeak.model.positions import Positions
from plainspeak.reports.data import dumps

_SEVERITY = {
    Severity.FIX_FIRST: "WARNING",
    Severity.WORTH_A_LOOK: "INFO",
    Severity.SMALL_THING: "INFO",
}


JOIN = ","


def head() -> str:
    """The beginning of a DiagnosticResult."""
    return '{"source": {"name": "plainspeak"}, "diagnostics": ['


def one(report: Report) -> str:
    """One diagnostic for each finding. Columns count bytes of UTF-8, as that format asks."""
    positions = Positions(report.document)
    items = [_diagnostic(finding, report, positions) for finding in report.findings]
    return JOIN.join(f"\n{dumps(item)}" for item in items)


def tail() -> str:
    """The end of the DiagnosticResult."""
    return "\n]}\n"


def _diagnostic(finding: Finding, report: Report, positions: Positions) -> dict[str, Any]:
    source = report.document.source
    diagnostic: dict[str, Any] = {
        "message": finding.message,
        "location": {
            "path": report.path,
            "range": _range(finding.start, finding.end, source, positions),
        },
        "severity": _SEVERITY[finding.severity],
        "code": {"value": finding.rule},
    }
    fitting = [
        {"range": _range(edit.start, edit.end, source, positions), "text": edit.text}
        for edit in finding.fixes
        if edit.start < finding.end and finding.start < edit.end
    ]
    return {**diagnostic, "suggestions": fitting} if fitting else diagnostic


def _range(start: int, end: int, source: str, positions: Positions) -> dict[str, Any]:
    return {"start": _position(start, source, positions), "end": _position(end, source, positions)}


def _position(at: int, source: str, positions: Positions) -> dict[str, int]:
    line, column = positions.line_and_column(at)
    before = source[at - column + 1 : at]
    return {"line": line, "column": len(before.encode(errors="surrogatepass")) + 1}
