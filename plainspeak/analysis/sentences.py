"""Sentence ends: our rules over spaCy's tokens, within a block."""

from __future__ import annotations

from collections.abc import Sequence

from plainspeak.model import Span


def sentences(words: Sequence[str], text: str, starts: Sequence[int]) -> tuple[Span, ...]:
    """The ranges of tokens that are sentences; together they cover all tokens."""
    spans, begin = [], 0
    for i, word in enumerate(words):
        if word in {".", "!", "?"}:
            spans.append(Span(begin, i + 1))
            begin = i + 1
    if begin < len(words):
        spans.append(Span(begin, len(words)))
    return tuple(spans)
