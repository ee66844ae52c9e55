"""fix: put suggestions that fit into papers."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from plainspeak.commands.options import config_options, run_of
from plainspeak.commands.output import out
from plainspeak.papers import as_text

if TYPE_CHECKING:
    from plainspeak.model import Document, Edit


@click.command()
@click.argument("files", nargs=-1, required=True)
@click.option("--diff", is_flag=True, help="Show what would change, and change nothing.")
@click.option("--write", is_flag=True, help="Change the files; status 1 if one has changed.")
@config_options
def fix(files: tuple[str, ...], diff: bool, write: bool, **given: Any) -> None:
    """Put plainer words where they fit as they are.

    For Markdown and plain text. Asks about each change, unless you say --diff or --write. What
    you do not change stays the same byte for byte.
    """
    if diff and write:
        raise click.UsageError("Choose --diff or --write, not both.")
    from plainspeak import fix as fixing
    from plainspeak import rewrite
    from plainspeak.config import ConfigError
    from plainspeak.lexicon import ListError
    from plainspeak.model import InputError

    run = run_of(given)
    ask = None if diff or write or not _at_a_terminal() else _Asking()
    changed = 0
    for task in run.tasks(files):
        name = task.name
        if name not in files and not rewrite.can_change(name):
            continue  # a Word file in a folder: nobody has asked for it by name
        try:
            if name == "-":
                raise InputError("name a file. Standard input cannot be changed.")
            paper = rewrite.read(name)
            text = rewrite.fixed(paper, task.config, ask)
            if text == paper.document.source:
                continue
            if write or ask:
                rewrite.write(paper, text)
                changed += 1
                out([f"{name}: changed.\n"])
            else:
                out([fixing.diff(paper.document.source, text, name)])
        except (InputError, ConfigError, ListError) as problem:
            run.problem(name, str(problem))
        if ask and ask.enough:
            break
    sys.exit(2 if run.problems else int(write and changed > 0))


def _at_a_terminal() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


class _Asking:
    """Asks a person about each edit, until they have had enough."""

    enough = False

    def __call__(self, document: Document, edit: Edit) -> bool:
        """Show the line with the words in question, and wait for y, n or q."""
        if self.enough:
            return False
        source = document.source
        begin = source.rfind("\n", 0, edit.start) + 1
        end = source.find("\n", edit.end)
        line = source.count("\n", 0, edit.start) + 1
        old = click.style(source[edit.start : edit.end], fg="magenta", bold=True)
        new = click.style(edit.text or "(nothing)", fg="green", bold=True)
        before = source[max(begin, edit.start - 200) : edit.start]
        after = source[edit.end : min(end if end >= 0 else len(source), edit.end + 200)]
        click.echo(
            f"\n{as_text(document.path or '')}, line {line}:\n  {before}[{old}]{after.rstrip()}"
        )
        answer = click.prompt(
            f"  Write {new} instead?", type=click.Choice(["y", "n", "q"]), default="y"
        )
        self.enough = answer == "q"
        return bool(answer == "y")
