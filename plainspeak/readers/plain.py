"""Plain text."""

from __future__ import annotations

import re

from plainspeak.model import Block, BlockKind, Document, Segment

_BLOCK = re.compile(r"\S(?:.*\S)?(?:\n[^\S\n]*\S.*)*")


def read(source: str) -> Document:
    """Blocks divided by empty lines."""
    blocks = []
    for match in _BLOCK.finditer(source):
        text = match.group().replace("\n", " ")
        segment = Segment(0, len(text), match.start(), match.end())
        blocks.append(Block(BlockKind.PARAGRAPH, text, (segment,)))
    return Document(source, tuple(blocks))
