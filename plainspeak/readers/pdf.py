"""PDF, through pypdfium2: the text as a person reads it, page by page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from plainspeak.model import BlockKind, Cell, Document, InputError
from plainspeak.readers import office
from plainspeak.readers.fill_in import is_form, is_label_line, label_end
from plainspeak.readers.hyphens import words_of
from plainspeak.readers.office_places import under
from plainspeak.readers.pdf_apart import read_apart
from plainspeak.readers.pdf_blocks import (
    Chunk,
    InsetItems,
    Page,
    chunks,
    joined_over_breaks,
    text_of,
)
from plainspeak.readers.pdf_layout import in_reading_order, without_repeats
from plainspeak.readers.pdf_lines import PdfLine
from plainspeak.readers.plain_lines import LineKind, classify

_LARGER = 1.12  # times the size of running text: a heading
_HEADING_LETTERS = 200
_BOLD_LETTERS = 90


def read(data: bytes) -> Document:
    """The Document in a PDF. Raises InputError where it is locked, damaged, too long or a scan."""
    if b"%PDF-" not in data[:1024]:
        raise InputError("this PDF is damaged or is something else.")
    pages, heights = read_apart(data)
    if not any(pages):
        raise InputError(
            "this PDF is a picture of a page, so there are no words to read in it. Save it from "
            "the program it was written in, or have its text recognised first."
        )
    found: list[Chunk] = []
    for lines in without_repeats(pages, heights):
        found += chunks(Page(*in_reading_order(lines)))
    found = joined_over_breaks(found)
    return office.document(_pieces(found), "pdf")


def _pieces(found: Sequence[Chunk]) -> Iterator[office.Paragraph]:
    words = words_of("\n".join(line.text for chunk in found for line in chunk.lines))
    sizes = _Sizes(found)
    tables = _Tables()
    depths: list[float] = []
    inset = InsetItems(found)
    heading = ""
    for chunk in found:
        text, bold = text_of(chunk.lines, words)
        mark = classify(text, 0)
        is_item = mark.kind in (LineKind.BULLET, LineKind.NUMBERED)
        level = sizes.level(chunk, text)
        cell = tables.cell(chunk)
        depth = 0
        if cell is not None:
            kind = BlockKind.TABLE_CELL
            text = mark.text if mark.kind is LineKind.BULLET else text
        elif level:
            kind, depth = BlockKind.HEADING, level
        elif is_item:
            kind, text = BlockKind.LIST_ITEM, mark.text
            depth = _depth(depths, chunk.first.left)
        elif inset.is_item(chunk, text):
            kind, depth = BlockKind.LIST_ITEM, _depth(depths, chunk.first.left)
        else:
            kind = _plain_kind(text, bold)
        if kind is not BlockKind.LIST_ITEM:
            depths = []
        strong = bold if kind is BlockKind.PARAGRAPH else frozenset()
        place = f"page {chunk.first.page + 1}"
        if kind is BlockKind.HEADING:
            heading = text
        elif heading:
            place = f"{place}, {under(heading)}"
        yield office.Paragraph(kind, text, depth, place, cell, strong=strong)


def _plain_kind(text: str, bold: frozenset[int]) -> BlockKind:
    label = label_end(text) if len(bold) < 2 else 0  # several labels are parted later
    if is_form(text) or (label and is_label_line(text, label)):
        return BlockKind.FORM_LINE
    return BlockKind.PARAGRAPH


def _depth(open_ones: list[float], left: float) -> int:
    """The depth of an item from how far in it stands; `open_ones` are those of the items around."""
    while open_ones and left < open_ones[-1] - 4:
        open_ones.pop()
    if not open_ones or left > open_ones[-1] + 4:
        open_ones.append(left)
    return len(open_ones)


class _Sizes:
    """What the sizes of type in a paper say about its headings."""

    def __init__(self, found: Sequence[Chunk]) -> None:
        letters: Counter[float] = Counter()
        bold = total = 0
        for chunk in found:
            for line in chunk.lines:
                letters[_rounded(line.height)] += len(line.text)
                bold += len(line.text) if line.bold else 0
                total += len(line.text)
        self._body = letters.most_common(1)[0][0] if letters else 0.0
        self._bold_says = bold * 3 < total
        larger = {
            _rounded(c.height)
            for c in found
            if self._is_larger(c) and sum(len(line.text) for line in c.lines) < _HEADING_LETTERS
        }
        self._levels = sorted(larger, reverse=True)

    def level(self, chunk: Chunk, text: str) -> int:
        """The level of a heading from 1, or 0 for what is no heading."""
        if not any(map(str.isalpha, text)):
            return 0
        if self._is_larger(chunk) and len(text) < _HEADING_LETTERS:
            return min(self._levels.index(_rounded(chunk.height)) + 1, 6)
        if (
            self._bold_says
            and all(line.bold for line in chunk.lines)
            and len(text) < _BOLD_LETTERS
            and not text.endswith((".", ",", ";"))
            and not is_form(text)
        ):
            return min(len(self._levels) + 1, 6)
        return 0

    def _is_larger(self, chunk: Chunk) -> bool:
        return _rounded(chunk.height) > self._body * _LARGER


def _rounded(height: float) -> float:
    return round(height * 2) / 2


class _Tables:
    """Counts tables, rows and columns while the blocks of a paper go by."""

    def __init__(self) -> None:
        self._table = -1
        self._row = self._column = 0
        self._last: PdfLine | None = None
        self._header = False

    def cell(self, chunk: Chunk) -> Cell | None:
        """Where a block stands in a table, or None. Cells come row by row."""
        if not chunk.in_row:
            self._last = None
            return None
        line, last = chunk.first, self._last
        if last is None or last.page != line.page:
            self._table += 1
            self._row = self._column = 0
            self._header = line.bold
        elif line.left > last.right - 1 and line.top > last.bottom:
            self._column += 1
        else:
            self._row += 1
            self._column = 0
        self._last = line
        return Cell(self._table, self._row, self._column, self._header and self._row == 0)
