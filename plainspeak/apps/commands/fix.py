"""fix: put suggestions that fit into papers."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING, Any

import click

from plainspeak.apps.commands.options import (
    SinceCommand,
    changed_option,
    config_options,
    revision_of,
    run_of,
)
from plainspeak.apps.commands.output import out
from plainspeak.model.signs import on_one_line, visible
from plainspeak.run.files import as_text

if TYPE_CHECKING:
    from plainspeak.model import Document, Edit


@click.command(cls=SinceCommand)
@click.argument("files", nargs=-1)
@click.option("--diff", is_flag=True, help="Show what would change, and change nothing.")
@click.option("--write", is_flag=True, help="Change the files; status 1 if one has changed.")
@click.option(
    "--unsafe",
    is_flag=True,
    help="Also what you have to look at: words that may not fit. Not with --write.",
)
@changed_option
@config_options
def fix(
    files: tuple[str, ...],
    diff: bool,
    write: bool,
    unsafe: bool,
    changed: str | None,
    **given: Any,
) -> None:
    """Put plainer words where they fit as they are.

    For Markdown and plain text. Asks about each change, unless you say --diff or --write. What
    you do not change stays the same byte for byte. --select and --ignore say which rules fix.
    """
    if diff and write:
        raise click.UsageError("Choose --diff or --write, not both.")
    if unsafe and write:
        raise click.UsageError(
            "What --unsafe shows has to be looked at, so --write cannot make it."
        )
    from plainspeak.config.settings import ConfigError
    from plainspeak.fixing import papers as rewrite
    from plainspeak.fixing.difference import diff as difference
    from plainspeak.lexicon import ListError
    from plainspeak.model import InputError, NothingToRead
    from plainspeak.since.changed import touching

    files, changed = revision_of(files, changed)
    run = run_of(given, since=changed)
    ask = None if diff or write or not _at_a_terminal() else _Asking()
    written = 0
    found = False
    for task in run.tasks(files):
        name = task.name
        if name not in files and not rewrite.can_change(name):
            continue  # a Word file in a folder: nobody has asked for it by name
        try:
            if name == "-":
                raise InputError("name a file. Standard input cannot be changed.")
            paper = rewrite.read(name)
            within = partial(touching, then=task.since) if task.since else None
            text = rewrite.fixed(paper, task.config, ask, unsafe=unsafe, within=within)
            if text == paper.document.source:
                continue
            found = True
            if write or ask:
                rewrite.write(paper, text)
                written += 1
                out([f"{name}: changed.\n"])
            else:
                mark = "\ufeff" if paper.encoding == "utf-8" and paper.mark else ""
                shown = difference(mark + paper.document.source, mark + text, name)
                out([shown], exact=True)
                if not rewrite.in_utf8(paper, shown):
                    click.echo(_NOT_IN_UTF8.format(on_one_line(as_text(name))), err=True)
        except NothingToRead:
            continue
        except (InputError, ConfigError, ListError) as problem:
            run.problem(name, str(problem))
        if ask and ask.enough:
            break
    if not found and not run.problems:
        more = "" if unsafe else " With --unsafe you see words that may not fit as well."
        click.echo(f"Nothing to change.{more}", err=True)
    sys.exit(2 if run.problems else int(write and written > 0))


_NOT_IN_UTF8 = (
    "{}: this file is not in UTF-8, as what is shown of it is. So `patch` cannot change it;"
    " --write can."
)


def _at_a_terminal() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


class _Asking:
    """Asks a person about each edit, until they have had enough."""

    enough = False
    told = False  # what the keys do

    def __call__(self, document: Document, edit: Edit) -> bool:
        """Show the line with the words in question, and wait for y, n or q."""
        if self.enough:
            return False
        source = document.source
        begin = source.rfind("\n", 0, edit.start) + 1
        end = source.find("\n", edit.end)
        line = source.count("\n", 0, edit.start) + 1
        old = click.style(visible(source[edit.start : edit.end]), fg="magenta", bold=True)
        new = click.style(edit.text or "(nothing)", fg="green", bold=True)
        before = visible(source[max(begin, edit.start - 200) : edit.start])
        after = source[edit.end : min(end if end >= 0 else len(source), edit.end + 200)]
        place = on_one_line(as_text(document.path or ""))
        click.echo(f"\n{place}, line {line}:\n  {before}[{old}]{visible(after.rstrip())}")
        if not self.told:
            click.echo("y: yes. n: no. q: stop here, and keep what you have said yes to.")
            self.told = True
        answer = click.prompt(
            f"  Write {new} instead?", type=click.Choice(["y", "n", "q"]), default="n"
        )
        self.enough = answer == "q"
        return bool(answer == "y")
