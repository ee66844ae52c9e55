"""How a reader meets a set of letters: explained, late, never, or known anyway."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence

from plainspeak.analysis.acronyms import senses
from plainspeak.analysis.acronyms.explanations import (
    MARKUP,
    Explanation,
    Kind,
    different,
    differs,
)
from plainspeak.analysis.acronyms.letters import Letters, Use
from plainspeak.analysis.acronyms.senses import Sense
from plainspeak.analysis.acronyms.shapes import key_of
from plainspeak.analysis.familiarity import is_word
from plainspeak.analysis.types import AcronymNote, Passage, Settings
from plainspeak.model import AcronymState, BlockKind
from plainspeak.wordclasses import members

GLOSSARY = "your group's glossary"
_BESIDE = 120  # characters between a name in full and its letters
_NOTES = ("footnote", "endnote")  # how readers name the place of a note
_NEAR = 3  # blocks between letters and their explanation that a reader bridges

# Of ten newcomers, how many have to stop; a rule of thumb where the list does not say it.
_UNKNOWN = 8.5
_SELDOM = 2.0  # names of programs, firms, rooms and people: readers stop at 1 in 5 such forms
_LOWER_IN_NAMES, _FEWEST = 2, 3  # letters
_NUMBER = re.compile(r"-?\d+$")
_OF = {"public": 6.0, "staff": 7.0, "research-team": 8.0}  # by who knows them unexplained
_MANY_KNOW = 2.0
_TWO_MEANINGS = 6.5
_NOT_TIED, _NOT_TIED_NEAR, _NOT_TIED_TWO = 4.5, 3.5, 6.0
_LATE, _LATE_NEAR, _LATE_IN_GLOSSARY = 4.5, 3.5, 2.5
_ELSEWHERE = 2.0
_EXPLAINED = 1.0


def state_of(
    passages: Sequence[Passage],
    settings: Settings,
    letters: Letters,
    short: str,
    ranked: list[Sense],
    first: Use | None,
    in_full: Sequence[Explanation],
) -> AcronymState:
    """The state of letters whose first open use is `first`; `ranked` are the senses we know,
    `in_full` words of the paper that may be what they stand for."""
    if len(different(m.long for m in letters.meanings if m.kind is Kind.PAIR)) > 1:
        return AcronymState.CONFLICTING
    allowed = any(key_of(k) == letters.key for k in settings.known_acronyms)
    meaning = letters.meanings[0] if letters.meanings else None
    if meaning is not None and (
        first is None or meaning.in_glossary or not _is_late(passages, first, meaning)
    ):
        return AcronymState.EXPLAINED
    if allowed:
        return AcronymState.ALLOWED
    if meaning is None and in_full and is_beside(letters, in_full[0]):
        return AcronymState.EXPLAINED
    if short in members("everyday-letters") or short in members("firms"):
        return AcronymState.WELL_KNOWN
    if _well_known(letters, ranked, settings) and not _means_other(in_full, ranked, settings):
        return AcronymState.WELL_KNOWN
    if meaning is not None:
        return AcronymState.EXPLAINED_LATE
    return AcronymState.UNEXPLAINED if first is not None else AcronymState.QUOTED


def is_list_behind(
    passages: Sequence[Passage], letters: Letters, first: Use | None, state: AcronymState
) -> bool:
    """Whether letters stand before the list that explains them, so that readers turn pages."""
    meaning = letters.meanings[0] if letters.meanings else None
    return (
        state is AcronymState.EXPLAINED
        and first is not None
        and meaning is not None
        and meaning.in_glossary
        and meaning.passage != MARKUP
        and _is_late(passages, first, meaning)
    )


def _means_other(
    in_full: Sequence[Explanation], ranked: Sequence[Sense], settings: Settings
) -> bool:
    """Whether the words that the paper has in full are none that everybody thinks of."""
    known = [s.known.expansion for s in ranked if senses.is_known_here(s.known, settings)]
    return any(all(differs(e.long, k) for k in known) for e in in_full)


def _well_known(letters: Letters, ranked: list[Sense], settings: Settings) -> bool:
    """Whether fewer people stop at these letters than are worth a look."""
    if senses.has_local_sense(ranked, settings):
        return False
    known = [s for s in ranked if senses.is_known_here(s.known, settings)]
    if known and letters.key in members("letters-of-many-things"):
        return ranked[0] in known and ranked[0].evident
    is_told = bool(ranked) or letters.key in members("letters-many-know")
    return bool(known) or (is_told and _alone(letters, ranked) < settings.bands.worth_a_look)


def readers_of(
    letters: Letters,
    ranked: Sequence[Sense],
    state: AcronymState,
    notes: Mapping[AcronymNote, str],
    first: Use | None,
    in_full: Sequence[Explanation],
) -> float:
    """Of ten people who are new to the group, how many would have to stop at these letters."""
    alone = _alone(letters, ranked)
    if state is AcronymState.CONFLICTING:
        return _TWO_MEANINGS
    if AcronymNote.ELSEWHERE in notes:
        return min(alone, _ELSEWHERE)
    if AcronymNote.LIST_BEHIND in notes:
        return min(alone, _LATE_IN_GLOSSARY)
    if state is AcronymState.EXPLAINED_LATE:
        near = first is None or abs(letters.meanings[0].place[0] - first.passage) <= _NEAR
        return min(alone, _LATE_NEAR if near else _LATE)
    if state is AcronymState.UNEXPLAINED:
        if len(in_full) > 1:
            return min(alone, _NOT_TIED_TWO)
        if in_full:
            near = first is None or abs(in_full[0].passage - first.passage) <= _NEAR
            return min(alone, _NOT_TIED_NEAR if near else _NOT_TIED)
        return alone
    return min(alone, _EXPLAINED)


def _alone(letters: Letters, ranked: Sequence[Sense]) -> float:
    """How many stop at letters that nothing explains."""
    if letters.key in members("letters-many-know"):
        return _MANY_KNOW
    if not ranked:
        return _UNKNOWN if all(_looks_like_letters(use.form) for use in letters.uses) else _SELDOM
    known = ranked[0].known
    return known.readers if known.readers is not None else _OF.get(known.known, _UNKNOWN)


def _looks_like_letters(form: str) -> bool:
    """Whether unlisted letters are no name in several capitals, no code of a plan or a room and no
    initials: CPN, DoA, D&M, GRIPP-2; not AirBnB, DM6, KD or STRIDE-2."""
    bare = form.removesuffix("s")
    name = _NUMBER.sub("", bare)
    is_shouted = name.isalpha() and name.isupper() and is_word(name)
    if is_shouted and (name == bare or len(name) > senses.FEW):
        return False
    if not bare.isalnum() or bare[1:2] in members("small-words-in-letters"):
        return True
    small = sum(c.islower() for c in bare)
    return sum(c.isupper() for c in bare) >= _FEWEST and small < _LOWER_IN_NAMES


def _is_late(passages: Sequence[Passage], use: Use, meaning: Explanation) -> bool:
    """Whether letters are used before the sentence that explains them."""
    if (use.passage, use.start) >= meaning.place:
        return False
    if passages[meaning.passage].block.place.startswith(_NOTES):
        return False  # the reader is sent there where the letters stand
    if use.passage not in (meaning.passage, meaning.long_passage):
        return not _is_heading_over(passages, use.passage, meaning.place[0])
    passage = passages[use.passage]
    at = meaning.start if use.passage == meaning.passage else meaning.long_start
    asked, told = sentence_of(passage, use.start), sentence_of(passage, at)
    if told == asked + 1:  # What is an SAE? A serious adverse event (SAE) is …
        return passage.words[passage.sentences[asked].end - 1].text != "?"
    return told != asked


def _is_heading_over(passages: Sequence[Passage], heading: int, place: int) -> bool:
    """Whether a heading stands right over the block at `place`, with only headings between."""
    return all(p.block.kind is BlockKind.HEADING for p in passages[heading:place])


def is_beside(letters: Letters, named: Explanation) -> bool:
    """Whether a name in full stands so close to its letters that nobody has to look for it."""
    use = letters.uses[0]
    if use.passage != named.long_passage:
        return False
    gap = max(named.long_start - use.end, use.start - named.long_end)
    return gap < _BESIDE


def sentence_of(passage: Passage, position: int) -> int:
    """The number of the sentence that holds a position of the block's text; -1 without one."""
    token = bisect_right(passage.starts, position) - 1
    if token < 0:
        return -1
    return bisect_right(passage.sentences, token, key=lambda span: span.start) - 1
