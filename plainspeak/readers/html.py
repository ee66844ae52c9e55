"""Web pages: what a browser shows, at its place in the source."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

from plainspeak.model import Block, BlockKind, Cell, Comment, Definition, Document, Span
from plainspeak.readers.flow import Flow, is_short_form
from plainspeak.readers.html_elements import (
    BLOCKS,
    FORM_PARTS,
    HEADINGS,
    LITERAL,
    SOFT,
    UNREAD,
    VOID,
    Element,
    Elements,
)
from plainspeak.readers.html_tokens import HtmlToken, TokenKind, pieces, tokens
from plainspeak.readers.markdown_tables import table_place

_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_NOTE_MARK = re.compile(
    r"\s*<a\b[^<>]{0,400}>\s*\[?[\d,*†‡]{1,6}\]?\s*</a>\s*</sup\s*>", re.IGNORECASE
)
_TEMPLATE = re.compile(r"\{%[^{}]{0,2000}%\}|\{#[^{}]{0,2000}#\}|\{\{[^{}\n]{1,200}\}\}")
"""What a program puts the words in place of, in a page that is not yet made."""
_ENTRY = frozenset(("dt", "dd"))
_CAPTIONS = frozenset(("figcaption", "caption"))
_CELLS = frozenset(("td", "th"))


def read(source: str) -> Document:
    """The blocks of a web page; any text can be read."""
    walk = _Walk(source)
    for token in tokens(source):
        walk.take(token)
    walk.finish()
    return Document(
        source,
        tuple(_without_layout_tables(walk.flow.blocks)),
        format="html",
        definitions=tuple(walk.definitions),
        comments=tuple(walk.comments),
    )


class _Walk:
    """One pass over the tokens, with the elements that are open."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.flow = Flow(source)
        self.definitions: list[Definition] = []
        self.comments: list[Comment] = []
        self._elements = Elements(self._closed)
        self._heading = ""
        self._tables: list[list[int]] = []  # number, row, column of those that are open
        self._table_count = 0
        self._header = False
        self._abbr: tuple[str, int, int] | None = None  # long form, start in source, in text
        self._term = ""  # of a definition list
        self._only_image = False
        self._languages: set[str] = set()  # of the words of the block at hand
        self._resume = 0  # tokens before this position are not read

    def take(self, token: HtmlToken) -> None:
        """Read one token."""
        if token.start < self._resume:
            return
        if token.kind is TokenKind.TEXT:
            self._text(token.start, token.end)
        elif token.kind is TokenKind.COMMENT:
            self._comment(token)
        elif token.kind is TokenKind.OPEN:
            self._open(token)
        else:
            self._elements.close(token.name, token.start, token.end)

    def finish(self) -> None:
        """Read to the end: every element that is still open ends here."""
        self._elements.close_all(len(self.source))
        self._flush()

    # -- text ----------------------------------------------------------------------------------

    def _text(self, start: int, end: int) -> None:
        if self._elements.unread:
            return
        if self.source[start:end].strip():
            self._only_image = False
            self._languages.add(self._elements.language)
        for tag in _TEMPLATE.finditer(self.source, start, end):
            self._words(start, tag.start())
            if tag[0].startswith("{{"):
                self.flow.text.add_literal(*tag.span())
            else:
                self.flow.text.space(*tag.span())
            start = tag.end()
        self._words(start, end)

    def _words(self, start: int, end: int) -> None:
        for shown, first, last in pieces(self.source, start, end):
            if shown is None:
                self.flow.text.add(first, last)
            else:
                self.flow.text.add_as(shown, first, last)

    def _comment(self, token: HtmlToken) -> None:
        text = self.source[token.start : token.end]
        if text.startswith("<!--") and text.endswith("-->") and len(text) >= 7:
            span = Span(token.start, token.end)
            self.comments.append(Comment(text[4:-3].strip(), span))

    def _value(self, token: HtmlToken, name: str) -> str:
        span = token.attributes.get(name)
        return unescape(self.source[span.start : span.end]).strip() if span else ""

    # -- elements ------------------------------------------------------------------------------

    def _open(self, token: HtmlToken) -> None:
        name = token.name
        block = name in BLOCKS
        self._elements.imply(name, token.start)
        if block or name in SOFT:
            self._flush()
        if name in VOID:
            self._void(token)
            return
        self._before(token)
        hidden = name in UNREAD or self._is_hidden(token)
        language = self._value(token, "lang") or self._value(token, "xml:lang")
        self._elements.open(Element(name, token.start, hidden, language), token.end)

    def _void(self, token: HtmlToken) -> None:
        if self._elements.unread or self._is_hidden(token):
            return
        if token.name == "br":
            self.flow.line_break(token.start, token.end)
        elif token.name == "img" and (alt := token.attributes.get("alt")):
            alone = self.flow.text.length == 0
            self.flow.text.space(token.start, alt.start)
            self._text(*alt)
            if token.end - alt.end > 1 and self.source[token.end : token.end + 1].isalnum():
                self.flow.text.space(alt.end, token.end)
            self._only_image = alone

    def _before(self, token: HtmlToken) -> None:
        """What an element means for the text that comes next."""
        name = token.name
        if name == "table":
            self._table_count += 1
            self._tables.append([self._table_count - 1, -1, -1])
        elif name == "tr" and self._tables:
            self._tables[-1][1] += 1
            self._tables[-1][2] = -1
        elif name in ("td", "th") and self._tables:
            self._tables[-1][2] += 1
            self._header = name == "th"
        elif name == "sup" and (mark := _NOTE_MARK.match(self.source, token.end)):
            self.flow.text.leave_out()
            self._resume = mark.end()
        elif self._elements.unread:
            return
        elif name in ("strong", "b"):
            self.flow.bold()
        elif name == "q":
            self.flow.text.add_as("“", token.start, token.end)
        elif name in ("abbr", "acronym", "dfn"):
            long = self._value(token, "title")
            self._abbr = (long, token.start, self.flow.text.length) if long else None

    def _is_hidden(self, token: HtmlToken) -> bool:
        attributes = token.attributes
        if not attributes:
            return token.name == "dialog"
        if "hidden" in attributes or (token.name == "dialog" and "open" not in attributes):
            return True
        if "style" in attributes and _HIDING.search(self._value(token, "style")):
            return True
        return "backref" in self._value(token, "class")

    def _closed(self, element: Element, start: int, end: int) -> None:
        """An element ends; its end tag, if it has one, is source[start:end]."""
        name = element.name
        if name in LITERAL and not self._elements.unread:
            self.flow.text.add_literal(element.start, max(end, element.start + 1))
            self._only_image = False
        elif name == "q" and end > start and not self._elements.unread:
            self.flow.text.add_as("”", start, end)
        elif name in ("abbr", "acronym", "dfn") and self._abbr:
            long, begun, position = self._abbr
            short = self.flow.text.text_from(position)
            if short:
                self.definitions.append(Definition(short, long, Span(begun, max(end, begun + 1))))
            self._abbr = None
        elif name in BLOCKS or name in SOFT:
            self._flush(name)
            if name == "table" and self._tables:
                self._tables.pop()

    # -- blocks --------------------------------------------------------------------------------

    def _flush(self, closing: str = "") -> None:
        """End the block here. `closing` is the element that has just ended, if one has."""
        only_image, self._only_image = self._only_image, False
        languages, self._languages = self._languages, set()
        language = languages.pop() if len(languages) == 1 else ""
        self._abbr = None
        if not self.flow.text.length:
            return
        counts = self._elements.counts
        inside = {name for name in (*counts, closing) if counts[name] or name == closing}
        if inside & _ENTRY and self._defined("dt" in inside):
            return
        heading = next((name for name in HEADINGS if name in inside), "")
        cell, place, level = None, "", 0
        if "blockquote" in inside:
            kind = BlockKind.QUOTATION
        elif heading:
            kind, level = BlockKind.HEADING, int(heading[1])
        elif only_image or inside & _CAPTIONS:
            kind = BlockKind.CAPTION
        elif self._tables and inside & _CELLS:
            number, row, column = (max(0, n) for n in self._tables[-1])
            kind, cell = BlockKind.TABLE_CELL, Cell(number, row, column, self._header)
            place = table_place(self._heading, row)
        elif inside & FORM_PARTS:
            kind = BlockKind.FORM_LINE
        elif "li" in inside:
            kind, level = BlockKind.LIST_ITEM, max(1, counts["ul"] + counts["ol"] + counts["menu"])
        else:
            kind = BlockKind.PARAGRAPH
        text = self.flow.close(kind, level, place, cell, language)
        if heading and text:
            self._heading = text

    def _defined(self, is_term: bool) -> bool:
        """Whether the text was part of a list that spells short forms out, and is done with."""
        if is_term:
            term = self.flow.text.text_from(0)
            self._term = term if is_short_form(term) else ""
            if self._term:
                self.flow.take()
            return bool(self._term)
        if not self._term:
            return False
        text = self.flow.take()
        if text.text:
            span = Span(text.segments[0].source_start, text.segments[-1].source_end)
            self.definitions.append(Definition(self._term, text.text, span))
            self._term = ""  # what else is said of it is text
        return True


def _without_layout_tables(blocks: list[Block]) -> list[Block]:
    """The blocks, with tables of a single column, which only arrange a page, read as paragraphs."""
    wide = {block.cell.table for block in blocks if block.cell and block.cell.column > 0}
    return [
        replace(block, kind=BlockKind.PARAGRAPH, cell=None, place="")
        if block.cell
        and block.cell.table not in wide
        and not block.cell.header
        and block.kind is BlockKind.TABLE_CELL
        else block
        for block in blocks
    ]
