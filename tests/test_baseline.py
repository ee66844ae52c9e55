"""A baseline is quiet about the past and only about the past."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from plainspeak.cli import main

OLD = "# Plan\n\nWe will utilise the hall.\n\nThe TSG meets in May.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "plan.md").write_text(OLD, encoding="utf-8")
    return tmp_path


def run(*args: str) -> Result:
    return CliRunner().invoke(main, list(args))


def texts(*args: str) -> list[str]:
    whole = json.loads(run("check", "--format", "json", *args).stdout)
    return [f["text"] for report in whole["reports"] for f in report["findings"]]


def test_only_new_findings_are_shown(folder: Path) -> None:
    assert texts("plan.md") == ["utilise", "TSG"]
    made = run("baseline", "plan.md")
    assert made.exit_code == 0
    assert "now holds 2 findings" in made.stdout
    assert "academic" in made.stdout
    assert texts("plan.md") == []
    quiet = run("check", "plan.md")
    assert "the baseline holds 2 more" in quiet.stderr
    assert "Nothing new would make a reader stop" in quiet.stdout
    assert "Ready to send" not in quiet.stdout
    (folder / "plan.md").write_text(OLD + "\nWe will facilitate it.\n", encoding="utf-8")
    assert texts("plan.md") == ["facilitate"]
    assert texts("--no-baseline", "plan.md") == ["utilise", "TSG", "facilitate"]


def test_it_holds_when_paragraphs_move_and_papers_are_renamed(folder: Path) -> None:
    run("baseline", "plan.md")
    head, first, second = OLD.strip().split("\n\n")
    (folder / "plan.md").write_text("\n\n".join([head, second, "New.", first]), encoding="utf-8")
    assert texts("plan.md") == []
    (folder / "plan.md").rename(folder / "renamed.md")
    assert texts("renamed.md") == []


def test_the_same_words_in_a_new_paper_are_new(folder: Path) -> None:
    run("baseline", "plan.md")
    (folder / "other.md").write_text(OLD, encoding="utf-8")
    assert texts("other.md") == ["utilise", "TSG"]


def test_what_is_gone_leaves_it(folder: Path) -> None:
    run("baseline", "plan.md")
    (folder / "plan.md").write_text(
        "# Plan\n\nThe TSG meets in May.\n\nWe facilitate it.\n", "utf-8"
    )
    pruned = run("baseline", "--prune", "plan.md")
    assert "now holds 1 finding." in pruned.stdout
    assert texts("plan.md") == ["facilitate"]


def test_no_text_can_be_read_from_it(folder: Path) -> None:
    run("baseline", "plan.md")
    text = (folder / ".plainspeak-baseline.json").read_text(encoding="utf-8")
    for word in ("utilise", "TSG", "hall", "May"):
        assert word.lower() not in text.lower()


def test_the_same_findings_give_the_same_bytes(folder: Path) -> None:
    run("baseline", "plan.md")
    first = (folder / ".plainspeak-baseline.json").read_bytes()
    run("baseline", "plan.md")
    assert (folder / ".plainspeak-baseline.json").read_bytes() == first


@pytest.mark.parametrize("content", ["", "{}", "[1]", '{"version": 9, "papers": {}}', "nonsense"])
def test_a_damaged_baseline_is_a_clear_message(folder: Path, content: str) -> None:
    (folder / ".plainspeak-baseline.json").write_text(content, encoding="utf-8")
    result = run("check", "plan.md")
    assert result.exit_code == 2
    assert "baseline" in result.stderr
    assert "Traceback" not in result.stderr


def test_prune_without_a_baseline(folder: Path) -> None:
    result = run("baseline", "--prune", "plan.md")
    assert result.exit_code == 2
    assert "no baseline yet" in result.stderr
