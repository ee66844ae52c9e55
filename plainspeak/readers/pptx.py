"""PowerPoint slides, through python-pptx."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from plainspeak.model import BlockKind, Cell, Document, InputError
from plainspeak.readers import office
from plainspeak.readers.office_file import broken, is_strict, other, unzip, whole
from plainspeak.readers.pptx_shapes import (
    Role,
    alternatives,
    diagram,
    in_reading_order,
    is_bullet,
    is_hidden,
    paragraph_text,
    paragraphs_of,
    role,
)

_WHAT = "PowerPoint file"
_TYPES = (
    "application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml",
    "application/vnd.openxmlformats-officedocument.presentationml.slideshow.main+xml",
    "application/vnd.ms-powerpoint.slideshow.macroEnabled.main+xml",
    "application/vnd.openxmlformats-officedocument.presentationml.template.main+xml",
)
_MOST_CELLS = 20_000


def read(data: bytes) -> Document:
    """The Document in a .pptx file: each slide's title, then what is on it from top to bottom and
    left to right, then its notes. Raises InputError."""
    presentation = _open(data)
    try:
        return office.document(_Reading().slides(presentation), "pptx")
    except InputError:
        raise
    except Exception as problem:
        # Damaged parts are read when they are first asked for, and may hold anything.
        raise broken(_WHAT, problem) from problem


def _open(data: bytes) -> Any:
    """The presentation in a file; macros in it are never run."""
    from pptx.opc.package import PartFactory
    from pptx.package import Package
    from pptx.parts.presentation import PresentationPart

    file = unzip(data, _WHAT, "[Content_Types].xml")
    for kind in _TYPES:  # slides like any others, which the library leaves shut
        PartFactory.part_type_for[kind] = PresentationPart
    try:
        part = Package.open(whole(file)).main_document_part
        if not isinstance(part, PresentationPart):
            raise other(_WHAT)
        return part.presentation
    except InputError:
        raise
    except Exception as problem:
        # python-pptx and lxml raise many kinds of exceptions for damaged parts.
        if is_strict(data):
            raise InputError(
                f"this {_WHAT} is in the strict form. Save it as an ordinary presentation."
            ) from problem
        raise broken(_WHAT, problem) from problem


class _Reading:
    """One pass over the slides of a presentation."""

    def __init__(self) -> None:
        self._tables = 0
        self._cells = 0
        self._footers: set[str] = set()

    def slides(self, presentation: Any) -> Iterator[office.Paragraph]:
        """The paragraphs of all slides, hidden ones included."""
        for number, slide in enumerate(presentation.slides, 1):
            place = f"slide {number}"
            if slide._element.get("show") in ("0", "false"):
                place += " (hidden)"
            for shape in in_reading_order(slide.shapes, is_slide=True):
                yield from self._shape(shape, place)
            for element in alternatives(slide.shapes):
                yield _paragraph(BlockKind.PARAGRAPH, element, 0, place)
            if slide.has_notes_slide:
                frame = slide.notes_slide.notes_text_frame
                for paragraph in frame.paragraphs if frame is not None else ():
                    yield _paragraph(BlockKind.PARAGRAPH, paragraph._p, 0, f"{place}, notes")

    def _shape(self, shape: Any, place: str) -> Iterator[office.Paragraph]:
        if is_hidden(shape):
            return
        if hasattr(shape, "shapes"):
            for member in in_reading_order(shape.shapes):
                yield from self._shape(member, place)
        elif getattr(shape, "has_table", False):
            yield from self._table(shape.table, place)
        elif getattr(shape, "has_chart", False):
            chart = shape.chart
            if chart.has_title and chart.chart_title.has_text_frame:
                for paragraph in chart.chart_title.text_frame.paragraphs:
                    yield _paragraph(BlockKind.CAPTION, paragraph._p, 0, f"{place}, chart")
        elif shape.has_text_frame:
            yield from self._text(shape, place)
        else:
            for element in diagram(shape):
                yield _paragraph(BlockKind.LIST_ITEM, element, 1, f"{place}, diagram")

    def _text(self, shape: Any, place: str) -> Iterator[office.Paragraph]:
        what = role(shape)
        if what is Role.NUMBER:
            return
        if what is Role.FOOTER:
            text = " ".join(shape.text_frame.text.split())
            if text in self._footers:
                return
            self._footers.add(text)
            place = "footer"
        for paragraph in paragraphs_of(shape):
            if what in (Role.TITLE, Role.SUBTITLE):
                level = 1 if what is Role.TITLE else 2
                yield _paragraph(BlockKind.HEADING, paragraph, level, place)
            elif is_bullet(paragraph, shape, what):
                settings = paragraph.pPr
                depth = settings.lvl if settings is not None else 0
                yield _paragraph(BlockKind.LIST_ITEM, paragraph, depth + 1, place)
            else:
                yield _paragraph(BlockKind.PARAGRAPH, paragraph, 0, place)

    def _table(self, table: Any, place: str) -> Iterator[office.Paragraph]:
        number = self._tables
        self._tables += 1
        for row, line in enumerate(table._tbl.tr_lst):
            for column, box in enumerate(line.tc_lst):
                self._cells += 1
                if self._cells > _MOST_CELLS:
                    raise InputError(f"the tables in this {_WHAT} hold more than any paper does.")
                if box.is_spanned or box.txBody is None:
                    continue
                cell = Cell(number, row, column, bool(table.first_row) and row == 0)
                where = f"{place}, table, row {row + 1}"
                for paragraph in box.txBody.p_lst:
                    yield _paragraph(BlockKind.TABLE_CELL, paragraph, 0, where, cell)


def _paragraph(
    kind: BlockKind, element: Any, level: int, place: str, cell: Cell | None = None
) -> office.Paragraph:
    text, strong = paragraph_text(element)
    return office.Paragraph(kind, text, level, place, cell, strong=strong)
