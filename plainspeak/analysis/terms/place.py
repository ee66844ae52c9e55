"""Whether words can stand in a term's place as they are, and the edit that puts them there."""

from __future__ import annotations

import re

from plainspeak.analysis.terms.compile import LINKS, PARTICLES, head_of
from plainspeak.analysis.terms.match import Candidate
from plainspeak.analysis.terms.senses import DETERMINERS
from plainspeak.analysis.types import Passage
from plainspeak.model import Edit

MASS_NOUNS = frozenset(
    "advice agreement anger care cash checking consent energy equipment evidence feedback"
    " freedom fun guidance harm hatred health help housing information knowledge learning"
    " linking luck money moving news one paperwork poverty power progress proof research"
    " safety sharing software spending staff support teamwork time training transport travel"
    " trouble trust understanding use work writing".split()
)
"""Nouns that take neither "a" nor a plural in the sense in which our lists offer them."""

_ARTICLES = frozenset("a an the some any no each every my your his her our their its".split())

_SMALL_WORDS = LINKS | frozenset(
    "a also and be been being but can could did do does had has have if is may might must nor or"
    " shall should so the then there these this those to was were will would yet".split()
)
"""Words that end what stands before them: no object and no noun begins with most of them."""

_DEGREES = frozenset("less least more most".split())
_PRONOUNS = frozenset("her him it me that them these this those us you".split())
_BARE = frozenset("let lets letting make makes made making".split())

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")

_VOWEL = re.compile(r"[aeio]|u(?!ni(?!n)|s[aeiu]|ti|r[aeio]|k)|hour|hono|hones|heir")

_LETTERS_WITH_AN = frozenset("AEFHILMNORSX")


def takes_an(text: str) -> bool:
    """Whether "an" stands before this text, as it is said aloud."""
    first = _WORD.search(text)
    word = first.group() if first else text
    if word.isupper():
        return word[0] in _LETTERS_WITH_AN
    lower = word.lower()
    return not lower.startswith(("one", "once", "eu", "ew")) and bool(_VOWEL.match(lower))


def undoubled(text: str, candidate: Candidate, passage: Passage) -> str:
    """Without a word that already stands beside the place: "made up of" before "of"."""
    words = text.split(" ")
    if len(words) > 1 and words[-1].lower() == _lower(passage, candidate.last + 1):
        words.pop()
    if len(words) > 1 and words[0].lower() == _lower(passage, candidate.first - 1):
        words.pop(0)
    return " ".join(words)


def place(text: str, candidate: Candidate, passage: Passage) -> tuple[bool, Edit | None]:
    """Whether the text fits as it is, and the edit that puts it in place, if one does.

    They differ where "a" before the term has to become "an": the edit takes it along.
    """
    lower = text.lower()
    before = _lower(passage, candidate.first - 1)
    if (
        not text
        or lower in {before, _lower(passage, candidate.last + 1)}
        or (before in _ARTICLES and lower.partition(" ")[0] in _ARTICLES)
        or not _stands(lower.split(" "), candidate, passage)
        or _is_name(candidate, passage)
    ):
        return False, None
    whole = passage.source(candidate.first, candidate.last)
    shouted = passage.text(candidate.first, candidate.last).isupper()
    article = "an" if takes_an(lower if shouted else text) else "a"
    if before not in {"a", "an"} or article == before:
        return True, Edit(*whole, text)
    written = passage.words[candidate.first - 1].text
    if written[0].isupper():
        article = article.upper() if text.isupper() else article.capitalize()
    start = passage.source(candidate.first - 1, candidate.first - 1).start
    return False, Edit(start, whole.end, f"{article} {text}")


def cut(candidate: Candidate, passage: Passage) -> Edit | None:
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


def _stands(words: list[str], candidate: Candidate, passage: Passage) -> bool:
    """Whether the sentence around the place can take these words, as far as can be told."""
    part = candidate.pattern.part
    before_noun = _before_noun(candidate, passage)
    after = _lower(passage, candidate.last + 1)
    if part == "j" and _lower(passage, candidate.first - 1) in _DEGREES:
        return False  # "a more | strong plan"
    if words[-1] == "to" and after.endswith("ing"):
        return False  # "with a view to | reducing"
    if part == "v" and words[-1] in PARTICLES and after in _PRONOUNS:
        return False  # "speed up | it"
    if words[0] in _BARE and "to" in _next(candidate, passage, 4):
        return False  # "let | you to go"
    if part == "v" and len(words) > 1 and before_noun:
        # "put into practice | our plan": the object would have to stand in the middle.
        return words[-1] in LINKS or words[-1] in PARTICLES - {"together"}
    if part in {"n", "j"} and before_noun and any(w in LINKS for w in words):
        return False  # "a start of the study | assessment"
    if part == "n" and _article_before(candidate, passage):
        head = words[head_of(words, "n")]
        return head not in MASS_NOUNS and not (head.endswith("s") and not head.endswith("ss"))
    return True


def _before_noun(candidate: Candidate, passage: Passage) -> bool:
    """Whether a noun, or what may begin one, follows at once in the same sentence."""
    at = candidate.last + 1
    if at >= passage.sentence_of(candidate.last).end:
        return False
    following = passage.words[at]
    if candidate.pattern.part == "v" and following.lower in DETERMINERS - {"that", "what", "which"}:
        return True
    return following.text[0].isalnum() and following.lower not in _SMALL_WORDS


def _article_before(candidate: Candidate, passage: Passage) -> bool:
    """Whether "a" or "an" belongs to the term, with at most two words between."""
    for back in (1, 2, 3):
        lower = _lower(passage, candidate.first - back)
        if lower in {"a", "an"}:
            return True
        if not lower[:1].isalpha() or lower in _SMALL_WORDS or lower in DETERMINERS:
            return False
    return False


def _is_name(candidate: Candidate, passage: Passage) -> bool:
    """Whether several words with capitals look like the name of a thing: "Information Sheet"."""
    words = passage.words[candidate.first : candidate.last + 1]
    text = passage.block.text
    return (
        len(words) > 1
        and all(w.text[0].isupper() for w in words if len(w.text) > 3)
        and not text.isupper()
    )


def _next(candidate: Candidate, passage: Passage, number: int) -> list[str]:
    after = candidate.last + 1
    return [w.lower for w in passage.words[after : after + number]]


def _lower(passage: Passage, token: int) -> str:
    return passage.words[token].lower if 0 <= token < len(passage.words) else ""
