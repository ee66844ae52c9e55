"""What is worked out from the lists is kept between runs, and never outlives them."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from plainspeak.lexicon.compiled import compiled


@pytest.fixture
def lists(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one list, for a Python that keeps what it compiles."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    (tmp_path / "words.csv").write_text("word\nprecept\n")
    return tmp_path


def _reader(lists: Path, read: list[str]) -> Callable[[], dict[str, tuple[str, float | None]]]:
    def make() -> dict[str, tuple[str, float | None]]:
        read.append((lists / "words.csv").read_text())
        return {"found": (read[-1], 2.5), "none": ("", None)}

    return make


def test_lists_are_read_once(lists: Path) -> None:
    read: list[str] = []
    first = compiled("words", _reader(lists, read), lists)
    assert compiled("words", _reader(lists, read), lists) == first
    assert len(read) == 1


@pytest.mark.parametrize("change", ["edited", "touched", "another"])
def test_changed_lists_are_read_anew(lists: Path, change: str) -> None:
    read: list[str] = []
    compiled("words", _reader(lists, read), lists)
    if change == "edited":
        (lists / "words.csv").write_text("word\nmotion\n")
    elif change == "touched":
        os.utime(lists / "words.csv", ns=(1, 1))
    else:
        (lists / "more.csv").write_text("word\n")
    found = compiled("words", _reader(lists, read), lists)
    assert found["found"][0] == (lists / "words.csv").read_text()
    assert len(read) == 2


@pytest.mark.parametrize("keep", [0, 5, 16, 20, -1])
def test_what_is_cut_short_is_not_used(lists: Path, keep: int) -> None:
    read: list[str] = []
    first = compiled("words", _reader(lists, read), lists)
    (kept,) = (lists / "__pycache__").iterdir()
    kept.write_bytes(kept.read_bytes()[:keep])
    assert compiled("words", _reader(lists, read), lists) == first
    assert len(read) == 2


def test_nothing_is_kept_where_python_keeps_nothing(
    lists: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert compiled("words", _reader(lists, []), lists)
    assert not (lists / "__pycache__").exists()


def test_a_folder_that_cannot_be_written_does_no_harm(lists: Path) -> None:
    (lists / "__pycache__").write_text("a file in the place of the folder")
    assert compiled("words", _reader(lists, []), lists)
