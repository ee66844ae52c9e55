"""UK and US spelling: which other spellings a word of our lists may have in a paper."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

PAIRS = {
    "acknowledgement": "acknowledgment",
    "ageing": "aging",
    "aluminium": "aluminum",
    "analyse": "analyze",
    "analysed": "analyzed",
    "analysing": "analyzing",
    "artefact": "artifact",
    "catalyse": "catalyze",
    "catalysed": "catalyzed",
    "catalysing": "catalyzing",
    "cheque": "check",
    "defence": "defense",
    "dialyse": "dialyze",
    "dialysed": "dialyzed",
    "dialysing": "dialyzing",
    "disc": "disk",
    "draught": "draft",
    "enquire": "inquire",
    "enquiry": "inquiry",
    "enrol": "enroll",
    "enrolment": "enrollment",
    "enrols": "enrolls",
    "foetal": "fetal",
    "foetus": "fetus",
    "fulfil": "fulfill",
    "fulfilment": "fulfillment",
    "fulfils": "fulfills",
    "grey": "gray",
    "install": "instal",
    "instalment": "installment",
    "judgement": "judgment",
    "licence": "license",
    "manoeuvre": "maneuver",
    "manoeuvres": "maneuvers",
    "mould": "mold",
    "offence": "offense",
    "paralyse": "paralyze",
    "paralysed": "paralyzed",
    "pretence": "pretense",
    "programme": "program",
    "programmes": "programs",
    "sceptic": "skeptic",
    "sceptical": "skeptical",
    "skilful": "skillful",
    "speciality": "specialty",
    "sulphate": "sulfate",
    "tyre": "tire",
    "wilful": "willful",
}
"""Words that no rule below covers, UK → US."""

NEVER_IZE = frozenset(
    "advertise advise appraise apprise arise bruise chastise circumcise comprise compromise concise"
    " cruise demise despise devise disguise enterprise excise exercise expertise franchise guise"
    " improvise incise likewise merchandise noise otherwise paradise poise praise precise premise"
    " promise raise revise rise supervise surmise surprise televise wise metropolise".split()
)

_ISE = re.compile(r"(?<=[a-z]{2})is(e|ed|es|er|ers|ing|ation|ations|ational)$")
_IZE = re.compile(r"(?<=[a-z]{2})iz(e|ed|es|er|ers|ing|ation|ations|ational)$")
_OUR_STEMS = "(behavi|col|endeav|fav|flav|harb|hon|hum|lab|neighb|rum|tum|vig|od|cand|sav)"
_OUR = re.compile(f"(?<![a-z]){_OUR_STEMS[:-1]}|disfav|discol|dishon)our")
_OR = re.compile(f"(?<![a-z]){_OUR_STEMS[:-1]}|disfav|discol|dishon)or(?!at|i[fzs]|ous|ar)")
_RE = re.compile(r"(cent|fib|theat|lit|calib|met)re(?=$|s$|d$)")
_OGUE = re.compile(r"(catal|dial|anal|monol)ogue(?=$|s$)")
_DOUBLED = re.compile(
    r"(cancel|counsel|fuel|label|level|model|signal|total|travel|tunnel|equal|channel|initial"
    r"|marshal|rival|panel|pedal|trial|dial)l(ed|ing|er|ers|or|ors)$"
)
_AE = re.compile(r"(?<=an)ae(?=m|s)|^ae(?=t)|(?<=h)ae(?=m)|(?<=p)ae(?=d)|(?<=orthop)ae|(?<=gyn)ae")
_OE = re.compile(r"(?<=diarrh)oe|^oe(?=s|d)")


_MAY_DIFFER = re.compile("is[eai]|iz[eai]|o[ur]|re[ds]?$|og|ll|[ao]e|y[sz]")


@lru_cache(maxsize=20_000)
def american(word: str) -> str:
    """The US spelling of a lower-case word in UK spelling; the word itself where they agree."""
    if word in PAIRS:
        return PAIRS[word]
    if word.endswith("yses"):  # a plural noun in both countries, a verb in one
        return word
    if not _MAY_DIFFER.search(word):
        return PAIRS[word[:-1]] + "s" if word[-1:] == "s" and word[:-1] in PAIRS else word
    ended = _ISE.sub(r"iz\1", word)
    if ended != word and not _keeps_s(word):
        return ended
    if word.endswith("s") and word[:-1] in PAIRS:
        return PAIRS[word[:-1]] + "s"
    changed = _OUR.sub(lambda m: m.group()[:-2] + "r", word)
    changed = _RE.sub(r"\1er", changed)
    changed = _OGUE.sub(r"\1og", changed)
    changed = _DOUBLED.sub(r"\1\2", changed)
    changed = _AE.sub("e", changed)
    return _OE.sub("e", changed)


@lru_cache(maxsize=20_000)
def spellings(word: str) -> frozenset[str]:
    """Every spelling that a lower-case word, spelled either way, may have in a paper."""
    found = {word, american(word)}
    if word in _BRITISH:
        found.add(_BRITISH[word])
    if not _MAY_DIFFER.search(word):
        return frozenset(found)
    ended = _IZE.sub(r"is\1", word)
    if not _keeps_s(ended):
        found.add(ended)
    if word.endswith(("yze", "yzed", "yzes", "yzing")):
        found.add(word.replace("yz", "ys"))
    if word.endswith("yses"):
        found.add(word.replace("yses", "yzes"))
    found.add(_OR.sub(lambda m: m.group()[:-1] + "ur", word))
    return frozenset(found)


def is_american(words: Iterable[str]) -> bool:
    """Whether lower-case words look like a paper in US spelling: more of it than of UK spelling."""
    balance = 0
    for word in filter(_TELLING.__contains__, words):
        if word in _TELLING_US:
            balance += 1
        else:
            balance -= 1
    return balance > 0


def _keeps_s(word: str) -> bool:
    stem = _ISE.sub("ise", word)
    return stem in NEVER_IZE or any(stem.endswith(w) and len(w) > 4 for w in NEVER_IZE)


_BRITISH = {us: uk for uk, us in PAIRS.items()}
_TELLING_UK = frozenset(
    "analyse behaviour behaviours centre centres colour colours counselling defence enrol"
    " enrolment favour favourite haemoglobin honour labour licence metres neighbour neighbourhood"
    " organisation organisations organise organised paediatric programme programmes recognise"
    " travelled travelling whilst".split()
)
_TELLING_US = frozenset(
    "analyze behavior behaviors center centers color colors counseling defense enroll enrollment"
    " favor favorite hemoglobin honor labor neighbor neighborhood organization organizations"
    " organize organized pediatric program programs recognize traveled traveling toward".split()
)
_TELLING = _TELLING_US | _TELLING_UK
