"""Places in the report on a screen, for papers whose places are words and no lines."""

from __future__ import annotations

from io import BytesIO

import click
import docx

from plainspeak import check_document, readers
from plainspeak.reports.text_paper import paper

HEADING = "Minutes: Kidney Care Together steering group of the northern towns"


def printed(*parts: tuple[str, str]) -> list[str]:
    document = docx.Document()
    for kind, text in parts:
        if kind == "heading":
            document.add_heading(text, level=1)
        else:
            document.add_paragraph(text)
    file = BytesIO()
    document.save(file)
    report = check_document(readers.read(file.getvalue(), readers.format_named("docx")))
    return click.unstyle(paper(report)).split("\n")


def test_the_words_that_are_marked_never_shrink() -> None:
    lines = printed(("heading", HEADING), ("text", "The meeting was not quorate."))
    assert "  quorate" in lines
    assert max(map(len, lines)) <= 80


def test_a_place_is_said_once_and_as_a_sentence() -> None:
    lines = printed(
        ("heading", "Item 3"),
        ("text", "The TQXG met in May. The TQXG sang."),
        ("heading", "Item 4"),
        ("text", "The Town Quiet Xylophone Group (TQXG) met in June."),
    )
    assert "    explained later, under ‘Item 4’" in lines
    assert not any("at under" in line or "(under" in line for line in lines)


def test_the_places_of_a_term_that_recurs_are_one_line() -> None:
    lines = printed(
        *(
            part
            for number in range(9)
            for part in (("heading", f"Item {number}: People and money"), ("text", "The TQXG met."))
        )
    )
    (also,) = (line for line in lines if "Also " in line)
    assert also.endswith(" more.")
    assert len(also) <= 80
