"""Findings as an editor shows them: as marks in the text, and as a note beside it."""

from __future__ import annotations

from lsprotocol import types

from plainspeak.apps.lsp.papers import Paper
from plainspeak.model import Acronym, Finding, Severity
from plainspeak.reports import summary
from plainspeak.reports.excerpt import cut, on_one

_SEVERITY = {
    Severity.FIX_FIRST: types.DiagnosticSeverity.Warning,
    Severity.WORTH_A_LOOK: types.DiagnosticSeverity.Information,
    Severity.SMALL_THING: types.DiagnosticSeverity.Hint,
}


def range_of(paper: Paper, start: int, end: int) -> types.Range:
    """source[start:end] as an editor counts it."""
    return types.Range(
        types.Position(*paper.places.position(start)), types.Position(*paper.places.position(end))
    )


def diagnostics(paper: Paper, uri: str) -> list[types.Diagnostic]:
    """A mark for each finding, at its first place."""
    return [
        types.Diagnostic(
            range=range_of(paper, finding.start, finding.end),
            severity=_SEVERITY[finding.severity],
            source="plainspeak",
            code=finding.rule,
            message=f"{finding.message}{_instead(finding)}",
            related_information=[
                types.DiagnosticRelatedInformation(
                    types.Location(uri, range_of(paper, other.start, other.end)), other.message
                )
                for other in finding.related
            ],
        )
        for finding in paper.findings
    ]


def hover(paper: Paper, offset: int) -> types.Hover | None:
    """What there is to say about the words at an offset."""
    notes = [_note(paper, finding) for finding in paper.at(offset, offset)]
    span = next(
        (p for f in paper.at(offset, offset) for p in f.places if p.start <= offset <= p.end), None
    )
    if not notes:
        acronym = _acronym(paper, offset)
        if acronym is None or not _meaning_of(acronym):
            return None
        notes = [f"**{_plain(acronym.short)}**: {_plain(_meaning_of(acronym))}"]
        span = next(use for use in acronym.uses if use.start <= offset <= use.end)
    return types.Hover(
        types.MarkupContent(types.MarkupKind.Markdown, "\n\n---\n\n".join(notes)),
        range_of(paper, *span) if span else None,
    )


def _note(paper: Paper, finding: Finding) -> str:
    acronym = _acronym(paper, finding.start)
    meaning = str(finding.evidence.get("meaning", "") or "")
    if not meaning and acronym is not None:
        meaning = _meaning_of(acronym)
    parts = [f"**{_plain(_short(finding.text))}**", _plain(finding.message)]
    if meaning:
        parts.append(f"*What it means:* {_plain(meaning)}")
    if finding.suggestions:
        said, lead = " / ".join(summary.shown_instead(finding)), summary.lead(finding)
        parts.append(f"*{lead}:* {_plain(said)}" if lead else _plain(said))
    parts += [f"*Why:* {_plain(finding.why)}", f"`{finding.rule}`"]
    return "\n\n".join(parts)


def _acronym(paper: Paper, offset: int) -> Acronym | None:
    """The letters at an offset, where they still stand as they were checked."""
    if not paper.is_checked or paper.report is None:
        return None
    return next(
        (
            acronym
            for acronym in paper.report.acronyms
            if any(use.start <= offset <= use.end for use in acronym.uses)
        ),
        None,
    )


def _meaning_of(acronym: Acronym) -> str:
    long = acronym.expansion or (acronym.candidates[0] if acronym.candidates else "")
    return ": ".join(part for part in (long, acronym.meaning) if part)


def _instead(finding: Finding) -> str:
    return f" {summary.offer(finding)}" if finding.suggestions else ""


def _short(text: str) -> str:
    return cut(on_one(text), 80)


def _plain(text: str) -> str:
    """Text that is no markup for whoever shows it."""
    return "".join(f"\\{sign}" if sign in "\\`*_[]<>#|" else sign for sign in text)
