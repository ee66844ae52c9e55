"""Several words where one or two say the same."""

from __future__ import annotations

from collections.abc import Iterator

from plainspeak.analysis.types import Analysis
from plainspeak.lexicon import Entry
from plainspeak.model import Finding, Severity
from plainspeak.rules import _terms
from plainspeak.rules.base import Kind, NoOptions, Rule


def check(analysis: Analysis, options: NoOptions) -> Iterator[Finding]:
    """One finding for each phrase of the wordy list."""
    return _terms.findings(analysis, RULE, _message, _why)


def _message(entry: Entry, text: str) -> str:
    if entry.action == "cut":
        return f"Readers do not need {_terms.quoted(text)} to follow this."
    return f"{_terms.quoted(text)} takes longer to read than it needs to."


def _why(entry: Entry) -> str:
    return _terms.meaning(entry, "Fewer words leave more room for what matters.")


RULE = Rule(
    name="wordy",
    summary="Several words where fewer say the same.",
    severity=Severity.SMALL_THING,
    check=check,
    kind=Kind.WORD,
    called="more words than needed",
    order=100,
    own_text=False,
    stops=True,
    lists=("wordy",),
    sources=("US Federal Plain Language Guidelines",),
)
