"""What is told by its characters: codes, web and postal addresses, sources, quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plainspeak.analysis.types import Protected, ProtectedKind
from plainspeak.wordclasses import any_of, members

_CODE, _WEB, _ADDRESS = ProtectedKind.CODE, ProtectedKind.WEB, ProtectedKind.ADDRESS


_may_be_web = re.compile(
    r"[@#\\:.](?:(?<=[@#\\])|(?<=:)//|(?<=[wW]{3}\.)|(?<=\w\.)[A-Za-z])"
).search
_stretches = re.compile(r"\S+").finditer
_web = re.compile(
    r"\b(?:https?|ftp|file)://[^\s<>\"“”]+"
    r"|\bwww\.[^\s<>\"“”]+"
    r"|(?<![\w.+'-])[\w.+'-]{1,64}@[\w-]+(?:\.[\w-]+){0,6}"
    rf"|(?<![\w.-])(?:[\w-]{{1,63}}\.){{1,4}}(?:{any_of('web-endings')})\b(?!\.\w)(?:/[^\s<>\"“”]*)?"
    rf"|(?<![\w.-])(?:[\w-]{{1,80}}\.){{1,5}}(?:{any_of('file-endings')})\b"
    r"|(?<![\w@])@\w[\w.]*\w"
    r"|(?<![\w#&])#[A-Za-z]\w+"
    r"|\b[A-Z]:\\[^\s<>\"“”]+",
    re.IGNORECASE,
).finditer
_END_OF_WEB = ".,;:!?)]}'’\"”*_"

_digit = re.compile(r"\d").search
_code = re.compile(
    # Registers of studies and papers, with or without a space before the number.
    rf"\b(?:{any_of('registers')})(?:\s(?:ID|no\.?|number|ref\.?)\b)?[\s:]*"
    r"\d[\w./-]*\w"
    r"|\b10\.\d{4,}/[^\s,;]+"
    # GB-031, TSG/26/03, KT-RB-07/25, R01-XX-2291, 24/NW/0123
    r"|\b(?:[A-Z][A-Z\d]{0,7}[-/]){1,4}(?:0\d|\d{3,})\w{0,12}(?:[-/]\w{1,12}){0,3}"
    r"|\b(?:[A-Z]{1,7}[-/]){2,4}\d+(?:[-/]\w{1,12}){0,3}"
    r"|\b[A-Z]{2,7}[-/]\d\d[-/]\d+"
    r"|\b[A-Z]{1,4}\d\d[-/][A-Z]{2,6}[-/]\d+"
    r"|\b\d\d[-/][A-Z]{2}[-/]\d{3,}"
    r"|\b[A-Z]{1,5}\d{4,}[A-Z\d]*\b"
    # 01632 960 145, (020) 7946-0123, +44 1632 960145
    r"|(?<![\w.,£$€])(?:\+\d{1,3}[\s-]?(?:\(0\)\s?)?\d{2,5}|\(0\d{2,4}\)|0\d{2,4})"
    r"(?:[\s-]\d{3,8}){1,3}(?![\w%])"
    # v1.2, v3, V2.0
    r"|\b[vV]\.?\s?\d+(?:\.\d+)*\b"
    # Bus X7, Route 12A
    rf"|\b(?i:{any_of('buses')})\s(?:no\.?\s|number\s)?[A-Z]?\d{{1,3}}[A-Z]?\b"
    rf"|\b[A-Z]\d{{1,3}}(?=\s(?:{any_of('buses-behind-numbers')})\b)"
).finditer
_code_sign = re.compile(
    r"\d(?:(?<=[A-Z/-].)|[-/][A-Z]|\d\)?[\s-]\d{3}|(?<=[vV].)|(?<=[vV][.\s].)|(?<=[vV]\.\s.)|\.\d{4})"
).search
_CODE_WORDS = members("registers") | {w[1:] for w in members("buses")}
"""Every match of `_code` holds the sign or a word of these."""
_may_be_number = re.compile(r"[A-Z\d][A-Z\d/.-]{2,30}[A-Z\d]").search
_numbered = re.compile(
    # "no" for number has its full stop; "no RSA1" is short of one.
    rf"\b(?!no\s)(?:{any_of('numbered-papers')})\b\.?(?:\s(?:no\.?|number|code|ID|ref\.?))?\s?[:#]?\s?"
    r"((?=[A-Z/.-]{0,12}\d)[A-Z\d][A-Z\d/.-]{2,30}[A-Z\d])(?![a-z])",
).finditer
_DATE = re.compile(r"\d{1,4}(?:[/.-]\d{1,4}){0,2}")

_UNIT = rf"(?:{any_of('units-of-buildings')})\.?\s[A-Z]?\d{{0,4}}[A-Z]?"
_CAPITAL = r"[A-Z][A-Za-zÀ-ž'’-]*"
_POSTCODE = r"[A-Z]{1,2}\d[A-Z\d]?\s{0,2}\d[A-Z]{2}\b"
_ZIP = rf"(?:{any_of('states-us')})\s{{1,2}}\d{{5}}(?:-\d{{4}})?\b"
_ROAD = any_of("road-words")
_address = re.compile(
    rf"\b(?:{_UNIT},?\s)?\d{{1,5}}[A-Z]?(?:[-–]\d{{1,4}})?\s(?:{_CAPITAL}\.?\s){{1,4}}?"
    rf"(?:{_ROAD})\b\.?(?:,?\s{_UNIT}\b)?"
    rf"(?:,\s(?!{_ZIP}){_CAPITAL}(?:\s{_CAPITAL}){{0,2}}\b){{0,3}}(?:,?\s(?:{_POSTCODE}|{_ZIP}))?"
    # postcodes
    rf"|\b{_POSTCODE}"
    rf"|\b{_ZIP}"
    # rooms and boxes
    rf"|\b(?i:{any_of('rooms')})\.?\s"
    r"(?:[A-Z]{0,2}\.?\d(?:[\d.]{0,4}\d)?[A-Z]?|[A-Z]\d{0,3})(?![\w'’])"
    r"|\b(?:FREEPOST|Freepost)(?:\s(?:[A-Z]{2,4}[-\d][\w-]*|[A-Z][A-Z ]+[A-Z]))?"
).finditer


_address_sign = re.compile(r"\d(?:[A-Z]?\s[A-Z]|[A-Z]{2}|\d{4})").search
_ADDRESS_WORDS = {w.split()[-1][1:] for w in members("rooms")} | {"FREEPOST", "Freepost"}
"""Every match of `_address` holds the sign or one of these."""


may_hold_quotes = re.compile(r"[\"“”„«‘‹]|(?<!\w)'(?=\w)").search

# An opening mark stands before a word, a closing one behind a word or a stop.
quote_marks = re.compile(
    r"(?P<open>[“„«]|(?<![\w.,!?…%)])\"(?=[\w(\[£$‘'…]))"
    r"|(?P<close>[”»]|(?<=[\w.,!?…%)\]’'—–-])\"(?!\w))"
    r"|(?P<open1>‘|(?<![\w.,!?…%)’'])'(?=[\w(\[£$“\"]))"
    r"|(?P<close1>(?<=[\w.,!?…%)\]”\"—–-])[’'](?!\w))"
).match
quote_signs = re.compile(r"[“„«”»\"'‘’]").finditer  # found quickly; most of them are apostrophes

is_elided = re.compile(rf"['‘](?:{any_of('words-cut-in-front')}|\d0s)\b", re.IGNORECASE).match


def codes(text: str) -> Iterator[Protected]:
    """Codes, web addresses and postal addresses in a text."""
    if _may_be_web(text):
        for stretch in _stretches(text):
            for match in _web(text, *stretch.span()) if _may_be_web(stretch.group()) else ():
                end = match.start() + len(match.group().rstrip(_END_OF_WEB))
                if end - match.start() > 2:
                    yield Protected(match.start(), end, _WEB)
    if _digit(text):
        for match in _code(text) if _may_be_code(text) else ():
            yield Protected(*match.span(), _CODE)
        for match in _numbered(text) if _may_be_number(text) else ():
            if not _DATE.fullmatch(match.group(1)):
                yield Protected(*match.span(1), _CODE)
        for match in _address(text) if _may_be_address(text) else ():
            yield Protected(*match.span(), _ADDRESS)


def _may_be_code(text: str) -> bool:
    return _code_sign(text) is not None or any(map(text.__contains__, _CODE_WORDS))


def _may_be_address(text: str) -> bool:
    return _address_sign(text) is not None or any(map(text.__contains__, _ADDRESS_WORDS))


_YEARS = r"(?:19|20)\d\d[a-z]?"
_AUTHOR = r"[A-ZÀ-Þ][\w'’-]{1,40},?\s(?:[A-Z]\.?[\s-]?){1,3}"
_source = re.compile(
    rf"\W{{0,3}}(?:\[?\d{{1,3}}[\].)]?\s{{1,3}})?{_AUTHOR}(?=[,;.&(]|and\s|et\sal)"
).match
_has_year = re.compile(rf"(?<![\d/.-]){_YEARS}(?![\d/-])|\bn\.d\.|\bin press\b").search
_source_sign = re.compile(
    r"\bet al\b|\bdoi\b|https?://|\bpp?\.\s?\d|\b\d{1,4}\s?\(\d{1,3}\)|\d;\s?\d|:\s?\d{1,5}[-–]\d|\(\d{4}[a-z]?\)"
    r"|\bISBN\b|\bPress\b|\bJournal\b",
    re.IGNORECASE,
).search
_LONGEST_SOURCE = 600  # characters


def is_source(text: str) -> bool:
    """Whether a text is an entry of a list of sources: authors, a year, where it was printed."""
    return (
        len(text) < _LONGEST_SOURCE
        and _source(text) is not None
        and _has_year(text) is not None
        and _source_sign(text) is not None
    )


_NAME = r"[A-ZÀ-Þ][\w'’-]{1,40}"
_in_brackets = re.compile(
    rf"[(\[](?:see |e\.g\.,? |cf\.? )?{_NAME}"
    rf"(?:,? et al\.?|(?:, {_NAME}){{0,4}},? (?:and|&) {_NAME})?"
    rf",? {_YEARS}(?:, ?\d{{4}}[a-z]?)*(?:, pp?\. ?[\d–-]+)?(?:[;:][^()\[\]]{{0,200}})?[)\]]"
).finditer


def sources_in_brackets(text: str) -> Iterator[Protected]:
    """Sources that are named in a sentence: "(Okafor et al., 2019; Bell 2021)"."""
    for match in _in_brackets(text) if "(" in text or "[" in text else ():
        if not any(map(match.group().__contains__, _DAYS_AND_MONTHS)):
            yield Protected(*match.span(), ProtectedKind.REFERENCE)


_DAYS_AND_MONTHS = {
    word.capitalize() for word in members("months") | members("weekdays") if len(word) > 3
} | {"May"}
_fields = re.compile(
    r"\{\{[^{}]{1,80}\}\}|\$\{[^{}]{1,80}\}|\[_{2,}\]|<<[^<>]{1,60}>>"
    r"|\b(?:X{2}[/-]){1,2}X{2,4}\b|\b(?:DD/MM/YY|dd/mm/yy)(?:YY|yy)?\b"
).finditer
_FIELD_SIGNS = ("{{", "${", "[", "<<", "XX", "DD/", "dd/")
"""Every match of `_fields` holds one of these."""


def fields(text: str) -> Iterator[Protected]:
    """Places to fill in that are told by their signs: {{name}}, XX/XX/XXXX."""
    for match in _fields(text) if any(map(text.__contains__, _FIELD_SIGNS)) else ():
        yield Protected(*match.span(), ProtectedKind.TEMPLATE)
