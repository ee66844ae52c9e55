"""What our list knows of a set of letters, likeliest sense first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from plainspeak.analysis.acronyms.explanations.alignment import best_fit
from plainspeak.analysis.acronyms.explanations.in_full import PaperText, begins_word
from plainspeak.analysis.acronyms.shapes import is_form, key_of
from plainspeak.analysis.familiarity import is_word
from plainspeak.analysis.types import Settings
from plainspeak.lexicon import KnownAcronym, Lexicon
from plainspeak.wordclasses import any_of, capitals, members

NEAR = 3.0  # a context word in the same sentence
BLOCK = 1.5  # … in the same block
PAPER = 0.5  # … anywhere in the paper
WORD_NEAR = 1.0  # one of its own words in the same sentence
WORD = 0.3  # … anywhere in the paper
SPELLED = 4.0  # the long form itself stands somewhere in the paper
FIELD = 1.5  # times the share of that field among the other letters of the paper
KNOWN = 0.3  # staff know this sense without an explanation
ABROAD = -2.0  # used in another country
AT_HOME = 0.4  # used in this country only
OUT = -8.0  # … and nothing beside the letters speaks for it
AGAINST = -6.0  # a word in the same sentence that rules a sense out
TOPIC = 1.0  # the paper is of its field
FEW = 3  # letters that stand for so many things that the list alone proves nothing
_TOLD = 2  # words far away that tell a sense
_LONG = 4_000  # characters; for each so many one of them is needed, as it may be chance
SUPPORT = 0.5  # … something in the paper is needed
_NEEDED = {1: 2.0, 2: 2.0, 3: 1.0}
"""Letters → support from which one sense of so many is sure. Our own figures, from 208 sets of
letters in public papers: with less, 2 letters were taken right 4 times of 38, 3 letters 4 of 10."""
SURE = 1.0  # by how much a sense must lead to be offered alone
_AUDIENCES = {
    "public": ("public",),
    "staff": ("public", "staff"),
    "research-team": ("public", "staff", "research-team"),
}
_NUMBERED = re.compile(r"([a-z]{2,})-?(\d{1,2})$")
_SHORTEST_WORD = 5  # letters
_FITS = 0.85  # "chart" of "SPC chart" stands in no letters
_SECTION = re.compile(r"s(\d{1,3}[a-z]?)$")
_SECTION_MEANS = "A part of a law."


class Sense(NamedTuple):
    """One meaning from the list and how well it fits here."""

    score: float
    known: KnownAcronym
    near: bool  # words that go with this sense stand in the same sentence
    support: float = 0.0  # how much in the paper speaks for it
    evident: bool = False  # … of which some is in its words and not only in its field


@lru_cache(maxsize=8)
def _table(lexicon: Lexicon) -> dict[str, tuple[KnownAcronym, ...]]:
    table: dict[str, list[KnownAcronym]] = {}
    for known in lexicon.acronyms:
        table.setdefault(key_of(known.short), []).append(known)
    for entry in lexicon.entries:
        for letters in entry.letters:
            if (key := key_of(letters)) not in table and _stand_for(letters, entry.term):
                table[key] = [KnownAcronym(letters, entry.term, entry.meaning, entry.field, "", "")]
    return {key: tuple(entries) for key, entries in table.items()}


def _stand_for(letters: str, term: str) -> bool:
    """Whether letters that a word list gives for a term are those of its words. Few letters stand
    for so many things that they need words nearby to tell, as the list of letters has them."""
    if not is_form(letters) or len(key_of(letters)) <= FEW:
        return False
    fit = best_fit(letters, term, from_start=True)
    return fit is not None and not fit.start and fit.score >= _FITS


def known(key: str, settings: Settings) -> tuple[KnownAcronym, ...]:
    """The list's entries for a key; WP2 is found under WP, "work package 2", and s.106 is
    "section 106"."""
    table = _table(settings.lexicon)
    if key in table:
        return table[key]
    section = _SECTION.match(key)
    if section is not None:
        number, told_by = section[1].upper(), tuple(members("near-sections-of-laws"))
        return (KnownAcronym(key, f"section {number}", _SECTION_MEANS, "law", "", "", told_by),)
    match = _NUMBERED.match(key)
    if match is None or match[1] not in members("letters-in-series"):
        return ()
    return tuple(
        k._replace(short=f"{k.short}{match[2]}", expansion=f"{k.expansion} {match[2]}", known="")
        for k in table.get(match[1], ())
        if k.expansion[:1].islower()
    )


@lru_cache(maxsize=8)
def _odd(lexicon: Lexicon) -> frozenset[str]:
    return members("letters-in-small") | frozenset(
        a.short for a in lexicon.acronyms if not is_form(a.short) and " " not in a.short
    )


def odd_forms(settings: Settings) -> frozenset[str]:
    """What is listed and has not the shape of letters: "LeDeR", "NHSE/I", "f2f"."""
    return _odd(settings.lexicon)


def written_so(entries: Sequence[KnownAcronym], form: str) -> tuple[KnownAcronym, ...]:
    """The entries whose capitals are those of the paper, where there are any: Hb is not HB."""
    form = form.removesuffix("s").replace(".", "")
    if form.isupper() or form.islower():
        return tuple(entries)
    return tuple(e for e in entries if e.short == form) or tuple(entries)


def is_known_here(entry: KnownAcronym, settings: Settings) -> bool:
    """Whether this audience in this country needs no explanation of this sense."""
    if entry.country and entry.country != settings.country:
        return False
    return entry.known in _AUDIENCES.get(settings.audience, ("public",))


def is_listed(key: str, settings: Settings) -> bool:
    """Whether the list has just these letters, a number included."""
    return key in _table(settings.lexicon)


class Setting(NamedTuple):
    """The words around a set of letters, all in lower case, and the paper's fields."""

    sentence: str
    block: str
    paper: PaperText
    fields: Mapping[str, float]  # by its other letters
    topics: frozenset[str] = frozenset()  # by its words
    country: str = ""  # that the paper itself shows, by its spelling and what it speaks of


