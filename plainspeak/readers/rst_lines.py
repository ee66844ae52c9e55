"""The lines of a reStructuredText source and what a line can begin."""

from __future__ import annotations

import re
from collections.abc import Sequence
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


def flattened(lines: Sequence[RstLine]) -> list[RstLine]:
    """Lines moved to the left until the first of them is not indented."""
    indent = next((line.indent for line in lines if not line.blank), 0)
    return [line._replace(indent=max(0, line.indent - indent)) for line in lines]


def region_end(lines: Sequence[RstLine], number: int, indent: int) -> int:
    """The line after those that stand at least this far in, blank ones at the end left out."""
    stop = number
    while number < len(lines) and (lines[number].blank or lines[number].indent >= indent):
        number += 1
        if not lines[number - 1].blank:
            stop = number
    return stop


def paragraph_end(lines: Sequence[RstLine], number: int) -> int:
    """The next blank line."""
    while number < len(lines) and not lines[number].blank:
        number += 1
    return number


def substitutions(source: str, lines: Sequence[RstLine]) -> dict[str, str]:
    """What stands in the place of each name between upright lines, names in small letters."""
    found: dict[str, str] = {}
    for line in lines:
        text = source[line.start : line.end]
        mark = EXPLICIT.match(text)
        directive = DIRECTIVE.match(text, mark.end()) if mark else None
        if directive and directive["substituted"] and directive["name"] == "replace":
            shown = " ".join(text[directive.end() :].split())
            if shown:
                found[directive["substituted"].casefold()] = shown
    return found
