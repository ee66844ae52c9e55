"""Zipped office files broken in many ways, the same each time."""

from __future__ import annotations

import random
from collections.abc import Iterator
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile


def variants(data: bytes, main: str, count: int) -> Iterator[bytes]:
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
            yield zipped({**parts, name: b""})
        elif way == 3:
            yield zipped({**parts, name: _flipped(part, chance, 1 + number // 40)})
        elif way == 4:
            yield zipped({k: v for k, v in parts.items() if k != name})
        else:
            cut = part[: chance.randrange(len(part) + 1)]
            yield zipped({**parts, name: chance.choice((cut, parts[chance.choice(names)]))})


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    """The file with other content in one of its parts."""
    with ZipFile(BytesIO(data)) as archive:
        parts = {part: archive.read(part) for part in archive.namelist()}
    return zipped({**parts, name: content})


def zipped(parts: dict[str, bytes]) -> bytes:
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
