"""Patterns by the first and second word with which they begin, each compiled when first met."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from plainspeak.analysis import inflection, spelling
from plainspeak.analysis.terms import compile as terms_compile
from plainspeak.analysis.terms.compile import GAP, Pattern, first_words, patterns, split_token
from plainspeak.lexicon import Entry, Lexicon, compiled_for, shipped, wordlist_folder

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
        known = compiled_for(shipped(), "beginnings", _beginnings, *_RESTS_ON)
        for number, entry in enumerate(self._entries):
            for first in known.get(entry.term) or first_words(entry.term):
                self._by_lemma.setdefault(first, []).append(number)

    def __missing__(self, lower: str) -> Node | None:
        if len(self) > _MOST_WORDS:
            self.clear()
        first = split_token(lower)[0]
        lemmas = {lower, *inflection.lemmas(first)}
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


_RESTS_ON = (
    terms_compile.__file__,
    spelling.__file__,
    str(Path(spelling.__file__).parents[1] / "data"),
    str(wordlist_folder() / "classes"),
)
"""What says in how many ways the first word of a term may be written."""


def _beginnings(lexicon: Lexicon) -> dict[str, tuple[str, ...]]:
    """Each term of a lexicon → the words with which it may begin."""
    return {e.term: tuple(sorted(first_words(e.term))) for e in lexicon.entries}


@lru_cache(maxsize=8)
def index_of(lexicon: Lexicon) -> Index:
    """The index of all entries of a lexicon, one for each Lexicon object."""
    return Index(lexicon.entries)
