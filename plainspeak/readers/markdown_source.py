"""A Markdown source made ready for the block parser, and the way back from its lines."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from plainspeak.model.lines import lines as lines_of
from plainspeak.readers.markdown_inline import Line
from plainspeak.readers.markdown_unread import masked

_MARKERS = re.compile(r"[ \t]*(?:(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))[ \t]*)*")
_MARKER = re.compile(r"[ \t]*(?:>|[-+*]|\d{1,9}[.)])")
_KEY = re.compile(r"[\w\"'-][\w \"'.-]*:(?:\s|$)|#|\s*$")
_MAX_MARKERS = 12
_MAX_INDENT = 48
"""Deeper lists and quotations are read as if they stood at this depth (markers on one line,
columns): no paper has them, and the parser calls itself once a level."""


class Source(NamedTuple):
    """Lines without their ends, formulas covered: `starts` where they begin in the source, `text`
    as parsed."""

    source: str
    lines: list[str]
    starts: list[int]
    text: str
    front: int = 0  # how many lines of YAML or TOML it opens with

    def align(self, content: str, first: int, last: int) -> list[Line]:
        """Where the lines of a token's content stand, given the token's lines [first, last).

        A token's line is always the end of a line of the source, without what marks its list or
        quotation, and perhaps without white space at its end.
        """
        found: list[Line] = []
        at = first
        for part in content.split("\n"):  # the parser's own lines, whatever ends them in the source
            wanted = part.strip()
            if not wanted:
                continue
            begun = at
            while at < last and not self.lines[at].rstrip().endswith(wanted):
                at += 1
            if at < last:
                start = len(self.lines[at].rstrip()) - len(wanted)
                # White space at the end stays: two spaces are a line end that the writer meant.
                text = self.lines[at][start:]
            else:  # the signs that may end a heading
                at = begun
                while at < last and wanted not in self.lines[at]:
                    at += 1
                if at == last:
                    break
                start, text = self.lines[at].rfind(wanted), wanted
            found.append(Line(text, self.starts[at] + start))
            at += 1
        if found:
            found[-1] = Line(found[-1].text.rstrip(), found[-1].start)
        return found

    def shown(self, pieces: Iterable[tuple[int, int]]) -> list[Line]:
        """The lines that stand at these places of the source, formulas covered."""
        found: list[Line] = []
        for start, end in pieces:
            line = bisect_right(self.starts, start) - 1
            begun = self.starts[line]
            found.append(Line(self.lines[line][start - begun : end - begun], start))
        return found


def prepare(source: str) -> Source:
    """Split a source into lines, with front matter blanked and endless nesting cut short."""
    cut = list(lines_of(source))
    lines, starts = [line.text for line in cut], [line.start for line in cut]
    front = _front_matter(lines)
    shown = [*lines[:front], *masked(lines[front:])]
    parsed = ["" if number < front else _tamed(line) for number, line in enumerate(shown)]
    return Source(source, shown, starts, "\n".join(parsed), front)


def _tamed(line: str) -> str:
    if not line or line.isspace():
        return ""
    line = line.replace("\x00", " ")
    if line[0] == "\ufeff":
        line = line[1:]
    if line[:1] not in " \t>-+*0123456789":
        return line
    prefix = _MARKERS.match(line)
    if prefix is None or prefix.end() <= _MAX_MARKERS:
        return line
    markers = [match.group() for match in _MARKER.finditer(prefix.group())]
    if len(markers) > _MAX_MARKERS:
        kept = sum(map(len, markers[:_MAX_MARKERS]))
        line = line[:kept] + " " + line[prefix.end() :]
    indent = len(line) - len(line.lstrip(" \t"))
    if len(line[:indent].expandtabs(4)) > _MAX_INDENT:
        line = " " * _MAX_INDENT + line[indent:]
    return line


def blank_lines(lines: Sequence[str]) -> int:
    """How many lines without a sign come first."""
    return next((n for n, line in enumerate(lines) if line.strip("\ufeff \t")), len(lines))


def _front_matter(lines: list[str]) -> int:
    """How many lines of YAML or TOML a paper opens with."""
    first = blank_lines(lines)
    if len(lines) < first + 2:
        return 0
    fence, following = lines[first].lstrip("\ufeff").rstrip(), lines[first + 1]
    if fence == "---" and _KEY.match(following) and following.strip():
        ends = {"---", "..."}
    elif fence == "+++":
        ends = {"+++"}
    else:
        return 0
    for number, line in enumerate(lines[first + 1 :], start=first + 1):
        if line.rstrip() in ends:
            return number + 1
    return 0
