"""The code quality report that GitLab shows in a merge request."""

from __future__ import annotations

from hashlib import blake2b

from plainspeak.model import Report, Severity
from plainspeak.model.positions import Positions
from plainspeak.reports.data import dumps
from plainspeak.since.fingerprint import fingerprints

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
            "fingerprint": _of_this_paper(report.path or "", mark),
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
    return JOIN.join(f"\n{dumps(item)}" for item in items)


def _of_this_paper(path: str, mark: str) -> str:
    """GitLab takes two findings with one fingerprint for the same, also in different papers."""
    return blake2b(f"{path}\x1f{mark}".encode(errors="replace"), digest_size=16).hexdigest()


def tail() -> str:
    """The end of the array."""
    return "\n]\n"
