"""Names for people that some of them dislike or that leave some of them out."""

from __future__ import annotations

from collections.abc import Iterator

from plainspeak.analysis.types import Analysis
from plainspeak.lexicon import Entry
from plainspeak.model import Finding, Severity
from plainspeak.rules import _terms
from plainspeak.rules.base import Kind, NoOptions, Rule


def check(analysis: Analysis, options: NoOptions) -> Iterator[Finding]:
    """One finding for each term of the people list."""
    return _terms.findings(analysis, RULE, _message, _why)


def _message(entry: Entry, text: str) -> str:
    return f"Some people may not feel at ease with {_terms.quoted(text)}: ask the group."


def _why(entry: Entry) -> str:
    said = entry.meaning or "Words for people carry more than their meaning."
    said = said if said.endswith((".", "!", "?")) else said + "."
    guidance = f" Guidance: {entry.source}." if entry.source else ""
    return f"{said}{guidance} People choose their own words, so ask the group."


RULE = Rule(
    name="words-about-people",
    summary="A name for people that is worth a question to the group.",
    severity=Severity.WORTH_A_LOOK,
    check=check,
    kind=Kind.PEOPLE,
    called="words about people",
    order=10,
    own_text=False,
    stops=True,
    lists=("people",),
    sources=(
        "GOV.UK inclusive language",
        "NHS digital service manual, inclusive content",
        "NHS England Language Matters",
    ),
)
