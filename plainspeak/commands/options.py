"""The options of every command that checks papers, and the run that follows from them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from plainspeak.config import COUNTRIES, PROFILES

if TYPE_CHECKING:
    from plainspeak.run import Run

Command = Callable[..., Any]


def config_options(command: Command) -> Command:
    """Give a command the options that choose and change the config."""
    for option in (
        click.option(
            "--profile", type=click.Choice(tuple(PROFILES)), help="Who will read the papers."
        ),
        click.option("--country", type=click.Choice(COUNTRIES), help="Whose words count."),
        click.option(
            "--known",
            multiple=True,
            metavar="WORD",
            help="Letters or a word that this group knows. Can be given more than once.",
        ),
        click.option("--select", multiple=True, metavar="RULE", help="Run only this rule."),
        click.option("--ignore", multiple=True, metavar="RULE", help="Do not run this rule."),
        click.option(
            "--config",
            type=click.Path(),
            help="A config file. Without this, the one nearest to each paper is used.",
        ),
    ):
        command = option(command)
    return command


def run_of(given: dict[str, Any], *, fail_on: str | None = None, **how: Any) -> Run:
    """The run that these options ask for. `given` holds the values of `config_options`."""
    from plainspeak.run import Run

    known = given.pop("known")
    keys = ("profile", "country", "select", "ignore")
    values = {key: given[key] for key in keys if given[key]}
    if known:
        values |= {"known_acronyms": known, "allowed_words": known}
    if fail_on:
        values["fail_on"] = fail_on
    return Run(values, given["config"], **how)
