"""Comments in a paper that are meant for plainspeak, in the paper's own syntax.

`plainspeak: ignore [rules] [-- reason]` holds for the block that the comment is in, or for what it
stands before: a paragraph, a whole list, a whole table;
`plainspeak: off [rules]` up to `plainspeak: on` or the end, `plainspeak: ignore-file [rules]` for
the whole paper. Without rule names it holds for every rule.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from plainspeak.model import Document, Span

MARK = "plainspeak:"
COMMANDS = ("ignore", "off", "on", "ignore-file")
_NEARLY = re.compile(
    r"plain[ _-]?speak(?:-lint)?[\s:;,.=_-]*"
    r"(ignore-file|ignore|off|on|disable|enable|skip|allow|noqa)(?![\w-])",
    re.IGNORECASE,
)
"""What is meant for us and written in another way: without a colon, or in the words of others."""


@dataclass(frozen=True, slots=True)
class Instruction:
    """What a comment asks for: a command and the rules it names (none: every rule)."""

    command: str
    rules: tuple[str, ...]
    span: Span  # of the comment
    is_nearly: bool = False  # meant for us, but not written so that it counts


def instructions(document: Document) -> list[Instruction]:
    """What the comments of a paper ask plainspeak for, in source order."""
    found = []
    for comment in document.comments:
        text = comment.text.strip()
        if not text.lower().startswith(MARK):
            if nearly := _NEARLY.match(text):
                rest = text[nearly.end() :].split("--", 1)[0].replace(",", " ").split()
                command = nearly[1].lower()
                found.append(Instruction(command, tuple(rest), comment.span, is_nearly=True))
            continue
        words = text[len(MARK) :].split("--", 1)[0].replace(",", " ").split()
        command = words[0].lower() if words else ""
        found.append(Instruction(command, tuple(words[1:]), comment.span))
    return found
