"""From the lines of a PDF to what a person reads as one piece: paragraphs, items, cells."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from plainspeak.readers.hyphens import is_cut_word
from plainspeak.readers.pdf_lines import PdfLine
from plainspeak.readers.plain_lines import LineKind, classify
from plainspeak.readers.wrapping import ends_sentence
from plainspeak.wordclasses import members

_STARTS = (LineKind.BULLET, LineKind.NUMBERED, LineKind.FORM)
_NARROW = 0.3  # of the width of the text on the page: no column is narrower than this


@dataclass
class Chunk:
    """Lines that are one block, and whether something stands beside it in a table."""

    lines: list[PdfLine] = field(default_factory=list)
    in_row: bool = False
    column_start: bool = False
    is_item: bool = False

    @property
    def first(self) -> PdfLine:
        return self.lines[0]

    @property
    def height(self) -> float:
        return self.lines[0].height


class Page:
    """The lines of one page, with where each of them could have gone on to."""

    def __init__(self, lines: Sequence[PdfLine], column_starts: frozenset[int]) -> None:
        self.lines = lines
        self.starts = column_starts
        starts = sorted(column_starts)
        self._columns = [bisect_right(starts, number) for number in range(len(lines))]
        self.in_row, limits = self._neighbours()
        rights: dict[tuple[int, int], float] = {}
        for number, line in enumerate(lines):
            key = self._key(number)
            rights[key] = max(rights.get(key, 0.0), line.right)
        self.edges = [min(limits[n], rights[self._key(n)]) for n in range(len(lines))]
        self.leading = self._leading()
        lefts = [line.left for line in lines]
        self.width = max((line.right for line in lines), default=0.0) - min(lefts, default=0.0)

    def _key(self, number: int) -> tuple[int, int]:
        return self._columns[number], round(self.lines[number].left / 4)

    def _neighbours(self) -> tuple[list[bool], list[float]]:
        """Which lines have another beside them in the same column, and where that begins."""
        order = sorted(range(len(self.lines)), key=lambda n: self.lines[n].bottom)
        bottoms = [self.lines[n].bottom for n in order]
        in_row = [False] * len(self.lines)
        limits = [float("inf")] * len(self.lines)
        for number, line in enumerate(self.lines):
            at = bisect_left(bottoms, line.bottom - line.height)
            seen = 0
            while at < len(order) and bottoms[at] < line.top and seen < 60:
                other = order[at]
                at += 1
                seen += 1
                if other == number or self._columns[other] != self._columns[number]:
                    continue
                beside = self.lines[other]
                apart = beside.left >= line.right or line.left >= beside.right
                if apart and line.beside(beside):
                    in_row[number] = True
                    if beside.left >= line.right:
                        limits[number] = min(limits[number], beside.left)
        return in_row, limits

    def _leading(self) -> float:
        """The usual distance from one line to the next, in heights of a line."""
        steps = Counter(
            round((a.bottom - b.bottom) / a.height, 1)
            for a, b in pairwise(self.lines)
            if abs(a.height - b.height) < 0.1 * a.height and 0 < a.bottom - b.bottom < 2 * a.height
        )
        return steps.most_common(1)[0][0] if steps else 1.2


def chunks(page: Page) -> list[Chunk]:
    """The blocks of a page in reading order."""
    found: list[Chunk] = []
    for number, line in enumerate(page.lines):
        starts_item = classify(line.text, 0).kind in _STARTS
        column = number in page.starts
        if not found or column or starts_item or not _goes_on(page, found[-1], number):
            found.append(Chunk(column_start=column, is_item=starts_item))
        found[-1].lines.append(line)
        found[-1].in_row = found[-1].in_row or page.in_row[number]
    return found


def _goes_on(page: Page, chunk: Chunk, number: int) -> bool:
    """Whether a line belongs to the block before it."""
    line, last = page.lines[number], chunk.lines[-1]
    step = last.bottom - line.bottom
    same_type = abs(line.height - last.height) < 0.12 * last.height and line.bold == last.bold
    mixed = abs(line.height - last.height) < 0.12 * last.height and _is_open(last.text)
    if not (same_type or mixed) or not 0.4 * last.height < step:
        return False
    if step > max(page.leading, 1.0) * 1.25 * last.height:
        return False
    left = chunk.lines[1].left if len(chunk.lines) > 1 else chunk.first.left
    shift = line.left - left
    if len(chunk.lines) == 1:
        # A first line may stand further in, or its bullet further out.
        if not (-4 * line.height < shift < (3 if chunk.is_item else 0.3) * line.height):
            return _is_centred(chunk, line)
    elif abs(shift) > 0.3 * line.height:
        return _is_centred(chunk, line)
    narrow = last.right - left < _NARROW * page.width and not chunk.in_row
    inside = line.text[0].islower() or (line.text[0] == "(" and not ends_sentence(last.text))
    if _is_open(last.text) or (inside and not narrow):
        return True
    needed = last.right + 0.25 * last.height + _first_word(line)
    edge = page.edges[number - 1]
    if narrow:
        edge = max(edge, left + _NARROW * page.width)
    return needed > edge - 0.03 * (edge - left)


def _is_open(text: str) -> bool:
    """Whether the text cannot end here."""
    return text.endswith((",", "-", "–", "/")) or text.rsplit(" ", 1)[-1].lower() in members(
        "words-that-go-on"
    )


def _is_centred(chunk: Chunk, line: PdfLine) -> bool:
    last = chunk.lines[-1]
    middle = abs((last.left + last.right) - (line.left + line.right)) < 0.6 * line.height
    return middle and abs(last.left - line.left) > 1.0 and not ends_sentence(last.text)


def _first_word(line: PdfLine) -> float:
    """The width of a line's first word, taking all letters as equally wide."""
    word = line.text.split(" ", 1)[0]
    return (line.right - line.left) * len(word) / len(line.text)