_AMERICAN = re.compile(
    rf"\b(?:{any_of('only-in-us-papers')}|county(?! coun))\b"
    r"|\(\d{3}\) \d{3}-"
)
_BRITISH = re.compile(rf"£|\b(?:{any_of('only-in-uk-papers')}|organis\w+)\b")


def country_of(paper: str) -> str:
    """The country that a paper (in lower case) shows by its spelling and its things, or ""."""
    american = _AMERICAN.findall(paper[:20_000])
    british = {sign.rstrip("s") for sign in _BRITISH.findall(paper[:20_000])}
    if len(american) >= 2 and not british:
        return "US"
    return "GB" if len(british) >= 2 and len(british) > len(set(american)) else ""


def rank(entries: Iterable[KnownAcronym], setting: Setting, country: str) -> list[Sense]:
    """The senses that can be meant, likeliest first; in the list's order where nothing else
    decides. Senses of another country are left out where the paper does not speak of them."""
    senses = []
    entries = tuple(entries)
    only = len(entries) == 1 and len(entries[0].short) > FEW
    for entry in entries:
        near = _holds(setting.sentence, entry.context)
        support = 0.0
        if near:
            support += NEAR + 0.5 * (near - 1)
        elif _holds(setting.block, entry.context):
            support += BLOCK
        elif _told(entry, setting.paper) >= max(1, len(setting.paper.lower) // _LONG):
            support += PAPER
        words = _words_of(entry.expansion)
        if any(begins_word(setting.sentence, word) for word in words):
            support += WORD_NEAR
        elif any(setting.paper.has_beginning(word) for word in words):
            support += WORD
        spelled = setting.paper.has(entry.expansion.lower())
        if spelled:
            support += SPELLED
        evident = support > PAPER + WORD or (support > 0 and (only or _is_told(entry, setting)))
        support += FIELD * setting.fields.get(entry.field, 0.0)
        if entry.field in setting.topics:
            support += TOPIC if len(entry.short) >= FEW else TOPIC / 4
        if _holds(setting.sentence, entry.not_context):
            support += AGAINST
        if entry.country and entry.country != country:
            support += ABROAD if spelled or near else OUT
        score = support + (KNOWN if entry.known else 0.0)
        if entry.country and entry.country == setting.country:
            score += AT_HOME
        if entry.ended:
            score -= 0.2
        senses.append(Sense(score, entry, near > 0, support, evident))
    at_home = [s for s in senses if s.support > OUT / 2]
    if not at_home and not setting.country:  # nothing says that the paper is not from there
        at_home = [s for s in senses if len(s.known.short) > FEW]
    return sorted(at_home, key=lambda s: -s.score)


def _is_told(entry: KnownAcronym, setting: Setting) -> bool:
    """Whether words far away tell a sense: one word alone does not where the paper is of another
    field, "skin" in the minutes of a school."""
    if not setting.topics or entry.field in setting.topics:
        return True
    return _told(entry, setting.paper) >= _TOLD


def _told(entry: KnownAcronym, paper: PaperText) -> int:
    """How many of the words that tell a sense the paper has, wherever they stand."""
    return sum(paper.has_beginning(word.lower()) for word in entry.context)


def _is_only(ranked: Sequence[Sense], key: str) -> bool:
    """Whether a set of letters (no plural, and no word) is listed with one sense alone, and not
    one of specialists, who have letters for more than any list holds."""
    if len(ranked) != 1 or len(key) < FEW:
        return False
    sense = ranked[0].known
    special = sense.field in members("fields-of-specialists")
    return key_of(sense.short) == key and not special and not is_word(sense.short)


def offered(ranked: Sequence[Sense], topics: frozenset[str], key: str) -> list[Sense]:
    """The senses that a person is asked about: none of a field that the paper is not of, unless
    something in the paper speaks for it, everybody has to do with the field, or just these letters
    stand for nothing else that is known."""
    if not topics or _is_only(ranked, key):
        return list(ranked)
    return [s for s in ranked if not is_foreign(s, topics)]


def to_choose_from(asked: Iterable[Sense], entries: Sequence[KnownAcronym]) -> list[Sense]:
    """The senses of which a person has to choose, in the order in which they are told: what the
    paper speaks for first, then as in our list, which has the usual ones first, and names of today
    before old ones. Whether staff know a sense says nothing here."""
    place = {entry: number for number, entry in enumerate(entries)}
    return sorted(asked, key=lambda s: (-(s.support // PAPER), bool(s.known.ended), place[s.known]))


def is_foreign(sense: Sense, topics: frozenset[str]) -> bool:
    """Whether a sense is of a field that the paper is not of, and nothing in it speaks for it."""
    at_home = not topics or sense.known.field in members("fields-of-everybody") | topics
    return not (at_home or sense.evident or sense.known.known == "public")


@lru_cache(maxsize=4_000)
def _words_of(expansion: str) -> tuple[str, ...]:
    """The words of a long form that say what it is about: "trial" of "trial steering group"."""
    general = members("bodies") | capitals("roles")
    words = re.findall(rf"[a-z]{{{_SHORTEST_WORD},}}", expansion.lower())
    return tuple(w for w in words if w.capitalize() not in general)


def _holds(text: str, words: tuple[str, ...]) -> int:
    """How many of these words (or words that begin with them) stand in a text."""
    return sum([begins_word(text, word.lower()) for word in words]) if text else 0


def is_sure(senses: list[Sense], is_telling: bool) -> bool:
    """Whether the first sense may be offered as the only one: it leads by far, and few letters
    need something in the paper that speaks for it, and more of it where the paper is long."""
    if not senses:
        return False
    first = senses[0]
    letters = sum(c.isalnum() for c in first.known.short)
    if first.known.expansion[-1:].isdigit():  # of a series, such as WP2
        letters = sum(c.isalpha() for c in first.known.short)
    needed = _NEEDED.get(letters, SUPPORT) if is_telling else SUPPORT
    if letters == FEW and len(senses) == 1 and first.known.known and is_telling:
        needed = 0.0  # the one sense, and people at work know it: 13 of 13 were right
    if letters <= FEW and first.support < needed and first.known.known != "public":
        return False
    return len(senses) == 1 or first.score - senses[1].score >= SURE


def has_local_sense(ranked: Sequence[Sense], settings: Settings) -> bool:
    """Whether well-known letters stand for something else here, by what the paper says."""
    if len(ranked) < 2 or is_known_here(ranked[0].known, settings):
        return False
    known_ = next((s for s in ranked if is_known_here(s.known, settings)), None)
    if known_ is None:
        return False
    first = ranked[0]
    in_block = first.support >= BLOCK and not known_.near and is_sure(list(ranked), False)
    return first.near or first.support >= SPELLED or in_block
