"""LaTeX: the text that stands on the page, at its place in the source.

The source is walked once from left to right, with the braces matched beforehand. The libraries
that parse LaTeX call themselves for every brace and stop at the first mistake; this takes any text.
"""

from __future__ import annotations

import re
import unicodedata

from plainspeak.model import Block, BlockKind, Comment, Definition, Document, Span
from plainspeak.readers import tex_commands as tables
from plainspeak.readers.flow import is_short_form
from plainspeak.readers.tex_page import Page
from plainspeak.readers.tex_source import TexSource

_SIGN = re.compile(
    r"\\(?P<name>[a-zA-Z@]+)\*?|\\(?P<sign>(?s:.))|(?P<comment>%[^\n]*\n?[ \t]*)"
    r"|(?P<blank>\n[ \t]*\n)|(?P<maths>\$\$?)|(?P<quote>``|'')|(?P<dash>---?)|[{}~&]"
)
_INLINE_MATHS = re.compile(r"\$(?:[^$\\\n]|\\.|\n(?![ \t]*\n))+\$", re.DOTALL)
_DISPLAY_MATHS = re.compile(r"\$\$(?:[^$\\\n]|\\.|\n(?![ \t]*\n))+\$\$", re.DOTALL)
_GLOSSARY = frozenset(
    "newacronym newabbreviation DeclareAcronym newglossaryentry acro acrodef newacro".split()
)
_DEFINING = frozenset("newcommand renewcommand providecommand def".split())


def read(source: str) -> Document:
    """The blocks of a LaTeX text; any text can be read."""
    walk = _Walk(TexSource(source))
    body = walk.tex.body()
    walk.preamble(0, body.start)
    walk.run(body.start, body.end)
    return Document(
        source,
        tuple(walk.blocks),
        format="tex",
        definitions=tuple(walk.definitions),
        comments=tuple(walk.comments),
    )


