"""Verbs that hide in nouns: "make a decision" for "decide"."""

from __future__ import annotations

from collections.abc import Iterator

from plainspeak.analysis.types import Analysis
from plainspeak.lexicon import Entry
from plainspeak.model import Finding, Severity
from plainspeak.rules import _terms
from plainspeak.rules.base import Kind, NoOptions, Rule


def check(analysis: Analysis, options: NoOptions) -> Iterator[Finding]:
    """One finding for each phrase of the hidden-verbs list."""
    return _terms.findings(analysis, RULE, _message, _why)


def _message(entry: Entry, text: str) -> str:
    return f"One plain verb tells the reader sooner what happens than {_terms.quoted(text)}."


def _why(entry: Entry) -> str:
    return _terms.meaning(entry, "A verb says who does what; a noun makes the reader look for it.")


RULE = Rule(
    name="hidden-verb",
    summary="A noun and a weak verb where one verb says it.",
    severity=Severity.SMALL_THING,
    check=check,
    kind=Kind.WORD,
    called="verbs hidden in nouns",
    order=90,
    own_text=False,
    lists=("hidden-verbs",),
    sources=("US Federal Plain Language Guidelines",),
)
