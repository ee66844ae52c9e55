"""The HTML report: one file that holds everything it needs, and works without script."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from importlib.resources import files
from pathlib import PurePath

from plainspeak.model import Report
from plainspeak.reports import summary
from plainspeak.reports.html_paper import paper
from plainspeak.reports.html_summary import overview


def render(report: Report) -> str:
    """One page with the paper as it reads, its summary on top."""
    rules = sorted({finding.rule for finding in report.findings})
    top = overview(report, links=True, level=2) + _switches(rules)
    body = f'{top}<div class="paper">{paper(report)}</div>'
    return page(title(report), body, _switched_off(rules))


def summary_page(reports: Iterable[Report]) -> str:
    """One page that says what matters in each paper; nobody's words are quoted in it."""
    papers = list(reports)
    return page(
        " and ".join(title(report) for report in papers[:3]) or "No papers",
        "".join(
            f"<section>{_heading(r)}{overview(r, links=False, level=3)}</section>" for r in papers
        ),
    )


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


def _switches(rules: Iterable[str]) -> str:
    """A box to tick for each kind of finding; the style sheet does the rest, without script."""
    boxes = "".join(
        f'<label><input type="checkbox" id="show-{r}" checked> {escape(summary.name_of(r))}</label>'
        for r in rules
    )
    return f'<fieldset class="kinds"><legend>Show</legend>{boxes}</fieldset>' if boxes else ""


def _switched_off(rules: Iterable[str]) -> str:
    return "".join(
        f"body:has(#show-{r}:not(:checked)) :is(.note,.ref).k-{r}{{display:none}}"
        f"body:has(#show-{r}:not(:checked)) mark.k-{r}{{all:unset}}"
        for r in rules
    )
