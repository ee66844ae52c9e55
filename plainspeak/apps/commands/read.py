"""acronyms, readability, compare and review: papers in, something to read out."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from plainspeak.apps.commands.options import config_options, run_of
from plainspeak.apps.commands.output import out, stop
from plainspeak.run.files import is_result
from plainspeak.run.said import say

if TYPE_CHECKING:
    from plainspeak.model import Report


@click.command(short_help="List the sets of letters in papers, and what they mean.")
@click.argument("files", nargs=-1, required=True)
@click.option("--format", "form", type=click.Choice(["table", "csv", "json"]), default="table",
              show_default=True, help="A table to read, or data for another program.")  # fmt: skip
@config_options
def acronyms(files: tuple[str, ...], form: str, **given: Any) -> None:
    """List every set of letters in the papers, with what each one means."""
    from plainspeak.reports import acronyms as report

    run = run_of(given)
    render = {"table": report.table, "csv": report.csv, "json": report.json}[form]
    out([render(run.pack(files))], exact=form != "table")
    run.say_passed_over()
    sys.exit(2 if run.problems else 0)


@click.command(short_help="Show the reading level, and how it was worked out.")
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
    run.say_passed_over()
    sys.exit(2 if run.problems else 0)


@click.command(short_help="Say what a rewrite gained.")
@click.argument("old")
@click.argument("new")
@config_options
def compare(old: str, new: str, **given: Any) -> None:
    """Say what a rewrite gained: OLD is the paper before, NEW after."""
    from plainspeak.reports import compare as report

    run = run_of(given)
    both = list(run.reports((old, new)))
    run.say_passed_over()
    missing = bool(run.problems or run.passed_over)
    if not missing:
        out([report.render(both[0], both[-1])])
    sys.exit(2 if missing else 0)


@click.command(short_help="Write marked-up copies, a summary and a sheet of words.")
@click.argument("files", nargs=-1, required=True)
@click.option("--out", "folder", type=click.Path(file_okay=False, path_type=Path),
              help="The folder to write to. Without this: beside the papers.")  # fmt: skip
@click.option("--easy-read", is_flag=True,
              help="Write one sheet more: one idea a line, and room for pictures.")  # fmt: skip
@click.option("--all", "everything", is_flag=True,
              help="Put in every comment, not only about ten a page.")  # fmt: skip
@click.option("--track", is_flag=True,
              help="Put safe swaps into Word files as changes to accept or reject.")  # fmt: skip
@config_options
def review(
    files: tuple[str, ...],
    folder: Path | None,
    easy_read: bool,
    everything: bool,
    track: bool,
    **given: Any,
) -> None:
    """Write marked-up copies, a summary and a sheet that explains hard words.

    FILES are papers, or folders with the papers of one meeting. Your own files are never changed.
    """
    from plainspeak.apps.review import write
    from plainspeak.reports.summary import headline

    papers = tuple(name for name in files if not is_result(name))
    if ours := len(files) - len(papers):
        what = "file that plainspeak wrote is" if ours == 1 else "files that plainspeak wrote are"
        say(f"{ours:,} {what} not reviewed.")
    run = run_of(given)
    reports = run.pack(papers) if papers else []
    run.say_passed_over()
    if reports:
        glossary = run.config(reports[0].path or "").glossary
        try:
            written = write(
                reports,
                glossary,
                folder,
                easy_read=easy_read,
                everything=everything,
                track=track,
                problem=run.problem,
            )
        except OSError as problem:
            stop(f"{problem.filename}: cannot be written ({problem.strerror}).")
        out(f"{report.path}: {headline(report)}\n" for report in reports)
        out(["\nWritten for you:\n", *(f"  {path}\n" for path in written)])
        in_word = (report for report in reports if report.document.format == "docx")
        if track and not any(finding.fixes for report in in_word for finding in report.findings):
            say("no word here can be swapped without a look, so there are no tracked changes.")
    sys.exit(2 if run.problems else 0)
