"""The marked-up copy of a Word document: comments on exactly the words, all else as it was."""

from __future__ import annotations

import shutil
import subprocess
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from plainspeak import Config, check_document
from plainspeak.model import Report
from plainspeak.readers import docx as reader
from plainspeak.reports.docx import marked_up

W = nsdecls("w")
TRACKED = 'w:id="1" w:author="Ada" w:date="2026-01-01T00:00:00Z"'


def paper() -> bytes:
    """A paper with most of what Word can do in it."""
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Paper of the TSG"
    document.add_heading("Update from the TMG", 1)
    paragraph = document.add_paragraph("We will utili")
    paragraph.add_run("se the rooms ").bold = True
    paragraph.add_run("prior to the meeting of the QZXB.")
    document.add_paragraph("Please leverage the budget.", style="List Bullet")
    table = document.add_table(2, 2)
    table.cell(0, 0).text = "Item"
    table.cell(1, 1).text = "Money for the QZXC"
    changed = document.add_paragraph("They ")
    inside = "<w:r><w:t>utilise</w:t></w:r>"
    gone = "<w:r><w:delText>leverage</w:delText></w:r>"
    changed._p.append(parse_xml(f"<w:ins {W} {TRACKED}>{inside}</w:ins>"))
    changed._p.append(parse_xml(f"<w:del {W} {TRACKED}>{gone}</w:del>"))
    changed.add_run(" it all.")
    control = document.add_paragraph("From ")
    control._p.append(
        parse_xml(
            f"<w:sdt {W}><w:sdtPr><w:text/></w:sdtPr><w:sdtContent><w:r><w:t>the QZXD here"
            "</w:t></w:r></w:sdtContent></w:sdt>"
        )
    )
    field = document.add_paragraph("Page ")
    field._p.append(
        parse_xml(f'<w:fldSimple {W} w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple>')
    )
    box = "<w:p><w:r><w:t>Ask the QZXF.</w:t></w:r></w:p>"
    document.add_paragraph("Beside a box.").add_run()._r.append(
        parse_xml(
            f'<w:pict {W} xmlns:v="urn:schemas-microsoft-com:vml"><v:shape><v:textbox>'
            f"<w:txbxContent>{box}</w:txbxContent></v:textbox></v:shape></w:pict>"
        )
    )
    old = document.add_paragraph("Ada has seen this.")
    document.add_comment(old.runs, text="Seen.", author="Ada", initials="A")
    made = BytesIO()
    document.save(made)
    return made.getvalue()


def checked(data: bytes) -> tuple[Report, bytes]:
    report = check_document(reader.read(data))
    return report, marked_up(data, report)


def letters(data: bytes) -> list[tuple[str, str]]:
    """Each letter of the document with the settings of its run, comments aside."""
    found = []
    for run in docx.Document(BytesIO(data)).element.body.iter(qn("w:r")):
        settings = run.find(qn("w:rPr"))
        shown = "" if settings is None else settings.xml
        for part in run:
            if part.tag in (qn("w:t"), qn("w:delText")):
                found += [(letter, shown) for letter in part.text or ""]
            elif part.tag not in (qn("w:rPr"), qn("w:commentReference")):
                found.append((part.tag, shown))
    return found


def anchored(data: bytes) -> dict[str, str]:
    """The words that each comment stands on, by the comment's id."""
    open_: set[str] = set()
    words: dict[str, str] = {}
    for element in docx.Document(BytesIO(data)).element.body.iter():
        number = element.get(qn("w:id"))
        if element.tag == qn("w:commentRangeStart"):
            open_.add(number)
            words[number] = ""
        elif element.tag == qn("w:commentRangeEnd"):
            open_.remove(number)
        elif element.tag == qn("w:t"):
            for number in open_:
                words[number] += element.text or ""
    assert not open_
    return words


def ours(data: bytes) -> list[Any]:
    """The comments of ours on findings."""
    comments = docx.Document(BytesIO(data)).comments
    return [c for c in comments if c.author.startswith("plainspeak: ")]


def test_each_finding_has_its_comment_on_exactly_its_words() -> None:
    report, made = checked(paper())
    assert len(report.findings) >= 6
    assert len(ours(made)) == len(report.findings)
    on = anchored(made)
    for comment in ours(made):
        finding = next(f for f in report.findings if comment.text.endswith(f.message) or
                       f.message in comment.text)  # fmt: skip
        words = on[str(comment.comment_id)]
        if finding.text == "QZXD":  # Word fills this control in again by itself
            assert words == "the QZXD here"
        elif not comment.text.startswith("In the "):
            assert words == finding.text
        if finding.suggestions:
            assert finding.suggestions[0].text in comment.text


def test_what_is_found_where_word_takes_no_comments_is_said_in_the_body() -> None:
    _, made = checked(paper())
    assert any(c.text.startswith("In the header") for c in ours(made))
    boxed = [c for c in ours(made) if c.text.startswith("In the text box")]
    assert {anchored(made)[str(c.comment_id)] for c in boxed} == {"Beside a box."}


