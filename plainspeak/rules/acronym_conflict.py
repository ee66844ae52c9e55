"""One set of letters with two meanings, or two sets of letters for one thing."""

from __future__ import annotations

from collections.abc import Iterator

from plainspeak.analysis.acronyms.explanations import differs
from plainspeak.analysis.types import AcronymNote, AcronymUse, Analysis
from plainspeak.model import AcronymState, Finding, Severity, Suggestion
from plainspeak.rules._acronyms import FEW_STOP, at_first_use, explained_at, shortened
from plainspeak.rules.base import Kind, NoOptions, Rule, severity_of


def check(analysis: Analysis, options: NoOptions) -> Iterator[Finding]:
    """A finding at the second meaning of letters, and one at letters that repeat others."""
    for use in analysis.acronyms:
        if use.acronym.state is AcronymState.CONFLICTING:
            yield from _two_meanings(analysis, use)
        same = use.notes.get(AcronymNote.SAME_THING)
        if same and use.first_use is not None and use.acronym.state is not AcronymState.ALLOWED:
            yield _same_thing(analysis, use, same)


def _two_meanings(analysis: Analysis, use: AcronymUse) -> Iterator[Finding]:
    first = use.meanings[0][0]
    second = next((i for i, (m, _) in enumerate(use.meanings) if differs(first, m)), None)
    if second is None:
        return
    start, end = use.letters_at[second]
    short = use.acronym.short
    a, b = shortened(" ".join(first.split())), shortened(" ".join(use.meanings[second][0].split()))
    yield Finding(
        start=start,
        end=end,
        rule=RULE.name,
        text=short,
        severity=severity_of(use.readers, analysis.settings.bands),
        readers=use.readers,
        message=f"Readers meet {short} with two meanings here.",
        why=f"It stands for ‘{a}’ and for ‘{b}’. Only one of them can keep the letters.",
        suggestions=(Suggestion(f"{b}, in full each time", False),),
        related=(explained_at(analysis, use, 0, f"first explained as ‘{a}’"),),
        evidence={"short": short, "meanings": len(use.meanings)},
    )


def _same_thing(analysis: Analysis, use: AcronymUse, same: str) -> Finding:
    return at_first_use(
        analysis,
        use,
        RULE.name,
        f"Readers may think that {use.form} and {same} are two things.",
        "Both stand for nearly the same. One name for one thing is easier to follow.",
        (Suggestion(f"{same} or {use.form}, the same one all through", False),),
        evidence={"other": same},
        readers=min(use.readers, FEW_STOP),
    )


RULE = Rule(
    name="acronym-conflict",
    summary="Letters with two meanings, or two sets of letters for one thing.",
    severity=Severity.FIX_FIRST,
    check=check,
    kind=Kind.LETTERS,
    called="letters with two meanings",
    order=40,
    own_text=False,
    stops=True,
)
