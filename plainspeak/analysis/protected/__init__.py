"""Text that is not the writer's to change: quotations, names, titles, addresses, codes, sources,
licences, places to fill in."""

from __future__ import annotations

from collections.abc import Sequence

from plainspeak.analysis.protected.characters import codes
from plainspeak.analysis.protected.names import names
from plainspeak.analysis.protected.people import rolls, signatures
from plainspeak.analysis.protected.quotations import quotations
from plainspeak.analysis.protected.set_apart import set_apart
from plainspeak.analysis.types import Passage, Protected, ProtectedKind


def protect(passages: Sequence[Passage]) -> list[tuple[Protected, ...]]:
    """For each passage the protected ranges of its block's text, sorted by start."""
    found: list[set[Protected]] = [set() for _ in passages]
    for ranges, passage in zip(found, passages, strict=True):
        ranges.update(codes(passage.block.text))
        ranges.update(
            Protected(start, end, ProtectedKind.CODE) for start, end in passage.block.literal
        )
    for source in (quotations, set_apart):
        for i, protected in source(passages):
            found[i].add(protected)
    place = {passage.index: i for i, passage in enumerate(passages)}
    named: dict[int, list[Protected]] = {}
    for index, protected in names(passages):
        found[place[index]].add(protected)
        named.setdefault(index, []).append(protected)
    for source in (lambda p: rolls(p, named), signatures):
        for index, protected in source(passages):
            found[place[index]].add(protected)
    return [tuple(sorted(ranges)) for ranges in found]
