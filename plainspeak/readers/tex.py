"""LaTeX: the text that stands on the page, at its place in the source.

The source is walked once from left to right, with the braces matched beforehand. The libraries
that parse LaTeX call themselves for every brace and stop at the first mistake; this takes any text.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

from plainspeak.model import Block, BlockKind, Cell, Comment, Definition, Document, Span
from plainspeak.readers import tex_commands as tables
from plainspeak.readers.flow import Flow
from plainspeak.readers.markdown_tables import table_place
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
_SHORT_FORM = re.compile(r"[A-Z][^\s]{0,3}[A-Z]")
_NESTED_NOTES = 5


@dataclass
class _Context:
    """What surrounds the text that is being read."""

    place: str = ""
    lists: int = 0
    quotes: int = 0
    describing: list[bool] = field(default_factory=list)
    tables: list[list[int]] = field(default_factory=list)  # number, row, column
    groups: list[tuple[int, BlockKind | None, int]] = field(default_factory=list)
    """Where the open arguments end, the kind and level of block that each is; None: a quotation
    inside a sentence."""


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
        self.blocks: list[Block] = []
        self.definitions: list[Definition] = []
        self.comments: list[Comment] = []
        self._flow = Flow(tex.source)
        self._context = _Context()
        self._notes: list[Block] = []
        self._nested = 0
        self._glossary: dict[str, Definition] = {}
        self._heading = ""
        self._table_count = 0
        self._term: tuple[str, int] | None = None  # of a description list, where it starts

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
                    self._context.groups.append((title.end, BlockKind.HEADING, 1))
                    self.run(title.start, title.end + 1)
                    start = title.end
            elif name:
                start = max(start, self.tex.after_arguments(start, 3))

    def run(self, position: int, end: int) -> None:
        """Read source[position:end]."""
        while match := _SIGN.search(self.source, position, end):
            start = match.start()
            self._flow.text.add(position, start)
            position = match.end()
            if match["name"]:
                position = self._command(match["name"], start, position)
            elif match["sign"]:
                position = self._escaped(match["sign"], start, position)
            elif match["comment"]:
                self._comment(start, position)
            elif match["blank"]:
                self._close()
                position -= 1  # the next paragraph may be empty as well
            elif match["maths"]:
                position = self._maths(start, position)
            elif match["quote"]:
                self._flow.text.add_as("“" if match["quote"] == "``" else "”", start, position)
            elif match["dash"]:
                self._flow.text.add_as("–" if position - start == 2 else "—", start, position)
            else:
                self._sign(match.group(), start)
        self._flow.text.add(position, max(position, end))
        self._close()

    def _sign(self, sign: str, start: int) -> None:
        if sign == "~":
            self._flow.text.space(start, start + 1)
        elif sign == "}":
            groups = self._context.groups
            if groups and groups[-1][0] == start:
                _, kind, level = groups.pop()
                if kind is None:
                    self._flow.text.add_as("”", start, start + 1)
                else:
                    self._close(kind, level)
        elif sign == "&":
            if self._context.tables:
                self._close()
                self._context.tables[-1][2] += 1
            else:
                self._flow.text.add(start, start + 1)

    def _comment(self, start: int, end: int) -> None:
        text = self.source[start:end].rstrip("\n \t")
        if text.strip("% "):
            self.comments.append(Comment(text.lstrip("%").strip(), Span(start, start + len(text))))

    def _maths(self, start: int, position: int) -> int:
        pattern = _DISPLAY_MATHS if position - start == 2 else _INLINE_MATHS
        match = pattern.match(self.source, start)
        if match is None:
            if position - start == 1:
                self._flow.text.add(start, position)
            return position
        self._flow.text.add_literal(start, match.end())
        return match.end()

    def _escaped(self, sign: str, start: int, position: int) -> int:
        if sign in "([":
            end = self.tex.find("\\)" if sign == "(" else "\\]", position)
            if end >= 0:
                self._flow.text.add_literal(start, end + 2)
                return end + 2
        elif sign == "\\":
            end = self.tex.after_option(position + (self.source[position : position + 1] == "*"))
            if self._context.tables:
                self._close()
                table = self._context.tables[-1]
                table[1], table[2] = table[1] + 1, 0
            else:
                self._flow.line_break(start, position)
            return end
        elif sign in tables.ACCENTS:
            return self._accent(sign, start, position)
        elif sign in " ,;:\t\n":
            self._flow.text.space(start, position)
        elif sign not in "!/-@)]":
            self._flow.text.add_as(sign, start, position)
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
        self._flow.text.add_as(shown, start, end)
        return end

    # -- commands ------------------------------------------------------------------------------

    def _command(self, name: str, start: int, position: int) -> int:
        """Read a command; what it leaves to be read begins at the position given back."""
        tex, text = self.tex, self._flow.text
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
                self._close()
            else:
                self._flow.line_break(start, position)
        elif name in ("textbf", "bfseries", "bf"):
            self._flow.bold()
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
        self._flow.text.add_as("“", start, argument.start)
        self._context.groups.append((argument.end, None, 0))
        return argument.start

    def _titled(self, name: str, position: int) -> int:
        position = self.tex.after_option(position)
        argument = self.tex.argument(position)
        if argument is None:
            return position
        self._close()
        kind = BlockKind.CAPTION if name == "caption" else BlockKind.HEADING
        self._context.groups.append((argument.end, kind, tables.SECTIONS.get(name, 0)))
        return argument.start

    def _note(self, position: int) -> int:
        argument = self.tex.argument(self.tex.after_option(position))
        if argument is None:
            return position
        self._flow.text.leave_out()
        if self._nested < _NESTED_NOTES:
            outer = self._flow, self._context, self.blocks, self._notes
            self._flow, self._context = Flow(self.source), _Context("footnote")
            self.blocks, self._notes = [], []
            self._nested += 1
            self.run(argument.start, argument.end)
            self._nested -= 1
            notes = self.blocks
            self._flow, self._context, self.blocks, self._notes = outer
            self._notes += notes
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
        self._flow.text.add_as(shown, start, argument.end + 1)
        return argument.end + 1

    def _item(self, position: int) -> int:
        self._close()
        end = self.tex.after_option(position)
        if end == position or not (self._context.describing and self._context.describing[-1]):
            return end
        opened = self.source.index("[", position)
        label = self.tex.text(Span(opened + 1, end - 1))
        if _SHORT_FORM.search(label) and label.count(" ") < 3:
            self._term = label, opened + 1
            return end
        self._flow.text.add(opened + 1, end - 1)
        self._flow.text.space(end - 1, end)
        return end

    # -- environments --------------------------------------------------------------------------

    def _environment(self, command: str, start: int, position: int) -> int:
        argument = self.tex.argument(position)
        if argument is None:
            return position
        name, end = self.tex.text(argument), argument.end + 1
        if command == "end":
            self._close()
            self._leave(name)
            return end
        if name in tables.UNREAD_ENVIRONMENTS or name in tables.MATHS_ENVIRONMENTS:
            closing = f"\\end{{{name}}}"
            stop = self.tex.find(closing, end)
            if stop < 0:
                return end
            if name in tables.MATHS_ENVIRONMENTS:
                self._flow.text.add_literal(start, stop + len(closing))
            else:
                self._close()
            return stop + len(closing)
        self._close()
        return self._enter(name, end)

    def _enter(self, name: str, position: int) -> int:
        context = self._context
        if name in tables.LISTS:
            context.lists += 1
            context.describing.append(name == "description")
        elif name in tables.QUOTATIONS:
            context.quotes += 1
        elif name in tables.TABLES:
            context.tables.append([self._table_count, 0, 0])
            self._table_count += 1
            return self.tex.after_arguments(position, tables.TABLES[name])
        elif name in tables.TITLED_ENVIRONMENTS:
            position = self.tex.after_option(self.tex.after_option(position))
            title = self.tex.argument(position)
            if title and self.source[position : position + 1] == "{":
                context.groups.append((title.end, BlockKind.HEADING, 2))
                return title.start
            return position
        return self.tex.after_arguments(position, tables.ENVIRONMENT_ARGUMENTS.get(name, 0))

    def _leave(self, name: str) -> None:
        context = self._context
        if name in tables.LISTS and context.lists:
            context.lists -= 1
            context.describing.pop()
        elif name in tables.QUOTATIONS and context.quotes:
            context.quotes -= 1
        elif name in tables.TABLES and context.tables:
            context.tables.pop()

    # -- blocks --------------------------------------------------------------------------------

    def _close(self, kind: BlockKind | None = None, level: int = 0) -> None:
        """End the block here; `kind` is given where a command says what it is."""
        context = self._context
        cell, place = None, context.place
        if self._term is not None:
            self._explained()
            return
        if kind is None and context.groups:
            kind, level = context.groups[-1][1:]
        if kind is not None:
            pass
        elif context.quotes:
            kind = BlockKind.QUOTATION
        elif context.tables:
            number, row, column = context.tables[-1]
            kind, cell = BlockKind.TABLE_CELL, Cell(number, row, column, row == 0)
            place = table_place(self._heading, row)
        elif context.lists:
            kind, level = BlockKind.LIST_ITEM, context.lists
        else:
            kind = BlockKind.PARAGRAPH
        text = self._flow.close(kind, level, place, cell)
        if kind is BlockKind.HEADING and text:
            self._heading = text
        self.blocks += self._flow.blocks
        self._flow.blocks = []
        if self._notes:
            self.blocks += self._notes
            self._notes = []

    def _explained(self) -> None:
        """The text of a description list's entry ends, whose term is a short form."""
        term, self._term = self._term, None
        text = self._flow.take()
        if term and text.text:
            span = Span(term[1], text.segments[-1].source_end)
            self.definitions.append(Definition(term[0], text.text, span))
