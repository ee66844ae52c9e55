"""The steps of the GitHub action, run in a plain shell as its runner does."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ACTION = (ROOT / "action.yml").read_text(encoding="utf-8")
pytestmark = pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash")


def step(name: str) -> str:
    """The script of a step."""
    found = re.search(rf"- name: {name}\n.*?run: \|\n((?: {{8}}[^\n]*\n|\n)+)", ACTION, re.DOTALL)
    assert found, name
    return re.sub(r"(?m)^ {8}", "", found[1])


def git(folder: Path, *args: str) -> str:
    author = ["-c", "user.name=A", "-c", "user.email=a@b.example", "-c", "commit.gpgsign=false"]
    done = subprocess.run(
        ["git", "-C", str(folder), *author, *args], check=True, capture_output=True, text=True
    )
    return done.stdout.strip()


@pytest.fixture
def runner(tmp_path: Path) -> Path:
    """A runner's folder with a project in it, and plainspeak where the first step puts it."""
    program = tmp_path / "plainspeak" / "bin" / "plainspeak"
    program.parent.mkdir(parents=True)
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m plainspeak "$@"\n')
    program.chmod(0o755)
    project = tmp_path / "project"
    project.mkdir()
    (project / "plan.md").write_text("The WXQB met in May.\n", encoding="utf-8")
    (project / "two words.md").write_text("We met in May.\n", encoding="utf-8")
    git(project, "init", "-q")
    git(project, "add", ".")
    git(project, "commit", "-qm", "one")
    return tmp_path


def run(runner: Path, name: str, **given: str) -> subprocess.CompletedProcess[str]:
    script = runner / "script.sh"
    script.write_text(step(name), encoding="utf-8")
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)],
        cwd=runner / "project",
        env={
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "RUNNER_TEMP": str(runner),
            "GITHUB_STEP_SUMMARY": str(runner / "summary.md"),
            **given,
        },
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_a_changed_line_is_annotated_and_fails(runner: Path) -> None:
    project = runner / "project"
    base = git(project, "rev-parse", "HEAD")
    (project / "two words.md").write_text("We met in May.\n\nThe TQXG sat.\n", encoding="utf-8")
    git(project, "commit", "-qam", "two")
    done = run(runner, "Check", PAPERS=".", SINCE=base, FAIL_ON="fix-first")
    assert done.returncode == 1, done.stderr
    assert "::warning file=two words.md,line=3" in done.stdout
    assert "WXQB" not in done.stdout
    summary = (runner / "summary.md").read_text(encoding="utf-8")
    assert "two words.md:3:5: acronym-unexplained: TQXG" in summary
    assert "1 place in 1 of 1 file" in summary


def test_without_a_revision_everything_is_read(runner: Path) -> None:
    done = run(runner, "Check", PAPERS="plan.md", SINCE="", FAIL_ON="never")
    assert done.returncode == 0
    assert "::warning file=plan.md,line=1" in done.stdout


def test_a_clean_change_passes(runner: Path) -> None:
    project = runner / "project"
    (project / "two words.md").write_text("We met in June.\n", encoding="utf-8")
    done = run(runner, "Check", PAPERS=".", SINCE="HEAD", FAIL_ON="small-thing")
    assert done.returncode == 0, done.stdout
    assert "::" not in done.stdout


def test_a_revision_that_is_there_is_not_fetched(runner: Path) -> None:
    done = run(runner, "Fetch what the pull request is compared with", SINCE="HEAD")
    assert done.returncode == 0
    missing = run(runner, "Fetch what the pull request is compared with", SINCE="0" * 40)
    assert missing.returncode != 0


def test_every_input_reaches_the_steps_through_the_environment() -> None:
    for name in ("Install", "Fetch what the pull request is compared with", "Check"):
        assert "${{" not in step(name)
