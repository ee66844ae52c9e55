"""What comments in Word and PowerPoint say, how many there are, and tracked changes."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pptx
import pytest
from click.testing import CliRunner
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from plainspeak import check_document, check_text
from plainspeak.apps.cli import main
from plainspeak.engine.levels import shown
from plainspeak.model import Finding, Report, Severity, Span
from plainspeak.model.positions import Positions
from plainspeak.readers import docx as word_reader
from plainspeak.readers import pptx as slide_reader
from plainspeak.reports import comment, summary
from plainspeak.reports import docx as word
from plainspeak.reports import pptx as slides

LETTERS = [f"Q{a}{b}X" for a in "BCDFGHJK" for b in "LMNPRSTV"]


def saved(document: object) -> bytes:
    made = BytesIO()
    document.save(made)  # type: ignore[attr-defined]
    return made.getvalue()


def paper(*paragraphs: str) -> tuple[bytes, Report]:
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    data = saved(document)
    return data, shown(check_document(word_reader.read(data)), Severity.WORTH_A_LOOK)


def notes(data: bytes) -> list[tuple[str, str]]:
    return [(c.author, c.text) for c in docx.Document(BytesIO(data)).comments]


def test_the_replacement_comes_first_then_why_and_how_many() -> None:
    data, report = paper("Please come, so that the meeting is quorate.")
    (_, (author, text)) = notes(word.marked_up(data, report))
    first, second = text.split("\n")
    assert author == "plainspeak: fix first"
    assert first.startswith(f"quorate → {report.findings[0].suggestions[0].text}")
    assert "in 10 newcomers" in second
    bold = docx.Document(BytesIO(word.marked_up(data, report))).comments
    assert list(bold)[1].paragraphs[0].runs[-1].bold


def test_the_first_comment_says_where_to_start() -> None:
    data, report = paper("Our agenda", "The CTU will ratify the virement.")
    author, text = notes(word.marked_up(data, report))[0]
    assert author == "plainspeak"
    assert text.startswith("Start here\nSomeone new would have to stop")
    assert "Begin with: " in text


def test_about_ten_comments_a_page_those_that_matter_most() -> None:
    data, report = paper(*(f"The {letters} met on Monday." for letters in LETTERS))
    most = comment.most_for(report)
    made = notes(word.marked_up(data, report, most))
    assert len(report.findings) == len(LETTERS)
    assert len(made) == most + 1 == 10 * (1 + report.words // 350) + 1
    assert "`plainspeak review --all` shows them" in made[0][1]
    everything = notes(word.marked_up(data, report))
    assert len(everything) == len(LETTERS) + 1
    assert "--all" not in everything[0][1]


def test_what_is_left_out_matters_less() -> None:
    _, report = paper("The CTU will triage it.", "It is a deep dive into the QXZV.")
    ranks = {f.text: f.severity.rank for f in report.findings}
    kept = [f.text for f in comment.chosen(report, 2)]
    assert max(ranks[text] for text in kept) <= min(r for t, r in ranks.items() if t not in kept)


def test_no_comment_says_a_thing_twice() -> None:
    data, report = paper("The SLT, quorum, virement, LADO and PLACE are on the table.")
    for _, text in notes(word.marked_up(data, report)):
        lead, _, rest = text.partition("\n")
        instead = lead.partition("→ ")[2].lower()
        assert not instead or f"it means: {instead}." not in rest.lower()


def test_other_places_are_named_once_and_not_marked_again() -> None:
    document = docx.Document()
    for name in ("Item 1: Money", "Item 2: People"):
        document.add_heading(name, 1)
        document.add_paragraph("The CTU met.")
    data = saved(document)
    report = shown(check_document(word_reader.read(data)), Severity.WORTH_A_LOOK)
    (text,) = (text for _, text in notes(word.marked_up(data, report)) if text.startswith("CTU"))
    assert text.count("Also: under ‘Item 2: People’.") == 1


def test_what_stands_in_a_text_box_is_not_said_of_the_table_before_it() -> None:
    document = docx.Document()
    document.add_table(1, 1).cell(0, 0).text = "Overdue"
    w = nsdecls("w")
    box = f"<w:p {w}><w:r><w:t>Ask the QZXF.</w:t></w:r></w:p>"
    document.add_paragraph().add_run()._r.append(
        parse_xml(
            f'<w:pict {w} xmlns:v="urn:schemas-microsoft-com:vml"><v:shape><v:textbox>'
            f"<w:txbxContent>{box}</w:txbxContent></v:textbox></v:shape></w:pict>"
        )
    )
    document.add_paragraph("See you there.")
    data = saved(document)
    made = docx.Document(BytesIO(word.marked_up(data, check_document(word_reader.read(data)))))
    assert any(c.text.startswith("In the text box: QZXF") for c in made.comments)
    number = max(c.comment_id for c in made.comments)
    assert f'commentRangeStart w:id="{number}"' in made.paragraphs[-1]._p.xml


def accepted(data: bytes) -> list[str]:
    """The paragraphs once all changes are accepted, as the reader has them."""
    return [block.text for block in word_reader.read(data).blocks]


def test_safe_swaps_are_changes_to_accept_or_reject() -> None:
    document = docx.Document()
    line = document.add_paragraph("We will uti")
    line.add_run("lise ").bold = True
    line.add_run("the rooms & commence in order to save. They were utilised.")
    document.add_paragraph("Please utilise it, CTU.")
    data = saved(document)
    report = check_document(word_reader.read(data))
    swaps = [f for f in report.findings if f.fixes]
    assert swaps
    made = word.marked_up(data, report, swaps=report.findings)
    xml = ZipFile(BytesIO(made)).read("word/document.xml").decode()
    assert xml.count("<w:del ") == xml.count("<w:ins ") > 0
    assert "Please use it, CTU." in accepted(made)
    before = "".join(p.text for p in docx.Document(BytesIO(data)).paragraphs)
    rejected = xml.replace("delText", "t")
    while "<w:ins " in rejected:
        start = rejected.index("<w:ins ")
        rejected = rejected[:start] + rejected[rejected.index("</w:ins>", start) + 8 :]
    root = parse_xml(rejected.encode())
    assert "".join(t.text or "" for t in root.iter("{*}t")) == before


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    show = pptx.Presentation()
    for number in range(2):
        slide = show.slides.add_slide(show.slide_layouts[1])
        slide.shapes.title.text = f"Part {number + 1}"
        slide.placeholders[1].text = ("The CTU will ratify it", "The SORP & the virement")[number]
        slide.notes_slide.notes_text_frame.text = "Tell the HRBP about the LADO."
    path = tmp_path / "talk.pptx"
    show.save(str(path))
    return path


def on_slides(data: bytes) -> dict[str, str]:
    with ZipFile(BytesIO(data)) as file:
        return {n: file.read(n).decode() for n in file.namelist() if n.startswith("ppt/comments/")}


def test_slides_get_real_comments_and_notes_of_the_speaker_none(talk: Path) -> None:
    data = talk.read_bytes()
    report = shown(check_document(slide_reader.read(data)), Severity.WORTH_A_LOOK)
    made = slides.marked_up(data, report)
    first, second = on_slides(made).values()
    assert "<p:text>Start here\n" in first
    assert "Fix first: CTU →" in first
    assert "SORP" in second
    assert "HRBP" not in first + second
    assert [s.shapes.title.text for s in pptx.Presentation(BytesIO(made)).slides]
    with ZipFile(BytesIO(data)) as old, ZipFile(BytesIO(made)) as new:
        changed = {n for n in old.namelist() if old.read(n) != new.read(n)}
    assert all(name.endswith(".rels") or name == "[Content_Types].xml" for name in changed)


def test_comments_on_slides_that_have_some(talk: Path) -> None:
    data = talk.read_bytes()
    report = shown(check_document(slide_reader.read(data)), Severity.WORTH_A_LOOK)
    once = slides.marked_up(data, report)
    twice = slides.marked_up(once, report)
    for name, text in on_slides(once).items():
        assert on_slides(twice)[name].count("<p:cm ") == 2 * text.count("<p:cm ")
    with ZipFile(BytesIO(twice)) as file:
        assert file.read("ppt/commentAuthors.xml").count(b"<p:cmAuthor ") == 2


def test_review_writes_a_copy_of_slides(talk: Path) -> None:
    before = talk.read_bytes()
    assert CliRunner().invoke(main, ["review", str(talk)]).exit_code == 0
    assert on_slides((talk.parent / "talk.checked.pptx").read_bytes())
    assert talk.read_bytes() == before


@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
def test_libreoffice_shows_the_comments_on_slides(talk: Path, tmp_path: Path) -> None:
    data = talk.read_bytes()
    report = shown(check_document(slide_reader.read(data)), Severity.WORTH_A_LOOK)
    copy = tmp_path / "copy.pptx"
    copy.write_bytes(slides.marked_up(data, report))
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{tmp_path / 'profile'}", "--headless",
         "--convert-to", "odp", "--outdir", str(tmp_path), str(copy)],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    content = ZipFile(tmp_path / "copy.odp").read("content.xml").decode()
    shown_there = len(re.findall(r"<\w+:annotation[ >]", content))
    assert shown_there == len(summary.for_audience(report)) + 1


def test_a_comment_on_letters_of_many_senses_can_be_followed() -> None:
    report = check_text("The SLT met in June.", format="markdown")
    (finding,) = (f for f in report.findings if f.text == "SLT")
    assert comment.lead(finding) == f"SLT → {comment.SPELL_OUT}"
    assert "speech and language" in " ".join(comment.lines(finding, Positions(report.document)))


def test_a_comment_names_every_place_but_its_own() -> None:
    report = check_text("The TQXG met.\n\nThe TQXG sat.", format="plain")
    first, second = (
        replace(block, place=place)
        for block, place in zip(report.document.blocks, ("header", "page 1"), strict=True)
    )
    document = replace(report.document, has_lines=False, blocks=(first, second))
    (finding,) = (f for f in report.findings if f.text == "TQXG")
    said = comment.lines(finding, Positions(document), finding.also_at[0].start)
    assert said[-1] == "Also: header."


def test_places_without_a_name_are_not_listed() -> None:
    read = check_text("TQXG met.\n\nTQXG sat. TQXG left.", format="plain").document
    named = replace(read.blocks[0], place="page 1")
    document = replace(read, has_lines=False, blocks=(named, *read.blocks[1:]))
    again = (Span(11, 15), Span(21, 25))
    finding = Finding(
        0, 4, "acronym-unexplained", "TQXG", Severity.FIX_FIRST, "Unexplained.", "", also_at=again
    )
    said = comment.lines(finding, Positions(document))
    assert said[-1] == "It stands further down as well."
