"""Suggestions in the form of the term they replace: inflection, capital, spelling."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from plainspeak.analysis.grammar import inflected
from plainspeak.analysis.phrasing import cased, going_on
from plainspeak.analysis.spelling import american
from plainspeak.analysis.terms import beside, glosses, standing
from plainspeak.analysis.terms.compile import PART_OF_SPEECH, YOURS
from plainspeak.analysis.terms.match import Candidate
from plainspeak.analysis.types import Passage
from plainspeak.lexicon import SAFE, Entry
from plainspeak.model import BlockKind, Edit, Suggestion

_OUR_ADVICE = re.compile(r"[()/;:?]|\b(name the|say who|say what|the words? the group)\b")

_IN_PLACE = SAFE | {"perhaps"}
"""Actions with words that may stand in the term's place."""

_OPENING = frozenset(":\"'“‘")

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


def in_american(text: str) -> str:
    """A text in UK spelling with its words in US spelling."""
    return _WORD.sub(lambda m: american(m.group()) if m.group().islower() else m.group(), text)


class Offer(NamedTuple):
    """A replacement in the form of the term, before it is held against its place."""

    text: str
    plain: str  # the same without any inflection
    is_advice: bool  # for the writer to read, not to put in
    is_sure: bool  # of its form


@lru_cache(maxsize=20_000)
def offers(
    entry: Entry, part: str, tag: str, is_sure: bool, is_american: bool
) -> tuple[Offer, ...]:
    """The replacements of an entry in the form of `tag`, which is sure or only likely."""
    found = []
    for replacement in entry.use_instead:
        text, sure = replacement, True
        spoken = bool(_OUR_ADVICE.search(replacement))
        if not spoken:
            text, sure = inflected(replacement, part, tag)
            sure = sure and is_sure  # what is only likely is shown, but not as one that fits
        if is_american:
            text, replacement = in_american(text), in_american(replacement)
        found.append(
            Offer(text, replacement, spoken or entry.action not in {"swap", "perhaps", "cut"}, sure)
        )
    return tuple(found)


def suggest(
    candidate: Candidate,
    passage: Passage,
    tag: str,
    likely: str,
    *,
    is_american: bool,
) -> tuple[tuple[Suggestion, ...], Edit | None]:
    """What to write in the candidate's place, best first, and the edit that does it for the first.

    `tag` is the Penn tag of its inflecting word, "" where that is not known for sure; `likely` is
    what it may be then.
    """
    pattern = candidate.pattern
    shown = likely if likely in candidate.tags else tag or "".join(candidate.tags[:1])
    is_sure = bool(tag) or not candidate.tags
    describing = standing.describes(candidate, passage, shown)
    entry = pattern.entry
    found: list[tuple[Suggestion, Edit | None]] = []
    like = passage.text(candidate.first, candidate.last)
    if entry.action == "explain" or not (entry.use_instead or entry.action == "cut"):
        form = "VBN" if describing and "VBN" in candidate.tags else tag or shown
        kind = entry.part_of_speech.partition("/")[0]  # of which its words are
        part = pattern.part if pattern.part == PART_OF_SPEECH.get(kind, pattern.part) else ""
        told_of = offers(entry, part, form, True, is_american)
        short = [offer.text if offer.is_sure else offer.plain for offer in told_of]
        meanings = short or [_meaning(entry, pattern.part, form, is_american)]
        told = [glosses.told(like, gloss, candidate, passage) for gloss in meanings if gloss]
        return tuple(Suggestion(text, False) for text in dict.fromkeys(told)), None
    goes_on = not (like.isupper() or _begins_a_sentence(candidate, passage))
    for offer in offers(entry, pattern.part, tag or shown, is_sure, is_american):
        text, filled = _fill_gap(_as_theirs(offer.text, candidate, passage), candidate, passage)
        if describing and " " in text and not offer.is_advice:
            # "anonymised quotes": "take out names" says it, "taken out names quotes" does not.
            text, filled = offer.plain, False
        text = cased(text, like, pattern.capitals or goes_on)
        fits, in_place = False, None
        if not offer.is_advice:
            text = beside.undoubled(text, candidate, passage)
            if offer.is_sure and filled:
                fits, in_place = standing.stand_in(text, tag, candidate, passage)
        if entry.action not in SAFE and not offer.is_advice:
            text = f"{standing.article_before(candidate, passage, text)} {text}".lstrip()
        found.append((Suggestion(text, fits and entry.action in SAFE), in_place))
    if entry.action == "cut":
        return tuple(suggestion for suggestion, _ in found), standing.cut(candidate, passage)
    if entry.action not in SAFE:  # the first that stands in the place as it is leads
        best = next((one for one in found if one[1]), None)
        found = [best, *(one for one in found if one is not best)] if best else found
    edit = found[0][1] if found else None
    return tuple(dict.fromkeys(suggestion for suggestion, _ in found)), edit


def _begins_a_sentence(candidate: Candidate, passage: Passage) -> bool:
    """Whether the candidate has a capital because it begins something: no word stands before it in
    its sentence, a colon or a quotation mark does, or it is part of a heading."""
    if passage.block.kind is BlockKind.HEADING:
        return True
    begin, before = passage.sentence_of(candidate.first).start, candidate.first - 1
    if before >= begin and passage.words[before].text in _OPENING:
        return True
    return not any(passage.words[i].is_word for i in range(begin, candidate.first))


def _meaning(entry: Entry, part: str, tag: str, is_american: bool) -> str:
    """What the term means as it can stand in brackets behind it; "" where its row does not say, or
    not in a way that fits: that of a verb begins with "to"."""
    if entry.about_people or (part == "v" and tag not in {"VB", "VBP"}):
        return ""
    meaning = going_on(entry.meaning).rstrip(".")
    if tag == "NNS" and part == "n":
        meaning = inflected(re.sub(r"^(?:an?|the) ", "", meaning), part, tag)[0]
    return in_american(meaning) if is_american else meaning


def _as_theirs(text: str, candidate: Candidate, passage: Passage) -> str:
    """The text with the possessive that the term has here in place of its "your"."""
    if not _YOUR.search(text):
        return text
    words = (w.lower for w in passage.words[candidate.first : candidate.last + 1])
    whose = next((word for word in words if word in YOURS), "your")
    return _YOUR.sub(whose, text)


_YOUR = re.compile(r"\byour\b")


def _fill_gap(text: str, candidate: Candidate, passage: Passage) -> tuple[str, bool]:
    """The text with what stands in the term's gap, and whether both have one, or neither."""
    first, end = candidate.gap
    if (end > first) is not ("…" in text):
        return text, False
    return text.replace("…", passage.text(first, end - 1)) if end > first else text, True
