"""The tagger at run time."""

from __future__ import annotations

from collections.abc import Sequence


def tag(sentences: Sequence[Sequence[str]], name: str | None = None) -> list[tuple[str, ...]]:
    """Penn tags for each token of each sentence (given as token texts)."""
    return [tuple("" for _ in sentence) for sentence in sentences]
