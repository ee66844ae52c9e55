"""LaTeX: the text that stands on the page, at its place in the source.

The source is walked once from left to right, with the braces matched beforehand. The libraries
that parse LaTeX call themselves for every brace and stop at the first mistake; this takes any text.
"""

from __future__ import annotations

import re

from plainspeak.model import Block, BlockKind, Comment, Definition, Document, Span
from plainspeak.readers import tex_commands as tables
from plainspeak.readers.flow import is_short_form
from plainspeak.readers.tex_conditions import Conditions
from plainspeak.readers.tex_glossary import Glossary
from plainspeak.readers.tex_page import Page
from plainspeak.readers.tex_signs import Signs
from plainspeak.readers.tex_source import TexSource

_SIGN = re.compile(
    r"\\(?P<name>[a-zA-Z][a-zA-Z@]*)\*?|\\(?P<sign>(?s:.))|(?P<comment>%[^\n]*\n?[ \t]*)"
    r"|(?P<blank>\n[ \t]*\n)|(?P<maths>\$\$?)|(?P<quote>``|'')|(?P<dash>---?)|[{}~&]"
)


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
        self._signs = Signs(tex, self._page)
        self._glossary = Glossary(tex)
        self._conditions = Conditions(tex)
        self._apart: set[int] = set()  # braces before which a word ends
        self._last = len(tex.source)  # nothing after this position is read

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
            elif name in tables.GLOSSARY:
                start = self._define(name, match.start(), start)
            elif name in ("title", "subtitle"):
                title = self.tex.argument(self.tex.after_option(start))
                if title:
                    self._page.context.groups.append((title.end, BlockKind.HEADING, 1))
                    self.run(title.start, title.end + 1)
                    start = title.end
            elif name and (known := self._conditions.take(name, start)) is not None:
                start = known
            elif name:
                start = max(start, self.tex.after_arguments(start, 3))

    def run(self, position: int, end: int) -> None:
        """Read source[position:end]."""
        while match := _SIGN.search(self.source, position, min(end, self._last)):
            start = match.start()
            self._page.flow.text.add(position, start)
            position = match.end()
            if match["name"] == "endinput":
                after = self.source.find("\n", position)  # the line that it stands in is still read
                self._last = len(self.source) if after < 0 else after
            elif match["name"]:
                position = self._command(match["name"], start, position)
            elif match["sign"]:
                position = self._signs.escaped(match["sign"], start, position)
            elif match["comment"]:
                self._comment(start, position)
            elif match["blank"]:
                self._page.close()
                position -= 1  # the next paragraph may be empty as well
            elif match["maths"]:
                position = self._signs.maths(start, position)
            elif match["quote"]:
                self._page.flow.text.add_as("“" if match["quote"] == "``" else "”", start, position)
            elif match["dash"]:
                self._page.flow.text.add_as("–" if position - start == 2 else "—", start, position)
            else:
                if start in self._apart:
                    self._page.flow.text.space(start, position)
                self._signs.brace(match.group(), start)
                position = self._conditions.after_branch(start) or position
        self._page.flow.text.add(position, max(position, min(end, self._last)))
        self._page.close()

    def _comment(self, start: int, end: int) -> None:
        text = self.source[start:end].rstrip("\n \t")
        if text.strip("% "):
            self.comments.append(Comment(text.lstrip("%").strip(), Span(start, start + len(text))))

    # -- commands ------------------------------------------------------------------------------

    def _command(self, name: str, start: int, position: int) -> int:
        """Read a command; what it leaves to be read begins at the position given back."""
        tex, text = self.tex, self._page.flow.text
        if name in ("begin", "end"):
            return self._environment(name, start, position)
        known = self._conditions.take(name, position)
        if known is not None:
            return known
        position = tex.after_overlay(position)
        if name == "item":
            return self._item(position)
        if name in tables.SECTIONS or name == "caption":
            return self._titled(name, position)
        if name in tables.NOTES:
            return self._note(position)
        if name in tables.GLOSSARY:
            return self._define(name, start, position)
        if name in tables.SHORT_FORMS or name in tables.LONG_FORMS:
            return self._defined(name, start, position)
        if name in tables.CITATIONS:
            text.leave_out()
            return tex.after_citation(position, several=name.endswith("s"))
        if name in tables.LITERALS or name == "verb":
            return self._literal(name, start, position)
        if name == "makeatletter":  # what follows sets something up
            end = tex.find("\\makeatother", position)
            return end if end >= 0 else position
        if name in tables.PASSED_OVER or name.startswith(tables.INDEXING):
            return tex.after_arguments(position, tables.PASSED_OVER.get(name, 1))
        if name in tables.DEFINING:
            return tex.after_definition(position)
        if name in tables.SYMBOLS:
            shown = tables.SYMBOLS[name]
            if shown.isalpha() and len(shown) == 1:  # "\\o re" shows as one word
                position = tex.after_spaces(position)
            text.add_as(shown, start, position)
            return tex.after_empty(position)
        if len(name) == 1 and name in tables.ACCENTS:
            return self._signs.accent(name, start, position)
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
            return tex.after_empty(position)
        end = tex.after_option(position)
        first = tex.argument(end)
        if first is not None and self.source.startswith("}{", first.end):
            self._apart.add(first.end + 1)  # "\entry{One}{Two}" is not "OneTwo"
        if name in tables.LENGTHS:
            return tex.after_length(end)
        return end

    def _literal(self, name: str, start: int, position: int) -> int:
        tex, count = self.tex, tables.LITERALS.get(name, 0)
        if name in tables.BETWEEN_SIGNS:
            position = tex.after_arguments(position, count - 1)
            if tex.argument(position) is None:
                end = tex.after_verb(position)
                if end > position:
                    self._page.flow.text.add_literal(start, end)
                return end
            count = 1
        end = tex.after_arguments(position, count)
        if end > position:
            self._page.flow.text.add_literal(start, end)
        return end

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
        found = self._glossary.define(name, start, position)
        if found is None:
            return position
        definition, end = found
        self.definitions.append(definition)
        return end

    def _defined(self, name: str, start: int, position: int) -> int:
        argument = self.tex.argument(self.tex.after_option(position))
        if argument is None:
            return position
        shown = self._glossary.shown(name, self.tex.text(argument))
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
        unread = name in tables.UNREAD_ENVIRONMENTS or "verbatim" in name.lower()
        if unread or name in tables.MATHS_ENVIRONMENTS:
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
        position = self.tex.after_overlay(position)
        if name in tables.TABLES:
            return self.tex.after_arguments(position, tables.TABLES[name])
        if name in tables.TITLED_ENVIRONMENTS:
            position = self.tex.after_option(self.tex.after_option(position))
            title = self.tex.argument(position)
            if title and self.source[position : position + 1] == "{":
                self._page.context.groups.append((title.end, BlockKind.HEADING, 2))
                return title.start
            return position
        if name in self.tex.theorems and self.source.startswith("[", position):
            end = self.tex.after_option(position)
            self._page.context.groups.append((end, BlockKind.HEADING, 4))
            self.run(position + 1, end - 1)
            self._page.context.groups.pop()
            return end
        own = self.tex.environments.get(name, 0)
        return self.tex.after_arguments(position, tables.ENVIRONMENT_ARGUMENTS.get(name, own))
