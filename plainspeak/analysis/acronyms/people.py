"""Initials of people: KB in a "Who" column, behind a name in the list of those present."""

from __future__ import annotations

import re
from collections.abc import Sequence

from plainspeak.analysis.types import Passage

_NAME = re.compile(r"\b[A-Z][a-z'’]+(?:[\s-]+(?:[A-Z]\.\s*)*(?:O['’]|Mc|Mac)?[A-Z][a-z'’]*){1,4}")
_INITIAL = re.compile(r"\b(?:O['’]|Mc|Mac)?[A-Z]")
_WHO = re.compile(
    r"\b(?:who|lead|leads|owner|owners|action by|by whom|initials|responsible|responsibility|"
    r"person|name|assigned|actions?|presenter|speaker)\b",
    re.IGNORECASE,
)
_INITIALS_ONLY = re.compile(r"[\s,/&+]*(?:(?:[A-Z]{2,3}|all|All|ALL|and)[\s,/&+]*)+$")
_PRESENT = re.compile(
    r"\W*(?:present|attendees|attendance|in attendance|apologies|attended|members present|chair|"
    r"minutes|notes|from|cc|participants)\b",
    re.IGNORECASE,
)
_TITLE = re.compile(r"\b(?:Dr|Mr|Mrs|Ms|Miss|Prof|Professor|Sir|Dame|Cllr|Councillor|Rev)\.?\s+$")
_BODY = re.compile(
    r"\b(?:Board|Group|Team|Service|Services|Trust|Council|Network|Centre|Center|Committee|Unit|"
    r"Forum|Partnership|Association|Institute|University|College|Office|Officer|Manager|Director|"
    r"Lead|Care|Health|Research|Society|Agency|Authority|Department|Hospital|Chair|Member)\b"
)
_PERSON = re.compile(r"[A-Z][a-z'’-]+(?:\s[A-Z]\.?)?(?:\s(?:[A-Z]['’]?[A-Za-z'’-]+)){1,2}$")


def name_initials(passages: Sequence[Passage]) -> frozenset[str]:
    """The initials of every two or three capitalised words that stand side by side, in a paper
    that says who was there or who does what."""
    found: set[str] = set()
    if not (who_columns(passages) or any(_PRESENT.match(p.block.text) for p in passages)):
        return frozenset()
    for passage in passages:
        for match in _NAME.finditer(passage.block.text):
            initials = "".join(m.group()[0] for m in _INITIAL.finditer(match.group()))
            for size in (2, 3):
                found.update(initials[i : i + size] for i in range(len(initials) - size + 1))
    return frozenset(found)


def who_columns(passages: Sequence[Passage]) -> frozenset[tuple[int, int]]:
    """The (table, column) pairs whose header says that people stand below it."""
    return frozenset(
        (cell.table, cell.column)
        for p in passages
        if (cell := p.block.cell) is not None
        and (cell.header or cell.row == 0)
        and len(p.block.text) < 40
        and _WHO.search(p.block.text)
    )


def is_who_cell(passage: Passage, columns: frozenset[tuple[int, int]]) -> bool:
    """Whether a table cell holds nothing but initials, in a column for people."""
    cell = passage.block.cell
    return (
        cell is not None
        and (cell.table, cell.column) in columns
        and _INITIALS_ONLY.match(passage.block.text) is not None
    )


def names_a_person(passage: Passage, long_start: int, short: str, long: str) -> bool:
    """Whether a long form is somebody's name: in a list of those present, or with a title."""
    if len(short) > 3 or not short.isupper() or not _PERSON.match(long) or _BODY.search(long):
        return False
    text = passage.block.text
    return bool(_PRESENT.match(text) or _TITLE.search(text[max(0, long_start - 12) : long_start]))
