"""plainspeak fix: what it shows, what it changes, and what it leaves as it is."""

from __future__ import annotations

import codecs
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from plainspeak import Config, InputError
from plainspeak.apps.cli import main
from plainspeak.apps.commands import fix as command
from plainspeak.fixing import papers

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


def test_a_paper_with_nothing_to_change_is_said(tmp_path: Path) -> None:
    paper = tmp_path / "plain.md"
    paper.write_text("We met on Monday.\n", encoding="utf-8")
    result = run(str(paper))
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.startswith("Nothing to change. With --unsafe")
    assert run("--unsafe", str(paper)).stderr == "Nothing to change.\n"


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


@pytest.mark.usefixtures("terminal")
def test_who_just_presses_enter_changes_nothing(paper: Path) -> None:
    assert run(str(paper), stdin="\n\n").exit_code == 0
    assert paper.read_bytes() == BEFORE.encode()


@pytest.fixture
def own_list(tmp_path: Path) -> str:
    """A config with an own list, of which one entry is for a person to look at."""
    rows = "term,part_of_speech,use_instead,action\nsnorkel,verb,look,perhaps\n"
    (tmp_path / "ours.csv").write_text(rows, encoding="utf-8")
    config = tmp_path / "plainspeak.toml"
    config.write_text('lists = ["ours.csv"]\n', encoding="utf-8")
    return str(config)


def test_what_has_to_be_looked_at_is_shown_on_request_and_never_written(
    paper: Path, own_list: str
) -> None:
    paper.write_text("We will snorkel the plan.\n", encoding="utf-8")
    assert run("--config", own_list, "--diff", str(paper)).stdout == ""
    assert run("--config", own_list, "--write", str(paper)).exit_code == 0
    shown = run("--config", own_list, "--diff", "--unsafe", str(paper)).stdout
    assert "+We will look the plan.\n" in shown
    assert run("--config", own_list, "--write", "--unsafe", str(paper)).exit_code == 2
    assert paper.read_text(encoding="utf-8") == "We will snorkel the plan.\n"


def test_only_the_rules_that_are_asked_for(paper: Path) -> None:
    assert run("--write", "--select", "wordy", str(paper)).exit_code == 1
    assert paper.read_bytes() == BEFORE.replace("in order to", "to").encode()


def test_a_paper_with_a_second_name_is_left_alone_and_the_others_are_done(paper: Path) -> None:
    other = paper.with_name("other.md")
    other.write_bytes(BEFORE.encode())
    os.link(paper, paper.with_name("second.md"))
    result = run("--write", str(paper), str(other))
    assert result.exit_code == 2
    assert "second name" in result.stderr
    assert paper.read_bytes() == BEFORE.encode()
    assert other.read_bytes() == AFTER.encode()


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


def test_a_paper_that_was_changed_meanwhile_is_left_as_it_is(paper: Path) -> None:
    read = papers.read(str(paper))
    later = BEFORE.replace("at last", "at half past")
    paper.write_bytes(later.encode())
    with pytest.raises(InputError, match="changed in the meantime"):
        papers.write(read, papers.fixed(read, Config()))
    assert paper.read_bytes() == later.encode()


@pytest.mark.skipif(shutil.which("patch") is None, reason="patch is not installed")
@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_patch_makes_the_change_that_a_diff_shows(tmp_path: Path, mark: bytes, end: str) -> None:
    paper = tmp_path / "agenda.md"
    paper.write_bytes(mark + f"The café utilised it.{end}{end}The end.".encode())
    shown = run("--diff", str(paper)).stdout_bytes
    subprocess.run(
        ["patch", "--binary", "--quiet", "--fuzz=0", str(paper)],
        input=shown, check=True, timeout=120,
    )  # fmt: skip
    assert paper.read_bytes() == mark + f"The café used it.{end}{end}The end.".encode()


def test_a_diff_that_patch_cannot_apply_says_so(tmp_path: Path) -> None:
    for encoding in ("utf-16", "cp1252"):
        paper = tmp_path / f"{encoding}.md"
        paper.write_bytes("The café utilised it.".encode(encoding))
        assert "`patch` cannot change it" in run("--diff", str(paper)).stderr
    paper.write_bytes(b"We utilised it.")
    assert "patch" not in run("--diff", str(paper)).stderr
