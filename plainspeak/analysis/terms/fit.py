"""Suggestions that can stand in a term's place: inflection, capital, "a" or "an", spelling."""

from __future__ import annotations

import re
from functools import lru_cache

from plainspeak.analysis import inflection
from plainspeak.analysis.terms.compile import head_of
from plainspeak.analysis.terms.match import Candidate
from plainspeak.analysis.terms.spelling import american
from plainspeak.analysis.types import Passage
from plainspeak.model import Edit, Suggestion

MASS_NOUNS = frozenset(
    "advice agreement care cash checking consent equipment evidence feedback freedom fun guidance"
    " harm health help housing information knowledge learning linking luck money moving news"
    " paperwork power progress proof research sharing software spending staff support teamwork"
    " time training transport travel trust understanding use work writing".split()
)
"""Nouns that take neither "a" nor a plural in the sense in which our lists offer them."""

_DETERMINERS = frozenset("a an the some any no each every my your his her our their its".split())

_OUR_ADVICE = re.compile(r"[()/;:?]|\b(name the|say who|say what|leave out)\b")

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")

_AN_BEFORE = re.compile(
    r"(?:[aeio]|u(?!ni(?!n)|s[aeiu]|ti|r[aeio]|k)|hour|hono|heir)(?!ne\b|nce\b)"
)
"""Spellings that begin with the sound of a vowel; letters read one by one are not among them."""

_AN_BEFORE_LETTERS = frozenset("AEFHILMNORSX")


def takes_an(text: str) -> bool:
    """Whether "an" stands before this text, as it is said aloud."""
    first = _WORD.search(text)
    word = first.group() if first else text
    if len(word) > 1 and word.isupper():
        return word[0] in _AN_BEFORE_LETTERS
    lower = word.lower()
    if lower.startswith(("one", "once", "eu", "ew")):
        return False
    return bool(_AN_BEFORE.match(lower))


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
        if not advice:
            text = _undoubled(text, candidate, passage)
        fits, place = False, None
        if sure and not advice and text:
            fits, place = _place(text, candidate, passage, tag)
        if not found:
            edit = place
        found.append(Suggestion(text, fits))
    if entry.action == "cut":
        return (*found,), _cut(candidate, passage)
    return tuple(dict.fromkeys(found)), edit


def _fill_gap(text: str, candidate: Candidate, passage: Passage) -> tuple[str, bool]:
    first, end = candidate.gap
    if end <= first:
        return " ".join(text.replace("…", " ").split()), True
    if "…" not in text:
        return text, False
    return text.replace("…", passage.text(first, end - 1)), True


def _undoubled(text: str, candidate: Candidate, passage: Passage) -> str:
    """Without a word that already stands beside the place: "made up of" before "of"."""
    words = text.split(" ")
    after = _lower(passage, candidate.last + 1)
    if len(words) > 1 and words[-1].lower() == after:
        words.pop()
    before = _lower(passage, candidate.first - 1)
    if len(words) > 1 and words[0].lower() == before:
        words.pop(0)
    return " ".join(words)


def _place(text: str, candidate: Candidate, passage: Passage, tag: str) -> tuple[bool, Edit | None]:
    """Whether the text fits as it is, and the edit that puts it in place, if one does."""
    lower = text.lower()
    before = _lower(passage, candidate.first - 1)
    after = _lower(passage, candidate.last + 1)
    first, _, _ = lower.partition(" ")
    if lower in {before, after} or (before in _DETERMINERS and first in _DETERMINERS):
        return False, None
    whole = passage.source(candidate.first, candidate.last)
    if before not in {"a", "an"}:
        return True, Edit(*whole, text)
    words = lower.split(" ")
    if candidate.pattern.part == "n" and words[head_of(words, "n")] in MASS_NOUNS:
        return False, None
    article = "an" if takes_an(text) else "a"
    if article == before:
        return True, Edit(*whole, text)
    written = passage.words[candidate.first - 1].text
    if written.isupper() and text.isupper():
        article = article.upper()
    elif written[0].isupper():
        article = article.capitalize()
    start = passage.source(candidate.first - 1, candidate.first - 1).start
    return False, Edit(start, whole.end, f"{article} {text}")


def _cut(candidate: Candidate, passage: Passage) -> Edit | None:
    """Leave the term out, with the white space after it; what follows takes over its capital."""
    if candidate.last + 1 >= len(passage.words):
        return None
    following = passage.words[candidate.last + 1].text
    if not following[0].isalnum():
        return None
    if passage.words[candidate.first].text[0].isupper():
        following = following[0].upper() + following[1:]
    span = passage.source(candidate.first, candidate.last + 1)
    return Edit(span.start, span.end, following)


def _lower(passage: Passage, token: int) -> str:
    return passage.words[token].lower if 0 <= token < len(passage.words) else ""
