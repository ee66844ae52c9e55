"""Codes, web and postal addresses: letters and figures that are not words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plainspeak.analysis.types import Protected, ProtectedKind

_CODE, _WEB, _ADDRESS = ProtectedKind.CODE, ProtectedKind.WEB, ProtectedKind.ADDRESS

_may_be_web = re.compile(
    r"[@#\\:.](?:(?<=[@#\\])|(?<=:)//|(?<=[wW]{3}\.)|(?<=\w\.)[A-Za-z])"
).search
_stretches = re.compile(r"\S+").finditer
_web = re.compile(
    r"\b(?:https?|ftp|file)://[^\s<>\"“”]+"
    r"|\bwww\.[^\s<>\"“”]+"
    r"|(?<![\w.+'-])[\w.+'-]{1,64}@[\w-]+(?:\.[\w-]+){0,6}"
    r"|(?<![\w.-])(?:[\w-]{1,63}\.){1,4}(?:com|org|net|gov|edu|uk|eu|io|ie|us|info|int|mil|nhs|scot|wales|cymru"
    r"|example|health|london|ac|co|ca|au|nz|tv|app|dev|link|ly)\b(?!\.\w)(?:/[^\s<>\"“”]*)?"
    r"|(?<![\w.-])(?:[\w-]{1,80}\.){1,5}(?:docx?|xlsx?|pptx?|pdf|odt|ods|odp|csv|txt|md|qmd|rmd|html?|jpe?g"
    r"|png|gif|svg|zip|mp3|mp4|mov|py|js|json|ya?ml|toml|tex|rtf|msg|eml|ics)\b"
    r"|(?<![\w@])@\w[\w.]*\w"
    r"|(?<![\w#&])#[A-Za-z]\w+"
    r"|\b[A-Z]:\\[^\s<>\"“”]+",
    re.IGNORECASE,
).finditer
_END_OF_WEB = ".,;:!?)]}'’\"”*_"

_digit = re.compile(r"\d").search
_code = re.compile(
    # Registers of studies and papers, with or without a space before the number.
    r"\b(?:ISRCTN|NCT|IRAS|EudraCT|PROSPERO|CRD|CPMS|UKCRN|NIHR|PMID|PMCID|PMC|ORCID|DOI|doi|ISBN"
    r"|ISSN|ACTRN|EUCTR|ANZCTR|ChiCTR|UMIN)(?:\s(?:ID|no\.?|number|ref\.?)\b)?[\s:]*"
    r"\d[\w./-]*\w"
    r"|\b10\.\d{4,}/[^\s,;]+"
    # GB-031, TSG/26/03, KT-RB-07/25, R01-XX-2291, 24/NW/0123
    r"|\b(?:[A-Z][A-Z\d]{0,7}[-/]){1,4}(?:0\d|\d{3,})\w{0,12}(?:[-/]\w{1,12}){0,3}"
    r"|\b(?:[A-Z]{1,7}[-/]){2,4}\d+(?:[-/]\w{1,12}){0,3}"
    r"|\b[A-Z]{2,7}[-/]\d\d[-/]\d+"
    r"|\b[A-Z]{1,4}\d\d[-/][A-Z]{2,6}[-/]\d+"
    r"|\b\d\d[-/][A-Z]{2}[-/]\d{3,}"
    r"|\b[A-Z]{1,5}\d{4,}[A-Z\d]*\b"
    # v1.2, v3, V2.0
    r"|\b[vV]\.?\s?\d+(?:\.\d+)*\b"
    # Bus X7, Route 12A
    r"|\b(?:[Bb]us|[Bb]uses|[Rr]oute|[Pp]latform|[Jj]unction)\s(?:no\.?\s|number\s)?"
    r"[A-Z]?\d{1,3}[A-Z]?\b"
    r"|\b[A-Z]\d{1,3}(?=\s(?:bus|buses|tram|coach)\b)"
).finditer
_code_sign = re.compile(
    r"\d(?:(?<=[A-Z/-].)|[-/][A-Z]|(?<=[vV].)|(?<=[vV][.\s].)|(?<=[vV]\.\s.)|\.\d{4})"
).search
_CODE_WORDS = (
    "ISRCTN", "NCT", "IRAS", "Eudra", "PROSP", "CRD", "CPMS", "UKCRN", "NIHR", "PMI", "PMC",
    "ORCID", "DOI", "doi", "ISBN", "ISSN", "ACTRN", "EUCTR", "ANZCTR", "ChiC", "UMIN", "Bus", "bus",
    "oute", "latform", "unction",
)  # fmt: skip
"""Every match of `_code` holds the sign or a word of these."""
_may_be_number = re.compile(r"[A-Z\d][A-Z\d/.-]{2,30}[A-Z\d]").search
_numbered = re.compile(
    r"\b(?:ref(?:erence)?|no|number|ID|identifier|grant|award|registration|registered|protocol"
    r"|charity|company|policy|invoice|case|application|contract|form|licence|license|account|order"
    r"|reg|code)\b\.?(?:\s(?:no\.?|number|code|ID|ref\.?))?\s?[:#]?\s?"
    r"((?=[A-Z/.-]{0,12}\d)[A-Z\d][A-Z\d/.-]{2,30}[A-Z\d])(?![a-z])",
).finditer
_DATE = re.compile(r"\d{1,4}(?:[/.-]\d{1,4}){0,2}")

_UNIT = r"(?:Suite|Apt|Apartment|Unit|Flat|Floor|Room|Rm|Ste|Building|Bldg)\.?\s[A-Z]?\d{0,4}[A-Z]?"
_CAPITAL = r"[A-Z][A-Za-zÀ-ž'’-]*"
_POSTCODE = r"[A-Z]{1,2}\d[A-Z\d]?\s{0,2}\d[A-Z]{2}\b"
_ZIP = (
    r"(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]"
    r"|T[NX]|UT|V[AT]|W[AIVY])\s{1,2}\d{5}(?:-\d{4})?\b"
)
_ROAD = (
    "Street|Road|Lane|Avenue|Drive|Close|Court|Crescent|Way|Place|Square|Terrace|Gardens|Grove|Hill"
    "|Row|Walk|Parade|Mews|Boulevard|Highway|Quay|Green|Rise|View|Yard|Wharf|Park|Parkway|Circle"
    "|Ave|Blvd|Rd|St|Ln|Dr|Ct|Hwy|Sq|Pl|Pkwy"
)
_address = re.compile(
    rf"\b(?:{_UNIT},?\s)?\d{{1,5}}[A-Z]?(?:[-–]\d{{1,4}})?\s(?:{_CAPITAL}\.?\s){{1,4}}?"
    rf"(?:{_ROAD})\b\.?(?:,?\s{_UNIT}\b)?"
    rf"(?:,\s(?!{_ZIP}){_CAPITAL}(?:\s{_CAPITAL}){{0,2}}\b){{0,3}}(?:,?\s(?:{_POSTCODE}|{_ZIP}))?"
    # postcodes
    rf"|\b{_POSTCODE}"
    rf"|\b{_ZIP}"
    # rooms and boxes
    r"|\b(?:[Rr]oom|[Ss]uite|[Ww]ard|[Ff]lat|[Aa]partment|Apt|[Ff]loor|[Bb]ay|[Gg]ate|[Bb]ed|[Dd]oor"
    r"|[Uu]nit|[Ll]evel|[Bb]lock|[Ll]ecture\s[Tt]heatre|P\.?O\.?\s[Bb]ox)\.?\s"
    r"(?:[A-Z]{0,2}\.?\d(?:[\d.]{0,4}\d)?[A-Z]?|[A-Z]\d{0,3})(?![\w'’])"
    r"|\b(?:FREEPOST|Freepost)(?:\s(?:[A-Z]{2,4}[-\d][\w-]*|[A-Z][A-Z ]+[A-Z]))?"
).finditer


_address_sign = re.compile(r"\d(?:[A-Z]?\s[A-Z]|[A-Z]{2}|\d{4})").search
_address_word = re.compile(
    r"\s[A-Z\d](?<=(?:oom|ite|ard|lat|ent|Apt|oor|Bay|bay|ate|Bed|bed|nit|vel|ock|tre|Box|box)..)"
    r"|\s[A-Z\d](?<=(?:oom|ite|ard|lat|ent|Apt|oor|Bay|bay|ate|Bed|bed|nit|vel|ock|tre|Box|box)\...)"
    r"|FREEPOST|Freepost"
).search
"""Every match of `_address` holds the sign or the word of these."""


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
        for match in _address(text) if _address_sign(text) or _address_word(text) else ():
            yield Protected(*match.span(), _ADDRESS)


def _may_be_code(text: str) -> bool:
    return _code_sign(text) is not None or any(map(text.__contains__, _CODE_WORDS))
