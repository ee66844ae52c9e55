"""What our list knows of a set of letters, likeliest sense first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from plainspeak.analysis.acronyms.shapes import key_of
from plainspeak.analysis.acronyms.whole import Whole, begins_word
from plainspeak.analysis.types import Settings
from plainspeak.lexicon import KnownAcronym, Lexicon

NEAR = 3.0  # a context word in the same sentence
BLOCK = 1.5  # … in the same block
PAPER = 0.5  # … anywhere in the paper
SPELLED = 4.0  # the long form itself stands somewhere in the paper
FIELD = 1.5  # times the share of that field among the other letters of the paper
KNOWN = 0.3  # staff know this sense without an explanation
ABROAD = -2.0  # used in another country
AT_HOME = 0.4  # used in this country only
SURE = 1.0  # by how much a sense must lead to be offered alone
_AUDIENCES = {
    "public": ("public",),
    "staff": ("public", "staff"),
    "research-team": ("public", "staff", "research-team"),
}
_NUMBERED = re.compile(r"([a-z]{2,})-?(\d{1,2})$")


class Sense(NamedTuple):
    """One meaning from the list and how well it fits here."""

    score: float
    known: KnownAcronym
    near: bool  # words that go with this sense stand in the same sentence


class _Same:
    """A lexicon as a cache key: by identity, as hashing thousands of lines costs more."""

    __slots__ = ("lexicon",)

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon

    def __hash__(self) -> int:
        return id(self.lexicon)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.lexicon is self.lexicon


@lru_cache(maxsize=8)
def _table(same: _Same) -> dict[str, tuple[KnownAcronym, ...]]:
    table: dict[str, list[KnownAcronym]] = {}
    for known in same.lexicon.acronyms:
        table.setdefault(key_of(known.short), []).append(known)
    return {key: tuple(entries) for key, entries in table.items()}


def known(key: str, settings: Settings) -> tuple[KnownAcronym, ...]:
    """The list's entries for a key; WP2 is found under WP, "work package 2"."""
    table = _table(_Same(settings.lexicon))
    if key in table:
        return table[key]
    match = _NUMBERED.match(key)
    if match is None:
        return ()
    return tuple(
        KnownAcronym(
            f"{k.short}{match[2]}", f"{k.expansion} {match[2]}", k.meaning, k.field, k.country,
            k.known, k.context, k.ended, k.now,
        )
        for k in table.get(match[1], ())
    )  # fmt: skip


def is_known_here(entry: KnownAcronym, settings: Settings) -> bool:
    """Whether this audience in this country needs no explanation of this sense."""
    if entry.country and entry.country != settings.country:
        return False
    return entry.known in _AUDIENCES.get(settings.audience, ("public",))


def is_listed(key: str, settings: Settings) -> bool:
    """Whether the list has just these letters, a number included."""
    return key in _table(_Same(settings.lexicon))


class Setting(NamedTuple):
    """The words around a set of letters, all in lower case, and the paper's fields."""

    sentence: str
    block: str
    paper: Whole
    fields: Mapping[str, float]


_AMERICAN = re.compile(
    r"\b(?:centers?|neighbors?|color|programs?|behavior|randomized|zip code|medicare|medicaid|"
    r"hipaa|irb|county|pediatric|counselor|mom|sidewalk|\d\d? [ap]\.m\.)\b|\(\d{3}\) \d{3}-"
)
_BRITISH = re.compile(
    r"£|\b(?:centres?|neighbours?|colours?|programmes?|behaviour|nhs|organis\w+|paediatric|"
    r"counsellor|mum|pavement)\b"
)


def country_of(paper: str, country: str) -> str:
    """The country whose senses fit a paper (in lower case): the set one, unless its spelling and
    things are clearly those of the other."""
    american = len(_AMERICAN.findall(paper[:20_000]))
    british = len(_BRITISH.findall(paper[:20_000]))
    if american >= 2 and not british:
        return "US"
    return "GB" if british >= 2 and not american else country


def rank(entries: Iterable[KnownAcronym], setting: Setting, country: str) -> list[Sense]:
    """The senses, likeliest first; in the list's order where nothing else decides."""
    senses = []
    for entry in entries:
        near = _holds(setting.sentence, entry.context)
        score = 0.0
        if near:
            score += NEAR + 0.5 * (near - 1)
        elif _holds(setting.block, entry.context):
            score += BLOCK
        elif any(setting.paper.has_beginning(word.lower()) for word in entry.context):
            score += PAPER
        if setting.paper.has(entry.expansion.lower()):
            score += SPELLED
        score += FIELD * setting.fields.get(entry.field, 0.0)
        score += KNOWN if entry.known else 0.0
        if entry.country:
            score += AT_HOME if entry.country == country else ABROAD
        if entry.ended:
            score -= 0.2
        senses.append(Sense(score, entry, near > 0))
    return sorted(senses, key=lambda s: -s.score)


def _holds(text: str, words: tuple[str, ...]) -> int:
    """How many of these words (or words that begin with them) stand in a text."""
    return sum([begins_word(text, word.lower()) for word in words]) if text else 0


def is_sure(senses: list[Sense]) -> bool:
    """Whether the first sense may be offered as the only one."""
    if not senses:
        return False
    return len(senses) == 1 or senses[0].score - senses[1].score >= SURE
