"""Stretches of Markdown over several lines that are not text: display mathematics and LaTeX.

The block parser would see a list in a formula whose lines begin with `+`, and a code chunk whose
header holds a backtick as the beginning of inline code. Such lines are given to it in another form
of the same length, so that every place in them is still that of the source.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from plainspeak.readers.directives import ARGUMENT_HIDDEN, BODY_READ, QUOTING, TITLED
from plainspeak.readers.markdown_markers import Markers

_FENCE = re.compile(r"[ \t>]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)*(?P<fence>`{3,}|~{3,})(?P<info>.*)")
_CHUNK = re.compile(r"[ \t>]*`{3,}\s*\{[a-zA-Z0-9_.=-]+(?:[ ,].*)?\}\s*\Z")
_DIRECTIVE = re.compile(r"\{(?P<name>[a-z][\w:-]*)\}(?P<rest>[^`]*)\Z")
_OPTION = re.compile(r"[ \t>]*:[\w-]+:(?:\s|\Z)")
_BEGIN = re.compile(r"(?P<lead>[ \t>]*)\\begin\{(?P<name>[A-Za-z]+\*?)\}")
_MATHS = re.compile(r"(?P<lead>[^$`]*)(?<![\\$])\$\$(?!\$)")
_SETTING = re.compile(r"[a-z][\w-]*:(?:\s|\Z)")
_GOES_ON = re.compile(r"[\w-]+:(?:\s|\Z)|[ \t#]|- |\s*\Z")
_LONGEST = 400  # lines; what is not closed by then is no formula
_R_CODE = re.compile(r"(?<![`\w])`r[ #][^`]*\Z")
_LONGEST_CODE = 40  # lines
_FILLER = "x"


def masked(lines: Sequence[str]) -> list[str]:
    """The lines as the block parser and the inline rules are to see them."""
    shown = list(lines)
    markers = Markers()
    number = 0
    while number < len(shown):
        line = shown[number]
        if "`" in line or "~" in line:
            fence = _FENCE.match(line)
            if fence and (stop := _after_code(shown, number, fence)):
                number = stop
                continue
        stop = _settings(shown, number) if line.startswith("---") else 0
        if not stop and "\\begin{" in line:
            stop = _environment(shown, number)
        if not stop and "$$" in line:
            stop = _formula(shown, number)
        if not stop and "`r" in line:
            stop = _calculated(shown, number)
        if stop:
            number = stop
        else:
            shown[number] = markers.plain(line)
            number += 1
    return shown


def _after_code(lines: list[str], number: int, fence: re.Match[str]) -> int:
    """The line after a fenced block of code, or 0 where none begins here."""
    if fence["fence"][0] == "`" and "`" in fence["info"]:
        if not _CHUNK.match(lines[number]):
            return 0
        start = fence.start("info")
        lines[number] = lines[number][:start] + fence["info"].replace("`", _FILLER)
    directive = _DIRECTIVE.match(fence["info"])
    is_text = directive is not None and directive["name"] in BODY_READ | TITLED | QUOTING
    closing = re.compile(rf"[ \t>]*{re.escape(fence['fence'])}{fence['fence'][0]}*[ \t]*\Z")
    for later in range(number + 1, len(lines)):
        if closing.match(lines[later]):
            if directive and is_text:
                _open(lines, number, later, fence, directive)
                return number + 1
            return later + 1
    return len(lines)


def _open(
    lines: list[str], first: int, last: int, fence: re.Match[str], directive: re.Match[str]
) -> None:
    """Let the lines of a directive be read as text: its title, and all but the options."""
    title = fence.start("info") + directive.start("rest")
    before = lines[first][: fence.start("fence")]
    if directive["name"] in ARGUMENT_HIDDEN or not directive["rest"].strip():
        lines[first] = before
    else:  # as a heading, which ends with its line
        lines[first] = f"{before}######".ljust(title) + lines[first][title:]
    lines[last] = ""
    number = first + 1
    while number < last and _OPTION.match(lines[number]):
        lines[number] = ""
        number += 1


def _settings(lines: list[str], number: int) -> int:
    """Empty a block of YAML in the middle of a paper, which sets something for Pandoc or Quarto;
    the line to go on with, or 0."""
    if lines[number].rstrip() != "---" or (number and lines[number - 1].strip()):
        return 0
    for later in range(number + 1, min(len(lines), number + _LONGEST)):
        if lines[later].rstrip() in ("---", "...") and later > number + 1:
            lines[number : later + 1] = [""] * (later + 1 - number)
            return later + 1
        if not (_SETTING if later == number + 1 else _GOES_ON).match(lines[later]):
            return 0
    return 0


def _environment(lines: list[str], number: int) -> int:
    """Cover a LaTeX environment that begins with this line; the line to go on with, or 0."""
    begun = _BEGIN.match(lines[number])
    if begun is None:
        return 0
    ends = re.compile(rf"\\(?P<what>begin|end)\{{{re.escape(begun['name'])}\}}")
    depth = 0
    for later in range(number, min(len(lines), number + _LONGEST)):
        for mark in ends.finditer(lines[later]):
            depth += 1 if mark["what"] == "begin" else -1
            if depth == 0:
                _cover(lines, number, begun.end("lead"), later, mark.end())
                return later + 1
    return 0


def _formula(lines: list[str], number: int) -> int:
    """Cover a formula between `$$` that runs over lines; the line to go on with, or 0."""
    line = lines[number]
    if line.count("$$") % 2 == 0:
        return 0
    opened = _MATHS.match(line)
    if opened is None:
        return 0
    for later in range(number + 1, min(len(lines), number + _LONGEST)):
        end = lines[later].find("$$")
        if end >= 0:
            _cover(lines, number, opened.end() - 2, later, end + 2)
            return later + 1
        if not lines[later].strip(" \t>") and opened["lead"].strip(" \t>"):
            return 0  # a formula inside a sentence ends with its paragraph
    return 0


def _calculated(lines: list[str], number: int) -> int:
    """Cover R code in a sentence that runs over lines, as knitr lets it; the line to go on with, or
    0."""
    begun = _R_CODE.search(lines[number])
    if begun is None:
        return 0
    for later in range(number + 1, min(len(lines), number + _LONGEST_CODE)):
        end = lines[later].find("`")
        if end >= 0:
            _cover(lines, number, begun.start(), later, end + 1)
            return later + 1
    return 0


def _cover(lines: list[str], first: int, start: int, last: int, end: int) -> None:
    """Make one formula of the lines from `first` (from column `start`) to `last` (before `end`)."""
    quotes = lines[first][:start].count(">")  # marks of a quotation that the formula stands in
    before = re.compile(rf"[ \t]*(?:>[ \t]*){{0,{quotes}}}")
    for number in range(first, last + 1):
        line = lines[number]
        lead = before.match(line)
        begin = start if number == first else min(lead.end() if lead else 0, len(line))
        stop = end if number == last else len(line.rstrip())
        if number == last:
            begin = min(begin, stop)
        body = _FILLER * max(stop - begin, 0)
        if number == first:
            body = "$$" + body[2:]
        if number == last:
            body = body[:-2] + "$$"
        if not body:  # an empty line would end the paragraph that the formula is in
            body = _FILLER
        lines[number] = line[:begin] + body + line[stop:]
