"""A group's own word lists in the page: taken with its settings, kept, saved, removed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from plainspeak import check_path, load_config

if TYPE_CHECKING:
    from tests.page.conftest import Desk

LIST = b"term,use_instead,meaning\npicnic,short meeting,a meeting of ten minutes\n"
BUSTER = b"term,in full,meaning\nTSG,trial steering group,it watches over the study\n"
TEXT = "The TSG will come to the picnic on Monday. Please bring a cup."


@pytest.fixture
def own(desk: Desk) -> Iterator[Desk]:
    """The page with nothing set, before a test and after it."""

    def clear() -> None:
        desk.again()
        desk.open_settings()
        desk.close_settings(clear=True)

    clear()
    yield desk
    clear()


def told(desk: Desk, sentence: str) -> None:
    """Wait until the page says this."""
    desk.page.wait_for_selector(f"#said span:text-is('{sentence}')")


def test_lists_that_settings_name_are_read_as_the_command_line_reads_them(
    own: Desk, tmp_path: Path
) -> None:
    files = {
        "plainspeak.toml": b'lists = ["lists/ours.csv"]\nglossary = "words.csv"\n',
        "lists/ours.csv": LIST,
        "words.csv": BUSTER,
        "paper.txt": TEXT.encode(),
    }
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(content)
    own.drop(*(tmp_path / name for name in files))
    config = load_config(tmp_path / "plainspeak.toml")
    report = json.loads(json.dumps(check_path(tmp_path / "paper.txt", config=config).to_dict()))
    assert own.reports() == [{**report, "path": "paper.txt"}]
    assert "picnic" in [finding["text"] for finding in report["findings"]]
    own.page.click("#tab-words")
    assert own.page.input_value("#words textarea[aria-label='What TSG means']") == (
        "Trial steering group. It watches over the study."
    )
    own.page.click("#tab-paper")


def test_a_list_alone_is_used_kept_and_saved_again(own: Desk) -> None:
    own.type(TEXT)
    assert "picnic" not in own.marks()
    own.put(("ours.csv", LIST))
    told(own, "ours.csv: in use.")
    own.settled()
    assert "picnic" in own.marks()
    own.load()
    own.type(TEXT)
    assert "picnic" in own.marks()
    own.open_settings()
    assert own.press("#own-files button[aria-label='Save ours.csv']") == ("ours.csv", LIST)
    name, content = own.press("#settings-save")
    assert (name, b'lists = ["ours.csv"]' in content) == ("plainspeak.toml", True)
    own.page.click("#own-files button[aria-label='Remove ours.csv']")
    own.close_settings()
    assert "picnic" not in own.marks()


def test_a_jargon_buster_that_was_filled_in_is_the_glossary(own: Desk) -> None:
    own.put(("words.csv", BUSTER))
    told(own, "words.csv: in use.")
    own.type(TEXT)
    own.page.click("#tab-words")
    assert own.page.input_value("#words textarea[aria-label='What TSG means']") == (
        "Trial steering group. It watches over the study."
    )
    own.page.click("#tab-paper")


def test_a_list_that_is_not_here_is_asked_for(own: Desk) -> None:
    own.drop(("plainspeak.toml", b'lists = ["ours.csv"]'), ("paper.txt", TEXT.encode()))
    own.open_settings()
    assert "ours.csv (not here yet: open it)" in own.page.inner_text("#own-files")
    own.close_settings()
    own.put(("ours.csv", LIST))
    own.page.wait_for_selector("#paper mark:text('picnic')")
    own.settled()


def test_a_list_that_cannot_be_used_is_said_in_a_sentence(own: Desk) -> None:
    own.put(("ours.csv", b"term,sort\npicnic,x\n"))
    own.page.wait_for_selector("#problems p")
    assert own.page.inner_text("#problems p").startswith(
        "ours.csv, row 1, column 2: there is no column called 'sort'."
    )
    own.page.click("#problems button")
    own.open_settings()
    assert own.page.locator("#own-files li").count() == 0
    own.close_settings()
