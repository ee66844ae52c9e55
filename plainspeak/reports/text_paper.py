"""The report that a person reads on a screen, at 80 columns, with or without colour."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

import click

from plainspeak.model import Finding, Report, Severity
from plainspeak.positions import Positions
from plainspeak.reports import summary

WIDTH = 80
_INDENT = "    "
_LEVEL = {
    Severity.FIX_FIRST: "fix first",
    Severity.WORTH_A_LOOK: "worth a look",
    Severity.SMALL_THING: "small thing",
}
_COLOUR = {
    Severity.FIX_FIRST: "magenta",
    Severity.WORTH_A_LOOK: "blue",
    Severity.SMALL_THING: None,
}
_LONG = ("hard-sentence", "long-sentence", "long-paragraph")
_MOST_PLACES = 6


def paper(report: Report) -> str:
    """The whole report, with colour codes (click takes them out where they are not wanted)."""
    positions = Positions(report.document)
    lines = [*_opening(report)]
    lines += _words(report, positions)
    lines += _sentences(report, positions)
    lines += _reading_level(report)
    return "\n".join(lines) + "\n"


def _opening(report: Report) -> Iterator[str]:
    if report.path:
        yield click.style(report.path, underline=True)
        yield ""
    yield from _wrapped(summary.headline(report), bold=True)
    facts = " ".join([*summary.facts(report), summary.advice(report)])
    yield from _wrapped(facts)
    if first := summary.first_fixes(report):
        start = {1: "this", 2: "these two", 3: "these three"}[len(first)]
        yield from _wrapped(f"Start with {start}: {summary.quoted(first)}.")


def _words(report: Report, positions: Positions) -> Iterator[str]:
    heading = None
    for finding in report.findings:
        if finding.rule in _LONG:
            continue
        here = positions.heading(finding.start)
        if here != heading:
            heading = here
            yield ""
            yield click.style(_cut(here or "At the start", WIDTH), bold=True)
        yield ""
        yield _title(finding, positions)
        yield from _excerpt(finding, report, positions)
        yield from _wrapped(finding.message, _INDENT)
        if instead := _instead(finding):
            yield from _wrapped(instead, _INDENT, hanging=True)
        for other in finding.related:
            where = positions.where(other.start)
            yield from _wrapped(f"{other.message} ({where})", _INDENT)
        if places := _places(finding, positions):
            yield from _wrapped(places, _INDENT)


def _title(finding: Finding, positions: Positions) -> str:
    note = f"{_LEVEL[finding.severity]}, {positions.where(finding.start)}".rstrip(", ")
    text = _cut(" ".join(finding.text.split()), WIDTH - len(note) - 6)
    gap = max(2, WIDTH - 2 - len(text) - len(note))
    styled = click.style(text, bold=True, fg=_COLOUR[finding.severity])
    return f"  {styled}{' ' * gap}{click.style(note, dim=True)}"


def _excerpt(finding: Finding, report: Report, positions: Positions) -> Iterator[str]:
    """The words in their line as it reads, with the finding between square brackets."""
    block = positions.block(finding.start)
    shown = block.from_source(finding.start, finding.end) if block else None
    if block is None or shown is None or shown.end - shown.start > WIDTH - 20:
        return
    room = WIDTH - len(_INDENT) - (shown.end - shown.start) - 2
    before, after = block.text[: shown.start], block.text[shown.end :]
    if not before.strip() and not after.strip():
        return
    left = _tail(before, max(room // 2, room - len(after)))
    right = _cut(after, room - len(left))
    marked = click.style(f"[{block.text[shown.start : shown.end]}]", bold=True)
    yield f"{_INDENT}{left}{marked}{right}".replace("\ufffc", "…")


def _instead(finding: Finding) -> str:
    """What to write instead; the first suggestion that fits stands first as it is."""
    texts = summary.instead(finding)
    if not texts:
        return ""
    return f"{'Write' if finding.suggestions[0].fits else 'Perhaps'}: {' / '.join(texts)}"


def _places(finding: Finding, positions: Positions) -> str:
    if not finding.also_at:
        return ""
    places = list(dict.fromkeys(positions.where(span.start) for span in finding.also_at))
    more = len(places) - _MOST_PLACES
    shown = ", ".join(places[:_MOST_PLACES]) + (f" and {more} more" if more > 0 else "")
    return f"Also at {shown}."


def _sentences(report: Report, positions: Positions) -> Iterator[str]:
    findings = [f for f in report.findings if f.rule in _LONG]
    if not findings:
        return
    yield ""
    yield click.style("Long or hard sentences and paragraphs", bold=True)
    for finding in findings:
        yield ""
        note = f"{_LEVEL[finding.severity]}, {positions.where(finding.start)}".rstrip(", ")
        yield from _wrapped(f"{finding.message}", "  ", bold=True)
        yield f"{_INDENT}{click.style(note, dim=True)}"
        text = " ".join(finding.text.replace("\ufffc", "…").split())
        yield from _wrapped(_cut(text, 3 * (WIDTH - 8)), _INDENT)
        if instead := _instead(finding):
            yield from _wrapped(instead, _INDENT, hanging=True)


def _reading_level(report: Report) -> Iterator[str]:
    yield ""
    yield click.style("Reading level", bold=True)
    yield from _wrapped(report.readability.band, "  ")
    if report.readability.reliability != "none":
        yield from _wrapped(summary.CANNOT_SEE, "  ")


def _wrapped(
    text: str, indent: str = "", *, bold: bool = False, hanging: bool = False
) -> list[str]:
    """The text in lines of at most 80 columns."""
    later = indent + "  " if hanging else indent
    lines = textwrap.wrap(
        text, WIDTH, initial_indent=indent, subsequent_indent=later, break_on_hyphens=False
    )
    return [click.style(line, bold=True) for line in lines] if bold else lines


def _cut(text: str, room: int) -> str:
    """At most `room` characters, cut after a word."""
    text = text.rstrip()
    if len(text) <= room:
        return text
    return text[: max(room - 2, 1)].rsplit(" ", 1)[0] + " …"


def _tail(text: str, room: int) -> str:
    """The last characters, at most `room` of them, cut before a word."""
    text = text.lstrip()
    if len(text) <= room:
        return text
    return "… " + text[-max(room - 2, 1) :].split(" ", 1)[-1]
