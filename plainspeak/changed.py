"""Which lines of a paper have changed since a revision, as git tells."""

from __future__ import annotations

import re
import subprocess
from dataclasses import replace
from pathlib import Path

from plainspeak.config import ConfigError
from plainspeak.model import Finding, Report, Span
from plainspeak.positions import Positions
from plainspeak.settle import is_stop, keep

_HUNK = re.compile(r"^@@ -\S+ \+(\d+)(?:,(\d+))? @@", re.MULTILINE)


def changed_lines(paper: str, revision: str) -> list[range] | None:
    """The lines (from 1) of a paper that are new since a revision; None for a paper that git does
    not know, which is new as a whole.

    In a commit hook the work tree holds what is staged, so that the same comparison serves.
    Raises ConfigError where git cannot tell.
    """
    folder = str(Path(paper).resolve().parent)
    name = str(Path(paper).resolve())
    tracked = _git(folder, "ls-files", "--error-unmatch", "--", name)
    if tracked.returncode == 128 or tracked.returncode == 127:
        raise ConfigError("--changed needs a paper that is kept in git.")
    if tracked.returncode:
        return None
    done = _git(folder, "diff", "--no-color", "--no-ext-diff", "-U0", revision, "--", name)
    if done.returncode:
        raise ConfigError(f"git knows no revision {revision!r}.")
    hunks = _HUNK.findall(done.stdout)
    return [range(int(at), int(at) + int(count or 1)) for at, count in hunks if count != "0"]


def is_revision(name: str) -> bool:
    """Whether git, in the folder one is in, knows a revision by this name."""
    return not _git(".", "rev-parse", "--verify", "--quiet", f"{name}^{{commit}}").returncode


def only_changed(report: Report, revision: str) -> Report:
    """The report with the findings that touch changed lines. Everything else in it, the acronyms'
    explanations too, still comes from the whole paper."""
    if not report.path or not report.document.has_lines:
        return report
    lines = changed_lines(report.path, revision)
    if lines is None:
        return report
    positions = Positions(report.document)

    def touched(finding: Finding, span: Span) -> bool:
        first = positions.line_and_column(span.start)[0]
        last = positions.line_and_column(span.end - 1)[0]
        return any(first < hunk.stop and hunk.start <= last for hunk in lines)

    findings = tuple(keep(report.findings, report.document.source, touched))
    return replace(report, findings=findings, stopping_points=sum(map(is_stop, findings)))


def _git(folder: str, *args: str) -> subprocess.CompletedProcess[str]:
    try:
        return subprocess.run(
            ["git", "-C", folder, *args],
            capture_output=True, text=True, encoding="utf-8", errors="replace", check=False,
        )  # fmt: skip
    except FileNotFoundError:
        raise ConfigError("--changed needs git, which is not on this computer.") from None
