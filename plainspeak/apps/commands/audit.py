"""audit: a whole collection of papers, on one machine or many."""

from __future__ import annotations

import logging
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import click

from plainspeak.apps.commands.options import config_options, values_of
from plainspeak.apps.commands.output import out, stop
from plainspeak.run.said import say

_NEEDED = ("dask", "distributed", "fsspec", "pandas", "pyarrow")


@click.command()
@click.argument("places", nargs=-1, required=True, metavar="PLACE...")
@click.option("--out", "folder", required=True, type=click.Path(path_type=Path),
              help="The folder for the tables and the report.")  # fmt: skip
@click.option("--resume", is_flag=True, help="Go on where an earlier run stopped.")
@click.option("--no-text", is_flag=True, help="Keep words of the papers out of the tables.")
@click.option("--by", "pattern", default="", metavar="PATTERN",
              help="What folders mean, such as '{department}/{year}/**'.")  # fmt: skip
@click.option("--departments", type=click.Path(dir_okay=False), metavar="FILE",
              help="A table with the columns path, department and perhaps date.")  # fmt: skip
@click.option("--scheduler", metavar="ADDRESS",
              help="Where Dask shares out the work, such as tcp://10.0.0.5:8786.")  # fmt: skip
@click.option("--jobs", type=click.IntRange(min=0), default=0, metavar="N",
              help="How many processes on this computer. Without this: one a core.")  # fmt: skip
@click.option("--per-file", type=click.IntRange(min=1), default=200, show_default=True,
              metavar="N", help="About how many papers go into one file of a table.")  # fmt: skip
@config_options
def audit(
    places: tuple[str, ...],
    folder: Path,
    resume: bool,
    no_text: bool,
    pattern: str,
    departments: str | None,
    scheduler: str | None,
    jobs: int,
    per_file: int,
    **given: Any,
) -> None:
    """Read a whole collection, and write tables and a report.

    Name folders, papers, zip files, addresses such as s3://bucket/papers, or @ and the
    name of a file with one of these on each line. Nothing leaves the computers that you name.
    """
    if any(find_spec(name) is None for name in _NEEDED):
        stop("`plainspeak audit` needs one more part: pip install 'plainspeak-lint[audit]'")
    from plainspeak.apps.audit.addresses import missing
    from plainspeak.apps.audit.auditing import cluster, run
    from plainspeak.apps.audit.grouping import grouping
    from plainspeak.apps.audit.store import CannotGoOn
    from plainspeak.config.load import find_config, from_values, load_config
    from plainspeak.config.settings import ConfigError
    from plainspeak.lexicon import ListError

    if problem := missing(places):
        stop(problem)
    file = given["config"]
    progress = _Progress()
    try:
        config = load_config(Path(file) if file else find_config("."))
        if values := values_of(given):
            config = from_values(values, config, "the command line")
        groups = grouping(pattern, departments)
        import distributed  # noqa: F401  # which sets the levels that are set here

        for name in ("distributed", "distributed.client", "tornado", "asyncio"):
            logging.getLogger(name).setLevel(logging.CRITICAL)
        with cluster(scheduler, jobs) as client:
            if "dashboard" in client.scheduler_info().get("services", {}):
                say(f"you can watch the work at {client.dashboard_link}")
            totals = run(
                client, places, folder, config, groups,
                text=not no_text, resume=resume, per_file=per_file, progress=progress.show,
            )  # fmt: skip
    except (CannotGoOn, ConfigError, ListError) as problem:
        progress.end()
        stop(str(problem))
    progress.end()
    read, unread = totals.whole.papers, sum(totals.reasons.values())
    lost = sum(number for (state, _), number in totals.reasons.items() if state == "lost")
    out(
        [
            f"Read {_papers(read)} with {totals.whole.words:,} words.\n",
            f"{unread:,} could not be read; the report says why.\n" if unread else "",
            f"{lost:,} of them may be read if you run this again with --resume.\n" if lost else "",
            f"\nThe report: {folder / 'report.html'}\n",
        ]
    )
    sys.exit(0 if read and not lost else 2)


class _Progress:
    """A line at a terminal that says how far the work is."""

    def __init__(self) -> None:
        self._shown = sys.stderr is not None and sys.stderr.isatty()
        self._last = ""

    def show(self, what: str, done: int, of: int) -> None:
        if not self._shown:
            return
        line = f"{what}: {done:,} of {of:,} ({100 * done // of}%)" if of else f"{what}: {done:,}"
        if self._last and not self._last.startswith(what):
            self.end()
        click.echo(f"\r{line}\x1b[K", nl=False, err=True)
        self._last = line

    def end(self) -> None:
        if self._last:
            click.echo(err=True)
        self._last = ""


def _papers(number: int) -> str:
    return "1 paper" if number == 1 else f"{number:,} papers"
