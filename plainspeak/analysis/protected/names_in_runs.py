"""The names that a run of words with capitals holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from plainspeak.analysis.protected.capital_runs import LINKS, TITLES, Part, starts_sentence
from plainspeak.analysis.protected.proper_nouns import NO_NAME, ORDINARY, ROLE
from plainspeak.analysis.token_patterns import compiled, ends_at
from plainspeak.analysis.types import Passage, Protected, ProtectedKind, Word
from plainspeak.wordclasses import classes

_LETTERS_BEHIND = classes("post-nominals", "name-endings")
_HEADS = classes("organisation-endings", "organisation-and-place-endings")
_OPENINGS = classes("organisation-openings", "organisation-endings")
_LONGEST_NAME = 6  # words of a person's name

_year = [
    compiled(",? of? <Year>"),
    compiled(",? of? \\( <Capital> <Word|Number>{0,6} \\) <Year>?"),
]
_called = [compiled("<naming-words> <Sign>{0,2}", backward=True)]


def names_in_run(
    passage: Passage, run: Sequence[Part], heading_like: bool, is_proper: Callable[[Word], bool]
) -> Iterator[Protected]:
    """The names in a run of this passage. In a heading-like text capitals say little."""
    return _Run(passage, run, heading_like, is_proper).names()


class _Run:
    """Words with capitals in a row, small words between them included."""

    def __init__(
        self,
        passage: Passage,
        parts: Sequence[Part],
        heading_like: bool,
        is_proper: Callable[[Word], bool],
    ) -> None:
        self.passage = passage
        self.parts = list(parts)
        self.heading_like = heading_like
        self.is_proper = is_proper
        self.opens = starts_sentence(passage, parts[0])  # the capital may be the sentence's
        if self.opens and len(self.parts) > 2 and self.parts[1].text == "the":
            del self.parts[:2]  # "Under the", "At the"
            self.opens = False

    def names(self) -> Iterator[Protected]:
        """The names in this run."""
        law = self._law()
        if law is not None:
            yield law
            return
        first = 1 if self.opens and self.parts[0].is_any(NO_NAME) else 0
        while first < len(self.parts):
            last = self._name_end(first)
            if last < first:
                first += 1
                continue
            end = _behind_letters(self.passage, self.parts[last])
            yield Protected(self.parts[first].start, end, ProtectedKind.NAME)
            first = last + 1

    def _law(self) -> Protected | None:
        """The Mental Capacity Act 2005."""
        heads = [i for i, p in enumerate(self.parts) if p.capital and _is(p, "law-words")]
        if not heads:
            return None
        first = 0
        while first < heads[-1] and self.parts[first].is_any(NO_NAME):
            first += 1
        last = self.parts[heads[-1]]
        words = self.passage.words
        year = next((m for p in _year if (m := p.match(words, last.last + 1))), None)
        if heads[-1] - first < (1 if year else 2):
            return None
        end = self.passage.end(year[1] - 1) if year else last.end
        return Protected(self.parts[first].start, end, ProtectedKind.TITLE)

    def _name_end(self, first: int) -> int:
        """The last part of the name that begins at part `first`, or first - 1 if none does."""
        part = self.parts[first]
        if not part.capital:
            return first - 1
        group = self._group_end(first)
        if part.is_any(TITLES) and group > first:
            return self._person_end(first + 1, group)
        dotted = _is(part, "Initials") and part.text != part.word.text
        if dotted and group > first and self._is_surname(first + 1):
            return self._person_end(first, group)
        if len(self.parts) > 1 and first == 0 and self._is_called():
            return len(self.parts) - 1
        organisation = self._organisation_end(first)
        if organisation > first:
            return organisation
        alone_at_start = self.opens and first == 0 and group == first and not self.heading_like
        proper = self.is_proper(part.word) and (not alone_at_start or _is(part, "CamelCase"))
        if proper or self._leads_to_proper(first, group):
            return self._close_end(first, group) if self.heading_like else group
        return group if self._is_strange(first, group) else first - 1

    def _group_end(self, first: int) -> int:
        """The last of the words with capitals that follow without a small word between."""
        last = first
        while last + 1 < len(self.parts):
            following = self.parts[last + 1]
            particle = _is(following, "name-particles") and last + 2 < len(self.parts)
            if not following.capital and not particle:
                break
            if _is(following, "honorifics") and not _is(self.parts[last], "honorifics"):
                break  # somebody else's name begins: "DISPENSATIONS Cllr Hart"
            last += 1
        while not self.parts[last].capital:
            last -= 1
        return last

    def _person_end(self, first: int, group: int) -> int:
        """Where a person's name ends: before a role, and after a few words at most."""
        last = first
        while last < group and last - first + 1 < _LONGEST_NAME:
            if self.parts[last + 1].is_any(ORDINARY | NO_NAME):
                break
            last += 1
        return last

    def _close_end(self, first: int, group: int) -> int:
        """Where a name ends among Other Words With Capitals: after one ordinary word at most."""
        last = first
        ordinary = 0
        while last < group:
            following = self.parts[last + 1]
            if following.is_any(ORDINARY) and following.word.lower not in _OF_PLACES:
                break
            place = _is(following, "organisation-and-place-endings")
            ordinary += not self.is_proper(following.word) and not place
            if ordinary > 1:
                break
            last += 1
        return last

    def _is_surname(self, place: int) -> bool:
        """Whether the word behind "J." is a surname, not the next sentence."""
        return not self.parts[place].is_any(ORDINARY | NO_NAME)

    def _leads_to_proper(self, first: int, group: int) -> bool:
        """Whether ordinary words with capitals lead to a proper one: "Mount Aldwyn"."""
        if group == first or (self.opens and first == 0):
            return False  # "Call Maria"
        parts = self.parts[first : group + 1]
        if parts[0].is_any(ORDINARY | NO_NAME):
            return False
        proper = next((i for i, p in enumerate(parts) if self.is_proper(p.word)), 0)
        return proper > 0 and not any(p.is_any(ROLE) for p in parts[:proper])

    def _organisation_end(self, first: int) -> int:
        """The last part of an organisation's name that begins at `first`, or `first`."""
        begin = self.parts[first]
        if begin.is_any(ROLE | NO_NAME):
            return first
        opens = self.opens and first == 0
        followed = first + 1 < len(self.parts) and self.parts[first + 1].text in ("of", "for")
        if begin.is_any(_OPENINGS) and followed and not opens:
            return len(self.parts) - 1
        wary = self.heading_like or opens  # capitals alone prove nothing here
        best = first
        own_word = False  # a word that is not one of every organisation
        for i, part in enumerate(self.parts[first:], first):
            if not part.capital:
                if part.text not in LINKS or (part.text in ("and", "&") and best > first):
                    break
                continue
            if i > first:
                if part.is_any(ROLE):
                    break
                sure = _is(part, "organisation-endings") and (
                    own_word or (i - first > 1 and not wary)
                )
                if sure or (part.is_any(_HEADS) and own_word):
                    best = i
            if not part.is_any(ORDINARY | NO_NAME):
                own_word = own_word or not wary or self.is_proper(part.word)
        return best

    def _is_called(self) -> bool:
        """Whether the text says that this is what something is called."""
        return ends_at(_called, self.passage.words, self.parts[0].token)

    def _is_strange(self, first: int, group: int) -> bool:
        """Whether these are two or more capitals that no term of a meeting has: "Breathe Easy"."""
        if group == first or (self.opens and first == 0) or self.heading_like:
            return False
        return not any(
            _is(p, "Capitals") or _is(p, "Initials") or p.is_any(ORDINARY | NO_NAME)
            for p in self.parts[first : group + 1]
        )


_OF_PLACES = frozenset({"hospital", "community"})
"""Words of meetings that may well end the name of a place in a heading."""


def _is(part: Part, name: str) -> bool:
    return name in part.word.classes


def _behind_letters(passage: Passage, part: Part) -> int:
    """Where a name ends with the letters behind it, if it has any: "Rosa Amaral, RN"."""
    words = passage.words
    last = part.last
    while True:
        following = last + 1
        if following < len(words) and words[following].text == ",":
            following += 1
        if following >= len(words) or _LETTERS_BEHIND.isdisjoint(words[following].classes):
            return passage.end(last)
        last = following
