"""SARIF 2.1.0, the form in which code hosts and editors exchange findings."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any
from urllib.parse import quote

from plainspeak import __version__
from plainspeak.model import Edit, Finding, Report, Severity
from plainspeak.model.positions import Positions
from plainspeak.reports.data import dumps
from plainspeak.since.fingerprint import fingerprints

_LEVEL = {
    Severity.FIX_FIRST: "warning",
    Severity.WORTH_A_LOOK: "note",
    Severity.SMALL_THING: "note",
}

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"

JOIN = ","


def head() -> str:
    """The beginning of a log with one run; the rules carry their pages."""
    driver = {"name": "plainspeak", "version": __version__, "rules": _rules()}
    tool = dumps({"driver": driver})
    about = '"version": "2.1.0", "runs": [{"columnKind": "unicodeCodePoints"'
    return f'{{"$schema": "{_SCHEMA}", {about},\n"tool": {tool},\n"results": ['


def one(report: Report) -> str:
    """One result for each finding, with the fixes that fit."""
    positions = Positions(report.document)
    items = [
        _result(finding, report, positions, mark)
        for finding, mark in zip(report.findings, fingerprints(report), strict=True)
    ]
    return JOIN.join(f"\n{dumps(item)}" for item in items)


def tail() -> str:
    """The end of the log."""
    return "\n]}]}\n"


def _rules() -> list[dict[str, Any]]:
    from plainspeak.rules import RULES
    from plainspeak.rules._pages import page

    return [
        {
            "id": rule.name,
            "shortDescription": {"text": rule.summary},
            "help": {"text": page(rule.name), "markdown": page(rule.name)},
            "properties": {"guidance": list(rule.sources)},
            "defaultConfiguration": {"level": _LEVEL[rule.severity], "enabled": rule.on},
        }
        for rule in RULES
    ]


def _result(finding: Finding, report: Report, positions: Positions, mark: str) -> dict[str, Any]:
    where = {"uri": _uri(report.path or "")}
    region = _region(finding.start, finding.end, positions)
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "level": _LEVEL[finding.severity],
        "message": {"text": finding.message},
        "locations": [_location(where, region)],
        "partialFingerprints": {"plainspeak/v1": mark},
    }
    if finding.related:
        result["relatedLocations"] = [
            _location(where, _region(r.start, r.end, positions)) | {"message": {"text": r.message}}
            for r in finding.related
        ]
    here = [e for e in finding.fixes if e.start < finding.end and finding.start < e.end]
    if here:
        result["fixes"] = [_fix(edit, where, positions) for edit in here]
    return result


def _fix(edit: Edit, where: dict[str, str], positions: Positions) -> dict[str, Any]:
    replacement = {
        "deletedRegion": _region(edit.start, edit.end, positions),
        "insertedContent": {"text": edit.text},
    }
    return {
        "description": {"text": f"Write {edit.text!r}"},
        "artifactChanges": [{"artifactLocation": where, "replacements": [replacement]}],
    }


def _location(where: dict[str, str], region: dict[str, int]) -> dict[str, Any]:
    return {"physicalLocation": {"artifactLocation": where, "region": region}}


def _region(start: int, end: int, positions: Positions) -> dict[str, int]:
    line, column = positions.line_and_column(start)
    last, after = positions.line_and_column(end)
    return {"startLine": line, "startColumn": column, "endLine": last, "endColumn": after}


def _uri(path: str) -> str:
    if Path(path).is_absolute():
        return Path(path).as_uri()
    return quote(os.fsencode(Path(path).as_posix()))
