"""What a person is told beside the results."""

from __future__ import annotations

from contextlib import suppress

import click

from plainspeak.model.signs import harmless, on_one_line
from plainspeak.run.files import as_text


def say(message: str) -> None:
    """One line on standard error, where there is one."""
    line = harmless(on_one_line(as_text(f"plainspeak: {message}")))
    with suppress(OSError):  # whoever cannot be told still gets the exit status
        click.echo(line, err=True)
