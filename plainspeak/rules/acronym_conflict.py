"""One set of letters with two meanings, or two sets of letters for one thing."""

from __future__ import annotations

from collections.abc import Iterator

from plainspeak.analysis.acronyms.likeness import differs
from plainspeak.analysis.types import AcronymNote, AcronymUse, Analysis
from plainspeak.model import AcronymState, Finding, Severity, Suggestion
from plainspeak.rules._acronyms import explained_at, shortened
from plainspeak.rules.base import NoOptions, Rule


def check(analysis: Analysis, options: NoOptions) -> Iterator[Finding]:
    """A finding at the second meaning of letters, and one at letters that repeat others."""
    for use in analysis.acronyms:
        if use.acronym.state is AcronymState.CONFLICTING:
            yield from _two_meanings(analysis, use)
        same = use.notes.get(AcronymNote.SAME_THING)
        if same and use.first_use is not None and use.acronym.state is not AcronymState.ALLOWED:
            yield _same_thing(use, same)


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
        severity=RULE.severity,
        message=f"Readers meet {short} with two meanings here.",
        why=f"It stands for ‘{a}’ and for ‘{b}’. Only one of them can keep the letters.",
        suggestions=(Suggestion(f"{b}, in full each time", False),),
        related=(explained_at(analysis, use, 0, f"first explained as ‘{a}’"),),
        evidence={"short": short, "meanings": len(use.meanings)},
    )


def _same_thing(use: AcronymUse, same: str) -> Finding:
    assert use.first_use is not None
    start, end = use.first_use
    return Finding(
        start=start,
        end=end,
        rule=RULE.name,
        text=use.form,
        severity=Severity.SMALL_THING,
        message=f"Readers may think that {use.form} and {same} are two things.",
        why="Both stand for nearly the same. One name for one thing is easier to follow.",
        suggestions=(Suggestion(f"{same} or {use.form}, the same one all through", False),),
        evidence={"short": use.acronym.short, "other": same},
        also_at=use.open_uses[1:],
    )


RULE = Rule(
    name="acronym-conflict",
    summary="Letters with two meanings, or two sets of letters for one thing.",
    severity=Severity.FIX_FIRST,
    check=check,
)
