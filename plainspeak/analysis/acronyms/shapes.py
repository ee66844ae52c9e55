"""Which tokens of a text have the shape of letters that stand for something."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from plainspeak.analysis.familiarity import is_word
from plainspeak.wordclasses import any_of, members

_CORE = re.compile(
    r"[A-Z](?:(?<=[A-Za-z0-9&].)|\.[A-Za-z]|-?[0-9]|(?<=[0-9]-.)|(?<=i-F)|(?<=h\.D))"
)
"""A capital and a sign beside it that every candidate holds; the cheap test that skips most text.
It begins with the capital, which the search for it can jump to."""

_DOTTED_RUN = re.compile(
    r"[A-Z](?<![\w.’'].)\.(?:[ ]?&[ ]?|[ ])?(?:[A-Z0]\.(?:[ ]?&[ ]?|[ ])?){0,6}"
    r"(?:[A-Z0]\.(?!\w)|(?<=[.&])[A-Z](?![\w.’']))"
    r"|[a-z](?<![\w.].)\. ?& ?[a-z]\."
)
"""R.F.O., P. P.C., N.C.A.P.& T.C., p. & t.; a nought may be an O that was read wrongly."""
_CAPITAL_STOP = re.compile(r"\.(?<=[A-Z].)")
"""Every match of `_DOTTED_RUN` holds it or "&"."""
_SECTION = re.compile(r"[Ss](?<![\w.].)(?:\.[ ]?\d{1,3}|\d{2,3})[A-Z]?(?![\w.]\w|\w)")
_STROKED = re.compile(r"[A-Za-z](?<![\w.,/£$€’'-].)/[A-Za-z](?![\w/’'-]|\.\w)")
"""r/o, S/S, w/d: a letter of each of two words."""
_INITIALS = 3  # letters that may be those of a person where each stands alone: J. R. R.
_EDGES = ".,:;!?()[]\"'‘’“”*_"
_CHUNK_SIGNS = frozenset(' \t\n\r\u00a0\u2009()[]{}<>"“”‘;,|—–…☐☑•')
_LONGEST_CHUNK = 60
_NOT_TEXT = re.compile(rf"@|://|www\.|_|\\|\.(?:{any_of('web-endings', 'file-endings')})\b")
_STROKE = re.compile(r"[^/]+")
_WHOLE = members("letters-with-strokes")
_POSSESSIVE = re.compile(r"(?:['’](?:s|S|d|ed|ing|ll|re))$|(?<=s)['’]$|['’]$")
_DOTTED = re.compile(r"[A-Z][a-z]?(?:\.[A-Z][a-z]?)+\.?$|Ph\.?D\.?$|[A-Z]\.[A-Z][a-z]{1,2}\.?$")
_CAPITALS = re.compile(r"[A-Z]{2,9}s?$|[A-Z]{1,3}&[A-Z]{1,3}s?$")
_MIXED = re.compile(r"(?=[a-zA-Z]*[A-Z][a-zA-Z]*[A-Z])[A-Za-z]{3,12}$")
_NUMBERED = re.compile(
    r"(?:[A-Z]{2,5}[1-9][0-9]?[A-Z]?|[A-Z]{1,2}[0-9][A-Z][A-Z0-9]?|[A-Z][0-9][A-Z]{1,4}|"
    r"[A-Z][a-z][A-Z][0-9]{0,2}[a-z]?|[A-Z]{1,3}[a-z][A-Z][0-9][a-z]?|IPv[0-9])s?$"
)
_NAME_ENDING = re.compile(r"[A-Z][a-z]+(?:JS|OS|DB|QL)$")  # NodeJS, CentOS
_TWO_CAPITALS = re.compile(r"[A-Z]{2}[a-z]{2,}$")
_NAME_PREFIX = re.compile(rf"(?:{any_of('name-prefixes')})[A-Z][a-z]")
_HUMPS = re.compile(r"(?:[A-Z][a-z]){2,}$|[A-Z]+[a-z]{3,}$")  # PaSoRi, DALnet
_LOWER_WORD = re.compile(r"[a-z]{2,}$")
_TITLE_WORD = re.compile(r"[A-Z][a-z]+s?$")
_LONE_LETTER = re.compile(r"[A-Z]-[A-Z]{2,}$")  # X-MP: a product
_SIZE = re.compile(r"\d+(GB|TB|MB|MHz|GHz)$")
_PERIOD = re.compile(r"(?:FY|Q|H|Wk|Yr)\d{1,2}$")  # of the money year
_MORE = re.compile(r"(?<=[A-Z]{2})\+\d{1,2}(?:\.\d+)?%?$")  # CPI+1: a rise
_SHOUTED = 5  # letters of a part that is more likely a word
_SMALL_NUMBER = re.compile(r"\d{1,2}$|[0-9][A-Z]?$|[IVX]{1,3}$")
_ISOTOPE = re.compile(r"\d{1,3}[A-Z][a-z]?")
_STRICT = re.compile(
    r"(?:[A-Z0-9&]+[A-Z&]|[A-Z]\.(?:[A-Z]\.?)+|[A-Z][a-z]{0,2}[A-Z]|[a-z]{1,2}[A-Z]|[A-Z]+\d|\d[A-Z])"
)


class Candidate(NamedTuple):
    """A token at text[start:end] that may stand for something; `form` is how to show it."""

    start: int
    end: int
    form: str


def may_hold_letters(text: str) -> bool:
    """Whether a text can hold any candidate: the cheap test."""
    return _CORE.search(text) is not None


def candidates(text: str, listed: frozenset[str] = frozenset()) -> Iterator[Candidate]:
    """Every candidate in a text, from left to right. `listed` are forms that are letters though
    their shape does not show it: "o/s", "LeDeR"."""
    taken = iter([*_apart(_special(text, listed)), Candidate(len(text) + 1, len(text) + 1, "")])
    waiting = next(taken)
    done = 0
    for hit in _CORE.finditer(text):
        if hit.start() < done:
            continue
        start, end = _chunk(text, hit.start(), done)
        done = end
        while waiting.end <= start:
            if waiting.form:
                yield waiting
            waiting = next(taken)
        chunk = text[start:end]
        if end - start > _LONGEST_CHUNK or _NOT_TEXT.search(chunk):
            continue
        for first, last, form in _forms(chunk):
            if start + last <= waiting.start:
                yield Candidate(start + first, start + last, form)
            elif start + first >= waiting.end:
                yield waiting
                waiting = next(taken)
                yield Candidate(start + first, start + last, form)
    while waiting.form:
        yield waiting
        waiting = next(taken)


def _apart(found: Iterable[Candidate]) -> Iterator[Candidate]:
    """Of candidates that overlap the one that begins first, and the longest of those."""
    end = 0
    for candidate in sorted(found, key=lambda c: (c.start, -c.end)):
        if candidate.start >= end:
            yield candidate
            end = candidate.end


def _special(text: str, listed: frozenset[str]) -> Iterator[Candidate]:
    """Dotted letters, sections of laws, and listed forms; none inside another."""
    if _CAPITAL_STOP.search(text) or "&" in text:
        for match in _DOTTED_RUN.finditer(text):
            form = " ".join(match.group().split())
            if _is_dotted(form):
                yield Candidate(*match.span(), form)
    for match in _SECTION.finditer(text):
        yield Candidate(*match.span(), match.group())
    if "/" in text:
        for match in _STROKED.finditer(text):
            if not (_is_choice(match.group()) or _are_two_people(text, match)):
                yield Candidate(*match.span(), match.group())
    for chunk in listed.intersection([c.strip(_EDGES) for c in text.split()]) if listed else ():
        pattern = rf"(?<![\w/.-]){re.escape(chunk)}(?![\w/-])"
        for match in re.finditer(pattern, text):
            yield Candidate(*match.span(), chunk)


def _is_choice(form: str) -> bool:
    """Whether a stroke stands between two of a row, A/B and x/y, or the whole is known: m/s."""
    first, last = form[0].lower(), form[-1].lower()
    return abs(ord(first) - ord(last)) == 1 or form.lower() in members("strokes-people-know")


def _are_two_people(text: str, match: re.Match[str]) -> bool:
    """Whether two different capitals begin a line: who does what is on it, "D/J  the board"."""
    form, start = match.group(), match.start()
    begins = not text[text.rfind("\n", 0, start) + 1 : start].strip(" *_-")
    return begins and form.isupper() and form[0] != form[-1]


def _is_dotted(form: str) -> bool:
    """Whether dotted letters may be more than a person's initials or a unit: P. P.C., not J. R."""
    if form in members("dotted-units") or form.rstrip(".") + "." in members("dotted-units"):
        return False
    letters = sum(c.isalnum() for c in form)
    joined = re.search(r"\.\w", form) is not None
    return joined or letters > _INITIALS or "&" in form


