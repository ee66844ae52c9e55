"""What a single line of plain text is: an item of a list, a row of a table, a label, prose."""

from __future__ import annotations

import re
from enum import Enum
from typing import NamedTuple

from plainspeak.readers.fill_in import is_form, label_end

_QUOTE = re.compile(r"[ \t]*(?:>[ \t]?)+")
_BULLET = re.compile(
    r"[ \t]*(?:[•◦▪‣·●○■–—*\-➢➤►✓✔➔➜❖\u2043\u2219\uf0b7\uf0a7\uf0d8\uf0fc]|o(?=[ \t\xa0]))"
    r"[\s\xa0]+(?=\S)|[ \t]*[•◦▪‣●➢➤\uf0b7\uf0a7](?=\S)"
)
_NUMBER = re.compile(
    r"[ \t]*(?:\(?\d{1,3}[.)]|\d{1,2}(?:\.\d{1,2}){1,3}[.)]|\(?[a-zA-Z]\)|\(?[ivx]{1,5}\)"
    r"|[a-z]\.|[ivx]{2,5}\.)[\s\xa0]+(?=\S)"
)
_MAY_BE_NUMBER = re.compile(r"[ \t]*\(?(?:\d|[a-zA-Z][.)]|[ivx]{2,5}[.)])")
_GAP = re.compile(r"\t[ \t]*|[ \t]{3,}")
_MARKS = frozenset(" \t•◦▪‣·●○■–—*-➢➤►✓✔➔➜❖\u2043\u2219\uf0b7\uf0a7\uf0d8\uf0fco(")
_SHORT = 70
_TITLE_WORDS = 12


class LineKind(Enum):
    BLANK = "blank"
    BULLET = "bullet"
    NUMBERED = "numbered"
    ROW = "row"
    LABEL = "label"
    FORM = "form"
    PROSE = "prose"


class PlainLine(NamedTuple):
    """A line; `start` and `end` are the source range of what is read of it."""

    kind: LineKind
    start: int
    end: int
    text: str  # source[start:end]
    marked: int  # where the line begins, its bullet or number included
    indent: int = 0  # columns before what is read
    depth: int = 0  # columns before the bullet or number
    quoted: bool = False


def classify(text: str, start: int) -> PlainLine:
    """What a line is, given its text without the line end and where it starts in the source."""
    body = text.rstrip()
    if not body or body.isspace():
        return PlainLine(LineKind.BLANK, start, start, "", start)
    offset, quoted = 0, False
    if ">" in body[:8]:
        quote = _QUOTE.match(body)
        if quote:
            offset, quoted = quote.end(), True
            if offset == len(body):
                return PlainLine(LineKind.BLANK, start, start, "", start)
    kind = LineKind.PROSE
    first = body[offset]
    marked = start + offset
    marker = None
    if first in _MARKS:
        marker = _BULLET.match(body, offset)
        if marker:
            kind = LineKind.BULLET
    if marker is None and _MAY_BE_NUMBER.match(body, offset):
        marker = _NUMBER.match(body, offset)
        if marker:
            kind = LineKind.NUMBERED
    if marker:
        offset = marker.end()
    indent = len(body) - len(body[offset:].lstrip()) if not marker else offset
    content = max(indent, offset)
    depth = marker.end() - len(marker.group().lstrip()) if marker else content
    read = body[content:]
    if kind is LineKind.PROSE:
        kind = _kind_of(read)
    elif is_form(read):
        kind = LineKind.FORM
    return PlainLine(kind, start + content, start + len(body), read, marked, content, depth, quoted)


def _kind_of(read: str) -> LineKind:
    if is_form(read):
        return LineKind.FORM
    if ("\t" in read or "   " in read) and _GAP.search(read):
        return LineKind.ROW
    if ":" in read[:60] and label_end(read):
        return LineKind.LABEL
    return LineKind.PROSE


def cells(line: PlainLine) -> list[tuple[int, int]]:
    """The source ranges of the columns of a row; empty ones are included."""
    found = []
    begin = 0
    for gap in _GAP.finditer(line.text):
        found.append((line.start + begin, line.start + gap.start()))
        begin = gap.end()
    found.append((line.start + begin, line.end))
    return found


def is_title_like(text: str) -> bool:
    """Whether a line by itself could be a heading: short, and no sentence or label."""
    return (
        len(text) <= _SHORT
        and text.count(" ") < _TITLE_WORDS
        and not text.endswith((".", ",", ";", ":", "!"))
        and (text[:1].isupper() or text[:1].isdigit())
        and any(map(str.isalpha, text))
    )
