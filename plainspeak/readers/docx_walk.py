"""Walking through the XML of a Word document in the order in which a person reads it.

The reader makes blocks of what this yields; the writer of a marked-up copy walks the same way and
so finds the pieces of text again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import Any

from plainspeak.model import Cell
from plainspeak.readers.docx_package import W, WordFile
from plainspeak.readers.docx_styles import Style, Styles, is_on, value
from plainspeak.readers.docx_text import PASSED_OVER, Collector, Piece
from plainspeak.readers.office_file import too_deep

_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"

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
    languages: set[str] = field(default_factory=set)  # of its words, as far as it says
    length: int = 0  # of its text
    blank: bool = True  # there are no words in it

    @property
    def text(self) -> str:
        """What a person reads."""
        return "".join(piece.text for piece in self.pieces)


def paragraphs(document: WordFile) -> Iterator[Paragraph]:
    """Every paragraph of a Word file: headers, the body with footnotes where they are
    referred to, then footers. Raises InputError for tables nested beyond any reader's patience."""
    walk = _Walk(Styles(document), _notes(document))
    seen: set[str] = set()
    sections = list(_sections(document.body))
    for edge in _edges(document, sections, "header"):
        yield from _once(walk.inside(edge, "header", None, 0), "header", seen)
    yield from walk.inside(document.body, "", None, 0)
    for edge in _edges(document, sections, "footer"):
        yield from _once(walk.inside(edge, "footer", None, 0), "footer", seen)


def has_pages(document: WordFile) -> bool:
    """Whether Word has left marks of where its pages end."""
    return any(True for _ in document.body.iter(f"{W}lastRenderedPageBreak"))


def _once(edge: Iterator[Paragraph], part: str, seen: set[str]) -> Iterator[Paragraph]:
    """The paragraphs of a header or footer that no other one has."""
    for paragraph in edge:
        key = f"{part}:{' '.join(paragraph.text.split())}"
        if key not in seen:
            seen.add(key)
            yield paragraph


def _edges(document: WordFile, sections: Sequence[Any], part: str) -> Iterator[Any]:
    """The headers or footers of the sections, those of first pages before the others. Those that
    are switched off are left out; templates often keep them."""
    settings = document.linked("settings")
    even = None if settings is None else settings.find(f"{W}evenAndOddHeaders")
    links = document.package.links(document.name)
    for kind in ("first", "default", "even"):
        for section in sections:
            switch = section.find(f"{W}titlePg") if kind == "first" else even
            if kind != "default" and not is_on(switch, False):
                continue
            for reference in section.findall(f"{W}{part}Reference"):
                if reference.get(f"{W}type", "default") == kind:
                    yield document.package.xml(links[reference.get(_ID, "")].target)
                    break


def _sections(body: Any) -> Iterator[Any]:
    """What is said of each section, in order."""
    for child in body:
        if child.tag == f"{W}sectPr":
            yield child
        elif child.tag == f"{W}p" and (settings := child.find(f"{W}pPr")) is not None:
            yield from settings.findall(f"{W}sectPr")


def _notes(document: WordFile) -> dict[tuple[str, str], Any]:
    """Footnotes and endnotes by their kind and id."""
    notes: dict[tuple[str, str], Any] = {}
    for kind in ("footnote", "endnote"):
        root = document.linked(f"{kind}s")
        for note in () if root is None else root:
            if note.get(f"{W}type") in (None, "normal"):
                notes[kind, note.get(f"{W}id", "")] = note
    return notes


@dataclass(slots=True)
class _Walk:
    styles: Styles
    notes: dict[tuple[str, str], Any]
    page: int = 1
    tables: int = 0
    told: dict[str, int] = field(default_factory=dict)  # how many notes of each kind have been read
    joined: Paragraph | None = None  # goes on in the next paragraph

    def inside(self, parent: Any, part: str, cell: Cell | None, depth: int) -> Iterator[Paragraph]:
        """The paragraphs among the children of an element, content controls and tables opened."""
        if depth > MAX_DEPTH:
            raise too_deep("Word file")
        for child, following in zip_longest(parent, parent[1:]):
            if child.tag in PASSED_OVER or _is_contents(child):
                continue
            if child.tag == f"{W}p":
                yield from self._paragraph(child, following, part, cell, depth)
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
        self, element: Any, following: Any, part: str, cell: Cell | None, depth: int
    ) -> Iterator[Paragraph]:
        """A paragraph, then the text boxes anchored in it and the notes it refers to."""
        paragraph = self.joined or Paragraph(
            element, self.styles.of_paragraph(element), page=self.page, cell=cell, part=part
        )
        if self.joined is not None:
            paragraph.style = self.styles.of_paragraph(element)
        self.joined = None
        collector = Collector(
            self.styles, paragraph.style, paragraph.pieces, paragraph.strong,
            length=paragraph.length, blank=paragraph.blank,
        )  # fmt: skip
        collector.take(element)
        paragraph.languages |= collector.languages
        paragraph.length, paragraph.blank = collector.length, collector.blank
        # Most often the mark of a new page stands before the first words on it.
        paragraph.page = self.page + collector.pages_before
        self.page += collector.pages
        if not collector.boxes and not collector.notes and _goes_on(element, following):
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


def _goes_on(paragraph: Any, following: Any) -> bool:
    """Whether a paragraph is one with the next: a tracked change takes its end away, or it is the
    first letter of the next one, set large."""
    frame = paragraph.find(f"{W}pPr/{W}framePr")
    large = frame is not None and frame.get(f"{W}dropCap") in ("drop", "margin")
    marks = paragraph.find(f"{W}pPr/{W}rPr")
    deleted = marks is not None and (
        marks.find(f"{W}del") is not None or marks.find(f"{W}moveFrom") is not None
    )
    return (large or deleted) and following is not None and following.tag == f"{W}p"


def _is_contents(element: Any) -> bool:
    """Whether this is a table of contents: it only repeats the headings."""
    if element.tag != f"{W}sdt":
        return False
    gallery = element.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
    return value(gallery) == "Table of Contents"
