"""Patterns by the first and second word with which they begin, each compiled when first met."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from plainspeak.analysis import inflection
from plainspeak.analysis.terms.compile import GAP, Pattern, first_words, patterns, split_token
from plainspeak.lexicon import Entry, Lexicon

_MOST_WORDS = 300_000
"""Distinct spellings remembered before the memory starts anew."""


@dataclass(slots=True)
class Node:
    """The patterns that may begin with one word."""

    single: list[Pattern] = field(default_factory=list)
    by_second: dict[str, list[Pattern]] = field(default_factory=dict)
    gapped: list[Pattern] = field(default_factory=list)  # their second part is a gap
    alone: bool = False  # whether it may be enough to see the word, whatever follows it

    def add(self, pattern: Pattern) -> None:
        """Sort a pattern in."""
        if len(pattern.elements) == 1:
            self.single.append(pattern)
        elif pattern.elements[1] is GAP:
            self.gapped.append(pattern)
        else:
            for second in pattern.elements[1]:
                self.by_second.setdefault(second, []).append(pattern)


class Index(dict[str, Node | None]):
    """A token in lower case → the patterns that may begin there, or None.

    Words are looked at when they are first met, so that a short paper pays only for its own.
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        """`entries` in order of preference: of two equally long matches the first stands."""
        super().__init__()
        self._entries = tuple(entries)
        self._patterns: dict[int, list[Pattern]] = {}
        self._by_lemma: dict[str, list[int]] = {}
        self._unread: dict[str, list[int]] = {}  # beginnings of terms that nobody has asked for
        self._asked: set[str] = set()  # the first three letters of the words asked for
        for number, entry in enumerate(self._entries):
            self._unread.setdefault(_beginning(entry.term), []).append(number)

    def __missing__(self, lower: str) -> Node | None:
        if len(self) > _MOST_WORDS:
            self.clear()
        first = split_token(lower)[0]
        self._read(lower.replace("-", ""))
        lemmas = {lower, *inflection.lemmas(first)}
        for lemma in lemmas:
            self._read(lemma)
        numbers = {n for lemma in lemmas for n in self._by_lemma.get(lemma, ())}
        node = Node()
        for number in sorted(numbers):
            if number not in self._patterns:
                self._patterns[number] = patterns(self._entries[number])
            for pattern in self._patterns[number]:
                if first in pattern.elements[0]:
                    node.add(pattern)
        node.alone = bool(node.single or node.gapped) or not lower.isalpha()
        found = node if node.single or node.by_second or node.gapped else None
        self[lower] = found
        return found

    def _read(self, word: str) -> None:
        """Sort in the terms that may begin with this word, where that has not been done."""
        if word[:3] in self._asked:
            return
        self._asked.add(word[:3])
        for length in (1, 2, 3):
            beginning = word[:length]
            for start in (beginning, _STARTS_IN_UK.get(beginning, "")):
                for number in self._unread.pop(start, ()):
                    for first in first_words(self._entries[number].term):
                        self._by_lemma.setdefault(first, []).append(number)


_STARTS_IN_UK = {
    "ame": "amo",
    "ane": "ana",
    "cel": "coe",
    "ces": "cae",
    "ede": "oed",
    "eso": "oes",
    "est": "oes",
    "eti": "aet",
    "fec": "fae",
    "fet": "foe",
    "gra": "gre",
    "hem": "hae",
    "inq": "enq",
    "mol": "mou",
    "ped": "pae",
    "ske": "sce",
    "tir": "tyr",
}
"""The first letters of words that begin in another way in US spelling, US → UK."""


def _beginning(term: str) -> str:
    """Up to three letters with which a term begins, in lower case; "" where it has a sign there."""
    start = term[:3].lower()
    while start and not start.isalnum():
        start = start[:-1]
    return start


@lru_cache(maxsize=8)
def index_of(lexicon: Lexicon) -> Index:
    """The index of all entries of a lexicon, one for each Lexicon object."""
    return Index(lexicon.entries)
