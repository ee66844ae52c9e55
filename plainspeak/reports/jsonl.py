"""JSON Lines: one finding a line, for programs that read as they go."""

from __future__ import annotations

from plainspeak.model import Report
from plainspeak.reports.data import dumps

JOIN = ""


def head() -> str:
    """Nothing."""
    return ""


def tail() -> str:
    """Nothing."""
    return ""


def one(report: Report) -> str:
    """One JSON object a line for each finding, with the keys of the JSON form and `path`."""
    findings = report.to_dict()["findings"]
    return "".join(dumps({"path": report.path, **f}) + "\n" for f in findings)
