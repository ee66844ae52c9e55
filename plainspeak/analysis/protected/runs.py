"""Words with capitals in a row, and the names that they hold."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from plainspeak.analysis.protected import vocabulary as known
from plainspeak.analysis.types import Protected, ProtectedKind

CAPITAL = "[A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĢĪĮİĶĹĻĽŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŹŻŽ]"
_SHORT = "|".join(sorted(known.HONORIFICS | {"St", "Mt"}))
_WORD = rf"(?:{CAPITAL}\.)+(?:-{CAPITAL}\.)*|(?:{_SHORT})\.|{CAPITAL}[\w&]*(?:['’-]\w+)*"
_SMALL = r"of|for|and|the|de|van|von|der|den|del|la|le|di|da|du|bin|al|el|ap|&"
capital_runs = re.compile(
    rf"(?<![\w.@/#-])(?:{_WORD})(?:[ \n]+(?:(?:{_SMALL})[ \n]+){{0,2}}(?:{_WORD})){{0,15}}(?!\w)"
).finditer

_words_of = re.compile(rf"(?P<word>{_WORD})|(?P<small>\w+|&)").finditer
_degrees = re.compile(rf"(?:,? (?:{known.DEGREES})\b\.?)+").match
_year = re.compile(r",? (?:of )?(?:\d{4}|\([A-Z][^()]{0,40}\)(?: \d{4})?)").match
_initials = re.compile(rf"(?:{CAPITAL}\.)+").fullmatch
_called = re.compile(
    r"\b(?:(?<!so-)called|named|known as|titled|entitled|charity|charities|company|firm)[ \"“‘'(]*$"
).search
_LONGEST_NAME = 6  # words of a person's name


class _Word(NamedTuple):
    text: str
    start: int
    end: int
    capital: bool


class Run:
    """Words with capitals in a row, small words between them included."""

    def __init__(
        self, text: str, start: int, end: int, heading_like: bool, is_proper: Callable[[str], bool]
    ) -> None:
        """text[start:end] is the run; in a heading-like text capitals say little."""
        self.text = text
        self.heading_like = heading_like
        self.is_proper = is_proper
        self.words = [
            _Word(m.group(), start + m.start(), start + m.end(), m.lastgroup == "word")
            for m in _words_of(text[start:end])
        ]
        self.opens = starts_sentence(text, start)  # the first capital may be the sentence's
        if self.opens and len(self.words) > 2 and self.words[1].text == "the":
            del self.words[:2]  # "Under the", "At the"
            self.opens = False

    def names(self) -> Iterator[Protected]:
        """The names in this run."""
        law = self._law()
        if law is not None:
            yield law
            return
        first = 1 if self.opens and self.words[0].text in known.NOT_NAMES else 0
        while first < len(self.words):
            last = self._name_end(first)
            if last < first:
                first += 1
                continue
            end = self.words[last].end
            degrees = _degrees(self.text, end)
            yield Protected(
                self.words[first].start, degrees.end() if degrees else end, ProtectedKind.NAME
            )
            first = last + 1

    def _law(self) -> Protected | None:
        """The Mental Capacity Act 2005."""
        heads = [i for i, w in enumerate(self.words) if w.text in known.LAWS]
        if not heads:
            return None
        first = 0
        while first < heads[-1] and self.words[first].text in known.NOT_NAMES:
            first += 1
        year = _year(self.text, self.words[heads[-1]].end)
        if heads[-1] - first < (1 if year else 2):
            return None
        end = year.end() if year else self.words[heads[-1]].end
        return Protected(self.words[first].start, end, ProtectedKind.TITLE)

    def _name_end(self, first: int) -> int:
        """The last word of the name that begins at word `first`, or first - 1 if none does."""
        word = self.words[first]
        if not word.capital:
            return first - 1
        group = self._group_end(first)
        if word.text.rstrip(".") in known.HONORIFICS and group > first:
            return self._person_end(first + 1, group)
        if _initials(word.text) and group > first and self._is_surname(first + 1):
            return self._person_end(first, group)
        if len(self.words) > 1 and first == 0 and self._is_called():
            return len(self.words) - 1
        organisation = self._organisation_end(first)
        if organisation > first:
            return organisation
        alone_at_start = self.opens and first == 0 and group == first and not self.heading_like
        if (self.is_proper(word.text) and not alone_at_start) or self._leads_to_proper(
            first, group
        ):
            return self._close_end(first, group) if self.heading_like else group
        return group if self._is_strange(first, group) else first - 1

    def _group_end(self, first: int) -> int:
        """The last of the words with capitals that follow without a small word between."""
        last = first
        while last + 1 < len(self.words):
            following = self.words[last + 1]
            particle = following.text.lower() in known.PARTICLES and last + 2 < len(self.words)
            if not following.capital and not particle:
                break
            last += 1
        while not self.words[last].capital:
            last -= 1
        return last

    def _person_end(self, first: int, group: int) -> int:
        """Where a person's name ends: before a role, and after a few words at most."""
        last = first
        while last < group and last - first + 1 < _LONGEST_NAME:
            following = self.words[last + 1].text
            if following.lower() in known.INSTITUTIONAL or following in known.NOT_NAMES:
                break
            last += 1
        return last

    def _close_end(self, first: int, group: int) -> int:
        """Where a name ends among Other Words With Capitals: after one ordinary word at most."""
        last = first
        ordinary = 0
        while last < group:
            following = self.words[last + 1].text
            if following.lower() in known.INSTITUTIONAL - {"hospital", "community"}:
                break
            ordinary += not self.is_proper(following) and following not in known.HEADS
            if ordinary > 1:
                break
            last += 1
        return last

    def _is_surname(self, place: int) -> bool:
        """Whether the word behind "J." is a surname, not the next sentence."""
        word = self.words[place].text
        return word not in known.NOT_NAMES and word.lower() not in known.INSTITUTIONAL

    def _leads_to_proper(self, first: int, group: int) -> bool:
        """Whether ordinary words with capitals lead to a proper one: "Mount Aldwyn"."""
        if group == first or (self.opens and first == 0):
            return False  # "Call Maria"
        words = [w.text for w in self.words[first : group + 1]]
        if words[0].lower() in known.INSTITUTIONAL or words[0] in known.NOT_NAMES:
            return False
        proper = next((i for i, w in enumerate(words) if self.is_proper(w)), 0)
        return proper > 0 and not any(w.lower() in known.ROLES for w in words[:proper])

    def _organisation_end(self, first: int) -> int:
        """The last word of an organisation's name that begins at `first`, or `first`."""
        word = self.words[first].text
        if word.lower() in known.ROLES or word in known.NOT_NAMES:
            return first
        opens = self.opens and first == 0
        followed = first + 1 < len(self.words) and self.words[first + 1].text in {"of", "for"}
        if word in known.BEFORE_OF and followed and not opens:
            return len(self.words) - 1
        wary = self.heading_like or opens  # capitals alone prove nothing here
        best = first
        own_word = False  # a word that is not one of every organisation
        for i in range(first, len(self.words)):
            text = self.words[i].text
            if not self.words[i].capital:
                if text not in {"of", "for", "and", "&", "the"} or (
                    text in {"and", "&"} and best > first
                ):
                    break
                continue
            if i > first:
                if text.lower() in known.ROLES:
                    break
                sure = text in known.SURE_HEADS and (own_word or (i - first > 1 and not wary))
                if sure or (text in known.HEADS and own_word):
                    best = i
            if text.lower() not in known.INSTITUTIONAL and text not in known.NOT_NAMES:
                own_word = own_word or not wary or self.is_proper(text)
        return best

    def _is_called(self) -> bool:
        """Whether the text says that this is what something is called."""
        begin = self.words[0].start
        return _called(self.text[max(0, begin - 20) : begin]) is not None

    def _is_strange(self, first: int, group: int) -> bool:
        """Whether these are two or more capitals that no term of a meeting has: "Breathe Easy"."""
        if group == first or (self.opens and first == 0) or self.heading_like:
            return False
        words = [w.text for w in self.words[first : group + 1]]
        return not any(
            w.isupper() or w in known.NOT_NAMES or w.lower() in known.INSTITUTIONAL for w in words
        )


def starts_sentence(text: str, start: int) -> bool:
    """Whether a word that begins at `start` opens a sentence, a line or what is quoted."""
    before = text[max(0, start - 12) : start].rstrip(" \n\"“‘'([*_#•–—-")
    if not before:
        return start <= 12
    if before[-1].isdigit():
        return start <= 6  # "3 Update"
    return before[-1] in ".!?:…|;/)" and not before.endswith((" St.", " Dr."))
