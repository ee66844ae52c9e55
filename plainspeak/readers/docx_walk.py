"""Walking through the XML of a Word document in the order in which a person reads it.

The reader makes blocks of what this yields; the writer of a marked-up copy walks the same way and
so finds the pieces of text again.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from docx.oxml.ns import qn

from plainspeak.model import InputError

MAX_DEPTH = 40
"""Tables in tables in text boxes: deeper than this no person reads."""

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CONTENT = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_SKIPPED = {
    f"{_W}{name}"
    for name in ("del", "moveFrom", "instrText", "delText", "pPr", "rPr", "sdtPr", "sectPr",
                 "commentRangeStart", "commentRangeEnd", "commentReference", "annotationRef")
}  # fmt: skip
_SIGNS = {"tab": " ", "br": " ", "cr": " ", "noBreakHyphen": "-"}


class Piece(NamedTuple):
    """A stretch of text and the element (`w:t`, `w:tab` …) that holds it."""

    element: Any
    text: str


@dataclass(slots=True)
class Paragraph:
    """A paragraph with what is known of its place."""

    element: Any  # w:p
    pieces: list[Piece] = field(default_factory=list)
    page: int = 1
    table: int = -1  # number of its table, -1 outside of tables
    row: int = 0
    column: int = 0
    part: str = ""  # "header", "footer", "footnote 2", "text box"

    @property
    def text(self) -> str:
        """What a person reads."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(slots=True)
class _State:
    page: int = 1
    tables: int = 0
    seen: set[str] = field(default_factory=set)  # headers and footers already read


def paragraphs(document: Any) -> Iterator[Paragraph]:
    """Every paragraph of a python-docx Document: headers, the body with footnotes where they are
    referred to, then footers. Raises InputError for tables nested beyond any reader's patience."""
    state = _State()
    for section in document.sections:
        yield from _edges(section, ("first_page_header", "header", "even_page_header"), state)
    notes = _notes(document)
    yield from _inside(document.element.body, state, notes, "", -1, 0)
    for section in document.sections:
        yield from _edges(section, ("first_page_footer", "footer", "even_page_footer"), state)


def has_pages(document: Any) -> bool:
    """Whether Word has left marks of where its pages end."""
    return document.element.body.find(f".//{_W}lastRenderedPageBreak") is not None


def _edges(section: Any, names: tuple[str, ...], state: _State) -> Iterator[Paragraph]:
    for name in names:
        edge = getattr(section, name)
        if edge.is_linked_to_previous:
            continue
        kind = "header" if "header" in name else "footer"
        for paragraph in _inside(edge._element, _State(), {}, kind, -1, 0):
            key = f"{kind}:{' '.join(paragraph.text.split())}"
            if key not in state.seen:
                state.seen.add(key)
                yield paragraph


def _notes(document: Any) -> dict[str, Any]:
    """Footnotes and endnotes by their kind and number."""
    notes: dict[str, Any] = {}
    from docx.oxml import parse_xml

    for relation in document.part.rels.values():
        kind = relation.reltype.rsplit("/", 1)[-1]
        if kind not in ("footnotes", "endnotes") or relation.is_external:
            continue
        part = relation.target_part
        root = part.element if hasattr(part, "element") else parse_xml(part.blob)
        for note in root:
            if note.get(qn("w:type")) in (None, "normal"):
                notes[f"{kind[:-1]} {note.get(qn('w:id'))}"] = note
    return notes


def _inside(
    parent: Any, state: _State, notes: dict[str, Any], part: str, table: int, depth: int
) -> Iterator[Paragraph]:
    """The paragraphs among the children of an element, content controls and tables opened."""
    if depth > MAX_DEPTH:
        raise InputError("tables in this file are nested too deeply to read.")
    for child in parent:
        if not isinstance(child.tag, str) or child.tag in _SKIPPED:
            continue
        if child.tag == f"{_W}p":
            yield from _paragraph(child, state, notes, part, depth)
        elif child.tag == f"{_W}tbl":
            yield from _table(child, state, notes, part, depth)
        else:
            yield from _inside(child, state, notes, part, table, depth + 1)


