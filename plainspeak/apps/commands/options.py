"""The options of every command that checks papers, and the run that follows from them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import click

from plainspeak.apps.commands.output import stop
from plainspeak.config.settings import COUNTRIES, PROFILES

if TYPE_CHECKING:
    from plainspeak.run.many import Run

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
            help="Letters or a word that this group knows, or several with commas between.",
        ),
        click.option(
            "--select", multiple=True, metavar="RULE", help="Run only this rule, or these: a,b."
        ),
        click.option(
            "--ignore", multiple=True, metavar="RULE", help="Do not run this rule, or these: a,b."
        ),
        click.option(
            "--config",
            type=click.Path(),
            help="A config file. Without this, the one nearest to each paper is used.",
        ),
    ):
        command = option(command)
    return command


class SinceCommand(click.Command):
    """A command with `--changed`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """A revision after `--changed=` is one, whatever it looks like: click would take one that
        begins with a hyphen for an option of ours."""
        own = args[: args.index("--")] if "--" in args else args
        if odd := next((arg for arg in own if arg.startswith("--changed=-")), ""):
            stop(f"git knows no revision {odd.removeprefix('--changed=')!r}.")
        return super().parse_args(ctx, args)


changed_option = click.option(
    "--changed", is_flag=False, flag_value="HEAD", metavar="[REV]",
    help="Only what touches lines changed since a git revision (HEAD).",
)  # fmt: skip


def revision_of(files: tuple[str, ...], changed: str | None) -> tuple[tuple[str, ...], str | None]:
    """The papers and the revision: what stands behind `--changed` may be either. Raises
    UsageError where no paper is named."""
    if changed is not None:
        from plainspeak.since.tree import is_file

        if is_file(changed):
            files, changed = (changed, *files), "HEAD"  # `--changed paper.md` names no revision
    if not files:
        raise click.UsageError("Name a paper or a folder, or - for standard input.")
    return files, changed


def run_of(given: dict[str, Any], *, fail_on: str | None = None, **how: Any) -> Run:
    """The run that these options ask for. `given` holds the values of `config_options`."""
    from plainspeak.run.many import Run

    values = values_of(given)
    if fail_on:
        values["fail_on"] = fail_on
    return Run(values, given["config"], **how)


def values_of(given: Mapping[str, Any]) -> dict[str, Any]:
    """The settings among the values of `config_options`."""
    known = _apart(given["known"])
    values = {key: given[key] for key in ("profile", "country") if given[key]}
    values |= {key: _apart(given[key]) for key in ("select", "ignore") if given[key]}
    if known:
        values |= {"known_acronyms": known, "allowed_words": known}
    return values


def _apart(given: tuple[str, ...]) -> tuple[str, ...]:
    """What an option was given, once or several times, each time one or several with commas."""
    return tuple(one.strip() for text in given for one in text.split(",") if one.strip())
