"""--changed reports what touches changed lines, and still reads the whole paper."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from plainspeak.apps.cli import main

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


def test_a_further_use_of_a_word_that_the_paper_has_is_no_news(folder: Path) -> None:
    (folder / "plan.md").write_text(OLD + "\nThey utilised it. It commenced.\n", encoding="utf-8")
    assert texts("--changed", "HEAD", "plan.md") == ["commenced"]


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


def test_the_lines_beside_a_change_are_not_changed(folder: Path) -> None:
    lines = ["We met.", "We utilised it.", "We sat.", "We facilitated it.", "We left."]
    (folder / "plan.txt").write_text("\n\n".join(lines), encoding="utf-8")
    git("add", ".")
    git("commit", "-qm", "text")
    lines[2] = "We commenced it."
    (folder / "plan.txt").write_text("\n\n".join(lines), encoding="utf-8")
    assert texts("--changed", "HEAD", "plan.txt") == ["commenced"]
    (folder / "close.txt").write_text("We utilised it\nWe sat\nThey facilitated it\n")
    git("add", ".")
    git("commit", "-qm", "close")
    (folder / "close.txt").write_text("We utilised it\nWe commenced\nThey facilitated it\n")
    assert texts("--changed", "HEAD", "close.txt") == ["commenced"]


# -- what git, a repository or a person has set plays no part ------------------------------------


def committed(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    git("--literal-pathspecs", "add", "--", name)
    git("commit", "-qm", name)
    return path


def test_text_that_git_takes_for_no_text(folder: Path) -> None:
    text = "We utilised it.\n\nWe sat.\n"
    path = committed(folder, "wide.txt", text.encode("utf-16"))
    path.write_bytes((text + "\nWe facilitated it.\n").encode("utf-16"))
    assert texts("--changed", "HEAD", "wide.txt") == ["facilitated"]


def test_attributes_that_hide_changes(folder: Path) -> None:
    (folder / ".gitattributes").write_text("*.md -diff\n*.txt binary\n", encoding="utf-8")
    (folder / "plan.md").write_text(OLD + "\nWe facilitate it.\n", encoding="utf-8")
    assert texts("--changed", "HEAD", "plan.md") == ["facilitate"]
    (folder / ".gitattributes").write_text("*.md diff=odd\n", encoding="utf-8")
    git("config", "diff.odd.textconv", "true")
    git("config", "diff.odd.command", "true")
    assert texts("--changed", "HEAD", "plan.md") == ["facilitate"]


def test_settings_that_join_changes(folder: Path) -> None:
    lines = "We utilised it.\nWe sat.\nThey facilitated it.\n"
    path = committed(folder, "near.txt", f"We met.\n{lines}We left.\n".encode())
    git("config", "diff.interHunkContext", "5")
    git("config", "diff.context", "5")
    git("config", "diff.noprefix", "true")
    git("config", "color.diff", "always")
    path.write_text(f"We came.\n{lines}We went.\n", encoding="utf-8")
    assert texts("--changed", "HEAD", "near.txt") == []


def test_line_ends_of_old_computers(folder: Path) -> None:
    path = committed(folder, "old.txt", b"We utilised it.\r\rWe sat.\r")
    path.write_bytes(b"We utilised it.\r\rWe sat.\r\rWe facilitated it.\r")
    assert texts("--changed", "HEAD", "old.txt") == ["facilitated"]
    path.write_bytes(b"We utilised it.\r\n\r\nWe sat.\r\n")
    assert texts("--changed", "HEAD", "old.txt") == []


def test_names_that_git_takes_for_patterns(folder: Path) -> None:
    committed(folder, "b.md", b"We utilise it.\n")
    odd = committed(folder, "[b].md", b"We met.\n\nWe facilitate it.\n")
    (folder / "b.md").write_text("We met.\n\nWe sat.\n", encoding="utf-8")
    assert texts("--changed", "HEAD", "[b].md") == []
    odd.write_text("We met.\n\nWe facilitate it.\n\nWe commence.\n", encoding="utf-8")
    assert texts("--changed", "HEAD", "[b].md") == ["commence"]
    committed(folder, ":(glob)*.md", b"We utilise it.\n")
    assert texts("--changed", "HEAD", ":(glob)*.md") == []


def test_a_paper_with_a_new_name(folder: Path) -> None:
    git("mv", "plan.md", "strategy.md")
    assert texts("--changed", "HEAD", "strategy.md") == []
    (folder / "strategy.md").write_text(OLD + "\nWe facilitate it.\n", encoding="utf-8")
    assert texts("--changed", "HEAD", "strategy.md") == ["facilitate"]


def test_a_revision_is_never_an_option(folder: Path) -> None:
    before = (folder / "plan.md").read_bytes()
    for odd in ("--output=plan.md", "-O/dev/null", "--no-index"):
        result = CliRunner().invoke(main, ["check", f"--changed={odd}", "plan.md"])
        assert result.exit_code == 2
        assert "git knows no revision" in result.stderr
    (folder / "--output=plan.md").write_text("We met.\n", encoding="utf-8")
    assert CliRunner().invoke(main, ["check", "--changed=--output=plan.md", "plan.md"]).exit_code
    assert (folder / "plan.md").read_bytes() == before


# -- a line has changed where a word has ---------------------------------------------------------

WRAPPED = "We utilised the hall and\nwe met there, and then\nthey facilitated it.\n"


@pytest.mark.parametrize(
    ("now", "said"),
    [
        ("We utilised\nthe hall and we\nmet there, and then they\nfacilitated it.\n", []),
        ("We utilised the hall and we met there, and then they facilitated it.\n", []),
        ("  We utilised the hall and\n  we met there, and then\n  they facilitated it.\n", []),
        ("Soon we utilised the\nhall and we met there, and then\nthey facilitated it.\n",
         ["utilised"]),
        ("We utilised the hall and we\nmet there, and\nthey facilitated\nit.\n", ["facilitated"]),
        ("We utilised the hall and\nthey facilitated it.\n", []),
        ("We utilised the hall and\nwe met there, and then they commenced\nand facilitated it.\n",
         ["commenced", "facilitated"]),
    ],
    ids=["wrapped", "one line", "indented", "word before", "word gone", "line gone", "words in"],
)  # fmt: skip
def test_a_paragraph_wrapped_anew_is_no_change(folder: Path, now: str, said: list[str]) -> None:
    path = committed(folder, "wrapped.txt", WRAPPED.encode())
    path.write_text(now, encoding="utf-8")
    assert texts("--changed", "HEAD", "wrapped.txt") == said


def test_git_is_asked_once_for_all_papers(
    folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Of the changed papers, only what they were is asked one by one."""
    names = [f"paper{number}.md" for number in range(5)]
    for name in names:
        committed(folder, name, b"We met.\n")
        (folder / name).write_text("We met.\n\nWe commence.\n", encoding="utf-8")
    log = tmp_path / "asked.jsonl"
    monkeypatch.setenv("GIT_TRACE2_EVENT", str(log))
    texts("--jobs", "1", "--changed", "HEAD", *names)
    asked = [event["name"] for event in map(json.loads, log.read_text().splitlines())
             if event["event"] == "cmd_name"]  # fmt: skip
    assert asked.count("rev-parse") <= 3
    assert asked.count("ls-tree") == 1
    assert asked.count("cat-file") == len(names)
