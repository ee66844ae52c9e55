"""A LaTeX source with its braces matched, and what can be looked up in it."""

from __future__ import annotations

import re
from functools import cached_property

from plainspeak.model import Definition, Span

_BRACE = re.compile(r"\\.|%[^\n]*|[{}\[\]]|\n[ \t]*\n", re.DOTALL)
_SPACE = re.compile(r"[ \t]*\n?[ \t]*")
_DOCUMENT = re.compile(r"^[^%\n]*?\\begin\{document\}", re.MULTILINE)
_SETTING = re.compile(r"\b(short|long|name|description|first)\s*=\s*")
_MACRO = re.compile(r"\\(?:(?:re)?newcommand|providecommand|def)\*?\s*\{?\\([a-zA-Z]+)\}?\s*(?=\{)")


class TexSource:
    """A source and the questions that a walk over it asks. All positions are in the source."""

    def __init__(self, source: str) -> None:
        self.source = source
        self._no_more: dict[str, int] = {}

    @cached_property
    def closes(self) -> dict[int, int]:
        """Where the brace or square bracket closes that opens at a position.

        A bracket closes within the braces and the paragraph in which it opens, if at all.
        """
        found: dict[int, int] = {}
        opened: list[int] = []
        for match in _BRACE.finditer(self.source):
            sign = match.group()
            if sign in "{[":
                opened.append(match.start())
            elif sign == "]":
                if opened and self.source[opened[-1]] == "[":
                    found[opened.pop()] = match.start()
            elif sign == "}" or sign[0] == "\n":
                while opened and self.source[opened[-1]] == "[":
                    opened.pop()
                if opened and sign == "}":
                    found[opened.pop()] = match.start()
        return found

    @cached_property
    def macros(self) -> dict[str, str]:
        """What the writer's own commands show, where that is plain text."""
        found: dict[str, str] = {}
        for match in _MACRO.finditer(self.source):
            end = self.closes.get(match.end())
            if end is None or end - match.end() > 200:
                continue
            body = self.source[match.end() + 1 : end].replace("\\xspace", "").strip()
            if body and not set(body) & set("\\#{}$%&~^_"):
                found[match[1]] = " ".join(body.split())
        return found

    def body(self) -> Span:
        """What is between the beginning and the end of the document; all of a part of one."""
        begin = _DOCUMENT.search(self.source)
        if begin is None:
            return Span(0, len(self.source))
        end = self.source.find("\\end{document}", begin.end())
        return Span(begin.end(), end if end >= 0 else len(self.source))

    def argument(self, position: int) -> Span | None:
        """The inside of the braces that come next, or None."""
        start = self._space(position)
        if self.source[start : start + 1] != "{" or start not in self.closes:
            return None
        return Span(start + 1, self.closes[start])

    def after_option(self, position: int) -> int:
        """The end of an argument in square brackets, if one comes next, else the position."""
        start = self._space(position)
        if self.source[start : start + 1] != "[":
            return position
        return self.closes.get(start, position - 1) + 1

    def after_arguments(self, position: int, count: int) -> int:
        """The end of up to `count` arguments in braces, with those in brackets before them."""
        for _ in range(3):
            position = self.after_option(position)
        for _ in range(count):
            found = self.argument(position)
            if found is None:
                break
            position = self.after_option(found.end + 1)
        return position

    def find(self, wanted: str, position: int) -> int:
        """Where the next `wanted` stands, or -1; asking again for what is not there costs
        nothing."""
        if position >= self._no_more.get(wanted, len(self.source) + 1):
            return -1
        found = self.source.find(wanted, position)
        if found < 0:
            self._no_more[wanted] = position
        return found

    def text(self, span: Span) -> str:
        """The source of a range, on one line and without braces."""
        return " ".join(self.source[span.start : span.end].translate(_BRACES).split())

    def glossary(self, name: str, start: int, end: int) -> tuple[str, Definition, int] | None:
        """The label, the explanation and the end of a command that defines a short form.

        The command `name` is source[start:end], without its arguments.
        """
        arguments: list[Span] = []
        while len(arguments) < 3:
            end = self.after_option(end)
            found = self.argument(end)
            if found is None:
                break
            arguments.append(found)
            end = found.end + 1
        short = long = ""
        label = self.text(arguments[0]) if arguments else ""
        if name in ("newacronym", "newabbreviation") and len(arguments) == 3:
            short, long = self.text(arguments[1]), self.text(arguments[2])
        elif name in ("DeclareAcronym", "newglossaryentry") and len(arguments) >= 2:
            settings = self._settings(arguments[1])
            short = settings.get("short") or settings.get("name") or ""
            long = settings.get("long") or settings.get("first") or settings.get("description", "")
            end = arguments[1].end + 1
        elif len(arguments) >= 2:  # \acro{ICB}[ICB]{Integrated Care Board}
            short, long, end = label, self.text(arguments[1]), arguments[1].end + 1
        if not short or not long:
            return None
        return label, Definition(short, long, Span(start, end)), end

    def _settings(self, span: Span) -> dict[str, str]:
        found: dict[str, str] = {}
        for match in _SETTING.finditer(self.source, span.start, span.end):
            value = self.argument(match.end())
            if value is None:
                stops = (self.source.find(sign, match.end(), span.end) for sign in ",\n")
                end = min((s for s in stops if s >= 0), default=span.end)
                value = Span(match.end(), end)
            found.setdefault(match[1], self.text(value))
        return found

    def _space(self, position: int) -> int:
        match = _SPACE.match(self.source, position)
        return match.end() if match else position


_BRACES = str.maketrans({"{": "", "}": "", "~": " "})
