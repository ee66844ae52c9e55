"""Text that is not the writer's to change: quotations, names, titles, addresses, codes."""

from __future__ import annotations

from collections.abc import Sequence

from plainspeak.analysis.protected.codes import codes
from plainspeak.analysis.protected.names import names
from plainspeak.analysis.protected.quotes import quotations
from plainspeak.analysis.types import Passage, Protected, ProtectedKind


def protect(passages: Sequence[Passage]) -> list[tuple[Protected, ...]]:
    """For each passage the protected ranges of its block's text, sorted by start."""
    found: list[set[Protected]] = [set() for _ in passages]
    for ranges, passage in zip(found, passages, strict=True):
        ranges.update(codes(passage.block.text))
        ranges.update(
            Protected(start, end, ProtectedKind.CODE) for start, end in passage.block.literal
        )
    place = {passage.index: i for i, passage in enumerate(passages)}
    for i, protected in quotations(passages):
        found[i].add(protected)
    for index, protected in names(passages):
        found[place[index]].add(protected)
    return [tuple(sorted(ranges)) for ranges in found]
