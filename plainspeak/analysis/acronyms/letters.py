"""Everything a paper says with letters: their uses and their explanations, in reading order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from plainspeak.analysis.acronyms import people, senses
from plainspeak.analysis.acronyms.explanations import MARKUP, Explanation, Kind, in_markup
from plainspeak.analysis.acronyms.explanations.brackets import in_brackets
from plainspeak.analysis.acronyms.explanations.glossary import (
    glossary_lines,
    tables,
    under_glossary,
)
from plainspeak.analysis.acronyms.explanations.phrases import in_phrases
from plainspeak.analysis.acronyms.not_letters import Guard, is_something_else
from plainspeak.analysis.acronyms.people import People
from plainspeak.analysis.acronyms.shapes import Candidate, is_form, key_of, may_hold_letters
from plainspeak.analysis.acronyms.uses import Use, find_uses, words_elsewhere
from plainspeak.analysis.types import Passage, Settings
from plainspeak.model import Definition
from plainspeak.wordclasses import any_of

_NUMBERED = re.compile(r"([a-z]{2,}?)-?\d{1,2}[a-z]?$|\d-([a-z]{2,})$")
_IN_PRODUCT = re.compile(rf"-(?!(?:{any_of('endings-of-made-adjectives')})\b)[A-Za-z]{{3}}")
_SERIES = 3  # numbered letters from which the letters alone are shown: IP56, IP67, IP68
_SHORTEST_NAME = 4  # letters
_BEHIND_NAME = re.compile(r"\b[A-Z][a-z][\w'’-]*\s[(\[]$")
_MOST_LOOSE = 400  # short forms of unusual shape that are searched for in the rest of the paper


@dataclass(slots=True)
class Letters:
    """A set of letters in a paper."""

    key: str
    uses: list[Use] = field(default_factory=list)
    meanings: list[Explanation] = field(default_factory=list)
    is_role: bool = False  # stands behind a person's name: Ann Day (PM)
    is_in_roll: bool = False  # the initials of somebody on the list of those present

    def inside_meanings(self) -> set[tuple[int, int]]:
        """The (passage, start) of the uses that are the letters of an explanation."""
        taken = {(m.passage, at) for m in self.meanings for at in range(m.start, m.end)}
        return {(u.passage, u.start) for u in self.uses if (u.passage, u.start) in taken}


def gather(
    passages: Sequence[Passage], definitions: Sequence[Definition], settings: Settings
) -> dict[str, Letters]:
    """Every set of letters of a paper by its key; uses and meanings in reading order."""
    found: dict[str, Letters] = {}
    who = people.people_of(passages)
    for meaning in [*map(in_markup, definitions), *find_explanations(passages, who)]:
        key = key_of(meaning.short)
        found.setdefault(key, Letters(key)).meanings.append(meaning)
    explained = frozenset(found)
    who = who._replace(doubtful=frozenset(s for s in who.named if s.lower() in explained))
    for use in find_uses(passages, settings, explained, who):
        key = key_of(use.form)
        found.setdefault(key, Letters(key)).uses.append(use)
    _loose_uses(passages, found)
    _merge_numbered(found, settings)
    _drop_codes(passages, found, settings)
    _drop_names(passages, found, settings)
    for letters in found.values():
        letters.is_role = letters.key.upper() in who.roles
        letters.is_in_roll = letters.key.upper() in who.in_roll
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
        if not is_form(m.short) and len(m.short) > 1 and any(c.isalnum() for c in m.short)
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
        if m.passage != MARKUP and not any(
            (m.passage, at) in taken for at in range(m.start, m.end)
        ):
            letters.uses.append(Use(m.passage, m.start, m.end, m.short))


def find_explanations(passages: Sequence[Passage], who: People) -> list[Explanation]:
    """Every explanation of letters in the paper's text, initials of people left out."""
    inside = under_glossary(passages)
    found: dict[tuple[int, int], Explanation] = {}
    for line in [*glossary_lines(passages, inside), *tables(passages, inside)]:
        found.setdefault((line.passage, line.start), line)
    for i, passage in enumerate(passages):
        text = passage.block.text
        letters = may_hold_letters(text)
        explanations = in_brackets(text, i, letters) if "(" in text or "[" in text else []
        if letters:
            explanations += in_phrases(text, i)
        guard = Guard(passage) if explanations else None
        for e in _best(explanations):
            if e.kind is Kind.GLOSS and is_something_else(text, Candidate(e.start, e.end, e.short)):
                continue
            if guard is None or not guard.is_code(e.start, e.end):
                found.setdefault((i, e.start), e)
    return [m for m in found.values() if not _is_person(passages, m, who)]


def _best(explanations: Iterable[Explanation]) -> list[Explanation]:
    """One explanation for each place of letters: spelled out before glossed, better fit first."""
    best: dict[int, Explanation] = {}
    for e in explanations:
        old = best.get(e.start)
        if old is None or (e.kind is Kind.PAIR, e.score) > (old.kind is Kind.PAIR, old.score):
            best[e.start] = e
    return sorted(best.values(), key=lambda e: e.start)


def _is_person(passages: Sequence[Passage], e: Explanation, who: People) -> bool:
    return people.names_a_person(passages[e.long_passage], e.long_start, e.short, e.long, who)
