"""Everything a paper says with letters: their uses and their explanations, in reading order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from plainspeak.analysis.acronyms import senses
from plainspeak.analysis.acronyms.guard import Guard
from plainspeak.analysis.acronyms.meanings import Meaning, find_meanings
from plainspeak.analysis.acronyms.shapes import is_form, key_of
from plainspeak.analysis.acronyms.uses import Use, find_uses, words_elsewhere
from plainspeak.analysis.types import Passage, Settings

_NUMBERED = re.compile(r"([a-z]{2,}?)-?\d{1,2}[a-z]?$|\d-([a-z]{2,})$")
_IN_PRODUCT = re.compile(
    r"-(?!(?:led|based|funded|wide|style|type|like|related|compatible|specific|approved|supported|"
    r"level|positive|negative|free|only|run|owned|style)\b)[A-Za-z]{3}"
)
_SERIES = 3  # numbered letters from which the letters alone are shown: IP56, IP67, IP68
_SHORTEST_NAME = 4  # letters
_BEHIND_NAME = re.compile(r"\b[A-Z][a-z][\w'’-]*\s[(\[]$")
_MOST_LOOSE = 400  # short forms of unusual shape that are searched for in the rest of the paper


@dataclass(slots=True)
class Letters:
    """A set of letters in a paper."""

    key: str
    uses: list[Use] = field(default_factory=list)
    meanings: list[Meaning] = field(default_factory=list)

    def inside_meanings(self) -> set[tuple[int, int]]:
        """The (passage, start) of the uses that are the letters of an explanation."""
        taken = {(m.passage, at) for m in self.meanings for at in range(m.start, m.end)}
        return {(u.passage, u.start) for u in self.uses if (u.passage, u.start) in taken}


def gather(passages: Sequence[Passage], settings: Settings) -> dict[str, Letters]:
    """Every set of letters of a paper by its key; uses and meanings in reading order."""
    found: dict[str, Letters] = {}
    for meaning in find_meanings(passages):
        key = key_of(meaning.short)
        found.setdefault(key, Letters(key)).meanings.append(meaning)
    for use in find_uses(passages, settings, frozenset(found)):
        key = key_of(use.form)
        found.setdefault(key, Letters(key)).uses.append(use)
    _loose_uses(passages, found)
    _merge_numbered(found, settings)
    _drop_codes(passages, found, settings)
    _drop_names(passages, found, settings)
    for letters in found.values():
        letters.meanings.sort(key=lambda m: m.place)
        _add_uses_of_meanings(letters)
        letters.uses.sort(key=lambda u: (u.passage, u.start))
    return found


def _loose_uses(passages: Sequence[Passage], found: dict[str, Letters]) -> None:
    """Later uses of short forms whose shape alone would not show them: "hLysoPLA", "p53"."""
    loose = {
        m.short: letters
        for letters in found.values()
        for m in letters.meanings
        if not is_form(m.short) and any(c.isalnum() for c in m.short)
    }
    if not loose or len(loose) > _MOST_LOOSE:
        return
    longest_first = sorted(loose, key=len, reverse=True)
    pattern = re.compile(
        r"(?<![\w-])(?:" + "|".join(re.escape(s) for s in longest_first) + r")(?!\w)"
    )
    for i, passage in enumerate(passages):
        guard: Guard | None = None
        for match in pattern.finditer(passage.block.text):
            guard = Guard(passage) if guard is None else guard
            start, end = match.span()
            if not guard.is_code(start, end):
                quoted = guard.is_quoted(start, end, in_names=True)
                loose[match.group()].uses.append(Use(i, start, end, match.group(), quoted))


def _merge_numbered(found: dict[str, Letters], settings: Settings) -> None:
    """MTA-2 beside MTA, 4-CPU beside CPU, IP56 beside IP67 and IP68: one set of letters each."""
    series: dict[str, list[str]] = {}
    for key, letters in found.items():
        match = _NUMBERED.match(key)
        if match and not letters.meanings and not senses.is_listed(key, settings):
            series.setdefault(match[1] or match[2], []).append(key)
    for base, keys in series.items():
        home = base if base in found or len(keys) >= _SERIES else keys[0]
        for key in keys:
            if key != home:
                found.setdefault(home, Letters(home)).uses.extend(found.pop(key).uses)


def _drop_codes(passages: Sequence[Passage], found: dict[str, Letters], settings: Settings) -> None:
    """Leave out codes that only ever stand in brackets behind a name, Albuquerque (ZAB), or in the
    name of a product, EZ-link."""
    for key in [k for k, v in found.items() if not v.meanings and not senses.known(k, settings)]:
        if len(key) < _SHORTEST_NAME and all(
            _is_code(passages[use.passage].block.text, use) for use in found[key].uses
        ):
            del found[key]


def _is_code(text: str, use: Use) -> bool:
    if text[use.end : use.end + 1] in (")", "]"):
        return _BEHIND_NAME.search(text[max(0, use.start - 40) : use.start]) is not None
    return _IN_PRODUCT.match(text, use.end) is not None


def _drop_names(passages: Sequence[Passage], found: dict[str, Letters], settings: Settings) -> None:
    """Leave out words that the paper writes in small letters too: UNIX beside Unix."""
    doubtful = {
        key
        for key, letters in found.items()
        if len(key) >= _SHORTEST_NAME
        and key.isalpha()
        and not letters.meanings
        and all(use.form.isupper() for use in letters.uses)
        and not senses.known(key, settings)
    }
    if doubtful:
        for key in doubtful & words_elsewhere(passages):
            del found[key]


def _add_uses_of_meanings(letters: Letters) -> None:
    """The letters inside an explanation are a place of them too."""
    taken = {(u.passage, at) for u in letters.uses for at in range(u.start, u.end)}
    for m in letters.meanings:
        if not any((m.passage, at) in taken for at in range(m.start, m.end)):
            letters.uses.append(Use(m.passage, m.start, m.end, m.short))
