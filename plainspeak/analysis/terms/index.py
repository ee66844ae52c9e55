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
        for number, entry in enumerate(self._entries):
            for word in first_words(entry.term):
                self._by_lemma.setdefault(word, []).append(number)

    def __missing__(self, lower: str) -> Node | None:
        if len(self) > _MOST_WORDS:
            self.clear()
        first = split_token(lower)[0]
        numbers = {n for lemma in inflection.lemmas(first) for n in self._by_lemma.get(lemma, ())}
        if lower != first:
            numbers.update(n for n in self._by_lemma.get(lower, ()))
        node = Node()
        for number in sorted(numbers):
            if number not in self._patterns:
                self._patterns[number] = patterns(self._entries[number])
            for pattern in self._patterns[number]:
                if first in pattern.elements[0]:
                    node.add(pattern)
        found = node if node.single or node.by_second or node.gapped else None
        self[lower] = found
        return found


@lru_cache(maxsize=8)
def index_of(lexicon: Lexicon) -> Index:
    """The index of all entries of a lexicon, one for each Lexicon object."""
    return Index(lexicon.entries)
