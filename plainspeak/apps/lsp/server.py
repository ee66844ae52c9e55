"""The server: papers in as they are typed, findings out.

At every change the findings that are known move along with the text, at once. The paper is checked
again, in a thread of its own, when there has been a pause in the typing.
"""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from plainspeak import __version__
from plainspeak.apps.lsp import actions, papers, said
from plainspeak.apps.lsp.papers import Paper
from plainspeak.config import edit
from plainspeak.config.settings import LEVELS, OWN_WORDS, ConfigError
from plainspeak.model import InputError, Report

PAUSE = 0.3
"""Seconds without a change after which a paper is checked: longer than between two letters of
whoever types slowly, shorter than anybody waits for. Our own figure."""
_LONGEST_PAUSE = 60
"""Seconds that a writer may wait for at most. Our own figure."""
_TURN = 0.001
"""Seconds that a check may keep the processor while a change waits to be taken in."""


class Server(LanguageServer):
    """Our server, with the papers that are open."""

    def __init__(self) -> None:
        super().__init__("plainspeak", __version__)
        self.papers: dict[str, Paper] = {}
        self.level = "worth-a-look"
        self.pause = PAUSE
        self._waiting: dict[str, asyncio.TimerHandle] = {}
        self._running: set[asyncio.Task[None]] = set()
        self.problems: list[str] = []  # with the settings that the editor sent
        self._said: dict[str, str] = {}  # what was said last about a paper

    # -- papers ----------------------------------------------------------------------------------

    def opened(self, uri: str, language: str) -> None:
        """Take a paper that an editor has opened, and check it."""
        path = to_fs_path(uri) or uri
        format = papers.format_of(path, language)
        if format is not None:
            unit = str(getattr(self.workspace.position_encoding, "value", "utf-16"))
            source = self.workspace.get_text_document(uri).source
            self.papers[uri] = Paper(path, format, source, unit)
            self.check_soon(uri, 0)

    def changed(self, uri: str) -> None:
        """Take a change: show what is known at its new place, and check after a pause."""
        if paper := self.papers.get(uri):
            paper.change(self.workspace.get_text_document(uri).source)
            self._show(uri)
            self.check_soon(uri, self.pause)

    def closed(self, uri: str) -> None:
        """Forget a paper."""
        if self.papers.pop(uri, None):
            if waiting := self._waiting.pop(uri, None):
                waiting.cancel()
            self._publish(uri, [])

    def check_soon(self, uri: str, pause: float) -> None:
        """Check a paper after a pause, unless it changes before."""
        if waiting := self._waiting.pop(uri, None):
            waiting.cancel()
        self._waiting[uri] = asyncio.get_running_loop().call_later(pause, self._start, uri)

    def check_all(self) -> None:
        """Check every open paper: the settings may have changed."""
        for uri in self.papers:
            self.check_soon(uri, 0)

    def _start(self, uri: str) -> None:
        self._waiting.pop(uri, None)
        task = asyncio.get_running_loop().create_task(self._check(uri))
        self._running.add(task)
        task.add_done_callback(self._running.discard)

    async def _check(self, uri: str) -> None:
        paper = self.papers.get(uri)
        if paper is None:
            return
        number = paper.number
        report, problem = await asyncio.to_thread(
            _checked, paper.path, paper.format, paper.source, self.level
        )
        if self.papers.get(uri) is paper and paper.number == number:
            paper.take(report)
            self._show(uri)
            self._say(uri, problem)

    def _show(self, uri: str) -> None:
        self._publish(uri, said.diagnostics(self.papers[uri], uri))

    def _publish(self, uri: str, found: list[types.Diagnostic]) -> None:
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, found))

    def _say(self, uri: str, problem: str) -> None:
        """Tell the writer what is wrong with a paper or its settings, once."""
        if problem and self._said.get(uri) != problem:
            self.warn(problem)
        self._said[uri] = problem

    def warn(self, problem: str) -> None:
        """Show a sentence to the writer."""
        message = types.ShowMessageParams(types.MessageType.Warning, f"plainspeak: {problem}")
        self.window_show_message(message)

    def set(self, options: dict[str, Any]) -> None:
        """Take the settings that an editor sends when it starts us. What cannot be used is left
        aside and goes into `problems`, as a sentence each."""
        level, pause = options.get("show"), options.get("pause")
        if level in LEVELS[:3]:
            self.level = str(level)
        elif level is not None:
            self.problems.append(f"the setting `show` takes one of {', '.join(LEVELS[:3])}.")
        is_number = isinstance(pause, int | float) and not isinstance(pause, bool)
        if is_number and 0 <= float(pause or 0) <= _LONGEST_PAUSE:
            self.pause = float(pause or 0)
        elif pause is not None:
            self.problems.append(
                f"the setting `pause` takes a number of seconds from 0 to {_LONGEST_PAUSE}."
            )

    # -- what an editor asks for -----------------------------------------------------------------

    def offsets(self, uri: str, range: types.Range) -> tuple[int, int]:
        """A range of the editor's as code points of the paper."""
        places = self.papers[uri].places
        return (
            places.offset(range.start.line, range.start.character),
            places.offset(range.end.line, range.end.character),
        )

    def group_knows(self, uri: str, key: str, word: str) -> None:
        """Write a word into the config file nearest to a paper, and check again."""
        paper = self.papers.get(uri)
        if paper is None or key not in OWN_WORDS:
            return
        top = self.workspace.root_path
        try:
            near = Path(paper.path).parent
            path = edit.add_words(near, [(key, word)], {}, Path(top) if top else None)
        except ConfigError as problem:
            self._say(uri, str(problem))
            return
        told = f"plainspeak: ‘{word}’ now stands in {path}."
        self.window_show_message(types.ShowMessageParams(types.MessageType.Info, told))
        self.check_all()


