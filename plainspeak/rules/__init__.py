"""The rules. This tuple is the only place that lists them."""

from __future__ import annotations

from plainspeak.rules import (
    academic,
    acronym_conflict,
    acronym_explained_late,
    acronym_unexplained,
    acronym_unused,
    hard_sentence,
    hidden_verb,
    idiom,
    jargon,
    latin,
    long_paragraph,
    long_sentence,
    passive,
    rare_word,
    too_many_acronyms,
    unused_ignore,
    words_about_people,
    wordy,
)
from plainspeak.rules.base import Rule

RULES: tuple[Rule, ...] = (
    acronym_unexplained.RULE,
    acronym_explained_late.RULE,
    acronym_conflict.RULE,
    acronym_unused.RULE,
    too_many_acronyms.RULE,
    jargon.RULE,
    academic.RULE,
    wordy.RULE,
    idiom.RULE,
    latin.RULE,
    hidden_verb.RULE,
    words_about_people.RULE,
    hard_sentence.RULE,
    long_sentence.RULE,
    long_paragraph.RULE,
    passive.RULE,
    rare_word.RULE,
    unused_ignore.RULE,
)
