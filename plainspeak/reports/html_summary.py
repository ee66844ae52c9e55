"""The summary of a paper in HTML: what fits on one printed page."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from plainspeak.analysis.phrasing import going_on
from plainspeak.model import Finding, Report
from plainspeak.model.positions import Positions
from plainspeak.reports import summary
from plainspeak.reports.excerpt import cut, excerpt, on_one
from plainspeak.reports.priorities import first_fixes
from plainspeak.rules import is_stop

Link = Callable[[Finding], str]
"""The address at which a finding is marked; "" where there is none."""

_BARS = 40
_TO_SPLIT = 2
_BEGINNING = 9  # words of a sentence by which a person knows it
_LINE = 110  # characters of a line around words
_SENTENCE = 330  # characters of a sentence, so that the page stays one page


def overview(report: Report, link: Link, level: int) -> str:
    """What matters, most important first; what is marked leads to its place. `level` is that of
    its headings."""
    said = [*summary.facts(report), summary.advice(report), summary.good(report)]
    parts = [
        f'<p class="headline">{escape(summary.headline(report))}</p>',
        f"<p>{escape(' '.join(filter(None, said)))}</p>",
        _first(report, link),
        _to_split(report, link),
        '<div class="beside">',
        _counts(report),
        _where(report),
        "</div>",
        _not_found(report),
        f"<p><b>Reading level:</b> {escape(report.readability.band)}</p>",
    ]
    whole = "".join(parts).replace("<h3>", f"<h{level}>").replace("</h3>", f"</h{level}>")
    return f'<div class="summary">{whole}</div>'


def _not_found(report: Report) -> str:
    """What a newcomer may look for: a kind reminder, never a mark."""
    if not report.not_found:
        return ""
    items = "".join(f"<li>{escape(one[:1].upper() + one[1:])}</li>" for one in report.not_found)
    return (
        "<h3>What a newcomer may also look for</h3>"
        f"<p class=small>We did not find these in {escape(summary.these(summary.noun(report)))}. "
        f"Add what helps, and leave out what does not fit.</p><ul class=two>{items}</ul>"
    )


def _linked(text: str, address: str) -> str:
    """`text` is HTML already."""
    return f'<a href="{escape(address)}">{text}</a>' if address else f"<b>{text}</b>"


def _first(report: Report, link: Link) -> str:
    first = first_fixes(report)
    if not first:
        return ""
    positions = Positions(report.document)
    items = []
    for finding in first:
        place = next((p for p in finding.places if not positions.aside(p.start)), finding.places[0])
        line = excerpt(place, positions, _LINE)
        shown = (
            f"{escape(line.before)}<mark>{escape(line.words)}</mark>{escape(line.after)}"
            if line
            else ""
        )
        items.append(
            f"<li>{_linked(_name(finding), link(finding))}{_offer(finding)}"
            f"<br><span class=small>{_place(place.start, positions, ': ' if shown else '')}{shown}"
            "</span></li>"
        )
    start = {1: "this", 2: "these two"}.get(len(first), "these three")
    return f"<h3>Start with {start}</h3><ol>{''.join(items)}</ol>"


def _name(finding: Finding) -> str:
    """What is marked, as HTML; of a sentence how it begins."""
    text = on_one(finding.text)
    if not summary.is_long(finding):
        return escape(cut(text, _SENTENCE))
    words = text.split()
    return escape(" ".join(words[:_BEGINNING]) + (" …" if len(words) > _BEGINNING else ""))


def _offer(finding: Finding) -> str:
    """What to write instead, as HTML; what to do with a sentence says so itself."""
    if not finding.suggestions:
        return ""
    lead = "" if summary.is_long(finding) else summary.lead(finding).lower()
    instead = " / ".join(summary.instead(finding, 2))
    return f" → {lead} <b>{escape(instead if lead else going_on(instead))}</b>".replace("  ", " ")


def _place(at: int, positions: Positions, sign: str = ": ") -> str:
    where = positions.where(at)
    return f"{escape(where[:1].upper() + where[1:])}{sign}" if where else ""


def _where(report: Report) -> str:
    """A small picture: the paper from left to right, a bar where a newcomer has to stop."""
    stops = [f.start for f in summary.for_audience(report) if is_stop(f)]
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
        "<div><h3>Where the stops are</h3>"
        f'<svg viewBox="0 0 {_BARS * 10} 42" role="img" aria-label="{label}">'
        f'<path d="M0 41H{_BARS * 10}"/>{bars}</svg><p class="small">{label}</p></div>'
    )


def _counts(report: Report) -> str:
    counts = summary.counts_by_rule(report)
    if not counts:
        return ""
    rows = "".join(
        f'<tr><th scope="row">{escape(summary.name_of(rule))}</th><td>{number}</td></tr>'
        for rule, number in counts.items()
    )
    return f"<div><h3>What there is</h3><table class=counts>{rows}</table></div>"


def _to_split(report: Report, link: Link) -> str:
    """The sentences that are hardest to take in, as they would read in two; they are the writer's,
    never a person quoted. Those that come with advice stand first; what is among the first things
    is not said again."""
    sentences = {(sentence.start, sentence.end) for sentence in report.sentences}
    first = first_fixes(report)
    found = [
        f
        for f in summary.for_audience(report)
        if summary.is_long(f) and (f.start, f.end) in sentences and f not in first
    ]
    found.sort(
        key=lambda f: (
            not f.suggestions,
            f.severity.rank,
            -float(f.evidence.get("difficulty", 0)),
            f.start,
        )
    )
    if not found:
        return ""
    positions = Positions(report.document)
    items = []
    for finding in found[:_TO_SPLIT]:
        shown = _linked(_name(finding), link(finding))
        advice = "".join(s.text for s in finding.suggestions[:1]) or finding.message
        items.append(
            f"<li>{_place(finding.start, positions)}{shown}<br>"
            f"<span class=small>{escape(cut(advice, _SENTENCE))}</span></li>"
        )
    many = "Sentences" if len(items) > 1 else "A sentence"
    return f"<h3>{many} to split</h3><ul>{''.join(items)}</ul>"
