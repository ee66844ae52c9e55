"""What a rule is: plain data and one pure function."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from plainspeak.analysis.types import Analysis, Bands
from plainspeak.model import Finding, Severity


@dataclass(frozen=True, slots=True)
class NoOptions:
    """For rules without options."""


class Kind(StrEnum):
    """What a rule is about."""

    LETTERS = "letters"  # that stand for something
    WORD = "word"  # words and phrases
    PEOPLE = "people"  # names for people
    SENTENCE = "sentence"  # sentences and paragraphs
    JOB = "job"  # who does what
    STYLE = "style"  # all else


CLAIMING = frozenset({Kind.LETTERS, Kind.WORD, Kind.PEOPLE})
"""Kinds whose findings claim the words they mark: each word is marked by one of them only."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of stopping point. All that the rest of the program says of a rule stands here."""

    name: str
    summary: str  # one plain sentence
    severity: Severity  # of its findings, unless the rule says otherwise for one of them
    check: Callable[[Analysis, Any], Iterable[Finding]]  # options is an instance of `options`
    kind: Kind
    called: str  # its findings, as people say it: "letters never explained"
    order: int  # where two rules mark the same words or sentence, that of the lower number stands
    stops: bool = False  # whether a newcomer has to stop at its findings
    fact: tuple[str, str] | None = None  # counted under the headline: for one, and for many
    lists: tuple[str, ...] = ()  # word lists it rests on; ("*",): those that no rule names
    options: type[Any] = NoOptions  # frozen dataclass: its fields are schema and documentation
    sources: tuple[str, ...] = ()  # the guidance that the rule rests on
    on: bool = True  # by default
    own_text: bool = True
    """Whether the engine leaves out what it finds in quotations, names and the like. False where
    the analysis that it rests on does so with more care: letters in a name may need explaining."""
    whole_paper: bool = False  # whether it speaks of the paper as a whole, never of a part of it


def severity_of(readers: float, bands: Bands) -> Severity:
    """How much a place matters at which `readers` of ten newcomers have to stop."""
    if readers >= bands.fix_first:
        return Severity.FIX_FIRST
    return Severity.WORTH_A_LOOK if readers >= bands.worth_a_look else Severity.SMALL_THING
