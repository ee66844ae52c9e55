"""The command line: options in, report out, exit status.

Status 0: nothing at or above the level of --fail-on. 1: something. 2: a paper or a setting could
not be used. Results go to standard output, all else to standard error.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from plainspeak import __version__

if TYPE_CHECKING:
    from plainspeak.run import Run

LEVELS = ("fix-first", "worth-a-look", "small-thing", "never")
FORMATS = ("text", "json", "jsonl", "github", "gitlab", "sarif", "rdjson")
PROFILES = ("public", "staff", "research-team")

Command = Callable[..., Any]


def config_options(command: Command) -> Command:
    """The options of every command that checks papers."""
    for option in (
        click.option("--profile", type=click.Choice(PROFILES), help="Who will read the papers."),
        click.option("--country", type=click.Choice(["GB", "US"]), help="Whose words count."),
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


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80})
@click.version_option(__version__, prog_name="plainspeak")
def main() -> None:
    """Read a meeting paper as someone new to the group would.

    plainspeak says where that reader would have to stop, and what to write instead. Nothing
    leaves this computer.
    """


@main.command()
@click.argument("files", nargs=-1)
@click.option("--format", "form", type=click.Choice(FORMATS), default="text",
              show_default=True, help="For a person (text) or for a program.")  # fmt: skip
@click.option("--output", type=click.Path(dir_okay=False), help="Write to this file.")
@click.option("--fail-on", type=click.Choice(LEVELS),
              help="End with status 1 if there is a finding of this level or above.")  # fmt: skip
@click.option("--changed", is_flag=False, flag_value="HEAD", metavar="[REV]",
              help="Only what touches lines changed since a git revision (HEAD).")  # fmt: skip
@click.option("--no-baseline", is_flag=True, help="Show what the baseline knows as well.")
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
    run = _run(
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

    _out(frame(renderer(form), parts()), output)
    if hidden:
        click.echo(f"plainspeak: the baseline holds {hidden:,} more.", err=True)
    sys.exit(2 if run.problems else int(failed))


@main.command()
@click.argument("files", nargs=-1, required=True)
@click.option("--prune", is_flag=True, help="Take out what has gone; add nothing.")
@config_options
def baseline(files: tuple[str, ...], prune: bool, **given: Any) -> None:
    """Record today's findings, so that from now on only new ones are shown."""
    from plainspeak import baseline as known
    from plainspeak.config import ConfigError

    run = _run(given)
    path = known.find(".") or Path(known.FILE_NAME)
    try:
        change = known.prune if prune else known.record
        made = change(path, run.reports(files))
        known.save(made)
    except (ConfigError, OSError) as problem:
        _stop(str(problem))
    total = sum(made.counts().values())
    click.echo(f"{path} now holds {total:,} {'finding' if total == 1 else 'findings'}.")
    for rule, number in made.counts().items():
        click.echo(f"  {number:>7,}  {rule}")
    sys.exit(2 if run.problems else 0)


@main.command()
@click.argument("files", nargs=-1, required=True)
@click.option("--format", "form", type=click.Choice(["table", "csv", "json"]), default="table",
              show_default=True, help="A table to read, or data for another program.")  # fmt: skip
@config_options
def acronyms(files: tuple[str, ...], form: str, **given: Any) -> None:
    """List every set of letters in the papers, with what each one means."""
    from plainspeak.reports import acronyms as report

    run = _run(given)
    render = {"table": report.table, "csv": report.csv, "json": report.json}[form]
    _out([render(list(run.reports(files)))])
    sys.exit(2 if run.problems else 0)


@main.command()
@click.argument("files", nargs=-1, required=True)
@click.option("--textstat", is_flag=True, help="Show textstat's own numbers beside ours.")
@config_options
def readability(files: tuple[str, ...], textstat: bool, **given: Any) -> None:
    """Show the reading level of papers, and how it was worked out."""
    from plainspeak.reports import readability as report

    run = _run(given)
    _out(report.render(paper, textstat=textstat) for paper in run.reports(files))
    sys.exit(2 if run.problems else 0)


