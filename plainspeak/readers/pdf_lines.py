"""The lines of a PDF, as the file draws them: text, place on the page, size, boldness."""

from __future__ import annotations

import ctypes
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import pairwise
from statistics import median
from typing import Any, NamedTuple

from plainspeak.readers.pdf_words import PdfWord, words_of

_WIDE = 1.5  # heights of a letter: a gap this wide is never a space between words
_GAP = 0.5  # heights: a gap this wide may part two cells
_EVEN = 1.4
_NEAR = 1.5  # points
_BULLET = (1.5, 8.0)  # points from side to side
_OBJECTS = 4_000  # a page with more is a drawing, and asking for each of them takes its time


class PdfLine(NamedTuple):
    """A stretch of text on one line. Lengths are in points, counted from the bottom left."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    bold: bool
    page: int  # from 0
    bold_from: tuple[int, ...] = ()  # where bold type begins in the text

    @property
    def height(self) -> float:
        return self.top - self.bottom

    def beside(self, other: PdfLine) -> bool:
        """Whether both stand on one line of the same page."""
        shared = min(self.top, other.top) - max(self.bottom, other.bottom)
        return self.page == other.page and shared > 0.5 * min(self.height, other.height)


def lines_of(text_page: Any, page: int, turn: int = 0) -> list[PdfLine]:
    """The lines of a page in the order of the file; cells of a table row are lines of their own.

    `page` is the page's number from 0. With `turn`, in quarters of a circle, the places are those
    on the page when it is turned as far as its text is. A bullet that is drawn, not written, is a
    "•" in the text.
    """
    rows = list(_rows(words_of(text_page, turn)))
    if turn or text_page.page.get_rotation():  # the library may go through it from its other end
        steps = [b[0].bottom > a[0].bottom for a, b in pairwise(rows)]
        if 2 * sum(steps) > len(steps):
            rows.reverse()
    gaps = [[b.left - a.right for a, b in pairwise(row)] for row in rows]
    every = [gap for found in gaps for gap in found]
    usual = median(every) if every else 0.0
    cuts = [
        [
            at
            for at, gap in enumerate(found, start=1)
            if gap > (_WIDE if _is_even(found) else _GAP) * (row[at].top - row[at].bottom)
            and gap > 1.8 * usual
        ]
        for row, found in zip(rows, gaps, strict=True)
    ]
    starts = sorted(
        [row[0].left for row in rows]
        + [row[at].left for row, found in zip(rows, cuts, strict=True) for at in found]
    )
    lines: list[PdfLine] = []
    for row, found in zip(rows, cuts, strict=True):
        begin = 0
        for at in [*found, len(row)]:
            if at < len(row):
                gap, height = row[at].left - row[at - 1].right, row[at].top - row[at].bottom
                if gap <= _WIDE * height and _count_near(starts, row[at].left) < 2:
                    continue
                if at - begin == 1 and _is_mark(row[begin].text):
                    continue
            lines.append(_line(row[begin:at], page))
            begin = at
    if not lines or turn:
        return lines
    return _with_bullets(lines, _drawn_bullets(text_page.page))


def _is_even(gaps: list[float]) -> bool:
    """Whether the gaps of a line are as alike as those between the words of justified text."""
    return len(gaps) > 1 and max(gaps) < _EVEN * min(gaps)


def _is_mark(text: str) -> bool:
    """Whether this is the bullet or the number of an item, and not a cell of a table."""
    return len(text) <= 4 and not text.isalnum()


def _count_near(starts: list[float], left: float) -> int:
    return bisect_right(starts, left + _NEAR) - bisect_left(starts, left - _NEAR)


def _line(words: list[PdfWord], page: int) -> PdfLine:
    letters = sum(len(word.text) for word in words)
    bold_from: list[int] = []
    position = 0
    for number, word in enumerate(words):
        if word.bold and not (number and words[number - 1].bold):
            bold_from.append(position)
        position += len(word.text) + 1
    return PdfLine(
        " ".join(word.text for word in words),
        words[0].left,
        words[-1].right,
        min(word.bottom for word in words),
        max(word.top for word in words),
        sum(len(word.text) for word in words if word.bold) * 10 > letters * 9,
        page,
        tuple(bold_from),
    )


def _drawn_bullets(page: Any) -> list[tuple[float, float]]:
    """The middles of small round or square shapes on a page."""
    from pypdfium2 import raw

    found: list[tuple[float, float]] = []
    count = raw.FPDFPage_CountObjects(page.raw)
    if count > _OBJECTS:
        return found
    edges = [ctypes.c_float() for _ in range(4)]
    pointers = [ctypes.byref(edge) for edge in edges]
    for index in range(count):
        shape = raw.FPDFPage_GetObject(page.raw, index)
        if raw.FPDFPageObj_GetType(shape) != raw.FPDF_PAGEOBJ_PATH:
            continue
        if not raw.FPDFPageObj_GetBounds(shape, *pointers):
            continue
        left, bottom, right, top = (edge.value for edge in edges)
        width, height = right - left, top - bottom
        if _BULLET[0] < width < _BULLET[1] and 0.7 < width / max(height, 0.01) < 1.4:
            found.append(((left + right) / 2, (bottom + top) / 2))
    return found


def _with_bullets(lines: list[PdfLine], bullets: list[tuple[float, float]]) -> list[PdfLine]:
    """The lines, with a written bullet where one is drawn close before a line."""
    if not bullets:
        return lines
    bullets = sorted(bullets, key=lambda place: place[1])
    heights = [y for _, y in bullets]
    found = []
    for line in lines:
        near = bullets[bisect_left(heights, line.bottom) : bisect_right(heights, line.top)][:20]
        if any(0 < line.left - x < 2.5 * line.height for x, _ in near):
            shifted = tuple(at + 2 for at in line.bold_from)
            line = line._replace(text=f"• {line.text}", bold_from=shifted)
        found.append(line)
    return found


def _rows(words: Iterator[PdfWord]) -> Iterator[list[PdfWord]]:
    """The words of each line."""
    row: list[PdfWord] = []
    for word in words:
        if row and not _goes_on(row[-1], word):
            yield row
            row = []
        row.append(word)
    if row:
        yield row


def _goes_on(last: PdfWord, word: PdfWord) -> bool:
    shared = min(last.top, word.top) - max(last.bottom, word.bottom)
    small = min(last.top - last.bottom, word.top - word.bottom)
    return shared > 0.4 * small and word.left >= last.right - small
