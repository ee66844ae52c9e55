"""The summary of a paper in HTML: the one sentence, the first fixes, counts and places."""

from __future__ import annotations

from html import escape

from plainspeak.model import Report
from plainspeak.positions import Positions
from plainspeak.reports import summary
from plainspeak.settle import is_stop

_BARS = 40
_HARDEST = 3


def overview(report: Report, *, links: bool, level: int) -> str:
    """What matters, most important first. With `links`, the first fixes lead to their notes.
    `level` is that of its headings."""
    facts = " ".join([*summary.facts(report), summary.advice(report)])
    parts = [
        f'<p class="headline">{escape(summary.headline(report))}</p>',
        f"<p>{escape(facts)}</p>",
        _first(report, links),
        _where(report),
        _counts(report),
        _hardest(report, links),
        f"<p><b>Reading level:</b> {escape(report.readability.band)}</p>",
    ]
    whole = "".join(parts).replace("<h3>", f"<h{level}>").replace("</h3>", f"</h{level}>")
    return f'<div class="summary">{whole}</div>'


def _first(report: Report, links: bool) -> str:
    first = summary.first_fixes(report)
    if not first:
        return ""
    items = []
    for finding in first:
        number = report.findings.index(finding) + 1
        name = escape(finding.text)
        shown = f'<a href="#n{number}">{name}</a>' if links else f"<b>{name}</b>"
        instead = escape(" / ".join(summary.instead(finding, 2)))
        items.append(f"<li>{shown}{': ' + instead if instead else ''}</li>")
    return f"<h3>Start with these</h3><ol>{''.join(items)}</ol>"


def _where(report: Report) -> str:
    """A small picture: the paper from left to right, a bar where a newcomer has to stop."""
    stops = [f.start for f in report.findings if is_stop(f)]
    length = len(report.document.source)
    if not stops or not length:
        return ""
    counts = [0] * _BARS
    for start in stops:
        counts[min(start * _BARS // length, _BARS - 1)] += 1
    top = max(counts)
    bars = "".join(
        f'<rect x="{i * 10}" y="{40 - 36 * n / top:.1f}" width="8" height="{36 * n / top:.1f}"/>'
        for i, n in enumerate(counts)
        if n
    )
    thirds = [sum(counts[: _BARS // 3]), sum(counts[_BARS // 3 : 2 * _BARS // 3])]
    thirds.append(sum(counts) - sum(thirds))
    label = "Stops in the first, middle and last third: {}, {} and {}.".format(*thirds)
    return (
        "<h3>Where the stops are</h3>"
        f'<svg viewBox="0 0 {_BARS * 10} 42" role="img" aria-label="{label}">'
        f'<path d="M0 41H{_BARS * 10}"/>{bars}</svg><p class="small">{label}</p>'
    )


def _counts(report: Report) -> str:
    counts = summary.counts_by_rule(report)
    if not counts:
        return ""
    rows = "".join(
        f'<tr><th scope="row">{escape(summary.name_of(rule))}</th><td>{number}</td></tr>'
        for rule, number in counts.items()
    )
    return f"<h3>What there is</h3><table class=counts>{rows}</table>"


def _hardest(report: Report, links: bool) -> str:
    """The sentences that are hardest to take in; they are the writer's, never a person quoted."""
    positions = Positions(report.document)
    found = [f for f in report.findings if f.rule in ("hard-sentence", "long-sentence")]
    found.sort(key=lambda f: (f.severity.rank, -float(f.evidence.get("difficulty", 0)), f.start))
    if not found:
        return ""
    items = []
    for finding in found[:_HARDEST]:
        number = report.findings.index(finding) + 1
        text = escape(" ".join(finding.text.split()[:9]) + " …")
        shown = f'<a href="#n{number}">{text}</a>' if links else text
        where = escape(positions.where(finding.start))
        items.append(f"<li>{shown} ({where}): {escape(finding.message)}</li>")
    return f"<h3>Sentences to split</h3><ul>{''.join(items)}</ul>"