@main.command()
@click.argument("old")
@click.argument("new")
@config_options
def compare(old: str, new: str, **given: Any) -> None:
    """Say what a rewrite gained: OLD is the paper before, NEW after."""
    from plainspeak.reports import compare as report

    run = _run(given)
    both = list(run.reports((old, new)))
    if not run.problems:
        _out([report.render(both[0], both[-1])])
    sys.exit(2 if run.problems else 0)


@main.command()
@click.argument("files", nargs=-1, required=True)
@click.option("--out", type=click.Path(file_okay=False, path_type=Path),
              help="The folder to write to. Without this: beside the papers.")  # fmt: skip
@config_options
def review(files: tuple[str, ...], out: Path | None, **given: Any) -> None:
    """Write marked-up copies, a summary and a jargon buster for a meeting.

    Your own files are never changed.
    """
    from plainspeak.reports.summary import headline
    from plainspeak.review import write

    run = _run(given)
    reports = list(run.reports(files))
    if reports:
        glossary = run.config(reports[0].path or "").glossary
        try:
            written = write(reports, glossary, out)
        except OSError as problem:
            _stop(f"{problem.filename}: cannot be written ({problem.strerror}).")
        for report in reports:
            click.echo(f"{report.path}: {headline(report)}")
        click.echo("\nWritten for you:")
        for path in written:
            click.echo(f"  {path}")
    sys.exit(2 if run.problems else 0)


@main.command()
@click.argument("rule")
def explain(rule: str) -> None:
    """Print the page of a rule: what it finds, why, and what to do."""
    from plainspeak.rules.pages import page

    try:
        _out([page(rule)])
    except KeyError as unknown:
        _stop(str(unknown.args[0]))


@main.command()
def rules() -> None:
    """List the rules."""
    from plainspeak.rules import RULES

    width = max(len(rule.name) for rule in RULES)
    for rule in RULES:
        off = "" if rule.on else " (off unless asked for)"
        lines = click.wrap_text(rule.summary + off, 80, f"{rule.name:{width}}  ", " " * (width + 2))
        click.echo(lines)


@main.command()
@click.argument("path", default=".")
@click.option("--schema", is_flag=True, help="Print a JSON schema of the config file instead.")
@config_options
def config(path: str, schema: bool, **given: Any) -> None:
    """Print every setting in force for a paper or folder, and where it came from."""
    from plainspeak.config import ConfigError
    from plainspeak.reports import settings

    try:
        _out([settings.schema() if schema else settings.render(_run(given).config(path), path)])
    except ConfigError as problem:
        _stop(str(problem))


def _run(given: dict[str, Any], *, fail_on: str | None = None, **how: Any) -> Run:
    from plainspeak.run import Run

    known = given.pop("known")
    keys = ("profile", "country", "select", "ignore")
    values = {key: given[key] for key in keys if given[key]}
    if known:
        values |= {"known_acronyms": known, "allowed_words": known}
    if fail_on:
        values["fail_on"] = fail_on
    return Run(values, given["config"], **how)


def _out(chunks: Iterable[str], path: str | None = None) -> None:
    """Print, or write to a file. Colour goes to a terminal only, and not where NO_COLOR is set.
    Stops quietly where the reader of a pipe has gone."""
    color = False if os.environ.get("NO_COLOR") else None
    file = None
    if path is not None:
        try:
            file = open(path, "w", encoding="utf-8", newline="\n")  # noqa: SIM115
        except OSError as problem:
            _stop(f"{path}: cannot be written ({problem.strerror}).")
    for chunk in chunks:
        try:
            if file:
                file.write(click.unstyle(chunk))
            else:
                click.echo(chunk, nl=False, color=color)
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(0)
        except OSError as problem:
            _stop(f"{path or 'standard output'}: cannot be written ({problem.strerror}).")
    if file:
        file.close()


def _stop(message: str) -> NoReturn:
    click.echo(f"plainspeak: {message}", err=True)
    sys.exit(2)


if __name__ == "__main__":
    main()
