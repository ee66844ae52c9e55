"""check and baseline."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from plainspeak.commands.options import config_options, run_of
from plainspeak.commands.output import out, stop
from plainspeak.config import LEVELS
from plainspeak.reports import FORMATS


@click.command()
@click.argument("files", nargs=-1)
@click.option("--format", "form", type=click.Choice(FORMATS), default="text",
              show_default=True, help="For a person (text) or for a program.")  # fmt: skip
@click.option("--output", type=click.Path(dir_okay=False), help="Write to this file.")
@click.option("--fail-on", type=click.Choice(LEVELS),
              help="End with status 1 if there is a finding of this level or above.")  # fmt: skip
@click.option("--changed", is_flag=False, flag_value="HEAD", metavar="[REV]",
              help="Only what touches lines changed since a git revision (HEAD).")  # fmt: skip
@click.option("--no-baseline", is_flag=True, help="Show what was recorded before as well.")
@click.option("--no-cache", is_flag=True, help="Read every paper again, changed or not.")
@click.option("--jobs", type=click.IntRange(min=0), default=0, metavar="N",
              help="How many processes to use. Without this: as many as pay.")  # fmt: skip
@click.option("--stdin-name", default="paper.txt", show_default=True, metavar="NAME",
              help="The file name that - (standard input) stands for.")  # fmt: skip
@config_options
def check(
    files: tuple[str, ...],
    form: str,
    output: str | None,
    fail_on: str | None,
    changed: str | None,
    no_baseline: bool,
    no_cache: bool,
    jobs: int,
    stdin_name: str,
    **given: Any,
) -> None:
    """Check papers: files, folders, or - for standard input."""
    from plainspeak.reports import frame, renderer

    if changed and os.path.exists(changed):
        from plainspeak.changed import is_revision

        if not is_revision(changed):
            files, changed = (changed, *files), "HEAD"  # `--changed paper.md` names no revision
    if not files:
        raise click.UsageError("Name a paper or a folder, or - for standard input.")
    run = run_of(
        given,
        form=form,
        fail_on=fail_on,
        stdin_name=stdin_name,
        since=changed,
        use_baseline=not no_baseline,
        use_cache=not no_cache,
        jobs=jobs,
    )
    failed = False
    hidden = 0

    def parts() -> Iterator[str]:
        nonlocal failed, hidden
        for name, outcome in run.outcomes(files):
            level = LEVELS.index(run.config(name).fail_on)
            if outcome.worst is not None and level < LEVELS.index("never"):
                failed |= outcome.worst <= level
            hidden += outcome.hidden
            yield outcome.part

    out(frame(renderer(form), parts()), output)
    if hidden:
        click.echo(f"plainspeak: the baseline holds {hidden:,} more.", err=True)
    sys.exit(2 if run.problems else int(failed))


@click.command()
@click.argument("files", nargs=-1, required=True)
@click.option("--prune", is_flag=True, help="Take out what has gone; add nothing.")
@config_options
def baseline(files: tuple[str, ...], prune: bool, **given: Any) -> None:
    """Record today's findings, so that from now on only new ones are shown."""
    from plainspeak import baseline as known
    from plainspeak.config import BASELINE_NAME, ConfigError, find_baseline

    run = run_of(given)
    path = find_baseline(".") or Path(BASELINE_NAME)
    try:
        change = known.prune if prune else known.record
        made = change(path, run.reports(files))
        known.save(made)
    except (ConfigError, OSError) as problem:
        stop(str(problem))
    total = sum(made.counts().values())
    click.echo(f"{path} now holds {total:,} {'finding' if total == 1 else 'findings'}.")
    for rule, number in made.counts().items():
        click.echo(f"  {number:>7,}  {rule}")
    sys.exit(2 if run.problems else 0)
