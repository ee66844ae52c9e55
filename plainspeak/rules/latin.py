"""Latin and other borrowed words, and their short forms."""

from __future__ import annotations

from collections.abc import Iterator

from plainspeak.analysis.types import Analysis
from plainspeak.lexicon import Entry
from plainspeak.model import Finding, Severity
from plainspeak.rules import _terms
from plainspeak.rules.base import Kind, NoOptions, Rule


def check(analysis: Analysis, options: NoOptions) -> Iterator[Finding]:
    """One finding for each term of the Latin list."""
    return _terms.findings(analysis, RULE, _message, _why)


def _message(entry: Entry, text: str) -> str:
    return f"Not every reader knows what {_terms.quoted(text)} stands for."


def _why(entry: Entry) -> str:
    return _terms.meaning(entry, "English words are quicker to read, and screen readers say them.")


RULE = Rule(
    name="latin",
    summary="Latin or another borrowed word where English words say the same.",
    severity=Severity.WORTH_A_LOOK,
    check=check,
    kind=Kind.WORD,
    called="Latin and French",
    order=110,
    own_text=False,
    stops=True,
    lists=("latin",),
    sources=("GOV.UK style guide", "NHS digital service manual"),
)
