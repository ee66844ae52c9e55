"""A baseline is quiet about the past and only about the past."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from growth import grows

from plainspeak import check_text
from plainspeak.apps.cli import main
from plainspeak.since import baseline
from plainspeak.since.fingerprint import fingerprints

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


def test_findings_that_are_alike_are_told_apart(folder: Path) -> None:
    line = "We will utilise the hall."
    (folder / "plan.md").write_text(f"{line}\n", encoding="utf-8")
    run("baseline", "plan.md")
    again = "<!-- plainspeak: off -->\n\nUtilise.\n\n<!-- plainspeak: on -->\n\n"
    (folder / "plan.md").write_text(f"{again}{line}\n", encoding="utf-8")
    assert texts("plan.md") == []
    long = "We met in the hall and sat by the door and had some tea and talked. " * 12
    (folder / "long.md").write_text(f"{long}\n\n{long}\n", encoding="utf-8")
    both = len(texts("long.md"))
    run("baseline", "long.md")
    assert texts("long.md") == []
    (folder / "long.md").write_text(f"{long}\n\n{long}\n\n{long}\n", encoding="utf-8")
    assert len(texts("long.md")) == len(texts("--no-baseline", "long.md")) - both > 0


def test_a_folder_that_has_moved_takes_no_longer(folder: Path) -> None:
    """Each of its papers was held against all that had gone: 2,000 papers took 19 seconds."""

    def prepare(number: int) -> Callable[[], object]:
        papers = {
            f"old/{n}.md": {f"{n:028}{k}": "jargon" for k in range(20)} for n in range(number)
        }
        known = baseline.Baseline(folder / ".plainspeak-baseline.json", papers)

        def work() -> None:
            for n in range(number):
                assert len(known.known(str(folder / f"new/{n}.md"))) == 20
            assert len(known.known(str(folder / "new/another.md"))) == 20 * number

        return work

    assert grows(prepare, 1_000) == ""


def test_taking_out_what_has_gone_grows_with_the_papers(folder: Path) -> None:
    """Each paper went through all that was recorded: the time grew with the square."""
    paper = check_text("The TQXG met the WXQB.\n\nThe ZKQV sat in order to rest.")
    assert len(paper.findings) > 3

    def prepare(number: int) -> Callable[[], object]:
        reports = [replace(paper, path=str(folder / f"{n}.md")) for n in range(number)]
        path = folder / f"known-{number}.json"
        baseline.save(baseline.record(path, reports))
        pruned = baseline.prune(path, reports)
        assert sum(pruned.counts().values()) == 0 or len(pruned.papers) == number
        return partial(baseline.prune, path, reports)

    assert grows(prepare, 500) == ""


@pytest.mark.parametrize(
    "name", ["../" * 2_000 + "o.md", "\\u0000", "x" * 300, "\\ud800\\u001b[2J"]
)
def test_names_that_no_paper_can_have(folder: Path, name: str) -> None:
    path = Path(".plainspeak-baseline.json")
    path.write_text(f'{{"version": 1, "papers": {{"{name}": {{"a": "b\\u001b[2J"}}}}}}', "utf-8")
    assert texts("plan.md") == ["utilise", "TSG"]
    for args in (["baseline", "plan.md"], ["baseline", "--prune", "plan.md"]):
        assert run(*args).exit_code == 0
    assert texts("plan.md") == []


def test_what_is_no_baseline_is_not_waited_for_nor_read_to_its_end(folder: Path) -> None:
    path = Path(".plainspeak-baseline.json")
    os.mkfifo(path)
    assert texts("plan.md") == ["utilise", "TSG"]
    path.unlink()
    path.touch()
    os.truncate(path, 1 << 40)
    result = run("check", "plan.md")
    assert result.exit_code == 2
    assert "MB" in result.stderr


def test_a_word_that_changes_further_off_leaves_a_finding_known() -> None:
    before = check_text("The hall is one that we utilise for all of our meetings in May.")
    near = check_text("The hall is one that we utilise for all of the meetings in May.")
    far = check_text("The room is one that we utilise for all of our lunches in May.")
    prints = [set(fingerprints(report)) for report in (before, near, far)]
    assert prints[0] == prints[2]
    assert prints[0].isdisjoint(prints[1])


def test_where_nothing_can_be_read_nothing_is_recorded(folder: Path) -> None:
    result = run("baseline", "papers/")
    assert result.exit_code == 2
    assert "there is no such folder." in result.output
    assert not (folder / ".plainspeak-baseline.json").exists()
