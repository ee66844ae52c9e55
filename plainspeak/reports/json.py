"""The JSON form of a report. Its keys are described in the README."""

from __future__ import annotations

from plainspeak.model import JSON_VERSION, Report
from plainspeak.reports.data import dumps

JOIN = ","


def head() -> str:
    """The beginning of the object that holds all reports."""
    return f'{{"version": {JSON_VERSION}, "reports": ['


def one(report: Report) -> str:
    """One report as a JSON object."""
    return f"\n{dumps(report.to_dict(), indent=1)}"


def tail() -> str:
    """The end of the object."""
    return "\n]}\n"
