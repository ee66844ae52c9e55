"""Comments that ask plainspeak for something and switch off nothing."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from plainspeak.analysis.types import Analysis
from plainspeak.instructions import COMMANDS, Instruction, instructions
from plainspeak.model import Finding, Severity
from plainspeak.rules.base import NoOptions, Rule


def check(analysis: Analysis, options: NoOptions) -> Iterator[Finding]:
    """A finding for each comment with a command or a rule that does not exist."""
    from plainspeak.rules import RULES

    names = [rule.name for rule in RULES]
    for instruction in instructions(analysis.document):
        source = analysis.document.source
        if instruction.command not in COMMANDS:
            what = f"there is no command {instruction.command!r}"
            yield _finding(instruction, source, what + _nearest(instruction.command, COMMANDS))
        for name in instruction.rules:
            if name not in names:
                yield _finding(
                    instruction, source, f"there is no rule {name!r}" + _nearest(name, names)
                )


def unused(instruction: Instruction, source: str) -> Finding:
    """The finding for a comment that switches off nothing."""
    return _finding(instruction, source, "there is nothing here to switch off")


def _finding(instruction: Instruction, source: str, reason: str) -> Finding:
    start, end = instruction.span
    return Finding(
        start=start,
        end=end,
        rule=RULE.name,
        text=" ".join(source[start:end].split()),
        severity=RULE.severity,
        message=f"This comment does nothing: {reason}.",
        why="A comment that does nothing hides what is really switched off.",
    )


def _nearest(name: str, known: tuple[str, ...] | list[str]) -> str:
    near = get_close_matches(name, known, n=1, cutoff=0.4)
    return f" (did you mean {near[0]}?)" if near else ""


RULE = Rule(
    name="unused-ignore",
    summary="A comment for plainspeak that switches off nothing.",
    severity=Severity.SMALL_THING,
    check=check,
)
