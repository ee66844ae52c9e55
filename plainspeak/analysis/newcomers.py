"""What someone new looks for in an invitation, an agenda or minutes, and what of it is not found.

The list is in `wordlists/patterns/newcomers.csv`; `papers.csv` beside it says in the same signs how
an invitation, an agenda or minutes are told. It follows guidance on planning meetings with members
of the public: plan well, align resources, make meetings enjoyable, feed back.
"""

from __future__ import annotations

import csv
import re
from functools import cache
from itertools import takewhile
from pathlib import PurePath
from typing import NamedTuple

from plainspeak.analysis.newcomer_signs import any_sign, classes_in, stands_in, text_of
from plainspeak.lexicon import wordlist_folder
from plainspeak.model import BlockKind, Document
from plainspeak.wordclasses import any_of, members

LONG_MEETING = 120
"""Minutes from which on a meeting needs a break. Our own figure."""

_TITLE_BLOCKS = 6  # in which a paper says what it is
_OPENING = 1_500  # characters in which an invitation invites
_ITEMS = 3  # of an agenda that is plainly one
_ROLL = 12  # blocks in which it says who was at a meeting
_SHORT = 80  # characters of an entry in a list of names
_MOST = 200_000  # characters that are looked at; such papers are short

_NAME = re.compile(r"\b[A-Z][\w'-]*[a-z]\b|\b[A-Z]{2,4}\b")
_INITIALS = re.compile(r"\b([A-Z])[a-z'-]+ ([A-Z])[a-z]+\b")
_PERIOD = re.compile(
    r"(\d{1,2})(?:[.:](\d\d))? ?(am|pm|a\.m\.|p\.m\.)? ?(?:-|–|—|to|until|till)"
    r" ?(\d{1,2})(?:[.:](\d\d))? ?(am|pm|a\.m\.|p\.m\.)?"
)
_AGENDA = re.compile(rf"\bagenda\b(?! (?:{any_of('agendas-of-another-kind')})\b)", re.IGNORECASE)
_MINUTES = re.compile(
    r"^\W*(?:\w+ ){0,6}minutes\b(?! \d| and matters| of the (?:last|previous) )"
    r"|\bnotes (?:of|from) (?:the|our|a) (?:[\w'’-]+ ){0,5}meeting\b",
    re.IGNORECASE,
)


class _Need(NamedTuple):
    papers: frozenset[str]
    looks_for: str
    found_by: tuple[str, ...]
    """The signs that tell it, as they stand in the list."""


def _people(document: Document) -> re.Pattern[str] | None:
    """The names of those who were at a meeting, and their initials."""
    blocks = [block for block in document.blocks if block.text.strip()][:_ROLL]
    texts = [" ".join(block.text[:_OPENING].split()) for block in blocks]
    sign = _signs_of_papers()["who was there"]
    begins = next((n for n, text in enumerate(texts) if sign.search(text.lower())), len(texts))
    roll = texts[begins : begins + 1]
    if roll and len(roll[0]) < _SHORT and ":" not in roll[0][:-1]:  # a heading; the names follow
        behind = texts[begins + 1 :]
        roll = [*takewhile(lambda text: len(text) < _SHORT, behind)] or behind[:1]
    names = {name for text in roll for name in _names(text)}
    if not names:
        return None
    return re.compile(rf"(?<![Tt]he )\b(?:{'|'.join(sorted(map(re.escape, names)))})\b")


def _names(roll: str) -> set[str]:
    found = {name for name in _NAME.findall(roll) if name.lower() not in members("not-people")}
    return found | {"".join(letters) for letters in _INITIALS.findall(roll)}


def not_found(document: Document) -> tuple[str, ...]:
    """What a newcomer looks for and does not find, in the order of the list. Empty for a paper that
    is not plainly an invitation, an agenda or minutes."""
    kind = kind_of(document)
    if not kind:
        return ()
    written = "\n".join(" ".join(block.text.split()) for block in document.blocks)[:_MOST]
    people = _people(document) if kind == "minutes" else None
    text = text_of(written, people, _classes_in_signs())
    return tuple(
        need.looks_for
        for need in _needs()
        if kind in need.papers
        and ("long" not in need.papers or _minutes(text.lower) >= LONG_MEETING)
        and not any(stands_in(text, sign) for sign in need.found_by)
    )


def kind_of(document: Document) -> str:
    """ "agenda", "minutes" or "invitation" for a paper that plainly is one, else ""."""
    blocks = [block for block in document.blocks if block.text.strip() and not block.aside]
    titles = [block.text for block in blocks[:_TITLE_BLOCKS] if len(block.text) < 120]
    titles.append(re.sub(r"[\W_]+", " ", PurePath(document.path or "").stem))
    titles += [b.text for b in blocks if b.kind is BlockKind.HEADING and b.level == 1]
    opening = " ".join(block.text for block in blocks)[:_OPENING].lower()
    tells = _signs_of_papers()
    if tells["a tender"].search(opening):
        return ""
    first = next((t for t in titles if _MINUTES.search(t) or _AGENDA.search(t)), "")
    if _MINUTES.search(first) and tells["who was there"].search(opening):
        return "minutes"
    items = sum(b.kind is BlockKind.LIST_ITEM for b in blocks)
    items += len({b.cell[:2] for b in blocks if b.cell})
    items += sum(b.kind is BlockKind.HEADING for b in blocks[1:])
    headings = [*titles, *(b.text for b in blocks if b.kind is BlockKind.HEADING)]
    if any(_AGENDA.search(title) for title in headings) and items >= _ITEMS:
        return "agenda"
    if tells["words that invite"].search(opening) and tells["what people come to"].search(opening):
        return "invitation"
    return ""


def _minutes(text: str) -> int:
    """How long the meeting is, as far as the first and last time of a day say; 0 where they do not.

    "10am to 3pm" is 300; "10-12" may be anything, and counts as 0.
    """
    longest = 0
    for match in _PERIOD.finditer(text):
        hour, minute, half, to_hour, to_minute, to_half = match.groups()
        if not (half or to_half or (minute and to_minute)):
            continue
        begin = _of_day(hour, minute, half or "")
        end = _of_day(to_hour, to_minute, to_half or "")
        while end <= begin:
            end += 12 * 60
        longest = max(longest, (end - begin) if end - begin <= 10 * 60 else 0)
    return longest


def _of_day(hour: str, minute: str | None, half: str) -> int:
    number = int(hour) % 12 if half else int(hour)
    return (number + 12 * half.startswith("p")) * 60 + int(minute or 0)


@cache
def _needs() -> tuple[_Need, ...]:
    """Lines of the list that look for the same in the same papers are one need."""
    needs: dict[tuple[str, str], list[str]] = {}
    for row in _rows("newcomers"):
        found_by = needs.setdefault((row["paper"], row["looks_for"]), [])
        found_by += row["words"].split(" | ")
    return tuple(
        _Need(frozenset(paper.split(" | ")), looks_for, tuple(found_by))
        for (paper, looks_for), found_by in needs.items()
    )


@cache
def _classes_in_signs() -> frozenset[str]:
    return classes_in(sign for need in _needs() for sign in need.found_by)


@cache
def _signs_of_papers() -> dict[str, re.Pattern[str]]:
    """What a kind of paper is told by."""
    return {row["told_by"]: any_sign(row["words"].split(" | ")) for row in _rows("papers")}


def _rows(name: str) -> list[dict[str, str]]:
    path = wordlist_folder() / "patterns" / f"{name}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
