"""The text of one paragraph, heading or cell of Markdown, mapped to the source."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from html import unescape
from typing import NamedTuple

from markdown_it.token import Token

from plainspeak.model import Comment, Definition, Span
from plainspeak.readers.markdown_parser import parser
from plainspeak.readers.markdown_specials import Kind
from plainspeak.readers.text import Text, TextBuilder

_MARKUP = re.compile(r"[\\`*_\[\]<&~@$^{]|://|www\.|  \n")
_COMMENT = re.compile(r"<!--(.*?)-?-->\Z", re.DOTALL)
_ABBR = re.compile(r"<abbr\s[^>]*?\btitle\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", re.IGNORECASE)
_TAG = re.compile(r"</?([a-zA-Z][a-zA-Z0-9-]*)")
_UNREAD = frozenset("script style textarea template math svg code kbd samp tt".split())
_LITERAL = frozenset("math code kbd samp tt".split())
"""Tags of _UNREAD whose content stands in a sentence as one neutral word."""
_SEPARATE = frozenset("br p div li ul ol td th tr table h1 h2 h3 h4 h5 h6 hr dt dd".split())


class Line(NamedTuple):
    """A line of an inline source: where its text stands in the paper."""

    text: str
    start: int


class Break(NamedTuple):
    """A line end inside a block."""

    position: int  # in the text
    hard: bool


@dataclass
class Inline:
    """What one stretch of inline Markdown holds."""

    text: Text = field(default_factory=lambda: Text("", ()))
    breaks: list[Break] = field(default_factory=list)
    strong: set[int] = field(default_factory=set)  # positions in the text where bold begins
    definitions: list[Definition] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)
    notes: list[Text] = field(default_factory=list)
    only_image: bool = False


def read_inline(source: str, lines: Sequence[Line], env: dict[str, object]) -> Inline:
    """Read lines of inline Markdown. `env` is the parser's own, with the link references."""
    content = "\n".join(line.text for line in lines)
    if _MARKUP.search(content) is None:
        return _unmarked(source, lines)
    tokens: list[Token] = []
    md = parser()
    md.inline.parse(content, md, env, tokens)
    return _Reading(source, lines, env).run(tokens)


def _unmarked(source: str, lines: Sequence[Line]) -> Inline:
    """Lines without any inline markup, which are most lines of most papers."""
    builder = TextBuilder(source)
    found = Inline()
    for number, line in enumerate(lines):
        if number:
            end = lines[number - 1].start + len(lines[number - 1].text)
            builder.space(end, end + 1)
            found.breaks.append(Break(builder.length, False))
        builder.add(line.start, line.start + len(line.text))
    found.text = builder.build()
    return found


class _Reading:
    """One walk over inline tokens."""

    def __init__(self, source: str, lines: Sequence[Line], env: dict[str, object]) -> None:
        self._source = source
        self._env = env
        self._lines = lines
        self._starts = [0]
        for line in lines[:-1]:
            self._starts.append(self._starts[-1] + len(line.text) + 1)
        self._builder = TextBuilder(source)
        self._found = Inline()
        self._unread = ""  # the tag whose content is not read
        self._unread_from = 0  # its place in the source
        self._abbr: tuple[str, int, int] | None = None  # title, start in source, in text

    def run(self, tokens: list[Token]) -> Inline:
        visible = [t for t in tokens if t.type != "text" or t.content.strip()]
        self._walk(tokens, 0)
        found = self._found
        found.text = self._builder.build()
        found.only_image = len(visible) == 1 and visible[0].type == "image"
        return found

    def _walk(self, tokens: list[Token], offset: int) -> None:
        address = 0  # the end of the last <address>, whose text is not read again
        for token in sorted(tokens, key=_order):
            start, end = token.meta["at"]
            start, end = start + offset, end + offset
            if token.type == "html_inline":
                self._html(token.content, start, end)
            elif self._unread:
                continue
            elif token.markup == "autolink":
                if token.nesting > 0:
                    self._builder.add_literal(self._place(start), self._place_end(end))
                    address = end
            elif token.type == "text":
                if token.content and start >= address:
                    self._copy(start, end)
            elif token.type in ("softbreak", "hardbreak"):
                self._break(start, end, token.type == "hardbreak")
            elif token.type == "text_special":
                self._builder.add_as(token.content, self._place(start), self._place_end(end))
            elif token.type == "strong_open":
                self._found.strong.add(self._builder.length)
            elif token.type == Kind.LEFT_OUT.value:
                self._builder.leave_out()
            elif token.type == Kind.NOTE.value:
                self._builder.leave_out()
                self._note(start + 2, end - 1)
            elif token.type == "image":
                self._walk(token.children or [], start + 2)
            elif token.type in ("code_inline", Kind.LITERAL.value):
                self._builder.add_literal(self._place(start), self._place_end(end))

    def _place(self, position: int) -> int:
        line = bisect_right(self._starts, position) - 1
        return self._lines[line].start + position - self._starts[line]

    def _place_end(self, position: int) -> int:
        return self._place(position - 1) + 1

    def _copy(self, start: int, end: int) -> None:
        place = self._place(start)
        self._builder.add(place, place + end - start)

    def _break(self, start: int, end: int, hard: bool) -> None:
        place = self._place(start)
        self._builder.space(place, self._place_end(end))
        self._found.breaks.append(Break(self._builder.length, hard))

    def _note(self, start: int, end: int) -> None:
        """Read a note, which may run over line ends, as a text of its own."""
        lines = []
        while start < end:
            line = bisect_right(self._starts, start) - 1
            stop = min(end, self._starts[line] + len(self._lines[line].text))
            text = self._lines[line].text[start - self._starts[line] : stop - self._starts[line]]
            lines.append(Line(text, self._place(start)))
            start = stop + 1
        note = read_inline(self._source, lines, self._env) if lines else Inline()
        found = self._found
        found.notes += [note.text, *note.notes] if note.text.text else note.notes
        found.definitions += note.definitions
        found.comments += note.comments

    def _html(self, tag: str, start: int, end: int) -> None:
        place, place_end = self._place(start), self._place_end(end)
        comment = _COMMENT.match(tag)
        if comment:
            self._found.comments.append(Comment(comment[1].strip(), Span(place, place_end)))
            self._builder.leave_out()
            return
        named = _TAG.match(tag)
        name = named[1].lower() if named else ""
        closing = tag.startswith("</")
        if self._unread:
            if closing and name == self._unread:
                self._unread = ""
                if name in _LITERAL:
                    self._builder.add_literal(self._unread_from, place_end)
            return
        if name in _UNREAD and not closing and not tag.endswith("/>"):
            self._unread, self._unread_from = name, place
        elif name in _SEPARATE:
            self._builder.space(place, place_end)
            self._found.breaks.append(Break(self._builder.length, True))
        elif name == "abbr":
            self._abbreviation(tag, closing, place, place_end)

    def _abbreviation(self, tag: str, closing: bool, place: int, place_end: int) -> None:
        if not closing:
            title = _ABBR.match(tag)
            long = unescape(title[1] or title[2] or "").strip() if title else ""
            self._abbr = (long, place, self._builder.length) if long else None
        elif self._abbr:
            long, start, position = self._abbr
            short = self._builder.text_from(position)
            if short:
                span = Span(start, place_end)
                self._found.definitions.append(Definition(short, long, span))
            self._abbr = None


def _order(token: Token) -> int:
    at: tuple[int, int] = token.meta["at"]
    return at[0]
