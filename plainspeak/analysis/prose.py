"""Running text: which sentences of a paper are prose, and what is left out of the counts.

Formulas were made for connected sentences. Headings, cells, form lines, captions, other people's
words, references, and lines that are no full sentence are left out and counted by kind; web
addresses and codes are taken out of the sentences in which they stand.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from plainspeak.analysis.types import Passage, ProtectedKind, Word
from plainspeak.analysis.words import word
from plainspeak.model import Block, BlockKind, Span
from plainspeak.wordclasses import members

NOT_PROSE = {
    BlockKind.HEADING: "headings",
    BlockKind.TABLE_CELL: "table cells",
    BlockKind.FORM_LINE: "form lines",
    BlockKind.CAPTION: "captions",
    BlockKind.QUOTATION: "quotations",
}
"""Blocks without running text of the paper's own, by the name that a person is told."""

SHORTEST = 3
"""Words that a sentence has at least where it stands alone, in a list or before one. Among others
in a paragraph "Yes." and "We agreed." count as well."""

_CLOSING = frozenset("\"'”’)]*")
_ENDS = frozenset({".", "!", "?", "…", "..."})
_CLITICS = members("clitics") | {"'"}
_SIGNS_OF_HEADINGS = " .:#*0123456789"
_NOT_ITS_OWN = {
    ProtectedKind.QUOTE: "quotations",
    ProtectedKind.REFERENCE: "references",
    ProtectedKind.TEMPLATE: "places to fill in",
    ProtectedKind.NOTICE: "licences and notices",
    ProtectedKind.ROLL: "lists of people",
}
"""What is in a paper and was not written for its readers, by the name that a person is told."""

_NOT_WORDS = (ProtectedKind.WEB, ProtectedKind.CODE, ProtectedKind.ADDRESS)


@dataclass(frozen=True, slots=True)
class ProseSentence:
    """A sentence of running text: where it stands, and its words as they are read aloud.

    Contractions are one word ("don't"), and so is a number with its signs.
    """

    passage: int
    span: Span  # tokens
    words: tuple[Word, ...]
    syllables: int


@dataclass(frozen=True, slots=True)
class Prose:
    """The sentences that count, in reading order, and how much of what else was left out."""

    sentences: tuple[ProseSentence, ...]
    left_out: Mapping[str, int]


def prepare(passages: Sequence[Passage]) -> Prose:
    """Divide a paper into the sentences that are counted and the rest."""
    found: list[ProseSentence] = []
    left_out: Counter[str] = Counter()
    references = in_references(p.block for p in passages)
    for passage, is_reference in zip(passages, references, strict=True):
        kind = passage.block.kind
        if is_reference and kind is not BlockKind.HEADING:
            left_out["references"] += 1
        elif kind in NOT_PROSE:
            left_out[NOT_PROSE[kind]] += 1
        else:
            for span in passage.sentences:
                reason = why_not_prose(passage, span)
                sentence = None if reason else _read(passage, span)
                if sentence is None:
                    left_out[reason or "lines that are not sentences"] += 1
                else:
                    found.append(sentence)
    return Prose(tuple(found), dict(left_out))


def in_references(blocks: Iterable[Block]) -> list[bool]:
    """For each block whether it stands in a list of references."""
    answer: list[bool] = []
    level: int | None = None
    for block in blocks:
        if block.kind is BlockKind.HEADING and (level is None or block.level <= level):
            level = block.level if _heads_references(block.text) else None
        answer.append(level is not None)
    return answer


def _heads_references(text: str) -> bool:
    return text.strip(_SIGNS_OF_HEADINGS).lower() in members("reference-headings")


def why_not_prose(passage: Passage, span: Span) -> str:
    """The name of what this sentence of a paragraph or list is, if not prose, else ""."""
    if not is_full_sentence(passage, span):
        if passage.block.kind is BlockKind.LIST_ITEM:
            return "list items that are not sentences"
        return "lines that are not sentences"
    return not_its_own(passage, span)


def is_full_sentence(passage: Passage, span: Span) -> bool:
    """Whether these tokens end as a sentence does, or lead into a list, and are long enough."""
    words = passage.words
    last = span.end - 1
    while last > span.start and words[last].text in _CLOSING:
        last -= 1
    text = words[last].text
    leads_in = text == ":" and last == len(words) - 1
    if text not in _ENDS and not leads_in and text[-1:] != ".":
        return False
    among_others = passage.block.kind is BlockKind.PARAGRAPH and len(passage.sentences) > 1
    least = 1 if among_others and not leads_in else SHORTEST
    found = 0
    for each in words[span.start : last + 1]:
        found += each.is_word
        if found >= least:
            return True
    return False


def not_its_own(passage: Passage, span: Span) -> str:
    """What half of the sentence or more is, if it is not the paper's own running text, else ""."""
    if not passage.protected:
        return ""
    start, end = passage.starts[span.start], passage.end(span.end - 1)
    inside: Counter[str] = Counter()
    for p in passage.protecting(start, end):
        if p.kind in _NOT_ITS_OWN:
            inside[_NOT_ITS_OWN[p.kind]] += max(0, min(p.end, end) - max(p.start, start))
    return next((name for name, length in inside.items() if 2 * length >= end - start), "")


def is_quoted(passage: Passage, span: Span) -> bool:
    """Whether half of the sentence or more is not the paper's own: quoted, copied or fixed."""
    return bool(not_its_own(passage, span))


def _read(passage: Passage, span: Span) -> ProseSentence | None:
    """The sentence as read aloud, or None where too few words are left."""
    words: list[Word] = []
    signs = 0
    end_of_last = -1
    whole = passage.starts[span.start], passage.end(span.end - 1)
    apart = passage.protected and any(p.kind in _NOT_WORDS for p in passage.protecting(*whole))
    for i in range(span.start, span.end):
        token = passage.words[i]
        start = passage.starts[i]
        if apart and any(p.kind in _NOT_WORDS for p in passage.protecting(start, start + 1)):
            continue
        if token.is_word or token.text[-1].isdigit():
            if words and start == end_of_last and token.lower.replace("’", "'") in _CLITICS:
                words[-1] = word(words[-1].text + token.text)
            else:
                words.append(token)
            end_of_last = start + len(token.text)
        elif token.syllables:
            signs += token.syllables
        elif token.text in ("'", "’"):
            end_of_last = -1
    if not words:
        return None
    return ProseSentence(passage.index, span, tuple(words), signs + sum(w.syllables for w in words))
