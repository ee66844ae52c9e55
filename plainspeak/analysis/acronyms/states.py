"""How a reader meets a set of letters: explained, late, never, or known anyway."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from plainspeak.analysis.acronyms import senses
from plainspeak.analysis.acronyms.explanation import Kind
from plainspeak.analysis.acronyms.gather import Letters
from plainspeak.analysis.acronyms.likeness import different
from plainspeak.analysis.acronyms.meanings import Meaning
from plainspeak.analysis.acronyms.senses import Sense
from plainspeak.analysis.acronyms.shapes import EVERYDAY, key_of
from plainspeak.analysis.acronyms.uses import Use
from plainspeak.analysis.types import Passage, Settings
from plainspeak.model import AcronymState, BlockKind

_BESIDE = 120  # characters between a name in full and its letters


def state_of(
    passages: Sequence[Passage],
    settings: Settings,
    letters: Letters,
    short: str,
    ranked: list[Sense],
    first: Use | None,
    in_markup: bool,
) -> AcronymState:
    """The state of letters whose first open use is `first`; `ranked` are the senses we know."""
    if len(different(m.long for m in letters.meanings if m.kind is Kind.PAIR)) > 1:
        return AcronymState.CONFLICTING
    allowed = any(key_of(k) == letters.key for k in settings.known_acronyms)
    if in_markup:
        return AcronymState.EXPLAINED
    if letters.meanings:
        late = first is not None and _is_late(passages, first, letters.meanings[0])
        if not late:
            return AcronymState.EXPLAINED
        if allowed:
            return AcronymState.ALLOWED
        if _well_known(ranked, settings):
            return AcronymState.WELL_KNOWN
        return AcronymState.EXPLAINED_LATE
    if allowed:
        return AcronymState.ALLOWED
    if _well_known(ranked, settings) or short in EVERYDAY:
        return AcronymState.WELL_KNOWN
    return AcronymState.UNEXPLAINED


def _well_known(ranked: list[Sense], settings: Settings) -> bool:
    if not any(senses.is_known_here(s.known, settings) for s in ranked):
        return False
    return not has_local_sense(ranked, settings)


def has_local_sense(ranked: list[Sense], settings: Settings) -> bool:
    """Whether well-known letters stand for something else here, by the words around them."""
    return (
        len(ranked) > 1
        and ranked[0].near
        and not senses.is_known_here(ranked[0].known, settings)
        and any(senses.is_known_here(s.known, settings) for s in ranked)
    )


def _is_late(passages: Sequence[Passage], use: Use, meaning: Meaning) -> bool:
    """Whether letters are used before the sentence that explains them."""
    if (use.passage, use.start) >= meaning.place:
        return False
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


def is_beside(letters: Letters, named: Meaning) -> bool:
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
