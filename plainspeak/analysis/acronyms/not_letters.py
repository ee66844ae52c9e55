"""What only looks like letters where it stands: units, codes, people, numerals, shouted words."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable

from plainspeak.analysis.acronyms.person_names import has_title
from plainspeak.analysis.acronyms.shapes import Candidate
from plainspeak.analysis.familiarity import familiarity, is_unknown, is_word
from plainspeak.analysis.types import Passage, ProtectedKind
from plainspeak.model import Span
from plainspeak.wordclasses import any_of, capitals, members

_ROMAN = re.compile(r"(?=[IVXLCDM])M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})$")
_NUMBERED_THING = re.compile(rf"\b(?:{any_of('before-roman-numerals')})\s+$", re.IGNORECASE)
_DRIP = re.compile(rf"[\s-]+(?:{any_of('things-given-by-drip')})\b")
_NUMBER_BEFORE = re.compile(r"[\d½¼¾][\s\u00a0-]?$")
_DATES = members("months") | members("weekdays")
_TIME = members("times-of-day")
_CODE_BEFORE = re.compile(
    rf"(?:\bno\.|\b(?-i:No)|\b(?:{any_of('before-codes')}))\.?:?\s*#?$",
    re.IGNORECASE,
)
_LONG_NUMBER_AFTER = re.compile(r"[\s:#-]{1,3}\d{5,}")
_DIGIT = re.compile(r"\d")
_POSTCODE = re.compile(r"\b(?:GIR 0AA|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2})\b")
_STATE_ZIP = re.compile(r", ([A-Z]{2})(?= \d{5}\b)")
_COUNTY = re.compile(r", (CO)\.(?= [A-Z])")
_ADDRESS_STATE = re.compile(r", (?<=[a-z], )([A-Z]{2})\b")
_NAME_BEFORE = re.compile(
    rf"(?:\b(?:{any_of('honorifics')})\.?\s+(?:[A-Z]\.?\s*){{0,3}}"
    r"[A-Z][\w'’-]+|\b(?:(?:[A-Z]\.\s?){1,3}|[A-Z] [A-Z] )[A-Z][\w'’-]+"
    r"|\b[A-Z][a-z'’-]+\s(?:[A-Z]\.?\s){0,3}[A-Z][\w'’-]+),?\s+\(?$"
)
_SHIP_NAME = re.compile(r"\s[\"'“‘*_]*[A-Z][a-z]")
_SHOP_AFTER = re.compile(rf"(?:['’]s)?\s+(?:{any_of('shop-words')})\b")
_AUTHORS_BEFORE = re.compile(
    r"\W*(?:\d{1,3}[.)\]]?\s+)?(?:[A-Z][\w'’-]+\s[A-Z]{1,3},\s*)*(?:and\s|&\s)?[A-Z][\w'’-]+\s$"
)
_AUTHORS_AFTER = re.compile(
    r"(?:,\s(?:[A-Z][\w'’-]+\s[A-Z]{1,3}\b|et al|&|and\s)|,?\set al|\.\s+\S)"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_LONGEST_AUTHORS = 300  # characters
_SURNAME = re.compile(r"\s*((?:O['’]|Mc|Mac)?[A-Z][a-z'’-]+|[A-Z]{4,}\b)")
_LAST_WORD_ALONE = re.compile(r"\b[A-Z][\w'’-]+$")
_EVERYDAY = 5.8  # Zipf frequency of words that nobody takes for a place
_LAST_WORD = re.compile(r"(\w+)\.?\s+$")
_MOST_INITIALS = 3  # dotted letters that may stand before a surname
_FEWEST = 2
_COMMON = 4.0  # Zipf frequency of a word that is more likely a word than a surname
_NUMBER_AFTER = re.compile(r"[\s\u00a0]?\d")
_COLOUR = re.compile(r"(?=[A-F]*\d)[\dA-F]{6}|([A-F])\1{5}")  # of a web page
_ACCOUNT = re.compile(r"\b[A-Z]{2}\d\d\s?[A-Z]{4}\s?\d{4}")  # at a bank: NL78 RABO 0342 …
_HONOURS = re.compile(r" ?\(Hons\.?\)", re.IGNORECASE)
_CODE_AFTER = re.compile(r"[/-]\d")
_NUMBERED_BEFORE, _NUMBERED_AFTER = re.compile(r"\d{2,}/$"), re.compile(r"/\d{2,}(?:/|\b)")
_SIZE_AFTER = re.compile(r",? \(?\d+(?:\.\d+)? ?[KM]B\b")  # of a file
_SUBJECT = members("signs-of-subjects")  # before the subject of a letter passed on
_FIRM_AFTER = re.compile(rf"\.?,?\s(?:{any_of('firm-endings')}|& (?:Co|Sons?))\b")
_BUSINESS_AFTER = re.compile(
    rf"\s(?:{any_of('business-words')})(?=\s+(?:Ltd|x\s?\d|[-–—]?\s*£)|\s*$)"
)
_LICENCE = re.compile(r"\blicen[cs]e|-\d", re.IGNORECASE)
_LICENCE_NEAR = 40  # characters
_SHORTEST_PROJECT = 5  # letters
_PROJECT_AFTER = re.compile(rf"[\s-](?:{any_of('projects')}):\s", re.IGNORECASE)
DOTTED_KNOWN = members("dotted-letters")
_WORD = re.compile(r"[^\W\d_]{2,}")
_CAPITALS_BEFORE = re.compile(r"(?:[A-Z&]+[ \n]+)*\Z")
_CAPITALS_AFTER = re.compile(r"(?:[ \n]+[A-Z&]+(?![a-z]))*")


def blocked_spans(text: str) -> list[Span]:
    """Ranges of postcodes, bank accounts and places in addresses, in which no letters stand for
    anything."""
    numbered = (_POSTCODE, _ACCOUNT) if _DIGIT.search(text) else ()
    return [
        *(Span(*m.span()) for pattern in numbered for m in pattern.finditer(text)),
        *(
            Span(*m.span(1))
            for p in (_STATE_ZIP, _COUNTY, _ADDRESS_STATE)
            for m in p.finditer(text)
            if p is not _ADDRESS_STATE
            or (m[1] in members("states-us") and _is_place(text[: m.start()]))
        ),
    ]


def _is_place(before: str) -> bool:
    """Whether the last word may name a town: Providence, RI; not "last was Good, RI"."""
    word = _LAST_WORD_ALONE.search(before)
    return word is not None and familiarity(word.group().lower()) < _EVERYDAY


def is_time(form: str) -> bool:
    """Whether these letters are written behind the time of day: 5 PM."""
    return form in _TIME


def is_date(form: str) -> bool:
    """Whether these letters are a day or a month in capitals: SEPT, WED."""
    return form.isupper() and form.lower() in _DATES


def is_section(form: str) -> bool:
    """Whether this is a section of a law: S.137, s106."""
    return form[:1] in "Ss" and form[1:2] in ". 0123456789" and form[-1:].isalnum()


def is_something_else(text: str, candidate: Candidate, listed: bool = False) -> bool:
    """Whether the setting says that these letters stand for nothing. `listed`: our list knows
    the letters, so that more is needed to leave them out."""
    start, end, form = candidate
    before = text[max(0, start - 60) : start]
    if start and text[start - 1] in "{<`$#@\\":
        return True
    if form.replace(".", "") in _TIME and _NUMBER_BEFORE.search(before):
        return True
    if len(form) <= _MOST_INITIALS and form.isalpha() and has_title(text, start):
        return True  # Cllr AO
    if form in members("units") or (
        form in members("units-after-numbers") and _NUMBER_BEFORE.search(before)
    ):
        return True
    near_number = _NUMBER_BEFORE.search(before) or _NUMBER_AFTER.match(text, end)
    if is_date(form) and (near_number or not listed):
        return True
    if form in members("currencies") and near_number:
        return True
    if _NUMBERED_BEFORE.search(before) and _NUMBERED_AFTER.match(text, end):
        return True  # 108266/FUL/22
    if is_section(form) and _CODE_AFTER.match(text, end):
        return True  # application S.17/0510/CPE
    if not listed and _COLOUR.fullmatch(form):
        return True
    if not listed and _SIZE_AFTER.match(text, end):
        return True  # Download the plan: ODT, 11KB
    if form in _SUBJECT and start == 0 and text[end : end + 1] == ":":
        return True
    if not listed and form[0].islower() and form[1:].isupper() and is_word(form):
        return True  # fERRY
    if not listed and _BUSINESS_AFTER.match(text, end):
        return True
    if _FIRM_AFTER.match(text, end) or (not listed and _is_project(text, form, end)):
        return True
    if _is_numeral(text, form, before, end):
        return True
    if any(c.isdigit() for c in form) and not is_section(form) and _CODE_BEFORE.search(before):
        return True
    if (form in members("ships") and _SHIP_NAME.match(text, end)) or (
        form in ("AA", "AAA") and "batter" in text[max(0, start - 40) : end + 40].lower()
    ):
        return True
    if _SHOP_AFTER.match(text, end) or _is_author(text, start, end):
        return True
    if _is_initials(text, form, before, end, listed):
        return True
    return form.replace(".", "") in members("post-nominals") and _after_name(before)


def _is_author(text: str, start: int, end: int) -> bool:
    """Whether these are an author's initials in a list of sources: Smith AB, Jones C. 2009."""
    return (
        start < _LONGEST_AUTHORS
        and _AUTHORS_AFTER.match(text, end) is not None
        and _AUTHORS_BEFORE.fullmatch(text[:start]) is not None
        and _YEAR.search(text, end) is not None
    )


