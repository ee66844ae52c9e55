"""What a person reads in plain text."""

from __future__ import annotations

import pytest

from plainspeak.model import BlockKind
from plainspeak.readers.plain import read


def pairs(source: str) -> list[tuple[str, str]]:
    return [(block.kind.value, block.text) for block in read(source).blocks]


def texts(source: str) -> list[str]:
    return [block.text for block in read(source).blocks]


WRAPPED = (
    "The group met in the library on Tuesday and talked about the new leaflet for\n"
    "people who come to the clinic. Six members had read it before the meeting and\n"
    "NHS staff sent their views by post.\n"
)


def test_wrapped_lines_are_one_paragraph() -> None:
    (block,) = read(WRAPPED).blocks
    assert block.text == WRAPPED.strip().replace("\n", " ")
    assert "\n" not in block.text


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_places_are_exact_for_every_line_end(end: str) -> None:
    source = "\ufeff" + WRAPPED.replace("\n", end)
    (block,) = read(source).blocks
    start = block.text.index("for people")
    where = block.to_source(start, start + len("for people"))
    assert source[where.start : where.end] == f"for{end}people"


def test_short_lines_stay_apart() -> None:
    address = "Ann Bell\nNorth House\n12 Mill Lane\nTown NX1 2AB\n"
    assert texts(address) == address.splitlines()


@pytest.mark.parametrize(
    "sign", ["•", "◦", "▪", "–", "-", "*", "o", "\uf0b7", "·", "1.", "2)", "(a)", "a)"]
)
def test_items_of_any_sign(sign: str) -> None:
    assert pairs(f"{sign}\tFirst thing\n{sign} Second thing") == [
        ("list-item", "First thing"),
        ("list-item", "Second thing"),
    ]


def test_deeper_items_have_a_deeper_level() -> None:
    assert [b.level for b in read("- One\n  - Two\n    - Three\n- Four").blocks] == [1, 2, 3, 1]


def test_headings_stand_alone_before_text() -> None:
    long = "The study is open at four sites, and two of them have found it hard to start. " * 2
    source = f"Notes of the meeting\n\n{long}\n\n3. Update\n\n{long}\n\nHistory\n{long}"
    assert [k for k, _ in pairs(source)] == ["heading", "paragraph"] * 3
    assert pairs(source)[2] == ("heading", "3. Update")


def test_one_short_line_is_not_a_heading() -> None:
    assert pairs("The PPI lead will attend") == [("paragraph", "The PPI lead will attend")]


def test_labels_and_rows() -> None:
    assert pairs("Date: Monday\nPlace: Room 2") == [
        ("form-line", "Date: Monday"),
        ("form-line", "Place: Room 2"),
    ]
    rows = read("Item\tLead\nWelcome\tChair\nUpdate\tAnn").blocks
    assert [b.text for b in rows] == ["Item", "Lead", "Welcome", "Chair", "Update", "Ann"]
    assert rows[0].cell is not None
    assert rows[0].cell.header
    assert rows[5].place == "table, row 3"


def test_words_cut_at_a_line_end() -> None:
    source = "We will give an exam-\nple of this and a long-\nterm plan from the North-\nWest team"
    (block,) = read(source).blocks
    assert "an example of" in block.text
    assert "a long-term plan" in block.text
    start = block.text.index("example")
    where = block.to_source(start, start + 7)
    assert source[where.start : where.end] == "exam-\nple"


def test_page_furniture_is_read_once() -> None:
    prose = "People talked about what helps them to come and what keeps them away from it all."
    page = "North Club notes\n\n{} " + prose + "\n\nPage {} of 3\n\f"
    read_once = texts("".join(page.format(w, n) for n, w in enumerate(["One", "Two", "Six"], 1)))
    assert sum("North Club" in t for t in read_once) == 1
    assert sum("Page" in t for t in read_once) <= 1
    assert sum(prose in t for t in read_once) == 3


def test_repeated_contents_lists_are_read_once() -> None:
    contents = "Contents\n\nWhy do it?\n\nWhat helps?\n\n- Plan\n- Share\n\n"
    source = "".join(contents + f"This is page number {n} of our guide.\n\n" for n in "abcd")
    assert sum(t == "Plan" for t in texts(source)) == 1
    assert sum("guide" in t for t in texts(source)) == 4


def test_a_sentence_goes_on_over_a_page_break() -> None:
    source = WRAPPED.replace("staff sent", "staff\n\f\nsent")
    assert any("NHS staff sent" in t for t in texts(source))


def test_quoted_mail_is_quotation() -> None:
    blocks = read("I agree.\n\n> Shall we meet\n> on Monday?\n").blocks
    assert [(b.kind, b.text) for b in blocks] == [
        (BlockKind.PARAGRAPH, "I agree."),
        (BlockKind.QUOTATION, "Shall we meet on Monday?"),
    ]


def test_a_long_line_stays_one_block() -> None:
    assert len(read("A plain sentence of words. " * 200).blocks) == 1


def test_bold_stars_are_not_read() -> None:
    assert texts("- **Plan well:** start early") == ["Plan well: start early"]
