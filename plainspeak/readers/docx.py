"""Word documents, through python-docx."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from plainspeak.model import BlockKind, Cell, Document, InputError
from plainspeak.readers import office
from plainspeak.readers.docx_walk import Paragraph, has_pages, paragraphs

_FORM = re.compile(r"^\s*[☐☑☒□■]|_{4,}|[☐☑☒]\s*\w")
_HEADING = re.compile(r"(?:heading|überschrift|titre)\s*(\d)", re.IGNORECASE)


def read(data: bytes) -> Document:
    """The Document in a .docx file. A block's anchor is (number of its paragraph in reading order,
    where its text begins in the paragraph's). Raises InputError."""
    return office.document(_pieces(open_docx(data)), "docx")


def open_docx(data: bytes) -> Any:
    """The python-docx Document of a file. Raises InputError where it cannot be opened."""
    import docx

    file = office.unzip(data, "Word file")
    try:
        return docx.Document(file)
    except InputError:
        raise
    except Exception as problem:
        # python-docx and lxml raise many kinds of exceptions for damaged parts.
        raise InputError("this Word file is damaged and cannot be opened.") from problem


def _pieces(document: Any) -> Iterator[office.Piece]:
    styles = _Styles(document)
    paged = has_pages(document)
    heading = ""
    numbers: Counter[tuple[str, int]] = Counter()
    for index, paragraph in enumerate(paragraphs(document)):
        text = paragraph.text
        if not text.strip():
            continue
        kind, level = styles.kind(paragraph)
        if _FORM.search(text):
            kind = BlockKind.FORM_LINE
        cell = None
        if paragraph.table >= 0:
            header = paragraph.row == 0
            cell = Cell(paragraph.table, paragraph.row, paragraph.column, header)
            if kind is not BlockKind.FORM_LINE:
                kind = BlockKind.TABLE_CELL
        if kind is BlockKind.HEADING:
            heading = " ".join(text.split())
            numbers.clear()
        place = _place(paragraph, heading, paged)
        if kind is BlockKind.LIST_ITEM:
            place = _numbered(place, paragraph, styles, level, numbers)
        yield office.Piece(kind, text, level, place, cell, (index,))


def _place(paragraph: Paragraph, heading: str, paged: bool) -> str:
    under = f"under ‘{heading[:50]}’" if heading else ""
    if paragraph.part:
        return (
            f"{paragraph.part}, page {paragraph.page}"
            if paged and "note" in paragraph.part
            else (paragraph.part)
        )
    if paragraph.table >= 0:
        table = f"table {under}".strip() + f", row {paragraph.row + 1}"
        return f"page {paragraph.page}, {table}" if paged else table
    if paged:
        return f"page {paragraph.page}"
    return under


def _numbered(
    place: str, paragraph: Paragraph, styles: _Styles, level: int, numbers: Counter[tuple[str, int]]
) -> str:
    """The place with the number that a list item shows."""
    name = styles.list_of(paragraph)
    numbers[name, level] += 1
    for other in [key for key in numbers if key[0] == name and key[1] > level]:
        del numbers[other]
    return f"{place}, item {numbers[name, level]}".lstrip(", ")


class _Styles:
    """What the styles of a document make of its paragraphs."""

    def __init__(self, document: Any) -> None:
        from docx.oxml.ns import qn

        self._qn = qn
        self._styles = {
            style.get(qn("w:styleId")): style
            for style in document.styles.element
            if style.tag == qn("w:style")
        }

    def kind(self, paragraph: Paragraph) -> tuple[BlockKind, int]:
        """The kind of a paragraph and its level, by its own settings and its style's."""
        level = self._find(paragraph, "outlineLvl")
        if level is not None and level.isdigit() and int(level) < 9:
            return BlockKind.HEADING, int(level) + 1
        names = self._names(paragraph)
        for name in names:
            if found := _HEADING.match(name):
                return BlockKind.HEADING, int(found.group(1))
            if name in ("title", "subtitle"):
                return BlockKind.HEADING, 1 if name == "title" else 2
        if self.list_of(paragraph):
            depth = self._find(paragraph, "numPr/ilvl") or "0"
            return BlockKind.LIST_ITEM, (int(depth) if depth.isdigit() else 0) + 1
        for name in names:
            if "quote" in name:
                return BlockKind.QUOTATION, 0
            if name == "caption":
                return BlockKind.CAPTION, 0
            if name.startswith("list "):
                return BlockKind.LIST_ITEM, 1
        return BlockKind.PARAGRAPH, 0

    def list_of(self, paragraph: Paragraph) -> str:
        """The number of the list that a paragraph belongs to, or ""."""
        number = self._find(paragraph, "numPr/numId")
        return "" if number in (None, "0") else str(number)

    def _chain(self, paragraph: Paragraph) -> Iterator[Any]:
        """The paragraph's style and those it is based on."""
        mark = paragraph.element.find(f"{self._qn('w:pPr')}/{self._qn('w:pStyle')}")
        name = mark.get(self._qn("w:val")) if mark is not None else None
        seen = set()
        while name in self._styles and name not in seen:
            seen.add(name)
            style = self._styles[name]
            yield style
            based = style.find(self._qn("w:basedOn"))
            name = based.get(self._qn("w:val")) if based is not None else None

    def _names(self, paragraph: Paragraph) -> list[str]:
        names = (style.find(self._qn("w:name")) for style in self._chain(paragraph))
        return [n.get(self._qn("w:val"), "").lower() for n in names if n is not None]

    def _find(self, paragraph: Paragraph, path: str) -> str | None:
        """The value of a paragraph setting, its own or its style's."""
        steps = "/".join(self._qn(f"w:{step}") for step in ("pPr", *path.split("/")))
        for element in (paragraph.element, *self._chain(paragraph)):
            found = element.find(steps)
            if found is not None:
                value: str | None = found.get(self._qn("w:val"))
                return value
        return None
