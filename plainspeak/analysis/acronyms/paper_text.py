"""The text of a whole paper, which is asked many times whether words stand in it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cached_property

_runs = re.compile(r"\w+").findall


def begins_word(text: str, word: str) -> bool:
    """Whether a word of the text is this one or begins with it."""
    at = text.find(word)
    while at >= 0:
        if at == 0 or not text[at - 1].isalnum():
            return True
        at = text.find(word, at + 1)
    return False


class PaperText:
    """All blocks of a paper in lower case. A long paper is searched only for what it may hold."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.lower = "\n".join(texts).lower().replace("–", "-")

    @cached_property
    def _words(self) -> Sequence[str]:
        return sorted(set(_runs(self.lower)))

    @cached_property
    def _backwards(self) -> Sequence[str]:
        return sorted(word[::-1] for word in self._words)

    def has(self, phrase: str) -> bool:
        """Whether the paper holds these characters, in lower case."""
        return self._may_have(phrase) and phrase in self.lower

    def has_beginning(self, word: str) -> bool:
        """Whether a word of the paper is this one, in lower case, or begins with it."""
        if word.isalnum():
            return _is_beginning(self._words, word)
        return self._may_have(word) and begins_word(self.lower, word)

    def _may_have(self, phrase: str) -> bool:
        first, *others = _runs(phrase) or [""]
        if not others:
            return True
        *between, last = others
        return (
            _is_beginning(self._backwards, first[::-1])
            and _is_beginning(self._words, last)
            and all(_is_beginning(self._words, word) for word in between)
        )


def _is_beginning(words: Sequence[str], wanted: str) -> bool:
    """Whether one of these sorted words begins with the one wanted."""
    place = bisect_left(words, wanted)
    return place < len(words) and words[place].startswith(wanted)
