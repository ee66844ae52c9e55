"""What a reader of the page sees of front matter: title, subtitle, abstract and description.

Only these keys at the top level are read, from YAML or TOML as people write them; everything else
is settings. No parser for either is needed, and none would keep the places of words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from plainspeak.model import BlockKind
from plainspeak.readers.markdown_inline import Line

READ = {
    "title": (BlockKind.HEADING, 1),
    "subtitle": (BlockKind.HEADING, 2),
    "abstract": (BlockKind.PARAGRAPH, 0),
    "description": (BlockKind.PARAGRAPH, 0),
}
_KEY = re.compile(r"(?P<key>[A-Za-z]+)(?P<sign>[ \t]*[:=])(?:[ \t]+(?P<value>.*)|[ \t]*\Z)")
_BLOCK = re.compile(r"[|>][-+0-9]*[ \t]*(?:#.*)?\Z")
_REMARK = re.compile(r"[ \t]#.*\Z")


class Value(NamedTuple):
    """One paragraph of what stands under a key."""

    kind: BlockKind
    level: int
    lines: list[Line]


def values(lines: Sequence[str], starts: Sequence[int]) -> list[Value]:
    """The paragraphs that people read in the lines of front matter, its fences included."""
    found: list[Value] = []
    number = 1
    while number < len(lines) - 1:
        match = _KEY.match(lines[number])
        stop = number + 1
        while stop < len(lines) - 1 and _goes_on(lines[stop]):
            stop += 1
        if match and match["key"].lower() in READ:
            kind, level = READ[match["key"].lower()]
            for paragraph in _paragraphs(match, lines, starts, number, stop):
                found.append(Value(kind, level, paragraph))
        number = stop
    return found


def _goes_on(line: str) -> bool:
    """Whether a line belongs to the key above it."""
    return not line.strip() or line[0] in " \t"


def _paragraphs(
    match: re.Match[str], lines: Sequence[str], starts: Sequence[int], number: int, stop: int
) -> list[list[Line]]:
    value = (match["value"] or "").strip()
    below = [
        Line(lines[n].strip(), starts[n] + len(lines[n]) - len(lines[n].lstrip()))
        for n in range(number + 1, stop)
    ]
    if _BLOCK.match(value) or not value:
        if below and (below[0].text.startswith(("- ", "{", "[")) or _KEY.match(below[0].text)):
            return []  # a list or a table of settings
        return _apart(below)
    if value[0] in "[{&*!":
        return []
    first = Line(value, starts[number] + match.start("value"))
    return _apart(_unquoted([first, *below]))


def _unquoted(lines: list[Line]) -> list[Line]:
    """Lines without the quotation marks around them all, or without a remark after a bare value."""
    first, last = lines[0], lines[-1]
    sign = first.text[0]
    if sign not in "\"'":
        return [Line(_REMARK.sub("", line.text), line.start) for line in lines]
    mark = sign * 3 if first.text.startswith(sign * 3) else sign
    lines = [Line(first.text[len(mark) :], first.start + len(mark)), *lines[1:]]
    last = lines[-1]
    end = last.text.rfind(mark)
    return [*lines[:-1], Line(last.text[: end if end >= 0 else None], last.start)]


def _apart(lines: list[Line]) -> list[list[Line]]:
    """Paragraphs, which blank lines part."""
    found: list[list[Line]] = [[]]
    for line in lines:
        if line.text:
            found[-1].append(line)
        elif found[-1]:
            found.append([])
    return [paragraph for paragraph in found if paragraph]
