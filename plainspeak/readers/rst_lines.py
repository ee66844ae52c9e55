"""The lines of a reStructuredText source and what a line can begin."""

from __future__ import annotations

import re
from typing import NamedTuple

_LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n|\Z)")
_SIGNS = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"

BULLET = re.compile(r"[-*+•‣⁃](?:[ \t]+|$)")
NUMBER = re.compile(r"\(?(?:\d{1,9}|[a-zA-Z]|[ivxlcdmIVXLCDM]{1,8}|#)[.)](?:[ \t]+|$)")
FIELD = re.compile(r":(?![ :])(?P<name>(?:\\.|[^:\\]){1,80}):(?:[ \t]+|$)(?P<value>.*)")
EXPLICIT = re.compile(r"\.\.(?:[ \t]+|$)")
DIRECTIVE = re.compile(
    r"(?:\|(?P<substituted>[^|]{1,80})\|[ \t]+)?(?P<name>[a-zA-Z][\w.+:-]*?)[ \t]?::(?:[ \t]+|$)"
)
FOOTNOTE = re.compile(r"\[(?:\d{1,9}|[#*][\w.-]*|[A-Za-z][\w.-]*)\](?:[ \t]+|$)")
TARGET = re.compile(r"_(?:`[^`]{1,200}`|(?:\\:|[^:]){0,200}):|__(?:[ \t]|$)")
GRID = re.compile(r"\+(?:[-=]+\+)+\Z")
SIMPLE = re.compile(r"=+(?:[ \t]+=+)+\Z")


class RstLine(NamedTuple):
    """A line or what is left of it after a mark: source[start:end], which begins in column
    `indent`. A blank line has start == end."""

    start: int
    end: int
    indent: int

    @property
    def blank(self) -> bool:
        return self.start == self.end


def split(source: str) -> list[RstLine]:
    """The lines of a source, without their indents and ends."""
    lines: list[RstLine] = []
    position = 0
    for text, end in _LINE.findall(source):
        body = text.rstrip()
        bare = body.lstrip()
        start = position + len(body) - len(bare)
        indent = len(body[: len(body) - len(bare)].expandtabs(8))
        lines.append(RstLine(start, start + len(bare), indent))
        position += len(text) + len(end)
    return lines


def adornment(text: str) -> str:
    """The sign of a line that underlines a title or parts the text, or ""."""
    if len(text) < 2 or text[0] not in _SIGNS or text.strip(text[0]):
        return ""
    return text[0]


def after(line: RstLine, length: int) -> RstLine:
    """What is left of a line after its first characters."""
    return RstLine(min(line.start + length, line.end), line.end, line.indent + length)
