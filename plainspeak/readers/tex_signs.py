"""The signs of LaTeX that are no named commands: braces, ties, mathematics, escapes, accents."""

from __future__ import annotations

import unicodedata

from plainspeak.readers import tex_commands as tables
from plainspeak.readers.tex_page import Page
from plainspeak.readers.tex_source import TexSource


class Signs:
    """Puts what signs stand for onto the page. `start` and `position` are where a sign begins and
    ends in the source."""

    def __init__(self, tex: TexSource, page: Page) -> None:
        self.tex = tex
        self.source = tex.source
        self._page = page

    def brace(self, sign: str, start: int) -> None:
        """Put in what a brace, a tie or the border of a cell stands for."""
        if sign == "~":
            self._page.flow.text.space(start, start + 1)
        elif sign == "}":
            groups = self._page.context.groups
            if groups and groups[-1][0] == start:
                _, kind, level = groups.pop()
                if kind is None:
                    self._page.flow.text.add_as("”", start, start + 1)
                else:
                    self._page.close(kind, level)
        elif sign == "&":
            if self._page.context.tables:
                self._page.next_cell(new_row=False)
            else:
                self._page.flow.text.add(start, start + 1)

    def maths(self, start: int, position: int) -> int:
        """Put in mathematics as one word that is not read; gives back where it ends."""
        end = self.tex.after_maths(start, position)
        if end > position:
            self._page.flow.text.add_literal(start, end)
        elif position - start == 1:
            self._page.flow.text.add(start, position)
        return end

    def escaped(self, sign: str, start: int, position: int) -> int:
        """Put in what a backslash and a sign stand for; gives back where they end."""
        if sign in "([":
            end = self.tex.find("\\)" if sign == "(" else "\\]", position)
            if end >= 0:
                self._page.flow.text.add_literal(start, end + 2)
                return end + 2
        elif sign == "\\":
            end = self.tex.after_option(position + (self.source[position : position + 1] == "*"))
            if self._page.context.tables:
                self._page.next_cell(new_row=True)
            else:
                self._page.flow.line_break(start, position)
            return end
        elif sign in tables.ACCENTS:
            return self.accent(sign, start, position)
        elif sign in " ,;:\t\n":
            self._page.flow.text.space(start, position)
        elif sign not in "!/-@)]":
            self._page.flow.text.add_as(sign, start, position)
        return position

    def accent(self, sign: str, start: int, position: int) -> int:
        """Put in a letter with its accent; gives back where it ends."""
        letter, end = self.tex.letter(position)
        if len(letter) != 1 or not letter.isalpha():
            return position
        shown = unicodedata.normalize("NFC", letter + tables.ACCENTS[sign])
        self._page.flow.text.add_as(shown, start, end)
        return end
