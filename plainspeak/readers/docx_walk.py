"""Walking through the XML of a Word document in the order in which a person reads it.

The reader makes blocks of what this yields; the writer of a marked-up copy walks the same way and
so finds the pieces of text again.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from docx.oxml.ns import qn

from plainspeak.model import Cell
from plainspeak.readers.docx_styles import Style, Styles, value
from plainspeak.readers.docx_text import PASSED_OVER, Collector, Piece, W
from plainspeak.readers.office_file import too_deep

MAX_DEPTH = 60
"""Tables in tables in text boxes: deeper than this no person reads."""


@dataclass(slots=True)
class Paragraph:
    """A paragraph with what is known of its place."""

    element: Any  # w:p
    style: Style
    pieces: list[Piece] = field(default_factory=list)
    strong: set[int] = field(default_factory=set)  # where bold type begins in its text
    page: int = 1
    cell: Cell | None = None
    part: str = ""  # "header", "footer", "footnote 2", "text box"; "" in the body

    @property
    def text(self) -> str:
        """What a person reads."""
        return "".join(piece.text for piece in self.pieces)


def paragraphs(document: Any) -> Iterator[Paragraph]:
    """Every paragraph of a python-docx Document: headers, the body with footnotes where they are
    referred to, then footers. Raises InputError for tables nested beyond any reader's patience."""
    walk = _Walk(Styles(document), _notes(document))
    seen: set[str] = set()
    for name in ("first_page_header", "header", "even_page_header"):
        yield from _edges(document, name, "header", walk, seen)
    yield from walk.inside(document.element.body, "", None, 0)
    for name in ("first_page_footer", "footer", "even_page_footer"):
        yield from _edges(document, name, "footer", walk, seen)


def has_pages(document: Any) -> bool:
    """Whether Word has left marks of where its pages end."""
    return document.element.body.find(f".//{W}lastRenderedPageBreak") is not None


def _edges(document: Any, name: str, part: str, walk: _Walk, seen: set[str]) -> Iterator[Paragraph]:
    """The headers or footers of one kind, each text once."""
    for section in document.sections:
        edge = getattr(section, name)
        if edge.is_linked_to_previous or not _is_shown(name, section, document):
            continue
        for paragraph in walk.inside(edge._element, part, None, 0):
            key = f"{part}:{' '.join(paragraph.text.split())}"
            if key not in seen:
                seen.add(key)
                yield paragraph


def _is_shown(name: str, section: Any, document: Any) -> bool:
    """Whether headers or footers of this kind are switched on; templates often keep others."""
    if name.startswith("first"):
        return bool(section.different_first_page_header_footer)
    if name.startswith("even"):
        return bool(document.settings.odd_and_even_pages_header_footer)
    return True


def _notes(document: Any) -> dict[tuple[str, str], Any]:
    """Footnotes and endnotes by their kind and id."""
    from docx.oxml import parse_xml

    notes: dict[tuple[str, str], Any] = {}
    for relation in document.part.rels.values():
        kind = relation.reltype.rsplit("/", 1)[-1]
        if kind not in ("footnotes", "endnotes") or relation.is_external:
            continue
        part = relation.target_part
        root = part.element if hasattr(part, "element") else parse_xml(part.blob)
        for note in root:
            if note.get(qn("w:type")) in (None, "normal"):
                notes[kind[:-1], note.get(qn("w:id"), "")] = note
    return notes


