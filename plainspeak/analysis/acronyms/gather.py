"""Everything a paper says with letters: their uses and their explanations, in reading order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from plainspeak.analysis.acronyms import capitals, people, senses
from plainspeak.analysis.acronyms.brackets import in_brackets
from plainspeak.analysis.acronyms.explanation import Explanation, Kind
from plainspeak.analysis.acronyms.glossary import Entry, glossary_lines, tables, under_glossary
from plainspeak.analysis.acronyms.phrases import in_phrases
from plainspeak.analysis.acronyms.setting import blocked_spans, is_reference, is_something_else
from plainspeak.analysis.acronyms.shapes import Candidate, candidates, is_form, key_of
from plainspeak.analysis.types import Passage, ProtectedKind, Settings
from plainspeak.model import Span

_NOT_LETTERS = (ProtectedKind.WEB, ProtectedKind.CODE, ProtectedKind.ADDRESS)
_SMALL_WORDS = frozenset(
    "must not all any can may only never always now new free yes stop an as at be by do go he if in is me my no of on or so to up we".split()
)
_LETTERS_AFTER_ALL = frozenset({"us", "it"})
_NUMBERED = re.compile(r"([a-z]{2,}?)-?\d{1,2}[a-z]?$|\d-([a-z]{2,})$")
_BEHIND_NAME = re.compile(r"\b[A-Z][a-z][\w'’-]*\s[(\[]$")
_MOST_LOOSE = 400  # short forms of unusual shape that are searched for in the rest of the paper


@dataclass(frozen=True, slots=True)
class Use:
    """One place of a set of letters. Positions are in the block's text."""

    passage: int
    start: int
    end: int
    form: str
    quoted: bool = False  # in text that is not the writer's to change
    capitals: bool = False  # in a block written in capitals


@dataclass(frozen=True, slots=True)
class Meaning:
    """One explanation of a set of letters, in one block or two."""

    short: str
    passage: int  # of the letters
    start: int
    end: int
    long: str
    long_passage: int
    long_start: int
    long_end: int
    kind: Kind
    in_glossary: bool = False

    @property
    def place(self) -> tuple[int, int]:
        """Where the explanation begins, in reading order."""
        return min((self.passage, self.start), (self.long_passage, self.long_start))


@dataclass(slots=True)
class Letters:
    """A set of letters in a paper."""

    key: str
    uses: list[Use] = field(default_factory=list)
    meanings: list[Meaning] = field(default_factory=list)


def gather(passages: Sequence[Passage], settings: Settings) -> dict[str, Letters]:
    """Every set of letters of a paper by its key; uses and meanings in reading order."""
    inside = under_glossary(passages)
    found: dict[str, Letters] = {}
    for meaning in _meanings(passages, inside):
        if not _is_person(passages, meaning):
            found.setdefault(key_of(meaning.short), Letters(key_of(meaning.short))).meanings.append(
                meaning
            )
    for use in _uses(passages, settings, frozenset(found)):
        found.setdefault(key_of(use.form), Letters(key_of(use.form))).uses.append(use)
    _loose_uses(passages, found)
    _merge_numbered(found, settings)
    _drop_codes(passages, found, settings)
    for letters in found.values():
        letters.meanings.sort(key=lambda m: m.place)
        _add_uses_of_meanings(letters)
        letters.uses.sort(key=lambda u: (u.passage, u.start))
    return found


# -- explanations --------------------------------------------------------------------------------


def _meanings(passages: Sequence[Passage], inside: frozenset[int]) -> list[Meaning]:
    found: dict[tuple[int, int], Meaning] = {}
    for entry in [*glossary_lines(passages, inside), *tables(passages, inside)]:
        found.setdefault((entry.short_passage, entry.short_start), _of_entry(entry))
    for i, passage in enumerate(passages):
        text = passage.block.text
        explanations = in_brackets(text) if "(" in text or "[" in text else []
        for e in _best(explanations + in_phrases(text)):
            letters = Candidate(e.short_start, e.short_end, e.short)
            if e.kind is Kind.GLOSS and is_something_else(text, letters):
                continue
            if not _in_code(passage, e.short_start, e.short_end):
                found.setdefault((i, e.short_start), _of_explanation(i, e))
    return list(found.values())


def _best(explanations: Iterable[Explanation]) -> list[Explanation]:
    """One explanation for each place of letters: spelled out before glossed, better fit first."""
    best: dict[int, Explanation] = {}
    for e in explanations:
        old = best.get(e.short_start)
        if old is None or (e.kind is Kind.PAIR, e.score) > (old.kind is Kind.PAIR, old.score):
            best[e.short_start] = e
    return sorted(best.values(), key=lambda e: e.short_start)


def _of_explanation(i: int, e: Explanation) -> Meaning:
    return Meaning(
        e.short, i, e.short_start, e.short_end, e.long, i, e.long_start, e.long_end, e.kind
    )


def _of_entry(e: Entry) -> Meaning:
    return Meaning(
        e.short, e.short_passage, e.short_start, e.short_end,
        e.long, e.long_passage, e.long_start, e.long_end, e.kind, True,
    )  # fmt: skip


def _is_person(passages: Sequence[Passage], meaning: Meaning) -> bool:
    return people.names_a_person(
        passages[meaning.long_passage], meaning.long_start, meaning.short, meaning.long
    )


# -- uses ----------------------------------------------------------------------------------------


