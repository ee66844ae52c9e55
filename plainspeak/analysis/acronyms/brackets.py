"""Explanations with a bracket: long form (short), short (long form), short (a plain gloss)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plainspeak.analysis.acronyms.alignment import best_fit, letters_of
from plainspeak.analysis.acronyms.capitals import is_word
from plainspeak.analysis.acronyms.explanation import Explanation, Kind, tidy_long
from plainspeak.analysis.acronyms.forms import (
    clause_before,
    is_strict_form,
    looks_short,
    strip_span,
)

_SIGN = re.compile(r"[()\[\]]")
_PIECE = re.compile(r"[^;,]+")
_LEAD = re.compile(
    r"(?:(?:or|and|also|hence|hereafter|hereinafter|henceforth|herein|thereafter|then|now|often|usually|"
    r"commonly|sometimes|known|called|termed|named|designated|denoted|referred|to|as|abbreviated|"
    r"abbreviation|abbrev\.?|abbr\.?|shortened|short|for|from|here|on|simply|just|the|an?|aka|"
    r"a\.k\.a\.|i\.e\.|e\.g\.|acronym|symbol|in|this|which|is|we|call|it|later|below|our)[\s:,]+)+",
    re.IGNORECASE,
)
_OR = re.compile(r"\s+(?:or|-|–)\s+")
_BEFORE = re.compile(r"[A-Za-z0-9](?:[\w&+./'’-]*[\w+])?\Z")
_BEFORE_NOUN = re.compile(r"([A-Za-z0-9][\w&-]*\w)['’]?s?(?:\s+[a-z]+){1,2}\s*\Z")
_GLOSS = re.compile(
    r"(?:an?|the|which|that|it|this|these|they|our|your|how|when|where|what|someone|people|"
    r"who)\s+\S",
    re.IGNORECASE,
)
_LOWER = re.compile(r"[^\W\d_][a-z]{2}|[^\x00-\x7f]{2}")
_CLAUSE_WORDS = 3
_SHORT_WORD = 3
_LONGEST = 400
ENOUGH_BEFORE = 0.52
ENOUGH_LOWER = 0.6  # a short form without a capital
ENOUGH_WORD = 0.95  # … that is a word of its own: (hot)
ENOUGH_ONE_WORD = 0.35  # electroencephalogram (EEG)
ENOUGH_AFTER = 0.42


def bracketed(text: str) -> Iterator[tuple[int, int]]:
    """The ranges inside matching brackets, innermost first; a stray bracket spoils no other."""
    open_: list[tuple[str, int]] = []
    for match in _SIGN.finditer(text):
        sign = match.group()
        if sign in "([":
            open_.append((sign, match.end()))
        else:
            partner = "(" if sign == ")" else "["
            while open_ and open_[-1][0] != partner:
                open_.pop()
            if open_:
                start = open_.pop()[1]
                if start < match.start() <= start + _LONGEST:
                    yield start, match.start()


def in_brackets(text: str, letters_first: bool = True) -> list[Explanation]:
    """Every explanation in this text that is made with a bracket.

    Without `letters_first` no letters are looked for before a bracket, only inside.
    """
    found: list[Explanation] = []
    for start, end in bracketed(text):
        pairs = _long_then_short(text, start, end)
        if not pairs and letters_first:
            pairs = _short_then_long(text, start, end)
        found.extend(pairs)
    return found


def _long_then_short(text: str, start: int, end: int) -> list[Explanation]:
    if start < 2 or not (text[start - 2].isspace() or text[start - 2] in "\"'”’*_"):
        return []
    for first, last in _pieces(text, start, end):
        short = text[first:last]
        if not looks_short(short):
            continue
        begin = clause_before(text, start - 1, len(letters_of(short)))
        window = text[begin : start - 1]
        stop = begin + len(window.rstrip(" \t\n\"'’”*_,"))
        fit = best_fit(short, text[begin:stop])
        if fit is None or fit.score < _wanted(short, text[begin + fit.start : stop]):
            continue
        long_start = begin + fit.start
        long_start, long_end = tidy_long(text, long_start, stop)
        if not _plausible(short, text[long_start:long_end]):
            continue
        return [
            Explanation(
                short,
                text[long_start:long_end],
                first,
                last,
                long_start,
                long_end,
                Kind.PAIR,
                fit.score,
            )
        ]
    return []


def _wanted(short: str, long: str) -> float:
    if not any(c.isupper() for c in short):
        return ENOUGH_WORD if is_word(short) else ENOUGH_LOWER
    if " " not in long:
        return ENOUGH_ONE_WORD
    return ENOUGH_BEFORE


def _plausible(short: str, long: str) -> bool:
    """A long form is longer than the short one, does not hold it, and has more than one letter."""
    if len(long) <= len(short) or len(letters_of(short)) < 2:
        return False
    words = long.lower().split()
    # "The Hill Street Users Forum ("the Forum")" is a short name in words.
    repeated = any(word in words for word in short.lower().split() if len(word) > _SHORT_WORD)
    return not repeated and short.lower() not in words and _LOWER.search(long) is not None


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The parts of a bracket that may be a short form, without words that lead in to it."""
    said = 0  # words before this piece: behind a whole clause no short form follows a comma
    for piece in _PIECE.finditer(text, start, end):
        first, last = strip_span(text, piece.start(), piece.end())
        if said > _CLAUSE_WORDS and text[piece.start() - 1] == ",":
            return
        said = len(text[first:last].split())
        if first >= last:
            continue
        yield first, last
        lead = _LEAD.match(text, first, last)
        if lead and lead.end() < last:
            yield strip_span(text, lead.end(), last)
        cut = _OR.search(text, first, last)
        if cut:
            yield strip_span(text, first, cut.start())


def _short_then_long(text: str, start: int, end: int) -> list[Explanation]:
    before = _BEFORE.search(text, max(0, start - 30), len(text[: start - 1].rstrip(" \"'’”*_")))
    first, last = strip_span(text, start, end)
    if before is None or not is_strict_form(before.group()):
        before = _BEFORE_NOUN.search(text, max(0, start - 40), start - 1)
        if before is None or not is_strict_form(before.group(1)):
            return []
        return list(_gloss(text, before.group(1), before.start(1), first, last))
    short = before.group()
    for begin in _starts(text, first, last):
        for stop in _stops(text, begin, last):
            long = text[begin:stop]
            if len(long.split()) < 2 and "-" not in long and len(long) < 3 * len(short):
                continue
            fit = best_fit(short, long, from_start=True)
            if fit and fit.start == 0 and fit.score >= ENOUGH_AFTER and _plausible(short, long):
                return [
                    Explanation(
                        short, long, before.start(), before.end(), begin, stop, Kind.PAIR, fit.score
                    )
                ]
    return list(_gloss(text, short, before.start(), first, last))


def _gloss(text: str, short: str, at: int, first: int, last: int) -> Iterator[Explanation]:
    """A few plain words on what the letters mean: HbA1c test (it shows your usual blood sugar)."""
    if len(text[first:last].split()) >= 3 and _GLOSS.match(text, first, last):
        yield Explanation(
            short, text[first:last], at, at + len(short), first, last, Kind.GLOSS, 0.0
        )


def _starts(text: str, first: int, last: int) -> Iterator[int]:
    yield first
    lead = _LEAD.match(text, first, last)
    if lead and lead.end() < last:
        yield strip_span(text, lead.end(), last)[0]


def _stops(text: str, first: int, last: int) -> Iterator[int]:
    yield last
    for sign in (";", ",", ":", " or "):
        cut = text.find(sign, first, last)
        if cut > first:
            yield strip_span(text, first, cut)[1]
