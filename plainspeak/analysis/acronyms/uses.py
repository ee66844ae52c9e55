"""Where letters stand in a paper, without what only looks like letters there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from plainspeak.analysis.acronyms import capitals, people, senses
from plainspeak.analysis.acronyms.guard import Guard
from plainspeak.analysis.acronyms.setting import blocked_spans, is_reference, is_something_else
from plainspeak.analysis.acronyms.shapes import EVERYDAY, Candidate, candidates, key_of
from plainspeak.analysis.types import Passage, Settings, distinct_words

_SMALL_WORDS = frozenset(
    "all always an any as at be by can do free go he if in is may me must my never new no not now "
    "of on only or so stop to up we yes".split()
)
"""Words that people shout; as letters (MUST, a screening tool) they count only when explained."""
_LETTERS_AFTER_ALL = frozenset({"us", "it"})


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
    passages: Sequence[Passage], settings: Settings, explained: frozenset[str]
) -> list[Use]:
    """Every use of letters in the paper. `explained` are the keys that the paper explains."""
    found: list[Use] = []
    in_capitals: list[Use] = []
    for use, candidate in _plausible(passages, settings, explained):
        if use.capitals and use.form.isalpha() and use.form.isupper():
            in_capitals.append(use)
        elif not _is_shouted(passages[use.passage].block.text, candidate, settings, explained):
            found.append(use)
    if in_capitals:
        sure = explained | {key_of(use.form) for use in found}
        found.extend(_letters_in_capitals(passages, in_capitals, sure, settings))
    return found


def _plausible(
    passages: Sequence[Passage], settings: Settings, explained: frozenset[str]
) -> Iterator[tuple[Use, Candidate]]:
    """Candidates without units, codes, times, places in addresses and initials of people."""
    names: frozenset[str] | None = None
    columns = people.who_columns(passages)
    listed_keys: dict[str, bool] = {}
    for i, passage in enumerate(passages):
        text = passage.block.text
        guard: Guard | None = None
        for candidate in candidates(text):
            start, end, form = candidate
            key = key_of(form)
            if guard is None:
                guard = Guard(passage, blocked_spans(text))
                mostly_capitals = capitals.is_in_capitals(text)
            if guard.is_code(start, end):
                continue
            if key not in listed_keys:
                listed_keys[key] = form in EVERYDAY or bool(senses.known(key, settings))
            listed = listed_keys[key]
            if key not in explained or form.replace(".", "") in {"AM", "PM"}:
                if is_something_else(text, candidate):
                    continue
                if not listed and "." in form:
                    continue  # J.R. under a letter
                in_who_cell = people.is_who_cell(passage, columns)
                if in_who_cell and not listed:
                    continue
                if (in_who_cell or not listed) and _may_be_initials(form):
                    names = people.name_initials(passages) if names is None else names
                    if form in names:
                        continue
            quoted = is_reference(text, start, end) or guard.is_quoted(
                start, end, in_names=not listed
            )
            yield Use(i, start, end, form, quoted, mostly_capitals), candidate


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
            if not capitals.is_word(use.form):
                yield use
        elif capitals.is_unknown(use.form):
            elsewhere = words_elsewhere(passages) if elsewhere is None else elsewhere
            if key not in elsewhere:
                yield use


def words_elsewhere(passages: Sequence[Passage]) -> frozenset[str]:
    """The words that the paper also writes in another way than in capitals."""
    return frozenset([w.lower for w in distinct_words(passages) if not w.text.isupper()])


def _may_be_initials(form: str) -> bool:
    return 2 <= len(form) <= 3 and form.isupper() and form.isalpha()


def _is_shouted(
    text: str, candidate: Candidate, settings: Settings, explained: frozenset[str]
) -> bool:
    """PLEASE, MUST and NOT; but not NICE, unless its neighbours are shouted as well."""
    form = candidate.form
    if not (form.isalpha() and form.isupper()):
        return False
    key = key_of(form)
    if len(text) < len(form) + 3 and capitals.is_word(form) and not senses.known(key, settings):
        return key not in explained  # a heading of one word
    if not capitals.is_shouted_word(form):
        return False
    if key in _SMALL_WORDS and key not in explained:
        return True
    if key in explained or key in _LETTERS_AFTER_ALL or senses.known(key, settings):
        return capitals.in_shouted_run(text, candidate.start, candidate.end)
    return True
