"""Suggestions in the form of the term they replace: inflection, capital, spelling."""

from __future__ import annotations

import re
from functools import lru_cache

from plainspeak.analysis import inflection
from plainspeak.analysis.terms import place
from plainspeak.analysis.terms.compile import head_of
from plainspeak.analysis.terms.match import Candidate
from plainspeak.analysis.terms.place import MASS_NOUNS
from plainspeak.analysis.terms.spelling import american
from plainspeak.analysis.types import Passage
from plainspeak.model import Edit, Suggestion

_OUR_ADVICE = re.compile(r"[()/;:?]|\b(name the|say who|say what|leave out)\b")

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


@lru_cache(maxsize=20_000)
def inflected(text: str, part: str, tag: str) -> tuple[str, bool]:
    """A replacement in the form of the term, and whether that form is sure: ("find out", "v",
    "VBD") → ("found out", True)."""
    if not part or not tag or tag in {"VB", "VBP", "NN", "JJ", "RB"}:
        return text, True
    words = text.split(" ")
    at = head_of(words, part)
    lemma, hyphen, last = words[at].rpartition("-")
    if part not in inflection.parts(last):
        return text, False
    if part == "n" and last in MASS_NOUNS:
        return text, False
    form = inflection.inflect(last, tag)
    if form is None or (last == "be" and tag == "VBD"):
        return text, False
    words[at] = lemma + hyphen + form
    return " ".join(words), True


def in_american(text: str) -> str:
    """A text in UK spelling with its words in US spelling."""
    return _WORD.sub(lambda m: american(m.group()) if m.group().islower() else m.group(), text)


def cased(text: str, like: str, letters_only: bool = False) -> str:
    """The text with the capitals of the words it replaces; `letters_only` says that those are
    letters which stand for something, so that their capitals say nothing."""
    letters = [c for c in like if c.isalpha()]
    if letters_only:
        return text
    if len(letters) > 1 and all(c.isupper() for c in letters):
        return text.upper()
    return text[:1].upper() + text[1:] if letters and letters[0].isupper() else text


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
    for replacement in entry.use_instead:
        text, sure = replacement, True
        spoken = bool(_OUR_ADVICE.search(replacement))  # to the writer, not for the paper
        advice = spoken or entry.action not in {"swap", "cut"}
        if not spoken:
            text, sure = inflected(replacement, pattern.part, tag or "")
            sure = sure and (bool(tag) or not candidate.tags)
            text, filled = _fill_gap(text, candidate, passage)
            sure = sure and filled
        if is_american:
            text = in_american(text)
        text = cased(text, passage.text(candidate.first, candidate.last), pattern.capitals)
        fits, in_place = False, None
        if not advice:
            text = place.undoubled(text, candidate, passage)
            if sure:
                fits, in_place = place.place(text, candidate, passage)
        if not found:
            edit = in_place
        found.append(Suggestion(text, fits))
    if entry.action == "cut":
        return tuple(found), place.cut(candidate, passage)
    return tuple(dict.fromkeys(found)), edit


def _fill_gap(text: str, candidate: Candidate, passage: Passage) -> tuple[str, bool]:
    first, end = candidate.gap
    if end <= first:
        return " ".join(text.replace("…", " ").split()), True
    if "…" not in text:
        return text, False
    return text.replace("…", passage.text(first, end - 1)), True