def is_reference(text: str, start: int, end: int) -> bool:
    """Whether the letters are part of a reference, a standard, a licence or a place: IRAS 318842,
    ISO 8601, the MIT licence, Washington, DC."""
    form = text[start:end]
    if form == "DC" and text[:start].rstrip(", ").endswith("Washington"):
        return True
    name = form.partition("-")[0]
    if name in members("standards") and ("-" in form or _NUMBER_AFTER.match(text, end)):
        return True
    if name in members("licences") and _is_licence(text, start, end):
        return True
    return _LONG_NUMBER_AFTER.match(text, end) is not None


def _is_numeral(text: str, form: str, before: str, end: int) -> bool:
    if not _ROMAN.match(form):
        return False
    if form == "IV" and _DRIP.match(text, end):
        return False
    return set(form) <= set("IVX") or _NUMBERED_THING.search(before) is not None


def _is_initials(text: str, form: str, before: str, end: int, listed: bool) -> bool:
    """J.R. Smith, E.G.Lutz, P.C. Bell; not the B.B.C. Trust, nor W.N.B.C. Planning."""
    if "." not in form or form.replace(".", "").lower() in DOTTED_KNOWN:
        return False
    name = _SURNAME.match(text, end)
    title = _LAST_WORD.search(before)
    if title is not None and title[1] in members("honorifics"):
        return True
    letters = sum(c.isalnum() for c in form)
    if name is None or letters > _MOST_INITIALS or before.lower().endswith("the "):
        spaced = letters == _FEWEST and " " in form and form[0].isupper()
        return name is None and spaced and not listed
    word = name[1].capitalize()
    if word in members("bodies") or word in capitals("roles"):
        return False
    return letters == _FEWEST or familiarity(word.lower()) < _COMMON


