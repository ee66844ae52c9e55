"""The acronym index of one paper."""

from __future__ import annotations

from collections.abc import Sequence

from plainspeak.analysis.types import AcronymUse, Passage, Settings
from plainspeak.model import Document


def index(
    document: Document, passages: Sequence[Passage], settings: Settings
) -> tuple[AcronymUse, ...]:
    """Every set of letters in the paper, with its state, in order of first use."""
    from plainspeak.analysis.acronyms.build import build

    return build(document, passages, settings)
