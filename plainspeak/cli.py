"""The command line: options in, report out, exit status.

Status 0: nothing at or above the level of --fail-on. 1: something. 2: a paper or a setting could
not be used. 130: stopped with Ctrl-C. Results go to standard output, all else to standard error.
"""

from __future__ import annotations

import os
from typing import Any

import click

from plainspeak import __version__
from plainspeak.commands.about import config, explain, rules
from plainspeak.commands.check import baseline, check
from plainspeak.commands.fix import fix
from plainspeak.commands.read import acronyms, compare, readability, review

# The tagger's products are small: further threads only wait for each other, and on a busy machine
# they take three times as long. Must be said before numpy is loaded.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


class _Commands(click.Group):
    """The commands; Ctrl-C ends each of them quietly."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command that was asked for."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            ctx.exit(130)


@click.group(
    cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80}
)
@click.version_option(__version__, prog_name="plainspeak")
def main() -> None:
    """Read a meeting paper as someone new to the group would.

    plainspeak says where that reader would have to stop, and what to write instead. Nothing
    leaves this computer.
    """


for _command in (
    check, fix, review, acronyms, readability, compare, baseline, explain, rules, config,
):  # fmt: skip
    main.add_command(_command)

if __name__ == "__main__":
    main()
