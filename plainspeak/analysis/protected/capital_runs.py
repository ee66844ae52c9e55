"""Words with capitals in a row, in which names may stand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from plainspeak.analysis.types import Passage, Word
from plainspeak.wordclasses import classes

TITLES = classes("honorifics", "titles-of-rank")
LINKS = frozenset({"of", "for", "and", "&", "the"})
_POSSESSIVE = frozenset({"'s", "’s"})
_OPENING_SIGNS = frozenset("\"“‘'([*_#•–—-") | {"**", "##", "###"}
_ENDS_BEFORE = frozenset(".!?:…|;/)")
_JOINING = frozenset("@/#-.")  # a word close behind one of these begins no run
_FIRST_PLACES = 2  # a number that stands among these tokens numbers the line
_LONGEST_RUN = 16  # words with capitals


class Part(NamedTuple):
    """A word of a run, with the 's behind it."""

    word: Word
    start: int  # in the block's text
    end: int
    token: int
    last: int  # the token that ends it

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital."""
        return "Capital" in self.word.classes

    @property
    def text(self) -> str:
        """The word without the stop of a short form."""
        return self.word.text.rstrip(".")

    def is_any(self, classes: frozenset[str]) -> bool:
        """Whether it stands in one of these classes."""
        return not classes.isdisjoint(self.word.classes)


def capital_runs(passage: Passage, first: int = 0, last: int | None = None) -> Iterator[list[Part]]:
    """Words with capitals in a row in these tokens, with up to two small ones between: "Bank of
    the North"."""
    words = passage.words
    stop = len(words) if last is None else last
    done = first
    for i in range(first, stop):
        if i < done or "Capital" not in words[i].classes or _is_joined(passage, i):
            continue
        run = [_part(passage, i)]
        capitals = 1
        while capitals < _LONGEST_RUN:
            more = _next_parts(passage, run[-1], stop)
            if not more:
                break
            run += more
            capitals += 1
        done = run[-1].last + 1
        yield run


def _is_joined(passage: Passage, token: int) -> bool:
    at = passage.starts[token]
    return at > 0 and passage.block.text[at - 1] in _JOINING


def _is_cut_title(passage: Passage, token: int) -> bool:
    """Whether a title ends with the stop of a short form, and goes on: "Insp. Rudd"."""
    words = passage.words
    return (
        token + 2 < len(words)
        and words[token + 1].text == "."
        and passage.starts[token + 1] == passage.end(token)
        and not TITLES.isdisjoint(words[token].classes)
    )


def _part(passage: Passage, token: int) -> Part:
    last = token
    following = token + 1
    if (
        following < len(passage.words)
        and passage.words[following].text in _POSSESSIVE
        and passage.starts[following] == passage.end(token)
    ) or _is_cut_title(passage, token):
        last = following
    return Part(passage.words[token], passage.starts[token], passage.end(last), token, last)


def _next_parts(passage: Passage, before: Part, stop: int) -> list[Part]:
    """The small words and the word with a capital that go on with a run; none where it ends."""
    found: list[Part] = []
    at = before.last + 1
    while at < stop and len(found) < 3:
        word = passage.words[at]
        if "Capital" in word.classes:
            if _is_joined(passage, at):
                return []
            return [*found, _part(passage, at)]
        if word.text not in LINKS and "name-particles" not in word.classes:
            return []
        found.append(_part(passage, at))
        at += 1
    return []


def starts_sentence(passage: Passage, part: Part) -> bool:
    """Whether a word opens a sentence, a line or what is quoted."""
    words = passage.words
    before = part.token - 1
    while before >= 0 and words[before].text in _OPENING_SIGNS:
        before -= 1
    if before < 0:
        return True
    last = words[before]
    if last.text[-1].isdigit():
        return before < _FIRST_PLACES  # "3 Update"
    return last.text[-1] in _ENDS_BEFORE and "Capital" not in last.classes
