"""Terms of the word lists where they stand in a paper, in the right sense only."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from plainspeak.analysis.types import Passage, Settings, TermUse
from plainspeak.model import Span


def find(
    passages: Sequence[Passage],
    settings: Settings,
    tags: Callable[[int, Span], tuple[str, ...]],
) -> tuple[TermUse, ...]:
    """All uses of listed terms, in reading order; where two overlap the longest stands."""
    return ()