def _chunk(text: str, at: int, low: int) -> tuple[int, int]:
    """The stretch without spaces and brackets around a position."""
    start = at
    while start > low and text[start - 1] not in _CHUNK_SIGNS:
        start -= 1
    end, length = at + 1, len(text)
    while end < length and text[end] not in _CHUNK_SIGNS:
        end += 1
    return start, end


@lru_cache(maxsize=50_000)
def _forms(chunk: str) -> tuple[tuple[int, int, str], ...]:
    """The candidates in a chunk such as "EDI/PPIE", "ICB's," or "non-NHS"."""
    found: list[tuple[int, int, str]] = []
    bare = chunk.strip(".,:;!?'’*_")
    if bare in _WHOLE:
        first = chunk.index(bare)
        return ((first, first + len(bare), bare),)
    for match in _STROKE.finditer(chunk):
        part = _part(match.group())
        if part is not None:
            first, last, form = part
            found.append((match.start() + first, match.start() + last, form))
    if "/" in chunk and found and re.search(r"\d/\d|//", chunk):
        return ()  # a date or a reference
    return tuple(found)


def _part(token: str) -> tuple[int, int, str] | None:
    first, last = 0, len(token)
    while first < last and not token[first].isalnum():
        first += 1
    while last > first and not token[last - 1].isalnum() and token[last - 1] not in "'’.+":
        last -= 1
    core = token[first:last]
    dotted = core.rstrip("'’+,")
    if _DOTTED.match(dotted) and len(dotted) <= 8:
        return first, first + len(dotted), dotted
    core = _MORE.sub("", core.rstrip(".+"))
    size = _SIZE.match(core)
    if size:
        return first + size.start(1), first + size.end(1), size[1]
    core = _POSSESSIVE.sub("", core)
    core = core.rstrip(".'’")
    if "." in core or not core:
        return None
    if "-" in core:
        return _hyphened(core, first)
    return (first, first + len(core), core) if is_form(core) else None


