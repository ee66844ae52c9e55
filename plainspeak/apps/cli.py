"""The command line: options in, report out, exit status.

Status 0: nothing at or above the level of --fail-on. 1: something. 2: a paper or a setting could
not be used. 130: stopped with Ctrl-C. Results go to standard output, all else to standard error.
"""

from __future__ import annotations

import gc
import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import click

from plainspeak import __version__
from plainspeak.apps.commands.about import config, explain, rules
from plainspeak.apps.commands.audit import audit
from plainspeak.apps.commands.check import baseline, check
from plainspeak.apps.commands.fix import fix
from plainspeak.apps.commands.init import init
from plainspeak.apps.commands.know import know, never_mark
from plainspeak.apps.commands.lsp import lsp
from plainspeak.apps.commands.output import stop, whole_output
from plainspeak.apps.commands.page import open_page, page
from plainspeak.apps.commands.read import acronyms, compare, readability, review
from plainspeak.model.signs import on_one_line
from plainspeak.run.files import as_text

# The tagger's products are small: further threads only wait for each other, and on a busy machine
# they take three times as long. Must be said before numpy is loaded.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


_SELDOM = 100_000
"""New objects after which a process of ours looks for cycles of them: checking a paper makes many
objects and no cycles, and looking more often takes a seventh of the time."""


def start() -> None:
    """The program as a person starts it, in a process that is all its own."""
    gc.set_threshold(_SELDOM, 20, 20)
    for stream in (sys.stdout, sys.stderr):  # a pipe of Windows has no sign for "→"
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    main(prog_name="plainspeak")


_WHOLE_NAME = (
    " A paper needs its whole name, such as agenda.docx, and quotes where it has spaces:"
    ' "Board pack June.docx".'
)


def _is_paper(name: str) -> bool:
    from plainspeak.readers import format_of
    from plainspeak.readers.other_kinds import advice

    return os.path.exists(name) or format_of(name) is not None or bool(advice(name))


class _Commands(click.Group):
    """The commands; Ctrl-C ends each of them quietly, and a full disk with a sentence."""

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run the program, and see that all that was said has arrived."""
        with whole_output():
            try:
                os.getcwd()
            except OSError:
                stop("the folder that you are in is no longer there. Go to another one.")
            return super().main(*args, **kwargs)

    def make_context(self, *args: Any, **kwargs: Any) -> click.Context:
        """Take in the options before the command."""
        with _told_plainly():
            return super().make_context(*args, **kwargs)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that was asked for. A bare name of a paper or a folder, as when it is dropped
        on the program, asks for `review`."""
        if self.get_command(ctx, args[0]) is None and _is_paper(args[0]):
            return review.name, review, args
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as fault:
            vars(fault).update(message=fault.message + _WHOLE_NAME)
            raise

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command that was asked for."""
        try:
            with _told_plainly():
                return super().invoke(ctx)
        except KeyboardInterrupt:
            ctx.exit(130)


@contextmanager
def _told_plainly() -> Iterator[None]:
    """What is said of options that do not exist names what may be a file of other people."""
    try:
        yield
    except click.exceptions.NoArgsIsHelpError:  # the help itself, in lines
        raise
    except click.ClickException as fault:
        vars(fault).update(message=on_one_line(as_text(fault.message)))
        raise


@click.group(
    cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80}
)
@click.version_option(__version__, prog_name="plainspeak")
def main() -> None:
    """Read a meeting paper as someone new to the group would.

    plainspeak says where that reader would have to stop, and what to write instead. Nothing
    leaves this computer. The name of a paper alone does what `review` does.
    """


for _command in (
    check, fix, review, acronyms, readability, compare, baseline, explain, rules, config, init,
    know, never_mark, lsp, audit, page, open_page,
):  # fmt: skip
    main.add_command(_command)
