"""Sentences that nobody reads as sentences: lists of names, payments, references, titles."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from plainspeak.analysis.types import Passage, ProtectedKind
from plainspeak.model import BlockKind, Span
from plainspeak.wordclasses import any_of, members

_LABEL = re.compile(r"\W*([a-z][a-z ]{2,24}?)\s*(?::|[-–—]\s)", re.IGNORECASE)
_SHARE = 0.4  # of the words; from here on names and addresses make a list of them
_CODES = 3  # so many references, or sums of money, make a list of them
_TITLE_BLOCKS = 5
_FIELDS = re.compile(
    rf"\{{\{{|\}}\}}|_{{4,}}|\.{{5,}}|\[(?:{any_of('fields-to-fill-in')})\b", re.IGNORECASE
)
_IN_FIELDS = ("{{", "}}", "____", ".....", "[")
"""Every match of `_FIELDS` begins with one of these, which are soon found."""
_CURRENCIES = "£$€"
_MONEY = re.compile(rf"[{_CURRENCIES}]\s?\d")
_PARTS = re.compile(r"\s*[/|,&]\s*")
_REFERENCE = re.compile(r"\b\w*\d\w*/\w*\d[\w/]*")
_ENDS = (".", "!", "?", ":")
_LISTED = (ProtectedKind.NAME, ProtectedKind.ADDRESS, ProtectedKind.WEB, ProtectedKind.CODE)


def is_unread(passage: Passage, span: Span) -> bool:
    """Whether readers skim these tokens: who was there, payments, references, addresses, links,
    titles, fields of a form. Its words may stop them; the sentence does not."""
    text = passage.text(span.start, span.end - 1)
    return (
        _is_attendance(passage, span)
        or (any(map(text.__contains__, _IN_FIELDS)) and _FIELDS.search(text) is not None)
        or (sum(map(text.count, _CURRENCIES)) >= _CODES and len(_MONEY.findall(text)) >= _CODES)
        or (text.count("/") >= _CODES and len(_REFERENCE.findall(text)) >= _CODES)
        or _is_title(passage, text)
        or _share_listed(passage, span) >= _SHARE
    )


def below_actions(passages: Sequence[Passage]) -> frozenset[int]:
    """The passages below a line such as "who / what" or "Actions", to the next heading: a list of
    jobs is looked up, not read."""
    found: set[int] = set()
    inside = False
    heads = members("owner-headings") | members("task-headings")
    for passage in passages:
        if passage.block.kind is BlockKind.TABLE_CELL:
            continue
        words = [w for w in _PARTS.split(passage.block.text.lower().strip(" :.*")) if w]
        is_head = bool(words) and all(word in heads for word in words)
        if is_head or passage.block.kind is BlockKind.HEADING:
            inside = is_head
        elif inside:
            found.add(passage.index)
    return frozenset(found)


def after_label(passage: Passage, span: Span, source: str) -> Span:
    """The sentence without the label in bold that opens its block: "**Finance** Cash is down"."""
    if span.start:
        return span
    first, *rest = passage.block.segments
    if not rest or not source[: first.source_start].endswith(("**", "__")):
        return span
    if not source[first.source_end : rest[0].source_start].startswith(("**", "__")):
        return span
    begin = bisect_left(passage.starts, first.end)
    return Span(begin, span.end) if span.start < begin < span.end else span


def _is_attendance(passage: Passage, span: Span) -> bool:
    label = _LABEL.match(passage.block.text)
    return label is not None and label.group(1).lower() in members("attendance-labels")


def _is_title(passage: Passage, text: str) -> bool:
    """Whether this is a line at the head of the paper that does not end as sentences do."""
    return (
        passage.index < _TITLE_BLOCKS
        and passage.block.kind is not BlockKind.LIST_ITEM
        and len(passage.sentences) == 1
        and not text.rstrip("* ").endswith(_ENDS)
    )


def _share_listed(passage: Passage, span: Span) -> float:
    """The share of the text that is names, addresses, links or codes."""
    start, end = passage.starts[span.start], passage.end(span.end - 1)
    return sum(b - a for a, b in passage.covered(start, end, *_LISTED)) / (end - start)
