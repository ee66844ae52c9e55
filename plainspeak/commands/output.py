"""Results go to standard output or a file, all else to standard error."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import NoReturn

import click

from plainspeak.papers import as_text


def out(chunks: Iterable[str], path: str | None = None) -> None:
    """Print, or write to a file. Colour goes to a terminal only, and not where NO_COLOR is set.
    Stops quietly where the reader of a pipe has gone."""
    color = False if os.environ.get("NO_COLOR") else None
    place = path or _SCREEN
    with _faults_said(place):
        file = open(path, "w", encoding="utf-8", newline="\n") if path else None  # noqa: SIM115
    for chunk in map(as_text, chunks):
        with _faults_said(place):
            if file:
                file.write(click.unstyle(chunk))
            else:
                click.echo(chunk, nl=False, color=color)
    if file:
        with _faults_said(place):
            file.close()


_SCREEN = "standard output"


def _forget_the_rest() -> None:
    """What could not be written to standard output is not tried again when Python ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@contextmanager
def _faults_said(place: str) -> Iterator[None]:
    """Turns what can go wrong while writing (and nothing else) into a sentence or a quiet end."""
    try:
        yield
    except BrokenPipeError:
        _forget_the_rest()
        sys.exit(0)
    except OSError as problem:
        if place == _SCREEN:
            _forget_the_rest()
        stop(f"{place}: cannot be written ({problem.strerror}).")


def stop(message: str) -> NoReturn:
    """End with status 2 and one sentence for the person."""
    click.echo(f"plainspeak: {message}", err=True)
    sys.exit(2)
