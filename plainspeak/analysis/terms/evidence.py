"""What the sentences of an entry show of the words that may follow its term."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from plainspeak.analysis.terms.compile import Pattern
from plainspeak.lexicon import Entry
from plainspeak.wordclasses import members

_WORD = re.compile(r"[^\W\d_]+")


def is_shown_before(word: str, pattern: Pattern) -> bool:
    """Whether a verb or adjective may stand before this word and still be replaced.

    "to", "of", "with" and their like belong to the one word before them and seldom to another
    ("comply with", "follow"; "liable to a fine", "likely to"), so that one of the entry's own
    sentences has to show the term before it.
    """
    return word not in members("tied-words") or word in _shown(pattern)


def may_show(sentence: str) -> bool:
    """Whether `is_shown_before` can learn anything from a sentence: one of these small words is in
    it."""
    return not members("tied-words").isdisjoint(_WORD.findall(sentence.lower()))


@lru_cache(maxsize=5_000)
def _shown(pattern: Pattern) -> frozenset[str]:
    """The words that follow the term in the sentences of its entry."""
    entry: Entry = pattern.entry
    last = pattern.elements[-1]
    found: set[str] = set()
    for sentence in entry.sentences:
        words = _WORD.findall(sentence.lower())
        found.update(b for a, b in pairwise(words) if a in last)
    return frozenset(found)
