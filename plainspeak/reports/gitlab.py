"""The code quality report that GitLab shows in a merge request."""

from __future__ import annotations

import json

from plainspeak.fingerprint import fingerprints
from plainspeak.model import Report, Severity
from plainspeak.positions import Positions

_SEVERITY = {
    Severity.FIX_FIRST: "major",
    Severity.WORTH_A_LOOK: "minor",
    Severity.SMALL_THING: "info",
}


JOIN = ","


def head() -> str:
    """The beginning of the array."""
    return "["


def one(report: Report) -> str:
    """One JSON object for each finding, with commas between."""
    positions = Positions(report.document)
    marks = fingerprints(report)
    items = [
        {
            "description": finding.message,
            "check_name": finding.rule,
            "fingerprint": mark,
            "severity": _SEVERITY[finding.severity],
            "location": {
                "path": report.path,
                "lines": {
                    "begin": positions.line_and_column(finding.start)[0],
                    "end": positions.line_and_column(finding.end)[0],
                },
            },
        }
        for finding, mark in zip(report.findings, marks, strict=True)
    ]
    return JOIN.join(f"\n{json.dumps(item, ensure_ascii=False)}" for item in items)


def tail() -> str:
    """The end of the array."""
    return "\n]\n"
