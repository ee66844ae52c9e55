"""Blocks put together on a walk through marked-up text, with lines and labels told apart."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from plainspeak.model import Block, BlockKind, Cell
from plainspeak.readers.fill_in import form_lines, is_form, is_label_line, label_end
from plainspeak.readers.text import Text, TextBuilder, cut

_SHORT_FORM = re.compile(r"\S{0,10}[A-Z]\S{0,3}[A-Z]\S*\Z")
_LONGEST_SHORT_FORM = 40  # code points


def is_short_form(term: str) -> bool:
    """Whether the term of a definition list is a set of letters, such as "ICB" or "HbA1c"."""
    return len(term) <= _LONGEST_SHORT_FORM and _SHORT_FORM.match(term) is not None


class Flow:
    """The block that is being read, in `text`, and the finished ones, in `blocks`.

    A walk adds to `text` in source order and calls `close` wherever a block ends.
    """

    def __init__(self, source: str) -> None:
        self.source = source
        self.blocks: list[Block] = []
        self.text = TextBuilder(source)
        self._breaks: list[int] = []  # line ends that a person sees, as positions in the text
        self._bold: set[int] = set()

    def line_break(self, start: int, end: int) -> None:
        """A line end that a person sees stands at source[start:end]."""
        self.text.space(start, end)
        self._breaks.append(self.text.length)

    def bold(self) -> None:
        """Bold type begins here; a bold label at a line's start makes it a form line."""
        self._bold.add(self.text.length)

    def take(self) -> Text:
        """The text so far, which does not become a block."""
        text = self.text.build()
        self.text = TextBuilder(self.source)
        self._breaks = []
        self._bold = set()
        return text

    def close(
        self,
        kind: BlockKind,
        level: int = 0,
        place: str = "",
        cell: Cell | None = None,
        language: str = "",
    ) -> str:
        """End the block here; its text is given back. Nothing happens where there is none."""
        begun = len(self.blocks)
        breaks, bold = self._breaks, self._bold
        text = self.take()
        for piece, labelled in _lines(text, breaks, bold, kind):
            if is_form(piece.text):
                for part, is_option in form_lines(piece):
                    self._put(BlockKind.FORM_LINE if is_option else kind, part, level, place, cell)
            else:
                form = labelled and kind is BlockKind.PARAGRAPH
                self._put(BlockKind.FORM_LINE if form else kind, piece, level, place, cell)
        if language:
            self.blocks[begun:] = [replace(b, language=language) for b in self.blocks[begun:]]
        return text.text

    def _put(self, kind: BlockKind, text: Text, level: int, place: str, cell: Cell | None) -> None:
        if any(map(str.isalnum, text.text)):
            self.blocks.append(
                Block(kind, text.text, text.segments, level, place, cell, text.literal)
            )


def _lines(
    text: Text, breaks: list[int], bold: set[int], kind: BlockKind
) -> list[tuple[Text, bool]]:
    """The lines that a person sees as apart, each with whether it is a label with a short value."""
    whole = len(text.text)
    labels = [at for at in sorted(bold) if at < whole and label_end(text.text[at : at + 60])]
    if len(labels) > 1:  # bold labels part a paragraph as well as line ends do
        breaks = [*breaks, *labels]
    cuts = sorted({0, whole, *(b for b in breaks if b < whole)})
    if kind is BlockKind.HEADING or len(cuts) <= 2:
        return [(text, _is_labelled(text.text) if 0 in bold else False)]
    found: list[tuple[Text, bool]] = []
    begin = 0
    for _, end in pairwise(cuts):
        if end == whole or not text.text[end : end + 1].islower():
            piece = cut(text, begin, end)
            found.append((piece, _is_labelled(piece.text)))
            begin = end
    return found


def _is_labelled(line: str) -> bool:
    label = label_end(line)
    return bool(label) and is_label_line(line, label)