def joined_over_breaks(found: list[Chunk]) -> list[Chunk]:
    """The blocks, with a sentence that goes on in the next column or on the next page in one."""
    done: list[Chunk] = []
    for chunk in found:
        last = done[-1] if done else None
        if (
            last is not None
            and (chunk.column_start or chunk.first.page != last.lines[-1].page)
            and not (chunk.in_row or last.in_row or chunk.is_item)
            and abs(chunk.height - last.height) < 0.12 * last.height
            and not ends_sentence(last.lines[-1].text)
            and not last.lines[-1].text.endswith(":")
            and (chunk.first.text[0].islower() or _is_open(last.lines[-1].text))
        ):
            last.lines += chunk.lines
        else:
            done.append(chunk)
    return done


class InsetItems:
    """Finds the items of lists whose bullets are drawn as pictures: they stand further in than
    running text, after a line that ends with a colon or after another such item."""

    def __init__(self, found: Sequence[Chunk]) -> None:
        lefts = Counter(
            round(chunk.first.left) for chunk in found if len(chunk.lines) > 1 and not chunk.in_row
        )
        self._left = lefts.most_common(1)[0][0] if lefts else 0
        self._after: Chunk | None = None  # the line before, if items may follow it

    def is_item(self, chunk: Chunk, text: str) -> bool:
        """Whether the block is such an item. Blocks come in reading order."""
        last, self._after = self._after, chunk if text.endswith(":") else None
        if last is None or chunk.first.left < self._left + chunk.height:
            return False
        if last.is_item and abs(last.first.left - chunk.first.left) > 2:
            return False
        chunk.is_item = True
        self._after = chunk
        return True


def text_of(lines: Sequence[PdfLine], words: frozenset[str]) -> tuple[str, frozenset[int]]:
    """The text of a block and the positions in it at which bold type begins.

    `words` are those of the paper, for words that a line end cut in two.
    """
    text = ""
    bold: set[int] = set()
    for number, line in enumerate(lines):
        following = lines[number + 1].text if number + 1 < len(lines) else ""
        bold.update(len(text) + at for at in line.bold_from)
        if not following:
            text += line.text
        elif line.text.endswith("-") and following[:1].isalnum():
            text += line.text[:-1] if is_cut_word(line.text, following, words) else line.text
        else:
            text += line.text + " "
    return text, frozenset(bold)
