"""The language server, asked by a client as an editor asks it."""

from __future__ import annotations

import asyncio
import sys
import time
import tomllib
from collections.abc import AsyncIterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

pytest_lsp = pytest.importorskip("pytest_lsp")
from lsprotocol import types  # noqa: E402

if TYPE_CHECKING:
    Client = Any
else:
    Client = pytest_lsp.LanguageClient

TEXT = "# Plan 😀\n\nWe met 😀 in order to talk to the TQXG.\n"
QUICK = types.CodeActionKind.QuickFix


class Published(dict[str, list[types.Diagnostic]]):
    """The last marks of each paper, and all of them in the order in which they came: a test that is
    not yet waiting must not miss any."""

    def __init__(self) -> None:
        super().__init__()
        self.all: asyncio.Queue[tuple[str, list[types.Diagnostic]]] = asyncio.Queue()

    def __setitem__(self, uri: str, found: list[types.Diagnostic]) -> None:
        super().__setitem__(uri, found)
        self.all.put_nowait((uri, found))


@pytest_lsp.fixture(  # type: ignore[untyped-decorator]
    config=pytest_lsp.ClientServerConfig(
        server_command=[sys.executable, "-m", "plainspeak", "lsp", "--stdio"]
    )
)
async def client(lsp_client: Client, tmp_path: Path) -> AsyncIterator[None]:
    lsp_client.diagnostics = Published()
    await lsp_client.initialize_session(
        types.InitializeParams(
            capabilities=pytest_lsp.client_capabilities("visual-studio-code"),
            workspace_folders=[types.WorkspaceFolder(tmp_path.as_uri(), "papers")],
            root_uri=tmp_path.as_uri(),
            initialization_options={"show": "small-thing", "pause": 0.05},
        )
    )
    yield
    await lsp_client.shutdown_session()


def opened(client: Client, path: Path, text: str, language: str) -> str:
    item = types.TextDocumentItem(path.as_uri(), language, 1, text)
    client.text_document_did_open(types.DidOpenTextDocumentParams(item))
    return path.as_uri()


async def marks(client: Client, uri: str) -> list[types.Diagnostic]:
    """What is published next for a paper."""
    while True:
        of, found = await asyncio.wait_for(client.diagnostics.all.get(), 300)
        if of == uri:
            return list(found)


async def start(
    client: Client, folder: Path, text: str = TEXT, name: str = "plan.md"
) -> tuple[str, dict[str, types.Diagnostic]]:
    uri = opened(client, folder / name, text, "markdown")
    return uri, {str(d.code): d for d in await marks(client, uri)}


def change(
    client: Client,
    uri: str,
    text: str,
    line: int,
    at: int,
    to: int | None = None,
) -> None:
    span = types.Range(types.Position(line, at), types.Position(line, at if to is None else to))
    client.text_document_did_change(
        types.DidChangeTextDocumentParams(
            types.VersionedTextDocumentIdentifier(2, uri),
            [types.TextDocumentContentChangePartial(span, text)],
        )
    )


async def offered(client: Client, uri: str, place: types.Range) -> dict[str, types.CodeAction]:
    asked = types.CodeActionParams(
        types.TextDocumentIdentifier(uri), place, types.CodeActionContext(diagnostics=[])
    )
    return {a.title: a for a in await client.text_document_code_action_async(asked)}


def made(text: str, action: types.CodeAction) -> str:
    """The text after an action's edits, all on lines of their own."""
    assert action.edit is not None
    assert action.edit.changes is not None
    (edits,) = action.edit.changes.values()
    lines = text.split("\n")
    for edit in sorted(edits, key=lambda e: (e.range.start.line, e.range.start.character))[::-1]:
        assert edit.range.start.line == edit.range.end.line
        units = lines[edit.range.start.line].encode("utf-16-le")
        begin, end = 2 * edit.range.start.character, 2 * edit.range.end.character
        new = units[:begin] + edit.new_text.encode("utf-16-le") + units[end:]
        lines[edit.range.start.line] = new.decode("utf-16-le")
    return "\n".join(lines)


@pytest.mark.asyncio
async def test_marks_stand_where_the_editor_counts_them(client: Client, tmp_path: Path) -> None:
    _, found = await start(client, tmp_path)
    letters = found["acronym-unexplained"]
    assert letters.severity is types.DiagnosticSeverity.Warning
    assert letters.source == "plainspeak"
    line = TEXT.split("\n")[2].encode("utf-16-le")
    begin, end = letters.range.start, letters.range.end
    assert (begin.line, end.line) == (2, 2)
    assert line[2 * begin.character : 2 * end.character].decode("utf-16-le") == "TQXG"
    assert found["wordy"].message.endswith("Write: to")


@pytest.mark.asyncio
async def test_marks_follow_the_typing_and_new_ones_come_after_a_pause(
    client: Client, tmp_path: Path
) -> None:
    uri, found = await start(client, tmp_path)
    column = found["acronym-unexplained"].range.start.character
    change(client, uri, "Yes. ", 2, 0)
    moved = {str(d.code): d for d in await marks(client, uri)}
    assert moved["acronym-unexplained"].range.start.character == column + 5
    change(client, uri, "The WXQB sat. ", 2, 0)
    await marks(client, uri)
    while len(now := await marks(client, uri)) < 3:
        pass
    assert sorted(d.range.start.character for d in now)[0] == 4


