"""The rules. The tuple `RULES` is the only place that lists them."""

from __future__ import annotations

from plainspeak.model import Finding, Severity
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
    no_owner,
    passive,
    rare_word,
    too_many_acronyms,
    unused_ignore,
    words_about_people,
    wordy,
)
from plainspeak.rules.base import CLAIMING, Kind, Rule

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
    no_owner.RULE,
    passive.RULE,
    rare_word.RULE,
    unused_ignore.RULE,
)

BY_NAME = {rule.name: rule for rule in RULES}


def own_word(finding: Finding) -> tuple[str, str] | None:
    """The word, or letters, that a finding is about, and the setting that holds such a word where
    a group knows it. None where it is about something else, such as a sentence."""
    kind = BY_NAME[finding.rule].kind
    if kind not in CLAIMING:
        return None
    word = finding.evidence.get("short") or finding.evidence.get("term") or finding.text
    return " ".join(str(word).split()), (
        "known_acronyms" if kind is Kind.LETTERS else "allowed_words"
    )


def is_stop(finding: Finding) -> bool:
    """Whether a newcomer has to stop here: at a word or letters that they may not know."""
    return BY_NAME[finding.rule].stops and finding.severity is not Severity.SMALL_THING
