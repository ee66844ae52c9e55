"""What there is to know of one spelling for the question whether a reader stops at it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from plainspeak.analysis import frequencies, readers_know
from plainspeak.analysis.familiarity import forms, zipf
from plainspeak.analysis.features import Dictionary, dictionary
from plainspeak.analysis.words import word
from plainspeak.lexicon import shipped
from plainspeak.wordclasses import any_of, members

LEVELS = (10, 20, 35, 40, 50, 55, 60, 70)
"""Sizes of dictionaries in data/dictionaries.bin."""
NO_LEVEL = 99

_LEAST_STEM = 3  # letters
_LONGEST = 30  # letters; nothing longer is a word made of two
_NO_VOWEL = re.compile(r"(?=[^aeiouy]{3})")
_NUMBER = re.compile(rf"[£$€]?\d[\d.,:/]*(?:{any_of('endings-of-numbers')})?", re.IGNORECASE)

_PREFIXES = tuple(sorted(members("prefixes-of-families")))
_SUFFIXES = sorted(members("suffixes-of-families"))
_SUFFIXES_BY_LAST = {
    last: [suffix for suffix in _SUFFIXES if suffix[-1] == last]
    for last in {suffix[-1] for suffix in _SUFFIXES}
}


class Spelling(NamedTuple):
    """The facts about a spelling; familiarity figures are Zipf frequencies, 0 unknown … 8."""

    seen: float  # of exactly this spelling
    familiar: float  # of its lemma and the commoner spelling
    known: float  # the same, with whether adults know what it means
    unknown: float  # adults of ten who do not know it, -1 where nobody has judged
    dictionary: int  # the smallest dictionary that has it: 10 smallest … 70 large, 99 none
    letters: int
    syllables: int
    pace: float  # letters in a syllable
    vowelless: int  # places with three letters and no vowel
    late: int  # 1 where it is learned in study or office
    everyday: int  # 1 where it is on the list of the home and the street
    short: int  # 1 for a short form that nearly everybody reads: "yrs"
    greek: int  # 1 with an ending such as "-itis"
    latin: int  # 1 with an ending such as "-ation"
    listed: int  # 1 where a dictionary holds it
    name: int  # 1 where the dictionary holds it only with a capital
    capital: int  # 1 with a capital first letter
    capitals: int  # 1 all in capitals
    mixed: int  # 1 with a capital inside
    letters_for: int  # 1 with the shape of letters that stand for something
    number: int  # 1 for "24th", "6k"
    code: int  # 1 for "B2", "S106"
    signs: int  # 1 with a slash, a full stop or the like inside


class Kin(NamedTuple):
    """The Zipf frequencies of words that a reader may know a spelling by: this takes longer to find
    out than the rest, and is asked of few words."""

    family: float  # of its commonest relative: "allocation" has "allocate"
    halves: float  # of the rarer of two words that it is made of: "hammerhead"


@lru_cache(maxsize=50_000)
def kin(lower: str) -> Kin:
    """The kin of one token in lower case, with straight apostrophes."""
    return Kin(_common(relatives(lower)), _halves(lower))


@lru_cache(maxsize=100_000)
def spelling(text: str) -> Spelling:
    """The facts about one token, in the case that it has in the paper."""
    lower = text.lower().replace("’", "'")
    facts = word(text)
    own = forms(lower)
    plain = text.isalpha()
    letters = len(text) if plain else sum(map(str.isalpha, text))
    has_digit = not plain and any(map(str.isdigit, text))
    in_dictionary = any(map(dictionary().tags, own))
    short = lower.strip(".") in _short_forms()
    number = not plain and bool(_NUMBER.fullmatch(text))
    return Spelling(
        seen=zipf(lower),
        familiar=facts.familiarity,
        known=readers_know.known(facts),
        unknown=readers_know.unknown_to(lower),
        dictionary=min(map(_level, own)),
        letters=letters,
        syllables=facts.syllables,
        pace=letters / max(1, facts.syllables),
        vowelless=len(_NO_VOWEL.findall(lower)),
        late=not own.isdisjoint(members("words-of-study-and-office")),
        everyday=not own.isdisjoint(shipped().everyday),
        short=short,
        greek=ends(lower, "greek"),
        latin=ends(lower, "latin"),
        listed=in_dictionary,
        name=not in_dictionary and dictionary().tags(lower.capitalize()) > 0,
        capital=text[:1].isupper(),
        capitals=len(text) > 1 and text.isupper(),
        mixed=not text[1:].islower() and not text.isupper() and any(map(str.isupper, text[1:])),
        letters_for=facts.is_acronym,
        number=number,
        code=has_digit and not number,
        signs=not plain and any(not c.isalnum() and c not in "-'’" for c in text[:-1]),
    )


def relatives(lower: str) -> set[str]:
    """What may be left of a word without an ending, a beginning, or both; also no words."""
    found = _without_ending(lower)
    for whole in (lower, *found):
        if whole.startswith(_PREFIXES):
            for prefix in _PREFIXES:
                if whole.startswith(prefix) and len(whole) - len(prefix) >= _LEAST_STEM:
                    found.add(whole[len(prefix) :].lstrip("-"))
    for whole in tuple(found):
        found |= _without_ending(whole)
    found.discard(lower)
    return found


def _without_ending(lower: str) -> set[str]:
    found: set[str] = set()
    for suffix in _SUFFIXES_BY_LAST.get(lower[-1:], ()):
        if not lower.endswith(suffix) or len(lower) - len(suffix) < _LEAST_STEM:
            continue
        stem = lower[: -len(suffix)]
        found.add(stem)
        found.add(stem + "e")
        if stem[-1] == "i":
            found.add(stem[:-1] + "y")
        if suffix.startswith("ation"):
            found.add(stem + "ate")
    return found


def _level(lower: str) -> int:
    number = _dictionaries().tags(lower)
    return LEVELS[number - 1] if number else NO_LEVEL


@cache
def _dictionaries() -> Dictionary:
    return Dictionary((files("plainspeak") / "data" / "dictionaries.bin").read_bytes())


def _common(words: Iterable[str]) -> float:
    """Zipf frequency of the commonest word that is on the short list of commoner words, 0 where
    none is. Asking the long list for everything that may be a part of a word would make each paper
    wait for it."""
    listed = frequencies.short_list()
    return frequencies.in_zipf(
        min((listed.get(w, frequencies.UNKNOWN) for w in words), default=frequencies.UNKNOWN)
    )


def _halves(lower: str) -> float:
    if len(lower) > _LONGEST:
        return 0.0
    steps = frequencies.short_list().get
    rarer = (
        max(steps(lower[:i], frequencies.UNKNOWN), steps(lower[i:], frequencies.UNKNOWN))
        for i in range(_LEAST_STEM, len(lower) - _LEAST_STEM + 1)
    )
    return frequencies.in_zipf(min(rarer, default=frequencies.UNKNOWN))


def ends(lower: str, source: str) -> bool:
    """Whether a word, in the singular, has an ending from this language ("greek", "latin")."""
    singular = lower.removesuffix("s") if not lower.endswith(("ss", "is", "us")) else lower
    return singular.endswith(_endings(source))


@cache
def _endings(source: str) -> tuple[str, ...]:
    return tuple(members(f"endings-from-{source}"))


@cache
def _short_forms() -> frozenset[str]:
    return members("short-forms-read-at-once") | members("clippings-people-know")
