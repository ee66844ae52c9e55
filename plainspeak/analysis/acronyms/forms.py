"""What a set of letters looks like, and what may stand before it."""

from __future__ import annotations

import re

_AROUND = " \t\n\"'‘’“”*_,;:."
_CLAUSE = re.compile(
    r"(?<![A-Z])(?<!\bvs)(?<!\bDr)(?<!\bSt)(?<!\bNo)(?<!\bi\.e)(?<!\be\.g)[.?!;:](?:['\"’”)]*)\s+(?=\S)"
)
_BRACKET = re.compile(r"[()\[\]]")
_ISOTOPE = re.compile(r"\d{1,3}[A-Z][a-z]?")
_STRICT = re.compile(
    r"(?:[A-Z0-9&]+[A-Z&]|[A-Z]\.(?:[A-Z]\.?)+|[A-Z][a-z]{0,2}[A-Z]|[a-z]{1,2}[A-Z]|[A-Z]+\d|\d[A-Z])"
)


def strip_span(text: str, start: int, end: int) -> tuple[int, int]:
    """A range without white space and quotation marks at its ends."""
    while start < end and text[start] in _AROUND:
        start += 1
    while end > start and text[end - 1] in _AROUND:
        end -= 1
    return start, end


def looks_short(text: str) -> bool:
    """Whether this may be a short form where words before it fit: one or two words, a letter."""
    if not 2 <= len(text) <= 14 or not text[0].isalnum():
        return False
    if text.count(" ") > 1 or (" " in text and len(text) > 12):
        return False
    if not any(c.isalpha() for c in text):
        return False
    if _ISOTOPE.fullmatch(text):
        return False
    return not any(sign in text for sign in "=%<>")


def is_strict_form(token: str) -> bool:
    """Whether a token has the shape of letters that stand for something, on its own."""
    return 2 <= len(token) <= 14 and _STRICT.match(token) is not None


def clause_before(text: str, end: int, letters: int) -> int:
    """Where to begin looking for a long form that ends at `end`: its clause, at most so long."""
    low = max(0, end - 40 - 24 * letters)
    begin = opened = low
    for match in _CLAUSE.finditer(text, low, end):
        begin = match.end()
    depth = 0
    for match in _BRACKET.finditer(text, begin, end):  # not out of a bracket that is still open
        depth = depth + 1 if match.group() in "([" else max(0, depth - 1)
        if depth and match.group() in "([":
            opened = match.end() if depth == 1 else opened
    if depth:
        begin = opened
    words = list(re.finditer(r"\S+", text[begin:end]))
    most = min(2 * letters + 4, letters + 7)
    if len(words) > most:
        begin += words[-most].start()
    return begin
