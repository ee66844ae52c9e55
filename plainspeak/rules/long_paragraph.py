"""Paragraphs that look like a wall of text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from plainspeak.analysis.phrasing import number
from plainspeak.analysis.prose import in_references
from plainspeak.analysis.types import Analysis, Passage
from plainspeak.model import BlockKind, Finding, Severity, Suggestion
from plainspeak.rules._paper import records_jobs
from plainspeak.rules.base import Kind, Rule
from plainspeak.wordclasses import members


@dataclass(frozen=True, slots=True)
class Options:
    """`sentences` and `words`: the most that a paragraph holds without being marked. `subjects`:
    the most that an item of minutes speaks about."""

    sentences: int = 5
    words: int = 150
    subjects: int = 4


_SHORT = 80  # words; below this many short sentences are no wall of text
_SHORT_ITEM = 40  # words; an item below this is taken in at once


def check(analysis: Analysis, options: Options) -> Iterator[Finding]:
    """A finding for each paragraph with too many sentences or words, and for each item of minutes
    that goes from subject to subject."""
    references = in_references(p.block for p in analysis.passages)
    is_minutes = records_jobs(analysis)
    for passage, is_reference in zip(analysis.passages, references, strict=True):
        kind = passage.block.kind
        if is_reference or kind not in {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM}:
            continue
        words = len(passage.block.text.split())
        if is_minutes and words >= _SHORT_ITEM:
            subjects = _subjects(passage)
            if subjects > options.subjects:
                yield _item(passage, subjects, words)
                continue
        sentences = len(passage.sentences)
        many = sentences > options.sentences and words > _SHORT
        if kind is BlockKind.PARAGRAPH and (words > options.words or many):
            yield _wall(passage, sentences, words)


def _subjects(passage: Passage) -> int:
    """How many sentences of an item begin with a subject of their own, not with a word that goes
    on from the sentence before ("it", "they", "so")."""
    before: set[str] = set()
    found = 0
    for span in passage.sentences:
        words = passage.words[span.start : span.end]
        opening = [w for w in words[:_OPENING] if w.is_word]
        if not opening or sum(w.is_word for w in words) < _LEAST:
            continue
        first = opening[0].lower
        goes_on = (
            first in members("linking-words")
            or first in members("people-pronouns")
            or first in members("references-back")
        )
        named = {w.lower for w in opening if w.text[0].isupper() or w.familiarity < _EVERYWHERE}
        if not goes_on and before.isdisjoint(named):
            found += 1
        before |= named
    return found


_OPENING = 4  # words in which a sentence of notes names its subject
_LEAST = 3  # words of a sentence that can have a subject
_EVERYWHERE = 6.0  # familiarity from which a word is no subject


def _item(passage: Passage, subjects: int, words: int) -> Finding:
    where = passage.source(0, len(passage.words) - 1)
    return Finding(
        start=where.start,
        end=where.end,
        rule=RULE.name,
        text=" ".join(passage.block.text.split()),
        severity=Severity.WORTH_A_LOOK,
        message=f"One item, {number(subjects)} subjects. Readers may not see where one ends.",
        why="Someone who looks for one subject finds it when it has a line of its own.",
        suggestions=(Suggestion("Put each subject on its own line.", False),),
        evidence={"subjects": subjects, "words": words},
    )


def _wall(passage: Passage, sentences: int, words: int) -> Finding:
    where = passage.source(0, len(passage.words) - 1)
    return Finding(
        start=where.start,
        end=where.end,
        rule=RULE.name,
        text=" ".join(passage.block.text.split()),
        severity=RULE.severity,
        message=f"This paragraph has {sentences} sentences and {words} words.",
        why="A wall of text makes people skip. GOV.UK asks for five sentences at most.",
        evidence={"sentences": sentences, "words": words},
    )


RULE = Rule(
    name="long-paragraph",
    summary="A paragraph that looks like a wall of text, or an item of minutes with many subjects.",
    severity=Severity.SMALL_THING,
    check=check,
    kind=Kind.SENTENCE,
    called="long paragraphs",
    order=150,
    own_text=False,
    options=Options,
    sources=("GOV.UK content guidance",),
)
