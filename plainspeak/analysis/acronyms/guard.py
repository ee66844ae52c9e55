"""Text in which letters are not the writer's own, or are no letters at all."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from plainspeak.analysis.types import Passage, ProtectedKind
from plainspeak.model import Span

_NO_LETTERS = frozenset({ProtectedKind.WEB, ProtectedKind.CODE, ProtectedKind.ADDRESS})


class Guard:
    """Look-ups in one block, each in time that grows with the logarithm of its ranges."""

    def __init__(self, passage: Passage, blocked: Iterable[Span] = ()) -> None:
        protected = passage.protected
        self._code = _merged(
            [*passage.block.literal, *blocked]
            + [Span(p.start, p.end) for p in protected if p.kind in _NO_LETTERS]
        )
        self._names = _merged(
            [Span(p.start, p.end) for p in protected if p.kind is ProtectedKind.NAME]
        )
        self._quoted = _merged(
            [
                Span(p.start, p.end)
                for p in protected
                if p.kind not in _NO_LETTERS and p.kind is not ProtectedKind.NAME
            ]
        )

    def is_code(self, start: int, end: int) -> bool:
        """Whether the range touches code, a web address, a reference or a postal address."""
        return _touches(self._code, start, end)

    def is_quoted(self, start: int, end: int, *, in_names: bool) -> bool:
        """Whether somebody else's words are touched; with `in_names` also a name.

        A board's name may hold letters that a newcomer has to know: Fernbrook ICB.
        """
        return _touches(self._quoted, start, end) or (
            in_names and _touches(self._names, start, end)
        )


def _merged(spans: list[Span]) -> list[Span]:
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged


def _touches(spans: list[Span], start: int, end: int) -> bool:
    at = bisect_right(spans, start, key=lambda span: span.start)
    if at and spans[at - 1].end > start:
        return True
    return at < len(spans) and spans[at].start < end
