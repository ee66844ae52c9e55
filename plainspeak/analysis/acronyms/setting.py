"""What only looks like an acronym where it stands: units, times, codes, people, numerals."""

from __future__ import annotations

import re

from plainspeak.analysis.acronyms.shapes import Candidate
from plainspeak.model import Span

_ROMAN = re.compile(r"(?=[IVXLCDM])M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})$")
_NUMBERED_THING = re.compile(
    r"\b(?:Sections?|Parts?|Phases?|Types?|Stages?|Annex(?:es)?|Grades?|Wars?|Chapters?|Volumes?|"
    r"Vol\.?|Appendix|Schedules?|Articles?|Class|Levels?|Books?|Acts?|Items?|Tables?|Figures?|"
    r"Title|Tier|Level|Group|Category|Article|Elizabeth|George|Henry|Edward|Charles|James|John|"
    r"Paul|Louis|William|Richard|Super Bowl)\s+$",
    re.IGNORECASE,
)
_DRIP = re.compile(
    r"[\s-]+(?:drips?|fluids?|lines?|access|antibiotics?|infusions?|medicines?|drugs?|therapy|"
    r"treatment|medications?|bags?|pole)\b"
)
_NUMBER_BEFORE = re.compile(r"[\d½¼¾][\s\u00a0-]?$")
_TIME = frozenset({"AM", "PM", "am", "pm"})
_UNITS = frozenset(
    "mmHg kHz THz Hz Mhz KHz dB kB kW kWh MWh GWh mL dL uL mV kV mA mAh Mbit Gbit Mbps Gbps "
    "kbps mSv kPa hPa MPa kDa nM mM MeV keV GeV eV Btu BTU".split()
)
_UNITS_AFTER_NUMBER = frozenset(
    "PB KB MW GW BN M K L G C F H KM CM MM KG ML MG IU DPI FPS PX MPH BPM RPM MP KW HP "
    "VA DB".split()
)
_CODE_BEFORE = re.compile(
    r"\b(?:ref|refs|reference|no|number|grant|code|postcode|zip|id|version|invoice|form ref|serial|"
    r"model|room|ward|bus|suite|unit|flat|apt|gate|platform|bay|zone)\.?:?\s*#?$",
    re.IGNORECASE,
)
_LONG_NUMBER_AFTER = re.compile(r"[\s:#-]{1,3}\d{5,}")
_DIGIT = re.compile(r"\d")
_POSTCODE = re.compile(r"\b(?:GIR 0AA|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2})\b")
_STATE_ZIP = re.compile(r", ([A-Z]{2})(?= \d{5}\b)")
_ADDRESS_STATE = re.compile(
    r", (?<=[a-z], )(AL|AK|AZ|AR|CA|CO|CT|DE|FL|GA|HI|ID|IL|IN|IA|KS|KY|LA|ME|MD|MA|MI|MN|MS|MO|"
    r"MT|NE|NV|NH|NJ|NM|NY|NC|ND|OH|OK|OR|PA|RI|SC|SD|TN|TX|UT|VT|VA|WA|WV|WI|WY)\b"
)
_NAME_BEFORE = re.compile(
    r"(?:\b(?:Dr|Mr|Mrs|Ms|Miss|Prof|Professor|Sir|Dame|Cllr|Rev|Nurse)\.?\s+(?:[A-Z]\.?\s*){0,3}"
    r"[A-Z][\w'’-]+|\b(?:[A-Z]\.\s?){1,3}[A-Z][\w'’-]+|\b[A-Z][a-z'’-]+\s(?:[A-Z]\.?\s){0,3}[A-Z][\w'’-]+),?\s+\(?$"
)
POST_NOMINALS = frozenset(
    "ACA BA BEM BEd BM BN BS BSN BSc CBE CHES CNM CPA CQSW CRNA DBA DBE DClinPsy DDS DL DNP DO DPT "
    "DPhil DVM DrPH EdD Esq FCA FFPH FMedSci FRCGP FRCN FRCP FRCPsych FRCS FRS FRSA GBE Hon JD "
    "JP KBE KC LCSW LLB LLM LMSW LPN MA MBA MBBS MBChB MBE MD MEP MEd MLA MP MPH MPhil MRCGP MRCP "
    "MRes MS MSN MSP MSW MSc NP OBE OT PA PGCE PT PharmD PhD QC RD RDN RGN RM RMN RN "
    "RPh SLP".split()
)
_SHIPS = frozenset({"SS", "HMS", "RMS", "MV", "USS"})
_SHIP_NAME = re.compile(r"\s[\"'“‘*_]*[A-Z][a-z]")
_SHOP_AFTER = re.compile(
    r"(?:['’]s)?\s+(?:stores?|shops?|pharmacy|pharmacies|supermarkets?|superstores?|parking lot|"
    r"petrol station|gas station|car park)\b"
)
_AUTHORS_BEFORE = re.compile(
    r"\W*(?:\d{1,3}[.)\]]?\s+)?(?:[A-Z][\w'’-]+\s[A-Z]{1,3},\s*)*(?:and\s|&\s)?[A-Z][\w'’-]+\s$"
)
_AUTHORS_AFTER = re.compile(
    r"(?:,\s(?:[A-Z][\w'’-]+\s[A-Z]{1,3}\b|et al|&|and\s)|,?\set al|\.\s+\S)"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_LONGEST_AUTHORS = 300  # characters
_INITIALS_NAME = re.compile(r"\s*[A-Z][a-z'’-]+")
_LEADING_INITIALS = re.compile(r"(?:[A-Z]\.)+[A-Z]?\.?$")
DOTTED_KNOWN = frozenset(
    {"us", "uk", "usa", "un", "eu", "phd", "dc", "bc", "ad", "ba", "bsc", "msc"}
)


def blocked_spans(text: str) -> list[Span]:
    """Ranges of postcodes and places in addresses, in which no letters stand for anything."""
    postcodes = _POSTCODE.finditer(text) if _DIGIT.search(text) else ()
    return [
        *(Span(*m.span()) for m in postcodes),
        *(Span(*m.span(1)) for p in (_STATE_ZIP, _ADDRESS_STATE) for m in p.finditer(text)),
    ]


def is_something_else(text: str, candidate: Candidate) -> bool:
    """Whether the setting says that these letters stand for nothing."""
    start, end, form = candidate
    before = text[max(0, start - 60) : start]
    if start and text[start - 1] in "{<`$#@\\":
        return True
    if form in _TIME and _NUMBER_BEFORE.search(before):
        return True
    if form in _UNITS or (form in _UNITS_AFTER_NUMBER and _NUMBER_BEFORE.search(before)):
        return True
    if _is_numeral(text, form, before, end):
        return True
    if any(c.isdigit() for c in form) and _CODE_BEFORE.search(before):
        return True
    if (form in _SHIPS and _SHIP_NAME.match(text, end)) or (
        form in ("AA", "AAA") and " batter" in text[end : end + 8]
    ):
        return True
    if _SHOP_AFTER.match(text, end) or _is_author(text, start, end):
        return True
    if _is_initials(text, form, before, end):
        return True
    return form.replace(".", "") in POST_NOMINALS and _after_name(before)


def _is_author(text: str, start: int, end: int) -> bool:
    """Whether these are an author's initials in a list of sources: Smith AB, Jones C. 2009."""
    return (
        start < _LONGEST_AUTHORS
        and _AUTHORS_AFTER.match(text, end) is not None
        and _AUTHORS_BEFORE.fullmatch(text[:start]) is not None
        and _YEAR.search(text, end) is not None
    )


def is_reference(text: str, start: int, end: int) -> bool:
    """Whether the letters are part of a reference or a place: IRAS 318842, Washington, DC."""
    if text[start:end] == "DC" and text[:start].rstrip(", ").endswith("Washington"):
        return True
    return _LONG_NUMBER_AFTER.match(text, end) is not None


def _is_numeral(text: str, form: str, before: str, end: int) -> bool:
    if not _ROMAN.match(form):
        return False
    if form == "IV" and _DRIP.match(text, end):
        return False
    return set(form) <= set("IVX") or _NUMBERED_THING.search(before) is not None


def _is_initials(text: str, form: str, before: str, end: int) -> bool:
    """J.R. Smith, E.G.Lutz; also A. J. in front of a name."""
    if "." not in form or form.replace(".", "").lower() in DOTTED_KNOWN:
        return False
    if not _LEADING_INITIALS.match(form) or before.lower().endswith("the "):
        return False
    return _INITIALS_NAME.match(text, end) is not None


def _after_name(before: str) -> bool:
    """Whether a person's name stands before, with nothing but other such letters between."""
    words = before.rstrip().split()
    while words and words[-1].strip(",.()").replace(".", "") in POST_NOMINALS:
        words.pop()
        before = " ".join(words) + " "
    return _NAME_BEFORE.search(before) is not None
