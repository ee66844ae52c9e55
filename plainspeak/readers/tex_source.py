"""A LaTeX source with its braces matched, and what can be looked up in it."""

from __future__ import annotations

import re
from functools import cached_property

from plainspeak.model import Span

_BRACE = re.compile(
    r"\\(?:href|url|nolinkurl|path)[ \t]*(?P<address>\{[^{}\n]*\})"  # "%" is a sign in these
    r"|\\.|%[^\n]*|[{}\[\]]|\n[ \t]*\n",
    re.DOTALL,
)
_SPACE = re.compile(r"[ \t]*(?:%[^\n]*)?\n?[ \t]*")
_OVERLAY = re.compile(
    r"<(?:(?:beamer|handout|presentation|article|trans|all)\b|[\d+.-])[\w ,+.:|@-]{0,60}>"
)
_LENGTH = re.compile(
    r"(?:[ \t]*(?:=|plus|minus)?[ \t]*-?[\d.]+[ \t]*"
    r"(?:pt|cm|mm|in|ex|em|pc|fil+|sp|bp|baselineskip)(?![a-z]))+"
)
_DOCUMENT = re.compile(r"^[^%\n]*?\\begin\{(?:document|(?P<file>filecontents\*?))\}", re.MULTILINE)
_INLINE_MATHS = re.compile(r"\$(?:[^$\\\n]|\\.|\n(?![ \t]*\n))+\$", re.DOTALL)
_DISPLAY_MATHS = re.compile(r"\$\$(?:[^$\\\n]|\\.|\n(?![ \t]*\n))+\$\$", re.DOTALL)
_MACRO = re.compile(r"\\(?:(?:re)?newcommand|providecommand|def)\*?\s*\{?\\([a-zA-Z]+)\}?\s*(?=\{)")

_THEOREM = re.compile(r"\\newtheorem\*?\{([a-zA-Z]+)\}")
_OWN = re.compile(r"\\(?:re)?new(?:environment|tcolorbox)\*?\{([a-zA-Z]+)\}\s*\[(\d)\]")


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
            if match["address"]:
                found[match.start("address")] = match.end() - 1
            elif sign in "{[":
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

    @cached_property
    def environments(self) -> dict[str, int]:
        """The writer's own environments and the number of their arguments."""
        return {m[1]: int(m[2]) for m in _OWN.finditer(self.source)}

    @cached_property
    def theorems(self) -> frozenset[str]:
        """Environments whose name in square brackets is shown."""
        return frozenset({"proof", *_THEOREM.findall(self.source)})

    def body(self) -> Span:
        """What is between the beginning and the end of the document; all of a part of one."""
        begin = _DOCUMENT.search(self.source)
        while begin and begin["file"]:  # another document, to be written into a file
            after = self.find(f"\\end{{{begin['file']}}}", begin.end())
            begin = _DOCUMENT.search(self.source, after) if after >= 0 else None
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
            position = found.end + 1
            for _ in range(2):
                position = self.after_option(position)
        return position

    def after_citation(self, position: int, several: bool) -> int:
        """The end of the sources that a command names; with `several`, of as many as there are."""
        if several:
            while self.source.startswith("(", position):
                end = self.source.find(")", position, position + 200)
                if end < 0:
                    break
                position = end + 1
        while (end := self.after_arguments(position, 1)) > position:
            position = end
            if not several or self.source[position : position + 1] not in ("{", "["):
                break
        return position

    def after_overlay(self, position: int) -> int:
        """The end of what says on which slides something is shown, such as `<2->`."""
        match = _OVERLAY.match(self.source, position)
        return match.end() if match else position

    def after_length(self, position: int) -> int:
        """The end of a length that stands without braces: `2pt plus 1fil`."""
        match = _LENGTH.match(self.source, position)
        return match.end() if match else position

    def after_maths(self, start: int, position: int) -> int:
        """The end of the formula that source[start:position], one or two dollar signs, opens; the
        position where it opens none."""
        pattern = _DISPLAY_MATHS if position - start == 2 else _INLINE_MATHS
        match = pattern.match(self.source, start)
        return match.end() if match else position

    def after_verb(self, position: int) -> int:
        """The end of what \\verb shows between two equal signs of one line."""
        stop = self.source.find(self.source[position : position + 1], position + 1)
        line = self.source.find("\n", position)
        return stop + 1 if stop > 0 and (line < 0 or stop < line) else position

    def after_definition(self, position: int) -> int:
        """The end of what a writer's own command is defined as."""
        if self.source.startswith("\\", position):  # \def\name#1{…}
            opened = self.source.find("{", position, position + 80)
            return self.closes.get(opened, position - 1) + 1
        return self.after_arguments(position, 2)

    def after_spaces(self, position: int) -> int:
        """The next sign that is neither a space nor a tab."""
        while self.source[position : position + 1] in (" ", "\t"):
            position += 1
        return position

    def after_empty(self, position: int) -> int:
        """The end of empty braces that part a command from the next letter."""
        return position + 2 if self.source.startswith("{}", position) else position

    def letter(self, position: int) -> tuple[str, int]:
        """What an accent is put on, with or without braces, and its end."""
        argument = self.argument(position)
        if argument:
            letter, end = self.source[argument.start : argument.end].strip(), argument.end + 1
        else:
            letter, end = self.source[position : position + 1], position + 1
            if letter == "\\":
                letter = self.source[position : position + 2]
                end = self.after_spaces(position + 2)
        return {"\\i": "i", "\\j": "j"}.get(letter, letter), end

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

    def _space(self, position: int) -> int:
        match = _SPACE.match(self.source, position)
        return match.end() if match else position


_BRACES = str.maketrans({"{": "", "}": "", "~": " "})
