"""The code quality report that GitLab shows in a merge request."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from plainspeak.fingerprint import fingerprints
from plainspeak.model import Report, Severity
from plainspeak.reports.positions import Positions

_SEVERITY = {
    Severity.FIX_FIRST: "major",
    Severity.WORTH_A_LOOK: "minor",
    Severity.SMALL_THING: "info",
}


def render(reports: Iterable[Report]) -> Iterator[str]:
    """A JSON array with one object for each finding."""
    yield "["
    comma = ""
    for report in reports:
        positions = Positions(report.document)
        for finding, mark in zip(report.findings, fingerprints(report), strict=True):
            item = {
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
            yield f"{comma}\n{json.dumps(item, ensure_ascii=False)}"
            comma = ","
    yield "\n]\n"