def _is_licence(text: str, start: int, end: int) -> bool:
    """Whether a licence is meant by its name: the MIT licence, Licence: GPL-3.0."""
    return _LICENCE.search(text[max(0, start - _LICENCE_NEAR) : end + _LICENCE_NEAR]) is not None


def _is_project(text: str, form: str, end: int) -> bool:
    """The name of a study that its own title explains: HARBOUR trial: housing and …."""
    if len(form) < _SHORTEST_PROJECT or not form.isupper() or is_unknown(form):
        return False
    return _PROJECT_AFTER.match(text, end) is not None


def _after_name(before: str) -> bool:
    """Whether a person's name stands before, with nothing but other such letters between."""
    before = _HONOURS.sub("", before)
    words = before.rstrip().split()
    while words and words[-1].strip(",.()").replace(".", "") in members("post-nominals"):
        words.pop()
        before = " ".join(words) + " "
    return _NAME_BEFORE.search(before) is not None


def is_in_capitals(text: str) -> bool:
    """Whether most of the words of a text are written in capitals."""
    words = _WORD.findall(text[:2000])
    shouted = sum(w.isupper() for w in words)
    return shouted >= 2 and 2 * shouted > len(words) and len(text) > 8


def is_said_aloud(text: str, start: int, end: int) -> bool:
    """Whether it stands among words in capitals, as a clerk writes what is to be done in the middle
    of a paragraph, and people would take it for a word or a name: ASK ANN FOR A NEW BIN."""
    run = [*_CAPITALS_BEFORE.search(text, max(0, start - 80), start)[0].split()]  # type: ignore[index]
    run += _CAPITALS_AFTER.match(text, end, end + 80)[0].split()  # type: ignore[index]
    if sum(is_word(word) for word in run) < 2 or all(len(word) <= 3 for word in run):
        return False
    return not is_unknown(text[start:end].replace("-", ""))


