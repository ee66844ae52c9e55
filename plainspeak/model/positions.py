"""From a position in the source to what a person can find: line, column, place, heading."""

from __future__ import annotations

from bisect import bisect_right

from plainspeak.model import Block, BlockKind, Document, Span
from plainspeak.model.lines import LINE_END


class Positions:
    """Look-ups for one document, each in time that grows with the logarithm of its length."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._lines = [0, *(m.end() for m in LINE_END.finditer(document.source))]
        self._blocks = [b for b in document.blocks if b.segments]
        self._starts = [b.span.start for b in self._blocks]
        headings = [b for b in self._blocks if b.kind is BlockKind.HEADING]
        self._headings = [b.text for b in headings]
        self._heading_starts = [b.span.start for b in headings]

    def line_and_column(self, position: int) -> tuple[int, int]:
        """Line and column, both from 1, columns in code points."""
        line = bisect_right(self._lines, position)
        return line, position - self._lines[line - 1] + 1

    def block(self, position: int) -> Block | None:
        """The block that holds the position or is the last before it."""
        at = bisect_right(self._starts, position) - 1
        return self._blocks[at] if at >= 0 else None

    def shown(self, span: Span) -> str:
        """What the reader of the page sees at a range of the source, in one block or several."""
        at = max(bisect_right(self._starts, span.start) - 1, 0)
        parts = []
        for block in self._blocks[at:]:
            if block.span.start >= span.end:
                break
            if (part := block.from_source(span.start, span.end)) is not None:
                parts.append(block.text[part.start : part.end])
        return " ".join(" ".join(parts).split())

    def place(self, position: int) -> str:
        """ "page 2", "slide 4"; "" where a line number says enough."""
        block = self.block(position)
        return block.place if block else ""

    def aside(self, position: int) -> str:
        """ "header", "footer" or "notes" where the position is beside the paper itself, else ""."""
        block = self.block(position)
        return block.aside if block else ""

    def heading(self, position: int) -> str:
        """The heading over the position, or ""."""
        at = bisect_right(self._heading_starts, position) - 1
        return self._headings[at] if at >= 0 else ""

    def where(self, position: int) -> str:
        """For a person: the line where the source has lines that they see, else the place."""
        if self._document.has_lines:
            return f"line {self.line_and_column(position)[0]}"
        return self.place(position)
