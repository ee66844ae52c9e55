"""What a facilitator gets back from `plainspeak review`."""

from __future__ import annotations

import csv
import io
import re
import shutil
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner, Result

from plainspeak.apps import review
from plainspeak.apps.cli import main
from plainspeak.model import Report, Severity

EXAMPLES = Path(__file__).parent.parent / "examples"
TEXT = "# Agenda\n\nThe TSG will triage the votes. “We need a holistic RTI,” said Ann.\n"


def run(*args: str) -> Result:
    return CliRunner().invoke(main, list(args))


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "agenda.md"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_everything_is_written_beside_the_paper(paper: Path) -> None:
    before = paper.read_bytes()
    result = run("review", str(paper))
    assert result.exit_code == 0
    assert "Someone new would have to stop" in result.stdout
    assert sorted(p.name for p in paper.parent.iterdir()) == [
        "agenda.checked.html",
        "agenda.jargon-buster.csv",
        "agenda.jargon-buster.docx",
        "agenda.jargon-buster.html",
        "agenda.md",
        "agenda.summary.html",
    ]
    assert paper.read_bytes() == before


def test_nothing_is_written_over(paper: Path) -> None:
    run("review", str(paper))
    sheet = paper.with_name("agenda.jargon-buster.docx")
    sheet.write_bytes(b"changed by hand")
    run("review", str(paper))
    assert sheet.read_bytes() == b"changed by hand"
    assert paper.with_name("agenda.jargon-buster 2.docx").is_file()


def test_what_was_written_is_not_checked_as_a_paper(paper: Path) -> None:
    run("review", str(paper))
    assert run("check", "--format", "json", str(paper.parent)).stdout.count('"path"') == 1


def test_a_pack_has_one_summary_and_one_jargon_buster(paper: Path, tmp_path: Path) -> None:
    other = tmp_path / "plan.txt"
    other.write_text("The TMG met.", encoding="utf-8")
    out = tmp_path / "out"
    assert run("review", "--out", str(out), str(paper), str(other)).exit_code == 0
    names = sorted(p.name for p in out.iterdir())
    assert names == [
        "agenda.checked.html",
        "papers.jargon-buster.csv",
        "papers.jargon-buster.docx",
        "papers.jargon-buster.html",
        "papers.summary.html",
        "plan.checked.html",
    ]
    rows = (out / "papers.jargon-buster.csv").read_text(encoding="utf-8-sig")
    assert [row[0] for row in csv.reader(io.StringIO(rows))][1:] == ["TMG", "triage", "TSG"]


def test_the_groups_own_glossary_comes_first_and_gaps_are_left_to_fill_in(paper: Path) -> None:
    paper.write_text("The TSG and the QXZW met about triage.", encoding="utf-8")
    settings = paper.with_name("plainspeak.toml")
    settings.write_text('[glossary]\nTSG = "The Tuesday singing group"', encoding="utf-8")
    run("review", str(paper))
    (table,) = docx.Document(str(paper.with_name("agenda.jargon-buster.docx"))).tables
    cells = {row.cells[0].text: row.cells[1].text for row in table.rows}
    assert cells["TSG"] == "The Tuesday singing group."
    assert re.fullmatch("Ask: _+", cells["QXZW"])
    assert "triage" in cells


def test_quoted_words_are_in_no_jargon_buster(paper: Path) -> None:
    run("review", str(paper))
    rows = paper.with_name("agenda.jargon-buster.csv").read_text(encoding="utf-8-sig")
    assert "holistic" not in rows


def test_a_folder_that_cannot_be_written_is_a_clear_message(paper: Path) -> None:
    taken = paper.with_name("taken")
    taken.write_text("a file", encoding="utf-8")
    result = run("review", "--out", str(taken / "sub"), str(paper))
    assert result.exit_code == 2
    assert "Traceback" not in result.stderr


def test_a_word_file_that_is_replaced_meanwhile_costs_no_other_output(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper = tmp_path / "agenda.docx"
    document = docx.Document()
    document.add_paragraph("The TSG will utilise it.")
    document.save(str(paper))

    from plainspeak.engine.levels import shown

    def replacing(report: Report, level: Severity) -> Report:
        paper.write_bytes(b"PK other")
        return shown(report, level)

    monkeypatch.setattr(review, "shown", replacing)
    result = run("review", str(paper))
    assert result.exit_code == 2
    assert result.stderr.startswith(f"plainspeak: {paper}: this ")
    assert paper.with_name("agenda.summary.html").is_file()


def test_the_longest_names(paper: Path) -> None:
    long = paper.with_name("\N{LATIN SMALL LETTER E WITH ACUTE}" * 126 + ".md")
    long.write_text("The TSG met.\n", encoding="utf-8")
    result = run("review", str(long), str(paper))
    assert result.exit_code == 0
    assert len(list(paper.parent.glob("*.checked.*"))) == 2
    assert run("review", str(long)).exit_code == 0
    assert len(list(paper.parent.glob("*.jargon-buster*.csv"))) == 2


def test_half_a_file_is_not_left(tmp_path: Path) -> None:
    with pytest.raises(TypeError):
        review._new(tmp_path / "page.html", "no bytes")  # type: ignore[arg-type]
    assert list(tmp_path.iterdir()) == []


def test_cells_that_a_spreadsheet_would_run_are_text(paper: Path) -> None:
    settings = paper.with_name("plainspeak.toml")
    settings.write_text("[glossary]\nTSG = '=cmd|1!A1'\nRTI = \"\\u0001 odd\"\n", encoding="utf-8")
    assert run("review", str(paper)).exit_code == 0
    rows = paper.with_name("agenda.jargon-buster.csv").read_text(encoding="utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(rows)) for cell in row]
    assert "'=cmd|1!A1" in cells
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in cells)


def test_the_summary_of_a_word_file_has_the_form_for_the_groups_words(tmp_path: Path) -> None:
    shutil.copy(EXAMPLES / "formats" / "agenda.docx", tmp_path)
    assert CliRunner().invoke(main, [str(tmp_path / "agenda.docx")]).exit_code == 0
    page = (tmp_path / "agenda.summary.html").read_text(encoding="utf-8")
    assert 'data-term="TMG"' in page
    assert "Save plainspeak.toml" in page


def test_a_paper_without_a_hard_word_gets_no_empty_sheet(tmp_path: Path) -> None:
    paper = tmp_path / "lunch.md"
    paper.write_text("We meet in the hall at noon. Bring soup.\n", encoding="utf-8")
    result = CliRunner().invoke(main, ["review", "--track", str(paper)])
    assert "jargon-buster" not in result.stdout
    assert "no tracked changes" in result.stderr


def test_papers_of_one_meeting_explain_letters_to_each_other(tmp_path: Path) -> None:
    agenda, minutes = tmp_path / "agenda.md", tmp_path / "minutes.md"
    agenda.write_text("The quick x-ray box (QXBZ) is small. The QXBZ came.\n", encoding="utf-8")
    minutes.write_text("The QXBZ came. The QXVB went.\n", encoding="utf-8")
    listed = run("acronyms", "--format", "csv", str(agenda), str(minutes)).stdout
    states = {tuple(row[:2]): row[2] for row in csv.reader(io.StringIO(listed))}
    assert states[str(minutes), "QXBZ"] == "explained"
    assert states[str(minutes), "QXVB"] == "unexplained"
    assert run("review", str(agenda), str(minutes)).exit_code == 0
    sheet = (tmp_path / "papers.jargon-buster.csv").read_text(encoding="utf-8-sig")
    assert "QXVB" in sheet
