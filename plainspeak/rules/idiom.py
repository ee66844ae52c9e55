"""Pictures and sayings that not everyone reads in the same way."""

from __future__ import annotations

from collections.abc import Iterator

from plainspeak.analysis.types import Analysis
from plainspeak.lexicon import Entry
from plainspeak.model import Finding, Severity
from plainspeak.rules import _terms
from plainspeak.rules.base import Kind, NoOptions, Rule


def check(analysis: Analysis, options: NoOptions) -> Iterator[Finding]:
    """One finding for each saying of the idioms list."""
    return _terms.findings(analysis, RULE, _message, _why)


def _message(entry: Entry, text: str) -> str:
    return f"{_terms.quoted(text)} is a saying that not everyone will know."


def _why(entry: Entry) -> str:
    return _terms.meaning(entry, "People new to English or to the group may take it word for word.")


RULE = Rule(
    name="idiom",
    summary="A saying or picture that some readers take word for word.",
    severity=Severity.WORTH_A_LOOK,
    check=check,
    kind=Kind.WORD,
    called="sayings",
    order=70,
    own_text=False,
    stops=True,
    lists=("idioms",),
    sources=("GOV.UK words to avoid", "NHS digital service manual"),
)
