"""reStructuredText, as docutils and Sphinx show it, at its place in the source.

docutils gives the line of a paragraph, not the place of a word, so the lines are walked here; the
tests hold the text against what docutils shows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from plainspeak.model import BlockKind, Cell, Comment, Definition, Document, Span
from plainspeak.readers import rst_lines as shapes
from plainspeak.readers.flow import Flow, is_short_form
from plainspeak.readers.markdown_tables import table_place
from plainspeak.readers.rst_inline import InlineReader, Piece
from plainspeak.readers.rst_lines import (
    RstLine,
    after,
    flattened,
    paragraph_end,
    region_end,
    split,
)
from plainspeak.readers.rst_tables import (
    TableCell,
    csv_cells,
    grid_cells,
    listed_cells,
    simple_cells,
    table_end,
)

_DEEPEST = 40  # regions within regions; deeper ones are read as if they stood here
_BODY_READ = frozenset(
    "note warning tip important attention caution danger error hint seealso versionadded "
    "versionchanged deprecated compound container only class rst-class abstract dedication "
    "line-block glossary hlist centered tab-set tab-item dropdown card grid grid-item div".split()
)
_TITLED = frozenset("admonition topic sidebar rubric tab-item dropdown card".split())
_QUOTING = frozenset("epigraph pull-quote highlights".split())
_ARGUMENT_HIDDEN = frozenset("container only class rst-class div grid hlist tab-set".split())


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
        self._inline = InlineReader(source, shapes.substitutions(source, self.lines))
        self._titles: list[tuple[str, bool]] = []
        self._heading = ""
        self._tables = 0

    @property
    def definitions(self) -> list[Definition]:
        return self._own_definitions + self._inline.definitions

    def text(self, line: RstLine) -> str:
        return self.source[line.start : line.end]

    def region(self, lines: Sequence[RstLine], context: _Context) -> None:
        """Read lines that stand together."""
        if context.depth > _DEEPEST:
            self._paragraph([line for line in lines if not line.blank], context)
            return
        base = min((line.indent for line in lines if not line.blank), default=0)
        number = 0
        while number < len(lines):
            number = self._take(lines, number, base, context)

    def _take(self, lines: Sequence[RstLine], number: int, base: int, context: _Context) -> int:
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
        if shapes.GRID.match(text) or shapes.SIMPLE.match(text):
            return self._table(lines, number, context)
        if text.startswith(">>> "):
            return paragraph_end(lines, number)
        if text.startswith("| "):
            return self._line_block(lines, number, context)
        if stop := self._item(lines, number, context):
            return stop
        field = shapes.FIELD.match(text)
        if field:
            stop = region_end(lines, number + 1, line.indent + 1)
            value = after(line, field.start("value"))
            body = [value._replace(indent=0), *flattened(lines[number + 1 : stop])]
            self.region(body, replace(context, depth=context.depth + 1))
            return stop
        return self._running(lines, number, context)

    # -- titles, items, paragraphs -------------------------------------------------------------

    def _title(self, lines: Sequence[RstLine], number: int) -> int:
        """Read a section's title, or give 0 where there is none."""
        texts = [self.text(line) for line in lines[number : number + 3]] + ["", ""]
        over = shapes.adornment(texts[0])
        if over and texts[1] and shapes.adornment(texts[2]) == over and len(texts[0]) >= 3:
            title, stop, style = number + 1, number + 3, (over, True)
        elif over and not texts[1] and len(texts[0]) >= 4:
            return number + 1  # a line that parts the text
        elif (under := shapes.adornment(texts[1])) and not over:
            if len(texts[1]) < min(4, len(texts[0])) or lines[number + 1].indent:
                return 0
            title, stop, style = number, number + 2, (under, False)
        else:
            return 0
        if style not in self._titles:
            self._titles.append(style)
        level = self._titles.index(style) + 1
        self._inline.read(self.flow, [Piece(lines[title].start, lines[title].end)])
        self._heading = self.flow.close(BlockKind.HEADING, level) or self._heading
        return stop

    def _item(self, lines: Sequence[RstLine], number: int, context: _Context) -> int:
        """Read an item of a list, or give 0 where there is none."""
        line = lines[number]
        text = self.text(line)
        mark = shapes.BULLET.match(text) or shapes.NUMBER.match(text)
        if mark is None:
            return 0
        inside = line.indent + mark.end()
        following = lines[number + 1] if number + 1 < len(lines) else None
        if (
            following is not None
            and not following.blank
            and following.indent <= line.indent
            and not shapes.BULLET.match(self.text(following))
            and not shapes.NUMBER.match(self.text(following))
        ):
            return 0  # a paragraph that happens to begin like an item
        stop = region_end(lines, number + 1, line.indent + 1)
        kind = context.kind
        if kind is BlockKind.PARAGRAPH:
            kind = BlockKind.LIST_ITEM
        level = context.level + 1 if kind is BlockKind.LIST_ITEM else context.level
        first = after(line, mark.end())._replace(indent=inside)
        rest = [
            later._replace(indent=max(later.indent, inside)) if later.indent < inside else later
            for later in lines[number + 1 : stop]
        ]
        inner = replace(context, kind=kind, level=level, depth=context.depth + 1)
        self.region([first, *rest], inner)
        return stop

    def _line_block(self, lines: Sequence[RstLine], number: int, context: _Context) -> int:
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

    def _running(self, lines: Sequence[RstLine], number: int, context: _Context) -> int:
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
        return self._after_literal(lines, stop, line.indent)

    def _after_literal(self, lines: Sequence[RstLine], number: int, indent: int) -> int:
        while number < len(lines) and lines[number].blank:
            number += 1
        if number == len(lines) or lines[number].indent > indent:
            return region_end(lines, number, indent + 1)
        sign = self.text(lines[number])[0]
        if sign.isalnum():
            return number
        while number < len(lines) and self.text(lines[number]).startswith(sign):
            number += 1
        return number

    def _definition(self, lines: Sequence[RstLine], number: int, context: _Context) -> int:
        line = lines[number]
        stop = region_end(lines, number + 1, line.indent + 1)
        term = self.text(line).split(" : ")[0].strip()
        body = lines[number + 1 : stop]
        filled = [other for other in body if not other.blank]
        if is_short_form(term):
            flow, self.flow = self.flow, Flow(self.source)
            self._paragraph(filled, context)
            spelled = " ".join(block.text for block in self.flow.blocks)
            self.flow = flow
            if spelled:
                span = Span(line.start, filled[-1].end)
                self._own_definitions.append(Definition(term.strip("*`"), spelled, span))
                return stop
        if self.text(line).endswith("::"):
            self._paragraph([line._replace(end=line.end - 1)], context)
            return stop
        self._paragraph([line._replace(end=line.start + len(term))], context)
        self.region(body, replace(context, depth=context.depth + 1))
        return stop

    def _paragraph(self, lines: Sequence[RstLine], context: _Context) -> None:
        pieces = [Piece(line.start, line.end) for line in lines if not line.blank]
        if pieces:
            self._inline.read(self.flow, pieces)
            self.flow.close(context.kind, context.level, context.place, context.cell)

    # -- explicit markup -----------------------------------------------------------------------

    def _explicit(self, lines: Sequence[RstLine], number: int, context: _Context) -> int:
        line = lines[number]
        stop = region_end(lines, number + 1, line.indent + 1)
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
        self, name: str, argument: RstLine, body: list[RstLine], context: _Context
    ) -> None:
        options, body = self._options(body)
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
                self._cells(csv_cells(self.source, body), context)
            else:
                self._cells(listed_cells(self.source, body, options), context)
        elif name == "figure":
            filled = next((n for n, line in enumerate(body) if not line.blank), len(body))
            stop = paragraph_end(body, filled)
            self._paragraph(body[filled:stop], replace(context, kind=BlockKind.CAPTION))
            self.region(body[stop:], inner)
        elif name in _TITLED:
            self._paragraph([argument], context)
            self.region(body, inner)
        elif name in _QUOTING or name in _BODY_READ:
            if name in _QUOTING:
                inner = replace(inner, kind=BlockKind.QUOTATION)
            if name not in _ARGUMENT_HIDDEN and not argument.blank:
                indent = min((line.indent for line in body if not line.blank), default=0)
                body = [argument._replace(indent=indent), *body]
            self.region(body, inner)

    def _options(self, body: list[RstLine]) -> tuple[list[RstLine], list[RstLine]]:
        number = 0
        while number < len(body) and shapes.FIELD.match(self.text(body[number])):
            number += 1
        return body[:number], body[number:]

    # -- tables --------------------------------------------------------------------------------

    def _table(self, lines: Sequence[RstLine], number: int, context: _Context) -> int:
        is_grid = shapes.GRID.match(self.text(lines[number])) is not None
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
