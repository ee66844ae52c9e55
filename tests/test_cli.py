"""The command line as a person or a script meets it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from plainspeak.apps.cli import main

EXAMPLES = Path(__file__).parent.parent / "examples"


def run(*args: str, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(main, list(args), input=stdin)


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "agenda.md"
    path.write_text("# Agenda\n\nThe TSG will utilise the hall.\n", encoding="utf-8")
    return path


def test_the_first_line_is_the_one_that_matters(paper: Path) -> None:
    result = run("check", str(paper))
    assert result.exit_code == 0
    lines = [line for line in result.stdout.split("\n") if line]
    assert lines[1].startswith("Someone new would have to stop ")
    assert "TSG" in result.stdout
    assert "Write: use" not in result.stdout  # a small thing, shown on request
    assert "Write: use" in run("check", "--all", str(paper)).stdout


def test_no_line_is_wider_than_80_columns() -> None:
    for path in sorted(EXAMPLES.glob("*.*")):
        for line in run("check", str(path)).stdout.split("\n"):
            assert len(line) <= 80, (path.name, line)


def test_output_to_a_pipe_is_plain(paper: Path) -> None:
    command = [sys.executable, "-m", "plainspeak", "check", str(paper)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert "\x1b" not in done.stdout
    assert done.stderr == ""
    assert done.returncode == 0


def test_json_is_what_to_dict_gives(paper: Path) -> None:
    whole = json.loads(run("check", "--format", "json", str(paper), str(paper)).stdout)
    assert whole["version"] == 1
    (report,) = whole["reports"]
    assert report["path"] == str(paper)
    found = {f["text"]: f for f in report["findings"]}
    assert found["utilise"]["suggestions"][0] == {"text": "use", "fits": True}
    assert (found["TSG"]["line"], found["TSG"]["column"]) == (3, 5)
    assert report["acronyms"][0]["short"] == "TSG"


@pytest.mark.parametrize(
    ("level", "status"),
    [("never", 0), ("fix-first", 1), ("worth-a-look", 1), ("small-thing", 1)],
)
def test_fail_on(paper: Path, level: str, status: int) -> None:
    assert run("check", "--fail-on", level, str(paper)).exit_code == status


def test_fail_on_in_the_config_file(paper: Path) -> None:
    (paper.parent / "plainspeak.toml").write_text('fail_on = "fix-first"', encoding="utf-8")
    assert run("check", str(paper)).exit_code == 1
    assert run("check", "--fail-on", "never", str(paper)).exit_code == 0
    assert run("check", "--known", "TSG", "--select", "wordy", str(paper)).exit_code == 0


def test_known_words_are_not_marked(paper: Path) -> None:
    found = run("check", "--known", "TSG", "--known", "utilise", str(paper)).stdout
    assert "without having to stop" in found


def test_standard_input() -> None:
    text = "# Minutes\n\nThe TSG met."
    result = run("check", "-", "--stdin-name", "minutes.md", stdin=text)
    assert "in these minutes" in result.stdout
    assert "minutes.md" in result.stdout
    assert "line 3" in result.stdout


def test_folders_are_walked_for_known_kinds(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / ".hidden").mkdir()
    for name in ("b.md", "sub/a.txt", "c.zzz", ".hidden/d.md", "~$b.md"):
        (tmp_path / name).write_text("Hello, this is the plan.", encoding="utf-8")
    whole = json.loads(run("check", "--format", "json", str(tmp_path)).stdout)
    assert [Path(r["path"]).name for r in whole["reports"]] == ["b.md", "a.txt"]


BAD: dict[str, tuple[bytes | None, str]] = {
    "none.md": (None, "there is no such file"),
    "empty.md": (b"", "this file is empty"),
    "blank.md": (b" \n\n", "this file is empty"),
    "numbers.md": (b"1 2 3\n", "no words"),
    "picture.md": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00", "not like text"),
    "data.zzz": (b"abc", "does not read this kind of file"),
    "french.txt": (("Le chat est assis sur la chaise. " * 10).encode(), "English"),
    "greek.txt": ("Αυτό είναι ένα κείμενο.".encode(), "English"),
}


NOTHING = ("empty.md", "blank.md", "numbers.md", "french.txt", "greek.txt")
"""Those in which there is nothing to read, which is no fault."""


@pytest.mark.parametrize("name", BAD)
def test_bad_input_gets_a_clear_sentence_and_the_rest_is_checked(name: str, paper: Path) -> None:
    content, message = BAD[name]
    bad = paper.parent / name
    if content is not None:
        bad.write_bytes(content)
    result = run("check", str(bad), str(paper))
    assert result.exit_code == (0 if name in NOTHING else 2)
    assert str(bad) in result.stderr
    assert message in result.stderr
    assert "Traceback" not in result.stderr
    assert "Someone new would have to stop" in result.stdout


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "paper.txt"
    path.write_bytes("The café – it’s open – will utilise the hall.".encode(encoding))
    result = run("check", "--all", str(path))
    assert result.exit_code == 0
    assert "café – it’s open" in result.stdout


def test_a_folder_without_papers(tmp_path: Path) -> None:
    result = run("check", str(tmp_path))
    assert result.exit_code == 2
    assert "no papers" in result.stderr


def test_a_broken_config_is_named_and_nothing_is_guessed(paper: Path) -> None:
    (paper.parent / "plainspeak.toml").write_text('profil = "staff"', encoding="utf-8")
    result = run("check", str(paper))
    assert result.exit_code == 2
    assert "plainspeak.toml, line 1" in result.stderr
    assert "Did you mean 'profile'?" in result.stderr
    assert result.stdout == ""


def test_a_broken_own_list_names_row_and_column(paper: Path) -> None:
    (paper.parent / "plainspeak.toml").write_text('lists = ["ours.csv"]', encoding="utf-8")
    ours = paper.parent / "ours.csv"
    ours.write_text("term,action\nhall,burn\n", encoding="utf-8")
    result = run("check", str(paper))
    assert result.exit_code == 2
    for part in ("ours.csv", "row 2", "action"):
        assert part in result.stderr


def test_an_own_list_is_used(paper: Path) -> None:
    (paper.parent / "plainspeak.toml").write_text('lists = ["ours.csv"]', encoding="utf-8")
    ours = paper.parent / "ours.csv"
    ours.write_text("term,part_of_speech,use_instead,action\nhall,noun,room,swap\n", "utf-8")
    assert "Write: room" in run("check", str(paper)).stdout


def test_rules_and_their_pages() -> None:
    listed = run("rules").stdout
    assert "acronym-unexplained" in listed
    assert "rare-word" in listed
    assert run("explain", "jargon").stdout.startswith("# jargon")
    assert "- GOV.UK words to avoid" in run("explain", "jargon").stdout
    wrong = run("explain", "jargn")
    assert wrong.exit_code == 2
    assert "Did you mean jargon?" in wrong.stderr


def test_acronyms_are_listed(paper: Path) -> None:
    table = run("acronyms", str(paper))
    assert table.exit_code == 0
    assert "TSG" in table.stdout
    assert json.loads(run("acronyms", "--format", "json", str(paper)).stdout)


def test_compare_and_readability(paper: Path) -> None:
    plain = paper.with_name("plain.md")
    plain.write_text("# Agenda\n\nWe will use the hall.\n", encoding="utf-8")
    assert run("compare", str(paper), str(plain)).exit_code == 0
    assert run("readability", str(paper)).exit_code == 0


def test_the_short_help_of_every_command_is_whole() -> None:
    shown = CliRunner().invoke(main, ["--help"]).stdout
    assert not re.search(r"[a-z]\.\.\.", shown)
    for command in main.commands.values():
        assert len(command.get_short_help_str(200)) < 60


def test_the_name_alone_shows_the_help_in_lines() -> None:
    shown = CliRunner().invoke(main, []).output
    assert shown == run("--help").output
    assert len(shown.splitlines()) > 20


def test_a_pipe_that_has_no_sign_for_an_arrow_gets_another() -> None:
    """As on Windows, where what hooks read is in the old code page."""
    papers = ["examples/agenda.md", "examples/first-visit.md"]
    done = subprocess.run(
        [sys.executable, "-m", "plainspeak", "compare", *papers],
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": "cp1252"},
        cwd=Path(__file__).parents[1],
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"examples/agenda.md ? examples/first-visit.md" in done.stdout
