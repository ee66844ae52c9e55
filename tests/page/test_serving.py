"""`plainspeak open` gives the page to this computer alone; `plainspeak page` says what it needs."""

from __future__ import annotations

import http.client
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from plainspeak.apps.cli import main
from plainspeak.apps.page import parts, serve
from plainspeak.config.settings import ConfigError

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext

    from tests.page.conftest import Desk

    OpenDesk = Callable[[BrowserContext, str], Desk]
    Found = Callable[[Path], dict[str, Any]]

PAGE = b'<!doctype html>\n<title>plainspeak</title><script type="text/plain" id="worker"></script>'
EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture
def address() -> Iterator[str]:
    made, address = serve.server(PAGE, 0)
    thread = threading.Thread(target=made.serve_forever, daemon=True)
    thread.start()
    yield address
    made.shutdown()
    made.server_close()


def get(address: str, path: str | None = None, host: str | None = None) -> tuple[int, bytes, Any]:
    place, _, word = address.removeprefix("http://").partition("/")
    asking = http.client.HTTPConnection(place, timeout=30)
    asking.request("GET", f"/{word}" if path is None else path, headers={"Host": host or place})
    answer = asking.getresponse()
    return answer.status, answer.read(), answer.headers


def test_only_the_whole_address_gives_the_page(address: str) -> None:
    status, body, headers = get(address)
    assert (status, body) == (200, PAGE)
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    for path in ("/", "/favicon.ico", "/%2e%2e/", f"/{'a' * 32}/", "/papers/agenda.md"):
        assert get(address, path)[0] == 404, path


def test_a_page_of_another_name_gets_nothing(address: str) -> None:
    port = address.split(":")[2].split("/")[0]
    for host in (f"example.org:{port}", f"localhost:{port}", "127.0.0.1"):
        assert get(address, host=host)[0] == 404, host


def test_only_this_computer_is_listened_to(address: str) -> None:
    assert address.startswith("http://127.0.0.1:")


def test_addresses_cannot_be_guessed() -> None:
    made = [serve.server(PAGE, 0) for _ in range(2)]
    for one, _ in made:
        one.server_close()
    words = {address.split("/")[3] for _, address in made}
    assert len(words) == 2
    assert all(len(word) >= 32 for word in words)


def test_the_papers_are_in_the_page_as_text_that_is_never_live(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("<script>alert(1)</script>", encoding="utf-8")
    (tmp_path / "plainspeak.toml").write_text('profile = "staff"', encoding="utf-8")
    papers = serve.papers_of([str(tmp_path / "a.txt")])
    assert [name for name, _ in papers] == ["a.txt", "plainspeak.toml"]
    page = serve.with_papers(PAGE, [('"><b>.txt', b"<script>"), *papers])
    assert b"alert(1)" not in page
    assert b"<b>" not in page


def test_it_says_what_to_do_where_there_is_no_npm(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(parts, "cache", lambda: tmp_path / "nothing")
    monkeypatch.setenv("PATH", str(tmp_path))
    done = CliRunner().invoke(main, ["page", "--out", str(tmp_path / "page.html")])
    assert done.exit_code == 2
    assert "plainspeak needs npm (it comes with Node.js)" in done.stderr
    assert "--parts FOLDER" in done.stderr
    assert not (tmp_path / "page.html").exists()


def test_it_says_which_parts_a_folder_has_not(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["page", "--parts", str(tmp_path)])
    assert done.exit_code == 2
    assert "pyodide.asm.wasm" in done.stderr


def test_no_other_file_is_written_over(tmp_path: Path) -> None:
    mine = tmp_path / "notes.html"
    mine.write_text("my notes", encoding="utf-8")
    done = CliRunner().invoke(main, ["page", "--out", str(mine)])
    assert done.exit_code == 2
    assert mine.read_text(encoding="utf-8") == "my notes"


def test_a_paper_that_is_not_there_is_said_before_anything_is_made(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["open", str(tmp_path / "none.md")])
    assert done.exit_code == 2
    assert "none.md: there is no such file." in done.stderr


def test_open_shows_the_papers_it_was_given(
    browser: Browser, page_file: Path, open_desk: OpenDesk, found: Found
) -> None:
    """Papers of every kind, with the same findings as on the command line."""
    files = sorted((EXAMPLES / "formats").iterdir())
    papers = serve.papers_of(map(str, files))[: len(files)]
    made, address = serve.server(serve.with_papers(page_file.read_bytes(), papers), 0)
    thread = threading.Thread(target=made.serve_forever, daemon=True)
    thread.start()
    context = browser.new_context(accept_downloads=True)
    try:
        desk = open_desk(context, address)
        desk.page.wait_for_selector("#paper mark")
        desk.settled()
        assert "Someone new would have to stop" in desk.page.inner_text("#headline")
        assert desk.reports() == [found(path) for path in files]
        place = address[: address.index("/", 8)]
        assert {url for url in desk.asked if not url.startswith(f"blob:{place}/")} == {address}
    finally:
        context.close()
        made.shutdown()
        made.server_close()


def test_the_word_lists_that_settings_name_come_with_them(tmp_path: Path) -> None:
    (tmp_path / "lists").mkdir()
    (tmp_path / "lists" / "ours.csv").write_text("term\nhuddle\n", encoding="utf-8")
    settings = tmp_path / "plainspeak.toml"
    settings.write_text('lists = ["lists/ours.csv"]', encoding="utf-8")
    (tmp_path / "a.txt").write_text("We meet.", encoding="utf-8")
    names = [name for name, _ in serve.papers_of([str(tmp_path / "a.txt")])]
    assert names == ["a.txt", "plainspeak.toml", "ours.csv"]
    settings.write_text('lists = ["../secret.csv"]', encoding="utf-8")
    with pytest.raises(ConfigError, match="is not in the folder"):
        serve.papers_of([str(tmp_path / "a.txt")])
