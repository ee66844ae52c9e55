"""What can be set, and where each value came from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from plainspeak import lexicon
from plainspeak.analysis.types import Settings


@dataclass(frozen=True, slots=True)
class Config:
    """Every value in force for one paper."""

    profile: str = "public"
    country: str = "GB"
    known_acronyms: tuple[str, ...] = ()
    allowed_words: tuple[str, ...] = ()
    glossary: Mapping[str, str] = field(default_factory=dict)
    rules: Mapping[str, bool] = field(default_factory=dict)  # rule → on or off
    options: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)  # rule → its options

    def settings(self) -> Settings:
        """The part that analysis depends on."""
        return Settings(
            lexicon=lexicon.shipped(),
            country=self.country,
            audience=self.profile,
            known_acronyms=frozenset(self.known_acronyms),
            allowed_words=frozenset(w.lower() for w in self.allowed_words),
            glossary=self.glossary,
        )
