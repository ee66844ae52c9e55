"""Where letters stand in a paper, without what only looks like letters there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from plainspeak.analysis.acronyms import people, senses
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
from plainspeak.analysis.acronyms.shapes import Candidate, candidates, key_of
from plainspeak.analysis.familiarity import is_shouted_word, is_unknown, is_word
from plainspeak.analysis.types import Passage, Settings, distinct_words
from plainspeak.wordclasses import members

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


def find_uses(
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
        elif is_unknown(use.form):
            elsewhere = words_elsewhere(passages) if elsewhere is None else elsewhere
            if key not in elsewhere:
                yield use


def words_elsewhere(passages: Sequence[Passage]) -> frozenset[str]:
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