def test_letters_and_their_formatting_are_as_they_were() -> None:
    data = paper()
    _, made = checked(data)
    assert letters(made) == letters(data)


def test_every_other_part_is_as_it_was_byte_for_byte() -> None:
    data = paper()
    _, made = checked(data)
    with ZipFile(BytesIO(data)) as before, ZipFile(BytesIO(made)) as after:
        assert set(before.namelist()) <= set(after.namelist())
        changed = {n for n in before.namelist() if before.read(n) != after.read(n)}
    assert changed == {"word/document.xml", "word/comments.xml"}


def test_comments_that_were_there_stay() -> None:
    _, made = checked(paper())
    (old,) = [c for c in docx.Document(BytesIO(made)).comments if c.author == "Ada"]
    assert old.text == "Seen."
    assert anchored(made)[str(old.comment_id)] == "Ada has seen this."


def test_a_file_without_comments_gets_the_part_the_link_and_the_kind() -> None:
    document = docx.Document()
    document.add_paragraph("We will utilise the room.")
    file = BytesIO()
    document.save(file)
    _, made = checked(file.getvalue())
    with ZipFile(BytesIO(made)) as archive:
        assert archive.testzip() is None
        assert len(archive.namelist()) == len(set(archive.namelist()))
        assert b"/word/comments.xml" in archive.read("[Content_Types].xml")
        assert b"comments.xml" in archive.read("word/_rels/document.xml.rels")


def test_a_paper_without_findings_comes_back_as_it_is() -> None:
    document = docx.Document()
    document.add_paragraph("We meet in May.")
    file = BytesIO()
    document.save(file)
    assert checked(file.getvalue())[1] == file.getvalue()


@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="needs poppler-utils")
def test_libreoffice_shows_the_same_text_and_as_many_comments(tmp_path: Path) -> None:
    data = paper()
    _, made = checked(data)
    (tmp_path / "before.docx").write_bytes(data)
    (tmp_path / "after.docx").write_bytes(made)
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    for form in ("pdf", "odt"):
        subprocess.run(
            ["soffice", profile, "--headless", "--convert-to", form, "--outdir", str(tmp_path),
             str(tmp_path / "before.docx"), str(tmp_path / "after.docx")],
            check=True, capture_output=True, timeout=300,
        )  # fmt: skip
    texts = [
        subprocess.run(["pdftotext", str(tmp_path / name), "-"], check=True,
                       capture_output=True, timeout=300).stdout
        for name in ("before.pdf", "after.pdf")
    ]  # fmt: skip
    assert texts[0] == texts[1]
    with ZipFile(tmp_path / "after.odt") as archive:
        content = archive.read("content.xml").decode()
    assert content.count("<office:annotation ") == len(ours(made)) + 2  # Ada's, and where to start


_ODD = ["\u00a0", "\u202f", "\u2003", "\u00ad", "\u200b", " ", "  ", "\t", "é", "𝒳"]
_RUN = st.lists(
    st.sampled_from(["We will utilise", "the QZXB", "prior to", "the meeting.", "x", *_ODD]),
    min_size=1, max_size=6,
).map("".join)  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(_RUN, max_size=4), min_size=1, max_size=4))
def test_not_a_code_point_of_the_text_changes(paragraphs: list[list[str]]) -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "The\u00a0QZXH will utilise\u00a0it."
    for runs in [["We will utilise\u00a0the\u00a0hall."], *paragraphs]:
        paragraph = document.add_paragraph()
        for run in runs:
            paragraph.add_run(run)
    made = BytesIO()
    document.save(made)
    data = made.getvalue()
    _, after = checked(data)
    assert after != data
    assert texts(after) == texts(data)


def texts(data: bytes) -> dict[str, list[str]]:
    """The text of every paragraph of every part that holds no comments."""
    found = {}
    with ZipFile(BytesIO(data)) as archive:
        for name in archive.namelist():
            if name.endswith(".xml") and name.startswith("word/") and "comments" not in name:
                lines = etree.fromstring(archive.read(name)).iter(qn("w:p"))
                found[name] = [
                    "".join(
                        part.text or "" if part.tag.endswith("}t") else part.tag
                        for part in line.iter(*(qn(f"w:{tag}") for tag in ("t", "tab", "br")))
                    )
                    for line in lines
                ]
    return found


def test_the_fixture_that_lost_a_no_break_space() -> None:
    document = docx.Document()
    document.add_paragraph("On 5\u00a0May we will utilise\u00a0the hall of\u00a0the QZXB.")
    made = BytesIO()
    document.save(made)
    _, after = checked(made.getvalue())
    assert texts(after)["word/document.xml"][0].count("\u00a0") == 3


def test_control_characters_of_a_glossary_never_reach_the_file() -> None:
    document = docx.Document()
    document.add_paragraph("We met the QZXB.")
    made = BytesIO()
    document.save(made)
    config = Config(glossary={"QZXB": "The q\x01uiet\x0b ensemble"})
    report = check_document(reader.read(made.getvalue()), config=config)
    after = marked_up(made.getvalue(), report)
    assert ours(after)
