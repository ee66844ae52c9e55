from __future__ import annotations

import io
import random
import resource
import zlib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial

import pypdfium2
import pytest
from growth import grows
from reportlab.lib import pdfencrypt
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas

from plainspeak.model import BlockKind, Document, InputError
from plainspeak.readers import pdf, pdf_apart, pdf_pages

WIDTH, HEIGHT = A4
LEFT, TOP, LEADING = 72.0, HEIGHT - 130, 14.0
PROSE = (
    "The group meets in May to talk about money and tea. We would like your ideas on how to "
    "spend what is left from last year, and on who should look after it. Please bring a friend "
    "if you can, and tell us before the day if you need a lift to the hall or back home again."
)


class Paper:
    """A PDF written line by line."""

    def __init__(self, password: str | None = None) -> None:
        self._file = io.BytesIO()
        locked = pdfencrypt.StandardEncryption(password, canPrint=0) if password else None
        self.canvas = Canvas(self._file, pagesize=A4, encrypt=locked)
        self.y = TOP

    def line(self, text: str, x: float = LEFT, size: float = 11, bold: bool = False) -> None:
        self.at(text, x, self.y, size, bold)
        self.y -= LEADING * size / 11

    def at(self, text: str, x: float, y: float, size: float = 11, bold: bool = False) -> None:
        self.canvas.setFont("Helvetica-Bold" if bold else "Helvetica", size)
        self.canvas.drawString(x, y, text)

    def prose(self, text: str, width: float = 440, x: float = LEFT) -> None:
        for line in wrapped(text, width):
            self.line(line, x)
        self.y -= LEADING

    def page(self) -> None:
        self.canvas.showPage()
        self.y = TOP

    def data(self) -> bytes:
        self.canvas.save()
        return self._file.getvalue()


def wrapped(text: str, width: float) -> list[str]:
    return list(simpleSplit(text, "Helvetica", 11, width))


def shown(paper: Paper) -> list[tuple[str, str]]:
    return [(str(block.kind), block.text) for block in pdf.read(paper.data()).blocks]


def test_lines_become_paragraphs_and_larger_type_headings() -> None:
    paper = Paper()
    paper.line("A long day in May", size=20, bold=True)
    paper.line("What we want", size=14, bold=True)
    paper.prose(PROSE)
    paper.line("More to say", bold=True)
    paper.prose(PROSE)
    document = pdf.read(paper.data())
    assert [(str(b.kind), b.level, b.text) for b in document.blocks] == [
        ("heading", 1, "A long day in May"),
        ("heading", 2, "What we want"),
        ("paragraph", 0, PROSE),
        ("heading", 3, "More to say"),
        ("paragraph", 0, PROSE),
    ]
    assert [b.place for b in document.blocks if b.kind is BlockKind.PARAGRAPH] == [
        "page 1, under ‘What we want’",
        "page 1, under ‘More to say’",
    ]
    assert not document.has_lines


def test_words_cut_at_a_line_end_are_joined() -> None:
    paper = Paper()
    paper.line("We talk about what the commit-")
    paper.line("tee said, and about our long-")
    paper.line("term plan for the house and all of the garden.")
    ((_, text),) = shown(paper)
    assert text == (
        "We talk about what the committee said, and about our long-term plan for the house and "
        "all of the garden."
    )


def test_letters_that_are_drawn_as_one_sign_are_read_as_letters() -> None:
    from plainspeak.readers.pdf_words import plain_letters

    assert plain_letters("\ufb01nd the o\ufb03ce") == "find the office"


def test_items_of_lists_are_blocks_of_their_own() -> None:
    paper = Paper()
    paper.prose(PROSE)
    paper.line("•")
    paper.at("tea and milk from the shop, and all that we", LEFT + 18, paper.y + LEADING)
    paper.line("need", LEFT + 18)
    paper.line("• cake")
    paper.line("1. first of all")
    paper.line("2. then the rest")
    assert shown(paper)[1:] == [
        ("list-item", "tea and milk from the shop, and all that we need"),
        ("list-item", "cake"),
        ("list-item", "first of all"),
        ("list-item", "then the rest"),
    ]


