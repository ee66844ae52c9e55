"""Everything a paper says with letters: where they stand and where they are explained, in order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field

from plainspeak.analysis.acronyms import people, senses
from plainspeak.analysis.acronyms.explanations import MARKUP, Explanation, in_markup
from plainspeak.analysis.acronyms.explanations.glossary import find_explanations
from plainspeak.analysis.acronyms.not_letters import (
    Guard,
    blocked_spans,
    in_shouted_run,
    is_in_capitals,
    is_reference,
    is_said_aloud,
    is_section,
    is_something_else,
    is_time,
)
from plainspeak.analysis.acronyms.people import People
from plainspeak.analysis.acronyms.shapes import Candidate, candidates, is_form, key_of
from plainspeak.analysis.familiarity import is_shouted_word, is_unknown, is_word, may_be_word
from plainspeak.analysis.types import Passage, Settings, distinct_words
from plainspeak.model import Definition
from plainspeak.wordclasses import any_of, members

_NUMBERED = re.compile(r"([a-z]{2,}?)-?\d{1,2}[a-z]?$|\d-([a-z]{2,})$")
_IN_PRODUCT = re.compile(rf"-(?!(?:{any_of('endings-of-made-adjectives')})\b)[A-Za-z]{{3}}")
_SERIES = 3  # numbered letters from which the letters alone are shown: IP56, IP67, IP68
_STUDY_AFTER = re.compile(rf"[\s-](?:{any_of('studies')})\b", re.IGNORECASE)
_SHORTEST_NAME = 4  # letters
_BEHIND_NAME = re.compile(r"\b[A-Z][a-z][\w'’-]*\s[(\[]$")
_MOST_LOOSE = 400  # short forms of unusual shape that are searched for in the rest of the paper
_LETTERS_AFTER_ALL = frozenset({"us", "it"})
_LONGEST_MIXED = 8  # characters; what is longer and has small letters is the name of a product
_LONGEST_INITIALS = 4
_TWO = 2  # letters that nobody lists and that act like a person are one
_MOST_INITIALS = 2  # dotted letters that may be the front of a name: A.B.


@dataclass(frozen=True, slots=True)
class Use:
    """One place of a set of letters. Positions are in the block's text."""

    passage: int
    start: int
    end: int
    form: str
    quoted: bool = False  # in text that is not the writer's to change
    capitals: bool = False  # in a block written in capitals


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
    passages: Sequence[Passage],
    definitions: Sequence[Definition],
    settings: Settings,
    rolls: Set[int],
) -> dict[str, Letters]:
    """Every set of letters of a paper by its key; uses and meanings in reading order. `rolls` are
    the numbers of the passages that list people."""
    found: dict[str, Letters] = {}
    who = people.people_of(passages, rolls)
    for meaning in [*map(in_markup, definitions), *find_explanations(passages, who)]:
        key = key_of(meaning.short)
        found.setdefault(key, Letters(key)).meanings.append(meaning)
    explained = frozenset(found)
    who = who._replace(doubtful=frozenset(s for s in who.named if s.lower() in explained))
    for use in _find_uses(passages, settings, explained, who):
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
    """Leave out words that the paper writes in small letters too, UNIX beside Unix, and ordinary
    words that are the name of a study: the KESTREL trial."""
    doubtful = {
        key
        for key, letters in found.items()
        if len(key) >= _SHORTEST_NAME
        and key.replace("-", "").isalpha()
        and not letters.meanings
        and all(use.form.isupper() for use in letters.uses)
        and not senses.known(key, settings)
    }
    if doubtful:
        studies = {key for key in doubtful if _is_study(passages, found[key])}
        for key in studies | (doubtful & _words_elsewhere(passages)):
            del found[key]


def _is_study(passages: Sequence[Passage], letters: Letters) -> bool:
    """Whether the letters are an ordinary word that somewhere stands before "trial" or "study"."""
    name = letters.uses[0].form.partition("-")[0]  # the DIAMOND-K trial
    return (
        len(name) >= _SHORTEST_NAME
        and not is_unknown(name)
        and any(
            _STUDY_AFTER.match(passages[use.passage].block.text, use.end) for use in letters.uses
        )
    )


def _add_uses_of_meanings(letters: Letters) -> None:
    """The letters inside an explanation are a place of them too."""
    taken = {(u.passage, at) for u in letters.uses for at in range(u.start, u.end)}
    for m in letters.meanings:
        if m.passage != MARKUP and not any(
            (m.passage, at) in taken for at in range(m.start, m.end)
        ):
            letters.uses.append(Use(m.passage, m.start, m.end, m.short))


