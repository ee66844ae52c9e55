"""What is shown of a report, from one level on, and what counts as a stop."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from plainspeak.model import Document, Finding, Positions, Report, Severity
from plainspeak.rules import is_stop


def shown(report: Report, level: Severity) -> Report:
    """The report with the findings of a level and above; `left_out` counts the others."""
    kept = tuple(f for f in report.findings if f.severity.rank <= level.rank)
    missing = len(report.findings) - len(kept)
    strictest = min(level, report.level, key=lambda one: one.rank)
    return replace(report, findings=kept, left_out=report.left_out + missing, level=strictest)


def stops_of(findings: Iterable[Finding], document: Document) -> int:
    """How many of the findings are terms at which the audience has to stop. What a speaker wrote
    for themselves is not for the audience."""
    aside = Positions(document).aside
    return sum(is_stop(f) and aside(f.start) != "notes" for f in findings)
