"""HTML cut into tags, comments and text, each with its exact place.

The libraries that parse HTML give the line of a tag at best, so that no word could be found again
in the source. The cutting here follows the HTML standard's rules for tokens, is linear in the
length of the text, and takes anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from html import unescape
from typing import NamedTuple

from plainspeak.model import Span

_NAME = re.compile(r"[a-zA-Z][^\s/>]*")
_ATTRIBUTE = re.compile(
    r"[\s/]*([^\s/>=][^\s/>=]*)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+)))?"
)
_TAG_END = re.compile(r"[\s/=]*>")
_ENTITY = re.compile(r"&(?:#[0-9]{1,7};?|#[xX][0-9a-fA-F]{1,6};?|[a-zA-Z][a-zA-Z0-9]{1,31};?)")
_RAW = frozenset("script style textarea title iframe noembed noframes noscript xmp".split())


class TokenKind(Enum):
    TEXT = "text"
    OPEN = "open"
    CLOSE = "close"
    COMMENT = "comment"


class HtmlToken(NamedTuple):
    """One token; `name` is that of a tag in small letters, `attributes` are the source ranges of
    its attributes' values, without quotation marks."""

    kind: TokenKind
    start: int
    end: int
    name: str = ""
    attributes: dict[str, Span] = {}  # noqa: RUF012 (never written to)


def tokens(source: str) -> Iterator[HtmlToken]:
    """The tokens of an HTML text in order. What a tag like <script> holds is left out."""
    position, length = 0, len(source)
    while position < length:
        mark = source.find("<", position)
        if mark < 0:
            mark = length
        token = _markup(source, mark) if mark < length else None
        if token is None:  # a sign "less than" that begins nothing
            mark = min(mark + 1, length)
            yield HtmlToken(TokenKind.TEXT, position, mark)
            position = mark
            continue
        if mark > position:
            yield HtmlToken(TokenKind.TEXT, position, mark)
        yield token
        position = token.end
        if token.kind is TokenKind.OPEN and token.name in _RAW:
            position = _raw_end(source, token.name, position)


def _markup(source: str, start: int) -> HtmlToken | None:
    """The tag or comment that begins at source[start], or None for a lone "<"."""
    following = source[start + 1 : start + 2]
    if following in ("!", "?"):
        return _comment(source, start)
    closing = following == "/"
    name = _NAME.match(source, start + 1 + closing)
    if name is None:
        return _comment(source, start) if closing and start + 2 < len(source) else None
    attributes: dict[str, Span] = {}
    position = name.end()
    while True:
        end = _TAG_END.match(source, position)
        if end:
            kind = TokenKind.CLOSE if closing else TokenKind.OPEN
            return HtmlToken(kind, start, end.end(), name.group().lower(), attributes)
        attribute = _ATTRIBUTE.match(source, position)
        if attribute is None:  # the text ends inside a tag; a browser shows nothing of it
            return HtmlToken(TokenKind.COMMENT, start, len(source))
        group = next((g for g in (2, 3, 4) if attribute[g] is not None), 0)
        place = Span(*attribute.span(group)) if group else Span(position, position)
        attributes.setdefault(attribute[1].lower(), place)
        position = attribute.end()


def _comment(source: str, start: int) -> HtmlToken:
    if not source.startswith("<!--", start):
        end = source.find(">", start)
        return HtmlToken(TokenKind.COMMENT, start, end + 1 if end >= 0 else len(source))
    for short in ("<!-->", "<!--->"):
        if source.startswith(short, start):
            return HtmlToken(TokenKind.COMMENT, start, start + len(short))
    end = source.find("-->", start + 4)
    return HtmlToken(TokenKind.COMMENT, start, end + 3 if end >= 0 else len(source))


def _raw_end(source: str, name: str, position: int) -> int:
    end = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(source, position)
    return end.start() if end else len(source)


def pieces(source: str, start: int, end: int) -> Iterator[tuple[str | None, int, int]]:
    """The text in source[start:end] piece by piece: what an entity shows, or None where the source
    is shown as it is."""
    cursor = start
    for entity in _ENTITY.finditer(source, start, end):
        shown = unescape(entity.group())
        if shown == entity.group():
            continue
        if entity.start() > cursor:
            yield None, cursor, entity.start()
        yield shown, entity.start(), entity.end()
        cursor = entity.end()
    if cursor < end:
        yield None, cursor, end
