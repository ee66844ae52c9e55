"""plainspeak fix: what it shows, what it changes, and what it leaves as it is."""

from __future__ import annotations

import codecs
import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from plainspeak.cli import main
from plainspeak.commands import fix as command

BEFORE = "# Agenda\n\nThe café utilised it.\n\nWe met in order to talk – at last."
AFTER = "# Agenda\n\nThe café used it.\n\nWe met to talk – at last."


def run(*args: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(main, ["fix", *args], input=stdin)


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "agenda.md"
    path.write_bytes(BEFORE.encode())
    return path


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "_at_a_terminal", lambda: True)


@pytest.mark.parametrize("how", [["--diff"], []])
def test_a_diff_changes_nothing(paper: Path, how: list[str]) -> None:
    result = run(*how, str(paper))
    assert result.exit_code == 0
    assert "-The café utilised it.\n+The café used it.\n" in result.stdout
    assert paper.read_bytes() == BEFORE.encode()


def test_written_papers_end_with_status_1_and_then_with_0(paper: Path) -> None:
    first = run("--write", str(paper))
    assert (first.exit_code, first.stdout) == (1, f"{paper}: changed.\n")
    assert paper.read_bytes() == AFTER.encode()
    second = run("--write", str(paper))
    assert (second.exit_code, second.stdout) == (0, "")


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (b"", "utf-16-le"),
        (b"", "cp1252"),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_everything_else_stays_byte_for_byte(
    tmp_path: Path, mark: bytes, encoding: str, end: str
) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(mark + BEFORE.replace("\n", end).encode(encoding))
    path.chmod(0o640)
    assert run("--write", str(path)).exit_code == 1
    assert path.read_bytes() == mark + AFTER.replace("\n", end).encode(encoding)
    assert path.stat().st_mode & 0o777 == 0o640
    assert os.listdir(tmp_path) == ["notes.txt"]


def test_a_link_stays_a_link(paper: Path) -> None:
    link = paper.with_name("link.md")
    link.symlink_to(paper)
    assert run("--write", str(link)).exit_code == 1
    assert link.is_symlink()
    assert paper.read_bytes() == AFTER.encode()


def test_damaged_letters_are_not_made_worse(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    data = ("The café – “utilised” – ".encode() * 20) + b"\xff utilised it."
    path.write_bytes(data)
    result = run("--write", str(path))
    assert result.exit_code == 2
    assert "damaged" in result.stderr
    assert path.read_bytes() == data


@pytest.mark.usefixtures("terminal")
def test_each_change_is_asked_for(paper: Path) -> None:
    result = run(str(paper), stdin="n\ny\n")
    assert result.exit_code == 0
    assert "line 3:\n  The café [utilised] it." in result.stdout
    assert paper.read_bytes() == BEFORE.replace("in order to", "to").encode()


@pytest.mark.usefixtures("terminal")
def test_enough_keeps_what_was_said_before(paper: Path) -> None:
    other = paper.with_name("other.md")
    other.write_bytes(BEFORE.encode())
    assert run(str(paper), str(other), stdin="y\nq\n").exit_code == 0
    assert paper.read_bytes() == BEFORE.replace("utilised", "used").encode()
    assert other.read_bytes() == BEFORE.encode()


def test_other_kinds_of_paper_are_not_changed(paper: Path) -> None:
    page = paper.with_name("page.html")
    page.write_text("<p>We utilised the hall.</p>", encoding="utf-8")
    result = run("--write", str(page), str(paper))
    assert result.exit_code == 2
    assert "only Markdown and plain text" in result.stderr
    assert paper.read_bytes() == AFTER.encode()
    assert run("--write", str(paper.parent)).exit_code == 0  # in a folder it is passed over


def test_both_ways_at_once_make_no_sense(paper: Path) -> None:
    assert run("--write", "--diff", str(paper)).exit_code == 2


def test_standard_input_is_not_changed() -> None:
    assert "Standard input cannot be changed" in run("-", stdin="We utilised it.").stderr


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write")
def test_a_folder_that_cannot_be_written(paper: Path) -> None:
    paper.parent.chmod(0o500)
    try:
        result = run("--write", str(paper))
    finally:
        paper.parent.chmod(0o700)
    assert result.exit_code == 2
    assert "cannot be written" in result.stderr
    assert paper.read_bytes() == BEFORE.encode()
