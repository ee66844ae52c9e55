"""The page in Firefox, asked over WebDriver BiDi: the standard that it speaks by itself."""

from __future__ import annotations

import io
import itertools
import json
import re
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from plainspeak import check_text

if TYPE_CHECKING:
    from websockets.sync.client import ClientConnection

EXAMPLES = Path(__file__).parents[2] / "examples"
PAPERS = [
    *sorted((EXAMPLES / "formats").iterdir()), EXAMPLES / "agenda.md", EXAMPLES / "minutes.txt"
]  # fmt: skip
PROGRAM = shutil.which("firefox-esr") or shutil.which("firefox")
CONTROL = "\ue009"  # as WebDriver names the key
Found = Callable[[Path], dict[str, Any]]
TEXT = "We will utilise the hall in order to meet. The TSG will come."

_NOWHERE = {  # all that is asked of a network goes to a place where nobody listens
    "network.proxy.type": 1,
    "network.proxy.http": "127.0.0.1",
    "network.proxy.http_port": 9,
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.ssl_port": 9,
}
_QUIET = {
    "app.normandy.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "toolkit.telemetry.enabled": False,
}


class Firefox:
    """One window of Firefox. `wait` is in seconds."""

    def __init__(self, line: ClientConnection, saved: Path, wait: float) -> None:
        self.saved = saved
        self.wait = wait
        self.asked: list[str] = []
        self._line = line
        self._numbers = itertools.count(1)
        self._do("session.new", capabilities={})
        self._do("session.subscribe", events=["network.beforeRequestSent"])
        self._window = self._do("browsingContext.getTree")["contexts"][0]["context"]

    def open(self, address: str) -> None:
        """Open a page."""
        self._do("browsingContext.navigate", context=self._window, url=address, wait="complete")

    def run(self, script: str) -> Any:
        """The value of a JavaScript expression; a promise is waited for."""
        answer = self._do(
            "script.evaluate",
            expression=f"(async () => JSON.stringify((await ({script})) ?? null))()",
            target={"context": self._window},
            awaitPromise=True,
            userActivation=True,
        )
        if answer["type"] != "success":
            raise AssertionError(answer["exceptionDetails"]["text"])
        return json.loads(answer["result"]["value"])

    def until(self, condition: str) -> None:
        """Wait until a JavaScript expression is true."""
        end = time.monotonic() + self.wait
        while not self.run(condition):
            assert time.monotonic() < end, f"it never came: {condition}"
            time.sleep(0.05)

    def choose(self, selector: str, *paths: Path) -> None:
        """Choose files as a person does."""
        element = self._do(
            "browsingContext.locateNodes",
            context=self._window,
            locator={"type": "css", "value": selector},
        )["nodes"][0]
        self._do(
            "input.setFiles",
            context=self._window,
            element={"sharedId": element["sharedId"]},
            files=[str(path) for path in paths],
        )

    def press(self, key: str, *, held: str = "") -> None:
        """Press a key where the cursor is, with another one held. Keys as WebDriver names them."""
        keys = [*held, key]
        actions = [{"type": "keyDown", "value": one} for one in keys]
        actions += [{"type": "keyUp", "value": one} for one in reversed(keys)]
        self._do(
            "input.performActions",
            context=self._window,
            actions=[{"type": "key", "id": "keys", "actions": actions}],
        )

    def file(self, name: str) -> bytes:
        """A file that the page has saved."""
        path = self.saved / name
        end = time.monotonic() + self.wait
        while not path.is_file() or not path.stat().st_size or any(self.saved.glob("*.part")):
            assert time.monotonic() < end, f"it was never saved: {name}"
            time.sleep(0.05)
        content = path.read_bytes()
        path.unlink()
        return content

    def _do(self, method: str, **params: Any) -> Any:
        number = next(self._numbers)
        self._line.send(json.dumps({"id": number, "method": method, "params": params}))
        while True:
            answer = json.loads(self._line.recv(timeout=self.wait))
            if answer.get("id") == number:
                if answer["type"] == "error":
                    raise AssertionError(f"{method}: {answer['message']}")
                return answer["result"]
            if answer.get("method") == "network.beforeRequestSent":
                self.asked.append(answer["params"]["request"]["url"])


@contextmanager
def firefox(folder: Path, wait: float) -> Iterator[Firefox]:
    """Firefox with a profile of its own in a folder, and no network."""
    from websockets.sync.client import connect

    saved, profile, said = folder / "saved", folder / "profile", folder / "said.txt"
    saved.mkdir()
    profile.mkdir()
    saving = {"browser.download.folderList": 2, "browser.download.dir": str(saved)}
    lines = [
        f"user_pref({json.dumps(name)}, {json.dumps(value)});"
        for name, value in {**_NOWHERE, **_QUIET, **saving}.items()
    ]
    (profile / "user.js").write_text("\n".join(lines), encoding="utf-8")
    assert PROGRAM is not None
    command = [PROGRAM, "--headless", "--no-remote", "--profile", str(profile)]
    command += ["--remote-debugging-port", "0"]  # any that is free
    with said.open("wb") as out:
        process = subprocess.Popen(command, stdout=out, stderr=out)
    try:
        end = time.monotonic() + wait
        while not (found := re.search(r"listening on (ws://\S+)", said.read_text("utf-8"))):
            assert process.poll() is None, "Firefox did not start"
            assert time.monotonic() < end, "Firefox did not say where it listens"
            time.sleep(0.05)
        with connect(f"{found[1]}/session", max_size=None) as line:
            yield Firefox(line, saved, wait)
    finally:
        process.kill()
        process.wait()