def _hyphened(core: str, first: int) -> tuple[int, int, str] | None:
    """CD-ROM and COVID-19 whole; of ICB-led, non-NHS and pre-CCG the letters alone."""
    if core in members("everyday-letters"):
        return first, first + len(core), core
    parts = core.split("-")
    begin, end = 0, len(parts)
    while begin < end and not _is_letters(parts[begin]) and not parts[begin].isdigit():
        if not (_LOWER_WORD.match(parts[begin]) or _TITLE_WORD.match(parts[begin])):
            return None
        begin += 1
    while (
        end > begin and not _is_letters(parts[end - 1]) and not _SMALL_NUMBER.match(parts[end - 1])
    ):
        known_word = _LOWER_WORD.match(parts[end - 1]) or _TITLE_WORD.match(parts[end - 1])
        if not known_word and parts[end - 1].isdigit() and end - begin == 2:
            return None  # GB-031: a reference
        end -= 1
    kept = parts[begin:end]
    if not kept or not any(_is_letters(p) for p in kept):
        return None
    if any(len(p) > 2 and p.isdigit() for p in kept) or (kept[-1].startswith("0")):
        return None
    if len(kept) > 1 and any(_LOWER_WORD.match(p) or _TITLE_WORD.match(p) for p in kept):
        kept = kept[:1] if _is_letters(kept[0]) else kept[-1:]
        begin = begin if _is_letters(parts[begin]) else end - 1
        if not _is_letters(kept[0]):
            return None
    if kept[0].isdigit() and not (len(kept) == 2 and kept[1].isupper() and len(kept[0]) == 1):
        return None
    if _LONE_LETTER.match("-".join(kept)):
        return None
    if len(kept) > 1 and all(p.isupper() and (len(p) >= _SHOUTED or is_word(p)) for p in kept):
        return None  # GARDEN-GUEST, NON-MATERIAL: words in capitals
    offset = first + sum(len(p) + 1 for p in parts[:begin])
    form = "-".join(kept)
    if len(kept) == 1 and not is_form(form):
        return None
    return offset, offset + len(form), form


