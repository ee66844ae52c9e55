"""Plain text, as it is typed, pasted from a word processor or pulled from a PDF."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from plainspeak.model import Block, BlockKind, Cell, Document
from plainspeak.model.lines import SEEN_END, lines
from plainspeak.readers.fill_in import form_lines, is_label_line, label_end
from plainspeak.readers.hyphens import is_cut_word, words_of
from plainspeak.readers.plain_lines import LineKind, PlainLine, cells, classify, is_title_like
from plainspeak.readers.repeats import repeated
from plainspeak.readers.text import Text, TextBuilder, as_it_stands
from plainspeak.readers.wrapping import ends_sentence, is_real_end

_BOLD = re.compile(r"\*\*")
_ITEMS = (LineKind.BULLET, LineKind.NUMBERED)
_HEADING_AGAIN = 3  # a short line that comes so often is no heading, but a name, say
_INDENT_STEP = 2  # columns that make an item of a list a deeper one


def read(source: str) -> Document:
    """The blocks of a plain text; any text can be read."""
    return Document(source, tuple(_Reading(source).run()))


class _Reading:
    """One pass over the lines of a text."""

    def __init__(self, source: str) -> None:
        self._source = source
        raw = list(lines(source, SEEN_END))
        dropped = repeated([line.text + line.end for line in raw])
        self._lines: list[PlainLine] = []
        self._after_gap: set[int] = set()  # lines that come after something left out
        gap = False
        for number, (text, start, end) in enumerate(raw):
            if number in dropped:
                gap = True
            else:
                line = classify(text, start)
                if gap and line.kind is not LineKind.BLANK:
                    self._after_gap.add(len(self._lines))
                    gap = False
                gap = gap or end == "\f"
                self._lines.append(line)
        self._seen = Counter(
            line.text for line in self._lines if line.text and len(line.text) <= 70
        )
        self._blocks: list[Block] = []
        self._table = -1
        self._levels: list[int] = []  # indents of the lists that are open

    @cached_property
    def _words(self) -> frozenset[str]:
        return words_of(self._source)

    def run(self) -> list[Block]:
        number = 0
        while number < len(self._lines):
            line = self._lines[number]
            if line.kind is LineKind.BLANK:
                number += 1
            elif line.kind is LineKind.ROW:
                number = self._rows(number)
            elif line.kind is LineKind.FORM:
                self._form(line)
                number += 1
            else:
                number = self._running(number)
        return self._blocks

    # -- tables and forms ----------------------------------------------------------------------

    def _rows(self, number: int) -> int:
        stop = number
        while stop < len(self._lines) and self._lines[stop].kind is LineKind.ROW:
            stop += 1
        rows = [cells(line) for line in self._lines[number:stop]]
        if stop - number == 1 and "\t" not in self._lines[number].text:
            line = self._lines[number]
            self._put(BlockKind.PARAGRAPH, as_it_stands(self._source, line.start, line.end), line)
            return stop
        self._table += 1
        for row, columns in enumerate(rows):
            for column, (start, end) in enumerate(columns):
                text = as_it_stands(self._source, start, end)
                header = row == 0 and len(rows) > 2
                place = f"table, row {row + 1}"
                cell = Cell(self._table, row, column, header)
                self._put(BlockKind.TABLE_CELL, text, self._lines[number + row], 0, cell, place)
        return stop

    def _form(self, line: PlainLine) -> None:
        for text, is_option in form_lines(as_it_stands(self._source, line.start, line.end)):
            self._put(BlockKind.FORM_LINE if is_option else BlockKind.PARAGRAPH, text, line)

    # -- headings, items, paragraphs -----------------------------------------------------------

    def _running(self, number: int) -> int:
        line = self._lines[number]
        if line.kind in (LineKind.PROSE, LineKind.NUMBERED) and self._is_heading(number):
            level = 1 if not self._blocks or line.text.isupper() else 2
            text = as_it_stands(self._source, line.marked, line.end)
            self._put(BlockKind.HEADING, text, line, level)
            return number + 1
        stop = self._end_of(number)
        text = self._joined(self._lines[number:stop])
        if line.kind in _ITEMS:
            self._put(BlockKind.LIST_ITEM, text, line, self._level(line.depth))
        else:
            label = label_end(line.text) if line.kind is LineKind.LABEL else 0
            short = bool(label) and is_label_line(text.text, label)
            self._put(BlockKind.FORM_LINE if short else BlockKind.PARAGRAPH, text, line)
        following = self._page_turn(stop, text.text)
        return stop if following is None else self._turned(number, stop, following)

    def _end_of(self, number: int) -> int:
        """The line after the last one of the block that begins here."""
        lines = self._lines
        if number >= self._run_end:  # else it is in the run that was looked at last
            self._run_end = self._run_from(number)
            run = lines[number : self._run_end]
            self._run_width = max(line.indent + len(line.text) for line in run)
        run_end, width = self._run_end, self._run_width
        for at in range(number, run_end - 1):
            if is_real_end(lines[at].text, lines[at + 1].text, width - lines[at].indent):
                return at + 1
        return run_end

    def _run_from(self, number: int) -> int:
        """The line after the last one of running text that begins here."""
        end, lines = number + 1, self._lines
        quoted = lines[number].quoted
        while (
            end < len(lines) and lines[end].kind is LineKind.PROSE and lines[end].quoted == quoted
        ):
            end += 1
        return end

    _run_end = 0
    _run_width = 0  # of its longest line, marks and indent included

    def _is_heading(self, number: int) -> bool:
        line, lines = self._lines[number], self._lines
        if line.quoted or not is_title_like(line.text) or self._seen[line.text] >= _HEADING_AGAIN:
            return False
        before = number - 1
        above = lines[before].text if before >= 0 else ""
        if above and not (ends_sentence(above) and len(above) >= 2 * len(line.text)):
            return False
        after = number + 1
        if after < len(lines) and lines[after].kind is not LineKind.BLANK:
            return len(lines[after].text) > 100 and lines[after].kind is LineKind.PROSE
        while after < len(lines) and lines[after].kind is LineKind.BLANK:
            after += 1
        if after == len(lines):
            return False
        following = lines[after]
        if line.kind is LineKind.NUMBERED:
            return following.kind not in (LineKind.NUMBERED,) and not self._item_before(number)
        if not self._blocks:
            return True
        return following.kind is not LineKind.PROSE or not is_title_like(following.text)

    def _item_before(self, number: int) -> bool:
        number -= 1
        while number >= 0 and self._lines[number].kind is LineKind.BLANK:
            number -= 1
        return number >= 0 and self._lines[number].kind is LineKind.NUMBERED

    def _level(self, indent: int) -> int:
        while self._levels and indent <= self._levels[-1] - _INDENT_STEP + 1:
            self._levels.pop()
        if not self._levels or indent >= self._levels[-1] + 1:
            self._levels.append(indent)
        return len(self._levels)

    def _page_turn(self, stop: int, text: str) -> int | None:
        """The line with which a sentence goes on after a page turns, or None."""
        if not any(map(str.isalnum, text)) or ends_sentence(text) or text.endswith(":"):
            return None
        lines = self._lines
        while stop < len(lines) and lines[stop].kind is LineKind.BLANK:
            stop += 1
        goes_on = (
            stop in self._after_gap
            and lines[stop].kind is LineKind.PROSE
            and lines[stop].text[:1].islower()
        )
        return stop if goes_on else None

    def _turned(self, number: int, stop: int, following: int) -> int:
        last = self._end_of(following)
        block = self._blocks.pop()
        text = self._joined([*self._lines[number:stop], *self._lines[following:last]])
        self._put(block.kind, text, self._lines[number], block.level)
        return last

    def _joined(self, lines: Sequence[PlainLine]) -> Text:
        if len(lines) == 1 and "**" not in lines[0].text:
            return as_it_stands(self._source, lines[0].start, lines[0].end)
        builder = TextBuilder(self._source)
        for number, line in enumerate(lines):
            following = lines[number + 1].text if number + 1 < len(lines) else ""
            end = line.end
            if line.text.endswith("-") and following[:1].islower():
                cut = is_cut_word(line.text, following, self._words)
                self._add(builder, line, end - 1 if cut else end)
            else:
                self._add(builder, line, end)
                if following:
                    builder.space(end, end + 1)
        return builder.build()

    def _add(self, builder: TextBuilder, line: PlainLine, end: int) -> None:
        """Read a line, without the stars that stand for bold type."""
        start = line.start
        if "**" in line.text:
            for bold in _BOLD.finditer(line.text):
                builder.add(start, line.start + bold.start())
                start = line.start + bold.end()
        builder.add(start, end)

    def _put(
        self,
        kind: BlockKind,
        text: Text,
        line: PlainLine,
        level: int = 0,
        cell: Cell | None = None,
        place: str = "",
    ) -> None:
        if kind is not BlockKind.LIST_ITEM:
            self._levels = []
        if not any(map(str.isalnum, text.text)):
            return
        if line.quoted:
            kind, level = BlockKind.QUOTATION, 0
        self._blocks.append(Block(kind, text.text, text.segments, level, place, cell))
