"""Text that comes with a paper and is not its own: sources, licences and notices under e-mails,
places to fill in, words that readers are told not to use, the fixed names over a paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby

from plainspeak.analysis.prose import in_references
from plainspeak.analysis.protected.characters import fields, is_source, sources_in_brackets
from plainspeak.analysis.protected.listed import rows
from plainspeak.analysis.token_patterns import Patterns, compiled
from plainspeak.analysis.types import Passage, Protected, ProtectedKind, Word
from plainspeak.model import BlockKind

_heads = Patterns(
    [
        (
            compiled(f"^ <Sign|Number>{{0,3}} ( <{kind}-headings> ) <Sign>{{0,3}} $"),
            kind,
        )
        for kind in ("rejecting", "reference")
    ]
)
_group = compiled(
    "( <Capital|Word&small-words-in-titles|Sign&!Stop>{1,7} <Capital&group-endings> )"
)
_TITLE_BLOCKS = 3
_LONGEST_LABEL = 16  # tokens
_IS_WORD = 3.0  # Zipf frequency from which what is written in capitals is a word


def set_apart(passages: Sequence[Passage]) -> Iterator[tuple[int, Protected]]:
    """All of these as (number of the passage in the sequence, range)."""
    for i, reference in enumerate(_in_references(passages)):
        passage = passages[i]
        text = passage.block.text
        if reference or is_source(text):
            yield i, Protected(0, len(text), ProtectedKind.REFERENCE)
            continue
        yield from ((i, p) for p in sources_in_brackets(text))
        yield from ((i, p) for p in fields(text))
        yield from ((i, p) for p in _listed(passage))
        if passage.block.kind is BlockKind.HEADING or i < _TITLE_BLOCKS:
            yield from ((i, p) for p in _labels(passage))
    yield from _rejected(passages)


def _in_references(passages: Sequence[Passage]) -> Iterator[bool]:
    """Whether each passage stands under a heading such as "References", as reader or writer made
    it: a line of its own counts where lists or sources follow; an item or a cell among others does
    not, as in an agenda."""
    under = False
    marked = in_references(p.block for p in passages)
    for passage, reference in zip(passages, marked, strict=True):
        block = passage.block
        if reference:
            yield block.kind is not BlockKind.HEADING
            continue
        among_others = block.kind is BlockKind.LIST_ITEM or block.cell is not None
        if (
            block.kind is not BlockKind.HEADING
            and not among_others
            and _is_head(passage, "reference")
        ):
            under = True
            yield False
            continue
        under = under and (among_others or is_source(block.text))
        yield under


def _is_head(passage: Passage, kind: str) -> bool:
    return any(match.kind == kind for match in _heads.at(passage.words, 0))


@cache
def _here() -> Patterns[tuple[str, ProtectedKind]]:
    return Patterns(
        [
            (compiled(row.pattern), (row.place, row.kind))
            for row in rows()
            if row.place in ("here", "sentence", "block")
        ]
    )


def _listed(passage: Passage) -> Iterator[Protected]:
    for (place, kind), first, last in _here().find(passage.words):
        if place == "block":
            yield Protected(0, len(passage.block.text), kind)
        elif place == "sentence":
            span = passage.sentence_of(first)
            yield Protected(passage.starts[span.start], passage.end(span.end - 1), kind)
        else:
            yield Protected(passage.starts[first], passage.end(last - 1), kind)


def _labels(passage: Passage) -> Iterator[Protected]:
    """The name of a group in a title; letters in it are left out."""
    words = passage.words
    if len(words) > _LONGEST_LABEL or not words:
        return
    shouted = 2 * sum("Capitals" in w.classes for w in words) > len(words)
    at = 0
    while at < len(words):
        found = _group.match(words, at)
        if found is None:
            at += 1
            continue
        for letters, group in groupby(range(*found), lambda i: _is_letters(words[i], shouted)):
            tokens = list(group)
            if not letters:
                start, end = passage.starts[tokens[0]], passage.end(tokens[-1])
                yield Protected(start, end, ProtectedKind.LABEL)
        at = found[1]


def _is_letters(word: Word, shouted: bool) -> bool:
    return word.is_acronym and not (shouted and word.familiarity >= _IS_WORD)


def _rejected(passages: Sequence[Passage]) -> Iterator[tuple[int, Protected]]:
    """What stands under "Words to avoid", as a list or as the column of a table."""
    columns: set[tuple[int, int]] = set()
    level: int | None = None
    for i, passage in enumerate(passages):
        block = passage.block
        heads = _is_head(passage, "rejecting")
        if block.cell is not None:
            place = (block.cell.table, block.cell.column)
            if block.cell.row == 0:
                if heads:
                    columns.add(place)
            elif place in columns:
                yield i, Protected(0, len(block.text), ProtectedKind.REJECTED)
        elif heads:
            level = block.level if block.kind is BlockKind.HEADING else _ANY
        elif block.kind is BlockKind.HEADING:
            level = None
        elif level is not None:
            if block.kind is BlockKind.LIST_ITEM:
                yield i, Protected(0, len(block.text), ProtectedKind.REJECTED)
            else:
                level = None if level == _ANY else level


_ANY = 99
"""The level of a line that heads a list and is no heading."""
