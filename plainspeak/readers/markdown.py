"""Markdown, with what Pandoc, Quarto, R Markdown and GitHub add to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from markdown_it.token import Token

from plainspeak.model import Block, BlockKind, Cell, Comment, Definition, Document, Span
from plainspeak.readers.fill_in import form_lines, is_form, is_label_line, label_end
from plainspeak.readers.flow import is_short_form
from plainspeak.readers.front_matter import values
from plainspeak.readers.markdown_html import read_html
from plainspeak.readers.markdown_inline import Inline, Line, read_inline
from plainspeak.readers.markdown_pandoc import CAPTION, VERSE
from plainspeak.readers.markdown_parser import parser
from plainspeak.readers.markdown_source import Source, blank_lines, prepare
from plainspeak.readers.markdown_tables import cell_places, table_place
from plainspeak.readers.text import Text, cut
from plainspeak.readers.wrapping import real_ends


def read(source: str) -> Document:
    """The blocks of a Markdown text; any text can be read."""
    prepared = prepare(source)
    env: dict[str, Any] = {"source": prepared}
    tokens = parser().parse(prepared.text, env)
    walk = _Walk(prepared, env)
    walk.front_matter()
    for token in tokens:
        walk.take(token)
    return Document(
        source,
        tuple(walk.blocks),
        format="markdown",
        definitions=tuple(walk.definitions),
        comments=tuple(walk.comments),
    )


@dataclass
class _Walk:
    """One pass over the block tokens, with what surrounds the present one."""

    source: Source
    env: dict[str, Any]
    blocks: list[Block] = field(default_factory=list)
    definitions: list[Definition] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)
    heading: str = ""  # text of the last one
    level: int = 0  # of the heading that is open, or 0
    lists: int = 0
    quotes: int = 0
    footnotes: int = 0
    table: int = -1
    row: int = -1
    cells: list[Line] = field(default_factory=list)
    column: int = -1
    header: bool = False
    term: Inline | None = None  # of the definition list's present entry
    in_term: bool = False
    answers: int = 0
    explained: bool = False  # whether the present answer has spelled the term out

    def front_matter(self) -> None:
        """Read the title and what else of the front matter people see."""
        source = self.source
        first = blank_lines(source.lines[: source.front])
        for value in values(source.lines[first : source.front], source.starts[first:]):
            self.level = value.level
            self._put(read_inline(source.source, value.lines, self.env))
        self.level = 0

    def take(self, token: Token) -> None:
        """Read one block token."""
        kind = token.type
        if kind == "inline":
            self._inline(token)
        elif kind == "html_block" and token.map:
            self._html(*token.map)
        elif kind == "heading_open":
            self.level = int(token.tag[1])
        elif kind == "heading_close":
            self.level = 0
        elif kind in ("bullet_list_open", "ordered_list_open"):
            self.lists += 1
        elif kind in ("bullet_list_close", "ordered_list_close"):
            self.lists -= 1
        elif kind.startswith("blockquote"):
            self.quotes += token.nesting
        elif kind.startswith("footnote_reference"):
            self.footnotes += token.nesting
        elif kind == "abbreviation":
            self._abbreviation(token)
        elif kind in ("dt_open", "dt_close"):
            self.in_term = kind == "dt_open"
        elif kind in ("dd_open", "dd_close"):
            self.answers += token.nesting
            self.explained = False
        else:
            self._table(token)

    def _table(self, token: Token) -> None:
        kind = token.type
        if kind == "table_open":
            self.table += 1
            self.row = -1
        elif kind == "tr_open" and token.map:
            self.row += 1
            self.column = -1
            self.cells = []
        elif kind in ("th_open", "td_open"):
            self.column += 1
            self.header = kind == "th_open"
        elif kind == "table_close":
            self.column = -1

    def _inline(self, token: Token) -> None:
        if token.map is None:
            return
        if "pieces" in token.meta:
            self._pieces(token.meta["pieces"], token.meta["role"])
            return
        first, last = token.map[0], max(token.map[1], token.map[0] + 1)
        if self.column >= 0:
            self._cell(token.content, first)
            return
        lines = self.source.align(token.content, first, last)
        if not lines:
            return
        inline = read_inline(self.source.source, lines, self.env)
        if self.in_term:
            self.term = inline if is_short_form(inline.text.text) else None
            if self.term is None:
                self._put(inline)
        elif self.answers and self.term is not None and not self.explained:
            self._define(self.term, inline)
            self.explained = True
        else:
            self._put(inline)

    def _pieces(self, pieces: Sequence[tuple[int, int]], role: str) -> None:
        """Read a text whose lines stand at these places of the source."""
        inline = read_inline(self.source.source, self.source.shown(pieces), self.env)
        if role == "cell":
            inline.breaks = []  # its lines are as long as the column is wide
            self._put(inline, Cell(self.table, self.row, self.column, self.header))
            return
        if role == VERSE:
            inline.breaks = [line_end._replace(hard=True) for line_end in inline.breaks]
        self._put(inline, is_caption=role == CAPTION)

    def _cell(self, content: str, line: int) -> None:
        if not content:
            return
        text = self.source.lines[line]
        cursor = self.cells[-1].start + len(self.cells[-1].text) if self.cells else 0
        place = cell_places(text, content, cursor)
        if place is None:
            return
        self.cells.append(Line(text[place[0] : place[1]], place[0]))
        start = self.source.starts[line] + place[0]
        inline = read_inline(self.source.source, [Line(text[place[0] : place[1]], start)], self.env)
        cell = Cell(self.table, self.row, self.column, self.header)
        self._put(inline, cell)

    def _define(self, term: Inline, inline: Inline) -> None:
        if not inline.text.text:
            return
        start = term.text.segments[0].source_start
        span = Span(start, inline.text.segments[-1].source_end)
        self.definitions.append(Definition(term.text.text, inline.text.text, span))
        self.comments.extend(inline.comments)

    def _abbreviation(self, token: Token) -> None:
        if token.map is None or not token.meta["long"]:
            return
        line = token.map[0]
        text = self.source.lines[line]
        start = self.source.starts[line]
        span = Span(start + len(text) - len(text[text.find("*[") :]), start + len(text.rstrip()))
        self.definitions.append(Definition(token.meta["short"], token.meta["long"], span))

    def _html(self, first: int, last: int) -> None:
        start = self.source.starts[first]
        end = self.source.starts[last - 1] + len(self.source.lines[last - 1])
        html = read_html(self.source.source, start, end)
        self.definitions.extend(html.definitions)
        self.comments.extend(html.comments)
        for kind, level, text in html.texts:
            self._block(kind, text, level)

    def _put(self, inline: Inline, cell: Cell | None = None, is_caption: bool = False) -> None:
        self.definitions.extend(inline.definitions)
        self.comments.extend(inline.comments)
        if cell is not None:
            kind, level = BlockKind.TABLE_CELL, 0
        elif self.level:
            kind, level = BlockKind.HEADING, self.level
            self.heading = inline.text.text or self.heading
        elif inline.only_image or is_caption:
            kind, level = BlockKind.CAPTION, 0
        elif self.lists:
            kind, level = BlockKind.LIST_ITEM, self.lists
        else:
            kind, level = BlockKind.PARAGRAPH, 0
        for text, labelled in _lines(inline, kind is BlockKind.HEADING):
            if is_form(text.text):
                for piece, is_option in form_lines(text):
                    self._block(BlockKind.FORM_LINE if is_option else kind, piece, level, cell)
            else:
                form = labelled and kind is BlockKind.PARAGRAPH
                self._block(BlockKind.FORM_LINE if form else kind, text, level, cell)
        for note in inline.notes:
            self._block(BlockKind.PARAGRAPH, note, 0, None, "footnote")

    def _block(
        self,
        kind: BlockKind,
        text: Text,
        level: int = 0,
        cell: Cell | None = None,
        place: str = "",
    ) -> None:
        if not any(map(str.isalnum, text.text)):
            return
        if cell is not None:
            place = table_place(self.heading, cell.row)
        elif self.footnotes:
            place = "footnote"
        if self.quotes:
            kind, level = BlockKind.QUOTATION, 0
        self.blocks.append(Block(kind, text.text, text.segments, level, place, cell, text.literal))


def _lines(inline: Inline, heading: bool) -> list[tuple[Text, bool]]:
    """The parts of a paragraph that a person sees as apart, each with whether it is a line with
    a label and a short value ("Date: Monday")."""
    text = inline.text
    if not inline.breaks or heading:
        label = label_end(text.text) if 0 in inline.strong else 0
        return [(text, bool(label) and is_label_line(text.text, label))]
    cuts = [0, *(b.position for b in inline.breaks), len(text.text)]
    spans = [(a, b) for a, b in pairwise(cuts) if a < b]
    lines = [text.text[a:b].strip() for a, b in spans]
    labels = [
        label_end(line) if start in inline.strong else 0
        for line, (start, _) in zip(lines, spans, strict=True)
    ]
    hard = {b.position for b in inline.breaks if b.hard}
    ends = set(real_ends(lines, prose=True))
    found: list[tuple[Text, bool]] = []
    begin = 0
    for number, (_, end) in enumerate(spans):
        last = number == len(spans) - 1
        following = "" if last else lines[number + 1]
        if (
            last
            or labels[number + 1]
            or is_form(following)
            or is_form(lines[number])
            or number in ends
            or (end in hard and not following[:1].islower())
        ):
            piece = cut(text, spans[begin][0], end)
            labelled = bool(labels[begin]) and is_label_line(piece.text, labels[begin])
            found.append((piece, labelled))
            begin = number + 1
    return found
