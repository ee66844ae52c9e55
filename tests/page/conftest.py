"""The page, made once, in a real browser without a network. Where there is no browser, or the parts
of the page are not on this computer, these tests are skipped: no test fetches anything."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from plainspeak import check_path
from plainspeak.apps.page import kept, parts

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
WAIT = int(os.environ.get("PLAINSPEAK_WAIT", "180000"))
"""Milliseconds: a busy machine takes its time, and no test measures it here."""


@pytest.fixture(scope="session")
def wait() -> int:
    """How long to wait for anything, in milliseconds."""
    return WAIT


@pytest.fixture(scope="session")
def found() -> Callable[[Path], dict[str, Any]]:
    """What the command line finds in a paper, as JSON says it, under the name the page knows."""

    def find(path: Path) -> dict[str, Any]:
        report: dict[str, Any] = json.loads(json.dumps(check_path(path).to_dict()))
        return {**report, "path": path.name}

    return find


@pytest.fixture(scope="session")
def page_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page: PLAINSPEAK_PAGE, or one made from parts that are on this computer already."""
    if given := os.environ.get("PLAINSPEAK_PAGE"):
        return Path(given)
    if not parts.are_here():
        pytest.skip("needs the parts of the page; `plainspeak page` fetches them")
    path = tmp_path_factory.mktemp("page") / "plainspeak.html"
    path.write_bytes(kept.page(None))
    return path


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A browser for the tests of one file. While it is there an event loop runs, beside which the
    tests of the editor cannot start theirs, so that it may not last longer."""
    playwright = pytest.importorskip("playwright.sync_api")
    if CHROMIUM is None:
        pytest.skip("needs Chromium")
    with playwright.sync_playwright() as running:
        chromium = running.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield chromium
        chromium.close()


class Desk:
    """The page as a person uses it, and all that it asked the network for."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.asked: list[str] = []
        self.faults: list[str] = []
        self.address = address
        self.page: Page = context.new_page()
        self.page.set_default_timeout(WAIT)
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("pageerror", lambda fault: self.faults.append(str(fault)))
        self.load()

    def load(self) -> None:
        self.page.goto(self.address)
        self.page.wait_for_selector("#getting-ready", state="hidden")

    def drop(self, *papers: Path | tuple[str, bytes]) -> None:
        """Give files to the page, and wait until they are checked."""
        self.put(*papers)
        self.page.wait_for_selector("body.file")
        self.settled()

    def put(self, *papers: Path | tuple[str, bytes]) -> None:
        """Give files to the page."""
        given = [(p.name, p.read_bytes()) if isinstance(p, Path) else p for p in papers]
        files: Any = [
            {"name": name, "mimeType": "application/octet-stream", "buffer": content}
            for name, content in given
        ]
        self.page.set_input_files("#files", files)

    def type(self, text: str) -> None:
        """Start anew, and put a text into the box."""
        self.again()
        self.page.fill("#text", text)
        self.settled()

    def settled(self) -> None:
        """Wait until nothing is being read any more."""
        self.page.wait_for_selector("body[data-busy=no]")

    def open_settings(self) -> None:
        self.page.click("#open-settings")
        self.page.wait_for_selector("#settings[open]")

    def close_settings(self, *, clear: bool = False) -> None:
        if clear:
            self.page.click("#settings-clear")
        self.page.click("#settings .main")
        self.page.wait_for_selector("#settings", state="hidden")
        self.settled()

    def again(self) -> None:
        """Start anew, whatever a test before has left open."""
        if self.page.is_visible("#settings"):
            self.page.keyboard.press("Escape")
        if self.page.is_visible("#again"):
            self.page.click("#again")

    def save(self, name: str) -> tuple[str, bytes]:
        """What the list under Save gives for a name: name of the file, and content."""
        self.page.click("#save")
        with self.page.expect_download() as waiting:
            self.page.click(f"#save-list button:has-text('{name}')")
        return _content(waiting.value)

    def press(self, selector: str) -> tuple[str, bytes]:
        """The file that a button gives."""
        with self.page.expect_download() as waiting:
            self.page.click(selector)
        return _content(waiting.value)

    def reports(self) -> list[dict[str, Any]]:
        """What the page found, in the form for programs."""
        _, content = self.save("All findings")
        reports: list[dict[str, Any]] = json.loads(content)["reports"]
        return reports

    def marks(self) -> list[str]:
        texts: list[str] = self.page.eval_on_selector_all(
            "#mirror mark.word", "all => all.map(one => one.textContent)"
        )
        return texts


def _content(download: Any) -> tuple[str, bytes]:
    return download.suggested_filename, Path(download.path()).read_bytes()


@pytest.fixture(scope="session")
def open_desk() -> Callable[[BrowserContext, str], Desk]:
    """Opens the page at an address."""
    return Desk


@pytest.fixture(scope="module")
def desk(browser: Browser, page_file: Path) -> Iterator[Desk]:
    """The page opened as a file, with the network off. Tests share it and start anew in it."""
    context = browser.new_context(offline=True, accept_downloads=True)
    made = Desk(context, page_file.as_uri())
    yield made
    context.close()
    assert made.faults == []