def _is_letters(part: str) -> bool:
    return is_form(part) or (len(part) == 1 and part.isupper()) or part == "5D" or part == "5L"


@lru_cache(maxsize=50_000)
def is_form(core: str) -> bool:
    """Whether a token without signs around it has the shape of letters that stand for something."""
    if core in members("everyday-letters"):
        return True
    if core in members("brands") or not core.isascii():
        return False
    if _CAPITALS.match(core):
        return True
    if any(c.isdigit() for c in core):
        return not _PERIOD.match(core) and _NUMBERED.match(core) is not None
    if not _MIXED.match(core) or _NAME_PREFIX.match(core) or _NAME_ENDING.match(core):
        return False
    if _TWO_CAPITALS.match(core) and is_word(core):
        return False  # a slip: WIll
    if core[-1] == "s" and core[-2].isupper():
        core = core[:-1]  # DoIs
    if _HUMPS.match(core):
        return False
    capitals = sum(c.isupper() for c in core)
    lowers = len(core) - capitals - (core[-1] == "s")
    if core[0].islower():  # eGFR, mRNA; not iPhone
        head = len(core) - len(core.lstrip("abcdefghijklmnopqrstuvwxyz"))
        return head <= 2 and capitals >= 2 and capitals >= lowers - head
    return capitals >= lowers or core[-2:].isupper()  # OpenVPN


@lru_cache(maxsize=50_000)
def key_of(form: str) -> str:
    """What is the same for all forms of one set of letters: FoI, FOI, F.O.I., FOIs."""
    core = _POSSESSIVE.sub("", form.strip("\"'’‘“”*_ "))
    if "." in core:
        core = "".join(core.replace(".", "").split())
        if core[:1].isalpha() and core.replace("0", "").isalpha() and "0" in core:
            core = core.replace("0", "O")
    if len(core) > 2 and core[-1] == "s" and (core[-2].isupper() or core[-2].isdigit()):
        core = core[:-1]
    return core.casefold()


def looks_short(text: str) -> bool:
    """Whether this may be a short form where words before it fit: one or two words, a letter."""
    if not 2 <= len(text) <= 14 or not text[0].isalnum():
        return False
    spaces = text.count(" ")
    if spaces > 2 or (spaces and len(text) > 13) or (spaces == 2 and text.islower()):
        return False
    if not any(c.isalpha() for c in text):
        return False
    if _ISOTOPE.fullmatch(text):
        return False
    return not any(sign in text for sign in "=%<>")


def is_strict_form(token: str) -> bool:
    """Whether a token has the shape of letters that stand for something, on its own."""
    return 2 <= len(token) <= 14 and _STRICT.match(token) is not None
