"""Word documents."""

from __future__ import annotations

from collections.abc import Iterator

from plainspeak.model import BlockKind, Document, InputError
from plainspeak.readers import office, office_styles
from plainspeak.readers.docx_numbering import Numbering
from plainspeak.readers.docx_package import WordFile, open_docx
from plainspeak.readers.docx_styles import Style
from plainspeak.readers.docx_walk import has_pages, paragraphs
from plainspeak.readers.office_file import broken
from plainspeak.readers.office_places import heading_place, place


def read(data: bytes) -> Document:
    """The Document in a .docx file. A block's anchor is (number of its paragraph in reading order,
    where that paragraph begins in the source). Raises InputError."""
    document = open_docx(data)
    try:
        return office.document(_paragraphs(document), "docx")
    except InputError:
        raise
    except Exception as problem:
        # Damaged parts are read when they are first asked for, and may hold anything.
        raise broken("Word file", problem) from problem


def _paragraphs(document: WordFile) -> Iterator[office.Paragraph]:
    numbering = Numbering(document)
    paged = has_pages(document)
    heading = term = ""
    for number, paragraph in enumerate(office.bounded(paragraphs(document))):
        names = paragraph.style.names
        text = paragraph.text
        if not text.strip() or office_styles.is_left_out(names):
            continue
        kind, level = _kind(paragraph.style)
        item = ""
        if paragraph.style.number not in (None, "0"):
            depth = _depth(paragraph.style)
            item = numbering.next(str(paragraph.style.number), depth)
        titled = kind is BlockKind.HEADING and not paragraph.part
        if titled:
            heading = " ".join(text.split())
        elif paragraph.cell is not None and kind is not BlockKind.QUOTATION:
            kind, level = BlockKind.TABLE_CELL, 0
        explained, term = term if office_styles.is_definition(names) else "", ""
        if office_styles.is_term(names):
            term = office.short_form(text)
            if term:
                continue
        page = paragraph.page if paged else 0
        shown = item if kind is BlockKind.LIST_ITEM else ""
        where = place(heading, paragraph.cell, page, paragraph.part, shown)
        if titled:
            where = heading_place(heading, page)
        yield office.Paragraph(
            kind,
            text,
            level,
            where,
            paragraph.cell,
            number,
            frozenset(paragraph.strong),
            office.one_language(paragraph.languages),
            explained,
        )


def _kind(style: Style) -> tuple[BlockKind, int]:
    """The kind of a paragraph and its level, by its own settings and its style's."""
    if style.outline is not None and style.outline.isdecimal() and int(style.outline) < 9:
        return BlockKind.HEADING, int(style.outline) + 1
    named = office_styles.kind_of(style.names)
    if named and named[0] is not BlockKind.LIST_ITEM:
        return named
    if style.number not in (None, "0"):
        return BlockKind.LIST_ITEM, max(_depth(style) + 1, named[1] if named else 1)
    return named or (BlockKind.PARAGRAPH, 0)


def _depth(style: Style) -> int:
    depth = style.depth or "0"
    return int(depth) if depth.isdecimal() and len(depth) < 3 else 0
