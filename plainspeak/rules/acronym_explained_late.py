"""Letters that are used before the paper explains them."""

from __future__ import annotations

from collections.abc import Iterator

from plainspeak.analysis.types import AcronymNote, Analysis
from plainspeak.model import AcronymState, Finding, Severity, Suggestion
from plainspeak.rules._acronyms import at_first_use, explained_at, spelled_out
from plainspeak.rules.base import Kind, NoOptions, Rule


def check(analysis: Analysis, options: NoOptions) -> Iterator[Finding]:
    """One finding for each set of letters that is explained after its first use."""
    for use in analysis.acronyms:
        in_glossary = AcronymNote.LIST_BEHIND in use.notes
        late = in_glossary or use.acronym.state is AcronymState.EXPLAINED_LATE
        if not late or use.first_use is None:
            continue
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
        yield at_first_use(
            analysis,
            use,
            RULE.name,
            f"New members meet {use.form} before it is explained.",
            why,
            suggestions,
            related=(explained_at(analysis, use, 0, "explained later"),),
        )


RULE = Rule(
    name="acronym-explained-late",
    summary="Letters that are used before they are explained.",
    severity=Severity.WORTH_A_LOOK,
    check=check,
    kind=Kind.LETTERS,
    called="letters explained too late",
    order=30,
    own_text=False,
    stops=True,
    fact=(
        "{n} set of letters is explained too late.",
        "{n} sets of letters are explained too late.",
    ),
    sources=("NHS digital service manual: explain an abbreviation the first time",),
)
