"""Words that a line end has cut in two."""

from __future__ import annotations

import re

from plainspeak.wordclasses import members

_HEAD = re.compile(r"(?:^|[\s(“\"'‘])([a-z]{2,})-$")
_TAIL = re.compile(r"[a-z]{2,}(?![\w-])")
_WORD = re.compile(r"(?<![\w-])[a-z]+(?:-[a-z]+)*(?![\w-])")


def words_of(source: str) -> frozenset[str]:
    """The words of a paper that are written in small letters, compounds in one piece."""
    return frozenset(_WORD.findall(source))


def is_cut_word(line: str, following: str, words: frozenset[str]) -> bool:
    """Whether the hyphen at the end of `line` is there only because the line ended.

    True only where both halves are small letters and the whole is clearly one word: the paper
    has it elsewhere in one piece, or neither half is one that makes compounds and the first half
    does not stand in the paper by itself. `words` are those of the paper.
    """
    head, tail = _HEAD.search(line[-40:]), _TAIL.match(following)
    if head is None or tail is None:
        return False
    if f"{head[1]}-{tail.group()}" in words:
        return False
    if head[1] + tail.group() in words:
        return True
    return (
        head[1] not in members("heads-that-keep-hyphens")
        and tail.group() not in members("tails-that-keep-hyphens")
        and head[1] not in words
    )
