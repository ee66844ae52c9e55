"""Quotations: what people are quoted as saying, words that are talked about, titles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from plainspeak.analysis.types import Passage, Protected, ProtectedKind
from plainspeak.model import BlockKind

_has_quotes = re.compile(r"[\"“”„«‘‹]|(?<!\w)'(?=\w)").search

# An opening mark stands before a word, a closing one behind a word or a stop.
_marks = re.compile(
    r"(?P<open>[“„«]|(?<![\w.,!?…%)])\"(?=[\w(\[£$‘'…]))"
    r"|(?P<close>[”»]|(?<=[\w.,!?…%)\]’'—–-])\"(?!\w))"
    r"|(?P<open1>‘|(?<![\w.,!?…%)’'])'(?=[\w(\[£$“\"]))"
    r"|(?P<close1>(?<=[\w.,!?…%)\]”\"—–-])[’'](?!\w))"
).match
_signs = re.compile(r"[“„«”»\"'‘’]").finditer  # found quickly; most of them are apostrophes

_ELIDED = re.compile(r"['‘](?:tis|twas|em|til|cause|bout|round|n['’]|\d0s)\b", re.IGNORECASE).match

_SAID = (
    "said|says|say|saying|told|tells|asked|asks|wrote|writes|added|adds|replied|explained|explains"
    "|commented|remarked|reported|answered|laughed|joked|recalled|insisted|argued|quoted|stated"
    "|continued|concluded|agreed|shared|put it|words of|in (?:her|his|their) (?:own )?words"
    "|quote|quotes|comment|comments|feedback|thought|felt|described|admitted|warned|suggested"
)
_said_before = re.compile(
    rf"(?:\b(?:{_SAID})\b[^.!?;]{{0,40}}|[:–—]\s*|\baccording to\b[^.!?]{{0,40}},\s*)$",
    re.IGNORECASE,
).search
_said_after = re.compile(rf"[\s,–—-]*(?:[\w.'’-]+,?\s+){{0,4}}?(?:{_SAID})\b", re.IGNORECASE).match
_mention_before = re.compile(
    r"(?:\b(?:words?|terms?|phrases?|expressions?|letters|acronyms?|abbreviations?|initials|names?"
    r"|labels?|spelled|spelt|means?|meaning|(?<!so-)(?<!so )called|known as|labell?ed|dubbed"
    r"|referred to as|refer to (?:\w+ )?as|described as|instead of|rather than|should read|reads?"
    r"|changed? (?:\w+ ){0,3}(?:to|from)|replaced? (?:\w+ ){0,3}(?:with|by)|say|saying|stands for"
    r"|synonym (?:for|of)|avoid(?:ing)?|using|not)\b[\s,:(]*"
    r"(?:(?:like|such as|as|is|are|was|were|of|the|a|an|or|and)\b[\s,:]*){0,3})$",
    re.IGNORECASE,
).search
_mention_after = re.compile(
    r"[\s,)]*(?:should (?:read|be|say)|means?\b|meant\b|is short for|stands for|refers? to"
    r"|is (?:a|an|the|another|not a|our) (?:\w+ )?(?:word|term|phrase|label|acronym|name)\b"
    r"|(?:is|was|are) (?:spelled|spelt|defined|replaced|changed)|comes from|sounds)",
    re.IGNORECASE,
).match
_same_breath = re.compile(r"[^.!?;:]{0,40}").fullmatch
_word = re.compile(r"\w[\w'’&-]*").findall
_small = frozenset("a an and as at but by for from in of on or the to with your our us".split())


class _Quotation(NamedTuple):
    start: int
    end: int
    inner: str


def quotations(passages: Sequence[Passage]) -> Iterator[tuple[int, Protected]]:
    """Quotations as (passage index, range): speech, words that are mentioned, quoted titles.

    A quotation that runs over several paragraphs opens at each of them and closes once. An opening
    mark that is never closed protects nothing.
    """
    for i, passage in enumerate(passages):
        text = passage.block.text
        if passage.block.kind is BlockKind.QUOTATION:
            if text:
                yield i, Protected(0, len(text), ProtectedKind.QUOTE)
            continue
        if not _has_quotes(text):
            continue
        found = list(_pairs(text))
        if len(passages) == 1 and len(found) == 1 and _is_whole(text, found[0]):
            continue  # pasted between quotation marks, with nobody who says it: the paper itself
        if _opens_unclosed(text, found) and _continues(passages, i):
            begin = len(text) - len(text.lstrip())
            yield i, Protected(begin, len(text), ProtectedKind.QUOTE)
            continue
        yield from ((i, protected) for protected in _judge(text, found))


def _pairs(text: str) -> Iterator[_Quotation]:
    """Opening marks with the marks that close them; single ones inside double ones are left out."""
    opened = -1
    single = -1
    waiting: list[tuple[int, int]] = []  # closing marks that may be the apostrophe of a plural
    for sign in _signs(text):
        at = sign.start()
        match = _marks(text, at)
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
            if not _ELIDED(text, at):
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


def _single(text: str, start: int, end: tuple[int, int]) -> _Quotation:
    return _Quotation(start, end[1], text[start + 1 : end[0]])


def _is_whole(text: str, quotation: _Quotation) -> bool:
    return text.strip() == text[quotation.start : quotation.end]


def _opens_unclosed(text: str, found: Sequence[_Quotation]) -> bool:
    """Whether a text begins with a double opening mark that nothing in it closes."""
    start = text.lstrip()[:1]
    return start in {"“", '"', "„", "«"} and not any(q.start <= 2 for q in found)


def _continues(passages: Sequence[Passage], i: int) -> bool:
    if i + 1 >= len(passages):
        return False
    following = passages[i + 1].block
    return (
        following.kind is passages[i].block.kind
        and following.text.lstrip()[:1] == passages[i].block.text.lstrip()[:1]
    )


def _judge(text: str, found: Sequence[_Quotation]) -> Iterator[Protected]:
    talked_about = -1  # where the last mentioned word ended
    for q in found:
        words = _word(q.inner)
        before = text[max(0, q.start - 80) : q.start]
        after = text[q.end : q.end + 60]
        kind: ProtectedKind | None = None
        near = talked_about >= 0 and _same_breath(text[talked_about : q.start])
        if not words:
            continue
        if len(words) <= 4 and (_mention_before(before) or _mention_after(after) or near):
            kind = ProtectedKind.MENTION
            talked_about = q.end
        elif _is_title(words) and q.inner[-1] not in ".,!?":
            kind = ProtectedKind.TITLE
        elif len(words) >= 4 or _said_after(after) or _said_before(before):
            kind = ProtectedKind.QUOTE
        if kind is not None:
            yield Protected(q.start, q.end, kind)


def _is_title(words: Sequence[str]) -> bool:
    """Whether a quoted text of two words or more Is Written Like This."""
    large = [w for w in words if w.lower() not in _small]
    return len(large) > 1 and all(w[0].isupper() or w[0].isdigit() for w in large)
