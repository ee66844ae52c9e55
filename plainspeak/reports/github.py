"""Annotations that GitHub shows beside the changed lines of a pull request."""

from __future__ import annotations

from plainspeak.model import Finding, Report, Severity
from plainspeak.model.positions import Positions
from plainspeak.model.signs import visible
from plainspeak.reports import summary

JOIN = ""


def head() -> str:
    """Nothing."""
    return ""


def tail() -> str:
    """Nothing."""
    return ""


def one(report: Report) -> str:
    """One workflow command for each finding; `warning` for fix-first, `notice` for the rest."""
    positions = Positions(report.document)
    path = report.path or ""
    return "".join(_command(finding, path, positions) + "\n" for finding in report.findings)


def _command(finding: Finding, path: str, positions: Positions) -> str:
    line, column = positions.line_and_column(finding.start)
    last, end = positions.line_and_column(finding.end)
    kind = "warning" if finding.severity is Severity.FIX_FIRST else "notice"
    values = {"file": path, "line": line, "endLine": last, "title": f"plainspeak {finding.rule}"}
    if line == last:
        values |= {"col": column, "endColumn": end}
    shown = ",".join(f"{key}={_property(str(value))}" for key, value in values.items())
    return f"::{kind} {shown}::{_data(_message(finding))}"


def _message(finding: Finding) -> str:
    said = summary.offer(finding) if finding.suggestions else ""
    return f"{finding.message} {said}".rstrip()


def _data(text: str) -> str:
    escaped = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return visible(escaped)


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
