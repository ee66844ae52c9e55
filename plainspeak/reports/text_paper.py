"""The report that a person reads on a screen, at 80 columns, with or without colour."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from typing import Any

import click

from plainspeak.model import Finding, Report, Severity
from plainspeak.model.positions import Positions
from plainspeak.model.signs import harmless, on_one_line
from plainspeak.reports import summary
from plainspeak.reports.excerpt import cut, excerpt, on_one
from plainspeak.reports.priorities import first_fixes

WIDTH = 80
_INDENT = "    "
_MOST_ON_A_LINE = 12  # places; the shortest, "line 8, ", takes eight columns
_COLOUR = {
    Severity.FIX_FIRST: "magenta",
    Severity.WORTH_A_LOOK: "blue",
    Severity.SMALL_THING: None,
}


def paper(report: Report) -> str:
    """The whole report, with colour codes (click takes them out where they are not wanted)."""
    positions = Positions(report.document)
    lines = [*_opening(report)]
    lines += _words([f for f in report.findings if not _is_spoken(f, positions)], positions)
    lines += _sentences(report, positions)
    if spoken := [f for f in report.findings if _is_spoken(f, positions)]:
        lines += ["", _style("In the notes for the speaker (not counted)", bold=True)]
        lines += _words(spoken, positions)
    lines += _reading_level(report)
    return harmless("\n".join(lines) + "\n")


def _opening(report: Report) -> Iterator[str]:
    if report.path:
        yield _style(report.path, underline=True)
        yield ""
    yield from _wrapped(summary.headline(report), bold=True)
    facts = " ".join([*summary.facts(report), summary.advice(report)])
    yield from _wrapped(facts)
    if first := first_fixes(report):
        start = {1: "this", 2: "these two", 3: "these three"}[len(first)]
        yield from _wrapped(f"Start with {start}: {summary.quoted(first)}.")


def _is_spoken(finding: Finding, positions: Positions) -> bool:
    return positions.aside(finding.start) == "notes"


def _words(findings: Sequence[Finding], positions: Positions) -> Iterator[str]:
    heading = None
    for finding in findings:
        if summary.is_long(finding):
            continue
        here = positions.heading(finding.start)
        if here != heading:
            heading = here
            yield ""
            yield _style(cut(here or "At the start", WIDTH), bold=True)
        yield ""
        yield from _title(finding, positions)
        yield from _excerpt(finding, positions)
        yield from _wrapped(finding.message, _INDENT)
        if instead := _instead(finding):
            yield from _wrapped(instead, _INDENT, hanging=True)
        for other in finding.related:
            yield from _wrapped(summary.beside(other, positions), _INDENT)
        if places := _places(finding, positions):
            yield from _wrapped(places, _INDENT)


def _title(finding: Finding, positions: Positions) -> Iterator[str]:
    """The words that are marked, with their level and place behind them or, where those are long,
    below them."""
    note = f"{finding.severity.said}, {positions.where(finding.start)}".rstrip(", ")
    text = cut(" ".join(finding.text.split()), WIDTH - 4)
    styled = _style(text, bold=True, fg=_COLOUR[finding.severity])
    gap = WIDTH - 2 - len(text) - len(note)
    if gap >= 2:
        yield f"  {styled}{' ' * gap}{_style(note, dim=True)}"
        return
    yield f"  {styled}"
    for line in _wrapped(note, _INDENT):
        yield _style(line, dim=True)


def _excerpt(finding: Finding, positions: Positions) -> Iterator[str]:
    """The words in their line as it reads, with the finding between square brackets."""
    found = excerpt(finding.places[0], positions, WIDTH - len(_INDENT) - 2)
    if found is not None:
        marked = _style(f"[{found.words}]", bold=True)
        yield f"{_INDENT}{found.before}{marked}{found.after}"


def _instead(finding: Finding) -> str:
    """What to write instead; the first suggestion that fits stands first as it is."""
    return summary.offer(finding) if finding.suggestions else ""


def _places(finding: Finding, positions: Positions) -> str:
    """Where the words stand again, on one line."""
    if not finding.also_at:
        return ""
    here = positions.where(finding.start)
    found = dict.fromkeys(positions.where(span.start) for span in finding.also_at)
    places = [place for place in found if place != here or not place.startswith("under")]
    if not places:
        return "Also further down there."
    lead = "Also " if places[0].startswith("under") else "Also at "
    room = WIDTH - len(_INDENT)
    for number in range(min(len(places), _MOST_ON_A_LINE), 1, -1):
        more = len(places) - number
        line = f"{lead}{', '.join(places[:number])}{f' and {more} more' if more else ''}."
        if len(line) <= room:
            return line
    more = len(places) - 1
    return f"{lead}{places[0]}{f' and {more} more' if more else ''}."


def _sentences(report: Report, positions: Positions) -> Iterator[str]:
    findings = [f for f in summary.for_audience(report) if summary.is_long(f)]
    if not findings:
        return
    yield ""
    yield _style("Long or hard sentences and paragraphs", bold=True)
    for finding in findings:
        yield ""
        note = f"{finding.severity.said}, {positions.where(finding.start)}".rstrip(", ")
        yield from _wrapped(f"{finding.message}", "  ", bold=True)
        yield f"{_INDENT}{_style(note, dim=True)}"
        text = on_one(finding.text)
        yield from _wrapped(cut(text, 3 * (WIDTH - 8)), _INDENT)
        if instead := _instead(finding):
            yield from _wrapped(instead, _INDENT, hanging=True)


def _reading_level(report: Report) -> Iterator[str]:
    yield ""
    yield _style("Reading level", bold=True)
    yield from _wrapped(report.readability.band, "  ")
    if report.readability.reliability != "none":
        yield from _wrapped(summary.CANNOT_SEE, "  ")


def _wrapped(
    text: str, indent: str = "", *, bold: bool = False, hanging: bool = False
) -> list[str]:
    """The text in lines of at most 80 columns."""
    later = indent + "  " if hanging else indent
    lines = textwrap.wrap(
        on_one_line(text),
        WIDTH,
        initial_indent=indent,
        subsequent_indent=later,
        break_on_hyphens=False,
    )
    return [_style(line, bold=True) for line in lines] if bold else lines


def _style(text: str, **how: Any) -> str:
    return click.style(on_one_line(text), **how)
