"""acronyms, readability, compare and review: papers in, something to read out."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from plainspeak.commands.options import config_options, run_of
from plainspeak.commands.output import out, stop

if TYPE_CHECKING:
    from plainspeak.model import Report


@click.command()
@click.argument("files", nargs=-1, required=True)
@click.option("--format", "form", type=click.Choice(["table", "csv", "json"]), default="table",
              show_default=True, help="A table to read, or data for another program.")  # fmt: skip
@config_options
def acronyms(files: tuple[str, ...], form: str, **given: Any) -> None:
    """List every set of letters in the papers, with what each one means."""
    from plainspeak.reports import acronyms as report

    run = run_of(given)
    render = {"table": report.table, "csv": report.csv, "json": report.json}[form]
    out([render(list(run.reports(files)))])
    sys.exit(2 if run.problems else 0)


@click.command()
@click.argument("files", nargs=-1, required=True)
@click.option("--textstat", is_flag=True, help="Show textstat's own numbers beside ours.")
@config_options
def readability(files: tuple[str, ...], textstat: bool, **given: Any) -> None:
    """Show the reading level of papers, and how it was worked out."""
    from plainspeak.reports import readability as report

    def theirs(paper: Report) -> Mapping[str, float] | None:
        if not textstat:
            return None
        from plainspeak.analysis.textstat_offline import page_numbers

        return page_numbers(paper.document)

    run = run_of(given)
    out(report.render(paper, theirs(paper)) for paper in run.reports(files))
    sys.exit(2 if run.problems else 0)


@click.command()
@click.argument("old")
@click.argument("new")
@config_options
def compare(old: str, new: str, **given: Any) -> None:
    """Say what a rewrite gained: OLD is the paper before, NEW after."""
    from plainspeak.reports import compare as report

    run = run_of(given)
    both = list(run.reports((old, new)))
    if not run.problems:
        out([report.render(both[0], both[-1])])
    sys.exit(2 if run.problems else 0)


@click.command()
@click.argument("files", nargs=-1, required=True)
@click.option("--out", "folder", type=click.Path(file_okay=False, path_type=Path),
              help="The folder to write to. Without this: beside the papers.")  # fmt: skip
@config_options
def review(files: tuple[str, ...], folder: Path | None, **given: Any) -> None:
    """Write marked-up copies, a summary and a sheet that explains hard words.

    Your own files are never changed.
    """
    from plainspeak.reports.summary import headline
    from plainspeak.review import write

    run = run_of(given)
    reports = list(run.reports(files))
    if reports:
        glossary = run.config(reports[0].path or "").glossary
        try:
            written = write(reports, glossary, folder)
        except OSError as problem:
            stop(f"{problem.filename}: cannot be written ({problem.strerror}).")
        out(f"{report.path}: {headline(report)}\n" for report in reports)
        out(["\nWritten for you:\n", *(f"  {path}\n" for path in written)])
    sys.exit(2 if run.problems else 0)
