"""The lines of a PDF, as the file draws them: text, place on the page, size, boldness."""

from __future__ import annotations

import ctypes
import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import pairwise
from statistics import median
from typing import Any, NamedTuple

_LETTERS = str.maketrans(
    {
        "\ufb00": "ff",
        "\ufb01": "fi",
        "\ufb02": "fl",
        "\ufb03": "ffi",
        "\ufb04": "ffl",
        "\ufb05": "st",
        "\ufb06": "st",
        "\x02": "-",  # how the library hands on a hyphen at a line's end
        "\ufffe": "-",
        "\u00ad": "-",  # at a line's end; elsewhere it is not drawn
        "\ue000": "•",  # what office programs draw bullets with
        "\ue00a": "•",
        "\ue00c": "•",
        "\uf0b7": "•",
        "\uf0a7": "•",
    }
)
_WIDE = 1.5  # heights of a letter: a gap this wide is never a space between words
_GAP = 0.5  # heights: a gap this wide may part two cells
_EVEN = 1.4
_BELOW, _ABOVE = 0.21, 0.91  # of the size of type: how far letters reach from their line
_SLANT = 0.2  # radians; text at a larger angle is a watermark or a note at the edge
_NEAR = 1.5  # points
_BULLET = (1.5, 8.0)  # points from side to side
_OBJECTS = 50_000  # a page with more is a drawing


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


class _Word(NamedTuple):
    text: str
    left: float
    right: float
    bottom: float
    top: float
    bold: bool


def lines_of(text_page: Any, page: int) -> list[PdfLine]:
    """The lines of a page in the order of the file; cells of a table row are lines of their own.

    `page` is the page's number from 0. A bullet that is drawn, not written, is a "•" in the text.
    """
    rows = list(_rows(_words(text_page)))
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
    return _with_bullets(lines, _drawn_bullets(text_page.page)) if lines else lines


def _is_even(gaps: list[float]) -> bool:
    """Whether the gaps of a line are as alike as those between the words of justified text."""
    return len(gaps) > 1 and max(gaps) < _EVEN * min(gaps)


def _is_mark(text: str) -> bool:
    """Whether this is the bullet or the number of an item, and not a cell of a table."""
    return len(text) <= 4 and not text.isalnum()


def _count_near(starts: list[float], left: float) -> int:
    return bisect_right(starts, left + _NEAR) - bisect_left(starts, left - _NEAR)


def _line(words: list[_Word], page: int) -> PdfLine:
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


def _rows(words: Iterator[_Word]) -> Iterator[list[_Word]]:
    """The words of each line."""
    row: list[_Word] = []
    for word in words:
        if row and not _goes_on(row[-1], word):
            yield row
            row = []
        row.append(word)
    if row:
        yield row


def _goes_on(last: _Word, word: _Word) -> bool:
    shared = min(last.top, word.top) - max(last.bottom, word.bottom)
    small = min(last.top - last.bottom, word.top - word.bottom)
    return shared > 0.4 * small and word.left >= last.right - small


def _words(text_page: Any) -> Iterator[_Word]:
    """The words of a page in the order of the file."""
    from pypdfium2 import raw

    handle = text_page.raw
    box, x, baseline = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    box_at, x_at, baseline_at = (ctypes.byref(place) for place in (box, x, baseline))
    unicode_of, box_of, origin_of = (
        raw.FPDFText_GetUnicode,
        raw.FPDFText_GetLooseCharBox,
        raw.FPDFText_GetCharOrigin,
    )
    letters: list[str] = []
    first = 0
    left = right = line = size = 0.0
    for index in range(text_page.count_chars()):
        code = unicode_of(handle, index)
        if (code <= 32 and code != 2) or code in (0xA0, 0x200B, 0xFEFF):
            if letters:
                yield _word(raw, handle, letters, first, left, right, line, size)
                letters = []
            continue
        if not (box_of(handle, index, box_at) and origin_of(handle, index, x_at, baseline_at)):
            continue
        if letters and (
            box.left > right + 0.9 * size
            or box.left < left - size
            or abs(baseline.value - line) > 0.6 * size
        ):
            yield _word(raw, handle, letters, first, left, right, line, size)
            letters = []
        if not letters:
            if abs(_turned(raw.FPDFText_GetCharAngle(handle, index))) > _SLANT:
                continue
            first, left, right, line = index, box.left, box.right, baseline.value
            size = _size(raw, handle, index)
        right = max(right, box.right)
        letters.append(chr(code) if code < 0xD800 or 0xDFFF < code <= 0x10FFFF else "\ufffd")
    if letters:
        yield _word(raw, handle, letters, first, left, right, line, size)


def _size(raw: Any, handle: Any, index: int) -> float:
    """The size of type in points, as it stands on the page."""
    matrix = raw.FS_MATRIX()
    size = float(raw.FPDFText_GetFontSize(handle, index))
    if raw.FPDFText_GetMatrix(handle, index, ctypes.byref(matrix)):
        size *= math.hypot(matrix.c, matrix.d)
    return max(size, 1.0)


def _turned(angle: float) -> float:
    return angle - 6.2832 if angle > 3.1416 else angle


def _word(
    raw: Any,
    handle: Any,
    letters: list[str],
    first: int,
    left: float,
    right: float,
    line: float,
    size: float,
) -> _Word:
    text = plain_letters("".join(letters))
    bold = _is_bold(raw, handle, first)
    return _Word(text, left, right, line - _BELOW * size, line + _ABOVE * size, bold)


def plain_letters(text: str) -> str:
    """A word with the letters that a person sees in place of signs that files draw for them."""
    return text[:-1].replace("\u00ad", "").translate(_LETTERS) + text[-1:].translate(_LETTERS)


def _is_bold(raw: Any, handle: Any, index: int) -> bool:
    if raw.FPDFText_GetFontWeight(handle, index) >= 600:
        return True
    name = ctypes.create_string_buffer(128)
    flags = ctypes.c_int()
    raw.FPDFText_GetFontInfo(handle, index, name, 128, ctypes.byref(flags))
    return b"Bold" in name.value or b"Black" in name.value or b"Heavy" in name.value
