"""Explanations with a bracket: long form (short), short (long form), short (a plain gloss)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from plainspeak.analysis.acronyms.explanations import Explanation, Kind, in_block, tidy_long
from plainspeak.analysis.acronyms.explanations.alignment import (
    SMALL,
    best_fit,
    clause_before,
    letters_of,
)
from plainspeak.analysis.acronyms.shapes import is_strict_form, looks_short
from plainspeak.analysis.familiarity import familiarity, is_word
from plainspeak.wordclasses import any_of, members

_LONG_SHORT = 6  # letters of an ordinary word that is a short name, and no letters
_SIGN = re.compile(r"[()\[\]]")
_PIECE = re.compile(r"[^;,]+")
_LEAD = re.compile(
    rf"(?:(?:{any_of('leading-to-letters')})[\s:,]+)+",
    re.IGNORECASE,
)
_OR = re.compile(r"\s+(?:or|-|–)\s+|\s+for short\b")
_AND = re.compile(r"\s*([\w&.-]{2,9})\s(?:and|&)\s([\w&.-]{2,9})\s*")
_BEFORE = re.compile(r"[A-Za-z0-9](?:[\w&+./'’-]{0,28}[\w+])?\Z")
_BEFORE_NOUN = re.compile(r"([A-Za-z0-9][\w&-]{0,28}\w)['’]?s?(?:\s+[a-z]+){1,2}\s*\Z")
_GLOSS = re.compile(
    rf"(?:{any_of('openings-of-glosses')})\s+\S",
    re.IGNORECASE,
)
_WHAT_WAS_DONE = re.compile(r"\w+\s+(?:has|have|had|was|were|will)\b", re.IGNORECASE)
"""No gloss: "(this has now been put right)"."""
_BODIES = frozenset(
    name for body in members("bodies") | {"Organization"} for name in (body, body.lower())
)
_MOST_OF_BODY = 8  # words
_ROMAN = re.compile(r"[ivxIVX]{2,4}")
_LOWER = re.compile(r"[^\W\d_][a-z]{2}|[^\x00-\x7f]{2}")
_ELIDED = re.compile(r"^[dl]['’](?=\w)")  # d'Observatoires
_AROUND = " \t\n\"'‘’“”*_,;:."
_CLAUSE_WORDS = 3
_SHORT_WORD = 3
_LONGEST = 400
ENOUGH_BEFORE = 0.52
ENOUGH_LOWER = 0.65  # a short form without a capital
ENOUGH_WORD = 0.95  # … that is a word of its own: (hot)
ENOUGH_ONE_WORD = 0.42  # electroencephalogram (EEG)
ENOUGH_COMMON = 0.9  # … where everybody knows the one word: not criteria (CTR)
_COMMON, _FEW_OF_WORD = 4.2, 2  # Zipf frequency; letters
ENOUGH_NUMBERED = 0.08  # triiodothyronine (T3), 17-beta-estradiol (E2)
_NUMBERED, _LONG_WORD, _RARE = re.compile(r"[A-Z]\d"), 8, 2.8
ENOUGH_BODY = 0.3  # International Association of Food Information Specialists (IAFLD)
_BODY_LETTERS, _BODY_WORDS = 4, 3
ENOUGH_LETTER = 0.95  # progesterone (P)
ENOUGH_AFTER = 0.3
ENOUGH_NAME = 0.65  # letters before a bracket that might be a name: Rif (Rho in filopodia)


def bracketed(text: str) -> Iterator[tuple[int, int]]:
    """The ranges inside matching brackets, innermost first; a stray bracket spoils no other."""
    open_: list[tuple[str, int]] = []
    waiting = {"(": 0, "[": 0}  # how many of each are open
    for match in _SIGN.finditer(text):
        sign = match.group()
        if sign in waiting:
            open_.append((sign, match.end()))
            waiting[sign] += 1
        else:
            partner = "(" if sign == ")" else "["
            while waiting[partner] and open_[-1][0] != partner:
                waiting[open_.pop()[0]] -= 1
            if open_:
                opened, start = open_.pop()
                waiting[opened] -= 1
                if start < match.start() <= start + _LONGEST:
                    yield start, match.start()


def in_brackets(text: str, passage: int, letters_first: bool = True) -> list[Explanation]:
    """Every explanation in this text, of the block number `passage`, that is made with a bracket.

    Without `letters_first` no letters are looked for before a bracket, only inside.
    """
    found: list[Explanation] = []
    for start, end in bracketed(text):
        pairs = _long_then_short(text, passage, start, end)
        if not pairs and letters_first:
            pairs = _short_then_long(text, passage, start, end)
        if not pairs:
            pairs = _both_inside(text, passage, start, end) or _two(text, passage, start, end)
        found.extend(pairs)
    return found


def _long_then_short(text: str, passage: int, start: int, end: int) -> list[Explanation]:
    """Trial steering group (TSG)."""
    if start < 2:
        return []
    apart = text[start - 2].isspace() or text[start - 2] in "\"'”’*_"
    for first, last in _pieces(text, start, end):
        short = text[first:last]
        single = last - first == 1 and last == end and first == start and short.isalpha()
        if not (looks_short(short) or single):
            continue
        if not apart and not (len(short) > 2 and is_strict_form(short)):
            continue
        begin = clause_before(text, start - 1, len(letters_of(short)))
        window = text[begin : start - 1]
        stop = begin + len(window.rstrip(" \t\n\"'’”*_,"))
        if single:
            begin = max(begin, text.rfind(" ", begin, stop) + 1)
        fit = best_fit(short, text[begin:stop])
        if fit is None or fit.score < _wanted(short, text[begin + fit.start : stop]):
            continue
        words = tidy_long(text, begin + fit.start, stop)
        if _plausible(short, text[words[0] : words[1]]):
            return [in_block(passage, text, (first, last), words, Kind.PAIR, fit.score)]
    return []


def _wanted(short: str, long: str) -> float:
    if len(short) == 1:
        return ENOUGH_LETTER
    if _NUMBERED.fullmatch(short) and " " not in long:
        rare = len(long) >= _LONG_WORD and familiarity(long.lower()) < _RARE
        return ENOUGH_NUMBERED if rare else ENOUGH_ONE_WORD
    if not any(c.isupper() for c in short):
        return ENOUGH_WORD if is_word(short) else ENOUGH_LOWER
    if " " not in long:
        common = len(short) > _FEW_OF_WORD and familiarity(long.lower()) >= _COMMON
        return ENOUGH_COMMON if common else ENOUGH_ONE_WORD
    if len(short) >= _BODY_LETTERS and short.isupper() and _is_name(long):
        return ENOUGH_BODY
    return ENOUGH_BEFORE


def _is_name(long: str) -> bool:
    """Whether a long form is a name of three words or more, all but small ones with a capital."""
    words = [w for w in long.split() if w.lower() not in SMALL]
    return len(words) >= _BODY_WORDS and all(_ELIDED.sub("", w)[0].isupper() for w in words)


def _plausible(short: str, long: str) -> bool:
    """A long form is longer than the short one and does not hold it."""
    if len(long) <= len(short) or (len(short) == 1 and not (long.isalpha() and len(long) > 3)):
        return False
    if short in ("I", "A", "a", "s") or _ROMAN.fullmatch(short):
        return False
    if len(short) > _LONG_SHORT and short[1:].islower() and is_word(short):
        return False  # "all who send us text or pictures (Contributors)"
    words = long.lower().split()
    if any(word.lower() in words for word in short.split() if len(word) > _SHORT_WORD):
        return _fits_without_shared(short.split(), long.split())
    return short.lower() not in words and _LOWER.search(long) is not None


def _fits_without_shared(short: list[str], long: list[str]) -> bool:
    """Whether letters stand beside words that both forms have: gamma IFN for gamma interferon. The
    Forum is a short name in words for the Users Forum, which needs no explanation."""
    common = {w.lower() for w in short} & {w.lower() for w in long}
    letters = [w for w in short if w.lower() not in common]
    if not any(is_strict_form(w) or w.isupper() for w in letters):
        return False
    fit = best_fit("".join(letters), " ".join(w for w in long if w.lower() not in common))
    return fit is not None and fit.score >= ENOUGH_BEFORE


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The parts of a bracket that may be a short form, without words that lead in to it."""
    said = 0  # words before this piece: behind a whole clause no short form follows a comma
    for piece in _PIECE.finditer(text, start, end):
        first, last = _strip(text, piece.start(), piece.end())
        if said > _CLAUSE_WORDS and text[piece.start() - 1] == ",":
            return
        said = len(text[first:last].split())
        if first >= last:
            continue
        yield first, last
        lead = _LEAD.match(text, first, last)
        if lead and lead.end() < last:
            yield _strip(text, lead.end(), last)
        cut = _OR.search(text, first, last)
        if cut:
            yield _strip(text, first, cut.start())


