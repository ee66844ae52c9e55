"""lsp: findings in an editor, while somebody writes."""

from __future__ import annotations

from importlib.util import find_spec

import click

from plainspeak.apps.commands.output import stop


@click.command()
@click.option("--stdio", is_flag=True, hidden=True, help="What some editors add; always so.")
def lsp(stdio: bool) -> None:
    """Serve an editor, which shows findings while you write.

    Editors start this by themselves. `README.md` says how to set up yours.
    """
    if find_spec("pygls") is None:
        stop("`plainspeak lsp` needs one more part: pip install 'plainspeak-lint[lsp]'")
    from plainspeak.apps.lsp.server import serve

    serve()