class _Walk:
    """One pass over a source."""

    def __init__(self, tex: TexSource) -> None:
        self.tex = tex
        self.source = tex.source
        self.comments: list[Comment] = []
        self._page = Page(tex.source)
        self._glossary: dict[str, Definition] = {}

    @property
    def blocks(self) -> list[Block]:
        return self._page.blocks

    @property
    def definitions(self) -> list[Definition]:
        return self._page.definitions

    # -- the walk ------------------------------------------------------------------------------

    def preamble(self, start: int, end: int) -> None:
        """Read what comes before the document: its title and the short forms it defines."""
        while match := _SIGN.search(self.source, start, end):
            start = match.end()
            name = match["name"]
            if match["comment"]:
                self._comment(match.start(), match.end())
            elif name in _GLOSSARY:
                start = self._define(name, match.start(), start)
            elif name in ("title", "subtitle"):
                title = self.tex.argument(self.tex.after_option(start))
                if title:
                    self._page.context.groups.append((title.end, BlockKind.HEADING, 1))
                    self.run(title.start, title.end + 1)
                    start = title.end
            elif name:
                start = max(start, self.tex.after_arguments(start, 3))

    def run(self, position: int, end: int) -> None:
        """Read source[position:end]."""
        while match := _SIGN.search(self.source, position, end):
            start = match.start()
            self._page.flow.text.add(position, start)
            position = match.end()
            if match["name"]:
                position = self._command(match["name"], start, position)
            elif match["sign"]:
                position = self._escaped(match["sign"], start, position)
            elif match["comment"]:
                self._comment(start, position)
            elif match["blank"]:
                self._page.close()
                position -= 1  # the next paragraph may be empty as well
            elif match["maths"]:
                position = self._maths(start, position)
            elif match["quote"]:
                self._page.flow.text.add_as("“" if match["quote"] == "``" else "”", start, position)
            elif match["dash"]:
                self._page.flow.text.add_as("–" if position - start == 2 else "—", start, position)
            else:
                self._sign(match.group(), start)
        self._page.flow.text.add(position, max(position, end))
        self._page.close()

    def _sign(self, sign: str, start: int) -> None:
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

    def _comment(self, start: int, end: int) -> None:
        text = self.source[start:end].rstrip("\n \t")
        if text.strip("% "):
            self.comments.append(Comment(text.lstrip("%").strip(), Span(start, start + len(text))))

    def _maths(self, start: int, position: int) -> int:
        pattern = _DISPLAY_MATHS if position - start == 2 else _INLINE_MATHS
        match = pattern.match(self.source, start)
        if match is None:
            if position - start == 1:
                self._page.flow.text.add(start, position)
            return position
        self._page.flow.text.add_literal(start, match.end())
        return match.end()

    def _escaped(self, sign: str, start: int, position: int) -> int:
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
            return self._accent(sign, start, position)
        elif sign in " ,;:\t\n":
            self._page.flow.text.space(start, position)
        elif sign not in "!/-@)]":
            self._page.flow.text.add_as(sign, start, position)
        return position

    def _accent(self, sign: str, start: int, position: int) -> int:
        argument = self.tex.argument(position)
        if argument:
            letter, end = self.source[argument.start : argument.end].strip(), argument.end + 1
        else:
            letter, end = self.source[position : position + 1], position + 1
            if letter == "\\":
                letter = self.source[position : position + 2]
                end = self._after_spaces(position + 2)
        letter = {"\\i": "i", "\\j": "j"}.get(letter, letter)
        if len(letter) != 1 or not letter.isalpha():
            return position
        shown = unicodedata.normalize("NFC", letter + tables.ACCENTS[sign])
        self._page.flow.text.add_as(shown, start, end)
        return end

    # -- commands ------------------------------------------------------------------------------

    def _command(self, name: str, start: int, position: int) -> int:
        """Read a command; what it leaves to be read begins at the position given back."""
        tex, text = self.tex, self._page.flow.text
        if name in ("begin", "end"):
            return self._environment(name, start, position)
        if name == "item":
            return self._item(position)
        if name in tables.SECTIONS or name == "caption":
            return self._titled(name, position)
        if name in tables.NOTES:
            return self._note(position)
        if name in _GLOSSARY:
            return self._define(name, start, position)
        if name in tables.SHORT_FORMS or name in tables.LONG_FORMS:
            return self._defined(name, start, position)
        if name in tables.CITATIONS:
            text.leave_out()
            return tex.after_arguments(position, 1)
        if name == "verb":
            stop = self.source.find(self.source[position : position + 1], position + 1)
            line = self.source.find("\n", position)
            if stop > 0 and (line < 0 or stop < line):
                text.add_literal(start, stop + 1)
                return stop + 1
            return position
        if name in tables.LITERALS:
            end = tex.after_arguments(position, tables.LITERALS[name])
            if end > position:
                text.add_literal(start, end)
            return end
        if name in tables.PASSED_OVER:
            return tex.after_arguments(position, tables.PASSED_OVER[name])
        if name in _DEFINING:
            return self._after_definition(position)
        if name in tables.SYMBOLS:
            shown = tables.SYMBOLS[name]
            if shown.isalpha() and len(shown) == 1:  # "\\o re" shows as one word
                position = self._after_spaces(position)
            text.add_as(shown, start, position)
            return self._after_empty(position)
        if len(name) == 1 and name in tables.ACCENTS:
            return self._accent(name, start, position)
        if name in tables.SKIPPED_ARGUMENTS:
            return tex.after_arguments(position, tables.SKIPPED_ARGUMENTS[name])
        if name in ("newline", "linebreak", "par"):
            if name == "par":
                self._page.close()
            else:
                self._page.flow.line_break(start, position)
        elif name in ("textbf", "bfseries", "bf"):
            self._page.flow.bold()
        elif name in ("enquote", "textquote", "blockquote"):
            return self._enquoted(start, position)
        elif name in tex.macros:
            text.add_as(tex.macros[name], start, position)
            return self._after_empty(position)
        return tex.after_option(position)

    def _after_spaces(self, position: int) -> int:
        while self.source[position : position + 1] in (" ", "\t"):
            position += 1
        return position

    def _after_empty(self, position: int) -> int:
        return position + 2 if self.source.startswith("{}", position) else position

    def _after_definition(self, position: int) -> int:
        if self.source.startswith("\\", position):  # \def\name#1{…}
            opened = self.source.find("{", position, position + 80)
            return self.tex.closes.get(opened, position - 1) + 1
        return self.tex.after_arguments(position, 2)

    def _enquoted(self, start: int, position: int) -> int:
        argument = self.tex.argument(position)
        if argument is None:
            return position
        self._page.flow.text.add_as("“", start, argument.start)
        self._page.context.groups.append((argument.end, None, 0))
        return argument.start

    def _titled(self, name: str, position: int) -> int:
        position = self.tex.after_option(position)
        argument = self.tex.argument(position)
        if argument is None:
            return position
        self._page.close()
        kind = BlockKind.CAPTION if name == "caption" else BlockKind.HEADING
        self._page.context.groups.append((argument.end, kind, tables.SECTIONS.get(name, 0)))
        return argument.start

    def _note(self, position: int) -> int:
        argument = self.tex.argument(self.tex.after_option(position))
        if argument is None:
            return position
        self._page.flow.text.leave_out()
        if self._page.begin_note():
            self.run(argument.start, argument.end)
            self._page.end_note()
        return argument.end + 1

    def _define(self, name: str, start: int, position: int) -> int:
        found = self.tex.glossary(name, start, position)
        if found is None:
            return position
        label, definition, end = found
        self._glossary[label] = definition
        self.definitions.append(definition)
        return end

    def _defined(self, name: str, start: int, position: int) -> int:
        argument = self.tex.argument(self.tex.after_option(position))
        if argument is None:
            return position
        label = self.tex.text(argument)
        known = self._glossary.get(label)
        if known is None:
            shown = label.upper() if name not in tables.LONG_FORMS else label
        else:
            shown = known.long if name in tables.LONG_FORMS else known.short
        shown += "s" if name.endswith(("pl", "acp", "Acp", "acsp", "acfp")) else ""
        self._page.flow.text.add_as(shown, start, argument.end + 1)
        return argument.end + 1

    def _item(self, position: int) -> int:
        self._page.close()
        end = self.tex.after_option(position)
        if end == position or not (
            self._page.context.describing and self._page.context.describing[-1]
        ):
            return end
        opened = self.source.index("[", position)
        label = self.tex.text(Span(opened + 1, end - 1))
        if is_short_form(label):
            self._page.term = label, opened + 1
            return end
        self._page.flow.text.add(opened + 1, end - 1)
        self._page.flow.text.space(end - 1, end)
        return end

    # -- environments --------------------------------------------------------------------------

    def _environment(self, command: str, start: int, position: int) -> int:
        argument = self.tex.argument(position)
        if argument is None:
            return position
        name, end = self.tex.text(argument), argument.end + 1
        if command == "end":
            self._page.close()
            self._page.leave(name)
            return end
        if name in tables.UNREAD_ENVIRONMENTS or name in tables.MATHS_ENVIRONMENTS:
            closing = f"\\end{{{name}}}"
            stop = self.tex.find(closing, end)
            if stop < 0:
                return end
            if name in tables.MATHS_ENVIRONMENTS:
                self._page.flow.text.add_literal(start, stop + len(closing))
            else:
                self._page.close()
            return stop + len(closing)
        self._page.close()
        return self._enter(name, end)

    def _enter(self, name: str, position: int) -> int:
        self._page.enter(name)
        if name in tables.TABLES:
            return self.tex.after_arguments(position, tables.TABLES[name])
        if name in tables.TITLED_ENVIRONMENTS:
            position = self.tex.after_option(self.tex.after_option(position))
            title = self.tex.argument(position)
            if title and self.source[position : position + 1] == "{":
                self._page.context.groups.append((title.end, BlockKind.HEADING, 2))
                return title.start
            return position
        return self.tex.after_arguments(position, tables.ENVIRONMENT_ARGUMENTS.get(name, 0))
