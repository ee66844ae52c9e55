"""Which findings stand: one for each word, and only at the places that count."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import accumulate

from plainspeak.model import Edit, Finding, Severity, Span

WORD_RULES = (
    "words-about-people",
    "acronym-unexplained",
    "acronym-explained-late",
    "acronym-conflict",
    "acronym-unused",
    "jargon",
    "idiom",
    "academic",
    "hidden-verb",
    "wordy",
    "latin",
    "rare-word",
)
"""Rules about words. Where two of them mark the same words the longer finding stands; of two as
long as each other, the one whose rule is named first."""

STOPS = frozenset(WORD_RULES) - {"acronym-unused", "wordy", "hidden-verb"}
"""Rules whose findings are places at which a newcomer has to stop."""


def is_stop(finding: Finding) -> bool:
    """Whether a newcomer has to stop here: at a word or letters that they may not know."""
    return finding.rule in STOPS and finding.severity is not Severity.SMALL_THING


def places(finding: Finding) -> tuple[Span, ...]:
    """Every place of a finding's term, the first one first."""
    return (Span(finding.start, finding.end), *finding.also_at)


def at(finding: Finding, spans: Sequence[Span], source: str) -> Finding | None:
    """The finding at these places only (some of its own): the first becomes its place, the rest
    its `also_at`. None where there is no place left."""
    if not spans:
        return None
    first, *rest = wanted = sorted(set(spans))
    touches = _touching(wanted)
    fixes = tuple(edit for edit in finding.fixes if touches(edit))
    if first != (finding.start, finding.end):
        text = " ".join(source[first.start : first.end].split())
        finding = replace(finding, start=first.start, end=first.end, text=text)
    return replace(finding, also_at=tuple(rest), fixes=fixes)


def _touching(spans: Sequence[Span]) -> Callable[[Edit], bool]:
    """Says of an edit whether it changes any of these places, which are sorted. A term may stand in
    a long paper ten thousand times, so they are not gone through for each edit."""
    starts = [span.start for span in spans]
    ends = list(accumulate((span.end for span in spans), max))  # the furthest so far

    def touches(edit: Edit) -> bool:
        before = bisect_left(starts, edit.end)
        return before > 0 and ends[before - 1] > edit.start

    return touches


def keep(
    findings: Iterable[Finding], source: str, wanted: Callable[[Finding, Span], bool]
) -> list[Finding]:
    """The findings at the places that are wanted; those with no such place go."""
    kept = []
    for finding in findings:
        found = at(finding, [s for s in places(finding) if wanted(finding, s)], source)
        if found is not None:
            kept.append(found)
    return sorted(kept, key=_order)


def settle(findings: Iterable[Finding], source: str) -> list[Finding]:
    """The findings in source order, each word marked by one rule only.

    A finding that loses its first place to a longer one moves to the next place of its term, and
    goes where it has none left.
    """
    everything = list(findings)
    words = [f for f in everything if f.rule in WORD_RULES]
    order = {name: i for i, name in enumerate(WORD_RULES)}
    claims = [(span, i) for i, f in enumerate(words) for span in places(f)]
    claims.sort(key=lambda c: (c[0].start - c[0].end, order[words[c[1]].rule], c[0].start))
    taken: dict[int, int] = {}  # code point → the finding that marks it
    kept: dict[int, list[Span]] = {}
    for span, i in claims:
        held = range(span.start, span.end)
        if all(taken.get(point, i) == i for point in held):
            taken.update(dict.fromkeys(held, i))
            kept.setdefault(i, []).append(span)
    hard = {(f.start, f.end) for f in everything if f.rule == "hard-sentence"}
    settled = [
        f
        for f in everything
        if f.rule not in WORD_RULES
        and not (f.rule == "long-sentence" and (f.start, f.end) in hard)  # said once
    ]
    settled += [f for i, spans in kept.items() if (f := at(words[i], spans, source)) is not None]
    return sorted(settled, key=_order)


def _order(finding: Finding) -> tuple[int, int, str]:
    return finding.start, finding.end, finding.rule
