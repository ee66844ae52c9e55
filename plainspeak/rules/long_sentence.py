"""Sentences with more words than a reader can hold at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from plainspeak.analysis.types import Analysis
from plainspeak.model import Finding, Severity
from plainspeak.rules import _sentences
from plainspeak.rules.base import Rule


@dataclass(frozen=True, slots=True)
class Options:
    """`max`: most words in a sentence. `note`: with `notes` on, longer ones are a small thing."""

    max: int = 25
    note: int = 20
    notes: bool = False


def check(analysis: Analysis, options: Options) -> Iterator[Finding]:
    """A finding for each sentence of running text with more than `max` words."""
    least = min(options.note, options.max) if options.notes else options.max
    long = [s for s in analysis.sentences if s.words > least]
    for place in _sentences.places(analysis, long):
        sentence = place.sentence
        over = sentence.words > options.max
        text = place.passage.text(place.span.start, place.span.end - 1)
        yield Finding(
            start=sentence.start,
            end=sentence.end,
            rule=RULE.name,
            text=" ".join(text.split()),
            severity=Severity.WORTH_A_LOOK if over else Severity.SMALL_THING,
            message=f"This sentence has {sentence.words} words. Readers may lose the thread.",
            why=(
                "People read a sentence of up to 20 words with ease. GOV.UK asks for no more than "
                "25 words."
            ),
            suggestions=_sentences.suggestions(place),
            evidence={"words": sentence.words, "difficulty": sentence.difficulty},
        )


RULE = Rule(
    name="long-sentence",
    summary="A sentence that is too long to take in at once.",
    severity=Severity.WORTH_A_LOOK,
    check=check,
    options=Options,
    sources=("GOV.UK content guidance", "NHS digital service manual"),
)
