"""Words cut short, as people who take notes write them: "cem.", "dwgs", "int. audit", "phleb".

A newcomer reads the stump and has to guess the word. They are no letters that stand for something:
what is left is the beginning of one word, or its consonants.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from plainspeak.analysis.features import dictionary
from plainspeak.analysis.stops.spelling import spelling
from plainspeak.analysis.types import Passage, Word, distinct_words
from plainspeak.model import BlockKind
from plainspeak.wordclasses import members

_LONGEST = 6  # letters; what is longer is more often a word that no dictionary has
_FEW_VOWELS = 1
_WORD = 4.6
"""Zipf frequency from which a spelling is a word of everybody's, whatever the dictionary holds."""
_SEEN_WHOLE = 3.6  # the same for stumps that are neither followed by a stop nor short of vowels
_ENOUGH_TO_GUESS = 4  # letters; shorter stumps begin too many words
_SMALL_DICTIONARY = 35
"""The size of the largest dictionary that hardly holds a stump: "pub" and "thirty" stand in smaller
ones, "rep" and "exec" in the next."""
_NUMERAL = re.compile(r"x{0,3}(?:ix|iv|v?i{0,3})")
_VOWELS = frozenset("aeiou")
_ENDINGS = ("s", "")
_PART_OF_NAME = re.compile(r"[,/]\w|:\s.*#\d")
"""What follows a part of a program where a list tells what was changed: "src,lib: mend …", "fs:
copy a file in fewer steps #31038"."""


class Clipped(NamedTuple):
    """A word cut short: where it first stands, and the whole word where the paper has it."""

    stump: str  # in lower case, without its stop
    places: tuple[tuple[int, int], ...]  # passage and token of each use
    whole: str  # "" where the paper does not hold it


def find(passages: Sequence[Passage]) -> tuple[Clipped, ...]:
    """The words cut short of a paper, in reading order."""
    places: dict[str, list[tuple[int, int]]] = {}
    spellings = distinct_words(passages)
    stumps = {word for word in spellings if _may_be_stump(word)}
    for number, passage in enumerate(passages):
        if passage.block.kind is BlockKind.QUOTATION:
            continue
        for i in _stumps(passage, stumps):
            places.setdefault(_bare(passage.words[i].lower), []).append((number, i))
    if not places:
        return ()
    words = {word.lower for word in spellings if len(word.lower) > 4}
    return tuple(Clipped(s, tuple(at), _whole(s, words)) for s, at in places.items())


def _stumps(passage: Passage, stumps: set[Word]) -> Iterator[int]:
    """The tokens of a passage that are cut short; `stumps` holds the words that may be."""
    for i, word in enumerate(passage.words):
        if (
            word in stumps
            and _looks_clipped(passage, i, _bare(word.lower))
            and not _is_part_of_name(passage, i)
            and not passage.is_protected(passage.starts[i], passage.end(i))
        ):
            yield i


@lru_cache(maxsize=100_000)
def _may_be_stump(word: Word) -> bool:
    """Whether a word may be one cut short, wherever it stands."""
    lower = _bare(word.lower)
    return (
        word.is_word
        and word.familiarity < _WORD
        and 2 <= len(lower) <= _LONGEST + 1
        and lower.isascii()  # "café" is whole
        and lower.isalpha()
        and not any(c.isupper() for c in word.text[1:])
        and not _is_known(lower)
    )


def _looks_clipped(passage: Passage, token: int, lower: str) -> bool:
    word = passage.words[token]
    if _follows_hyphen(passage, token):
        return False  # "occu- pancy": the rest of a word cut at the end of a line
    stop = _has_stop(passage, token)
    if word.text[0].isupper():
        return stop and len(lower) <= _LONGEST - 1 and _goes_on(passage, token)
    if stop and len(lower) <= _LONGEST:
        return True
    vowels = sum(c in _VOWELS for c in lower)
    stem = lower.removesuffix("s")
    if vowels == 0 and "y" not in lower[1:-1]:
        return len(lower) > 2 or word.familiarity < _SEEN_WHOLE
    return (
        word.familiarity < _SEEN_WHOLE
        and 3 <= len(stem) <= _LONGEST
        and vowels <= _FEW_VOWELS
        and stem[-1] not in _VOWELS
        and stem[-1] != "y"
    )


def _is_part_of_name(passage: Passage, token: int) -> bool:
    """Whether it opens a line that tells of a change to a program, as the part that was changed."""
    opens = token == 0 or not any(word.is_word for word in passage.words[:token])
    return opens and _PART_OF_NAME.match(passage.block.text, passage.end(token)) is not None


def _has_stop(passage: Passage, token: int) -> bool:
    if passage.words[token].lower.endswith("."):
        return True
    return _sign(passage, token + 1) == "." and passage.starts[token + 1] == passage.end(token)


def _goes_on(passage: Passage, token: int) -> bool:
    """Whether what follows the stop does not begin a sentence: "Enf. case", "Perf. 4.1"."""
    at = token + (1 if passage.words[token].lower.endswith(".") else 2)
    following = _sign(passage, at)
    return bool(following) and not following[0].isupper()


def _follows_hyphen(passage: Passage, token: int) -> bool:
    return token > 0 and _sign(passage, token - 1).endswith(("-", "‐", "‑"))


def _sign(passage: Passage, token: int) -> str:
    return passage.words[token].text if token < len(passage.words) else ""


def _bare(lower: str) -> str:
    return lower.replace("’", "'").rstrip(".").removesuffix("'s").removesuffix("'d")


def _is_known(lower: str) -> bool:
    """Whether it is a whole word, or cut so often that everybody reads it at once: "yrs"."""
    known = members("clippings-people-know") | members("units")
    return any(
        lower.removesuffix(ending) in known or _is_whole(lower.removesuffix(ending))
        for ending in _ENDINGS
        if ending == "" or len(lower) > len(ending) + 1
    )


def _is_whole(lower: str) -> bool:
    words = dictionary()
    return (
        bool(words.tags(lower) or words.tags(lower.capitalize()))
        or spelling(lower).dictionary <= _SMALL_DICTIONARY
        or _NUMERAL.fullmatch(lower) is not None
    )


def _whole(stump: str, words: set[str]) -> str:
    """The one whole word of these that begins with the stump or has its consonants in order."""
    if len(stump) < _ENOUGH_TO_GUESS:
        return ""
    bare = stump.removesuffix("s")
    begins = {w for w in words if w.startswith(bare) and len(w) > len(bare) + 1 and _is_whole(w)}
    found = begins or {
        w for w in words if w[0] == bare[0] and _is_skeleton(bare, w) and _is_whole(w)
    }
    stems = {w.removesuffix("s") for w in found}
    return min(found, key=len) if len(stems) == 1 else ""


def _is_skeleton(stump: str, word: str) -> bool:
    """Whether the letters of the stump stand in the word in their order, the last one at its end:
    "wkr" of "worker"."""
    letters = iter(word)
    return word.rstrip("s")[-1:] == stump[-1] and all(c in letters for c in stump)
