"""The text of one paragraph of reStructuredText, mapped to the source."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from plainspeak.model import Definition, Span
from plainspeak.readers.flow import Flow

_BEFORE = r"(?<![^\s'\"(\[{<\-/:‘“’«–—])"
_AFTER = r"(?=$|[\s'\")\]}>\-/:.,;!?\\’”»–—])"
_MARK = re.compile(
    rf"\\(?P<escaped>(?s:.))|{_BEFORE}(?:(?P<literal>``)(?=\S)|(?P<role>:[a-zA-Z][\w.:+-]*:)?`(?=[^\s`])"
    rf"|(?P<stars>\*\*?)(?=[^\s*])|(?P<target>_`)(?=\S)|\|(?P<name>[^\s|](?:[^|\n]{{0,80}}[^\s|])?)\|"
    rf"(?:__?)?{_AFTER}|\[(?P<note>[#*]?[\w.-]{{0,60}})\]_{_AFTER}"
    rf"|(?P<address>(?:https?://|www\.|mailto:)[^\s<>`]+|[\w.+-]{{1,64}}@[\w-]+(?:\.[\w-]+)+))"
    rf"|(?P<reference>(?<=\w)__?(?![\w_])){_AFTER}"
)
_ENDS = {
    "``": re.compile(rf"(?<=\S)``{_AFTER}"),
    "`": re.compile(rf"(?<=[^\s])`(?P<after>:[a-zA-Z][\w.:+-]*:|__?)?{_AFTER}"),
    "*": re.compile(rf"(?<=[^\s\\])\*{_AFTER}"),
    "**": re.compile(rf"(?<=[^\s\\])\*\*{_AFTER}"),
}
_TITLED = re.compile(r"(?P<title>.*?\S)\s*<(?P<target>[^<>]*)>\Z", re.DOTALL)
_EXPLAINED = re.compile(r"(?P<short>[^()]{1,60}?)\s*\((?P<long>[^()]*)\)\Z", re.DOTALL)
_LITERAL_ROLES = frozenset(
    "math code literal file samp command program option envvar ref numref eq doc download pep rfc "
    "func class meth mod attr exc obj data const mimetype regexp token py c cpp js any keyword "
    "makevar newsgroup source issue user event confval".split()
)
_CODE = re.compile(r"\S*(?:\w[/_.:=(]|\()\S*")
"""What no reader takes for a word, in a role that a project has made for itself: a file, a name in
a program."""
_LEFT_OUT_ROLES = frozenset("cite footcite citep index raw footnote fn".split())
_NO_NAME = re.compile(r"(?<!\w)_\w*\Z")
_LONGEST_NAME = 80
_TRAILING = ".,;:!?'\")]}"


class Piece(NamedTuple):
    """A line, or part of one: source[start:end]."""

    start: int
    end: int


class InlineReader:
    """Reads paragraphs into a Flow. `substitutions` maps the names between upright lines to what
    stands in their place."""

    def __init__(
        self, source: str, substitutions: Mapping[str, str], roles: Mapping[str, str]
    ) -> None:
        self.source = source
        self.definitions: list[Definition] = []
        self._substitutions = substitutions
        self.roles = roles

    def read(self, flow: Flow, pieces: Sequence[Piece]) -> None:
        """Add the text of a paragraph, which stands in these lines, to a flow."""
        _Reading(self, flow, pieces).run(self._substitutions)


class _Reading:
    def __init__(self, reader: InlineReader, flow: Flow, pieces: Sequence[Piece]) -> None:
        self._reader = reader
        self._flow = flow
        self._pieces = pieces
        self._content = "\n".join(reader.source[p.start : p.end] for p in pieces)
        self._starts = [0]
        for piece in pieces[:-1]:
            self._starts.append(self._starts[-1] + piece.end - piece.start + 1)
        self._endless: set[str] = set()  # marks that nothing ends any more

    def run(self, substitutions: Mapping[str, str]) -> None:
        position = 0
        content = self._content
        while mark := _MARK.search(content, position):
            start = mark.start()
            self._copy(position, start)
            position = mark.end()
            if mark["escaped"] is not None:
                if not mark["escaped"].isspace():
                    self._as(mark["escaped"], start, position)
            elif mark["address"]:
                address = mark["address"].rstrip(_TRAILING)
                position = start + len(address)
                self._literal(start, position)
            elif mark["name"]:
                shown = substitutions.get(mark["name"].casefold())
                if shown is None:
                    self._literal(start, position)
                else:
                    self._as(shown, start, position)
            elif mark["note"] is not None:
                self._flow.text.leave_out()
            elif mark["reference"]:
                if _NO_NAME.search(content, max(0, start - _LONGEST_NAME), start):
                    self._copy(start, position)  # `__doc__` of Python leads nowhere
            elif mark["target"]:
                position = self._marked("`", start, position, "")
            elif mark["literal"]:
                position = self._marked("``", start, position, "literal")
            elif mark["stars"]:
                position = self._marked(mark["stars"], start, position, "")
            else:
                position = self._marked("`", start, position, (mark["role"] or "").strip(":"))
        self._copy(position, len(content))

    def _marked(self, sign: str, start: int, position: int, role: str) -> int:
        """Read what stands between two marks; without a second one the first shows as it is."""
        end = None if sign in self._endless else _ENDS[sign].search(self._content, position + 1)
        if end is None:
            self._endless.add(sign)
            self._copy(start, position)
            return position
        if sign == "**":
            self._flow.bold()
        after = end["after"] if sign == "`" else None
        if after and after.startswith(":"):
            role = after.strip(":")
        self._interpreted(role, start, position, end.start(), end.end())
        return end.end()

    def _interpreted(self, role: str, start: int, inside: int, stop: int, end: int) -> None:
        text = self._content[inside:stop]
        base = self._reader.roles.get(role, role.removeprefix("std:"))
        titled = _TITLED.match(text) if "<" in text else None
        if text.startswith("``") and text.endswith("``"):  # code in bold
            self._literal(start, end)
        elif base in _LEFT_OUT_ROLES:
            self._flow.text.leave_out()
        elif base == "abbr" and (explained := _EXPLAINED.match(text)):
            self._copy(inside, inside + len(explained["short"]))
            span = Span(self._place(start), self._place(end - 1) + 1)
            long = " ".join(explained["long"].split())
            if long:
                short = " ".join(explained["short"].split())
                self._reader.definitions.append(Definition(short, long, span))
        elif titled and base != "literal":
            self._copy(inside, inside + titled.end("title"))
        elif base in _LITERAL_ROLES or ":" in base or (base and _CODE.fullmatch(text)):
            self._literal(start, end)
        else:
            self._copy(inside, stop)

    def _place(self, position: int) -> int:
        line = bisect_right(self._starts, position) - 1
        return self._pieces[line].start + position - self._starts[line]

    def _copy(self, start: int, end: int) -> None:
        """Read content[start:end] as it is, but for signs after a backslash."""
        while start < end:
            line = bisect_right(self._starts, start) - 1
            piece = self._pieces[line]
            first = piece.start + start - self._starts[line]
            last = min(piece.end, first + end - start)
            self._unescaped(first, last)
            start += last - first
            if start < end:
                self._flow.text.space(piece.end, self._pieces[line + 1].start)
                start += 1

    def _unescaped(self, start: int, end: int) -> None:
        source = self._reader.source
        while (slash := source.find("\\", start, end)) >= 0 and slash + 1 < end:
            self._flow.text.add(start, slash)
            sign = source[slash + 1]
            if not sign.isspace():
                self._flow.text.add_as(sign, slash, slash + 2)
            start = slash + 2
        self._flow.text.add(start, end)

    def _as(self, text: str, start: int, end: int) -> None:
        self._flow.text.add_as(text, self._place(start), self._place(end - 1) + 1)

    def _literal(self, start: int, end: int) -> None:
        self._flow.text.add_literal(self._place(start), self._place(end - 1) + 1)
