"""Walking through the XML of an OpenDocument text in the order in which a person reads it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from plainspeak.model import Cell
from plainspeak.readers.odt_styles import STYLE, TEXT, Style, Styles
from plainspeak.readers.odt_text import DRAW, PASSED_OVER, Collector
from plainspeak.readers.office_file import too_deep
from plainspeak.readers.office_places import shown

MAX_DEPTH = 60
"""Tables in frames in tables: deeper than this no person reads."""

TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"

_CONTENTS = {
    f"{TEXT}{name}"
    for name in ("table-of-content", "alphabetical-index", "illustration-index", "table-index",
                 "object-index", "user-index", "bibliography")
}  # fmt: skip


@dataclass(slots=True)
class Paragraph:
    """A paragraph with what is known of its place."""

    element: Any  # text:p or text:h
    style: Style
    text: str
    strong: frozenset[int]
    page: int
    cell: Cell | None
    part: str  # "header", "footer", "footnote 2", "text box"; "" in the body
    depth: int = 0  # of the list that it stands in, from 1
    item: str = ""  # the number that it shows
    languages: frozenset[str] = frozenset()  # of its words, as far as it says


@dataclass(frozen=True, slots=True)
class _Here:
    """What surrounds the elements at hand."""

    part: str = ""
    cell: Cell | None = None
    level: int = 0
    list_style: str = ""
    item: str = ""


@dataclass(slots=True)
class Walk:
    """One pass over a document."""

    styles: Styles
    page: int = 1
    tables: int = 0
    told: dict[str, int] = field(default_factory=dict)  # how many notes of each kind have been read
    counts: dict[str, int] = field(default_factory=dict)  # where each list has got to
    last: dict[tuple[str, int], int] = field(default_factory=dict)

    def inside(self, parent: Any, part: str = "") -> Iterator[Paragraph]:
        """The paragraphs in an element. Raises InputError for tables nested beyond any reader's
        patience."""
        return self._inside(parent, _Here(part), 0)

    def _inside(self, parent: Any, here: _Here, depth: int) -> Iterator[Paragraph]:
        if depth > MAX_DEPTH:
            raise too_deep("OpenDocument text")
        for child in parent:
            tag = child.tag
            if tag in PASSED_OVER or tag in _CONTENTS:
                continue
            if tag in (f"{TEXT}p", f"{TEXT}h"):
                yield from self._paragraph(child, here, depth)
                here = _Here(here.part, here.cell, here.level, here.list_style)
            elif tag == f"{TABLE}table":
                yield from self._table(child, here, depth)
            elif tag == f"{TEXT}list":
                yield from self._list(child, here, depth)
            elif tag == f"{TEXT}soft-page-break":
                self.page += 1
            elif tag == f"{TEXT}section" and child.get(f"{TEXT}display") == "none":
                continue
            elif tag == f"{DRAW}frame":
                yield from self._inside(child, _Here(here.part or "text box"), depth + 1)
            else:
                yield from self._inside(child, here, depth + 1)

    def _paragraph(self, element: Any, here: _Here, depth: int) -> Iterator[Paragraph]:
        """A paragraph, then the text boxes anchored in it and the notes it refers to."""
        style = self.styles.of(element, "paragraph")
        hidden = any(
            mark.get(f"{TEXT}is-hidden") == "true"
            for mark in element.findall(f"{TEXT}hidden-paragraph")
        )
        if hidden:
            return
        if (style.new_page or style.master) and not here.part and not here.cell:
            self.page += 1
        collector = Collector(self.styles, style)
        collector.take(element)
        page = self.page + collector.pages_before
        self.page += collector.pages
        yield Paragraph(
            element,
            style,
            collector.text,
            frozenset(collector.strong),
            page,
            here.cell,
            here.part,
            here.level,
            here.item,
            frozenset(collector.languages),
        )
        for box in collector.boxes:
            yield from self._inside(box, _Here(here.part or "text box"), depth + 1)
        for note in collector.notes:
            kind = note.get(f"{TEXT}note-class", "footnote")
            self.told[kind] = self.told.get(kind, 0) + 1
            body = note.find(f"{TEXT}note-body")
            if body is not None:
                yield from self._inside(body, _Here(f"{kind} {self.told[kind]}"), depth + 1)

    def _list(self, element: Any, here: _Here, depth: int) -> Iterator[Paragraph]:
        name = element.get(f"{TEXT}style-name", here.list_style)
        level = here.level + 1
        form, start = self.styles.counting(name, level)
        count = start - 1
        if element.get(f"{TEXT}continue-numbering") == "true" or element.get(
            f"{TEXT}continue-list"
        ):
            count = self.last.get((name, level), count)
        for entry in element:
            if entry.tag not in (f"{TEXT}list-item", f"{TEXT}list-header"):
                continue
            item = ""
            # An item that only holds a deeper list shows no number of its own.
            if entry.tag == f"{TEXT}list-item" and entry[:1] and entry[0].tag != f"{TEXT}list":
                begin = entry.get(f"{TEXT}start-value", "")
                count = int(begin) if begin.isdecimal() and len(begin) < 10 else count + 1
                item = shown(count, form) if form else ""
            self.last[name, level] = count
            yield from self._inside(
                entry, _Here(here.part, here.cell, level, name, item), depth + 1
            )

    def _table(self, element: Any, here: _Here, depth: int) -> Iterator[Paragraph]:
        number = self.tables
        self.tables += 1
        rows = list(_rows(element, False))
        heads = any(head for _, head in rows)
        at = 0
        for row, head in rows:
            cells = [
                c for c in row if c.tag in (f"{TABLE}table-cell", f"{TABLE}covered-table-cell")
            ]
            frame = len(rows) == 1 and len(cells) == 1  # a frame around text
            column = 0
            for box in cells:
                if box.tag == f"{TABLE}table-cell":
                    cell = Cell(number, at, column, head if heads else at == 0)
                    inner = _Here(here.part, here.cell if frame else cell)
                    yield from self._inside(box, inner, depth + 1)
                column += _repeated(box, "columns")
            at += _repeated(row, "rows")


def _rows(parent: Any, head: bool) -> Iterator[tuple[Any, bool]]:
    """The rows of a table, each with whether it is a header row."""
    for child in parent:
        if child.tag == f"{TABLE}table-row":
            yield child, head
        elif child.tag == f"{TABLE}table-header-rows":
            yield from _rows(child, True)
        elif child.tag in (f"{TABLE}table-rows", f"{TABLE}table-row-group"):
            yield from _rows(child, head)


def _repeated(element: Any, what: str) -> int:
    count = element.get(f"{TABLE}number-{what}-repeated", "1")
    return int(count) if count.isdecimal() and len(count) < 6 else 1


def page_styles_used(body: Any, styles: Styles) -> set[str]:
    """The names of the page styles that paragraphs and tables begin."""
    used = set()
    for tag in (f"{TEXT}p", f"{TEXT}h", f"{TABLE}table"):
        family, key = ("table", TABLE) if tag == f"{TABLE}table" else ("paragraph", TEXT)
        for element in body.iter(tag):
            used.add(styles.named(family, element.get(f"{key}style-name", "")).master)
    return used - {""}


def edges(master: Any, part: str) -> Iterator[Any]:
    """The headers or footers of a page style, that of the first page before the others."""
    for name in (f"{part}-first", part, f"{part}-left"):
        for edge in master.findall(f"{STYLE}{name}"):
            if edge.get(f"{STYLE}display") != "false":
                yield edge
