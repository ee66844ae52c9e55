"""More sets of letters in one paper than a newcomer can keep in mind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from plainspeak.analysis.types import Analysis
from plainspeak.model import AcronymState, Finding, Severity, Suggestion
from plainspeak.rules._acronyms import FEW_STOP
from plainspeak.rules.base import Kind, Rule


@dataclass(frozen=True, slots=True)
class Options:
    """`max` is the number of sets of letters that a paper may hold without a note."""

    max: int = 5


def check(analysis: Analysis, options: Options) -> Iterator[Finding]:
    """One finding a paper, at letters that are too many; well-known ones do not count."""
    counted = [
        use
        for use in analysis.acronyms
        if use.acronym.state not in (AcronymState.WELL_KNOWN, AcronymState.ALLOWED)
        and (use.first_use or use.letters_at)
        and len(use.acronym.short) > 1
    ]
    if len(counted) <= options.max:
        return
    extra = counted[options.max :]
    open_ = [u for u in extra if u.acronym.state is AcronymState.UNEXPLAINED and u.first_use]
    use = (open_ or extra)[0]
    start, end = use.first_use or use.letters_at[0]
    yield Finding(
        start=start,
        end=end,
        rule=RULE.name,
        text=use.form,
        severity=RULE.severity,
        readers=FEW_STOP,
        message=f"Newcomers have to keep {len(counted)} sets of letters in mind in this paper.",
        why="Even letters that are explained are hard to hold on to. US guidance asks for three at "
        "most in one paper.",
        suggestions=(
            Suggestion("a short name in words, such as ‘the board’ or ‘the study team’", False),
        ),
        evidence={"acronyms": len(counted), "max": options.max},
    )


RULE = Rule(
    name="too-many-acronyms",
    summary="More sets of letters than a newcomer can keep in mind.",
    severity=Severity.SMALL_THING,
    check=check,
    kind=Kind.STYLE,
    called="many letters to keep in mind",
    order=200,
    own_text=False,
    whole_paper=True,
    options=Options,
    sources=("US Federal Plain Language Guidelines: at most three, preferably two", "PEMAT item 3"),
)
