"""A file with nothing to read is no fault: it is passed over, and a run over a folder ends well."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from plainspeak.apps.cli import main

NOTEBOOK = {"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
NOTHING = {
    "front.md": "---\nauthor: A. Writer\ndate: 2026-01-01\n---\n",
    "empty.md": "",
    "blank.rst": "\n\n",
    "code.md": "```python\nprint('utilise')\n```\n",
    "input.tex": "\\input{chapter}\n",
    "empty.ipynb": json.dumps(NOTEBOOK),
    "autre.txt": "Le chat est assis sur la chaise et le chien dort devant la porte. " * 5,
}


def run(*args: str) -> Result:
    return CliRunner().invoke(main, list(args))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name, text in NOTHING.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "plan.md").write_text("The TQXG met in May.\n", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("name", NOTHING)
def test_it_does_not_stop_a_commit(folder: Path, name: str) -> None:
    result = run("check", "--format", "compact", "--fail-on", "small-thing", name)
    assert result.exit_code == 0
    assert result.output == "plainspeak: there was nothing to read.\n"


def test_a_folder_with_such_files_ends_well_and_says_them_only_if_asked(folder: Path) -> None:
    quiet = run("check", "--format", "compact", ".")
    assert quiet.exit_code == 0
    assert not [name for name in NOTHING if name in quiet.stderr]
    said = run("check", "--format", "compact", "--verbose", ".")
    assert said.exit_code == 0
    for name in NOTHING:
        assert said.stderr.count(f"{name}: ") == 1


def test_a_person_who_names_one_is_told_why_there_is_no_report(folder: Path) -> None:
    result = run("check", "code.md")
    assert result.exit_code == 0
    assert "code.md: there are no words to read in this file." in result.stderr


def test_what_cannot_be_read_still_ends_with_2(folder: Path) -> None:
    (folder / "broken.ipynb").write_text("{", encoding="utf-8")
    assert run("check", "--format", "compact", ".").exit_code == 2
    assert run("check", "gone.md").exit_code == 2


@pytest.mark.parametrize("command", ["acronyms", "baseline", "readability"])
def test_other_commands_pass_over_them_too(folder: Path, command: str) -> None:
    assert run(command, ".").exit_code == 0


def test_fix_passes_over_them(folder: Path) -> None:
    assert run("fix", "--diff", *NOTHING_TO_FIX).exit_code == 0


NOTHING_TO_FIX = [name for name in NOTHING if name.endswith((".md", ".txt"))]


def test_compare_needs_two_papers(folder: Path) -> None:
    assert run("compare", "empty.md", "plan.md").exit_code == 2