def _table(
    element: Any, state: _State, notes: dict[str, Any], part: str, depth: int
) -> Iterator[Paragraph]:
    number = state.tables
    state.tables += 1
    for row, line in enumerate(_rows(element)):
        column = 0
        for cell in line.iter(f"{_W}tc"):
            if _owner(cell, f"{_W}tr") is not line:
                continue
            merge = cell.find(f"{_W}tcPr/{_W}vMerge")
            if merge is None or merge.get(qn("w:val")) == "restart":
                for paragraph in _inside(cell, state, notes, part, number, depth + 1):
                    if paragraph.table < 0:
                        paragraph.table, paragraph.row, paragraph.column = number, row, column
                    yield paragraph
            span = cell.find(f"{_W}tcPr/{_W}gridSpan")
            column += int(span.get(qn("w:val"), "1")) if span is not None else 1


def _rows(table: Any) -> list[Any]:
    return [
        row
        for row in table.iter(f"{_W}tr")
        if _owner(row, f"{_W}tbl") is table and row.find(f"{_W}trPr/{_W}del") is None
    ]


def _owner(element: Any, tag: str) -> Any:
    """The nearest element above with this tag."""
    above = element.getparent()
    while above is not None and above.tag != tag:
        above = above.getparent()
    return above


def _paragraph(
    element: Any, state: _State, notes: dict[str, Any], part: str, depth: int
) -> Iterator[Paragraph]:
    """A paragraph, then the text boxes anchored in it and the notes it refers to."""
    paragraph = Paragraph(element, page=state.page, part=part)
    boxes: list[Any] = []
    asked: list[str] = []
    _collect(element, paragraph.pieces, boxes, asked, state, 0)
    if not paragraph.text.strip():
        paragraph.page = state.page
    yield paragraph
    for box in boxes:
        yield from _inside(box, state, notes, part or "text box", -1, depth + 1)
    for name in asked:
        if name in notes:
            kind, _, number = name.partition(" ")
            yield from _inside(notes[name], state, {}, f"{kind} {number}", -1, depth + 1)


def _collect(
    element: Any, pieces: list[Piece], boxes: list[Any], asked: list[str], state: _State, depth: int
) -> None:
    """The visible text below an element."""
    if depth > MAX_DEPTH:
        raise InputError("text in this file is nested too deeply to read.")
    for child in element:
        tag = child.tag
        if not isinstance(tag, str) or tag in _SKIPPED:
            continue
        name = tag.rsplit("}", 1)[-1]
        if tag == f"{_W}t":
            pieces.append(Piece(child, child.text or ""))
        elif name in _SIGNS and tag.startswith(_W):
            if child.get(qn("w:type")) == "page":
                state.page += 1
            pieces.append(Piece(child, _SIGNS[name]))
        elif name == "lastRenderedPageBreak":
            state.page += 1
        elif name in ("footnoteReference", "endnoteReference"):
            asked.append(f"{name[: -len('Reference')]} {child.get(qn('w:id'))}")
        elif name == "txbxContent":
            boxes.append(child)
        elif tag == f"{_CONTENT}AlternateContent":
            # The same text box twice, for new and old versions of Word: the first is enough.
            choice = child.find(f"{_CONTENT}Choice")
            chosen = choice if choice is not None else child.find(f"{_CONTENT}Fallback")
            if chosen is not None:
                _collect(chosen, pieces, boxes, asked, state, depth + 1)
        elif tag == f"{_W}r" and _hidden(child):
            continue
        else:
            _collect(child, pieces, boxes, asked, state, depth + 1)


def _hidden(run: Any) -> bool:
    mark = run.find(f"{_W}rPr/{_W}vanish")
    return mark is not None and mark.get(qn("w:val")) not in ("0", "false", "off")
