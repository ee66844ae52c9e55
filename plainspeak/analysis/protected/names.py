"""Names of people, places, organisations and groups, and of laws.

A name is told from a capitalised term ("Participant Information Sheet") by words that are in no
dictionary ("Northvale"), by what stands before it (Dr, Cllr, "Present:") and by the kind of
organisation at its end (Hospital, Council). In doubt it is no name: a false name would hide what a
newcomer stumbles over.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, lru_cache

from plainspeak.analysis.features import dictionary
from plainspeak.analysis.protected import vocabulary as known
from plainspeak.analysis.types import Passage, Protected, ProtectedKind
from plainspeak.lexicon import shipped

_NAME, _TITLE = ProtectedKind.NAME, ProtectedKind.TITLE

_CAPITAL = "[A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĢĪĮİĶĹĻĽŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŹŻŽ]"
_SHORT = "|".join(sorted(known.HONORIFICS | {"St", "Mt"}))
_WORD = (
    rf"(?:{_CAPITAL}\.)+(?:-{_CAPITAL}\.)*|(?:{_SHORT})\.|{_CAPITAL}[\w&]*(?:['’-]\w+)*"
)
_SMALL = r"of|for|and|the|de|van|von|der|den|del|la|le|di|da|du|bin|al|el|ap|&"
_runs = re.compile(
    rf"(?<![\w.@/#-])(?:{_WORD})(?:[ \n]+(?:(?:{_SMALL})[ \n]+){{0,2}}(?:{_WORD}))*(?!\w)"
).finditer
_words_of = re.compile(rf"(?P<word>{_WORD})|(?P<small>\w+|&)").finditer
_capital_inside = re.compile(rf"[^\s.!?:] +[\"“‘'(]*{_CAPITAL}|^{_CAPITAL}[^.!?]* {_CAPITAL}").search
_any_capital = re.compile(_CAPITAL).search
_degrees = re.compile(rf"(?:,? (?:{known.DEGREES})\b\.?)+").match
_year = re.compile(r",? (?:of )?(?:\d{4}|\([A-Z][^()]{0,40}\)(?: \d{4})?)").match
_label = re.compile(r"^\W*((?:\w[\w'’-]* ){0,4}\w[\w'’-]*) ?[*_]*: *", re.ASCII).match
_pieces = re.compile(r"[^,;()&]+").finditer
_initials = re.compile(rf"(?:{_CAPITAL}\.?)+").fullmatch
_called = re.compile(r"\b(?:(?<!so-)called|named|known as|titled|entitled)[ \"“‘'(]*$").search
_group_after = re.compile(
    r" (?:group|project|programme|program|club|scheme|choir|campaign|study|trial|charity|network"
    r"|newsletter|app|café|cafe|website|course|band|estate|church|school|hall|pub|hospital|surgery"
    r"|library|festival|trust|neighbou?rhood)s?\b"
).match
_ORDINARY_ENDINGS = (
    "ing", "tion", "tions", "ment", "ments", "ity", "ities", "ness", "ship", "able", "ism", "ology",
    "therapy", "pharmacy", "care", "health", "ised", "ized", "ise", "ize", "ises", "izes", "ised",
    "ally", "ical", "work", "ware", "graphy", "scopy", "ectomy", "ative", "ious", "based",
)  # fmt: skip


def names(passages: Sequence[Passage]) -> Iterator[tuple[int, Protected]]:
    """Names and laws as (passage index, range) over all passages of one paper."""
    busy = [p for p in passages if _capital_inside(p.block.text)]
    if not busy:
        return
    small = frozenset(w.text for p in passages for w in p.words if w.text.islower())

    @lru_cache(maxsize=None)
    def is_proper(word: str) -> bool:
        return _is_proper(word, small)

    people: set[str] = set()
    places: dict[int, list[Protected]] = {}
    for passage in busy:
        text = passage.block.text
        if text.isupper():
            continue
        found = [*_labelled(text, is_proper), *_found_in_runs(text, is_proper)]
        places[passage.index] = found
        for protected in found:
            if protected.kind is _NAME:
                people.update(_parts_of_person(text[protected.start : protected.end], is_proper))
    for passage in passages:
        found = places.get(passage.index, [])
        yield from ((passage.index, protected) for protected in found)
        if people:
            yield from ((passage.index, p) for p in _again(passage, people, found))


def _is_proper(word: str, small: frozenset[str]) -> bool:
    """Whether a word with a capital is no ordinary word: a name of a person, a place, a firm."""
    if word in known.NOT_NAMES or len(word) < 2 or word.isupper() or not word[0].isupper():
        return False
    bare = word.replace("’", "'").removesuffix("'s")
    lower = bare.lower()
    if any(c.isdigit() for c in bare):
        return False
    if any(c.isupper() for c in bare[1:]) and not re.match(r"(?:Mc|Mac|O'|D'|\w+-)[A-Z]", bare):
        return False  # ToR, CoP: letters that stand for something
    if lower in small or lower in known.INSTITUTIONAL or lower in known.FUNCTION_WORDS:
        return False
    if len(lower) > 7 and lower.endswith(_ORDINARY_ENDINGS):
        return False
    if "-" in bare:
        parts = bare.split("-")
        return all(p[:1].isupper() for p in parts) and any(_is_proper(p, small) for p in parts)
    return not _in_dictionary(lower)


@lru_cache(maxsize=50_000)
def _in_dictionary(lower: str) -> bool:
    if lower in _listed():
        return True
    forms = (lower, lower.removesuffix("s"), lower.replace("isation", "ization"))
    return any(dictionary().tags(form) for form in forms)


@cache
def _listed() -> frozenset[str]:
    return frozenset(word for entry in shipped().entries for word in entry.term.lower().split())


def _found_in_runs(text: str, is_proper: Callable[[str], bool]) -> Iterator[Protected]:
    heading_like = _is_title_case(text) and not _people_label(text)
    for match in _runs(text):
        run = _Run(text, match.start(), match.end(), heading_like, is_proper)
        yield from run.names()


def _is_title_case(text: str) -> bool:
    """Whether a text Is Written Like This, as headings and the cells of tables often are."""
    if text.rstrip()[-1:] in ".!?" and len(text) > 60:
        return False
    long = [w for w in re.findall(r"[^\W\d_][\w'’-]*", text) if len(w) > 3 or w[0].isupper()]
    capitals = sum(w[0].isupper() for w in long)
    return len(long) < 2 or capitals >= 0.7 * len(long)


class _Run:
    """Words with capitals in a row, small words between them included."""

    def __init__(
        self, text: str, start: int, end: int, heading_like: bool, is_proper: Callable[[str], bool]
    ) -> None:
        self.text = text
        self.heading_like = heading_like
        self.is_proper = is_proper
        self.words = [
            (m.group(), start + m.start(), start + m.end(), m.lastgroup == "word")
            for m in _words_of(text[start:end])
        ]
        self.starts_sentence = _starts_sentence(text, start)
        if self.starts_sentence and len(self.words) > 2 and self.words[1][0] == "the":
            del self.words[:2]  # "Under the", "Of the"
            self.starts_sentence = False

    def names(self) -> Iterator[Protected]:
        """The names in this run."""
        law = self._law()
        if law is not None:
            yield law
            return
        first = 0
        if self.starts_sentence and self.words[0][0] in known.NOT_NAMES:
            first = 1
        while first < len(self.words):
            last, kind = self._name_from(first)
            if last < first:
                first += 1
                continue
            begin, end = self.words[first][1], self.words[last][2]
            if kind == "person":
                degrees = _degrees(self.text, end)
                end = degrees.end() if degrees else end
            yield Protected(begin, end, _NAME)
            first = last + 1

    def _law(self) -> Protected | None:
        """The Mental Capacity Act 2005."""
        capitals = [i for i, w in enumerate(self.words) if w[3]]
        heads = [i for i in capitals if self.words[i][0] in known.LAWS]
        if not heads:
            return None
        first = 0
        while first < heads[-1] and self.words[first][0] in known.NOT_NAMES:
            first += 1
        year = _year(self.text, self.words[heads[-1]][2])
        if heads[-1] - first < 1 or (heads[-1] - first < 2 and not year):
            return None
        end = year.end() if year else self.words[heads[-1]][2]
        return Protected(self.words[first][1], end, _TITLE)

    def _name_from(self, first: int) -> tuple[int, str]:
        """The last word of a name that begins at word `first`, or a number before it."""
        none = first - 1, ""
        word, _, _, capital = self.words[first]
        if not capital:
            return none
        group = self._group_end(first)
        if word.rstrip(".") in known.HONORIFICS and group > first:
            return self._person_end(first + 1, group), "person"
        if _initials(word) and "." in word and group > first and self._is_initials(first):
            return self._person_end(first, group), "person"
        whole = self._organisation_end(first)
        if whole > first:
            return whole, "organisation"
        if self.is_proper(word) and not (
            self.starts_sentence and first == 0 and group == first and not self.heading_like
        ):
            if self.starts_sentence and first == 0 and group == first and self.heading_like:
                return none
            if self.heading_like:
                return self._close_end(first, group), "person"
            return group, "person"
        if group > first and self._leads_to_proper(first, group):
            return (self._close_end(first, group) if self.heading_like else group), "person"
        if group > first and self._is_called(first, group):
            return group, "group"
        return none

    def _group_end(self, first: int) -> int:
        """The last of the words with capitals that follow without a small word between."""
        last = first
        while last + 1 < len(self.words):
            word, _, _, capital = self.words[last + 1]
            if capital:
                last += 1
            elif word.lower() in known.PARTICLES and last + 2 < len(self.words):
                last += 1
            else:
                break
        while not self.words[last][3]:
            last -= 1
        return last

    def _person_end(self, first: int, group: int) -> int:
        """Where a person's name ends: before a role, and after four words at most."""
        last = first
        while last < group and last - first < 5:
            following = self.words[last + 1][0]
            if following.lower() in known.INSTITUTIONAL or following in known.NOT_NAMES:
                break
            last += 1
        return last

    def _close_end(self, first: int, group: int) -> int:
        """Where a name ends among Other Words With Capitals: after one ordinary word at most."""
        last = first
        ordinary = 0
        while last < group:
            following = self.words[last + 1][0]
            if following.lower() in known.INSTITUTIONAL - {"hospital", "community"}:
                break
            ordinary += not self.is_proper(following) and following not in known.HEADS
            if ordinary > 1:
                break
            last += 1
        return last

    def _is_initials(self, first: int) -> bool:
        """Whether "J." is followed by a surname, not by the next sentence."""
        following = self.words[first + 1][0]
        return following not in known.NOT_NAMES and following.lower() not in known.INSTITUTIONAL

    def _leads_to_proper(self, first: int, group: int) -> bool:
        """Whether ordinary words with capitals lead to a word that is none: "Saint Aldwyn"."""
        words = [w[0] for w in self.words[first : group + 1]]
        if words[0].lower() in known.INSTITUTIONAL or words[0] in known.NOT_NAMES:
            return False
        if self.starts_sentence and first == 0:
            return False  # "Call Maria"
        proper = [i for i, w in enumerate(words) if self.is_proper(w)]
        return bool(proper) and not any(w.lower() in known.ROLES for w in words[: proper[0]])

    def _organisation_end(self, first: int) -> int:
        """The last word of an organisation's name that begins at `first`, or `first`."""
        word = self.words[first][0]
        if word.lower() in known.ROLES or word in known.NOT_NAMES:
            return first
        small_next = first + 1 < len(self.words) and self.words[first + 1][0] in {"of", "for"}
        if word in known.BEFORE_OF and small_next and not (self.starts_sentence and first == 0):
            return len(self.words) - 1
        best = first
        seen_local = False
        for i in range(first, len(self.words)):
            text, _, _, capital = self.words[i]
            if text in {"and", "&"} and best > first:
                break
            if not capital:
                if text not in {"of", "for", "and", "&", "the"}:
                    break
                continue
            if i > first and text.lower() in known.ROLES:
                break
            if i > first and text in known.SURE_HEADS and self._holds(first, i, seen_local):
                best = i
            elif i > first and text in known.HEADS and seen_local:
                best = i
            if text.lower() not in known.INSTITUTIONAL and text not in known.NOT_NAMES:
                seen_local = not (self.heading_like or (self.starts_sentence and first == 0)) or (
                    seen_local or self.is_proper(text)
                )
        return best

    def _holds(self, first: int, head: int, seen_local: bool) -> bool:
        if self.heading_like or (self.starts_sentence and first == 0):
            return seen_local
        return head - first > 1 or seen_local

    def _is_called(self, first: int, group: int) -> bool:
        """Whether two or more ordinary words with capitals are what something is called."""
        if self.starts_sentence and first == 0 or self.heading_like:
            return False
        words = [w[0] for w in self.words[first : group + 1]]
        if any(w.isupper() or w in known.NOT_NAMES for w in words):
            return False
        if _called(self.text[max(0, self.words[first][1] - 20) : self.words[first][1]]):
            return True
        if any(w.lower() in known.INSTITUTIONAL for w in words):
            return False
        return True


