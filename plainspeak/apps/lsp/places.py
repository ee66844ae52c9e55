"""From code points of a source to lines and columns as editors count them, and back."""

from __future__ import annotations

from bisect import bisect_right

from plainspeak.model.lines import LINE_END

_BYTES = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}


class Places:
    """Look-ups for one text. `unit` is what the editor counts columns in: utf-8, -16 or -32."""

    def __init__(self, source: str, unit: str = "utf-16") -> None:
        self._source = source
        self._unit = unit
        self._starts = [0, *(match.end() for match in LINE_END.finditer(source))]

    def position(self, offset: int) -> tuple[int, int]:
        """The line and column of a code point, both from 0."""
        line = bisect_right(self._starts, offset) - 1
        before = self._source[self._starts[line] : offset]
        return line, len(before) if before.isascii() else self._units(before)

    def offset(self, line: int, column: int) -> int:
        """The code point at a line and column; the nearest one for what is outside the text."""
        if line >= len(self._starts):
            return len(self._source)
        start = self._starts[line]
        stop = self._starts[line + 1] if line + 1 < len(self._starts) else len(self._source)
        text = self._source[start:stop]
        if text.isascii():
            return start + min(column, len(text))
        low, high = 0, len(text)
        while low < high:
            middle = (low + high) // 2
            if self._units(text[:middle]) < column:
                low = middle + 1
            else:
                high = middle
        return start + low

    def line_of(self, offset: int) -> tuple[int, int]:
        """The range of the line that holds a code point, without its end."""
        line = bisect_right(self._starts, offset) - 1
        start = self._starts[line]
        end = LINE_END.search(self._source, start)
        return start, end.start() if end else len(self._source)

    def _units(self, text: str) -> int:
        encoding, size = _BYTES[self._unit]
        return len(text.encode(encoding, "surrogatepass")) // size
