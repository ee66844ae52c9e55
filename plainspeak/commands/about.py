"""explain, rules and config: what plainspeak looks for, and with which settings."""

from __future__ import annotations

from typing import Any

import click

from plainspeak.commands.options import config_options, run_of
from plainspeak.commands.output import out, stop


@click.command()
@click.argument("rule")
def explain(rule: str) -> None:
    """Print the page of a rule: what it finds, why, and what to do."""
    from plainspeak.rules._pages import page, sources

    try:
        out([page(rule), *sources(rule)])
    except KeyError as unknown:
        stop(str(unknown.args[0]))


@click.command()
def rules() -> None:
    """List the rules."""
    from plainspeak.rules import RULES

    width = max(len(rule.name) for rule in RULES)
    for rule in RULES:
        off = "" if rule.on else " (off unless asked for)"
        lines = click.wrap_text(rule.summary + off, 80, f"{rule.name:{width}}  ", " " * (width + 2))
        click.echo(lines)


@click.command()
@click.argument("path", default=".")
@click.option(
    "--schema", is_flag=True, help="Print the form of the config file as JSON, for editors."
)
@config_options
def config(path: str, schema: bool, **given: Any) -> None:
    """Print every setting in force for a paper or folder, and where it came from."""
    from plainspeak.config import ConfigError
    from plainspeak.reports import settings

    try:
        out([settings.schema() if schema else settings.render(run_of(given).config(path), path)])
    except ConfigError as problem:
        stop(str(problem))
