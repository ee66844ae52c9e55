"""Words of a field that a newcomer to it may not know."""

from __future__ import annotations

from collections.abc import Iterator

from plainspeak.analysis.types import Analysis
from plainspeak.lexicon import Entry
from plainspeak.model import Finding, Severity
from plainspeak.rules import _terms
from plainspeak.rules.base import Kind, NoOptions, Rule


def check(analysis: Analysis, options: NoOptions) -> Iterator[Finding]:
    """One finding for each term of the lists of a field: health, research, office and so on."""
    return _terms.findings(analysis, RULE, _message, _why)


def _message(entry: Entry, text: str) -> str:
    if entry.action == "ask":
        return f"{_terms.quoted(text)} may not mean the same to every reader."
    if entry.meant:
        return f"{_terms.quoted(text)} has a special meaning here that new readers may miss."
    return f"Some readers may not know {_terms.quoted(text)}."


def _why(entry: Entry) -> str:
    return _terms.meaning(entry, "It is a word of one field or office.")


RULE = Rule(
    name="jargon",
    summary="A word from one field or office that a newcomer may not know.",
    severity=Severity.WORTH_A_LOOK,
    check=check,
    kind=Kind.WORD,
    called="words of the trade",
    order=60,
    own_text=False,
    stops=True,
    lists=("*",),
    sources=("GOV.UK words to avoid", "NHS digital service manual", "NIHR plain English summaries"),
)