def _checked(path: str, format: Any, source: str, level: str) -> tuple[Report | None, str]:
    """The report of a text, and the sentence that says why there is none."""
    try:
        return papers.check(path, format, source, level), ""
    except (InputError, ValueError) as problem:  # settings, own lists, baselines
        return None, str(problem)
    except OSError as problem:  # a name that no file can have, a folder that cannot be looked into
        return None, f"the settings beside this paper cannot be read ({problem.strerror})."


def make() -> Server:
    """A server with all that it can do."""
    server = Server()

    @server.feature(types.INITIALIZE)
    def initialize(params: types.InitializeParams) -> None:
        options = params.initialization_options
        if isinstance(options, dict):
            server.set(options)

    @server.feature(types.INITIALIZED)
    def ready(params: types.InitializedParams) -> None:
        for problem in server.problems:
            server.warn(problem)

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    async def opened(params: types.DidOpenTextDocumentParams) -> None:
        server.opened(params.text_document.uri, params.text_document.language_id)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    async def changed(params: types.DidChangeTextDocumentParams) -> None:
        server.changed(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    async def saved(params: types.DidSaveTextDocumentParams) -> None:
        server.check_all()

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    async def closed(params: types.DidCloseTextDocumentParams) -> None:
        server.closed(params.text_document.uri)

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    async def watched(params: types.DidChangeWatchedFilesParams) -> None:
        server.check_all()

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    def hover(params: types.HoverParams) -> types.Hover | None:
        paper = server.papers.get(params.text_document.uri)
        if paper is None:
            return None
        offset = paper.places.offset(params.position.line, params.position.character)
        return said.hover(paper, offset)

    kinds = [types.CodeActionKind.QuickFix, types.CodeActionKind.SourceFixAll]

    @server.feature(
        types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(code_action_kinds=kinds)
    )
    def offered(params: types.CodeActionParams) -> list[types.CodeAction]:
        uri = params.text_document.uri
        if uri not in server.papers:
            return []
        found = actions.actions(server.papers[uri], uri, *server.offsets(uri, params.range))
        only = params.context.only
        return [a for a in found if only is None or any(_is_kind(a, kind) for kind in only)]

    @server.command(actions.KNOWN)
    async def group_knows(uri: str, key: str, word: str) -> None:
        server.group_knows(uri, key, word)

    return server


def _is_kind(action: types.CodeAction, wanted: str) -> bool:
    kind = str(getattr(action.kind, "value", action.kind))
    return kind == wanted or kind.startswith(f"{wanted}.")


def serve() -> None:
    """Serve one editor over standard input and output, until it ends."""
    sys.setswitchinterval(_TURN)
    # Its own ends of both pipes: whatever else is printed must not end up between two messages.
    incoming = os.fdopen(os.dup(sys.stdin.fileno()), "rb")
    outgoing = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    make().start_io(incoming, outgoing)
