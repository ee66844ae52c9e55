"""Which lines of a PDF are read, and in which order: columns, page headers, page numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from plainspeak.readers.pdf_lines import PdfLine

_MARGIN = 0.12  # of the page's height, above and below: where headers and footers stand
_DIGITS = re.compile(r"[\d\W_]+")
_PAGE_NUMBER = re.compile(
    r"[-–—|\s]*(?:(?:page|p\.?)\s*)?(?:\d{1,4}|[ivxl]{1,6})(?:\s*(?:of|/|\|)\s*\d{1,4})?[-–—|\s]*",
    re.IGNORECASE,
)
_COLUMN_LINES = 5
_COLUMN_LETTERS = 15  # a line on average; cells of a table are shorter or have fewer lines


def without_repeats(
    pages: Sequence[Sequence[PdfLine]], heights: Sequence[float]
) -> list[list[PdfLine]]:
    """The lines of each page without headers and footers that come again, and page numbers.

    `heights` are those of the pages, in points. A header is a line near the edge of a page that
    stands, but for its digits, at the same place on other pages: on two where it is the outermost
    line, since it may change with the chapter, else on three.
    """
    seen: Counter[tuple[str, int]] = Counter()
    outermost: Counter[tuple[str, int]] = Counter()
    for lines, height in zip(pages, heights, strict=True):
        edge = [line for line in lines if _at_edge(line, height)]
        seen.update({_key(line) for line in edge})
        outermost.update({_key(line) for line in _outermost(edge)})
    needed = 2 if len(pages) < 6 else 3

    def comes_again(line: PdfLine) -> bool:
        return seen[_key(line)] >= needed or outermost[_key(line)] > 1

    return [
        [
            line
            for line in lines
            if not (
                _at_edge(line, height) and (comes_again(line) or _PAGE_NUMBER.fullmatch(line.text))
            )
        ]
        for lines, height in zip(pages, heights, strict=True)
    ]


def _outermost(edge: Sequence[PdfLine]) -> list[PdfLine]:
    """The highest and the lowest of the lines near the edges of a page."""
    top = max((line.top for line in edge), default=0.0)
    bottom = min((line.bottom for line in edge), default=0.0)
    return [line for line in edge if line.top > top - 2 or line.bottom < bottom + 2]


def _at_edge(line: PdfLine, height: float) -> bool:
    return line.bottom < height * _MARGIN or line.top > height * (1 - _MARGIN)


def _key(line: PdfLine) -> tuple[str, int]:
    # Only the words count for long ones, the place as well for "1" and the like.
    return _DIGITS.sub(" ", line.text).strip().casefold(), round(line.bottom / 4)


def in_reading_order(lines: Sequence[PdfLine]) -> tuple[list[PdfLine], frozenset[int]]:
    """The lines of a page in reading order, and the numbers of those that begin a column.

    Nearly every file draws its text in reading order, cell by cell and column by column. Where
    one draws line by line across two columns, the columns are put together here.
    """
    ordered = _uncrossed(lines)
    starts = {0} if ordered else set()
    for number, (line, following) in enumerate(pairwise(ordered), start=1):
        if following.bottom > line.top + 3 * line.height and following.left > line.left:
            starts.add(number)
    return ordered, frozenset(_of_columns(ordered, sorted(starts)))


def _of_columns(lines: Sequence[PdfLine], starts: Sequence[int]) -> list[int]:
    """Of the places where the text jumps up, those with a column of running text on both sides."""
    found = []
    ends = [*starts, len(lines)]
    for number in range(1, len(starts)):
        before = lines[ends[number - 1] : ends[number]]
        after = lines[ends[number] : ends[number + 1]]
        if _is_column(before[-_COLUMN_LINES:]) and _is_column(after[:_COLUMN_LINES]):
            found.append(ends[number])
    return found


def _is_column(lines: Sequence[PdfLine]) -> bool:
    if len(lines) < _COLUMN_LINES:
        return False
    return sum(len(line.text) for line in lines) >= _COLUMN_LETTERS * len(lines)


def _uncrossed(lines: Sequence[PdfLine]) -> list[PdfLine]:
    """The lines, with stretches drawn across two columns put into the order of the columns."""
    found: list[PdfLine] = []
    number = 0
    while number < len(lines):
        stop = number
        while stop + 1 < len(lines) and _is_pair(lines, number, stop):
            stop += 2
        pairs = (stop - number) // 2
        if pairs >= _COLUMN_LINES + 1 and _fills(lines[number:stop:2]):
            found += lines[number:stop:2]
            found += lines[number + 1 : stop : 2]
            number = stop
        else:
            found += lines[number : max(stop, number + 1)]
            number = max(stop, number + 1)
    return found


def _is_pair(lines: Sequence[PdfLine], first: int, at: int) -> bool:
    """Whether two lines stand side by side, with the gap where the first pair has it."""
    left, right = lines[at], lines[at + 1]
    return (
        left.beside(right)
        and right.left > left.right
        and abs(left.left - lines[first].left) < 2 * left.height
        and abs(right.left - lines[first + 1].left) < 2 * left.height
    )


def _fills(lines: Sequence[PdfLine]) -> bool:
    """Whether most lines reach the right edge of their column, as running text does."""
    edge, left = max(line.right for line in lines), min(line.left for line in lines)
    full = sum(line.right > edge - 0.15 * (edge - left) for line in lines)
    letters = sum(len(line.text) for line in lines)
    return full * 2 > len(lines) and letters > 25 * len(lines)
