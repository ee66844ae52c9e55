"""Quotations: what people are quoted as saying, words that are talked about, titles."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from plainspeak.analysis.protected.characters import (
    is_elided,
    may_hold_quotes,
    quote_marks,
    quote_signs,
)
from plainspeak.analysis.protected.listed import patterns
from plainspeak.analysis.protected.proper_nouns import NO_NAME, ORDINARY, is_proper
from plainspeak.analysis.token_patterns import begins_at, ends_at
from plainspeak.analysis.types import Passage, Protected, ProtectedKind, Word
from plainspeak.model import BlockKind
from plainspeak.wordclasses import classes, members

_word = re.compile(r"\w[\w'’&-]*").findall
_MENTION = 4  # words at most that are talked about, not said
_SPEECH = 4  # words from which on what is quoted is speech, whoever says it
_NEAR = 8  # tokens between two words that are talked about in one breath
_NAME_ALONE = range(2, 5)  # words
_AFTER = 12  # tokens behind a quotation that are looked at


class _Quotation(NamedTuple):
    start: int
    end: int
    inner: str


def quotations(passages: Sequence[Passage]) -> Iterator[tuple[int, Protected]]:
    """Quotations as (passage index, range): speech, words that are mentioned, quoted titles.

    A quotation that runs over several paragraphs opens at each of them, or at the first, and closes
    once. An opening mark that is never closed protects nothing, but behind a colon.
    """
    whole = _signed(passages) | _over_paragraphs(passages)
    for i, passage in enumerate(passages):
        text = passage.block.text
        if passage.block.kind is BlockKind.QUOTATION or i in whole:
            if text:
                yield i, Protected(0, len(text), ProtectedKind.QUOTE)
            continue
        if not may_hold_quotes(text):
            continue
        found = list(_pairs(text))
        if len(passages) == 1 and len(found) == 1 and _is_whole(text, found[0]):
            continue  # pasted between quotation marks, with nobody who says it: the paper itself
        if _opens_unclosed(text, found) and _continues(passages, i):
            begin = len(text) - len(text.lstrip())
            yield i, Protected(begin, len(text), ProtectedKind.QUOTE)
            continue
        yield from ((i, protected) for protected in _judge(passage, found))


def _signed(passages: Sequence[Passage]) -> frozenset[int]:
    """The paragraphs in which people speak for themselves, each with a name alone below it; where
    a paper has only one of them it is a letter."""
    found = [
        i
        for i, (passage, below) in enumerate(pairwise(passages))
        if passage.block.kind is BlockKind.PARAGRAPH
        and below.block.kind is BlockKind.PARAGRAPH
        and len(below.words) in _NAME_ALONE
        and all(map(_may_be_in_name, below.words))
        and any(is_proper(word, frozenset()) for word in below.words)
        and any("first-person" in w.classes for w in passage.words)
    ]
    return frozenset(found if len(found) > 1 else ())


_NOT_IN_NAMES = NO_NAME | ORDINARY | classes("road-words", "organisation-and-place-endings")


def _may_be_in_name(word: Word) -> bool:
    if not _NOT_IN_NAMES.isdisjoint(word.classes):
        return False
    return "Capital" in word.classes and "Capitals" not in word.classes


def _pairs(text: str) -> Iterator[_Quotation]:
    """Opening marks with the marks that close them; single ones inside double ones are left out."""
    opened = -1
    single = -1
    waiting: list[tuple[int, int]] = []  # closing marks that may be the apostrophe of a plural
    for sign in quote_signs(text):
        at = sign.start()
        match = quote_marks(text, at)
        if match is None:
            continue
        kind = match.lastgroup
        if kind == "open":
            if waiting:
                yield _single(text, single, waiting[-1])
            opened, single, waiting = at, -1, []
        elif kind == "close":
            if opened >= 0:
                yield _Quotation(opened, at + 1, text[opened + 1 : at])
            opened = -1
        elif opened >= 0:
            continue
        elif kind == "open1":
            if not is_elided(text, at):
                if waiting:
                    yield _single(text, single, waiting[-1])
                single, waiting = at, []
        elif single >= 0:
            waiting.append((at, at + 1))
            plural = text[at - 1] == "s" and text[at + 1 : at + 3].strip().isalpha()
            if not plural or (text[single] == "'" and at - single < 30):
                yield _single(text, single, waiting[-1])
                single, waiting = -1, []
    if waiting and single >= 0:
        yield _single(text, single, waiting[0])
    if opened > 0 and text[opened] == "“" and text[:opened].rstrip().endswith(":"):
        yield _Quotation(opened, len(text), text[opened + 1 :])


def _single(text: str, start: int, end: tuple[int, int]) -> _Quotation:
    return _Quotation(start, end[1], text[start + 1 : end[0]])


def _is_whole(text: str, quotation: _Quotation) -> bool:
    return text.strip() == text[quotation.start : quotation.end]


def _opens_unclosed(text: str, found: Sequence[_Quotation]) -> bool:
    """Whether a text begins with a double opening mark that nothing in it closes."""
    return _opens(text) and not any(q.start <= 2 for q in found)


def _opens(text: str) -> bool:
    """Whether a text begins with a double opening mark."""
    return text.lstrip()[:1] in {"“", '"', "„", "«"}


_MOST_PARAGRAPHS = 12  # of one quotation
_ENDS_QUOTED = re.compile(r"[.!?][\"”»]\s*$")


def _over_paragraphs(passages: Sequence[Passage]) -> frozenset[int]:
    """The paragraphs of quotations that open at the first of them and close at the last, with no
    mark between."""
    found: set[int] = set()
    begin = -1
    for i, passage in enumerate(passages):
        text = passage.block.text
        if (begin < 0 and not _opens(text)) or not may_hold_quotes(text):
            continue
        marks = (quote_marks(text, sign.start()) for sign in quote_signs(text))
        double = sum(m is not None and m.lastgroup in {"open", "close"} for m in marks)
        near = begin >= 0 and i - begin < _MOST_PARAGRAPHS
        if near and double == 1 and _ENDS_QUOTED.search(text):
            found.update(range(begin, i + 1))
        if double:
            begin = i if double == 1 and _opens(text) else -1
    return frozenset(found)


def _continues(passages: Sequence[Passage], i: int) -> bool:
    if i + 1 >= len(passages):
        return False
    following = passages[i + 1].block
    return (
        following.kind is passages[i].block.kind
        and following.text.lstrip()[:1] == passages[i].block.text.lstrip()[:1]
    )


def _judge(passage: Passage, found: Sequence[_Quotation]) -> Iterator[Protected]:
    talked_about = -1  # the token behind the last word that was mentioned
    for q in found:
        inner = _word(q.inner)
        if not inner:
            continue
        first, after = (bisect_left(passage.starts, at) for at in (q.start, q.end))
        kind: ProtectedKind | None = None
        near = talked_about >= 0 and _in_one_breath(passage, talked_about, first)
        if len(inner) <= _MENTION and (near or _is_beside(passage, first, after, _MENTIONED)):
            kind = ProtectedKind.MENTION
            talked_about = after
        elif _is_title(inner) and q.inner[-1] not in ".,!?":
            kind = ProtectedKind.TITLE
        elif len(inner) >= _SPEECH or (
            not _is_letters(inner) and _is_beside(passage, first, after, _SAID)
        ):
            kind = ProtectedKind.QUOTE
        if kind is not None:
            yield Protected(q.start, q.end, kind)


_MENTIONED, _SAID = ProtectedKind.MENTION, ProtectedKind.QUOTE


def _is_beside(passage: Passage, first: int, after: int, kind: ProtectedKind) -> bool:
    """Whether the words before or after a quotation say that it is of this kind."""
    words = passage.words
    return ends_at(patterns("before", kind), words, first) or begins_at(
        patterns("after", kind), words[after : after + _AFTER], 0
    )


def _is_letters(inner: Sequence[str]) -> bool:
    """Whether only letters stand between the marks: nobody says just "ICB", and a reader who finds
    them so, as a word that people use, still has to know them."""
    return len(inner) == 1 and sum(map(str.isupper, inner[0])) > 1


def _in_one_breath(passage: Passage, first: int, last: int) -> bool:
    between = passage.words[first:last]
    return len(between) <= _NEAR and not any("Stop" in w.classes or w.text == ":" for w in between)


def _is_title(words: Sequence[str]) -> bool:
    """Whether a quoted text of two words or more Is Written Like This."""
    small = members("small-words-in-titles")
    large = [w for w in words if w.lower() not in small]
    return len(large) > 1 and all(w[0].isupper() or w[0].isdigit() for w in large)
