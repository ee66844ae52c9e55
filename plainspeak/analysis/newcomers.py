"""What someone new looks for in an invitation, an agenda or minutes, and what of it is not found.

The list is in `wordlists/patterns/newcomers.csv`; `papers.csv` beside it says in the same signs how
an invitation, an agenda or minutes are told. It follows guidance on planning meetings with members
of the public: plan well, align resources, make meetings enjoyable, feed back.
"""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import PurePath
from typing import NamedTuple

from plainspeak.lexicon import wordlist_folder
from plainspeak.model import BlockKind, Document
from plainspeak.wordclasses import any_of

LONG_MEETING = 120
"""Minutes from which on a meeting needs a break. Our own figure."""

_TITLE_BLOCKS = 6  # in which a paper says what it is
_OPENING = 1_500  # characters in which an invitation invites
_ITEMS = 3  # of an agenda that is plainly one
_MOST = 200_000  # characters that are looked at; such papers are short

_CLOCK = (
    r"\d{1,2}(?:[.:]\d\d)? ?(?:am|pm|a\.m\.|p\.m\.)|\d{1,2}[.:]\d\d\b"
    rf"|(?:{any_of('times-in-words')})(?!\w)"
)
_MONTH = rf"(?:{any_of('months')})\b"
_DAY = any_of("weekdays")
_LIKE_WORDS = any_of("weekdays-like-words")  # "we sat" names no day
_SIGNS = {
    "@date": rf"\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{_MONTH}|\b{_MONTH}\.? \d{{1,2}}\b"
    r"|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|\d{4}-\d\d-\d\d|\d{1,2}/\d{1,2}\b|\btomorrow\b|\btoday\b"
    rf"|\b(?!(?:{_LIKE_WORDS})\b)(?:{_DAY})\b",
    "@time": _CLOCK + r"|\b\d{1,2} ?(?:-|–|to) ?\d{1,2}\b|\bat \d{1,2}\b",
    "@range": rf"(?:{_CLOCK}|\d{{1,2}}) ?(?:-|–|—|to|until|till|and) ?(?:{_CLOCK}|\d{{1,2}}\b)",
    "@postcode": r"\b[a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2}\b",
    "@phone": r"(?:\+\d{1,3}[ (-]{0,2}|\(?0)\d[\d ()-]{7,13}\d|\(?\d{3}\)?[ -]\d{3}[ -]\d{4}"
    r"|\bext(?:ension|n)?\.? ?\d{2,5}\b"
    rf"|\b(?:{any_of('before-phone-numbers')})[a-z ]{{0,20}}:? ?\d{{4,}}",
}
_PERIOD = re.compile(
    r"(\d{1,2})(?:[.:](\d\d))? ?(am|pm|a\.m\.|p\.m\.)? ?(?:-|–|—|to|until|till)"
    r" ?(\d{1,2})(?:[.:](\d\d))? ?(am|pm|a\.m\.|p\.m\.)?"
)
_AGENDA = re.compile(rf"\bagenda\b(?! (?:{any_of('agendas-of-another-kind')})\b)", re.IGNORECASE)
_MINUTES = re.compile(
    r"^\W*(?:\w+ ){0,6}minutes\b(?! \d)|\bnotes of (?:the|our|a) \w*\s?meeting\b", re.IGNORECASE
)


class _Need(NamedTuple):
    papers: frozenset[str]
    looks_for: str
    found_by: re.Pattern[str]


def not_found(document: Document) -> tuple[str, ...]:
    """What a newcomer looks for and does not find, in the order of the list. Empty for a paper that
    is not plainly an invitation, an agenda or minutes."""
    kind = kind_of(document)
    if not kind:
        return ()
    text = " \n".join(" ".join(block.text.split()) for block in document.blocks).lower()[:_MOST]
    return tuple(
        need.looks_for
        for need in _needs()
        if kind in need.papers
        and ("long" not in need.papers or _minutes(text) >= LONG_MEETING)
        and not need.found_by.search(text)
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
    if any(_MINUTES.search(title) for title in titles) and tells["who was there"].search(opening):
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
    return tuple(
        _Need(frozenset(row["paper"].split(" | ")), row["looks_for"], _any(row["words"]))
        for row in _rows("newcomers")
    )


@cache
def _signs_of_papers() -> dict[str, re.Pattern[str]]:
    """What a kind of paper is told by."""
    return {row["told_by"]: _any(row["words"]) for row in _rows("papers")}


def _rows(name: str) -> list[dict[str, str]]:
    path = wordlist_folder() / "patterns" / f"{name}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _any(words: str) -> re.Pattern[str]:
    """Any of the signs of a cell."""
    return re.compile("|".join(map(_pattern, words.split(" | "))))


def _pattern(words: str) -> str:
    """A sign of `_SIGNS`, or words; `*` stands for the rest of a word."""
    if words in _SIGNS:
        return _SIGNS[words]
    found = re.escape(words).replace(r"\*", r"\w*").replace(r"\ ", "[ -]")
    if words[0].isalnum():  # a search can jump to the first letter, and looks behind it then
        found = rf"{found[0]}(?<!\w.){found[1:]}"
    after = r"(?!\w)" if words[-1].isalnum() else ""
    return f"{found}{after}"
