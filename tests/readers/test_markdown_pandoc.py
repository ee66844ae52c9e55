"""What Pandoc, Quarto and R Markdown read and CommonMark does not."""

from __future__ import annotations

import pytest

from plainspeak.model import Block, BlockKind
from plainspeak.readers.markdown import read
from plainspeak.readers.text import LITERAL


def cells(source: str) -> list[tuple[str, int, int, bool]]:
    """The text of each cell, its row and column, and whether it is a header."""
    return [(b.text, *b.cell[1:]) for b in read(source).blocks if b.cell]


def others(source: str) -> list[tuple[BlockKind, str]]:
    return [(b.kind, b.text) for b in read(source).blocks if not b.cell]


def texts(source: str) -> list[str]:
    return [block.text for block in read(source).blocks]


def in_source(source: str, block: Block) -> str:
    start, end = block.span
    return source[start:end]


SIMPLE = """\
We met.

  Item        Cost
---------  -------
Hall hire       20
Tea              5

Table: What we spend
on tea.
"""
SEVERAL_LINES = """\
: What we spend

--------------------------------
Item        What it is
            for
----------- --------------------
Hall        We hire it for the
            whole morning.

Tea         For everyone.
--------------------------------

After it.
"""
GRID = """\
+---------------+:--------------:+
| Item          | Who brings it  |
+===============+================+
| Tea for the   | - Ann Bell     |
| whole group   | - the hall     |
+---------------+----------------+
"""


def test_a_table_whose_columns_are_marked_by_dashes() -> None:
    assert cells(SIMPLE) == [
        ("Item", 0, 0, True), ("Cost", 0, 1, True),
        ("Hall hire", 1, 0, False), ("20", 1, 1, False),
        ("Tea", 2, 0, False), ("5", 2, 1, False),
    ]  # fmt: skip
    assert others(SIMPLE) == [
        (BlockKind.PARAGRAPH, "We met."),
        (BlockKind.CAPTION, "What we spend on tea."),
    ]


def test_a_table_with_several_lines_a_row() -> None:
    assert cells(SEVERAL_LINES) == [
        ("Item", 0, 0, True), ("What it is for", 0, 1, True),
        ("Hall", 1, 0, False), ("We hire it for the whole morning.", 1, 1, False),
        ("Tea", 2, 0, False), ("For everyone.", 2, 1, False),
    ]  # fmt: skip
    assert others(SEVERAL_LINES) == [
        (BlockKind.CAPTION, "What we spend"),
        (BlockKind.PARAGRAPH, "After it."),
    ]


@pytest.mark.parametrize("between", ["", "\n"])
def test_tables_without_a_header(between: str) -> None:
    source = f"----  -----\nTea   Ann\n{between}Cake  Bob\n----  -----\n\nAfter it.\n"
    assert cells(source) == [
        ("Tea", 0, 0, False), ("Ann", 0, 1, False), ("Cake", 1, 0, False), ("Bob", 1, 1, False),
    ]  # fmt: skip
    assert others(source) == [(BlockKind.PARAGRAPH, "After it.")]


def test_a_drawn_table() -> None:
    assert cells(GRID) == [
        ("Item", 0, 0, True), ("Who brings it", 0, 1, True),
        ("Tea for the whole group", 1, 0, False),
        ("Ann Bell", 1, 1, False), ("the hall", 1, 1, False),
    ]  # fmt: skip
    assert others(GRID) == []


@pytest.mark.parametrize("before", ["", "> ", "   ", "1. One.\n\n    ", "\ufeff"])
@pytest.mark.parametrize("table", [SIMPLE, SEVERAL_LINES, GRID], ids=["simple", "several", "grid"])
def test_a_table_in_a_list_or_a_quotation_is_the_same(table: str, before: str) -> None:
    lead = before if before == "> " else " " * len(before.rpartition("\n")[2])
    lead = lead.replace("\ufeff", "")
    lines = table.splitlines()
    source = before + "\n".join([lines[0], *(lead + line for line in lines[1:])])
    found = [b for b in read(source).blocks if b.cell]
    assert [b.text for b in found] == [text for text, *_ in cells(table)]
    for block in found:
        words = block.text.split()
        assert in_source(source, block).startswith(words[0])
        assert in_source(source, block).endswith(words[-1])


def test_a_header_far_to_the_right_stays_in_its_column() -> None:
    source = f"{'':60}Who\n{'-' * 50}{'':10}{'-' * 8}\nTea and cake{'':48}Ann\n"
    assert cells(source) == [
        ("Who", 0, 1, True), ("Tea and cake", 1, 0, False), ("Ann", 1, 1, False),
    ]  # fmt: skip


