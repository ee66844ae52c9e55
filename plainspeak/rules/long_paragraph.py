"""Paragraphs that look like a wall of text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from plainspeak.analysis.prose import in_references
from plainspeak.analysis.types import Analysis, Passage
from plainspeak.model import BlockKind, Finding, Severity
from plainspeak.rules.base import Rule


@dataclass(frozen=True, slots=True)
class Options:
    """`sentences` and `words`: the most that a paragraph holds without being marked."""

    sentences: int = 5
    words: int = 150


_SHORT = 80  # words; below this many short sentences are no wall of text


def check(analysis: Analysis, options: Options) -> Iterator[Finding]:
    """A finding for each paragraph with too many sentences or words."""
    references = in_references(p.block for p in analysis.passages)
    for passage, is_reference in zip(analysis.passages, references, strict=True):
        if passage.block.kind is not BlockKind.PARAGRAPH or is_reference:
            continue
        sentences = len(passage.sentences)
        if sentences <= options.sentences and len(passage.words) <= options.words:
            continue
        words = len(passage.block.text.split())
        if words > options.words or (sentences > options.sentences and words > _SHORT):
            yield _finding(passage, sentences, words)


def _finding(passage: Passage, sentences: int, words: int) -> Finding:
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
    summary="A paragraph that looks like a wall of text.",
    severity=Severity.SMALL_THING,
    check=check,
    options=Options,
    sources=("GOV.UK content guidance",),
)
