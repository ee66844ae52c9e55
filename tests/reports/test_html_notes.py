"""The marked-up page: what is shown first, where it says things stand, how long it gets."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pptx
import pytest
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph

from plainspeak import check_path, check_text
from plainspeak.engine.levels import shown
from plainspeak.model import Severity
from plainspeak.reports import html, summary, text_paper
from plainspeak.reports.priorities import first_fixes

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


@pytest.fixture
def slides(tmp_path: Path) -> Path:
    show = pptx.Presentation()
    slide = show.slides.add_slide(show.slide_layouts[1])
    slide.shapes.title.text = "Why people wait"
    slide.placeholders[1].text = "Twelve patients are MFFD"
    notes = slide.notes_slide.notes_text_frame
    notes.text = "MFFD means medically fit for discharge. Tell the CTU about the virement."
    path = tmp_path / "talk.pptx"
    show.save(str(path))
    return path


@pytest.fixture
def two_columns(tmp_path: Path) -> Path:
    """A two-column PDF in which a paragraph goes on in the next column."""
    path = tmp_path / "paper.pdf"
    style = getSampleStyleSheet()
    document = BaseDocTemplate(str(path), pagesize=A4)
    frames = [Frame(50, 50, 235, 740, id="a"), Frame(310, 50, 235, 740, id="b")]
    document.addPageTemplates(PageTemplate(frames=frames))
    said = (
        "The board heard that the ICB will utilise the underspend to ameliorate the waits for "
        "help in the north, and that the FRC has asked for an early view of the virement. Members "
        "asked who would tell the families. The chair said that the team would write to each. "
    )
    story = [Paragraph("Trustee report", style["Title"])]
    for name in ("Funding", "People", "Buildings", "Next steps"):
        story.append(Paragraph(name, style["Heading2"]))
        story += [Paragraph(said * (1 + i % 3), style["BodyText"]) for i in range(5)]
    document.build(story)
    return path


def test_letters_explained_only_in_the_notes_are_not_explained(slides: Path) -> None:
    report = shown(check_path(slides), Severity.WORTH_A_LOOK)
    (first,) = first_fixes(report)
    assert (first.text, first.rule) == ("MFFD", "acronym-unexplained")
    assert report.stopping_points == 1


def test_notes_of_a_speaker_are_said_apart_and_not_counted(slides: Path) -> None:
    report = shown(check_path(slides), Severity.WORTH_A_LOOK)
    assert summary.counts_by_rule(report) == {"acronym-unexplained": 1}
    printed = text_paper.paper(report)
    before, _, after = printed.partition("In the notes for the speaker")
    assert "virement" not in before
    assert "virement" in after
    page = html.render(report)
    assert "Slide 1: notes for the speaker, not counted" in page


def test_what_to_mend_first_is_the_first_view() -> None:
    page = html.render(check_text("The CTU will triage and utilise it. It is a deep dive."))
    boxes = re.findall(r'id="level-([\w-]+)"( checked)?', page)
    assert boxes[0] == ("fix-first", " checked")
    assert all(not checked for _, checked in boxes[1:])


def test_a_paper_with_nothing_to_mend_first_shows_what_there_is() -> None:
    page = html.render(check_text("We will utilise the hall."))
    assert re.findall(r'id="level-([\w-]+)"( checked)?', page) == [("small-thing", " checked")]


def test_the_parts_of_a_pdf_have_places(two_columns: Path) -> None:
    report = check_path(two_columns)
    places = {block.place for block in report.document.blocks}
    assert {"page 1, under ‘Funding’", "page 2, under ‘Buildings’"} <= places
    page = html.render(report)
    assert '<p class="label">Page 1</p>' in page
    assert page.index(">Page 2<") > page.index(">Page 1<")


def test_no_paragraph_is_cut_at_a_column(two_columns: Path) -> None:
    for block in check_path(two_columns).document.blocks:
        assert block.text.endswith("each.") or len(block.text) < 20


@pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium")
def test_a_page_of_pdf_does_not_become_many(two_columns: Path, tmp_path: Path) -> None:
    assert CHROMIUM
    report = check_path(two_columns)
    pages = 1 + max(int(b.place.split()[1].strip(",")) for b in report.document.blocks)
    page = tmp_path / "page.html"
    asked = "<script>document.title = document.documentElement.scrollHeight</script></body>"
    page.write_text(html.render(report).replace("</body>", asked), encoding="utf-8")
    dom = subprocess.run(
        [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--dump-dom",
         f"--user-data-dir={tmp_path / 'profile'}", "--window-size=1280,900", page.as_uri()],
        capture_output=True, text=True, timeout=300, check=True,
    ).stdout  # fmt: skip
    found = re.search(r"<title>(\d+)</title>", dom)
    assert found
    assert int(found.group(1)) < 2500 * pages
