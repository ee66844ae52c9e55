"""Which blocks of a paper stand in its glossary, and what an entry of it begins with."""

from __future__ import annotations

import re
from collections.abc import Sequence

from plainspeak.analysis.types import Passage
from plainspeak.model import Block, BlockKind
from plainspeak.wordclasses import any_of

_HEADING = re.compile(rf"\b(?:{any_of('glossary-headings')})\b", re.IGNORECASE)
_ENTRY_ENDS = re.compile(r"[\"'’”*_]*(?:\s*[:=]\s|\s+[–—-]+\s|\t|\s*\(|\s*\Z)")


def _is_glossary_heading(block: Block) -> bool:
    """Whether a heading announces explanations of letters or words."""
    return block.kind is BlockKind.HEADING and _HEADING.search(block.text) is not None


def under_glossary(passages: Sequence[Passage]) -> frozenset[int]:
    """The indices of the blocks that stand under a heading which announces a glossary."""
    inside: set[int] = set()
    level = 0
    for i, passage in enumerate(passages):
        block = passage.block
        if block.kind is BlockKind.HEADING:
            if _is_glossary_heading(block):
                level = max(1, block.level)
                inside.add(i)
                continue
            if level and max(1, block.level) <= level:
                level = 0
        if level:
            inside.add(i)
    return frozenset(inside)


def is_entry(passage: Passage, first: int, last: int) -> bool:
    """Whether the tokens first … last, both included, are what a block of a glossary explains:
    they open it, and a dash, a colon or the end of the heading or cell follows."""
    if any(word.is_word for word in passage.words[:first]):
        return False
    return _ENTRY_ENDS.match(passage.block.text, passage.end(last)) is not None
