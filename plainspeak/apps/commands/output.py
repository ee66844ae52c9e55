"""Results go to standard output or a file, all else to standard error."""

from __future__ import annotations

import os
import re
import stat
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NoReturn

import click

from plainspeak.model.signs import harmless, plain, visible
from plainspeak.run.files import as_text
from plainspeak.run.said import say
from plainspeak.writing import write_whole

_SCREEN = "standard output"
_RESULT = re.compile(
    rb'\{"version": \d+, "reports": \[|::(?:warning|notice) file=|\{"path": [^{]+"rule": "'
    rb'|\[\s*(?:\{"description": |\]\s*\Z)|\{"source": \{"name": "plainspeak"'
    rb'|\{"\$schema": "[^"]*sarif[^{]+\{[^{]+\{"driver": \{"name": "plainspeak"'
    rb"|[^\n]+:\d+:\d+: [a-z-]+: [^\n]+\n"
)
_TEXT = b"\nReading level\n  "
"""How our results begin, and what stands in each that a person reads."""
_HEAD = 100_000


def out(chunks: Iterable[str], path: str | None = None, *, exact: bool = False) -> None:
    """Print, or write to a file. Colour goes to a terminal only, and not where NO_COLOR is set.
    Stops quietly where the reader of a pipe has gone.

    In what is for people, nothing gives orders to a terminal or a build server. `exact` is for what
    a program takes up again, letter by letter: only at a terminal do signs stand for such orders.
    """
    if path is not None:
        _to_file("".join(map(click.unstyle, map(as_text, chunks))), path)
        return
    if sys.stdout is None:
        stop(f"{_SCREEN}: cannot be written (it is closed).")
    color = False if os.environ.get("NO_COLOR") else None
    clean = (visible if sys.stdout.isatty() else str) if exact else _for_people
    for chunk in map(as_text, chunks):
        with whole_output():
            click.echo(clean(chunk), nl=False, color=color)


def _for_people(text: str) -> str:
    return harmless(plain(text))


def _to_file(text: str, path: str) -> None:
    try:
        if _is_stream(path):  # a pipe, or what throws everything away
            with open(path, "w", encoding="utf-8", newline="\n") as file:
                file.write(text)
        else:
            write_whole(path, text.encode())
    except OSError as problem:
        stop(f"{path}: cannot be written ({problem.strerror}).")


def _is_stream(path: str) -> bool:
    try:
        mode = os.stat(path).st_mode
    except OSError:
        return False
    return stat.S_ISFIFO(mode) or stat.S_ISCHR(mode)


def may_write(path: str, papers: Iterable[str]) -> None:
    """Stop unless a result may be written to `path`: where there is nothing yet, a stream, or an
    earlier result of ours that is none of the `papers` named."""
    if not os.path.lexists(path) or _is_stream(path):
        return
    if any(_same(path, paper) for paper in papers):
        stop(f"{path}: this is one of the papers. Add --force to write over it.")
    if not _is_result(path):
        stop(f"{path}: this is not a result that plainspeak wrote. Add --force to write over it.")


def _same(one: str, other: str) -> bool:
    with suppress(OSError, ValueError):
        return os.path.samefile(one, other)
    return False


def _is_result(path: str) -> bool:
    try:
        with Path(path).open("rb") as file:
            head = file.read(_HEAD)
            file.seek(max(0, os.fstat(file.fileno()).st_size - _HEAD))
            tail = file.read()
    except OSError as problem:
        stop(f"{path}: cannot be written ({problem.strerror}).")
    return not head.strip() or _RESULT.match(head) is not None or _TEXT in head + tail


def _forget_the_rest() -> None:
    """What could not be written to standard output is not tried again when Python ends."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@contextmanager
def whole_output() -> Iterator[None]:
    """Turns what can go wrong while writing to standard output into a sentence or a quiet end."""
    try:
        try:
            yield
        finally:
            if sys.stdout is not None:
                sys.stdout.flush()
    except BrokenPipeError:
        _forget_the_rest()
        sys.exit(0)
    except OSError as problem:
        if problem.filename is None:
            _forget_the_rest()
            stop(f"{_SCREEN}: cannot be written ({problem.strerror}).")
        stop(f"{problem.filename}: cannot be used ({problem.strerror}).")


def stop(message: str) -> NoReturn:
    """End with status 2 and one sentence for the person."""
    say(message)
    sys.exit(2)
