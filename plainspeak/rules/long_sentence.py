"""Sentences with more words than a reader can hold at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from plainspeak.analysis.types import Analysis
from plainspeak.model import Finding, Severity
from plainspeak.rules import _sentences
from plainspeak.rules._unread import is_unread
from plainspeak.rules.base import Kind, Rule


@dataclass(frozen=True, slots=True)
class Options:
    """`max`: most words in a sentence. `note`: with `notes` on, longer ones are a small thing."""

    max: int = 33
    note: int = 25
    notes: bool = True


def check(analysis: Analysis, options: Options) -> Iterator[Finding]:
    """A finding for each sentence of running text with more than `max` words."""
    least = min(options.note, options.max) if options.notes else options.max
    long = [s for s in analysis.sentences if s.words > least]
    places = [
        place
        for place in _sentences.places(analysis, long)
        if not is_unread(place.passage, place.span)
    ]
    _sentences.prefetch(places, analysis.tags)
    for place in places:
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
            suggestions=_sentences.suggestions(place, analysis.tags)
            or _sentences.explaining(analysis, place),
            evidence={"words": sentence.words, "difficulty": sentence.difficulty},
        )


RULE = Rule(
    name="long-sentence",
    summary="A sentence that is too long to take in at once.",
    severity=Severity.WORTH_A_LOOK,
    check=check,
    kind=Kind.SENTENCE,
    called="long sentences",
    order=140,
    fact=("{n} sentence is long.", "{n} sentences are long."),
    options=Options,
    sources=("GOV.UK content guidance", "NHS digital service manual"),
)
