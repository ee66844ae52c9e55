"""explain, rules and config: what plainspeak looks for, and with which settings."""

from __future__ import annotations

import shutil
import sys
from typing import Any

import click

from plainspeak.apps.commands.options import config_options, run_of
from plainspeak.apps.commands.output import out, stop

_WIDEST = 100
"""Columns: longer lines are hard to read."""


@click.command(short_help="Print the page of a rule: what it finds, why, what to do.")
@click.argument("rule")
def explain(rule: str) -> None:
    """Print the page of a rule: what it finds, why, and what to do."""
    from plainspeak.rules._pages import leaving, page, sources

    try:
        text = "".join([page(rule), leaving(rule), *sources(rule)])
    except KeyError as unknown:
        stop(str(unknown.args[0]))
    if sys.stdout is not None and sys.stdout.isatty():
        from plainspeak.reports.page import at_terminal

        text = at_terminal(text, min(shutil.get_terminal_size().columns, _WIDEST))
    out([text])


@click.command()
def rules() -> None:
    """List the rules."""
    from plainspeak.rules import RULES

    width = max(len(rule.name) for rule in RULES)
    for rule in RULES:
        off = "" if rule.on else " (off unless asked for)"
        lines = click.wrap_text(rule.summary + off, 80, f"{rule.name:{width}}  ", " " * (width + 2))
        out([lines + "\n"])


@click.command(short_help="Print the settings in force, and where each came from.")
@click.argument("path", default=".")
@click.option(
    "--schema", is_flag=True, help="Print the form of the config file as JSON, for editors."
)
@config_options
def config(path: str, schema: bool, **given: Any) -> None:
    """Print every setting in force for a paper or folder, and where it came from."""
    from plainspeak.config.settings import ConfigError
    from plainspeak.reports import settings

    try:
        if schema:
            out([settings.schema()], exact=True)
        else:
            out([settings.render(run_of(given).config(path), path)])
    except ConfigError as problem:
        stop(str(problem))
