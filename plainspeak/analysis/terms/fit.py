"""Suggestions in the form of the term they replace: inflection, capital, spelling."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from plainspeak.analysis import inflection
from plainspeak.analysis.terms import place
from plainspeak.analysis.terms.compile import head_of
from plainspeak.analysis.terms.match import Candidate
from plainspeak.analysis.terms.place import MASS_NOUNS
from plainspeak.analysis.terms.spelling import american
from plainspeak.analysis.types import Passage
from plainspeak.lexicon import Entry
from plainspeak.model import Edit, Suggestion

_OUR_ADVICE = re.compile(r"[()/;:?]|\b(name the|say who|say what|the words? the group)\b")

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


@lru_cache(maxsize=20_000)
def inflected(text: str, part: str, tag: str) -> tuple[str, bool]:
    """A replacement in the form of the term, and whether that form is sure.

    ("find out", "v", "VBD") gives ("found out", True), ("person who pays", "n", "NNS") gives
    ("people who pay", True), ("advice", "n", "NNS") gives ("advice", False).
    """
    if not part or not tag or tag in {"VB", "VBP", "NN", "JJ", "RB"}:
        return text, True
    words = text.split(" ")
    if part == "n":
        return _plural(words)
    form = _form(words[0], part, tag) if part == "v" else _form(words[-1], part, tag)
    if form is None or (words[0] == "be" and tag == "VBD"):
        return text, False
    words[0 if part == "v" else -1] = form
    return " ".join(words), True


def _form(word: str, part: str, tag: str) -> str | None:
    before, hyphen, last = word.rpartition("-")
    form = inflection.inflect(last, tag) if part in inflection.parts(last) else None
    return None if form is None else before + hyphen + form


_CLAUSES = frozenset("how if one what when where whether which who why".split())
_COUNTED = frozenset(
    "building drawing ending feeling finding hearing meeting opening painting reading saying"
    " setting warning".split()
)
_AGREES = {"is": "are", "was": "were", "has": "have", "does": "do"}


def _plural(words: list[str]) -> tuple[str, bool]:
    text = " ".join(words)
    at = head_of(words, "n")
    head = words[at]
    gerund = _is_gerund(words[0]) and head not in _COUNTED
    if words[0] in _CLAUSES or head in MASS_NOUNS or gerund:
        return text, False
    if head.endswith("s") and not head.endswith(("ss", "us", "is")):
        return text, True  # "notes" is one already
    form = _form(head, "n", "NNS")
    if form is None:
        return text, False
    words = [*words[:at], form, *words[at + 1 :]]
    if words[at + 1 : at + 2] in (["who"], ["that"], ["which"]) and len(words) > at + 2:
        words[at + 2] = _agreeing(words[at + 2])
    return " ".join(words), not {"or", "and"} & set(words)


def _is_gerund(word: str) -> bool:
    """Whether it is what somebody does: "planning", but not "thing"."""
    lemmas = inflection.lemmas(word) if word.endswith("ing") else ()
    return any(inflection.known(w) and "v" in inflection.parts(w) for w in lemmas if w != word)


def _agreeing(verb: str) -> str:
    """The form after a plural of a verb after a singular: "pays" → "pay"."""
    if verb in _AGREES:
        return _AGREES[verb]
    # The words of our own lists come first, so that others are seldom looked up.
    found = sorted(inflection.lemmas(verb) - {verb}, key=lambda w: (not inflection.known(w), w))
    return next(
        (w for w in found if "v" in inflection.parts(w) and inflection.inflect(w, "VBZ") == verb),
        verb,
    )


def in_american(text: str) -> str:
    """A text in UK spelling with its words in US spelling."""
    return _WORD.sub(lambda m: american(m.group()) if m.group().islower() else m.group(), text)


def cased(text: str, like: str, letters_only: bool = False) -> str:
    """The text with the capitals of the words it replaces; `letters_only` says that those are
    letters which stand for something, so that their capitals say nothing."""
    if letters_only or not like[:1].isupper():
        return text
    return text.upper() if len(like) > 1 and like.isupper() else text[:1].upper() + text[1:]


class Offer(NamedTuple):
    """A replacement in the form of the term, before it is held against its place."""

    text: str
    is_advice: bool  # for the writer to read, not to put in
    is_sure: bool  # of its form


@lru_cache(maxsize=20_000)
def offers(
    entry: Entry, part: str, tags: tuple[str, ...], tag: str, is_american: bool
) -> tuple[Offer, ...]:
    """The replacements of an entry for a form. `tags` is what the form may be, `tag` what it is
    here, "" where that is not known."""
    found = []
    for replacement in entry.use_instead:
        text, sure = replacement, True
        spoken = bool(_OUR_ADVICE.search(replacement))
        if not spoken:
            # Where the form may be either of two, the first is shown, but not as one that fits.
            text, sure = inflected(replacement, part, tag or "".join(tags[:1]))
            sure = sure and (bool(tag) or not tags)
        if is_american:
            text = in_american(text)
        found.append(Offer(text, spoken or entry.action not in {"swap", "cut"}, sure))
    return tuple(found)


def suggest(
    candidate: Candidate, passage: Passage, tag: str, is_american: bool
) -> tuple[tuple[Suggestion, ...], Edit | None]:
    """What to write in the candidate's place, best first, and the edit that does it for the first.

    `tag` is the Penn tag of its inflecting word, "" where that is not known for sure.
    """
    pattern = candidate.pattern
    entry = pattern.entry
    found: list[Suggestion] = []
    edit = None
    like = passage.text(candidate.first, candidate.last)
    for offer in offers(entry, pattern.part, candidate.tags, tag, is_american):
        text, filled = _fill_gap(offer.text, candidate, passage)
        text = cased(text, like, pattern.capitals)
        fits, in_place = False, None
        if not offer.is_advice:
            text = place.undoubled(text, candidate, passage)
            if offer.is_sure and filled:
                fits, in_place = place.place(text, candidate, passage)
        if not found:
            edit = in_place
        found.append(Suggestion(text, fits))
    if entry.action == "cut":
        return tuple(found), place.cut(candidate, passage)
    return tuple(dict.fromkeys(found)), edit


def _fill_gap(text: str, candidate: Candidate, passage: Passage) -> tuple[str, bool]:
    first, end = candidate.gap
    if end <= first and "…" not in text:
        return text, True
    if end <= first:
        return " ".join(text.replace("…", " ").split()), True
    if "…" not in text:
        return text, False
    return text.replace("…", passage.text(first, end - 1)), True
