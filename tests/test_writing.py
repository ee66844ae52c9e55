"""A file is written whole or not at all, and nothing else is touched."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from plainspeak.writing import write_whole

BEFORE, AFTER = b"before\r\n", b"after\n"


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "paper.md"
    path.write_bytes(BEFORE)
    return path


def test_a_new_file_and_an_old_one(paper: Path) -> None:
    paper.chmod(0o640)
    write_whole(paper, AFTER)
    write_whole(paper.with_name("new.md"), AFTER)
    assert paper.read_bytes() == paper.with_name("new.md").read_bytes() == AFTER
    assert paper.stat().st_mode & 0o777 == 0o640
    assert sorted(os.listdir(paper.parent)) == ["new.md", "paper.md"]


def test_a_link_is_not_followed(paper: Path) -> None:
    link = paper.with_name("link.md")
    link.symlink_to(paper)
    write_whole(link, AFTER)
    assert not link.is_symlink()
    assert (paper.read_bytes(), link.read_bytes()) == (BEFORE, AFTER)


def test_names_as_long_as_names_may_be(tmp_path: Path) -> None:
    path = tmp_path / ("n" * 252 + ".md")
    write_whole(path, AFTER)
    write_whole(path, BEFORE)
    assert path.read_bytes() == BEFORE


def test_a_second_name_would_keep_the_old_text(paper: Path) -> None:
    os.link(paper, paper.with_name("second.md"))
    with pytest.raises(OSError, match="second name"):
        write_whole(paper, AFTER)
    assert paper.read_bytes() == BEFORE
    assert sorted(os.listdir(paper.parent)) == ["paper.md", "second.md"]


def test_what_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(OSError, match="not an ordinary file"):
        write_whole(tmp_path / "pipe", AFTER)


def test_an_owner_that_would_change(paper: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(handle: int, user: int, group: int) -> None:
        raise PermissionError(errno.EPERM, "not allowed")

    usual = os.fstat

    def as_somebody_else(handle: int) -> os.stat_result:
        values = list(usual(handle))
        values[4] += 1
        return os.stat_result(values)

    monkeypatch.setattr(os, "fchown", refuse)
    monkeypatch.setattr(os, "fstat", as_somebody_else)
    with pytest.raises(OSError, match="its owner or group would change"):
        write_whole(paper, AFTER)
    assert paper.read_bytes() == BEFORE
    assert os.listdir(paper.parent) == ["paper.md"]


def test_nothing_is_left_behind_where_it_fails(
    paper: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(one: str, other: object) -> None:
        raise OSError(errno.ENOSPC, "no space left")

    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(OSError, match="no space left"):
        write_whole(paper, AFTER)
    assert paper.read_bytes() == BEFORE
    assert os.listdir(paper.parent) == ["paper.md"]
