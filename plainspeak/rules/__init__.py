"""The rules. This tuple is the only place that lists them."""

from __future__ import annotations

from plainspeak.rules import unused_ignore
from plainspeak.rules.base import Rule

RULES: tuple[Rule, ...] = (
    unused_ignore.RULE,
)
