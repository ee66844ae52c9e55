"""Raw HTML blocks inside Markdown: what stands between the tags."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape

from plainspeak.model import BlockKind, Comment, Definition, Span
from plainspeak.readers.text import Text, TextBuilder

_PIECE = re.compile(
    r"<!--|<(?P<close>/?)(?P<name>[a-zA-Z][a-zA-Z0-9-]*)(?P<rest>[^<>]*)>|<[!?][^<>]*>"
    r"|&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});"
)
_TITLE = re.compile(r"\btitle\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", re.IGNORECASE)
_INLINE = frozenset(
    "a abbr b bdi bdo cite code data dfn em font i ins kbd label mark q s samp small span strong "
    "sub sup time u var wbr".split()
)
_UNREAD = frozenset("script style template pre code kbd samp tt textarea svg math del".split())
_LITERAL = frozenset("code kbd samp tt math".split())
"""Tags of _UNREAD whose content stands in a sentence as one neutral word."""
_KINDS = {
    **{f"h{level}": BlockKind.HEADING for level in range(1, 7)},
    "li": BlockKind.LIST_ITEM,
    "figcaption": BlockKind.CAPTION,
    "caption": BlockKind.CAPTION,
    "blockquote": BlockKind.QUOTATION,
}


@dataclass
class Html:
    """What a stretch of HTML holds, in reading order."""

    texts: list[tuple[BlockKind, int, Text]] = field(default_factory=list)  # kind, level, text
    definitions: list[Definition] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)


def read_html(source: str, start: int, end: int) -> Html:
    """Read source[start:end] as HTML. Tags, scripts and styles are not read."""
    found = Html()
    builder = TextBuilder(source)
    kind, level, cursor = BlockKind.PARAGRAPH, 0, start
    abbr: tuple[str, int, int] | None = None

    def flush() -> None:
        nonlocal builder
        text = builder.build()
        if text.text:
            found.texts.append((kind, level, text))
        builder = TextBuilder(source)

    while match := _PIECE.search(source, cursor, end):
        builder.add(cursor, match.start())
        cursor = match.end()
        piece, name = match.group(), (match["name"] or "").lower()
        if piece == "<!--":
            close = source.find("-->", cursor, end)
            stop = close if close >= 0 else end
            cursor = close + 3 if close >= 0 else end
            found.comments.append(
                Comment(source[match.end() : stop].strip(), Span(match.start(), cursor))
            )
        elif piece[0] == "&":
            text = unescape(piece)
            builder.add_as(text if text != piece else piece, match.start(), match.end())
        elif name in _UNREAD and not match["close"] and not piece.endswith("/>"):
            close = _closing(source, name, cursor, end)
            if name in _LITERAL:
                builder.add_literal(match.start(), close)
            cursor = close
        elif name == "abbr":
            if not match["close"]:
                title = _TITLE.search(match["rest"])
                long = unescape(title[1] or title[2] or "").strip() if title else ""
                abbr = (long, match.start(), builder.length) if long else None
            elif abbr:
                short = builder.text_from(abbr[2])
                if short:
                    span = Span(abbr[1], match.end())
                    found.definitions.append(Definition(short, abbr[0], span))
                abbr = None
        elif name and name not in _INLINE:
            flush()
            abbr = None
            opened = _KINDS.get(name) if not match["close"] else None
            kind = opened or BlockKind.PARAGRAPH
            level = 0
            if kind is BlockKind.HEADING:
                level = int(name[1])
            elif kind is BlockKind.LIST_ITEM:
                level = 1
    builder.add(cursor, end)
    flush()
    return found


def _closing(source: str, name: str, start: int, end: int) -> int:
    """The end of the closing tag, or the end of the stretch where there is none."""
    match = re.compile(rf"</{name}\s*>", re.IGNORECASE).search(source, start, end)
    return match.end() if match else end
