"""Which files are read: papers in folders, and nothing that has no end."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from plainspeak import InputError
from plainspeak.apps.cli import main
from plainspeak.readers.file import content
from plainspeak.reports import FORMATS
from plainspeak.run.files import expand


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
    assert expand([str(tmp_path)]) == ([str(tmp_path / "in" / "a.md")], [], [])


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
    found, problems, _ = expand([str(tmp_path)])
    assert found == [str(tmp_path / "a.md")]
    assert problems == [
        (str(tmp_path / "shut"), "this folder cannot be opened (Permission denied).")
    ]


def test_papers_in_a_folder_that_are_not_read_are_said_to_be_passed_over(tmp_path: Path) -> None:
    for name in ("a.md", "old.doc", "plan.pages", "photo.png", "~$old.doc"):
        (tmp_path / name).touch()
    found, problems, passed_over = expand([str(tmp_path)])
    assert found == [str(tmp_path / "a.md")]
    assert problems == []
    assert [name for name, _ in passed_over] == [
        str(tmp_path / "old.doc"), str(tmp_path / "plan.pages"),
    ]  # fmt: skip
    assert all("Open it in" in sentence for _, sentence in passed_over)


def test_an_address_is_told_from_a_file() -> None:
    with pytest.raises(InputError, match="Download the paper"):
        content("https://docs.google.com/document/d/1/edit")


def test_an_empty_name_is_no_paper() -> None:
    assert expand(["", "a.md"]) == (["a.md"], [('""', "there is no such file.")], [])


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


def test_what_is_excluded_or_ignored_is_passed_over_in_folders(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "plainspeak.toml").write_text('exclude = ["drafts/*"]', encoding="utf-8")
    (tmp_path / ".gitignore").write_text("built/\n", encoding="utf-8")
    subprocess.run(["git", "init", "-q"], check=True)
    for folder in ("drafts", "built", "papers"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.md").write_text("The TQXG met.", encoding="utf-8")
    result = CliRunner().invoke(main, ["check", ".", "--format", "jsonl"])
    assert [json.loads(line)["path"] for line in result.stdout.splitlines()] == ["papers/a.md"]
    named = CliRunner().invoke(main, ["check", "drafts/a.md", "--format", "jsonl"])
    assert json.loads(named.stdout)["path"] == "drafts/a.md"
