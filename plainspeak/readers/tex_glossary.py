"""The short forms that a LaTeX paper defines by commands, and what the commands for them show."""

from __future__ import annotations

import re

from plainspeak.model import Definition, Span
from plainspeak.readers.tex_commands import LONG_FORMS
from plainspeak.readers.tex_source import TexSource

_SETTING = re.compile(r"\b(short|long|name|description|first)\s*=\s*")


class Glossary:
    """What the commands that were met so far define, by label."""

    def __init__(self, tex: TexSource) -> None:
        self._tex = tex
        self._known: dict[str, Definition] = {}

    def define(self, name: str, start: int, position: int) -> tuple[Definition, int] | None:
        """What a command defines and where its arguments end; None where it is not complete.

        The command `name` is source[start:position], without its arguments.
        """
        found = self._read(name, start, position)
        if found is None:
            return None
        label, definition, end = found
        self._known[label] = definition
        return definition, end

    def shown(self, name: str, label: str) -> str:
        """What a command such as `ac` or `glspl` shows for a label."""
        long = name in LONG_FORMS
        known = self._known.get(label)
        if known is None:
            shown = label if long else label.upper()
        else:
            shown = known.long if long else known.short
        return shown + ("s" if name.endswith(("pl", "acp", "Acp", "acsp", "acfp")) else "")

    def _read(self, name: str, start: int, end: int) -> tuple[str, Definition, int] | None:
        """The label, the explanation and the end of a command that defines a short form."""
        arguments: list[Span] = []
        while len(arguments) < 3:
            end = self._tex.after_option(end)
            found = self._tex.argument(end)
            if found is None:
                break
            arguments.append(found)
            end = found.end + 1
        short = long = ""
        label = self._tex.text(arguments[0]) if arguments else ""
        if name in ("newacronym", "newabbreviation") and len(arguments) == 3:
            short, long = self._tex.text(arguments[1]), self._tex.text(arguments[2])
        elif name in ("DeclareAcronym", "newglossaryentry") and len(arguments) >= 2:
            settings = self._settings(arguments[1])
            short = settings.get("short") or settings.get("name") or ""
            long = settings.get("long") or settings.get("first") or settings.get("description", "")
            end = arguments[1].end + 1
        elif len(arguments) >= 2:  # \acro{ICB}[ICB]{Integrated Care Board}
            short, long, end = label, self._tex.text(arguments[1]), arguments[1].end + 1
        if not short or not long:
            return None
        return label, Definition(short, long, Span(start, end)), end

    def _settings(self, span: Span) -> dict[str, str]:
        found: dict[str, str] = {}
        for match in _SETTING.finditer(self._tex.source, span.start, span.end):
            value = self._tex.argument(match.end())
            if value is None:
                stops = (self._tex.source.find(sign, match.end(), span.end) for sign in ",\n")
                end = min((s for s in stops if s >= 0), default=span.end)
                value = Span(match.end(), end)
            found.setdefault(match[1], self._tex.text(value))
        return found