class Desk:
    """The page in Firefox, as a person uses it."""

    def __init__(self, window: Firefox, address: str) -> None:
        self.window = window
        self.address = address
        self.load()

    def load(self) -> None:
        self.window.open(self.address)
        self.window.until("document.getElementById('getting-ready').hidden")

    def click(self, selector: str, text: str = "") -> None:
        self.window.run(
            f"[...document.querySelectorAll({json.dumps(selector)})]"
            f".find((one) => one.textContent.includes({json.dumps(text)})).click()"
        )

    def settled(self) -> None:
        self.window.until("document.body.dataset.busy === 'no'")

    def drop(self, *paths: Path) -> None:
        self.window.run("document.body.dataset.busy = 'wait'")
        self.window.choose("#files", *paths)
        self.settled()

    def type(self, text: str) -> None:
        self.click("#again")
        self.window.run(
            "(() => { const box = document.getElementById('text'); box.focus();"
            f" document.execCommand('insertText', false, {json.dumps(text)}); }})()"
        )
        self.settled()

    def text(self) -> str:
        return str(self.window.run("document.getElementById('text').value"))

    def marks(self) -> list[str]:
        script = "[...document.querySelectorAll('#mirror mark.word')].map((one) => one.textContent)"
        return list(self.window.run(script))

    def save(self, offer: str, name: str) -> bytes:
        self.click("#save")
        self.click("#save-list button", offer)
        return self.window.file(name)

    def reports(self, name: str) -> list[dict[str, Any]]:
        return list(json.loads(self.save("All findings", name))["reports"])


@pytest.fixture(scope="module")
def desk(page_file: Path, wait: int, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """The page opened as a file. Tests share it and start anew in it."""
    pytest.importorskip("websockets")
    if PROGRAM is None:
        pytest.skip("needs Firefox")
    with firefox(tmp_path_factory.mktemp("firefox"), wait / 1000) as window:
        yield Desk(window, page_file.as_uri())


@pytest.mark.parametrize("path", PAPERS, ids=lambda p: p.name)
def test_each_kind_of_file_gives_what_the_command_line_finds(
    desk: Desk, path: Path, found: Found
) -> None:
    desk.drop(path)
    assert desk.reports(f"{path.stem}.json") == [found(path)]


def test_marks_come_while_one_types_and_words_can_be_put_in(desk: Desk) -> None:
    desk.type(TEXT)
    found = [f["text"] for f in desk.reports("text.json")[0]["findings"]]
    assert found == [f.text for f in check_text(TEXT).findings]
    assert desk.marks() == ["utilise", "in order to", "TSG"]
    desk.click("#levels .small-thing input")
    desk.click("#all summary")
    desk.window.until("document.querySelector('#all button') !== null")
    desk.click("#all button", "utilise")
    desk.click("#note button", "Use ‘use’")
    desk.settled()
    assert desk.text() == TEXT.replace("utilise", "use")
    desk.window.press("z", held=CONTROL)
    desk.settled()
    assert desk.text() == TEXT
    desk.click("#levels .small-thing input")


def test_a_word_file_comes_back_with_comments(desk: Desk) -> None:
    docx = pytest.importorskip("docx")
    desk.drop(EXAMPLES / "formats" / "agenda.docx")
    made = desk.save("Word file with comments", "agenda.checked.docx")
    assert len(list(docx.Document(io.BytesIO(made)).comments)) > 10


def test_what_the_group_knows_is_kept_over_a_reload(desk: Desk) -> None:
    desk.type(TEXT)
    desk.click("#next")
    desk.click("#note button", "Our group knows this")
    desk.settled()
    desk.load()
    desk.type(TEXT)
    assert desk.marks() == ["utilise", "in order to"]
    desk.click("#open-settings")
    desk.window.until("document.getElementById('settings').open")
    desk.click("#settings-clear")
    desk.click("#settings .main")
    desk.settled()
    assert desk.marks() == ["utilise", "in order to", "TSG"]


def test_nothing_leaves_the_page(desk: Desk) -> None:
    desk.drop(EXAMPLES / "formats" / "agenda.pdf")
    inside = ("file:", "blob:", "data:", "resource:", "chrome:", "about:")
    assert [url for url in desk.window.asked if not url.startswith(inside)] == []
    tries = "Promise.allSettled([fetch('https://example.org/'), fetch('data:text/plain,x')])"
    blocked = desk.window.run(f"{tries}.then((all) => all.map((one) => one.status))")
    assert blocked == ["rejected", "rejected"]
