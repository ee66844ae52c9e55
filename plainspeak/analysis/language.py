"""Which blocks of a paper are in English: the others are left alone."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from plainspeak.analysis.features import dictionary
from plainspeak.analysis.frequencies import is_common
from plainspeak.model import Block, Document

_WORD = re.compile(r"[^\W\d_A-ZÀ-Þ](?<![^\W\d_].)[^\W\d_]+")
"""Words in small letters: names say nothing about the language."""

_ENOUGH = 6  # such words; fewer tell nothing
_KNOWN = 0.45
"""The share of them that are English words below which a block is not in English. Notes full of
words cut short have over 0.6, Welsh, Polish and French under 0.3. Our own figures."""

_SURELY = 0.85
"""The share from which a block is in English whatever it is marked as: English papers have more."""

_SMALL_WORD = 5.5  # Zipf frequency: "with", "they"; the dictionary holds no such words


def english(document: Document) -> tuple[Document, int]:
    """The document without the blocks that are not in English, and how many stretches those are.

    A block is left out where its language is marked as another one, or where most of its words are
    no English words.
    """
    kept = []
    stretches = 0
    before = True
    for block in document.blocks:
        ours = is_english(block)
        stretches += before and not ours
        before = ours
        if ours:
            kept.append(block)
    if len(kept) == len(document.blocks):
        return document, 0
    return replace(document, blocks=tuple(kept)), stretches


def is_english(block: Block) -> bool:
    """Whether a block is in English, as it is marked or as it looks.

    Word processors mark text by the keyboard that it was written on, so a mark of another language
    counts only where the text does not clearly look English.
    """
    share = _english_share(block.text)
    if block.language and not block.language.lower().startswith("en"):
        return share is not None and share >= _SURELY
    return share is None or share >= _KNOWN


@lru_cache(maxsize=500)  # asked when a paper is read, and again when it is checked
def _english_share(text: str) -> float | None:
    """The share of English words in a text, or None where there are too few to tell."""
    words = _WORD.findall(text)
    if len(words) < _ENOUGH:
        return None
    return sum(map(_is_known, words)) / len(words)


@lru_cache(maxsize=20_000)
def _is_known(word: str) -> bool:
    return bool(dictionary().tags(word)) or is_common(word, _SMALL_WORD)
