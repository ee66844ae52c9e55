"""Serves the page to this computer alone, with the papers of a person already in it.

Only 127.0.0.1 listens. The address holds a word that no other site can guess, and a request that
names another host is turned away, so that no web page reads papers through it.
"""

from __future__ import annotations

import base64
import secrets
from collections.abc import Iterable
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

HOST = "127.0.0.1"
PORT = 47813
"""The usual port: with the same one each time, the browser finds the group's settings again."""

_PLACE = b'<script type="text/plain" id="worker">'  # papers go before it


def with_papers(page: bytes, papers: Iterable[tuple[str, bytes]]) -> bytes:
    """The page with these files (name, content) in it, as text that is never live."""
    given = "".join(
        f'<script type="text/plain" class="given" data-name="{escape(name, quote=True)}">'
        f"{base64.b64encode(content).decode()}</script>\n"
        for name, content in papers
    )
    return page.replace(_PLACE, given.encode(errors="replace") + _PLACE, 1)


def server(page: bytes, port: int = PORT) -> tuple[ThreadingHTTPServer, str]:
    """A server of this one page, and its address. Where the port is taken, another one is used."""
    word = secrets.token_urlsafe(24)

    class Handler(_Handler):
        """Answers with this page."""

        content = page
        path_of_page = f"/{word}/"

    try:
        made = ThreadingHTTPServer((HOST, port), Handler)
    except OSError:
        made = ThreadingHTTPServer((HOST, 0), Handler)
    made.daemon_threads = True
    Handler.host = f"{HOST}:{made.server_port}"
    return made, f"http://{Handler.host}/{word}/"


class _Handler(BaseHTTPRequestHandler):
    content = b""
    host = ""
    path_of_page = ""
    server_version = "plainspeak"
    sys_version = ""

    def do_GET(self) -> None:
        self._answer(with_body=True)

    def do_HEAD(self) -> None:
        self._answer(with_body=False)

    def _answer(self, *, with_body: bool) -> None:
        asked = self.headers.get("Host", "")
        is_ours = asked == self.host and secrets.compare_digest(
            self.path.encode(), self.path_of_page.encode()
        )
        body = self.content if is_ours else b"There is nothing here.\n"
        self.send_response(200 if is_ours else 404)
        self.send_header("Content-Type", f"text/{'html' if is_ours else 'plain'}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        for name, value in _HEADERS.items():
            self.send_header(name, value)
        self.end_headers()
        if with_body:
            self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing: names of papers are nobody's business."""


_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


def papers_of(names: Iterable[str]) -> list[tuple[str, bytes]]:
    """The files to put into the page: the papers, and the settings nearest to the first of them,
    with the files that they name. Raises InputError and ConfigError."""
    from plainspeak.apps.page import group
    from plainspeak.config.file import read_file
    from plainspeak.config.load import find_config

    names = list(names)
    found = [_given(Path(name)) for name in names]
    settings = find_config(Path(names[0]).absolute().parent) if names else None
    if settings is not None:
        read_file(settings)  # says what is wrong with it, and that it names no file outside
        given = _given(settings)
        beside = {name for _, name in group.named(group.values_in(*given))}
        found += [given, *(_given(settings.parent / name) for name in sorted(beside))]
    return found


def _given(path: Path) -> tuple[str, bytes]:
    from plainspeak.model import InputError
    from plainspeak.readers.file import content

    try:
        return path.name, content(path)
    except InputError as problem:
        raise InputError(f"{path}: {problem}") from problem
