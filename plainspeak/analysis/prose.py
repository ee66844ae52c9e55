"""Running text: which sentences of a paper are prose, and what is left out of the counts.

Formulas were made for connected sentences. Headings, cells, form lines, captions, other people's
words, references, and lines that are no full sentence are left out and counted by kind; web
addresses and codes are taken out of the sentences in which they stand.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from plainspeak.analysis.types import Passage, ProtectedKind, Word
from plainspeak.analysis.words import word
from plainspeak.model import Block, BlockKind, Span

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
_CLITICS = frozenset({"n't", "'s", "'ll", "'ve", "'re", "'d", "'m", "'"})
_REFERENCES = re.compile(
    r"(?:references?|bibliography|further reading|sources|works cited)\W*", re.IGNORECASE
)
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
            level = block.level if _REFERENCES.fullmatch(block.text.strip()) else None
        answer.append(level is not None)
    return answer


def why_not_prose(passage: Passage, span: Span) -> str:
    """The name of what this sentence of a paragraph or list is, if not prose, else ""."""
    if not is_full_sentence(passage, span):
        if passage.block.kind is BlockKind.LIST_ITEM:
            return "list items that are not sentences"
        return "lines that are not sentences"
    if is_quoted(passage, span):
        return "quotations"
    return ""


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


def is_quoted(passage: Passage, span: Span) -> bool:
    """Whether half of the sentence or more is what a person is quoted as saying."""
    quotes = [p for p in passage.protected if p.kind is ProtectedKind.QUOTE]
    if not quotes:
        return False
    start, end = passage.starts[span.start], passage.end(span.end - 1)
    inside = sum(max(0, min(q.end, end) - max(q.start, start)) for q in quotes)
    return 2 * inside >= end - start


def _read(passage: Passage, span: Span) -> ProseSentence | None:
    """The sentence as read aloud, or None where too few words are left."""
    skip = [p for p in passage.protected if p.kind in _NOT_WORDS]
    words: list[Word] = []
    signs = 0
    end_of_last = -1
    for i in range(span.start, span.end):
        token = passage.words[i]
        start = passage.starts[i]
        if skip and any(p.start <= start < p.end for p in skip):
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
