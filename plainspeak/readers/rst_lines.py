"""The lines of a reStructuredText source and what a line can begin."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from plainspeak.model.lines import lines as lines_of
from plainspeak.readers.drawn_tables import PlacedLine

_SIGNS = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"

BULLET = re.compile(r"[-*+•‣⁃](?:[ \t]+|$)")
NUMBER = re.compile(r"\(?(?:\d{1,9}|[a-zA-Z]|[ivxlcdmIVXLCDM]{1,8}|#)[.)](?:[ \t]+|$)")
FIELD = re.compile(r":(?![ :])(?P<name>(?:\\.|:(?=[^\s`])|[^:\\]){1,80}):(?:[ \t]+|$)(?P<value>.*)")
EXPLICIT = re.compile(r"\.\.(?:[ \t]+|$)")
DIRECTIVE = re.compile(
    r"(?:\|(?P<substituted>[^|]{1,80})\|[ \t]+)?(?P<name>[a-zA-Z][\w.+:-]*?)[ \t]?::(?:[ \t]+|$)"
)
FOOTNOTE = re.compile(r"\[(?:\d{1,9}|[#*][\w.-]*|[A-Za-z][\w.-]*)\](?:[ \t]+|$)")
TARGET = re.compile(r"_(?:`[^`]{1,200}`|(?:\\:|[^:]){0,200}):|__(?:[ \t]|$)")
SIMPLE = re.compile(r"=+(?:[ \t]+=+)+\Z")


class TitleStyle(NamedTuple):
    """The sign that marks a title, and whether it also stands above: each style is a level."""

    sign: str
    above: bool


class Title(NamedTuple):
    """A section's title, or (style None) a line that parts the text."""

    line: PlacedLine
    style: TitleStyle | None
    stop: int  # the number of the line after it


def split(source: str) -> list[PlacedLine]:
    """The lines of a source, without their indents and ends."""
    lines: list[PlacedLine] = []
    for text, begin, _ in lines_of(source):
        body = text.rstrip()
        bare = body.lstrip()
        start = begin + len(body) - len(bare)
        indent = len(body[: len(body) - len(bare)].expandtabs(8))
        lines.append(PlacedLine(start, start + len(bare), indent))
    return lines


def adornment(text: str) -> str:
    """The sign of a line that underlines a title or parts the text, or ""."""
    if len(text) < 2 or text[0] not in _SIGNS or text.strip(text[0]):
        return ""
    return text[0]


def after(line: PlacedLine, length: int) -> PlacedLine:
    """What is left of a line after its first characters."""
    return PlacedLine(min(line.start + length, line.end), line.end, line.indent + length)


def flattened(lines: Sequence[PlacedLine]) -> list[PlacedLine]:
    """Lines moved to the left until the first of them is not indented."""
    indent = next((line.indent for line in lines if not line.blank), 0)
    return [line._replace(indent=max(0, line.indent - indent)) for line in lines]


def region_end(lines: Sequence[PlacedLine], number: int, indent: int) -> int:
    """The line after those that stand at least this far in, blank ones at the end left out."""
    stop = number
    while number < len(lines) and (lines[number].blank or lines[number].indent >= indent):
        number += 1
        if not lines[number - 1].blank:
            stop = number
    return stop


def paragraph_end(lines: Sequence[PlacedLine], number: int) -> int:
    """The next blank line."""
    while number < len(lines) and not lines[number].blank:
        number += 1
    return number


def after_literal(source: str, lines: Sequence[PlacedLine], number: int, indent: int) -> int:
    """The line after a literal block that "::" announced: lines further in, or quoted by a sign."""
    while number < len(lines) and lines[number].blank:
        number += 1
    if number == len(lines) or lines[number].indent > indent:
        return region_end(lines, number, indent + 1)
    sign = source[lines[number].start]
    if sign.isalnum():
        return number
    while number < len(lines) and source.startswith(sign, lines[number].start):
        number += 1
    return number


def options(source: str, body: list[PlacedLine]) -> tuple[list[PlacedLine], list[PlacedLine]]:
    """The options of a directive and the body below them."""
    number = 0
    while number < len(body) and FIELD.match(source, body[number].start, body[number].end):
        number += 1
    return body[:number], body[number:]


def title_at(source: str, lines: Sequence[PlacedLine], number: int) -> Title | None:
    """The title that begins at a line, or None."""
    texts = [source[line.start : line.end] for line in lines[number : number + 3]] + ["", ""]
    over = adornment(texts[0])
    if over and texts[1] and adornment(texts[2]) == over and len(texts[0]) >= 3:
        return Title(lines[number + 1], TitleStyle(over, True), number + 3)
    if over and not texts[1] and len(texts[0]) >= 4:
        return Title(lines[number], None, number + 1)
    under = adornment(texts[1])
    if over or not under or len(texts[1]) < min(4, len(texts[0])) or lines[number + 1].indent:
        return None
    return Title(lines[number], TitleStyle(under, False), number + 2)


def item_at(
    source: str, lines: Sequence[PlacedLine], number: int
) -> tuple[list[PlacedLine], int] | None:
    """The lines of the list item that begins at a line, without its mark, and the line after them.
    None where there is none."""
    line = lines[number]
    mark = _item_mark(source, line)
    if mark is None:
        return None
    following = lines[number + 1] if number + 1 < len(lines) else None
    if (
        following is not None
        and not following.blank
        and following.indent <= line.indent
        and not _item_mark(source, following)
    ):
        return None  # a paragraph that happens to begin like an item
    inside = line.indent + len(mark.group())
    stop = region_end(lines, number + 1, line.indent + 1)
    rest = [later._replace(indent=max(later.indent, inside)) for later in lines[number + 1 : stop]]
    return [after(line, len(mark.group())), *rest], stop


def _item_mark(source: str, line: PlacedLine) -> re.Match[str] | None:
    text = source[line.start : line.end]
    return BULLET.match(text) or NUMBER.match(text)


def substitutions(source: str, lines: Sequence[PlacedLine]) -> dict[str, str]:
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


_ROLE = re.compile(r"\.\. role:: ([\w.:+-]+)\((\w+)\)[ \t]*$")


def roles(source: str, lines: Sequence[PlacedLine]) -> dict[str, str]:
    """Roles that a paper makes for itself, with those that they are made of."""
    made = (_ROLE.match(source[line.start : line.end]) for line in lines)
    return {match[1]: match[2] for match in made if match}