def test_a_word_is_never_cut_by_the_border_of_a_column() -> None:
    source = "Item     Longer\n-----     ------\nSomewhatlonger words\n"
    assert [text for text, *_ in cells(source)] == ["Item", "Longer", "Somewhatlonger", "words"]


@pytest.mark.parametrize(
    "source",
    [
        "Before.\n\n--- ---\n\nAfter.",
        "Before.\n\n---\n\nAfter.\n\n---\n",
        "Before.\n-------\n\nAfter.",
        "+---+ Before.\n\nAfter.",
        "# Before.\n--- ---\n\nAfter.",
    ],
)
def test_lines_that_part_the_text_are_no_table(source: str) -> None:
    assert cells(source) == []
    assert [text.removeprefix("+---+ ") for text in texts(source)] == ["Before.", "After."]


@pytest.mark.parametrize(
    ("one", "two"),
    [("a)", "b)"), ("(a)", "(b)"), ("i.", "ii."), ("(iv)", "(v)"), ("#.", "#."), ("A)", "B)"),
     ("(@)", "(@tea)"), ("(1)", "(2)"), ("A. ", "B. "), ("- a)", "- (b)")],
)  # fmt: skip
def test_marks_of_lists(one: str, two: str) -> None:
    source = f"We need:\n\n{one} tea\n   for all\n{two} cake\n\nThen we met."
    assert others(source) == [
        (BlockKind.PARAGRAPH, "We need:"),
        (BlockKind.LIST_ITEM, "tea for all"),
        (BlockKind.LIST_ITEM, "cake"),
        (BlockKind.PARAGRAPH, "Then we met."),
    ]


@pytest.mark.parametrize(
    "text",
    ["A. Okafor was there.", "(c) Ann Bell", "c. 1900 people came.",
     "We met all of them in the hall and in the park\n(a) twice.",
     "p. 5 says so.", "(TSG) met.", "(mild) cases", "e.g. tea", "a.m. or p.m."],
)  # fmt: skip
def test_what_is_no_mark_of_a_list(text: str) -> None:
    assert others(text) == [(BlockKind.PARAGRAPH, " ".join(text.split()))]


def test_lines_that_keep_their_ends() -> None:
    source = "| 12 High Street\n| Ann Bell was\n   here\n|\n| The End\n\nAfter."
    assert texts(source) == ["12 High Street", "Ann Bell was here", "The End", "After."]


def test_letters_in_a_list_that_explains_them() -> None:
    document = read("ICB\n:   Integrated Care Board\n\n    It pays for the hall.\n\nQuorum\n: Six.")
    assert [d[:2] for d in document.definitions] == [("ICB", "Integrated Care Board")]
    assert [b.text for b in document.blocks] == ["It pays for the hall.", "Quorum", "Six."]


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("We \\textbf{met} them.", ["We met them."]),
        ("We \\textcolor{red}{met \\emph{them}} here.", ["We met them here."]),
        ("We met.\\footnote{In \\emph{May}.} Twice.", ["We met. Twice.", "In May."]),
        ("We met \\citep[see][p. 3]{bell} them.", ["We met them."]),
        ("We met.\\index{meeting} Twice.", ["We met. Twice."]),
        ("\\newcommand{\\tsg}[1]{Group #1}\n\nThe \\tsg met.", [f"The {LITERAL} met."]),
        ("\\newcommand\\tsg[1][x]{(#1)} We met.", ["We met."]),
        ("Put it in C:\\reports\\new here.", ["Put it in C:\\reports\\new here."]),
    ],
)
def test_commands_of_latex(source: str, shown: list[str]) -> None:
    assert texts(source) == shown


def test_the_page_of_a_source_belongs_to_it() -> None:
    assert texts("As @bell [p. 3; see also @okafor] says.") == [f"As {LITERAL} says."]


@pytest.mark.parametrize("end", ["---", "..."])
def test_settings_in_the_middle_of_a_paper(end: str) -> None:
    assert texts(f"We met.\n\n---\nauthor: Ann\nbibliography: a.bib\n{end}\n\nTwice.") == [
        "We met.", "Twice.",
    ]  # fmt: skip
    assert texts("\n---\ntitle: The group\n---\n\nWe met.") == ["The group", "We met."]


@pytest.mark.parametrize("sign", ["\x00", "\x0b", "\x1c", "\ufffd"])
@pytest.mark.parametrize(
    "source", ["|{}", "- |{} one\n  | two\n", "> one\n|{} two\n", "|{}\n| two"]
)
def test_a_line_that_only_looks_like_one_of_a_verse(source: str, sign: str) -> None:
    source = source.format(sign)
    for block in read(source).blocks:
        assert block.span[1] <= len(source)
