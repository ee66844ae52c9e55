"""Who is named in a paper: people, their initials, roles and groups that can be given a job."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from plainspeak.analysis.types import Passage, ProtectedKind, Word
from plainspeak.analysis.words import word
from plainspeak.model import BlockKind
from plainspeak.wordclasses import any_of, members

_INITIALS = re.compile(r"(?:[A-Z]\.){2,4}[A-Z]?|[A-Z]{2,4}|[A-Z]{1,3}-[A-Z]{1,2}")
_CALLED = re.compile(r"[A-Z][\w’']*[\w]")
_LABEL = re.compile(r"\W*([A-Za-z][a-z. ]{2,24}?)\s*(?:[:|]|[-–—]\s)")
_APART = re.compile(rf"\s*[/&+,;]\s*|\s+(?:{any_of('between-people')})\s+|\s+")
_EVERYWHERE = 6.0  # familiarity of words that are no names: "Were", "The"
_SAME = {"chairman": "chair", "chairwoman": "chair", "chairperson": "chair"}
_BARE = " .()[]*?:"


@dataclass(frozen=True, slots=True)
class People:
    """Who is named in one paper: `names` are words of names as written, and initials.

    `present` are those of them that stand in a list of who was there, `roles` the roles there.
    """

    names: frozenset[str]
    present: frozenset[str]
    roles: tuple[str, ...]

    def may_own(self, word: Word) -> bool:
        """Whether this word, where it is a subject, says who: a name, initials, a role, "we"."""
        text = word.text
        return (
            text in self.names
            or _INITIALS.fullmatch(text) is not None
            or word.lower in members("people-pronouns")
            or _is_role(word.lower)
            or word.lower in members("groups-of-people")
        )

    def names_somebody(self, text: str) -> bool:
        """Whether a cell, or what stands at the end of an item, says who: "NF", "JH / finance"."""
        bare = " ".join(text.split()).strip(_BARE)
        if bare.lower() in members("nobody-yet"):
            return False
        return any(map(self._is_named, _APART.split(bare)))

    def _is_named(self, part: str) -> bool:
        bare = part.strip(_BARE)
        if bare in self.names or _INITIALS.fullmatch(bare):
            return bare.lower() not in members("nobody-yet")
        return _is_role(bare.lower()) or bare.lower() in members("groups-of-people")

    def asked(self, text: str) -> list[str]:
        """Whom to ask about a job in this text: the roles and people it names, else those who were
        there, as a question names them: "the clerk", "Nadia"."""
        found: dict[str, None] = {}
        officers = members("officers") | set(self.roles)
        for match in _mentioned(text):
            title, said = match.group("title"), match.group("said")
            lower = said.lower()
            if lower in officers:
                if said[0].isupper() or title:
                    found[f"the {_SAME.get(lower, lower)}"] = None
            elif said in self.present and not _INITIALS.fullmatch(said) and not _is_group(lower):
                found[f"{title} {said}" if title in members("honorifics") else said] = None
        return list(found) or [f"the {role}" for role in self.roles]


def _mentioned(text: str) -> Iterator[re.Match[str]]:
    """The words of a text, each with "the" or "Mrs" before it as its `title`."""
    return _words_with_titles()(text)


@cache
def _words_with_titles() -> Callable[[str], Iterator[re.Match[str]]]:
    titles = "|".join(sorted(map(re.escape, members("honorifics")), key=len, reverse=True))
    return re.compile(rf"(?:\b(?P<title>[Tt]he|{titles})\.? +)?(?P<said>[\w’'-]+)").finditer


def _is_group(lower: str) -> bool:
    return _is_role(lower) or lower in members("groups-of-people")


def _is_role(lower: str) -> bool:
    roles = members("roles")
    return lower in roles or (lower.endswith("s") and lower[:-1] in roles)


def people(passages: Iterable[Passage]) -> People:
    """Everybody whose name stands in these passages."""
    names: set[str] = set()
    present: set[str] = set()
    roles: Counter[str] = Counter()
    listed = False  # below a heading such as "Attendees"
    for passage in passages:
        text = passage.block.text
        label = _LABEL.match(text)
        said = (label.group(1) if label else text).strip(_BARE).lower()
        is_attendance = said in members("attendance-labels")
        if passage.block.kind is BlockKind.HEADING:
            listed = is_attendance
        elif is_attendance or (listed and passage.block.kind is BlockKind.LIST_ITEM):
            there = text[label.end() if label else 0 :]
            present.update(_called(there))
            said_roles = re.findall(r"[\w-]+", text.lower())
            roles.update(_SAME.get(r, r) for r in said_roles if r in members("roles"))
        for span in passage.protected:
            if span.kind is ProtectedKind.NAME:
                names.update(_called(text[span.start : span.end]))
    present -= members("honorifics")
    present -= {name for name in present if word(name).familiarity >= _EVERYWHERE}
    alone = tuple(role for role, count in roles.items() if count == 1)  # not one of many
    alone = tuple(role for role in alone if role in members("officers")) or alone
    return People(frozenset(names | present), frozenset(present), alone)


def _called(text: str) -> Iterator[str]:
    """The words by which the people in this list of names may be called again."""
    for name in re.split(r"[,;()]", text):
        called = _CALLED.findall(name)
        yield from called
        if len(called) > 1:
            yield "".join(part[0] for part in called)
