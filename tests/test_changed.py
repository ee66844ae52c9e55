"""--changed reports what touches changed lines, and still reads the whole paper."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from plainspeak.cli import main

OLD = "# Plan\n\nWe will utilise the hall.\n\nThe Trial Steering Group (TSG) meets in May.\n"


def git(*args: str) -> None:
    author = ["-c", "user.name=A", "-c", "user.email=a@b.example", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *author, *args], check=True, capture_output=True)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "plan.md").write_text(OLD, encoding="utf-8")
    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "one")
    return tmp_path


def texts(*args: str) -> list[str]:
    result = CliRunner().invoke(main, ["check", "--format", "json", *args])
    assert result.exit_code == 0, result.stderr
    whole = json.loads(result.stdout)
    return [f["text"] for report in whole["reports"] for f in report["findings"]]


def test_nothing_changed_nothing_said(folder: Path) -> None:
    assert texts("--changed", "plan.md") == []


def test_only_the_changed_lines(folder: Path) -> None:
    (folder / "plan.md").write_text(OLD + "\nThe TSG will facilitate it.\n", encoding="utf-8")
    assert texts("--changed", "HEAD", "plan.md") == ["facilitate"]
    git("add", ".")
    assert texts("--changed", "plan.md") == ["facilitate"]


def test_a_further_use_on_a_changed_line_counts(folder: Path) -> None:
    (folder / "plan.md").write_text(OLD + "\nThey utilised it.\n", encoding="utf-8")
    assert texts("--changed", "HEAD", "plan.md") == ["utilised"]


def test_since_an_older_revision(folder: Path) -> None:
    (folder / "plan.md").write_text(OLD + "\nWe facilitate it.\n", encoding="utf-8")
    git("commit", "-qam", "two")
    assert texts("--changed", "HEAD", "plan.md") == []
    assert texts("--changed", "HEAD~1", "plan.md") == ["facilitate"]


def test_a_new_paper_is_checked_as_a_whole(folder: Path) -> None:
    (folder / "new.md").write_text("We utilise it.\n", encoding="utf-8")
    assert texts("--changed", "HEAD", "new.md") == ["utilise"]


def test_an_unknown_revision_is_a_clear_message(folder: Path) -> None:
    result = CliRunner().invoke(main, ["check", "--changed", "no-such", "plan.md"])
    assert result.exit_code == 2
    assert "no revision 'no-such'" in result.stderr


def test_outside_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    Path("plan.md").write_text("We utilise it.\n", encoding="utf-8")
    result = CliRunner().invoke(main, ["check", "--changed", "HEAD", "plan.md"])
    assert result.exit_code == 2
    assert "kept in git" in result.stderr
