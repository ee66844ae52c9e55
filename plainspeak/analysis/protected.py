"""Text that is not the writer's to change: quotations, names, titles, addresses, codes."""

from __future__ import annotations

from collections.abc import Sequence

from plainspeak.analysis.types import Passage, Protected


def protect(passages: Sequence[Passage]) -> list[tuple[Protected, ...]]:
    """For each passage the protected ranges of its block's text, sorted by start."""
    return [() for _ in passages]
