"""Words of papers and textbooks where people say something shorter."""

from __future__ import annotations

from collections.abc import Iterator

from plainspeak.analysis.types import Analysis
from plainspeak.lexicon import Entry
from plainspeak.model import Finding, Severity
from plainspeak.rules import _terms
from plainspeak.rules.base import Kind, NoOptions, Rule

_WELL_KNOWN = 4.0
"""Zipf frequency (of the rarest word in a term) from which people know the word, formal or not."""


def check(analysis: Analysis, options: NoOptions) -> Iterator[Finding]:
    """One finding for each term of the academic list."""
    return _terms.findings(analysis, RULE, _message, _why)


def _message(entry: Entry, text: str) -> str:
    if _terms.familiarity(entry.term) >= _WELL_KNOWN:
        return f"{_terms.quoted(text)} sounds formal; an everyday word is easier to take in."
    return f"{_terms.quoted(text)} is a word that some readers may not use or know."


def _why(entry: Entry) -> str:
    return _terms.meaning(entry, "Formal words slow readers down.")


RULE = Rule(
    name="academic",
    summary="A formal word where an everyday one says the same.",
    severity=Severity.WORTH_A_LOOK,
    check=check,
    kind=Kind.WORD,
    called="formal words",
    order=80,
    own_text=False,
    stops=True,
    lists=("academic",),
    sources=("NHS digital service manual", "US Federal Plain Language Guidelines"),
)
