"""Findings of a text that has been changed since it was checked.

A check of a long paper takes a second, and nobody waits for it at every letter. So findings move
along with the text around them, at once; those in what was changed go until the next check.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial

from plainspeak.model import Edit, Finding, Span

Move = Callable[[int, int], Span | None]


def moved(findings: Iterable[Finding], old: str, new: str) -> tuple[Finding, ...]:
    """The findings of `old` at their places in `new`, without those that the change touches."""
    before = _same(old, new)
    after = _same_at_end(old, new, min(len(old), len(new)) - before)
    move = partial(_moved, before=before, after=len(old) - after, by=len(new) - len(old))
    return tuple(found for f in findings if (found := _finding(f, move)) is not None)


def _moved(start: int, end: int, *, before: int, after: int, by: int) -> Span | None:
    """Where a range has gone: it stays before the change, and moves after it."""
    if end <= before:
        return Span(start, end)
    return Span(start + by, end + by) if start >= after else None


def _finding(finding: Finding, move: Move) -> Finding | None:
    places = [span for place in finding.places if (span := move(*place)) is not None]
    if not places:
        return None
    return replace(
        finding,
        start=places[0].start,
        end=places[0].end,
        also_at=tuple(places[1:]),
        related=tuple(
            replace(other, start=span.start, end=span.end)
            for other in finding.related
            if (span := move(other.start, other.end)) is not None
        ),
        fixes=_edits(finding.fixes, move),
        unsafe_fixes=_edits(finding.unsafe_fixes, move),
    )


def _edits(edits: Iterable[Edit], move: Move) -> tuple[Edit, ...]:
    return tuple(
        Edit(*span, edit.text) for edit in edits if (span := move(edit.start, edit.end)) is not None
    )


def _same(one: str, other: str) -> int:
    """How many characters two texts have in common at their beginning."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _same_at_end(one: str, other: str, most: int) -> int:
    """How many characters two texts have in common at their end, at most `most`."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        if one[len(one) - middle : len(one) - low] == other[len(other) - middle : len(other) - low]:
            low = middle
        else:
            high = middle - 1
    return low
