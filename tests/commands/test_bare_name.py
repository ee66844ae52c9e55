"""A bare file name is enough, and what `review` wrote is never a paper."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from plainspeak.apps.cli import main

TEXT = "# Agenda\n\nThe TSG will triage the votes.\n"


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "agenda.md"
    path.write_text(TEXT, encoding="utf-8")
    return path


def run(*args: str) -> Result:
    return CliRunner().invoke(main, list(args))


def test_a_bare_name_is_reviewed_beside_the_original(paper: Path) -> None:
    assert run(str(paper)).exit_code == 0
    assert paper.with_name("agenda.summary.html").is_file()
    assert paper.read_text(encoding="utf-8") == TEXT


def test_results_are_never_reviewed_however_they_are_named(paper: Path) -> None:
    run(str(paper))
    first = sorted(paper.parent.iterdir())
    result = run(*map(str, first))
    assert "that plainspeak wrote" in result.stderr
    second = sorted(paper.parent.iterdir())
    assert len(second) == 2 * len(first) - 1
    run(str(paper.parent))
    assert not [p for p in paper.parent.iterdir() if p.name.count(".checked") > 1]


def test_a_folder_is_a_pack(paper: Path) -> None:
    (paper.parent / "plan.txt").write_text("The TMG met.", encoding="utf-8")
    assert run(str(paper.parent)).exit_code == 0
    summary = (paper.parent / "papers.summary.html").read_text(encoding="utf-8")
    assert "agenda.md" in summary
    assert "plan.txt" in summary


def test_a_word_that_is_no_file_is_still_an_unknown_command(tmp_path: Path) -> None:
    assert "No such command" in run("agend").output
    assert "Board pack June.docx" in run("Board", "pack", "June.docx").output


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("a.doc", "save it as .docx"),
        ("a.ppt", "as .pptx"),
        ("a.MSG", "copy the text"),
        ("a.pages", "Export To"),
        ("a.gdoc", "File, Download"),
        ("a.xlsx", "Copy the words"),
        ("https://docs.google.com/document/d/1", "Download the paper"),
    ],
)
def test_other_kinds_of_files_get_a_sentence_that_says_what_to_do(
    name: str, said: str, tmp_path: Path
) -> None:
    place = name if "://" in name else str(tmp_path / name)
    if "://" not in name:
        Path(place).write_bytes(b"\xd0\xcf\x11\xe0")
    result = run(place)
    assert result.exit_code == 2
    assert said in " ".join(result.stderr.split())
