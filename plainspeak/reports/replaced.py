"""What stands now where a marked word stood before, as far as the words around it tell."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from plainspeak.model import Finding, Report

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")

_BESIDE = 2
"""Words on one side that have to stand there as before, so that a place is known again."""

_LONGEST = 12
"""The most words that are taken for what stands in a term's place. Our own figure."""

_TRIES = 20
"""Places with the same words beside them that are looked at."""


@dataclass(frozen=True, slots=True)
class Replaced:
    """A finding about words that is gone, and what stands in their place."""

    finding: Finding
    now: str | None  # "" where they were left out; None where it cannot be told
    is_offered: bool  # whether it is one of the suggestions


class _Words:
    """The words of a paper in reading order, and where two of them stand together."""

    def __init__(self, report: Report) -> None:
        self.texts: list[str] = []
        self.starts: list[int] = []  # in the source
        for block in report.document.blocks:
            for match in _WORD.finditer(block.text):
                self.texts.append(match.group())
                self.starts.append(block.to_source(*match.span()).start)
            self.texts += [""] * _BESIDE  # so that no two words of different blocks are neighbours
            self.starts += [block.span.end] * _BESIDE
        self.lower = [text.lower() for text in self.texts]
        pairs: dict[tuple[str, ...], list[int]] = {}
        for at in range(len(self.lower) - _BESIDE + 1):
            pairs.setdefault(tuple(self.lower[at : at + _BESIDE]), []).append(at)
        self.pairs: Mapping[tuple[str, ...], Sequence[int]] = pairs


def replaced(old: Report, new: Report, gone: Iterable[Finding]) -> Iterator[Replaced]:
    """For each of the findings of the old report, what the new one has in its place."""
    before, after = _Words(old), _Words(new)
    order = sorted(range(len(before.starts)), key=before.starts.__getitem__)
    starts = [before.starts[at] for at in order]
    for finding in gone:
        first = bisect_left(starts, finding.start)
        last = bisect_left(starts, finding.end)
        now = None
        if first < last:
            now = _between(before, after, order[first], order[last - 1] + 1)
        yield Replaced(finding, now, now is not None and _is_offered(finding, now))


def _between(before: _Words, after: _Words, first: int, end: int) -> str | None:
    """What the new paper has between the words that stood beside old words first … end - 1."""
    left = tuple(before.lower[max(0, first - _BESIDE) : first])
    right = tuple(before.lower[end : end + _BESIDE])
    if not any(left) and not any(right):
        return None
    here = first / max(1, len(before.texts)) * len(after.texts)
    found = [at + _BESIDE for at in after.pairs.get(left, ())]
    for at in sorted(found, key=lambda at: abs(at - here))[:_TRIES]:
        for length in range(_LONGEST + 1):
            if tuple(after.lower[at + length : at + length + len(right)]) == right:
                return " ".join(after.texts[at : at + length])
    return None


def _is_offered(finding: Finding, now: str) -> bool:
    """Whether the words are among the suggestions, or begin or end with one of them."""
    said = f" {' '.join(_WORD.findall(now)).lower()} "
    return any(
        f" {' '.join(_WORD.findall(suggestion.text)).lower()} " in said
        for suggestion in finding.suggestions
        if _WORD.search(suggestion.text)
    )
