"""Comments that ask plainspeak for something and switch off nothing."""

from __future__ import annotations

from collections.abc import Iterator

from plainspeak.analysis.instructions import COMMANDS, MARK, Instruction, instructions
from plainspeak.analysis.types import Analysis
from plainspeak.model import Finding, Severity
from plainspeak.names import nearest
from plainspeak.rules.base import Kind, NoOptions, Rule


def check(analysis: Analysis, options: NoOptions) -> Iterator[Finding]:
    """A finding for each comment with a command or a rule that does not exist."""
    from plainspeak.rules import RULES

    names = [rule.name for rule in RULES]
    for instruction in instructions(analysis.document):
        source = analysis.document.source
        if instruction.is_nearly:
            command = instruction.command if instruction.command in COMMANDS else "ignore"
            right = " ".join((MARK, command, *instruction.rules))
            yield _finding(instruction, source, f"write it as {right!r}", Severity.WORTH_A_LOOK)
            continue
        if instruction.command not in COMMANDS:
            what = f"there is no command {instruction.command!r}"
            yield _finding(
                instruction,
                source,
                what + _nearest(instruction.command, COMMANDS),
                Severity.WORTH_A_LOOK,
            )
        for name in instruction.rules:
            if name not in names:
                yield _finding(
                    instruction,
                    source,
                    f"there is no rule {name!r}" + _nearest(name, names),
                    Severity.WORTH_A_LOOK,
                )


def unused(instruction: Instruction, source: str) -> Finding:
    """The finding for a comment that switches off nothing."""
    return _finding(instruction, source, "there is nothing here to switch off")


def _finding(
    instruction: Instruction, source: str, reason: str, severity: Severity = Severity.SMALL_THING
) -> Finding:
    start, end = instruction.span
    return Finding(
        start=start,
        end=end,
        rule=RULE.name,
        text=" ".join(source[start:end].split()),
        severity=severity,
        message=f"This comment does nothing: {reason}.",
        why="A comment that does nothing hides what is really switched off.",
    )


def _nearest(name: str, known: tuple[str, ...] | list[str]) -> str:
    near = nearest(name, known)
    return f" (did you mean {near}?)" if near else ""


RULE = Rule(
    name="unused-ignore",
    summary="A comment for plainspeak that switches off nothing.",
    severity=Severity.SMALL_THING,
    check=check,
    kind=Kind.STYLE,
    called="comments that do nothing",
    order=210,
    whole_paper=True,
)
