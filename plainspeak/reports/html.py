"""The HTML report: one file that holds everything it needs, and works without script."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from importlib.resources import files
from pathlib import PurePath

from plainspeak.model import Report
from plainspeak.reports import summary
from plainspeak.reports.html_paper import paper
from plainspeak.reports.html_summary import overview


def render(reports: Iterable[Report]) -> Iterator[str]:
    """One page with each paper as it reads, its summary on top."""
    papers = list(reports)
    yield page(
        " and ".join(title(report) for report in papers[:3]) or "No papers",
        "".join(_whole(report, number) for number, report in enumerate(papers)),
        rules=sorted({f.rule for report in papers for f in report.findings}),
    )


def summary_page(reports: Iterable[Report]) -> str:
    """One page that says what matters in each paper; nobody's words are quoted in it."""
    papers = list(reports)
    return page(
        " and ".join(title(report) for report in papers[:3]) or "No papers",
        "".join(f"<section>{_heading(r)}{overview(r, links=False)}</section>" for r in papers),
    )


def title(report: Report) -> str:
    """What a paper is called: its file's name, or what kind of paper it is."""
    return PurePath(report.path).name if report.path else summary.noun(report).capitalize()


QUESTIONS = (
    "<p>A program cannot see everything. Has someone who was not at the last meeting read this? "
    "Does the main message come first? Marks that are left over are fine.</p>"
)


def page(name: str, body: str, rules: Iterable[str] = (), footer: str = QUESTIONS) -> str:
    """A whole HTML page. `rules` are the kinds of finding that can be switched off on it."""
    css = (files("plainspeak.reports") / "page.css").read_text(encoding="utf-8")
    kinds = list(rules)
    hide = "".join(
        f"body:has(#show-{r}:not(:checked)) :is(.note,.ref).k-{r}{{display:none}}"
        f"body:has(#show-{r}:not(:checked)) mark.k-{r}{{all:unset}}"
        for r in kinds
    )
    switches = "".join(
        f'<label><input type="checkbox" id="show-{r}" checked> {r.replace("-", " ")}</label>'
        for r in kinds
    )
    chooser = f"<fieldset class=kinds><legend>Show</legend>{switches}</fieldset>" if kinds else ""
    return (
        '<!doctype html>\n<html lang="en-GB"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>plainspeak: {escape(name)}</title><style>{css}{hide}</style></head>\n"
        f"<body><main><h1>plainspeak: {escape(name)}</h1>{chooser}{body}</main>"
        + (f"<footer>{footer}</footer>" if footer else "")
        + "</body></html>\n"
    )


def _heading(report: Report) -> str:
    return f"<h2>{escape(title(report))}</h2>"


def _whole(report: Report, number: int) -> str:
    return (
        f'<section aria-label="{escape(title(report), quote=True)}">'
        f"{overview(report, links=number == 0)}"
        f'<div class="paper">{paper(report)}</div></section>'
    )