def _strip(text: str, start: int, end: int) -> tuple[int, int]:
    """A range without white space and quotation marks at its ends; "a.a." keeps its last dot."""
    while start < end and text[start] in _AROUND:
        start += 1
    while end > start and text[end - 1] in _AROUND:
        if text[end - 1] == "." and text[start + 1 : start + 2] == "." and end - start > 3:
            break
        end -= 1
    return start, end


def _short_then_long(text: str, passage: int, start: int, end: int) -> list[Explanation]:
    """TSG (trial steering group), or what it is in plain words."""
    before = _BEFORE.search(text, max(0, start - 30), len(text[: start - 1].rstrip(" \"'’”*_")))
    first, last = _strip(text, start, end)
    strict = before is not None and is_strict_form(before.group())
    group = 0
    if before is None or not (strict or _may_be_name(before.group())):
        before, group = _BEFORE_NOUN.search(text, max(0, start - 40), start - 1), 1
        if before is None or not is_strict_form(before.group(1)):
            return []
    short, letters = before.group(group), before.span(group)
    for begin in _starts(text, first, last):
        for stop in _stops(text, begin, last):
            long = text[begin:stop]
            if len(long.split()) < 2 and "-" not in long and len(long) < 3 * len(short):
                continue
            fit = best_fit(short, long, from_start=True)
            needed = ENOUGH_AFTER if strict else ENOUGH_NAME
            if fit and fit.start == 0 and fit.score >= needed and _plausible(short, long):
                return [in_block(passage, text, letters, (begin, stop), Kind.PAIR, fit.score)]
    return list(_gloss(text, passage, letters, first, last)) if strict or group else []


