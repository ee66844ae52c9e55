"""JSON Lines: one finding a line, for programs that read as they go."""

from __future__ import annotations

import json

from plainspeak.model import Report
from plainspeak.reports.json import to_dict

JOIN = ""


def head() -> str:
    """Nothing."""
    return ""


def tail() -> str:
    """Nothing."""
    return ""


def one(report: Report) -> str:
    """One JSON object a line for each finding, with the keys of the JSON form and `path`."""
    findings = to_dict(report)["findings"]
    return "".join(
        json.dumps({"path": report.path, **f}, ensure_ascii=False) + "\n" for f in findings
    )
