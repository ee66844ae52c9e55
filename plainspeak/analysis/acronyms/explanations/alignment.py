"""How well the letters of a short form fit the words before (or after) it.

A dynamic programme over pairs of a letter of the short form and a character of the words. Each
letter scores by where it is found (start of a word, straight after the letter before it, deep
inside a word); each word that holds no letter costs something, little for "of" and "and". The
best-scoring chain of letters says where the long form begins. This covers what Schwartz and
Hearst (2003) match, and keeps them from starting in the wrong word.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from plainspeak.wordclasses import members

START = 1.05  # a letter at the start of a word
PART = 0.75  # at the start of a part: after a hyphen, a slash, a change to digits
NEXT = 0.62  # straight after the letter before it, in the same word
DEEP = 0.5  # further inside a word that holds an earlier letter
STRAY = 0.05  # inside a word whose first letter is not used
EX = 0.7  # x of "ex…", as in XML
MISSING = -0.6  # a letter that no word has
TAIL = -0.3  # … if it is a number at the end: IGF1
SKIP = -0.6  # a word that no letter comes from
SKIP_SMALL = -0.15  # "of", "and", "the"
SKIP_TURN = -0.3  # "to", "by", "with": a long form seldom goes on behind them
SKIP_LETTER = -0.1  # "c" of "cytochrome c oxidase"
SKIP_ASIDE = -0.3  # a word in brackets inside the long form
FROM_SMALL = -0.6  # a long form that begins with "by" or "the"

SMALL = members("small-words-of-long-forms")
TURN = members("turns-in-long-forms")
_NUMBERS = {
    "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7",
    "eight": "8", "nine": "9", "ten": "1", "first": "1", "second": "2", "third": "3",
    "fourth": "4", "fifth": "5", "i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5", "to": "2",
}  # fmt: skip
_GREEK = str.maketrans("αβγδεζηθικλμνξοπρστυφχψωµ", "abgdezhtiklmnxoprstufcpom")
_NO_LETTERS = dict.fromkeys(map(ord, "0123456789,.-()[]'"))
_MEASURE = re.compile(r"\d{2,}-|\d['’]-")
_SINGLE = re.compile(r"([A-Za-z])\s")
_TIMES = re.compile(r"([a-z])([23])(?=[a-z])")
_PART = re.compile(r"[A-Za-z]+")
_WORD = re.compile(r"\S+")
_CLAUSE = re.compile(
    r"(?<![A-Z])(?<!\bvs)(?<!\bDr)(?<!\bSt)(?<!\bNo)(?<!\bi\.e)(?<!\be\.g)[.?!;:](?:['\"’”)]*)\s+(?=\S)"
)
_NEXT_IN_ROW = re.compile(r"\),?\s(?:and|or)\s(?=\w+\s)|\),\s(?=[a-z]+\s)")  # A … (A) and B … (B)
_BRACKET = re.compile(r"[()\[\]]")
MOST_WORDS = 24


class Fit(NamedTuple):
    """Where a long form begins in the text that was offered, and how good the fit is (to 1)."""

    start: int
    score: float


class _Place(NamedTuple):
    char: str
    at: int  # offset in the text
    word: int
    kind: int  # 2 start of a word, 1 start of a part, 0 inside
    digit: str  # the number that a word such as "two" or "II" stands for
    small: bool  # in a word such as "of"
    bracketed: bool  # in a word that begins with a bracket


def letters_of(short: str) -> str:
    """The letters and digits of a short form in lower case, a plural s left out."""
    core = short
    if len(core) > 2 and core[-1] == "s" and (core[-2].isupper() or core[-2].isdigit()):
        core = core[:-1]
    core = core.translate(_GREEK)
    return "".join(c for c in core.lower() if c.isalnum() or c == "&")


def best_fit(short: str, text: str, *, from_start: bool = False) -> Fit | None:
    """The best long form for `short` that ends where `text` ends, or None if none fits.

    With `from_start` the long form must begin where the text begins.
    """
    letters = letters_of(short)
    if not 1 <= len(letters) <= 16 or not text:
        return None
    fit = _best_fit(letters, text, from_start)
    many = _TIMES.sub(lambda m: m[1] * int(m[2]), letters)
    if many != letters:  # W3C: World Wide Web Consortium
        other = _best_fit(many, text, from_start)
        if other and (fit is None or other.score > fit.score):
            return other
    return fit


@lru_cache(maxsize=20_000)
def _best_fit(letters: str, text: str, from_start: bool) -> Fit | None:
    places, skips, starts = _places(text)
    if not places or letters[0] not in {p.char for p in places} | {p.digit for p in places}:
        return None
    last_word = len(skips) - 2
    tail = len(letters.rstrip("0123456789i"))
    # best[k] = (score, start) of the chain whose newest letter stands at places[k]
    best: list[tuple[float, int] | None] = [None] * len(places)
    for k, place in enumerate(places):
        if not _same(letters[0], place) or (from_start and place.word):
            continue
        ex = letters[0] == "x" and k > 0 and places[k - 1].kind == 2 and places[k - 1].char == "e"
        if place.kind or ex:
            start = starts[place.word]
            if start >= 0 and not _follows_like(text, start):
                gain = START if place.kind == 2 else EX if ex else PART - 0.25
                if place.small or place.bracketed:
                    gain += FROM_SMALL
                best[k] = (gain, _begin(text, start, place))
    for i, letter in enumerate(letters[1:], 1):
        new: list[tuple[float, int] | None] = [None] * len(places)
        run: tuple[float, int] | None = None
        word, inside = -1, None
        for k, place in enumerate(places):
            if place.word != word:
                if inside is not None:
                    run = _better(run, (inside[0] - skips[word + 1], inside[1]))
                word, inside = place.word, None
            if _same(letter, place):
                choice: tuple[float, int] | None = None
                if run is not None:
                    gain = START if place.kind == 2 else PART if place.kind else STRAY
                    if letter == "x" and place.kind == 0 and places[k - 1].char == "e":
                        gain = EX if places[k - 1].kind else gain
                    choice = (run[0] + skips[word] + gain, run[1])
                if inside is not None:
                    gain = START - 0.1 if place.kind == 1 else DEEP
                    choice = _better(choice, (inside[0] + gain, inside[1]))
                before = best[k - 1] if k else None
                if before is not None and places[k - 1].word == word:
                    gain = NEXT if places[k - 1].at + 1 == place.at else PART
                    choice = _better(choice, (before[0] + gain, before[1]))
                new[k] = choice
            chain = best[k]
            if chain is not None:
                inside = _better(inside, chain)
        for k, chain in enumerate(best):  # the letter may be in none of the words
            if chain is not None:
                cost = TAIL if i >= tail and letter.isalnum() else MISSING
                kept = (chain[0] + cost, chain[1])
                new[k] = _better(new[k], kept)
        best = new
    found: tuple[float, int] | None = None
    for k, chain in enumerate(best):
        if chain is not None:
            cost = skips[last_word + 1] - skips[places[k].word + 1]
            found = _better(found, (chain[0] + cost, chain[1]))
    if found is None:
        return None
    return Fit(found[1], found[0] / len(letters))


def _better(
    one: tuple[float, int] | None, other: tuple[float, int] | None
) -> tuple[float, int] | None:
    if one is None or (other is not None and other > one):
        return other
    return one


def _same(letter: str, place: _Place) -> bool:
    return (
        letter == place.char
        or letter == place.digit
        or (letter == "i" and place.digit == "1" and place.kind > 0)
    )


def _places(text: str) -> tuple[list[_Place], list[float], list[int]]:
    """Characters that may match; running cost of leaving words out; where each word starts
    (-1 where a long form cannot begin: inside a bracket)."""
    places: list[_Place] = []
    skips = [0.0]
    starts: list[int] = []
    words = list(_WORD.finditer(text))[-MOST_WORDS:]
    depth = 0
    for number, match in enumerate(words):
        raw = match.group()
        bare = raw.strip("()[]{}\"'“”‘’,;:.").lower()
        opens, closes = raw.count("("), raw.count(")")
        aside = depth > 0 or opens > closes
        bracketed = raw[0] in "(["
        closed = depth > 0 or opens != closes or (bracketed and raw.rstrip(",;.")[-1:] in ")]")
        starts.append(-1 if closed else match.start())
        depth = max(0, depth + opens - closes)
        small = bare in SMALL or bare in TURN
        digit = _NUMBERS.get(bare, "") or _NUMBERS.get(bare.partition("-")[0], "")
        fresh, kind = True, 2
        before = ""
        for offset, char in enumerate(raw):
            lower = char.translate(_GREEK).lower()
            if char.isalnum() or (char == "&" and len(bare) <= 1):
                if kind == 1 and raw[:offset].translate(_NO_LETTERS) == "":
                    kind = 2
                if fresh and kind == 1:  # B2B: business-to-business
                    part = _PART.match(raw, offset)
                    digit = _NUMBERS.get(part.group().lower(), "") if part else ""
                if not fresh and (char.isdigit() != before.isdigit() or _hump(before, char)):
                    fresh, kind = True, 1
                places.append(
                    _Place(
                        "&" if bare == "&" else lower[:1],
                        match.start() + offset,
                        number,
                        kind if fresh else 0,
                        "&" if bare == "and" else digit if fresh else "",
                        small,
                        bracketed,
                    )
                )
                fresh, before = False, char
            elif places and places[-1].word == number:
                fresh, kind = True, 1
        skips.append(skips[-1] + _skip(bare, aside))
    return places, skips, starts


def _skip(bare: str, aside: bool) -> float:
    if bare in SMALL or not bare:
        return SKIP_SMALL
    if aside:
        return SKIP_ASIDE
    if len(bare) == 1:
        return SKIP_LETTER
    return SKIP_TURN if bare in TURN else SKIP


def _begin(text: str, start: int, place: _Place) -> int:
    """Where the long form begins whose first letter is `place`, in a word that begins at `start`.

    "c-Jun", "beta-amyloid" and "3-methyladenine" are taken whole; of "one/other" only the part
    that holds the letter, and of "60-kilobase" and "5'-untranslated" only the word.
    """
    if place.char == "x" and not place.kind:
        return place.at - 1
    prefix = text[start : place.at]
    start += prefix.rfind("/") + 1
    if _MEASURE.fullmatch(text, start, place.at):
        return place.at
    while start < place.at and text[start] in "\"'“‘*_":
        start += 1
    return start


def _follows_like(text: str, start: int) -> bool:
    """Whether a single letter here stands behind a word that begins with it: cytochrome c."""
    match = _SINGLE.match(text, start)
    if match is None:
        return False
    before = text[:start].rstrip().rpartition(" ")[2]
    return before[:1].lower() == match[1].lower() and len(before) > 1


def _hump(before: str, char: str) -> bool:
    return before.islower() and char.isupper()


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
    for match in _NEXT_IN_ROW.finditer(text, begin, end):
        begin = match.end()
    words = list(re.finditer(r"\S+", text[begin:end]))
    most = min(2 * letters + 4, letters + 7)
    if len(words) > most:
        begin += words[-most].start()
    return begin