@dataclass(slots=True)
class _Walk:
    styles: Styles
    notes: dict[tuple[str, str], Any]
    page: int = 1
    tables: int = 0
    told: dict[str, int] = field(default_factory=dict)  # how many notes of each kind have been read
    joined: Paragraph | None = None  # goes on in the next paragraph, as its end has been deleted

    def inside(self, parent: Any, part: str, cell: Cell | None, depth: int) -> Iterator[Paragraph]:
        """The paragraphs among the children of an element, content controls and tables opened."""
        if depth > MAX_DEPTH:
            raise too_deep("Word file")
        for child in parent:
            if not isinstance(child.tag, str) or child.tag in PASSED_OVER or _is_contents(child):
                continue
            if child.tag == f"{W}p":
                yield from self._paragraph(child, part, cell, depth)
            elif child.tag == f"{W}tbl":
                yield from self._table(child, part, cell, depth + 1)
            else:
                yield from self.inside(child, part, cell, depth + 1)
        if self.joined is not None and parent[-1:] and parent[-1].tag == f"{W}p":
            yield from self._finish()

    def _table(
        self, element: Any, part: str, outer: Cell | None, depth: int
    ) -> Iterator[Paragraph]:
        number = self.tables
        self.tables += 1
        rows = [row for row in _members(element, f"{W}tr") if not _is_deleted(row, "trPr", "del")]
        heads = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows]
        for row, line in enumerate(rows):
            cells = _members(line, f"{W}tc")
            # A table of one cell is a frame around text.
            frame = len(rows) == 1 and len(cells) == 1
            column = 0
            for box in cells:
                span = value(box.find(f"{W}tcPr/{W}gridSpan")) or "1"
                if not _is_merged(box) and not _is_deleted(box, "tcPr", "cellDel"):
                    head = heads[row] if any(heads) else row == 0
                    here = outer if frame else Cell(number, row, column, head)
                    yield from self.inside(box, part, here, depth + 1)
                column += int(span) if span.isdecimal() and len(span) < 4 else 1

    def _paragraph(
        self, element: Any, part: str, cell: Cell | None, depth: int
    ) -> Iterator[Paragraph]:
        """A paragraph, then the text boxes anchored in it and the notes it refers to."""
        paragraph = self.joined or Paragraph(
            element, self.styles.of_paragraph(element), page=self.page, cell=cell, part=part
        )
        self.joined = None
        collector = Collector(self.styles, paragraph.style, paragraph.pieces, paragraph.strong)
        collector.take(element)
        # Most often the mark of a new page stands before the first words on it.
        paragraph.page = self.page + collector.pages_before
        self.page += collector.pages
        if not collector.boxes and not collector.notes and _ends_deleted(element):
            self.joined = paragraph
            return
        yield paragraph
        for box in collector.boxes:
            yield from self.inside(box, part or "text box", None, depth + 1)
        for kind, name in collector.notes:
            note = self.notes.pop((kind, name), None)
            if note is not None:
                self.told[kind] = self.told.get(kind, 0) + 1
                yield from self.inside(note, f"{kind} {self.told[kind]}", None, depth + 1)

    def _finish(self) -> Iterator[Paragraph]:
        """A paragraph after whose deleted end nothing comes."""
        if self.joined is not None:
            yield self.joined
        self.joined = None


def _members(parent: Any, tag: str) -> list[Any]:
    """The rows of a table or the cells of a row, also those in content controls."""
    found: list[Any] = []
    open_: list[Any] = [parent]
    while open_:
        element = open_.pop()
        if element.tag == tag:
            found.append(element)
        elif element is parent or element.tag in _WRAPPERS:
            open_.extend(reversed(element))
    return found


_WRAPPERS = {f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo")}


def _is_merged(cell: Any) -> bool:
    """Whether a cell goes on from the one above it."""
    merge = cell.find(f"{W}tcPr/{W}vMerge")
    return merge is not None and value(merge) != "restart"


def _is_deleted(element: Any, settings: str, mark: str) -> bool:
    return element.find(f"{W}{settings}/{W}{mark}") is not None


def _ends_deleted(paragraph: Any) -> bool:
    """Whether a tracked change takes the end of a paragraph away and joins it to the next."""
    marks = paragraph.find(f"{W}pPr/{W}rPr")
    following = paragraph.getnext()
    return (
        marks is not None
        and (marks.find(f"{W}del") is not None or marks.find(f"{W}moveFrom") is not None)
        and following is not None
        and following.tag == f"{W}p"
    )


def _is_contents(element: Any) -> bool:
    """Whether this is a table of contents: it only repeats the headings."""
    if element.tag != f"{W}sdt":
        return False
    gallery = element.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
    return value(gallery) == "Table of Contents"
