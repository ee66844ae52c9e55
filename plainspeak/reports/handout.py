"""The jargon buster: the words and letters that are left in the papers of a meeting, explained.

A sheet for the people in the room, and a short crib for the chair: what to say in full aloud.
"""

from __future__ import annotations

import csv as csv_module
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from io import BytesIO, StringIO
from typing import Any

from plainspeak.model import Acronym, AcronymState, Report
from plainspeak.reports.html import page
from plainspeak.settle import places

_POINTS = 14  # large enough for most people to read on paper
_TO_FILL_IN = "_" * 30
_CRIB = 12  # lines that fill about half a page


@dataclass(frozen=True, slots=True)
class Word:
    """One line of the jargon buster; `full` are letters spelled out, both may be empty."""

    term: str
    full: str
    meaning: str

    @property
    def explanation(self) -> str:
        """What stands beside the term; a line to fill in where nothing is known."""
        full = self.full[:1].upper() + self.full[1:]
        both = [text if text.endswith(".") else text + "." for text in (full, self.meaning) if text]
        return " ".join(both) or _TO_FILL_IN


def words(reports: Iterable[Report], glossary: Mapping[str, str]) -> list[Word]:
    """The words of a jargon buster in alphabetical order, each once. The group's own glossary
    (term → explanation) comes before what our lists know."""
    own = {term.casefold(): text for term, text in glossary.items()}
    found: dict[str, Word] = {}
    for report in reports:
        marked = {span for f in report.findings for span in places(f)}
        for acronym in report.acronyms:
            # Letters that nobody marked and nobody explained stand in somebody's quoted words.
            quoted = acronym.state is AcronymState.UNEXPLAINED and not marked & {*acronym.uses}
            if acronym.state is not AcronymState.WELL_KNOWN and not quoted:
                _add(found, _of_letters(acronym), own)
        for finding in report.findings:
            if finding.rule == "jargon":
                term = str(finding.evidence.get("term", finding.text))
                _add(found, Word(term, "", str(finding.evidence.get("meaning", ""))), own)
    return sorted(found.values(), key=lambda word: word.term.casefold())


def _add(found: dict[str, Word], word: Word, own: Mapping[str, str]) -> None:
    key = word.term.casefold()
    if key in own:
        word = Word(word.term, own[key], "")
    if key not in found or found[key].explanation == _TO_FILL_IN:
        found[key] = word


def _of_letters(acronym: Acronym) -> Word:
    full = acronym.expansion or " or ".join(acronym.candidates[:2])
    one_sense = acronym.expansion or len(acronym.candidates) == 1
    return Word(acronym.short, full, acronym.meaning if one_sense else "")


def crib(found: Sequence[Word]) -> list[Word]:
    """What the chair says in full: letters with what they stand for, up to half a page."""
    return [w for w in found if w.full and w.term != w.term.lower()][:_CRIB]


def csv(found: Iterable[Word]) -> str:
    """A table for a spreadsheet: term, in full, meaning."""
    out = StringIO()
    rows = csv_module.writer(out, lineterminator="\r\n")
    rows.writerow(("term", "in full", "meaning"))
    rows.writerows((w.term, w.full, w.meaning) for w in found)
    return out.getvalue()


def html(found: Sequence[Word], title: str) -> str:
    """The sheet as one HTML file."""
    rows = "".join(
        f'<tr><th scope="row">{escape(w.term)}</th><td>{escape(w.explanation)}</td></tr>'
        for w in found
    )
    said = "".join(f"<li><b>{escape(w.term)}</b>: say “{escape(w.full)}”</li>" for w in crib(found))
    for_chair = f"<h2>For the chair: say these in full</h2><ul>{said}</ul>" if said else ""
    body = (
        f"<h2>Words in these papers</h2><p>If a word is not clear, please ask. "
        f"Others will be glad that you did.</p><table>{rows}</table>{for_chair}"
    )
    return page(f"jargon buster for {title}", f'<div class="handout">{body}</div>', footer="")


def docx(found: Sequence[Word], title: str) -> bytes:
    """The sheet as a Word file in large print, to be changed as the group likes."""
    from docx import Document
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt

    document = Document()
    for section in document.sections:
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2)
        section.top_margin = section.bottom_margin = Cm(1.8)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Arial", Pt(_POINTS)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), "Arial")
    normal.paragraph_format.space_after = Pt(4)
    document.core_properties.title = f"Jargon buster for {title}"
    document.core_properties.author = "plainspeak"
    document.core_properties.language = "en-GB"
    _heading(document, "Words in these papers", 18)
    document.add_paragraph("If a word is not clear, please ask. Others will be glad that you did.")
    _table(document, found)
    if said := crib(found):
        document.add_page_break()  # type: ignore[no-untyped-call]
        _heading(document, "For the chair: say these in full", 18)
        for word in said:
            line = document.add_paragraph()
            line.add_run(word.term).bold = True
            line.add_run(f": say “{word.full}”")
    made = BytesIO()
    document.save(made)
    return made.getvalue()


def _heading(document: Any, text: str, points: int) -> None:
    from docx.shared import Pt, RGBColor

    heading = document.add_heading(level=1)
    run = heading.add_run(text)
    run.font.size, run.font.name = Pt(points), "Arial"
    run.font.color.rgb = RGBColor(0x1D, 0x1D, 0x1F)


def _table(document: Any, found: Sequence[Word]) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Cm

    table = document.add_table(rows=1, cols=2)
    table.style = "Table Grid"
    table.autofit = False
    for column, width in zip(table.columns, (Cm(4.5), Cm(12.5)), strict=True):
        column.width = width  # LibreOffice goes by the columns, Word by the cells
    rows = [("Word", "What it means"), *((w.term, w.explanation) for w in found)]
    for number, (term, meaning) in enumerate(rows):
        cells = table.rows[0].cells if number == 0 else table.add_row().cells
        for cell, text, width in zip(cells, (term, meaning), (Cm(4.5), Cm(12.5)), strict=True):
            cell.width = width
            run = cell.paragraphs[0].add_run(text)
            run.bold = number == 0 or text is term
    repeat = OxmlElement("w:tblHeader")
    repeat.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(repeat)
