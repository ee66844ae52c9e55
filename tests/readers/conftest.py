"""What every reader's tests ask of positions."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

import pytest

from plainspeak.model import Block, Document
from plainspeak.readers.text import LITERAL


@pytest.fixture(scope="session")
def check_positions() -> Callable[..., None]:
    """A check that all positions in a Document are sorted, inside the source and true to it.
    `shown` maps characters of the source to what the format shows for them."""

    def check(document: Document, shown: Mapping[str, str] | None = None) -> None:
        for block in document.blocks:
            _check_block(document.source, block, shown or {})
        for _, _, (start, end) in document.definitions:
            assert 0 <= start < end <= len(document.source)
        for _, (start, end) in document.comments:
            assert 0 <= start < end <= len(document.source)

    return check


def _check_block(source: str, block: Block, shown: Mapping[str, str]) -> None:
    assert block.text
    assert block.text == block.text.strip()
    reached = source_reached = 0
    for segment in block.segments:
        assert segment.start == reached < segment.end
        assert source_reached <= segment.source_start < segment.source_end <= len(source)
        reached, source_reached = segment.end, segment.source_end
        text = block.text[segment.start : segment.end]
        original = source[segment.source_start : segment.source_end]
        if len(text) == len(original) and text != LITERAL:
            assert _spaced(text) == _spaced(
                original.translate({ord(a): b for a, b in shown.items()})
            )
    assert reached == len(block.text)
    for start, end in block.literal:
        assert block.text[start:end] == LITERAL


def _spaced(text: str) -> str:
    return re.sub(r"\s", " ", text)
