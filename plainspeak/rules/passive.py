"""Sentences that say what happens and hide who does it."""

from __future__ import annotations

from collections.abc import Iterator

from plainspeak.analysis.types import Analysis, Passage
from plainspeak.model import BlockKind, Finding, Severity
from plainspeak.rules._paper import records_jobs
from plainspeak.rules._verbs import after_adverbs, is_participle, names_who
from plainspeak.rules.base import Kind, NoOptions, Rule
from plainspeak.wordclasses import members

_BE = members("forms-of-be")
_OPENING = {
    "be": members("before-hidden-be"),
    "been": members("forms-of-have") - {"having"},
    "being": _BE,
}


def check(analysis: Analysis, options: NoOptions) -> Iterator[Finding]:
    """A finding for each passive that does not say who acts, where that is likely to matter.

    None in minutes: there, who acts is hidden by missing subjects more than by passives.
    """
    if records_jobs(analysis):
        return
    for passage in analysis.passages:
        if passage.block.kind is BlockKind.CAPTION:
            continue
        for i, word in enumerate(passage.words):
            if word.lower in _BE:
                found = _passive(passage, i)
                if found is not None:
                    yield _finding(passage, *found)


def _passive(passage: Passage, be: int) -> tuple[int, int] | None:
    """First and last token of the passive whose "be" is token number `be`, if there is one."""
    words = passage.words
    end = passage.sentence_of(be).end
    at = after_adverbs(passage, be + 1, end)
    if at >= end or not is_participle(words[at].lower):
        return None
    if any(word.lower in {"being", "been"} for word in words[be + 1 : at]):
        return None  # the passive begins at that word
    start = _start(passage, be)
    participle = words[at].lower
    if names_who(passage, at, end):
        return None
    before = words[start - 1].lower if start else ""
    thought = participle in members("said-verbs")
    if before == "it" and thought and words[be].lower in {"was", "is", "been"}:
        return start - 1, at
    if start == be:
        return None  # "is closed", "to be held", "was repaired": nobody is hidden
    if (
        participle in members("states-as-participles")
        or participle in members("kindnesses")
        or before == "who"
    ):
        return None
    return start, at


def _start(passage: Passage, be: int) -> int:
    """The first word of the verb: "has" of "has not been amended", "will" of "will be held"."""
    words, form = passage.words, passage.words[be].lower
    opening = _OPENING.get(form, frozenset())
    skipped = members("adverbs-in-verbs") | {"have"}
    for back in (1, 2, 3):
        if be - back >= 0 and words[be - back].lower in opening:
            return be - back
        if be - back < 0 or words[be - back].lower not in skipped:
            break
    return be


def _finding(passage: Passage, first: int, last: int) -> Finding:
    where = passage.source(first, last)
    text = " ".join(passage.text(first, last).split())
    return Finding(
        start=where.start,
        end=where.end,
        rule=RULE.name,
        text=text,
        severity=RULE.severity,
        message=f"Readers may wonder who does this: ‘{text}’.",
        why="Saying who acts tells people whom to ask. Leave it where the doer does not matter.",
    )


RULE = Rule(
    name="passive",
    summary="A sentence that says what happens but not who does it.",
    severity=Severity.SMALL_THING,
    check=check,
    kind=Kind.JOB,
    called="who does it is not said",
    order=160,
    sources=("NHS digital service manual", "GOV.UK content guidance"),
)
