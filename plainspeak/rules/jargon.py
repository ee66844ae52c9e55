"""Words of a field that a newcomer to it may not know."""

from __future__ import annotations

from collections.abc import Iterator

from plainspeak.analysis.types import Analysis
from plainspeak.lexicon import Entry
from plainspeak.model import Finding, Severity
from plainspeak.rules import _terms
from plainspeak.rules.base import NoOptions, Rule

_OFTEN_MET = 3.7
"""Zipf frequency from which people have at least met a word that has to be explained."""


def check(analysis: Analysis, options: NoOptions) -> Iterator[Finding]:
    """One finding for each term of the lists of a field: health, research, office and so on."""
    return _terms.findings(analysis, RULE.name, _severity, _message, _why)


def _severity(entry: Entry) -> Severity:
    known = _terms.familiarity(entry.term)
    if known < _terms.SELDOM_MET or (entry.action == "explain" and known < _OFTEN_MET):
        return Severity.FIX_FIRST
    return Severity.WORTH_A_LOOK


def _message(entry: Entry, text: str) -> str:
    if entry.action == "ask":
        return f"{_terms.quoted(text)} may not mean the same to every reader."
    if entry.context:
        return f"{_terms.quoted(text)} has a special meaning here that new readers may miss."
    return f"Some readers may not know {_terms.quoted(text)}."


def _why(entry: Entry) -> str:
    return _terms.meaning(entry, "It is a word of one field or office.")


RULE = Rule(
    name="jargon",
    summary="A word from one field or office that a newcomer may not know.",
    severity=Severity.WORTH_A_LOOK,
    check=check,
    sources=("GOV.UK words to avoid", "NHS digital service manual", "NIHR plain English summaries"),
)
