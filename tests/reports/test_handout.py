"""The jargon buster: which words, what is said of them, and the way back from a mended table."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import docx
import pptx
import pytest
from click.testing import CliRunner

from plainspeak import Config, check_path, check_text, load_config
from plainspeak.apps.cli import main
from plainspeak.config.settings import ConfigError
from plainspeak.engine.levels import shown
from plainspeak.model import Severity
from plainspeak.reports import handout, handout_docx

EXAMPLES = Path(__file__).parent.parent.parent / "examples"


def words(text: str, config: Config | None = None) -> dict[str, handout.Word]:
    report = shown(check_text(text, format="markdown", config=config), Severity.WORTH_A_LOOK)
    glossary = config.glossary if config else {}
    return {word.term: word for word in handout.words([report], glossary)}


def test_the_sense_that_the_check_chose() -> None:
    found = words("Two targets are red: the DNA rate for counselling, and the rate for physio.")
    assert found["DNA"].explanation.startswith("Did not attend.")
    assert "deoxy" not in found["DNA"].explanation


def test_where_nobody_can_tell_there_is_a_line_to_ask_about() -> None:
    found = words("The SLT met in June.")
    assert found["SLT"].explanation == handout.ASK
    assert handout.ASK.startswith("Ask: _")


def test_a_sense_of_which_nothing_speaks_is_asked_about() -> None:
    plain = "We meet in the hall and drink tea. Ann sang a song and Bob told us of his dog. " * 8
    found = words(f"{plain}\n\nThe R&D was late, and we supersede the plan.\n")
    assert found["R&D"].explanation == handout.ASK
    assert found["supersede"].explanation == "In plain words: replace."


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.md")), ids=lambda p: p.name)
def test_no_line_offers_two_senses(path: Path) -> None:
    report = shown(check_path(path), Severity.WORTH_A_LOOK)
    for acronym in report.acronyms:
        if len(acronym.candidates) > 1 and not acronym.expansion:
            for word in handout.words([report], {}):
                if word.term == acronym.short:
                    assert word.explanation == handout.ASK


def test_only_words_that_stop_the_audience() -> None:
    text = "# CONFIDENTIAL\n\nThe NHS and the TSG met. FW: the PPI plan.\n"
    found = words(text, Config(known_acronyms=("TSG",)))
    assert not {"CONFIDENTIAL", "NHS", "TSG", "FW"} & set(found)
    assert "PPI" in found


def test_what_only_the_speaker_reads_is_not_in_it(tmp_path: Path) -> None:
    show = pptx.Presentation()
    slide = show.slides.add_slide(show.slide_layouts[1])
    slide.shapes.title.text = "Repairs: what the DLO told us"
    slide.notes_slide.notes_text_frame.text = "The CTU and the SORP. Say what quorate is."
    paper = tmp_path / "talk.pptx"
    show.save(str(paper))
    report = shown(check_path(paper), Severity.WORTH_A_LOOK)
    assert [word.term for word in handout.words([report], {})] == ["DLO"]


def test_the_easy_sheet_has_one_idea_a_line_and_room_for_a_picture() -> None:
    word = handout.Word("DNA", "did not attend", "The person missed the appointment.")
    sheet = docx.Document(io.BytesIO(handout_docx.easy([word], "agenda")))
    (table,) = sheet.tables
    picture, term, meaning = table.rows[1].cells
    assert picture.text == ""
    assert term.text == "DNA"
    assert meaning.text.split("\n") == [
        "This is short for: did not attend.",
        "The person missed the appointment.",
    ]


def test_review_writes_the_easy_sheet_on_request(tmp_path: Path) -> None:
    paper = tmp_path / "a.md"
    paper.write_text("The TSG will triage the votes.", encoding="utf-8")
    assert CliRunner().invoke(main, ["review", "--easy-read", str(paper)]).exit_code == 0
    assert (tmp_path / "a.easy-words.docx").is_file()


MENDED = {"QXZW": "Queen's walk zone", "triage": "Deciding who is seen first"}


def written(folder: Path, kind: str) -> Path:
    """A jargon buster as `review` writes it, with two lines mended by hand."""
    paper = folder / "a.md"
    paper.write_text("The QXZW will triage the ABQD and the DNA rate at the clinic.", "utf-8")
    CliRunner().invoke(main, ["review", str(paper)])
    table = folder / f"our-words{kind}"
    if kind == ".docx":
        sheet = docx.Document(str(folder / "a.jargon-buster.docx"))
        for row in sheet.tables[0].rows:
            if row.cells[0].text in MENDED:
                row.cells[1].text = MENDED[row.cells[0].text]
        sheet.save(str(table))
    else:
        text = (folder / "a.jargon-buster.csv").read_text("utf-8-sig")
        rows = list(csv.DictReader(io.StringIO(text)))
        out = io.StringIO()
        lines = csv.DictWriter(out, rows[0], delimiter=";")  # as some spreadsheets save it
        lines.writeheader()
        lines.writerows({**row, "meaning": MENDED.get(row["term"], row["meaning"])} for row in rows)
        table.write_text(out.getvalue(), encoding="cp1252")
    return paper


@pytest.mark.parametrize("kind", [".csv", ".docx"])
def test_a_mended_table_is_the_glossary_of_next_month(kind: str, tmp_path: Path) -> None:
    paper = written(tmp_path, kind)
    before = check_path(paper)
    settings = tmp_path / "plainspeak.toml"
    settings.write_text(f'glossary = "our-words{kind}"', encoding="utf-8")
    config = load_config(near=paper)
    assert MENDED.items() <= config.glossary.items()
    assert "ABQD" not in config.glossary  # still to be filled in
    after = check_path(paper, config=config)
    assert [f.text for f in shown(after, Severity.WORTH_A_LOOK).findings] == ["ABQD"]
    assert after.stopping_points < before.stopping_points
    again = {w.term: w for w in handout.words([after], config.glossary)}
    assert again["QXZW"].explanation == "Queen's walk zone."
    assert again["DNA"].full.lower() == "did not attend"
    assert again["DNA"].meaning


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("words.csv", "one;two\n1;2\n", "term, in full, meaning"),
        ("words.csv", "", "no table"),
        ("words.xlsx", "PK", "CSV or Word file"),
        ("../words.csv", "term,meaning\n", "folder of the config file"),
        ("none.csv", None, "cannot be opened"),
    ],
)
def test_a_table_that_cannot_be_used_is_a_clear_message(
    name: str, text: str | None, said: str, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    if text is not None:
        (home / name).write_text(text, encoding="utf-8")
    (home / "plainspeak.toml").write_text(f'glossary = "{name}"', encoding="utf-8")
    with pytest.raises(ConfigError, match=said):
        load_config(near=home)


def test_a_jargon_buster_among_the_lists_is_told_apart(tmp_path: Path) -> None:
    (tmp_path / "our.csv").write_text("term,in full,meaning\nTSG,,x\n", encoding="utf-8")
    (tmp_path / "plainspeak.toml").write_text('lists = ["our.csv"]', encoding="utf-8")
    with pytest.raises(ValueError, match=r"glossary = 'our\.csv'"):
        check_text("Hello.", config=load_config(near=tmp_path))
