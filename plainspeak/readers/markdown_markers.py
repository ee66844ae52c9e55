"""Marks of lists that Pandoc and Quarto know and CommonMark does not: `a)`, `(iv)`, `#.`, `(@)`.

They are given to the block parser as numbers of the same length, so that every place in the line is
still that of the source.
"""

from __future__ import annotations

import re

_MARK = re.compile(
    r"(?P<lead>[ \t>]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)*)"
    r"(?P<mark>#\.|\(@[\w-]*\)"
    r"|\((?:[a-zA-Z]|[ivx]{2,7}|[IVX]{2,7}|\d{1,7})\)"
    r"|(?:[a-zA-Z]|[ivx]{2,7}|[IVX]{2,7})\)"
    r"|(?:[a-z]|[ivx]{2,7})\.(?![ \t]*\d)"  # "c. 1900" is no item
    r"|(?:[A-Z]|[IVX]{2,7})\.(?=[ \t]{2}))"  # nor is "A. Okafor"; "A.  Tea" is one
    r"(?=[ \t]+\S)"
)
_COPYRIGHT = re.compile(r"\([cC]\)")
_LONGEST = 10  # signs of a mark that the parser knows


class Markers:
    """Goes through the lines of a text and makes the marks of lists into numbers."""

    def __init__(self) -> None:
        self._begins = True  # whether a block may begin with the next line
        self._inside = False  # whether the last such list may go on there

    def plain(self, line: str) -> str:
        """The next line as the parser is to see it."""
        bare = line.strip(" \t>")
        begins, self._begins = self._begins, not bare or bare.startswith("#")
        self._inside = self._inside and bool(bare)
        found = _MARK.match(line)
        if found is None or not (begins or self._inside or found["lead"].strip(" \t>")):
            return line
        mark = found["mark"]
        if len(mark) > _LONGEST or (_COPYRIGHT.match(mark) and not self._inside):
            return line
        self._inside = True
        number = "1" * (len(mark) - 1) + ("." if mark.endswith(".") else ")")
        return found["lead"] + number + line[found.end() :]