def _may_be_name(token: str) -> bool:
    """Whether a token without the shape of letters may be a short form: Rif, Pkc1, Co-Bind."""
    return 3 <= len(token) <= 8 and token[0].isupper()


def _both_inside(text: str, passage: int, start: int, end: int) -> list[Explanation]:
    """… (blood-brain barrier, BBB)."""
    cut = max(text.rfind(",", start, end), text.rfind(";", start, end))
    if cut < 0:
        return []
    first, last = _strip(text, cut + 1, end)
    short = text[first:last]
    if " " in short or not is_strict_form(short):
        return []
    stop = _strip(text, start, cut)[1]
    fit = best_fit(short, text[start:stop])
    if fit is None or fit.score < ENOUGH_BEFORE:
        return []
    words = tidy_long(text, start + fit.start, stop)
    if not _plausible(short, text[words[0] : words[1]]):
        return []
    return [in_block(passage, text, (first, last), words, Kind.PAIR, fit.score)]


def _two(text: str, passage: int, start: int, end: int) -> list[Explanation]:
    """Software Crafts and Design Crafts (SC and DC)."""
    match = _AND.fullmatch(text, start, end)
    if match is None or not (is_strict_form(match[1]) and is_strict_form(match[2])):
        return []
    stop = len(text[: start - 1].rstrip())
    cut = text.rfind(" and ", max(0, stop - _LONGEST), stop)
    found = []
    for group, last in ((1, cut), (2, stop)):
        short = match[group]
        begin = clause_before(text, last, len(letters_of(short))) if cut > 0 else last
        begin = max(begin, cut + len(" and ")) if group == 2 else begin
        fit = best_fit(short, text[begin:last])
        if fit is None or fit.score < ENOUGH_BEFORE:
            return []
        words = tidy_long(text, begin + fit.start, last)
        found.append(in_block(passage, text, match.span(group), words, Kind.PAIR, fit.score))
    return found


def _gloss(
    text: str, passage: int, letters: tuple[int, int], first: int, last: int
) -> Iterator[Explanation]:
    """A few plain words on what the letters mean: HbA1c test (it shows your usual blood sugar), or
    the name of a body in another language: NFDI (German National Research Data Institute)."""
    words = text[first:last].split()
    if len(words) < 3 or _WHAT_WAS_DONE.match(text, first, last):
        return
    if _GLOSS.match(text, first, last) or _is_body(words):
        yield in_block(passage, text, letters, (first, last), Kind.GLOSS)


def _is_body(words: Sequence[str]) -> bool:
    """Whether these words say what kind of body it is, and nothing about it."""
    alone = len(words) <= _MOST_OF_BODY and all(word.replace("-", "").isalpha() for word in words)
    lead = words[0].lower()
    about = lead in SMALL or lead in members("asides-in-brackets") or lead.endswith("ed")
    return alone and not about and words[-1].replace("isation", "ization") in _BODIES


def _starts(text: str, first: int, last: int) -> Iterator[int]:
    yield first
    lead = _LEAD.match(text, first, last)
    if lead and lead.end() < last:
        yield _strip(text, lead.end(), last)[0]
    colon = text.find(": ", first, last)  # German: …
    if colon > first:
        yield _strip(text, colon + 1, last)[0]


def _stops(text: str, first: int, last: int) -> Iterator[int]:
    yield last
    for sign in (";", ",", ":", " or "):
        cut = text.find(sign, first, last)
        if cut > first:
            yield _strip(text, first, cut)[1]
