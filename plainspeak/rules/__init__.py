"""The rules. This tuple is the only place that lists them."""

from __future__ import annotations

from plainspeak.rules import (
    academic,
    hidden_verb,
    idiom,
    jargon,
    latin,
    unused_ignore,
    wordy,
    words_about_people,
)
from plainspeak.rules.base import Rule

RULES: tuple[Rule, ...] = (
    jargon.RULE,
    academic.RULE,
    wordy.RULE,
    idiom.RULE,
    latin.RULE,
    hidden_verb.RULE,
    words_about_people.RULE,
    unused_ignore.RULE,
)