def in_shouted_run(text: str, start: int, end: int) -> bool:
    """Whether a neighbouring word is an ordinary word in capitals: PLEASE SEND THE FORM."""
    before = _WORD.findall(text[max(0, start - 30) : start])[-1:]
    after = _WORD.findall(text[end : end + 30])[:1]
    return any(w.isupper() and is_word(w) for w in before + after)


_LONG_QUOTE = 80
"""Characters from which a quotation is something to read, as a letter from somebody is. What is
shorter is in the speaker's own words. Our own figure."""
_NO_LETTERS = frozenset({ProtectedKind.WEB, ProtectedKind.CODE, ProtectedKind.ADDRESS})


class Guard:
    """Look-ups in one block, each in time that grows with the logarithm of its ranges."""

    def __init__(self, passage: Passage, blocked: Iterable[Span] = ()) -> None:
        protected = passage.protected
        self._code = _merged(
            [*passage.block.literal, *blocked]
            + [Span(p.start, p.end) for p in protected if p.kind in _NO_LETTERS]
        )
        self._names = _merged(
            [Span(p.start, p.end) for p in protected if p.kind is ProtectedKind.NAME]
        )
        self._quoted = _merged(
            [
                Span(p.start, p.end)
                for p in protected
                if p.kind not in _NO_LETTERS
                and p.kind is not ProtectedKind.NAME
                and not (p.kind is ProtectedKind.QUOTE and p.end - p.start >= _LONG_QUOTE)
            ]
        )

    def is_code(self, start: int, end: int) -> bool:
        """Whether the range touches code, a web address, a reference or a postal address."""
        return _touches(self._code, start, end)

    def is_quoted(self, start: int, end: int, *, in_names: bool) -> bool:
        """Whether somebody else's words are touched, other than in a long quotation; with
        `in_names` also a name.

        A board's name may hold letters that a newcomer has to know: Fernbrook ICB.
        """
        return _touches(self._quoted, start, end) or (
            in_names and _touches(self._names, start, end)
        )


def _merged(spans: list[Span]) -> list[Span]:
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged


def _touches(spans: list[Span], start: int, end: int) -> bool:
    at = bisect_right(spans, start, key=lambda span: span.start)
    if at and spans[at - 1].end > start:
        return True
    return at < len(spans) and spans[at].start < end
