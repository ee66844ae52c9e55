"""Syllables as read aloud: a table of exceptions first, then rules for written English.

The table, `data/syllables.txt`, holds the words of the CMU Pronouncing Dictionary whose number of
syllables the rules get wrong, so rules and table together are exact for all of it.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from plainspeak.analysis.numerals import number_syllables
from plainspeak.wordclasses import any_of, members

_VOWELS = re.compile(r"[aeiouy]+")

_CORRECTIONS: tuple[tuple[str, re.Pattern[str], int], ...] = tuple(
    (sign, re.compile(pattern), change)
    for sign, pattern, change in (
        # letters that are written and not heard
        ("e", r"[aeiouy][^aeiouy]+(?<![^aeiouyrlw]l)e$", -1),  # time, whole; but table
        (
            "es",
            r"[aeiouy][^aeiouy]*(?<![cgszx])(?<!sh)(?<!ch)(?<![^aeiouyrlw]l)(?<=[^aeiouy])es$",
            -1,
        ),  # times; but boxes, tables
        ("ed", r"[aeiouy][^aeiouy]*(?<![td])(?<![^aeiouyrlw]l)(?<=[^aeiouy])ed$", -1),  # jumped
        (
            "e",
            rf"[aeiouy][^aeiouy]+e(?:{any_of('endings-behind-silent-e')})$",
            -1,
        ),
        ("e", rf"[aeiouy][^aeiouy]+e(?:{any_of('parts-behind-silent-e')})", -1),
        ("ically", r"[^aeiouy]ically$", -1),
        ("ue", r"[gq]ues?$", -1),
        # neighbouring vowels that are heard as two
        ("i", r"[^aeiouysctgx]ia|[^aeiouycgstx]io|iu", 1),
        ("ua", r"(?<![qg])ua(?!r[dt])", 1),
        ("u", rf"[^gq]u(?:{any_of('endings-behind-sounded-u')})", 1),
        ("eo", r"eo(?![nrpu])", 1),
        ("y", r"(?<!e)[aeiou]y(?!e[ds]$)[aeiou]|eye[^sd]", 1),
        ("i", r"[aeou]ing|[^aeiou]ying|[aeo]is[mt]", 1),
        ("ie", r"[^aeiouyc]iers?$|iest$|ie(?:t[yi]|nt[^s])", 1),
        ("e", r"cre(?=at)|(?<=[^aeiouy])rea(?=ct)|[^aeiouy]quie", 1),
        # consonants that carry a syllable
        ("m", r"sms?$|thms?$", 1),
        ("mc", r"^mc(?=[a-z])", 1),
    )
)
"""What every match of a pattern holds, so that most need not be tried; the pattern; syllables."""

_SOUNDED_S = re.compile(r"(?:[sxz]|[cs]h|[cgsz]e)$")  # after these 's is a syllable of its own

_READ_AS_WORDS = members("letters-said-as-words")
"""Sets of letters that people say as a word."""

_SAID_AS_LETTERS = members("words-said-as-letters")
_SAYABLE = re.compile(
    r"(?:[bcdfghjklmnprstvwz]|[bcfgps]l|[bcdfgpt]r|s[ckmnptw]|[cpst]h)?[aeiou]"
    r"(?:(?:[bcdfgklmnprstvz]|[lmnrs][bcdfgkmnpst])[aeiou])*(?:[bcdfgklmnprstvxz]|[lnr][dkmst])?s?"
)
"""Letters that follow each other as in an English word."""
_FULL_CAPITALS = 4  # letters; shorter sets are spelled out
_RUNS = re.compile(r"[a-z']+|[^a-z'\s-]+")


def by_rule(lower: str) -> int:
    """The number of syllables by the rules alone; `lower` is one word in lower case."""
    extra = 0
    if lower.endswith("'s"):
        lower = lower[:-2]
        extra = 1 if _SOUNDED_S.search(lower) else 0
    lower = lower.replace("'", "")
    count = len(_VOWELS.findall(lower)) + extra
    for sign, pattern, change in _CORRECTIONS:
        if sign in lower and (found := len(pattern.findall(lower))):
            count += change * found
    return max(1, count)


def syllables(text: str, *, as_letters: bool = False) -> int:
    """The number of syllables of one word, number or sign as read aloud; 0 for mere signs.

    `as_letters` says that the word has the shape of an acronym; then it is spelled out unless
    people say it as a word. A hyphenated word has the sum of its parts.
    """
    lower = text.lower().replace("’", "'")
    if as_letters:
        return _acronym(text, lower)
    known = _table().get(lower)
    if known is not None:
        return int(known)
    if lower.isascii() and lower.isalpha():
        return by_rule(lower)
    count = 0
    for run in _RUNS.findall(_without_accents(lower)):
        if run[0].isalpha() or run[0] == "'":
            part = run.strip("'") if run not in _table() else run
            if part:
                known = _table().get(part)
                count += by_rule(part) if known is None else int(known)
        else:
            count += number_syllables(run)
    return count


def _acronym(text: str, lower: str) -> int:
    plural = lower.endswith("s") and text.endswith("s")
    core = lower.removesuffix("'s") if plural else lower
    core = core[:-1] if plural and core == lower else core
    letters = "".join(c for c in core if c.isalpha())
    if text.isupper() and letters not in _SAID_AS_LETTERS and _said_as_word(letters):
        return _word(letters) + number_syllables(core)
    return sum(3 if c == "w" else 1 for c in core if c.isalpha()) + number_syllables(core)


def _said_as_word(letters: str) -> bool:
    if letters in _READ_AS_WORDS:
        return True
    return len(letters) >= _FULL_CAPITALS and _SAYABLE.fullmatch(letters) is not None


def _word(lower: str) -> int:
    known = _table().get(lower)
    return by_rule(lower) if known is None else int(known)


def _without_accents(text: str) -> str:
    if text.isascii():
        return text
    from unicodedata import combining, normalize

    return "".join(c for c in normalize("NFKD", text) if not combining(c))


@cache
def _table() -> dict[str, str]:
    """Word → syllables, for the words that the rules get wrong."""
    pairs = (files("plainspeak") / "data" / "syllables.txt").read_text(encoding="utf-8").split()
    return dict(zip(pairs[::2], pairs[1::2], strict=True))
