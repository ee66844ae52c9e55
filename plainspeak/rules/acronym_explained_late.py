"""Letters that are used before the paper explains them."""

from __future__ import annotations

from collections.abc import Iterator

from plainspeak.analysis.types import AcronymNote, Analysis
from plainspeak.model import AcronymState, Finding, Severity, Suggestion
from plainspeak.rules._acronyms import explained_at, rest, spelled_out
from plainspeak.rules.base import NoOptions, Rule


def check(analysis: Analysis, options: NoOptions) -> Iterator[Finding]:
    """One finding for each set of letters that is explained after its first use."""
    for use in analysis.acronyms:
        if use.acronym.state is not AcronymState.EXPLAINED_LATE or use.first_use is None:
            continue
        in_glossary = bool(use.in_glossary and use.in_glossary[0])
        long = use.acronym.expansion
        suggestions: tuple[Suggestion, ...]
        if long is not None:
            suggestions = (spelled_out(analysis, use, long),)
        else:
            suggestions = (Suggestion("the explanation that comes later, moved up here", False),)
        why = "A reader meets the letters first and has to guess until the explanation comes."
        if in_glossary:
            why = "Turning to a list and back is hard for some readers. Say it in full here too."
        if AcronymNote.ENDED in use.notes:
            why += " The name has also changed or ended."
        start, end = use.first_use
        yield Finding(
            start=start,
            end=end,
            rule=RULE.name,
            text=use.form,
            severity=Severity.SMALL_THING if in_glossary else RULE.severity,
            message=f"New members meet {use.form} before it is explained.",
            why=why,
            suggestions=suggestions,
            related=(explained_at(analysis, use, 0, "explained later"),),
            evidence={"short": use.acronym.short, "uses": len(use.open_uses)},
            also_at=rest(use),
        )


RULE = Rule(
    name="acronym-explained-late",
    summary="Letters that are used before they are explained.",
    severity=Severity.WORTH_A_LOOK,
    check=check,
    sources=("NHS digital service manual: explain an abbreviation the first time",),
)