@pytest.mark.asyncio
async def test_hover_gives_meaning_and_reason(client: Client, tmp_path: Path) -> None:
    text = "The cohort study met the TSG.\n"
    uri, found = await start(client, tmp_path, text)
    for diagnostic in found.values():
        asked = types.HoverParams(types.TextDocumentIdentifier(uri), diagnostic.range.start)
        shown = await client.text_document_hover_async(asked)
        assert "*What it means:*" in shown.contents.value
        assert "*Why:*" in shown.contents.value
        assert shown.range == diagnostic.range
    nothing = types.HoverParams(types.TextDocumentIdentifier(uri), types.Position(0, 1))
    assert await client.text_document_hover_async(nothing) is None


@pytest.mark.asyncio
async def test_use_this_word_and_leave_it_and_fix_all(client: Client, tmp_path: Path) -> None:
    uri, found = await start(client, tmp_path)
    actions = await offered(client, uri, found["wordy"].range)
    assert made(TEXT, actions["Use ‘to’"]) == TEXT.replace("in order to", "to")
    assert actions["Use ‘to’"].kind == QUICK
    every = next(a for title, a in actions.items() if title.startswith("Make "))
    assert every.kind == types.CodeActionKind.SourceFixAll
    assert made(TEXT, every) == TEXT.replace("in order to", "to")
    left = made(TEXT, actions["Leave this as it is (wordy)"])
    assert left.split("\n")[2].endswith(" <!-- plainspeak: ignore wordy -->")
    whole = types.Range(types.Position(0, 0), types.Position(4, 0))
    client.text_document_did_change(
        types.DidChangeTextDocumentParams(
            types.VersionedTextDocumentIdentifier(3, uri),
            [types.TextDocumentContentChangePartial(whole, left)],
        )
    )
    while [d.code for d in await marks(client, uri)] != ["acronym-unexplained"]:
        pass


@pytest.mark.asyncio
async def test_what_the_group_knows_goes_into_its_config(client: Client, tmp_path: Path) -> None:
    uri, found = await start(client, tmp_path)
    offers = await offered(client, uri, found["acronym-unexplained"].range)
    assert {"Our group knows ‘TQXG’", "Never mark ‘TQXG’"} <= set(offers)
    await client.workspace_execute_command_async(
        types.ExecuteCommandParams("plainspeak.known", arguments=[uri, "known_acronyms", "TQXG"])
    )
    config = (tmp_path / "plainspeak.toml").read_text(encoding="utf-8")
    assert tomllib.loads(config) == {"known_acronyms": ["TQXG"]}
    while [d.code for d in await marks(client, uri)] != ["wordy"]:
        pass
    await client.workspace_execute_command_async(
        types.ExecuteCommandParams("plainspeak.known", arguments=[uri, "never_mark", "in order to"])
    )
    while await marks(client, uri):
        pass


@pytest.mark.asyncio
async def test_the_nearest_config_counts(client: Client, tmp_path: Path) -> None:
    folder = tmp_path / "drafts"
    folder.mkdir()
    (folder / "plainspeak.toml").write_text('select = ["wordy"]\n', encoding="utf-8")
    _, found = await start(client, folder)
    assert list(found) == ["wordy"]


@pytest.mark.asyncio
async def test_a_config_that_cannot_be_used_is_said_once(client: Client, tmp_path: Path) -> None:
    (tmp_path / "plainspeak.toml").write_text("no_such_key = 1\n", encoding="utf-8")
    uri, found = await start(client, tmp_path)
    assert found == {}
    change(client, uri, "x", 0, 2)
    await marks(client, uri)
    await marks(client, uri)
    assert [m.message for m in client.messages if "no_such_key" in m.message] != []
    assert len(client.messages) == 1


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("name", "text", "language"),
    [
        ("a.txt", "We met the TQXG.", "plaintext"),
        ("a.qmd", "We met the TQXG.", "quarto"),
        ("a.Rmd", "We met the TQXG.", "rmd"),
        ("a.rst", "We met the TQXG.", "restructuredtext"),
        ("a.tex", "We met the TQXG.", "latex"),
        ("a.html", "<p>We met the TQXG.</p>", "html"),
        ("untitled", "We met the TQXG.", "markdown"),
    ],
)
async def test_every_format_that_is_text(
    client: Client, tmp_path: Path, name: str, text: str, language: str
) -> None:
    uri = opened(client, tmp_path / name, text, language)
    (found,) = await marks(client, uri)
    assert found.code == "acronym-unexplained"
    actions = await offered(client, uri, found.range)
    assert ("Leave this as it is (acronym-unexplained)" in actions) == (language != "plaintext")


@pytest.mark.asyncio
async def test_a_change_in_a_paper_of_20_pages_is_answered_at_once(
    client: Client, tmp_path: Path
) -> None:
    examples = Path(__file__).parents[2] / "examples"
    paper = "\n\n".join(p.read_text(encoding="utf-8") for p in sorted(examples.glob("*.md")))
    while len(paper.split()) < 10_000:
        paper += "\n\n" + paper
    await start(client, tmp_path)  # what is loaded once is no part of it
    begun = time.perf_counter()
    uri = opened(client, tmp_path / "long.md", paper, "markdown")
    assert len(await marks(client, uri)) > 20
    whole = time.perf_counter() - begun
    taken = []
    for column in range(20):
        begun = time.perf_counter()
        change(client, uri, "x", 1, column)
        await marks(client, uri)
        taken.append(time.perf_counter() - begun)
    assert sorted(taken)[len(taken) // 2] < whole / 4
