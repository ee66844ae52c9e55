"""One line a finding, for a commit hook, a log or an editor's list of places:
`path:line:col: rule: words → what to write`. A paper without findings has no line."""

from __future__ import annotations

from plainspeak.model import Finding, Report
from plainspeak.model.positions import Positions
from plainspeak.model.signs import harmless, on_one_line

JOIN = ""
_LONGEST = 60  # characters of the words that are marked: enough to find a sentence again


def head() -> str:
    """Nothing."""
    return ""


def tail() -> str:
    """Nothing."""
    return ""


def one(report: Report) -> str:
    """A line for each finding, in the order of the paper. Columns count code points, from 1."""
    positions = Positions(report.document)
    lines = (f"{_line(finding, report, positions)}\n" for finding in report.findings)
    return harmless("".join(lines))


def _line(finding: Finding, report: Report, positions: Positions) -> str:
    instead = " / ".join(s.text for s in finding.suggestions[:2])
    said = f"→ {instead}" if instead else f"({finding.message})"
    words = finding.text.replace("\ufffc", "…")
    return on_one_line(
        f"{_place(finding, report, positions)}: {finding.rule}: {_cut(words)} {said}"
    )


def _place(finding: Finding, report: Report, positions: Positions) -> str:
    path = report.path or "text"
    if not report.document.has_lines:
        place = positions.place(finding.start)
        return f"{path}: {place}" if place else path
    line, column = positions.line_and_column(finding.start)
    return f"{path}:{line}:{column}"


def _cut(text: str) -> str:
    text = " ".join(text.split())
    if len(text) <= _LONGEST:
        return text
    return text[:_LONGEST].rsplit(" ", 1)[0] + " …"
