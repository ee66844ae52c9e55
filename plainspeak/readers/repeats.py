"""Lines that a page repeats: contents lists, page headers and footers, page numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

_NOT_LETTERS = re.compile(r"[\W\d_]+")
_PAGE_NUMBER = re.compile(
    r"[-–—|\s]*(?:page\s*)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?[-–—|\s]*", re.IGNORECASE
)
_WITH_PAGE = re.compile(r"\bpage\s*\d{1,4}\b", re.IGNORECASE)
_LONGEST = 60  # characters; a longer line is running text
_EDGE = 3  # lines at the head and foot of a page that may be a header or footer


def repeated(lines: Sequence[str]) -> frozenset[int]:
    """The numbers of lines that say again what an earlier page said, and of page numbers.

    Without page breaks, lines count as repeated in runs: three short lines that come three times
    or more, or five that come twice.
    """
    filled = [number for number, line in enumerate(lines) if line and not line.isspace()]
    dropped: set[int] = set()
    keys = {number: _key(lines[number]) for number in filled}
    for run, times in ((3, 3), (5, 2)):
        dropped |= _repeated_runs(filled, keys, run, times)
    dropped |= _page_lines(lines, filled)
    return frozenset(dropped)


def _key(line: str) -> str:
    """What stays the same from page to page; "" for a line that is no header or contents line."""
    if len(line.strip()) > _LONGEST:
        return ""
    return _NOT_LETTERS.sub(" ", line).strip().casefold()


def _repeated_runs(filled: Sequence[int], keys: dict[int, str], run: int, times: int) -> set[int]:
    found: dict[tuple[str, ...], list[int]] = {}
    for at in range(len(filled) - run + 1):
        window = tuple(keys[number] for number in filled[at : at + run])
        if all(window):
            found.setdefault(window, []).append(at)
    dropped: set[int] = set()
    for places in found.values():
        if len(places) >= times:
            for at in places[1:]:
                dropped.update(filled[at : at + run])
    return dropped


def _page_lines(lines: Sequence[str], filled: Sequence[int]) -> set[int]:
    dropped: set[int] = set()
    paged = [number for number in filled if _WITH_PAGE.search(lines[number])]
    seen: Counter[str] = Counter()
    for number in paged:
        key = _key(lines[number])
        if len(lines[number].strip()) <= 2 * _LONGEST and len(paged) > 1:
            seen[key] += 1
            if seen[key] > 1:
                dropped.add(number)
    for number in filled:
        if len(lines[number]) < 40 and _PAGE_NUMBER.fullmatch(lines[number].strip()):
            alone = number == 0 or not lines[number - 1].strip() or "\f" in lines[number - 1]
            if alone or "\f" in lines[number]:
                dropped.add(number)
    breaks = [number for number, line in enumerate(lines) if "\f" in line]
    if len(breaks) < 2:
        return dropped
    edges: list[int] = []
    start = 0
    position = {number: at for at, number in enumerate(filled)}
    for stop in [*breaks, len(lines) - 1]:
        page = [n for n in range(start, stop + 1) if n in position and n not in dropped]
        edges.extend(sorted({*page[:_EDGE], *page[-_EDGE:]}))
        start = stop + 1
    edge_seen: Counter[str] = Counter(_key(lines[number]) for number in edges)
    first: set[str] = set()
    for number in edges:
        key = _key(lines[number])
        if key and edge_seen[key] >= 3:
            if key in first:
                dropped.add(number)
            first.add(key)
    return dropped