def test_items_with_bullets_that_are_pictures_are_known_by_where_they_stand() -> None:
    paper = Paper()
    paper.prose(PROSE)
    paper.line("Please bring:")
    paper.y -= 6
    for item in ("your cup", "a friend"):
        paper.line(item, LEFT + 30)
    assert shown(paper)[1:] == [
        ("paragraph", "Please bring:"),
        ("list-item", "your cup"),
        ("list-item", "a friend"),
    ]


def test_bullets_that_are_drawn_begin_an_item() -> None:
    paper = Paper()
    paper.prose(PROSE)
    for item in ("people who live in the house and all of their friends", "people who do not"):
        paper.canvas.circle(LEFT + 10, paper.y + 4, 2, fill=1)
        paper.line(item, LEFT + 20)
    assert [kind for kind, _ in shown(paper)] == ["paragraph", "list-item", "list-item"]


def test_labels_in_bold_part_a_paragraph() -> None:
    paper = Paper()
    paper.prose(PROSE)
    paper.at("Date:", LEFT, paper.y, bold=True)
    paper.at("Monday 3 May", LEFT + 32, paper.y)
    paper.at("Place:", LEFT + 110, paper.y, bold=True)
    paper.at("the hall", LEFT + 146, paper.y)
    assert shown(paper)[1:] == [
        ("form-line", "Date: Monday 3 May"),
        ("form-line", "Place: the hall"),
    ]


def columns() -> tuple[list[str], list[str]]:
    return wrapped(PROSE, 200), wrapped(PROSE.replace("May", "June"), 200)


def test_two_columns_drawn_one_after_the_other() -> None:
    paper = Paper()
    for x, lines in zip((LEFT, LEFT + 230), columns(), strict=True):
        paper.y = TOP
        for line in lines:
            paper.line(line, x)
    assert shown(paper) == [("paragraph", PROSE), ("paragraph", PROSE.replace("May", "June"))]


def test_two_columns_drawn_line_by_line() -> None:
    paper = Paper()
    for left, right in zip(*columns(), strict=True):
        paper.at(left, LEFT, paper.y)
        paper.line(right, LEFT + 230)
    assert shown(paper) == [("paragraph", PROSE), ("paragraph", PROSE.replace("May", "June"))]


def test_a_paragraph_goes_on_in_the_next_column_and_on_the_next_page() -> None:
    lines = wrapped(PROSE, 200)
    turn = next(n for n in range(5, len(lines)) if lines[n][0].islower())
    for page in (False, True):
        paper = Paper()
        for number, line in enumerate(lines + lines):
            at_turn = number == turn
            if at_turn and page:
                paper.page()
            elif at_turn:
                paper.y = TOP
            paper.line(line, LEFT if page or number < turn else LEFT + 230)
            if number == len(lines) - 1:
                paper.y -= LEADING
        document = pdf.read(paper.data())
        assert [b.text for b in document.blocks] == [PROSE, PROSE]
        assert document.blocks[0].place == "page 1"


def test_cells_of_a_table_are_not_run_together() -> None:
    paper = Paper()
    paper.prose(PROSE)
    rows = [("Item", "Topic", "Lead"), ("1", "Tea and cake", "Jo"), ("2", "Money", "Sam")]
    for number, row in enumerate(rows):
        y = paper.y
        for x, cell in zip((LEFT, LEFT + 60, LEFT + 200), row, strict=True):
            paper.at(cell, x, y, bold=number == 0)
        paper.y -= 20
    cells = [b for b in pdf.read(paper.data()).blocks if b.cell]
    assert [(b.text, b.cell.row, b.cell.column, b.cell.header) for b in cells if b.cell] == [
        (text, row, column, row == 0)
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
    ]


def test_a_cell_of_several_lines_is_one_block() -> None:
    paper = Paper()
    for lines, x in ((["What we", "talked about"], LEFT), (["Who does", "the work"], LEFT + 150)):
        for number, line in enumerate(lines):
            paper.at(line, x, TOP - number * LEADING)
    assert shown(paper) == [
        ("table-cell", "What we talked about"),
        ("table-cell", "Who does the work"),
    ]


def test_wide_gaps_in_justified_text_are_no_cells() -> None:
    words = "for all of us to take a look at now and then".split()
    paper = Paper()
    paper.prose(PROSE)
    for row in range(2):
        x = LEFT
        for word in words[row * 6 : row * 6 + 6]:
            paper.at(word, x, paper.y)
            x += paper.canvas.stringWidth(word) * 11 / 12 + 9
        paper.y -= LEADING
    assert {kind for kind, _ in shown(paper)} == {"paragraph"}


