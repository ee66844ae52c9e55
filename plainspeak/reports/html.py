"""The HTML report: one file that holds everything it needs, and works without script."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from html import escape
from importlib.resources import files
from pathlib import PurePath

from plainspeak.config.edit import Kept
from plainspeak.model import Finding, Report, Severity
from plainspeak.reports import summary
from plainspeak.reports.html_paper import paper
from plainspeak.reports.html_summary import Link, overview
from plainspeak.reports.own_words import form


def render(report: Report, kept: Kept | None = None) -> str:
    """One page with the paper as it reads, its summary on top. With `kept`, the settings that the
    group has, there is a form for its own words, and the page's only script with it."""
    rules = sorted({finding.rule for finding in report.findings})
    numbers = {id(finding): number for number, finding in enumerate(report.findings, 1)}
    top = overview(report, lambda f: f"#n{numbers[id(f)]}", 2) + _levels(report) + _switches(rules)
    ask = form([report], kept) if kept is not None else ""
    body = f'{top}<div class="paper">{paper(report)}</div>{ask}'
    return page(title(report), body, _OFF_LEVELS + _switched_off(rules))


def summary_page(
    reports: Sequence[Report],
    links: Sequence[Link] = (),
    kept: Kept | None = None,
    asked: Sequence[Report] = (),
) -> str:
    """A page for each paper that says what matters in it. `links` says for each report where its
    findings are marked. With `kept`, the settings that the group has, there is a form for its own
    words in the papers `asked` about: those for which no other page has one."""
    found = [*links, *(no_link for _ in reports[len(links) :])]
    ask = form(asked, kept) if kept is not None and asked else ""
    return page(
        " and ".join(title(report) for report in reports[:3]) or "No papers",
        "".join(
            f'<section class="sheet">{_heading(report) if len(reports) > 1 else ""}'
            f"{overview(report, link, 3 if len(reports) > 1 else 2)}</section>"
            for report, link in zip(reports, found, strict=True)
        )
        + ask,
    )


def no_link(finding: Finding) -> str:
    """For a summary without a marked-up copy."""
    return ""


def title(report: Report) -> str:
    """What a paper is called: its file's name, or what kind of paper it is."""
    return PurePath(report.path).name if report.path else summary.noun(report).capitalize()


QUESTIONS = (
    "<p>A program cannot see everything. Has someone who was not at the last meeting read this? "
    "Does the main message come first? Marks that are left over are fine.</p>"
)


def page(name: str, body: str, style: str = "", footer: str = QUESTIONS) -> str:
    """A whole HTML page that needs nothing from elsewhere."""
    css = (files("plainspeak.reports") / "page.css").read_text(encoding="utf-8")
    return (
        '<!doctype html>\n<html lang="en-GB"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>plainspeak: {escape(name)}</title><style>{css}{style}</style></head>\n"
        f"<body><main><h1>plainspeak: {escape(name)}</h1>{body}</main>"
        + (f"<footer>{footer}</footer>" if footer else "")
        + "</body></html>\n"
    )


def _heading(report: Report) -> str:
    return f"<h2>{escape(title(report))}</h2>"


_OFF_LEVELS = "".join(
    f"body:has(#level-{level}:not(:checked)) :is(.note,.ref).{level}{{display:none}}"
    f"body:has(#level-{level}:not(:checked)) mark.{level}{{all:unset}}"
    for level in Severity
)


def _levels(report: Report) -> str:
    """A box to tick for each level that is there; what to mend first is shown, the rest on
    request."""
    counts = Counter(finding.severity for finding in summary.for_audience(report))
    there = [level for level in Severity if counts[level]]
    boxes = "".join(
        f'<label><input type="checkbox" id="level-{level}"'
        f"{' checked' if level is there[0] else ''}>"
        f" {level.said.capitalize()} ({counts[level]})</label>"
        for level in there
    )
    more = " Tick a box to see more." if len(there) > 1 else ""
    legend = f"<legend>What is shown.{more}</legend>"
    return f'<fieldset class="kinds">{legend}{boxes}</fieldset>' if boxes else ""


def _switches(rules: Iterable[str]) -> str:
    """A box to tick for each kind of finding; the style sheet does the rest, without script."""
    boxes = "".join(
        f'<label><input type="checkbox" id="show-{r}" checked> {escape(summary.name_of(r))}</label>'
        for r in rules
    )
    return f'<fieldset class="kinds"><legend>Kinds</legend>{boxes}</fieldset>' if boxes else ""


def _switched_off(rules: Iterable[str]) -> str:
    return "".join(
        f"body:has(#show-{r}:not(:checked)) :is(.note,.ref).k-{r}{{display:none}}"
        f"body:has(#show-{r}:not(:checked)) mark.k-{r}{{all:unset}}"
        for r in rules
    )
