"""Letters that the papers of one pack explain to each other."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePath

from plainspeak.model import AcronymState, Report

_EXPLAINED = (AcronymState.EXPLAINED, AcronymState.EXPLAINED_LATE)


def explained_in(reports: Iterable[Report]) -> dict[str, tuple[str, str]]:
    """Short form → (long form, file name) for the letters that these papers spell out, the first
    paper that does so first. Fit for `Settings.pack` when another paper of the pack is read; what
    the paper itself explains comes before it."""
    found: dict[str, tuple[str, str]] = {}
    for report in reports:
        name = PurePath(report.path).name if report.path else "another paper"
        for acronym in report.acronyms:
            if acronym.state in _EXPLAINED and acronym.expansion_in_text and acronym.expansion:
                found.setdefault(acronym.short, (acronym.expansion, name))
    return found