def _find_uses(
    passages: Sequence[Passage], settings: Settings, explained: frozenset[str], who: People
) -> list[Use]:
    """Every use of letters in the paper. `explained` are the keys that the paper explains."""
    found: list[Use] = []
    in_capitals: list[Use] = []
    for use, candidate in _plausible(passages, settings, explained, who):
        if use.capitals and use.form.isalpha() and use.form.isupper():
            in_capitals.append(use)
        elif not _is_shouted(passages[use.passage].block.text, candidate, settings, explained):
            found.append(use)
    if in_capitals:
        sure = explained | {key_of(use.form) for use in found}
        found.extend(_letters_in_capitals(passages, in_capitals, sure, settings))
    return found


def _plausible(
    passages: Sequence[Passage], settings: Settings, explained: frozenset[str], who: People
) -> Iterator[tuple[Use, Candidate]]:
    """Candidates without units, codes, times, places in addresses and initials of people."""
    columns = people.who_columns(passages)
    odd = senses.odd_forms(settings)
    listed_keys: dict[str, bool] = {}
    for i, passage in enumerate(passages):
        text = passage.block.text
        guard: Guard | None = None
        for candidate in candidates(text, odd):
            start, end, form = candidate
            key = key_of(form)
            if guard is None:
                guard = Guard(passage, blocked_spans(text))
                mostly_capitals = is_in_capitals(text)
                in_who_cell = people.is_who_cell(passage, columns)
            if guard.is_code(start, end) and form not in odd and not is_section(form):
                continue
            if key not in listed_keys:
                everyday = form in members("everyday-letters")
                listed_keys[key] = everyday or bool(senses.known(key, settings))
            listed = listed_keys[key]
            if (key not in explained or is_time(form)) and is_something_else(
                text, candidate, listed
            ):
                continue
            if _is_person(text, candidate, who, listed or key in explained, in_who_cell):
                continue
            own = listed or len(key) > _MOST_INITIALS
            quoted = is_reference(text, start, end) or guard.is_quoted(start, end, in_names=not own)
            if len(form) > _LONGEST_MIXED and not (listed or key in explained or form.isupper()):
                quoted = True
            yield Use(i, start, end, form, quoted, mostly_capitals), candidate


def _is_person(
    text: str, candidate: Candidate, who: People, listed: bool, in_who_cell: bool
) -> bool:
    """Whether letters are somebody's initials here."""
    start, end, form = candidate
    initials = "".join(c for c in form if c.isalnum()).removesuffix("s")
    if not (initials.isupper() and initials.isalpha() and len(initials) <= _LONGEST_INITIALS):
        return False
    if not listed and (in_who_cell or (len(initials) == _TWO and people.acts(text, start, end))):
        return True
    if initials in who.spelled and (in_who_cell or people.acts(text, start, end)):
        return True
    if initials in who.named:
        return not listed or initials not in who.doubtful or people.is_at_work(text, start, end)
    if initials in who.present:
        return not listed or in_who_cell or people.is_at_work(text, start, end)
    return False


def _letters_in_capitals(
    passages: Sequence[Passage], uses: Sequence[Use], sure: frozenset[str], settings: Settings
) -> Iterator[Use]:
    """Of the words of blocks in capitals those that nobody would take for a word: PPIE."""
    elsewhere: frozenset[str] | None = None
    for use in uses:
        key = key_of(use.form)
        if key in sure:
            yield use
        elif key in _LETTERS_AFTER_ALL:
            continue
        elif senses.known(key, settings):
            if not is_word(use.form):
                yield use
        elif is_unknown(use.form) and not may_be_word(use.form):
            elsewhere = _words_elsewhere(passages) if elsewhere is None else elsewhere
            if key not in elsewhere:
                yield use


def _words_elsewhere(passages: Sequence[Passage]) -> frozenset[str]:
    """The words that the paper also writes in another way than in capitals."""
    return frozenset([w.lower for w in distinct_words(passages) if not w.text.isupper()])


def _is_shouted(
    text: str, candidate: Candidate, settings: Settings, explained: frozenset[str]
) -> bool:
    """PLEASE, MUST and NOT; but not NICE, unless its neighbours are shouted as well."""
    form = candidate.form
    if not (form.replace("-", "").isalpha() and form.isupper()):
        return False
    key = key_of(form)
    unknown = key not in explained and not senses.known(key, settings)
    if unknown and is_said_aloud(text, candidate.start, candidate.end):
        return True
    if not form.isalpha():
        return False
    if len(text) < len(form) + 3 and is_word(form) and not senses.known(key, settings):
        return key not in explained  # a heading of one word
    if not is_shouted_word(form):
        return False
    if key in members("shouted-words") and key not in explained:
        return True
    if key in explained or key in _LETTERS_AFTER_ALL or senses.known(key, settings):
        return in_shouted_run(text, candidate.start, candidate.end)
    return True