def test_headers_footers_and_page_numbers_are_left_out() -> None:
    paper = Paper()
    for number in range(3):
        paper.at("Hall Group papers", LEFT, HEIGHT - 40, 9)
        paper.prose(PROSE)
        paper.at(f"{number + 1}", WIDTH / 2, 30, 9)
        paper.at(f"Version {number + 1} of May", LEFT, 30, 9)
        paper.page()
    assert shown(paper) == [("paragraph", PROSE)] * 3


def test_headers_that_change_with_the_chapter_are_left_out() -> None:
    paper = Paper()
    for number in range(8):
        paper.at(f"Part {'ABCD'[number // 2]}: tea", LEFT, HEIGHT - 40, 9)
        paper.prose(" ".join(PROSE.split()[number:]))
        paper.page()
    assert not any(text.startswith("Part") for _, text in shown(paper))


def test_short_lines_stay_apart() -> None:
    paper = Paper()
    paper.prose(PROSE)
    for line in ("Date: Monday 3 May", "Place: the hall", "Time: 3 pm"):
        paper.line(line)
    assert shown(paper)[1:] == [
        ("form-line", "Date: Monday 3 May"),
        ("form-line", "Place: the hall"),
        ("form-line", "Time: 3 pm"),
    ]


def test_a_paper_with_a_password_is_named() -> None:
    paper = Paper(password="secret")
    paper.prose(PROSE)
    with pytest.raises(InputError, match="password"):
        pdf.read(paper.data())


def test_a_picture_of_a_page_is_named() -> None:
    paper = Paper()
    paper.canvas.rect(100, 100, 200, 200, fill=1)
    with pytest.raises(InputError, match="picture of a page"):
        pdf.read(paper.data())


def test_a_paper_with_too_many_pages_is_named() -> None:
    document = pypdfium2.PdfDocument.new()
    for _ in range(pdf_pages.MAX_PAGES + 1):
        document.new_page(200, 200)
    file = io.BytesIO()
    document.save(file)
    with pytest.raises(InputError, match="2,001 pages"):
        pdf.read(file.getvalue())


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"%PDF-1.7\n" + b"1 0 obj " * 5_000, b"text"])
def test_what_is_no_pdf_is_named(data: bytes) -> None:
    with pytest.raises(InputError, match="damaged"):
        pdf.read(data)


def test_damaged_papers_give_a_message_or_a_result(
    check_positions: Callable[[Document], None],
) -> None:
    paper = Paper()
    paper.line("A heading", size=18)
    paper.prose(PROSE)
    paper.page()
    paper.prose(PROSE)
    whole = paper.data()
    chance = random.Random(7)
    for _ in range(220):
        data = bytearray(whole)
        for _ in range(chance.choice([1, 5, 50])):
            data[chance.randrange(len(data))] = chance.randrange(256)
        if chance.random() < 0.3:
            del data[chance.randrange(len(data)) :]
        with suppress(InputError):
            check_positions(pdf.read(bytes(data)))


def test_a_page_full_of_scattered_letters_is_read() -> None:
    paper = Paper()
    chance = random.Random(7)
    for _ in range(4_000):
        paper.at(chance.choice("abc•1."), chance.uniform(0, WIDTH), chance.uniform(0, HEIGHT), 8)
    assert pdf.read(paper.data()).blocks


def test_papers_are_read_by_several_threads_at_once() -> None:
    paper = Paper()
    for _ in range(3):
        paper.prose(PROSE)
        paper.page()
    data = paper.data()
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda _: pdf.read(data).source, range(12)))
    assert len(set(found)) == 1


# -- what is written on a page afterwards --------------------------------------------------------


