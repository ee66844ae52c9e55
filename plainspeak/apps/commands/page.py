"""page and open: plainspeak in a browser, with nothing to install."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from plainspeak.apps.commands.output import out, stop
from plainspeak.run.said import say

_HEAD = b"<!doctype html>\n"
_OURS = b"<title>plainspeak</title>"

_parts = click.option(
    "--parts",
    type=click.Path(path_type=Path),
    help="Folder with Python for browsers. Without it, plainspeak fetches that once.",
)


@click.command()
@click.option(
    "--out", "target", type=click.Path(path_type=Path), default=Path("plainspeak.html"),
    show_default=True, help="The file to write.",
)  # fmt: skip
@_parts
def page(target: Path, parts: Path | None) -> None:
    """Write plainspeak as one web page.

    The page is one file that any browser opens, without a network and with nothing to install.
    Papers never leave it. Making it takes about a minute.
    """
    from plainspeak.apps.page import build
    from plainspeak.apps.page.parts import PartsMissing
    from plainspeak.writing import write_whole

    if target.is_dir():
        stop(f"{target}: this is a folder. Add the name of a file.")
    if target.exists() and not _is_ours(target):
        stop(f"{target}: this is not a page that plainspeak wrote. Choose another name with --out.")
    try:
        made = build.page(parts)
        write_whole(str(target), made)
    except PartsMissing as problem:
        stop(str(problem))
    except OSError as problem:
        stop(f"{target}: cannot be written ({problem.strerror}).")
    out([f"{target} is written ({len(made) / 1e6:.1f} MB). Open it in any browser.\n"])


def _is_ours(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            head = file.read(4096)
    except OSError as problem:
        stop(f"{path}: cannot be written ({problem.strerror}).")
    return head.startswith(_HEAD) and _OURS in head


@click.command("open")
@click.argument("papers", nargs=-1)
@_parts
@click.option(
    "--page", "ready", type=click.Path(path_type=Path),
    help="A page that `plainspeak page` wrote.",
)  # fmt: skip
@click.option("--no-browser", is_flag=True, help="Only say the address.")
def open_page(
    papers: tuple[str, ...], parts: Path | None, ready: Path | None, no_browser: bool
) -> None:
    """Open papers in the page of plainspeak.

    Your browser shows them, marked. Only this computer can reach the page. Stop it with Ctrl-C.
    """
    import webbrowser

    from plainspeak.apps.page import kept, serve
    from plainspeak.apps.page.parts import PartsMissing
    from plainspeak.config.settings import ConfigError
    from plainspeak.model import InputError

    try:
        given = serve.papers_of(papers)
        content = _page_in(ready) if ready else kept.page(parts, _wait)
    except (InputError, ConfigError, PartsMissing) as problem:
        stop(str(problem))
    served, address = serve.server(serve.with_papers(content, given))
    with served:
        out([f"plainspeak is at {address} until you stop it with Ctrl-C.\n"])
        sys.stdout.flush()
        if not no_browser:
            webbrowser.open(address)
        served.serve_forever()


def _page_in(path: Path) -> bytes:
    from plainspeak.model import InputError
    from plainspeak.readers.file import content

    try:
        found = content(path)
    except InputError as problem:
        raise InputError(f"{path}: {problem}") from problem
    if not found.startswith(_HEAD) or _OURS not in found[:4096]:
        raise InputError(f"{path}: this is not a page that plainspeak wrote.")
    return found


def _wait() -> None:
    say("making the page. This takes about a minute, the first time.")
