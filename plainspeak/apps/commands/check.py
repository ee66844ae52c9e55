"""check and baseline."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from plainspeak.apps.commands.options import (
    SinceCommand,
    changed_option,
    config_options,
    revision_of,
    run_of,
)
from plainspeak.apps.commands.output import may_write, out, stop
from plainspeak.config.settings import LEVELS
from plainspeak.reports import FORMATS
from plainspeak.run.said import say


@click.command(cls=SinceCommand)
@click.argument("files", nargs=-1)
@click.option("--format", "form", type=click.Choice(FORMATS), default="text",
              show_default=True, help="For a person (text) or for a program.")  # fmt: skip
@click.option("--output", type=click.Path(dir_okay=False), help="Write to this file.")
@click.option("--force", is_flag=True, help="Let --output write over a file of your own.")
@click.option("--fail-on", type=click.Choice(LEVELS),
              help="End with status 1 if there is a finding of this level or above.")  # fmt: skip
@changed_option
@click.option("--no-baseline", is_flag=True, help="Show what was recorded before as well.")
@click.option("--no-cache", is_flag=True, help="Read every paper again, changed or not.")
@click.option("--jobs", type=click.IntRange(min=0), default=0, metavar="N",
              help="How many processes to use. Without this: as many as help.")  # fmt: skip
@click.option("--stdin-name", default="paper.txt", show_default=True, metavar="NAME",
              help="The file name that - (standard input) stands for.")  # fmt: skip
@click.option("--show", "level", type=click.Choice(LEVELS[:-1]),
              help="Only findings of this level and above (text: worth-a-look).")  # fmt: skip
@click.option("--all", "everything", is_flag=True, help="Show small things as well.")
@click.option("--verbose", is_flag=True, help="Say which files had nothing to read, and why.")
@config_options
def check(
    files: tuple[str, ...],
    form: str,
    output: str | None,
    force: bool,
    fail_on: str | None,
    changed: str | None,
    no_baseline: bool,
    no_cache: bool,
    jobs: int,
    stdin_name: str,
    level: str | None,
    everything: bool,
    verbose: bool,
    **given: Any,
) -> None:
    """Check papers: files, folders, or - for standard input."""
    from plainspeak.reports import frame, renderer

    files, changed = revision_of(files, changed)
    if output and not force:
        may_write(output, files)
    run = run_of(
        given,
        form=form,
        fail_on=fail_on,
        stdin_name=stdin_name,
        since=changed,
        use_baseline=not no_baseline,
        use_cache=not no_cache,
        jobs=jobs,
        passed_over=output,
        level=LEVELS[2] if everything else level,
    )
    failed = False
    hidden = 0
    read: list[int] = []  # for each paper, how many lines its part has

    def parts() -> Iterator[str]:
        nonlocal failed, hidden
        for name, outcome in run.outcomes(files):
            level = LEVELS.index(run.config(name).fail_on)
            if outcome.worst is not None and level < LEVELS.index("never"):
                failed |= outcome.worst <= level
            hidden += outcome.hidden
            read.append(outcome.part.count("\n"))
            yield outcome.part

    out(frame(renderer(form), parts()), output, exact=form not in ("text", "compact"))
    if hidden:
        say(f"the baseline holds {hidden:,} more.")
    if verbose or form == "text":
        run.say_passed_over(None if verbose else files)
    if form == "text" and run.unchanged and not read:
        say(f"no line has changed since {changed}.")
    if form == "compact":
        click.echo(_summary(read, failed), err=True)
    sys.exit(2 if run.problems else int(failed))


def _summary(lines: list[int], failed: bool) -> str:
    """What stands under a run with a line for each finding; `lines` has their number in each
    paper."""
    if not lines:
        return "plainspeak: there was nothing to read."
    papers = f"{len(lines):,} {'file' if len(lines) == 1 else 'files'}"
    total, marked = sum(lines), sum(map(bool, lines))
    if not total:
        return f"plainspeak: nothing to stop at in {papers}."
    places = "1 place" if total == 1 else f"{total:,} places"
    said = f"plainspeak: someone new would have to stop at {places} in {marked:,} of {papers}."
    if not failed:
        return said
    return f"{said}\n`plainspeak explain RULE` says why, and how to leave a word as it is."


@click.command(short_help="Record today's findings, so that only new ones are shown.")
@click.argument("files", nargs=-1, required=True)
@click.option("--prune", is_flag=True, help="Take out what has gone; add nothing.")
@config_options
def baseline(files: tuple[str, ...], prune: bool, **given: Any) -> None:
    """Record today's findings, so that from now on only new ones are shown."""
    from plainspeak.config.load import find_baseline
    from plainspeak.config.settings import BASELINE_NAME, ConfigError
    from plainspeak.since import baseline as known

    run = run_of(given)
    path = find_baseline(".") or Path(BASELINE_NAME)
    try:
        change = known.prune if prune else known.record
        made = change(path, run.reports(files))
        if run.problems and not prune and not made.papers:
            sys.exit(2)  # nothing was read, so nothing is known
        known.save(made)
    except (ConfigError, OSError) as problem:
        stop(str(problem))
    total = sum(made.counts().values())
    out([f"{path} now holds {total:,} {'finding' if total == 1 else 'findings'}.\n"])
    out(f"  {number:>7,}  {rule}\n" for rule, number in made.counts().items())
    sys.exit(2 if run.problems else 0)
