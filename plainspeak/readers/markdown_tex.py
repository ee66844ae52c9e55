"""LaTeX commands inside Markdown, as R Markdown and Quarto pass them on."""

from __future__ import annotations

import re
from typing import NamedTuple

from plainspeak.readers import tex_commands as tables

_COMMAND = re.compile(
    r"(?:(?<![\\\w:])|(?<!\\)(?=\\[a-zA-Z]{2,30}\{))"  # not in `C:\reports\new`
    r"\\(?P<name>[a-zA-Z]{2,30})(?![a-zA-Z])\*?"
)
_BRACE = re.compile(r"\\.|[{}]", re.DOTALL)
_OPTION = re.compile(r"\[[^\[\]\n]{0,200}\]|<[\d,+.-]{1,20}>")
_DEFINED = re.compile(r"[ \t]*=?\\[a-zA-Z@]+(?:#\d){0,9}")
_DEFINING = frozenset("newcommand renewcommand providecommand def let".split())


class Range(NamedTuple):
    """source[start:end], which is left out, or is a note, or (neither) is one neutral word."""

    start: int
    end: int
    left_out: bool = False
    note: bool = False


def tex_ranges(source: str) -> list[Range]:
    """The commands in an inline source: what is no text of them, and their notes. The text that
    stands in the braces of `\\textbf{…}` is not among them."""
    commands = list(_COMMAND.finditer(source))
    closes = _closes(source) if commands else {}
    return [found for command in commands for found in _read(source, closes, command)]


def _read(source: str, closes: dict[int, int], command: re.Match[str]) -> list[Range]:
    name, start, end = command["name"], command.start(), command.end()
    if name in tables.NOTES:
        opened = _after_options(source, end)
        if opened not in closes:
            return [Range(start, end, True)]
        # A note begins with two signs, as in "^[".
        return [Range(start, opened - 1, True), Range(opened - 1, closes[opened] + 1, note=True)]
    hidden = tables.PASSED_OVER.get(name, 1 if name in tables.CITATIONS else -1)
    if name in _DEFINING:
        while defined := _DEFINED.match(source, end):
            end = defined.end()
        hidden = 2
    elif name in ("begin", "end"):
        hidden = 1
    if hidden >= 0:
        return [Range(start, _after(source, closes, end, hidden), True)]
    if name in tables.LITERALS:
        return [Range(start, _after(source, closes, end, tables.LITERALS[name]))]
    opened = _after(source, closes, end, tables.SKIPPED_ARGUMENTS.get(name, 0))
    if opened not in closes:
        return [Range(start, opened, name in ("noindent", "par"))]
    return [Range(start, opened + 1, True), Range(closes[opened], closes[opened] + 1, True)]


def _after(source: str, closes: dict[int, int], position: int, count: int) -> int:
    """The end of up to `count` arguments in braces and of those in brackets before them."""
    position = _after_options(source, position)
    for _ in range(count):
        if position not in closes:
            break
        position = _after_options(source, closes[position] + 1)
    return position


def _after_options(source: str, position: int) -> int:
    for _ in range(3):
        option = _OPTION.match(source, position)
        if option is None:
            break
        position = option.end()
    return position


def _closes(source: str) -> dict[int, int]:
    found: dict[int, int] = {}
    opened: list[int] = []
    for brace in _BRACE.finditer(source):
        if brace.group() == "{":
            opened.append(brace.start())
        elif brace.group() == "}" and opened:
            found[opened.pop()] = brace.start()
    return found
