"""Nothing that a folder of papers says about git is run, and nothing is fetched for it."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from plainspeak.apps.cli import main

OLD, NEW = "We will utilise the hall.\n", "We will utilise the hall.\n\nWe will facilitate it.\n"


@pytest.fixture
def mark(tmp_path: Path) -> Path:
    """What a program leaves that is run; the program itself lies beside it."""
    script = tmp_path / "program"
    script.write_text(f"#!/bin/sh\necho $@ >> '{tmp_path}/ran'\nexit 1\n", encoding="utf-8")
    script.chmod(0o755)
    return tmp_path / "ran"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path / "papers"
    place.mkdir()
    monkeypatch.chdir(place)
    return place


def git(*args: str) -> None:
    author = ["-c", "user.name=A", "-c", "user.email=a@b.example", "-c", "commit.gpgsign=false"]
    safe = ["-c", "core.fsmonitor=false"]
    subprocess.run(["git", *author, *safe, *args], check=True, capture_output=True)


def check(*args: str) -> Result:
    return CliRunner().invoke(main, ["check", "--format", "compact", "--all", *args])


def settings_that_run(mark: Path) -> None:
    """All by which the settings of a repository name programs, as far as anybody knows."""
    for name in (
        "core.fsmonitor", "core.pager", "core.sshCommand", "core.editor", "core.askPass",
        "diff.external", "diff.x.command", "diff.x.textconv", "filter.x.clean", "filter.x.smudge",
        "filter.x.process", "credential.helper", "gpg.program", "core.alternateRefsCommand",
    ):  # fmt: skip
        git("config", name, f"{mark.with_name('program')} {name}")
    git("config", "alias.diff", f"!{mark.with_name('program')} alias")
    git("config", "core.hooksPath", str(mark.parent))


@pytest.mark.parametrize("args", [["."], ["--changed", "HEAD", "."], ["--changed=HEAD", "o.md"]])
def test_settings_of_a_repository_run_nothing(folder: Path, mark: Path, args: list[str]) -> None:
    for name in ("o.md", "moved.md"):
        Path(name).write_text(OLD, encoding="utf-8")
    Path(".gitattributes").write_text("*.md filter=x diff=x\n", encoding="utf-8")
    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "one")
    git("mv", "moved.md", "new.md")
    settings_that_run(mark)
    Path("o.md").write_text(NEW, encoding="utf-8")
    assert check(*args).stdout.count("jargon: facilitate") == 1
    assert not mark.exists()


def test_a_module_inside_runs_nothing(folder: Path, mark: Path) -> None:
    git("init", "-q", "inner")
    Path("inner/i.md").write_text(OLD, encoding="utf-8")
    git("-C", "inner", "add", ".")
    git("-C", "inner", "commit", "-qm", "one")
    git("init", "-q")
    Path("o.md").write_text(OLD, encoding="utf-8")
    git("-c", "advice.addEmbeddedRepo=false", "add", ".")
    git("commit", "-qm", "one")
    git("-C", "inner", "config", "core.fsmonitor", str(mark.with_name("program")))
    Path("o.md").write_text(NEW, encoding="utf-8")
    assert "facilitate" in check("--changed", "HEAD", ".").stdout
    assert not mark.exists()


def test_what_only_looks_like_a_repository_is_none(folder: Path, mark: Path) -> None:
    """It may lie in any repository, as nothing but files."""
    git("init", "-q")
    Path("o.md").write_text(OLD, encoding="utf-8")
    git("add", ".")
    git("commit", "-qm", "one")
    inner = Path("inner").absolute()
    git("init", "-q", "--bare", str(inner))
    for name, value in (("bare", "false"), ("worktree", str(inner)), ("fsmonitor", "x")):
        git("--git-dir", str(inner), "config", f"core.{name}", value)
    git("--git-dir", str(inner), "config", "core.fsmonitor", str(mark.with_name("program")))
    Path("inner/i.md").write_text(NEW, encoding="utf-8")
    assert "facilitate" in check("inner").stdout
    assert check("--changed", "HEAD", "inner").exit_code == 2
    assert not mark.exists()


def test_git_is_not_looked_for_among_the_papers(
    folder: Path, mark: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", os.pathsep.join((".", "", os.environ["PATH"])))
    git("init", "-q")
    Path("o.md").write_text(NEW, encoding="utf-8")
    mark.with_name("program").rename("git")
    assert "facilitate" in check(".").stdout
    assert not mark.exists()


def test_what_is_not_here_is_not_fetched(folder: Path, mark: Path) -> None:
    git("init", "-q")
    Path("o.md").write_text(OLD, encoding="utf-8")
    git("add", ".")
    git("commit", "-qm", "one")
    git("config", "extensions.partialClone", "origin")
    git("config", "core.repositoryFormatVersion", "1")
    git("config", "remote.origin.promisor", "true")
    git("config", "remote.origin.url", f"ext::{mark.with_name('program')} fetched")
    git("config", "protocol.ext.allow", "always")
    kept = subprocess.check_output(["git", "rev-parse", "HEAD:o.md"], text=True).strip()
    Path(".git/objects", kept[:2], kept[2:]).unlink()
    Path("o.md").write_text(NEW, encoding="utf-8")
    result = check("--changed", "HEAD", "o.md")
    assert result.exit_code == 2
    assert "git has not fetched what this paper was then" in result.stderr
    assert not mark.exists()


def test_line_ends_of_windows_are_no_change(folder: Path) -> None:
    git("init", "-q")
    Path("o.md").write_text(OLD, encoding="utf-8")
    git("add", ".")
    git("commit", "-qm", "one")
    Path("o.md").write_bytes(OLD.replace("\n", "\r\n").encode())
    assert check("--changed", "HEAD", "o.md").stdout == ""
