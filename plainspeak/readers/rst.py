"""reStructuredText, as docutils and Sphinx show it, at its place in the source.

docutils gives the line of a paragraph, not the place of a word, so the lines are walked here; the
tests hold the text against what docutils shows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from plainspeak.model import BlockKind, Cell, Comment, Definition, Document, Span
from plainspeak.readers import rst_lines as shapes
from plainspeak.readers.directives import ARGUMENT_HIDDEN, BODY_READ, QUOTING, TITLED
from plainspeak.readers.drawn_tables import GRID, PlacedLine, TableCell, grid_cells
from plainspeak.readers.flow import Flow, is_short_form
from plainspeak.readers.markdown_tables import table_place
from plainspeak.readers.rst_inline import InlineReader, Piece
from plainspeak.readers.rst_lines import after, flattened, paragraph_end, region_end, split
from plainspeak.readers.rst_tables import csv_cells, listed_cells, simple_cells, table_end

_SHOWN_FIELDS = frozenset("title subtitle abstract description Abstract".split())
"""What people see of the fields before all else; the others are for what makes the page."""
_TEMPLATE = re.compile(r"\{%[^{}]*%\}\s*")
_DEEPEST = 40  # regions within regions; deeper ones are read as if they stood here


@dataclass(frozen=True)
class _Context:
    """What surrounds a region of lines."""

    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    place: str = ""
    cell: Cell | None = None
    depth: int = 0


def read(source: str) -> Document:
    """The blocks of a reStructuredText; any text can be read."""
    walk = _Walk(source)
    walk.region(walk.lines, _Context())
    return Document(
        source,
        tuple(walk.flow.blocks),
        format="rst",
        definitions=tuple(sorted(walk.definitions, key=lambda d: d.span)),
        comments=tuple(walk.comments),
    )


class _Walk:
    """One pass over the lines, region by region: what stands within a list item, a note, a cell."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.lines = split(source)
        self.flow = Flow(source)
        self.comments: list[Comment] = []
        self._own_definitions: list[Definition] = []
        self._inline = InlineReader(
            source, shapes.substitutions(source, self.lines), shapes.roles(source, self.lines)
        )
        self._titles: list[shapes.TitleStyle] = []
        self._heading = ""
        self._tables = 0

    @property
    def definitions(self) -> list[Definition]:
        return self._own_definitions + self._inline.definitions

    def text(self, line: PlacedLine) -> str:
        return self.source[line.start : line.end]

    def region(self, lines: Sequence[PlacedLine], context: _Context) -> None:
        """Read lines that stand together."""
        if context.depth > _DEEPEST:
            self._paragraph([line for line in lines if not line.blank], context)
            return
        base = min((line.indent for line in lines if not line.blank), default=0)
        number = 0
        while number < len(lines):
            number = self._take(lines, number, base, context)

    def _take(self, lines: Sequence[PlacedLine], number: int, base: int, context: _Context) -> int:
        """Read what begins at a line; the number of the line after it is given back."""
        line = lines[number]
        if line.blank:
            return number + 1
        text = self.text(line)
        if line.indent > base and context.depth < _DEEPEST:
            stop = region_end(lines, number, base + 1)
            quoted = context if context.cell else replace(context, kind=BlockKind.QUOTATION)
            self.region(lines[number:stop], replace(quoted, depth=context.depth + 1))
            return stop
        if context.depth == 0 and (stop := self._title(lines, number)):
            return stop
        if shapes.EXPLICIT.match(text):
            return self._explicit(lines, number, context)
        if shapes.TARGET.match(text) and text.startswith("__"):
            return number + 1
        if GRID.match(text) or shapes.SIMPLE.match(text):
            return self._table(lines, number, context)
        if text.startswith(">>> "):
            return paragraph_end(lines, number)
        if _TEMPLATE.fullmatch(text):
            return number + 1
        if text.startswith("| "):
            return self._line_block(lines, number, context)
        if stop := self._item(lines, number, context):
            return stop
        field = shapes.FIELD.match(text)
        if field:
            stop = region_end(lines, number + 1, line.indent + 1)
            value = after(line, field.start("value"))
            if context.depth == 0 and not self.flow.blocks and field["name"] not in _SHOWN_FIELDS:
                return stop
            body = [value._replace(indent=0), *flattened(lines[number + 1 : stop])]
            self.region(body, replace(context, depth=context.depth + 1))
            return stop
        return self._running(lines, number, context)

    # -- titles, items, paragraphs -------------------------------------------------------------

    def _title(self, lines: Sequence[PlacedLine], number: int) -> int:
        """Read a section's title, or give 0 where there is none."""
        found = shapes.title_at(self.source, lines, number)
        if found is None:
            return 0
        if found.style:
            if found.style not in self._titles:
                self._titles.append(found.style)
            level = self._titles.index(found.style) + 1
            self._inline.read(self.flow, [Piece(found.line.start, found.line.end)])
            self._heading = self.flow.close(BlockKind.HEADING, level) or self._heading
        return found.stop

    def _item(self, lines: Sequence[PlacedLine], number: int, context: _Context) -> int:
        """Read an item of a list, or give 0 where there is none."""
        found = shapes.item_at(self.source, lines, number)
        if found is None:
            return 0
        inside, stop = found
        kind = context.kind
        if kind is BlockKind.PARAGRAPH:
            kind = BlockKind.LIST_ITEM
        level = context.level + 1 if kind is BlockKind.LIST_ITEM else context.level
        self.region(inside, replace(context, kind=kind, level=level, depth=context.depth + 1))
        return stop

    def _line_block(self, lines: Sequence[PlacedLine], number: int, context: _Context) -> int:
        begun = number
        while number < len(lines) and self.text(lines[number]).startswith("|"):
            line = lines[number]
            if number > begun:
                end = lines[number - 1].end
                self.flow.line_break(end, end + 1)
            self._inline.read(self.flow, [Piece(min(line.start + 2, line.end), line.end)])
            number += 1
        self.flow.close(context.kind, context.level, context.place, context.cell)
        return number

    def _running(self, lines: Sequence[PlacedLine], number: int, context: _Context) -> int:
        line = lines[number]
        stop = number + 1
        if stop < len(lines) and not lines[stop].blank and lines[stop].indent > line.indent:
            return self._definition(lines, number, context)
        while stop < len(lines) and not lines[stop].blank and lines[stop].indent == line.indent:
            stop += 1
        kept = list(lines[number:stop])
        last = self.text(kept[-1])
        if not last.endswith("::"):
            self._paragraph(kept, context)
            return stop
        end = kept[-1].end - (2 if last == "::" or last.endswith(" ::") else 1)
        kept[-1] = kept[-1]._replace(end=max(end, kept[-1].start))
        self._paragraph(kept, context)
        return shapes.after_literal(self.source, lines, stop, line.indent)

    def _definition(self, lines: Sequence[PlacedLine], number: int, context: _Context) -> int:
        line = lines[number]
        stop = region_end(lines, number + 1, line.indent + 1)
        term = self.text(line).split(" : ")[0].strip()
        body = lines[number + 1 : stop]
        if is_short_form(term):
            flow, self.flow = self.flow, Flow(self.source)
            said = paragraph_end(body, 0)
            self._paragraph(body[:said], context)
            spelled = " ".join(block.text for block in self.flow.blocks)
            self.flow = flow
            if spelled:
                span = Span(line.start, body[said - 1].end)
                self._own_definitions.append(Definition(term.strip("*`"), spelled, span))
                self.region(body[said:], replace(context, depth=context.depth + 1))
                return stop
        if self.text(line).endswith("::"):
            self._paragraph([line._replace(end=line.end - 1)], context)
            return stop
        self._paragraph([line._replace(end=line.start + len(term))], context)
        self.region(body, replace(context, depth=context.depth + 1))
        return stop

    def _paragraph(self, lines: Sequence[PlacedLine], context: _Context) -> None:
        pieces = [Piece(line.start, line.end) for line in lines if not line.blank]
        if pieces:
            self._inline.read(self.flow, pieces)
            self.flow.close(context.kind, context.level, context.place, context.cell)

    # -- explicit markup -----------------------------------------------------------------------

    def _explicit(self, lines: Sequence[PlacedLine], number: int, context: _Context) -> int:
        line = lines[number]
        stop = region_end(lines, number + 1, line.indent + 1)
        if self.text(line) == ".." and (number + 1 == len(lines) or lines[number + 1].blank):
            return number + 1  # an empty comment ends at once: what follows is a quotation
        mark = shapes.EXPLICIT.match(self.text(line))
        rest = after(line, mark.end() if mark else 0)
        text = self.text(rest)
        if note := shapes.FOOTNOTE.match(text):
            inner = replace(context, place="footnote", depth=context.depth + 1)
            first = after(rest, note.end())._replace(indent=0)
            self.region([first, *flattened(lines[number + 1 : stop])], inner)
        elif shapes.TARGET.match(text):
            pass
        elif directive := shapes.DIRECTIVE.match(text):
            if directive["substituted"] is None:
                argument = after(rest, directive.end())
                body = list(lines[number + 1 : stop])
                self._directive(directive["name"], argument, body, context)
        else:
            last = max((other.end for other in lines[number:stop]), default=line.end)
            body_text = self.source[rest.start : last]
            if body_text.strip():
                self.comments.append(Comment(body_text.strip(), Span(line.start, last)))
        return stop

    def _directive(
        self, name: str, argument: PlacedLine, body: list[PlacedLine], context: _Context
    ) -> None:
        options, body = shapes.options(self.source, body)
        inner = replace(context, depth=context.depth + 1)
        for option in options:
            field = shapes.FIELD.match(self.text(option))
            if field and field["name"] == "alt" and name in ("image", "figure"):
                caption = replace(context, kind=BlockKind.CAPTION)
                self._paragraph([after(option, field.start("value"))], caption)
        if name in ("table", "list-table", "csv-table"):
            self._paragraph([argument], replace(context, kind=BlockKind.CAPTION))
            if name == "table":
                self.region(body, inner)
            elif name == "csv-table":
                self._cells(csv_cells(self.source, body, options), context)
            else:
                self._cells(listed_cells(self.source, body, options), context)
        elif name == "figure":
            filled = next((n for n, line in enumerate(body) if not line.blank), len(body))
            stop = paragraph_end(body, filled)
            self._paragraph(body[filled:stop], replace(context, kind=BlockKind.CAPTION))
            self.region(body[stop:], inner)
        elif name in TITLED:
            self._paragraph([argument], context)
            self.region(body, inner)
        elif name in QUOTING or name in BODY_READ:
            if name in QUOTING:
                inner = replace(inner, kind=BlockKind.QUOTATION)
            if name not in ARGUMENT_HIDDEN and not argument.blank:
                indent = min((line.indent for line in body if not line.blank), default=0)
                body = [argument._replace(indent=indent), *body]
            self.region(body, inner)

    # -- tables --------------------------------------------------------------------------------

    def _table(self, lines: Sequence[PlacedLine], number: int, context: _Context) -> int:
        is_grid = GRID.match(self.text(lines[number])) is not None
        stop = table_end(self.source, lines, number)
        if stop == number:  # no table after all
            stop = paragraph_end(lines, number)
            self._paragraph(lines[number:stop], context)
            return stop
        table = lines[number:stop]
        self._cells((grid_cells if is_grid else simple_cells)(self.source, table), context)
        return stop

    def _cells(self, cells: Sequence[TableCell], context: _Context) -> None:
        number = self._tables
        self._tables += 1
        for cell in cells:
            inner = replace(
                context,
                kind=BlockKind.TABLE_CELL,
                cell=Cell(number, cell.row, cell.column, cell.header),
                place=table_place(self._heading, cell.row),
                depth=context.depth + 1,
            )
            self.region(cell.lines, inner)
