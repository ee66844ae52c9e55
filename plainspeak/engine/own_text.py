"""What a rule finds in text that is not the writer's own is left out, so no rule looks for it:
quotations, names, notices and what else analysis protects."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable

from plainspeak.analysis.types import Analysis, Passage, ProtectedKind
from plainspeak.engine.overlaps import at
from plainspeak.model import BlockKind, Finding, Span
from plainspeak.model.positions import Positions


def in_own_text(analysis: Analysis) -> Callable[[Finding], Finding | None]:
    """Says of a finding how it is at those of its places where some of the text is the writer's
    own; None where there is no such place."""
    passages = sorted(analysis.passages, key=lambda p: p.block.span)
    begins = [p.block.span.start for p in passages]
    shown = Positions(analysis.document).shown

    def around(place: Span) -> Passage | None:
        number = bisect_right(begins, place.start) - 1
        if number < 0 or place.start >= passages[number].block.span.end:
            return None
        return passages[number]

    def own(finding: Finding) -> Finding | None:
        places = finding.places
        kept = [s for s in places if _is_own(around(s), s)]
        return finding if len(kept) == len(places) else at(finding, kept, shown)

    return own


def _is_own(passage: Passage | None, place: Span) -> bool:
    if passage is None:  # a comment, which is no text
        return True
    if passage.block.kind is BlockKind.QUOTATION:
        return False
    seen = passage.block.from_source(*place)
    return seen is None or passage.covered(*seen, *ProtectedKind) != [seen]
