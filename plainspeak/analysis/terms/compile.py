"""Entries of the word lists → patterns.

A pattern is a row of elements, one for each part of the term; "co-design" has two parts, so that
"co-design", "co design" and, as one more pattern, "codesign" are all found. An element maps each
spelling that may stand there to its Penn tags (none where the part does not inflect).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from plainspeak.analysis import inflection
from plainspeak.analysis.frequencies import zipf
from plainspeak.analysis.heads import head_of, is_link, is_particle
from plainspeak.analysis.spelling import spellings
from plainspeak.lexicon import Entry
from plainspeak.wordclasses import members

Element = Mapping[str, tuple[str, ...]]
"""Spelling → tags. The empty mapping stands for a gap of up to three words."""

GAP: Element = {}

NUMBER: Element = {"#": ()}
"""Stands for any number, in figures or in words."""

YOURS: Element = dict.fromkeys(members("possessives"), ())
"""What "your" in an idiom stands for: my, her, their."""

PART_OF_SPEECH = {"verb": "v", "noun": "n", "adjective": "j", "adverb": "r"}

_SPLIT = re.compile(r"[a-zà-ÿ0-9&./+]+(?:'(?!s\b)[a-zà-ÿ]+|,\d+)*|'s|…|#|[-%,']")
_CLOSED_FIRST = members("first-parts-of-compounds")


@dataclass(frozen=True, slots=True, eq=False)
class Pattern:
    """One way in which a term may be written."""

    entry: Entry
    elements: tuple[Element, ...]
    head: int  # the element that inflects; -1 where none does
    part: str  # "v", "n", "j", "r": what the head must be; "" where it does not matter
    spaced: bool = False  # a verb with its particle: never with a hyphen
    hyphened: bool = False  # "roll-out", the thing: never as two words
    capitals: bool = False  # letters only in capitals ("BAME")
    clipped: bool = False  # one word cut short: "cog" is "cognitive", COG is a group

    @property
    def words(self) -> int:
        """How many parts the term has, gaps left out."""
        return sum(element is not GAP for element in self.elements)


@lru_cache(maxsize=50_000)
def split_token(lower: str) -> tuple[str, ...]:
    """The parts of a token of a paper: "hard-to-reach" → hard, to, reach. Never empty."""
    lower = lower.replace("’", "'")
    if lower[-1] == "." and len(lower) > 1:
        lower = lower.rstrip(".") or "."
    if "-" in lower or "‑" in lower or "‐" in lower:
        found = tuple(p for p in re.split("[-‑‐]|(?='s)", lower) if p)
        return found or (lower,)
    return (lower,)


def first_words(term: str) -> frozenset[str]:
    """The uninflected words with which the term may begin in a paper, in any spelling."""
    term = term.lower().replace("’", "'")
    if " " in term and "-" not in term and (first := term.partition(" ")[0]).isalpha():
        return spellings(first)
    pieces = _SPLIT.findall(term)
    words = [p for p in pieces if p != "-"]
    if not words:
        return frozenset()
    found = {written for s in spellings(words[0]) for written in _dotted(s)}
    if _joints(pieces) == "-":
        found |= spellings("".join(words))
    if opened := _opened(words):
        found.add(opened[0])
    return frozenset(found)


def patterns(entry: Entry) -> list[Pattern]:
    """The patterns of one entry: one for each part of speech, and one more where it may be closed.

    An entry without a letter or figure in its term has none.
    """
    written = entry.term.lower().replace("’", "'").split()
    pieces = [_SPLIT.findall(w) for w in written]
    words = [p for piece in pieces for p in piece if p != "-"]
    if not any(w[0].isalnum() for w in words):
        return []
    joints = _joints([p for piece in pieces for p in piece])
    found = []
    for name in (entry.part_of_speech or _guess(entry.term)).split("/"):
        part = PART_OF_SPEECH.get(name, "")
        at, part = _head(written, part)
        head = sum(len(p) - p.count("-") for p in pieces[: at + 1]) - 1 if at >= 0 else -1
        particle = len(words) == 2 and is_particle(words[1])
        pattern = Pattern(
            entry,
            tuple(
                YOURS
                if word == "your" and entry.list == "idioms"
                else _element(word, part if i == head else "")
                for i, word in enumerate(words)
            ),
            head,
            part,
            spaced=particle and part == "v" and joints == " ",
            hyphened=particle and part in ("n", "j") and joints == "-",
            capitals=entry.term.isupper(),
            clipped="abbr" in entry.part_of_speech and _is_one_word(entry),
        )
        found.append(pattern)
        if joints == "-" and not _is_another_word("".join(words)):
            found.append(_closed(pattern))
    opened = _opened(words)
    if opened:
        part = found[0].part
        elements = (_element(opened[0], ""), _element(opened[1], part))
        found.append(Pattern(entry, elements, 1, part, hyphened=True))
    return found


_ANOTHER = 3.5
"""Zipf frequency from which the closed form of a term is another word, "recover" of "re-cover".
Our own figure."""


def _is_another_word(closed: str) -> bool:
    return not closed or (inflection.known(closed) and zipf(closed) >= _ANOTHER)


def _is_one_word(entry: Entry) -> bool:
    """Whether an abbreviation in small letters stands for one word, not for the first letters of
    several: "wt" and not "tbc"."""
    whole = entry.meaning.partition(":")[0].strip(" .")
    return entry.term.isalpha() and entry.term.islower() and " " not in whole


def _guess(term: str) -> str:
    """The parts of speech of a term for which nobody has given one."""
    if " " in term:
        return "phrase"
    names = {"v": "verb", "n": "noun", "j": "adjective", "r": "adverb"}
    found = [names[p] for p in inflection.parts(term.lower().rpartition("-")[2])]
    return "/".join(found[:2]) or "noun"


@lru_cache(maxsize=20_000)
def phrase(text: str) -> tuple[Element, ...]:
    """A phrase of an exception or context: each of its words in any inflection, `#` a number."""
    return tuple(map(element, pieces_of(text)))


def pieces_of(text: str) -> list[str]:
    """The words of a phrase, one for each of its elements."""
    bare = text.replace(" ", "")
    if bare.isascii() and bare.isalpha() and bare.islower():  # most of them, and sooner than below
        return text.split()
    return [p for p in _SPLIT.findall(text.lower().replace("’", "'")) if p != "-"]


def element(piece: str) -> Element:
    """The element that a word of a phrase stands for."""
    return GAP if piece == "…" else NUMBER if piece == "#" else _any_form(piece)


def _head(words: list[str], part: str) -> tuple[int, str]:
    """The inflecting word and what it is; phrases that begin with a verb inflect as well."""
    if part:
        return head_of(words, part), part
    if len(words) > 1 and not is_link(words[0]):
        first, last = inflection.parts(_last(words[0])), inflection.parts(_last(words[-1]))
        if "v" in first and words[0] not in _NOT_VERBS:
            return 0, "v"
        if "n" in last and "j" in first:
            return len(words) - 1, "n"
    return -1, ""


def _last(word: str) -> str:
    return word.rpartition("-")[2].rstrip(",")


_NOT_VERBS = members("phrases-without-verbs")


@lru_cache(maxsize=20_000)
def _element(word: str, part: str) -> Element:
    if word == "…":
        return GAP
    spelled: dict[str, tuple[str, ...]] = {}
    for form, tags in (inflection.forms(word, part) if part else {word: ()}).items():
        for spelling in spellings(form):
            for written in _dotted(spelling):
                spelled[written] = (*spelled.get(written, ()), *tags)
    return spelled


@lru_cache(maxsize=20_000)
def _any_form(word: str) -> Element:
    return {
        written: ()
        for form in inflection.all_forms(word)
        for spelling in spellings(form)
        for written in _dotted(spelling)
    }


def _dotted(word: str) -> set[str]:
    """ "e.g." may be written with fewer dots; the last one may be that of the sentence."""
    return {word, word.rstrip("."), word.replace(".", "")} - {""} if "." in word else {word}


def _joints(pieces: list[str]) -> str:
    """ "-" or " " for a term of two words, "" for one of any other length."""
    words = len(pieces) - pieces.count("-")
    return ("-" if "-" in pieces else " ") if words == 2 else ""


def _closed(pattern: Pattern) -> Pattern:
    first, second = pattern.elements
    joined = {a + b: (*ta, *tb) for a, ta in first.items() for b, tb in second.items()}
    return Pattern(pattern.entry, (joined,), 0 if pattern.head >= 0 else -1, pattern.part)


def _opened(words: list[str]) -> tuple[str, str] | None:
    """ "codesign" → co, design: a closed term whose beginning is a prefix."""
    if len(words) != 1:
        return None
    for cut in range(2, min(6, len(words[0]) - 3)):
        first, second = words[0][:cut], words[0][cut:]
        if first in _CLOSED_FIRST and inflection.known(second):
            return first, second
    return None
