"""Letters that are explained and then not needed, or explained twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plainspeak.analysis.types import AcronymNote, AcronymUse, Analysis
from plainspeak.model import AcronymState, Finding, Severity, Span, Suggestion
from plainspeak.rules._acronyms import FEW_STOP, explained_at, shortened
from plainspeak.rules.base import Kind, NoOptions, Rule
from plainspeak.wordclasses import any_of

_TALKED_ABOUT = re.compile(
    rf"\b(?:{any_of('said-of-letters')}|abbreviat\w+)\b",
    re.IGNORECASE,
)
_NEAR = 4_000  # characters; farther apart, a second explanation helps
_AROUND = 120  # characters of the sentence to look at


def check(analysis: Analysis, options: NoOptions) -> Iterator[Finding]:
    """Letters that an explanation brings in and nothing uses; a second explanation close by."""
    for use in analysis.acronyms:
        if use.acronym.state is not AcronymState.EXPLAINED or any(use.in_glossary):
            continue
        if AcronymNote.UNUSED in use.notes and len(use.meanings) == 1:
            letters_first = use.letters_at[0] < use.meanings[0][1]
            shown_on_purpose = letters_first or _is_talked_about(analysis, use.letters_at[0])
            single = len(use.acronym.short) == 1  # a sign, such as (P)
            if use.acronym.expansion_in_text and not (shown_on_purpose or single):
                yield _unused(use)
        elif AcronymNote.EXPLAINED_TWICE in use.notes and _are_close(use.letters_at):
            yield _twice(analysis, use)


def _are_close(letters_at: tuple[Span, ...]) -> bool:
    return len(letters_at) > 1 and letters_at[1].start - letters_at[0].end < _NEAR


def _is_talked_about(analysis: Analysis, at: Span) -> bool:
    """Whether the letters are shown to the reader on purpose: "you will hear the words …"."""
    source = analysis.document.source
    before = re.split(r"[.!?]\s|\n\s*\n", source[max(0, at.start - _AROUND) : at.start])[-1]
    after = re.split(r"\n\s*\n", source[at.end : at.end + _AROUND])[0]
    return _TALKED_ABOUT.search(before + " " + after) is not None


def _unused(use: AcronymUse) -> Finding:
    start, end = use.letters_at[0]
    short, long = use.acronym.short, " ".join(use.meanings[0][0].split())
    return Finding(
        start=start,
        end=end,
        rule=RULE.name,
        text=short,
        severity=RULE.severity,
        readers=FEW_STOP,
        message=f"Readers learn {short} here and never meet it again.",
        why="Letters that are not used again can go. That leaves less to remember.",
        suggestions=(Suggestion(f"{shortened(long)}, without the letters", False),),
        evidence={"short": short},
    )


def _twice(analysis: Analysis, use: AcronymUse) -> Finding:
    start, end = use.letters_at[1]
    short = use.acronym.short
    return Finding(
        start=start,
        end=end,
        rule=RULE.name,
        text=short,
        severity=RULE.severity,
        readers=FEW_STOP,
        message=f"Readers have {short} explained to them twice.",
        why="Once is enough in a short paper. After that the letters can stand alone.",
        suggestions=(Suggestion(short, False),),
        related=(explained_at(analysis, use, 0, "explained before"),),
        evidence={"short": short},
    )


RULE = Rule(
    name="acronym-unused",
    summary="Letters that are explained and never used again, or explained twice.",
    severity=Severity.SMALL_THING,
    check=check,
    kind=Kind.LETTERS,
    called="letters explained, then not used",
    order=50,
    own_text=False,
    sources=("US Federal Plain Language Guidelines",),
)
