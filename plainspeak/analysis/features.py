"""What the tagger sees of a word: its spelling, parts of it, and which tags a dictionary allows."""

from __future__ import annotations

import json
import sys
from array import array
from bisect import bisect_left
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from zlib import crc32

FOLDER = Path(__file__).parents[1] / "data" / "tagger"
"""Where the weights and tables lie."""

TABLES = ("word", "exact", "suffix2", "suffix3", "suffix4", "prefix2", "prefix3", "shape")
"""The first columns of a word's features, each with a table of its own.

Three more follow: which tags the dictionary gives the word as it is written, in small letters, and
with a capital.
Id 0 in any column stands for everything that is not in its table.
"""


def shape(text: str) -> str:
    """The look of a word, runs cut to two: "Castlewick" is "Xxx", "NCT0123" is "XXdd"."""
    out: list[str] = []
    for c in text:
        kind = "X" if c.isupper() else "x" if c.isalpha() else "d" if c.isdigit() else c
        if out[-2:] != [kind, kind]:
            out.append(kind)
    return "".join(out)


def parts(text: str) -> tuple[str, ...]:
    """The features of a word as strings, one for each of TABLES."""
    lower = text.lower()
    return (
        lower,
        text,
        lower[-2:],
        lower[-3:],
        lower[-4:],
        lower[:2],
        lower[:3],
        shape(text),
    )


_MANY = 20_000
"""Questions from which a dictionary of Python's pays: it takes ten milliseconds to make."""


class Dictionary:
    """Which tags a word can have, for words that a dictionary holds; the numbers mean nothing."""

    def __init__(self, packed: bytes) -> None:
        """`packed` holds the sorted CRC-32 values of the words, then a number from 1 for each."""
        count = len(packed) // 5
        self._hashes = array("I", packed[: 4 * count])
        if sys.byteorder == "big":
            self._hashes.byteswap()
        self._tags = packed[4 * count :]
        self.size = max(self._tags, default=0) + 1
        self._asked = 0
        self._by_hash: dict[int, int] = {}

    def tags(self, word: str) -> int:
        """The number of the set of tags that a word can have, 0 for words it does not hold."""
        key = crc32(word.encode("utf-8", "surrogatepass"))
        if self._by_hash:
            return self._by_hash.get(key, 0)
        self._asked += 1
        if self._asked > _MANY:
            self._by_hash = dict(zip(self._hashes, self._tags, strict=True))
        place = bisect_left(self._hashes, key)
        if place < len(self._tags) and self._hashes[place] == key:
            return self._tags[place]
        return 0


@cache
def dictionary() -> Dictionary:
    """The dictionary that comes with the tagger, by the spelling and the capitals of words."""
    return Dictionary((FOLDER / "lexicon.bin").read_bytes())


class Features:
    """The tables that turn a word into numbers: a row of ids, in the order of TABLES."""

    def __init__(self, tables: Mapping[str, Mapping[str, int]], words: Dictionary) -> None:
        """`tables` holds the ids, from 1, of each of TABLES."""
        self._tables = [tables[kind] for kind in TABLES]
        self._words = words
        self.sizes = [*(len(table) + 1 for table in self._tables), *[words.size] * 3]

    @classmethod
    def load(cls, folder: Path) -> Features:
        """Read the tables that the training wrote."""
        raw = json.loads((folder / "features.json").read_bytes())
        tables = {kind: {text: i for i, text in enumerate(texts, 1)} for kind, texts in raw.items()}
        return cls(tables, Dictionary((folder / "lexicon.bin").read_bytes()))

    def ids(self, text: str) -> list[int]:
        """The features of one word."""
        found = [table.get(part, 0) for table, part in zip(self._tables, parts(text), strict=True)]
        found += map(self._words.tags, (text, text.lower(), text.capitalize()))
        return found