def test_fields_of_a_form_and_free_text_are_read() -> None:
    paper = Paper()
    paper.line("About you")
    paper.line("What would you change?")
    form = paper.canvas.acroForm
    form.textfield(name="change", value="We would open the hall on Sundays.", x=230, y=TOP - 28,
                   width=300, height=20)  # fmt: skip
    form.textfield(name="secret", value="Nobody sees this.", x=72, y=300, width=300, height=20,
                   fieldFlags="password")  # fmt: skip
    form.choice(name="day", value="Monday mornings", options=["Monday mornings", "Fridays"],
                x=72, y=400, width=200, height=20)  # fmt: skip
    paper.canvas.freeTextAnnotation("Please bring this page with you.", "/Helv 11 Tf", addtopage=1,
                                    Rect=(72, 500, 300, 520), relative=0)  # fmt: skip
    texts = [text for _, text in shown(paper)]
    assert texts.index("We would open the hall on Sundays.") == (
        texts.index("What would you change?") + 1
    )
    assert {"Monday mornings", "Please bring this page with you."} <= {*texts}
    assert "Nobody sees this." not in texts


# -- files that are made to break the library, or anybody's patience -----------------------------


def bomb() -> bytes:
    """One page of 40 kB whose drawing unpacks to 60 MB, and takes gigabytes when it is drawn."""
    content = zlib.compress(
        b"BT /F1 12 Tf (The group meets.) Tj ET\n" + b"0 0 1 1 re f\n" * 4_500_000
    )
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [4 0 R] /Count 1 >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 5 0 R"
        b" /Resources << /Font << /F1 3 0 R >> >> >>",
        b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(content), content),
    ]
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % (n, part) for n, part in enumerate(parts, 1))
    return b"%PDF-1.4\n" + body + b"trailer << /Root 1 0 R /Size 6 >>\n%%EOF"


def test_a_file_that_unpacks_to_gigabytes_is_one_sentence_and_costs_no_other_paper() -> None:
    paper = Paper()
    paper.prose(PROSE)
    good = paper.data()
    data = bomb()
    assert len(data) < 200_000
    assert pdf.read(good).blocks
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024  # of other tests' too
    with pytest.raises(InputError, match=r"this PDF (needs more memory|takes longer)"):
        pdf.read(data)
    assert pdf.read(good).blocks
    used = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024
    assert used < 1_000_000_000 or used == before


def test_a_library_that_breaks_costs_no_other_paper(monkeypatch: pytest.MonkeyPatch) -> None:
    paper = Paper()
    paper.prose(PROSE)
    good = paper.data()
    monkeypatch.setattr(pdf_apart, "_START", "import os; os.abort()  # {0}")
    pdf_apart._helper.stop()
    with pytest.raises(InputError, match="is damaged"):
        pdf.read(good)
    monkeypatch.undo()
    assert pdf.read(good).blocks


def test_a_page_that_takes_too_long_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    paper = Paper()
    paper.prose(PROSE)
    slow = pdf_apart._START.replace("serve()", "import {0} as m; m._PAGE = 0.2; m.{1}; serve()")
    endless = "pages_of = lambda data, clock: [None for _ in iter(int, 1)]"
    monkeypatch.setattr(pdf_apart, "_START", slow.replace("{1}", endless))
    pdf_apart._helper.stop()
    with pytest.raises(InputError, match="takes longer"):
        pdf.read(paper.data())


def test_a_drawing_of_many_shapes_is_no_list() -> None:
    """340 pages of this took 19 seconds, each shape being looked at."""

    def prepare(shapes: int) -> Callable[[], object]:
        paper = Paper()
        paper.prose(PROSE)
        for at in range(shapes):
            paper.canvas.rect(at % 500, at // 500, 3, 3)
        return partial(pdf_pages.pages_of, paper.data())

    assert grows(prepare, 10_000) == ""


@pytest.mark.parametrize("page", [0, 90, 180, 270])
@pytest.mark.parametrize("text", [0, 90, 180, 270])
def test_a_page_is_read_however_it_is_turned(text: int, page: int) -> None:
    paper = Paper()
    paper.canvas.setPageRotation(page)
    paper.canvas.translate(WIDTH / 2, HEIGHT / 2)
    paper.canvas.rotate(text)
    for number, line in enumerate(wrapped(PROSE, 300)):
        paper.at(line, -150, 100 - LEADING * number)
    assert shown(paper) == [("paragraph", PROSE)]


def test_a_note_along_the_edge_of_a_page_is_no_text() -> None:
    paper = Paper()
    paper.prose(PROSE)
    paper.canvas.rotate(90)
    paper.at("Draft of the group", 200, -30)
    assert shown(paper) == [("paragraph", PROSE)]
