"""What every reader's tests ask of positions, and files that are broken in many ways."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

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


@pytest.fixture(scope="session")
def variants() -> Callable[[bytes, str, int], Iterator[bytes]]:
    """Damaged copies of a zipped file: given the file, the name of its main part, and a number."""
    return _variants


def _variants(data: bytes, main: str, count: int) -> Iterator[bytes]:
    """`count` damaged copies: cut off, bytes changed, and parts empty, broken, lost or swapped,
    the part named `main` more often than the others."""
    chance = random.Random(20260310)
    with ZipFile(BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    names = sorted(parts)
    for number in range(count):
        way = number % 6
        name = main if number % 4 == 0 else chance.choice(names)
        part = parts[name]
        if way == 0:
            yield data[: chance.randrange(len(data))]
        elif way == 1:
            yield _flipped(data, chance, 1 + number // 20)
        elif way == 2:
            yield _zipped({**parts, name: b""})
        elif way == 3:
            yield _zipped({**parts, name: _flipped(part, chance, 1 + number // 40)})
        elif way == 4:
            yield _zipped({k: v for k, v in parts.items() if k != name})
        else:
            cut = part[: chance.randrange(len(part) + 1)]
            yield _zipped({**parts, name: chance.choice((cut, parts[chance.choice(names)]))})


def _zipped(parts: Mapping[str, bytes]) -> bytes:
    """A zip file of these parts."""
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()


def _flipped(data: bytes, chance: random.Random, count: int) -> bytes:
    changed = bytearray(data)
    for _ in range(count if data else 0):
        changed[chance.randrange(len(data))] = chance.randrange(256)
    return bytes(changed)
