"""Which findings stand: one for each word, and only at the places that count."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import accumulate

from plainspeak.model import Document, Edit, Finding, Span
from plainspeak.model.positions import Positions
from plainspeak.rules import BY_NAME
from plainspeak.rules.base import CLAIMING, Kind


def at(finding: Finding, spans: Sequence[Span], shown: Callable[[Span], str]) -> Finding | None:
    """The finding at these places only (some of its own): its own place stays if it is one of them,
    else the first becomes it; the rest are its `also_at`. None where there is no place left.
    `shown` says what is seen at a place."""
    if not spans:
        return None
    wanted, own = sorted(set(spans)), Span(finding.start, finding.end)
    first = own if own in wanted else wanted[0]
    rest = [span for span in wanted if span != first]
    touches = _touching(wanted)
    if first != own:
        suggestions = finding.elsewhere.get(first.start, finding.suggestions)
        finding = replace(
            finding,
            start=first.start,
            end=first.end,
            text=shown(first),
            suggestions=suggestions,
        )
    return replace(
        finding,
        also_at=tuple(rest),
        fixes=tuple(edit for edit in finding.fixes if touches(edit)),
        unsafe_fixes=tuple(edit for edit in finding.unsafe_fixes if touches(edit)),
    )


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
    findings: Iterable[Finding], document: Document, wanted: Callable[[Finding, Span], bool]
) -> list[Finding]:
    """The findings at the places that are wanted; those with no such place go."""
    kept = []
    positions = Positions(document)
    for finding in findings:
        places = [s for s in finding.places if wanted(finding, s)]
        found = at(finding, places, positions.shown)
        if found is not None:
            kept.append(found)
    return sorted(kept, key=_order)


def without_overlaps(findings: Iterable[Finding], document: Document) -> list[Finding]:
    """The findings in source order, each word and each sentence marked by one rule only.

    Of rules that mark the same words the longer finding stands; of two as long as each other, the
    one whose rule has the lower order, then the one that begins first, then the one that comes
    first. A finding that loses its first place moves to the next place of its term, and goes where
    it has none left.
    """
    everything = list(findings)
    words = [f for f in everything if BY_NAME[f.rule].kind in CLAIMING]
    claims = [(span, i) for i, f in enumerate(words) for span in f.places]
    claims.sort(key=lambda c: (c[0].start - c[0].end, _precedence(words[c[1]]), c[0].start))
    taken: dict[int, int] = {}  # code point → the finding that marks it
    kept: dict[int, list[Span]] = {}
    for span, i in claims:
        held = range(span.start, span.end)
        if all(taken.get(point, i) == i for point in held):
            taken.update(dict.fromkeys(held, i))
            kept.setdefault(i, []).append(span)
    settled = [f for f in everything if BY_NAME[f.rule].kind not in CLAIMING | {Kind.SENTENCE}]
    settled += _once([f for f in everything if BY_NAME[f.rule].kind is Kind.SENTENCE])
    shown = Positions(document).shown
    settled += [f for i, spans in kept.items() if (f := at(words[i], spans, shown)) is not None]
    return sorted((_as_seen(finding, shown) for finding in settled), key=_order)


def _as_seen(finding: Finding, shown: Callable[[Span], str]) -> Finding:
    """The finding with the text that the reader sees at its place, a comment aside: that is seen by
    the writer alone."""
    seen = shown(Span(finding.start, finding.end))
    if not seen or seen == finding.text:
        return finding
    return replace(finding, text=seen)


def _once(sentences: Sequence[Finding]) -> Iterable[Finding]:
    """Of findings about the very same sentence the one whose rule has the lowest order."""
    found: dict[tuple[int, int], Finding] = {}
    for finding in sorted(sentences, key=_precedence):
        found.setdefault((finding.start, finding.end), finding)
    return found.values()


def _precedence(finding: Finding) -> int:
    return BY_NAME[finding.rule].order


def _order(finding: Finding) -> tuple[int, int, str]:
    return finding.start, finding.end, finding.rule
