"""PowerPoint slides."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from plainspeak.model import BlockKind, Cell, Document, InputError
from plainspeak.readers import office
from plainspeak.readers.office_file import broken, too_deep
from plainspeak.readers.office_places import SPEAKERS_NOTES
from plainspeak.readers.pptx_package import WHAT, A, P, PowerPointFile, Slide, open_pptx
from plainspeak.readers.pptx_shapes import (
    Role,
    alternatives,
    chart_title,
    diagram,
    in_group,
    is_bullet,
    is_chart,
    is_hidden,
    notes,
    on_slide,
    paragraph_text,
    paragraphs_of,
    role,
    table,
)

_MOST_CELLS = 20_000
_MAX_DEPTH = 60  # of groups in groups
_YES = ("1", "true")


def read(data: bytes) -> Document:
    """The Document in a .pptx file: each slide's title, then what is on it from top to bottom and
    left to right, then its notes. Raises InputError."""
    presentation = open_pptx(data)
    try:
        return office.document(_Reading().slides(presentation), "pptx")
    except InputError:
        raise
    except Exception as problem:
        # Damaged parts are read when they are first asked for, and may hold anything.
        raise broken(WHAT, problem) from problem


class _Reading:
    """One pass over the slides of a presentation."""

    def __init__(self) -> None:
        self._tables = 0
        self._cells = 0
        self._footers: set[str] = set()

    def slides(self, presentation: PowerPointFile) -> Iterator[office.Paragraph]:
        """The paragraphs of all slides, hidden ones included."""
        for number, slide in enumerate(presentation.slides(), 1):
            place = f"slide {number}"
            if slide.root.get("show") in ("0", "false"):
                place += " (hidden)"
            for shape in on_slide(slide):
                yield from self._shape(shape, slide, place)
            for element in alternatives(slide):
                yield _paragraph(BlockKind.PARAGRAPH, element, 0, place)
            for element in notes(slide):
                yield _paragraph(BlockKind.PARAGRAPH, element, 0, f"{place}{SPEAKERS_NOTES}")

    def _shape(
        self, shape: Element, slide: Slide, place: str, depth: int = 0
    ) -> Iterator[office.Paragraph]:
        if depth > _MAX_DEPTH:
            raise too_deep(WHAT)
        if is_hidden(shape):
            return
        if shape.tag == f"{P}grpSp":
            for member in in_group(shape):
                yield from self._shape(member, slide, place, depth + 1)
        elif (found := table(shape)) is not None:
            yield from self._table(found, place)
        elif is_chart(shape):
            for paragraph in chart_title(shape, slide):
                yield _paragraph(BlockKind.CAPTION, paragraph, 0, f"{place}, chart")
        elif shape.tag == f"{P}sp":
            yield from self._text(shape, place)
        else:
            for element in diagram(shape, slide):
                yield _paragraph(BlockKind.LIST_ITEM, element, 1, f"{place}, diagram")

    def _text(self, shape: Element, place: str) -> Iterator[office.Paragraph]:
        what = role(shape)
        if what is Role.NUMBER:
            return
        if what is Role.FOOTER:
            lines = (paragraph_text(paragraph)[0] for paragraph in paragraphs_of(shape))
            text = " ".join(" ".join(lines).split())
            if text in self._footers:
                return
            self._footers.add(text)
            place = "footer"
        for paragraph in paragraphs_of(shape):
            if what in (Role.TITLE, Role.SUBTITLE):
                level = 1 if what is Role.TITLE else 2
                yield _paragraph(BlockKind.HEADING, paragraph, level, place)
            elif is_bullet(paragraph, shape, what):
                settings = paragraph.find(f"{A}pPr")
                depth = 0 if settings is None else int(settings.get("lvl", "0"))
                yield _paragraph(BlockKind.LIST_ITEM, paragraph, depth + 1, place)
            else:
                yield _paragraph(BlockKind.PARAGRAPH, paragraph, 0, place)

    def _table(self, found: Element, place: str) -> Iterator[office.Paragraph]:
        number = self._tables
        self._tables += 1
        settings = found.find(f"{A}tblPr")
        head = settings is not None and settings.get("firstRow") in _YES
        for row, line in enumerate(found.findall(f"{A}tr")):
            for column, box in enumerate(line.findall(f"{A}tc")):
                self._cells += 1
                if self._cells > _MOST_CELLS:
                    raise InputError(f"the tables in this {WHAT} hold more than any paper does.")
                if box.get("hMerge") in _YES or box.get("vMerge") in _YES:
                    continue
                cell = Cell(number, row, column, head and row == 0)
                where = f"{place}, table, row {row + 1}"
                for paragraph in box.iterfind(f"{A}txBody/{A}p"):
                    yield _paragraph(BlockKind.TABLE_CELL, paragraph, 0, where, cell)


def _paragraph(
    kind: BlockKind, element: Element, level: int, place: str, cell: Cell | None = None
) -> office.Paragraph:
    text, strong = paragraph_text(element)
    return office.Paragraph(kind, text, level, place, cell, strong=strong)
