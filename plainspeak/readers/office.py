"""What the readers of office files share: a Document whose source is made of paragraphs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from typing import TypeVar

from plainspeak.model import Block, BlockKind, Cell, Definition, Document, InputError, Span
from plainspeak.readers import office_places as places
from plainspeak.readers.fill_in import form_lines, is_form
from plainspeak.readers.flow import is_short_form
from plainspeak.readers.office_lines import Line, split
from plainspeak.readers.text import LITERAL, Text, TextBuilder, as_it_stands

_Walked = TypeVar("_Walked")

MAX_PARAGRAPHS = 100_000
"""Paragraphs in one paper, cells of tables included; a page holds about 20."""

_MOST_WALKED = 300_000  # the same, those without a word included


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of an office file before it is cut into blocks.

    In its text a line break is "\\n", a tab "\\t", and code or mathematics one LITERAL.
    """

    kind: BlockKind
    text: str
    level: int = 0
    place: str = ""
    cell: Cell | None = None
    number: int = -1  # among the paragraphs of the original, for a writer that goes back to it
    strong: frozenset[int] = frozenset()  # where bold type begins
    language: str = ""  # of all its words, where the format says so
    term: str = ""  # the letters that this paragraph spells out, where the format says so


def one_language(languages: Set[str]) -> str:
    """The language of a paragraph whose words are marked with these, or "" where they differ."""
    return next(iter(languages)) if len(languages) == 1 else ""


def short_form(text: str) -> str:
    """The letters that the paragraph below spells out, or "" where this is no set of letters: then
    both are text as any other."""
    term = " ".join(text.split())
    return term if is_short_form(term) else ""


def bounded(paragraphs: Iterable[_Walked]) -> Iterator[_Walked]:
    """The paragraphs of a file, also those without a word. Raises InputError where there are more
    than in any paper."""
    for number, paragraph in enumerate(paragraphs):
        if number == _MOST_WALKED:
            raise InputError(_TOO_LONG)
        yield paragraph


_TOO_LONG = "this file is longer than any paper that people meet about."


def document(paragraphs: Iterable[Paragraph], format: str) -> Document:
    """A Document whose source is the text of the paragraphs, with an empty line between them.

    A block's anchor is (number of its paragraph, where that paragraph begins in the source). Raises
    InputError where there are more paragraphs than in any paper.
    """
    kept: list[Paragraph] = []
    for paragraph in bounded(paragraphs):
        if len(kept) == MAX_PARAGRAPHS:
            raise InputError(_TOO_LONG)
        if any(map(str.isalnum, paragraph.text)):
            kept.append(paragraph)
    source = "\n\n".join(p.text for p in kept)
    blocks: list[Block] = []
    definitions: list[Definition] = []
    at = 0
    for paragraph in kept:
        if paragraph.term:
            end = at + len(paragraph.text)
            long = " ".join(paragraph.text.split())
            definitions.append(Definition(paragraph.term, long, Span(at, end)))
        else:
            blocks.extend(_blocks(paragraph, source, at))
        at += len(paragraph.text) + 2
    return Document(
        source, tuple(blocks), format=format, definitions=tuple(definitions), has_lines=False
    )


def _blocks(paragraph: Paragraph, source: str, at: int) -> Iterator[Block]:
    for line in _lines(paragraph):
        kind = line.kind or paragraph.kind
        text = _read(source, at + line.start, at + line.end)
        pieces = form_lines(text) if is_form(text.text) else [(text, False)]
        for piece, is_option in pieces:
            if not any(map(str.isalnum, piece.text)):
                continue
            yield Block(
                BlockKind.FORM_LINE if is_option else kind,
                piece.text,
                piece.segments,
                level=paragraph.level or int(kind is BlockKind.LIST_ITEM),
                place=paragraph.place,
                aside=places.aside(paragraph.place),
                cell=paragraph.cell,
                literal=piece.literal,
                anchor=(paragraph.number, at) if paragraph.number >= 0 else (),
                language=paragraph.language,
            )


def _lines(paragraph: Paragraph) -> list[Line]:
    if paragraph.kind is BlockKind.HEADING:
        return [Line(0, len(paragraph.text))]
    return split(paragraph.text, paragraph.strong, paragraph.kind is BlockKind.PARAGRAPH)


def _read(source: str, start: int, end: int) -> Text:
    """source[start:end] as a person reads it."""
    if source.find(LITERAL, start, end) < 0:
        return as_it_stands(source, start, end)
    builder = TextBuilder(source)
    while (literal := source.find(LITERAL, start, end)) >= 0:
        builder.add(start, literal)
        builder.add_literal(literal, literal + 1)
        start = literal + 1
    builder.add(start, end)
    return builder.build()
