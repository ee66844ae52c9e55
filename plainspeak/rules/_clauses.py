"""Where the clauses of a note begin, and what kind of clause a job may stand in."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from plainspeak.analysis.types import Passage
from plainspeak.model import Span
from plainspeak.rules._people import People
from plainspeak.wordclasses import members

Tag = Callable[[int], str]
"""The Penn tag of a token of the passage."""

PAUSES = frozenset(
    {",", ";", ":", "-", "–", "—", "--", "(", "*", "•", ".", "&", "/", "=", "→", ")"}
)
NEW_NOTES = frozenset({";", ":", "-", "–", "—", "--", "*", "•", ".", "→"})
"""Signs behind which a note starts afresh, with no list going on."""

FAR = 30  # tokens; what stands further away says nothing about a job
_LABEL = 2  # words that say who acts, before a colon
_REPORTED = members("reported-by-people")


class Job(NamedTuple):
    """The tokens (both included) that say the job."""

    first: int
    last: int


def clause(passage: Passage, span: Span, before: int) -> int:
    """The first token of the clause in which this one stands: after the pause, "that" or "and"."""
    words = passage.words
    for i in range(before - 1, max(span.start, before - FAR) - 1, -1):
        if words[i].text in PAUSES or words[i].lower in {"that", "and", "but"}:
            return i + 1
    return max(span.start, before - FAR)


def begins(passage: Passage, span: Span, at: int, who: People) -> bool:
    """Whether a note begins at this token that is not for one person: "SD: draft a letter"."""
    words = passage.words
    if at == span.start:
        return True
    before = words[at - 1].text
    told = before in {":", "-", "–", "—"} and _is_label(passage, span, at - 1, who)
    return before in PAUSES and before not in {"(", ")"} and not told


def _is_label(passage: Passage, span: Span, sign: int, who: People) -> bool:
    """Whether a sign stands behind no more than who acts: "SD:", "the clerk –"."""
    words = passage.words
    if sign - 1 < span.start or not who.may_own(words[sign - 1]):
        return False
    start = clause(passage, span, sign)
    return sign - start <= _LABEL or words[sign - 1].text in who.names


def is_reported(passage: Passage, span: Span, at: int, who: People) -> bool:
    """Whether somebody is reported to have said this: "Cllr Frome felt it should be brought in"."""
    words = passage.words
    return any(
        b.lower in _REPORTED and (who.may_own(a) or a.text.istitle())
        for a, b in pairwise(words[max(span.start, at - FAR) : at])
    )


def is_work(participle: str) -> bool:
    """Whether "the audit would be re-run" speaks of something that people do."""
    return participle.removeprefix("re-") in _work() or _base_is_action(participle)


def _work() -> frozenset[str]:
    return members("work-as-participles")


@lru_cache(maxsize=5_000)
def _base_is_action(participle: str) -> bool:
    """Whether a verb of action stands behind "repaired", "copied", "planned", "arranged"."""
    if not participle.endswith("ed"):
        return False
    stem = participle.removeprefix("re-")[:-2]
    bases = {stem, f"{stem}e", stem.removeprefix("re")}
    if stem[-1:] == stem[-2:-1]:
        bases.add(stem[:-1])
    if stem.endswith("i"):
        bases.add(f"{stem[:-1]}y")
    return not bases.isdisjoint(members("action-verbs"))