def _uses(passages: Sequence[Passage], settings: Settings, explained: frozenset[str]) -> list[Use]:
    found: list[Use] = []
    names: frozenset[str] | None = None
    columns = people.who_columns(passages)
    in_running_text: set[str] = set(explained)
    pending: list[Use] = []
    for i, passage in enumerate(passages):
        text = passage.block.text
        capital_block: bool | None = None
        blocked: list[Span] | None = None
        for candidate in candidates(text):
            form = candidate.form
            key = key_of(form)
            if capital_block is None:
                capital_block = capitals.is_in_capitals(text)
                blocked = blocked_spans(text)
            assert blocked is not None
            if any(s.start < candidate.end and candidate.start < s.end for s in blocked):
                continue
            if _in_code(passage, candidate.start, candidate.end):
                continue
            if key not in explained or form.replace(".", "") in {"AM", "PM"}:
                if is_something_else(text, candidate):
                    continue
                if people.is_who_cell(passage, columns) and not senses.known(key, settings):
                    continue
                if _may_be_initials(form) and not senses.known(key, settings):
                    names = people.name_initials(passages) if names is None else names
                    if form in names:
                        continue
            use = Use(
                i, candidate.start, candidate.end, form,
                is_reference(text, candidate.end)
                or _is_quoted(passage, candidate.start, candidate.end, key, settings),
                capital_block,
            )  # fmt: skip
            if capital_block and form.isalpha() and form.isupper():
                pending.append(use)
            elif _is_shouted(text, candidate, settings, explained):
                continue
            else:
                in_running_text.add(key)
                found.append(use)
    words_elsewhere: frozenset[str] | None = None
    for use in pending:
        key = key_of(use.form)
        if key in in_running_text:
            found.append(use)
            continue
        listed = senses.known(key, settings)
        if key in _LETTERS_AFTER_ALL:
            continue
        if listed and not capitals.is_word(use.form):
            found.append(use)
        elif not listed and capitals.is_unknown(use.form):
            if words_elsewhere is None:
                words_elsewhere = _words_in_lower_case(passages)
            if key not in words_elsewhere:
                found.append(use)
    return found


def _words_in_lower_case(passages: Sequence[Passage]) -> frozenset[str]:
    """The words that the paper also writes in another way than in capitals."""
    return frozenset(w.lower for p in passages for w in p.words if not w.text.isupper())


def _may_be_initials(form: str) -> bool:
    return 2 <= len(form) <= 3 and form.isupper() and form.isalpha()


def _is_shouted(
    text: str, candidate: Candidate, settings: Settings, explained: frozenset[str]
) -> bool:
    """PLEASE, MUST and NOT; but not NICE, unless its neighbours are shouted as well."""
    form = candidate.form
    if not (form.isalpha() and form.isupper()) or not capitals.is_shouted_word(form):
        return False
    key = key_of(form)
    if key in _SMALL_WORDS and key not in explained:
        return True
    if key in explained or key in _LETTERS_AFTER_ALL or senses.known(key, settings):
        return capitals.in_shouted_run(text, candidate.start, candidate.end)
    return True


def _in_code(passage: Passage, start: int, end: int) -> bool:
    if any(s.start < end and start < s.end for s in passage.block.literal):
        return True
    return bool(passage.protected) and passage.is_protected(start, end, *_NOT_LETTERS)


def _is_quoted(passage: Passage, start: int, end: int, key: str, settings: Settings) -> bool:
    """Whether the letters are not the writer's own words: quoted, or part of a name we do not know.

    A board's name may hold letters that a newcomer has to know: Northvale ICB.
    """
    if not passage.protected:
        return False
    kinds = {p.kind for p in passage.protected if p.start < end and start < p.end}
    kinds -= {ProtectedKind.NAME} if senses.known(key, settings) else set()
    return bool(kinds)


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
        for match in pattern.finditer(passage.block.text):
            start, end = match.span()
            if not _in_code(passage, start, end):
                loose[match.group()].uses.append(
                    Use(i, start, end, match.group(), passage.is_protected(start, end))
                )


def _merge_numbered(found: dict[str, Letters], settings: Settings) -> None:
    """MTA-2 beside MTA, 4-CPU beside CPU, WP1 beside WP2: one set of letters each."""
    first_of: dict[str, str] = {}
    for key in list(found):
        match = _NUMBERED.match(key)
        if match is None or found[key].meanings or senses.is_listed(key, settings):
            continue
        base = match[1] or match[2]
        home = base if base in found else first_of.setdefault(base, key)
        if home != key:
            found[home].uses.extend(found.pop(key).uses)


def _drop_codes(passages: Sequence[Passage], found: dict[str, Letters], settings: Settings) -> None:
    """Leave out codes that only ever stand in brackets behind a name: Albuquerque (ZAB)."""
    for key in [k for k, v in found.items() if not v.meanings and not senses.known(k, settings)]:
        if all(
            _BEHIND_NAME.search(passages[u.passage].block.text[max(0, u.start - 40) : u.start])
            and passages[u.passage].block.text[u.end : u.end + 1] in ")]"
            for u in found[key].uses
        ):
            del found[key]


def _add_uses_of_meanings(letters: Letters) -> None:
    """The letters inside an explanation are a place of them too."""
    places = {(u.passage, u.start) for u in letters.uses}
    for m in letters.meanings:
        covered = any(
            u.passage == m.passage and u.start < m.end and m.start < u.end for u in letters.uses
        )
        if not covered and (m.passage, m.start) not in places:
            letters.uses.append(Use(m.passage, m.start, m.end, m.short))
