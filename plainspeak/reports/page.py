"""A page of ours in Markdown, as a person reads it at a terminal."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Sequence

import click
from markdown_it import MarkdownIt
from markdown_it.token import Token

_BOLD, _PLAIN = "\ue000", "\ue001"  # stand for what turns bold on and off, which has no width
_MARKED = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)  # in an example
_GAP = "  "
_NARROWEST = 12  # columns of a table's column


def at_terminal(text: str, width: int) -> str:
    """The page with its lines wrapped to `width` columns, links as their words, bold in bold and
    tables as columns."""
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    page = "\n\n".join(_blocks(tokens, width)).replace("\n\n\x00", "\n")
    on, off = click.style("\x00", bold=True).split("\x00")
    return page.replace("\x00", "").replace(_BOLD, on).replace(_PLAIN, off) + "\n"


def _blocks(tokens: Sequence[Token], width: int) -> Iterator[str]:
    """Each block with its lines; one that follows without an empty line begins with a zero sign."""
    heading = False
    mark = ""  # of the list item that the next paragraph begins
    depth = 0
    table: list[list[str]] = []
    close = False  # whether the block before is an item of the same list
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            heading = token.nesting > 0
        elif token.type in ("bullet_list_open", "ordered_list_open"):
            depth += 1
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            depth -= 1
            close = False
        elif token.type == "list_item_open":
            mark = f"{token.info}{token.markup} "
        elif token.type in ("fence", "code_block"):
            shown = _MARKED.sub(rf"{_BOLD}\1{_PLAIN}", token.content.rstrip("\n"))
            yield "\n".join(
                textwrap.fill(line, width, initial_indent="    ", subsequent_indent="    ")
                for line in shown.split("\n")
            )
        elif token.type == "tr_open":
            table.append([])
        elif token.type == "table_close":
            yield _table(table, width)
            table = []
        elif token.type == "inline" and table:
            table[-1].append(_words(token))
        elif token.type in ("inline", "html_block"):
            words = _words(token) if token.children else token.content
            if heading:
                words = f"{_BOLD}{words}{_PLAIN}"
            indent = "  " * depth
            first = indent[: -len(mark)] + mark if mark else indent
            lines = textwrap.fill(words, width, initial_indent=first, subsequent_indent=indent)
            yield ("\x00" if mark and close else "") + lines
            close, mark = depth > 0, ""


def _words(token: Token) -> str:
    """The words of a line. A link into the web shows where it leads, one to another page does
    not."""
    found, leads = "", ""
    for part in token.children or []:
        if part.type == "code_inline":
            found += f"{part.markup}{part.content}{part.markup}"
        elif part.type in ("softbreak", "hardbreak"):
            found += " "
        elif part.type == "strong_open":
            found += _BOLD
        elif part.type == "strong_close":
            found += _PLAIN
        elif part.type == "link_open":
            leads = str(part.attrs.get("href", ""))
        elif part.type == "link_close":
            found += f" ({leads})" if "://" in leads and part.markup != "autolink" else ""
        else:
            found += part.content
    return found


def _table(rows: Sequence[Sequence[str]], width: int) -> str:
    """Columns as wide as their words; where there is no room, the widest gives way."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    room = width - len(_GAP) * (len(widths) - 1)
    if sum(widths) > room:
        widest = widths.index(max(widths))
        widths[widest] = max(_NARROWEST, widths[widest] - sum(widths) + room)
    lines = []
    for number, row in enumerate(rows):
        cells = [textwrap.wrap(cell, each) for cell, each in zip(row, widths, strict=True)]
        for at in range(max(map(len, cells), default=0)):
            parts = [(cell[at] if at < len(cell) else "").ljust(each)
                     for cell, each in zip(cells, widths, strict=True)]  # fmt: skip
            lines.append(_GAP.join(parts).rstrip())
        if number == 0:
            lines.append("-" * min(width, sum(widths) + len(_GAP) * (len(widths) - 1)))
    return "\n".join(lines)
