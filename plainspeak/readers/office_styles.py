"""What names of styles say about a paragraph, in Word, LibreOffice and Pandoc."""

from __future__ import annotations

import re
from collections.abc import Iterable

from plainspeak.model import BlockKind

DEEPEST = 50
"""Styles that one is based on, one upon the other; what lies beyond is not looked at. Our own
figure."""

_HEADING = re.compile(r"(?:heading|überschrift|titre)[ _]*(\d)")
_QUOTE = re.compile(r"(?:intense )?quot(?:e|ation)s?|block ?(?:text|quote|quotation)")
_LIST = re.compile(r"list (?:bullet|number|continue)|numbering \d")
_CAPTION = re.compile(r"(?:(?:image|table|figure) )?caption|illustration|figure|table")
_CODE = re.compile(
    r"verbatim char|source text|code|html code|html sample|html keyboard|inline code|macro text"
)
_LEFT_OUT = re.compile(
    r"source code|preformatted text|html preformatted|code block|plain text code"
    r"|toc \d|contents \d|contents \d+|table of figures|table of authorities|index \d"
)
_TERM = re.compile(r"definition term|list heading")
_DEFINITION = re.compile(r"definition|list contents")


def kind_of(names: Iterable[str]) -> tuple[BlockKind, int] | None:
    """The kind and level that the first telling name stands for; names are in small letters, a
    style's own before those of the styles it is based on."""
    for name in names:
        if heading := _HEADING.match(name):
            return BlockKind.HEADING, int(heading.group(1)) or 1
        if name in ("title", "subtitle"):
            return BlockKind.HEADING, 1 if name == "title" else 2
        if _QUOTE.fullmatch(name):
            return BlockKind.QUOTATION, 0
        if _CAPTION.fullmatch(name):
            return BlockKind.CAPTION, 0
        if listed := _LIST.match(name):
            depth = name[listed.end() :].strip()
            return BlockKind.LIST_ITEM, int(depth) if depth.isdecimal() else 1
    return None


def is_left_out(names: Iterable[str]) -> bool:
    """Whether a paragraph is code, or a table of contents that repeats the headings."""
    return any(_LEFT_OUT.fullmatch(name) for name in names)


def is_code(names: Iterable[str]) -> bool:
    """Whether letters of this style are code inside a sentence."""
    return any(_CODE.fullmatch(name) for name in names)


def is_term(names: Iterable[str]) -> bool:
    """Whether the paragraphs after this one explain it."""
    return any(_TERM.fullmatch(name) for name in names)


def is_definition(names: Iterable[str]) -> bool:
    """Whether a paragraph explains the term above it."""
    return any(_DEFINITION.fullmatch(name) for name in names)