def _starts_sentence(text: str, start: int) -> bool:
    before = text[max(0, start - 12) : start].rstrip(" \n\"“‘'([*_#•–—-")
    if start <= 12 and not before:
        return True
    if before and before[-1].isdigit():
        return start <= 6
    return not before or before[-1] in ".!?:…|;/)" and not before.endswith((" St.", " Dr."))


def _people_label(text: str) -> re.Match[str] | None:
    label = _label(text)
    if label and any(w.lower() in known.PEOPLE_LABELS for w in label.group(1).split()):
        return label
    return None


def _labelled(text: str, is_proper: Callable[[str], bool]) -> Iterator[Protected]:
    """People after "Present:" and the like."""
    label = _people_label(text)
    if not label:
        return
    for piece in _pieces(text, label.end()):
        for match in _runs(piece.group()):
            words = match.group().split()
            if not 2 <= len(words) <= 5 or match.group().isupper():
                continue
            if any(w.lower().rstrip(".") in known.INSTITUTIONAL for w in words):
                continue
            if any(w in known.SURE_HEADS | known.NOT_NAMES for w in words):
                continue
            yield Protected(piece.start() + match.start(), piece.start() + match.end(), _NAME)


def _parts_of_person(name: str, is_proper: Callable[[str], bool]) -> Iterator[str]:
    """The words of a name by which the person or place may be called again."""
    words = [w.rstrip(".") for w in name.replace("’s", "").replace("'s", "").split()]
    if len(words) > 3 or not any(map(is_proper, words)):
        return
    for word in words:
        if len(word) > 2 and is_proper(word):
            yield word


def _again(passage: Passage, people: set[str], found: Iterable[Protected]) -> Iterator[Protected]:
    """Further places where a word of a known name stands alone."""
    taken = list(found)
    for word, start in zip(passage.words, passage.starts, strict=True):
        if word.text in people:
            end = start + len(word.text)
            if not any(p.start <= start and end <= p.end for p in taken):
                yield Protected(start, end, _NAME)
