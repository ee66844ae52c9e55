"""What a rule is: plain data and one pure function."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from plainspeak.analysis.types import Analysis
from plainspeak.model import Finding, Severity


@dataclass(frozen=True, slots=True)
class NoOptions:
    """For rules without options."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of stopping point."""

    name: str
    summary: str  # one plain sentence
    severity: Severity  # of its findings, unless the rule says otherwise for one of them
    check: Callable[[Analysis, Any], Iterable[Finding]]  # options is an instance of `options`
    options: type[Any] = NoOptions  # frozen dataclass: its fields are schema and documentation
    sources: tuple[str, ...] = ()  # the guidance that the rule rests on
    on: bool = True  # by default
