"""Which files are read: papers in folders, and nothing that has no end."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from plainspeak import InputError
from plainspeak.cli import main
from plainspeak.papers import content, expand
from plainspeak.reports import FORMATS


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    with pytest.raises(InputError, match="not an ordinary file"):
        content(tmp_path / "pipe.md")


def test_a_device_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "endless.md").symlink_to(os.devnull)
    with pytest.raises(InputError, match="not an ordinary file"):
        content(tmp_path / "endless.md")


def test_a_folder_by_the_name_of_a_paper(tmp_path: Path) -> None:
    (tmp_path / "papers.md").mkdir()
    with pytest.raises(InputError, match="this is a folder"):
        content(tmp_path / "papers.md")


def test_links_that_go_round_are_walked_once(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "back").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "in" / "a.md").touch()
    assert expand([str(tmp_path)]) == ([str(tmp_path / "in" / "a.md")], [])


def test_a_folder_that_cannot_be_opened_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.md").touch()
    (tmp_path / "shut").mkdir()
    scan = os.scandir

    def guarded(path: str) -> Iterator[os.DirEntry[str]]:
        if os.fspath(path).endswith("shut"):
            raise PermissionError(13, "Permission denied", path)
        return scan(path)

    monkeypatch.setattr(os, "scandir", guarded)
    found, problems = expand([str(tmp_path)])
    assert found == [str(tmp_path / "a.md")]
    assert problems == [
        (str(tmp_path / "shut"), "this folder cannot be opened (Permission denied).")
    ]


def test_an_empty_name_is_no_paper() -> None:
    assert expand(["", "a.md"]) == (["a.md"], [('""', "there is no such file.")])


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux lets names be any bytes")
@pytest.mark.parametrize(
    "command",
    [
        *(f"check --format {form} --no-cache" for form in FORMATS),
        "check --format json --output out.json",
        "acronyms", "readability", "baseline", "fix --diff", "review",
    ],
)  # fmt: skip
def test_a_name_that_is_no_proper_text(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    name = os.fsdecode(b"agenda \xff.md")
    Path(name).write_text("The TQXG will utilise the hall.", encoding="utf-8")
    done = CliRunner().invoke(main, [*command.split(), name])
    assert done.exit_code == 0, done.output
