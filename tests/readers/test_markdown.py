"""What a person reads in a Markdown paper."""

from __future__ import annotations

import pytest

from plainspeak.model import Block, BlockKind
from plainspeak.readers.markdown import read
from plainspeak.readers.text import LITERAL


def texts(source: str) -> list[str]:
    return [block.text for block in read(source).blocks]


def kinds(source: str) -> list[BlockKind]:
    return [block.kind for block in read(source).blocks]


def found(source: str, words: str) -> str:
    """What stands in the source where the reader sees these words."""
    for block in read(source).blocks:
        if words in block.text:
            start = block.text.index(words)
            where = block.to_source(start, start + len(words))
            return source[where.start : where.end]
    raise AssertionError(f"{words!r} is not read in {source!r}")


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("See the [ICB](https://x.example/a).", "See the ICB."),
        ("The A&amp;E unit &copy; &nope;", "The A&E unit © &nope;"),
        ("**I**ntegrated **C**are **B**oard", "Integrated Care Board"),
        (r"Five \* six \_ seven", "Five * six _ seven"),
        ("One long line\nthat goes on\nhere", "One long line that goes on here"),
        ("> One\n> two", "One two"),
        ("Ask ![our logo](x.png) now", "Ask our logo now"),
        ("It works [@smith2020, p. 3].", "It works."),
        ("It works.[^1] So do we.", "It works. So do we."),
        ("Use `make all` now", f"Use {LITERAL} now"),
        ("Since $x^2$ grows", f"Since {LITERAL} grows"),
        ("It costs $5 and then $10", "It costs $5 and then $10"),
        ("Pay $40 (US$) for a room (US$)", "Pay $40 (US$) for a room (US$)"),
        ("Go to https://a.example/PPI?x=1.", f"Go to {LITERAL}."),
        ("Go to <https://a.example>.", f"Go to {LITERAL}."),
        ("Write to ann@a.example, please", f"Write to {LITERAL}, please"),
        ("Dear {{NAME}}, hello", f"Dear {LITERAL}, hello"),
        ("A {{< pagebreak >}} B", "A B"),
        (r"Shown before \cite{smith}.", "Shown before."),
        ("A [small]{.smallcaps} word", "A small word"),
        ("A <b>bold</b> word<!-- hm -->.", "A bold word."),
        ("soft\u00adhyphen and\u00a0more", "softhyphen and more"),
        ("@smith2020 found it", f"{LITERAL} found it"),
    ],
)
def test_inline_markup_reads_as_on_the_page(source: str, expected: str) -> None:
    assert texts(source) == [expected]


def test_places_are_exact_through_markup() -> None:
    assert found("See [the ICB](x) now", "ICB") == "ICB"
    assert found("The A&amp;E unit", "A&E") == "A&amp;E"
    assert found("In the\n> order\n> to do", "order to") == "order\n> to"
    assert found("**I**ntegrated **C**are", "Integrated Care") == "I**ntegrated **C**are"
    assert found("\ufeffOne\r\n\r\nTwo words", "Two words") == "Two words"


def test_headings_have_levels_and_keep_their_numbers() -> None:
    blocks = read("# One\n\nTwo\n---\n\n## 3. Three {#sec .x}\n").blocks
    assert [(b.text, b.level) for b in blocks] == [("One", 1), ("Two", 2), ("3. Three", 2)]
    assert {b.kind for b in blocks} == {BlockKind.HEADING}


def test_lists_have_depth_and_one_block_for_each_paragraph() -> None:
    blocks = read("- One\n\n  More\n  - Two\n\n1. Three").blocks
    assert [(b.text, b.level) for b in blocks] == [
        ("One", 1),
        ("More", 1),
        ("Two", 2),
        ("Three", 1),
    ]


def test_table_cells_say_where_they_stand() -> None:
    source = "# Finance\n\n| What | Who |\n|---|---|\n| A \\| B | |\n| C | C |\n"
    cells = [b for b in read(source).blocks if b.cell]
    assert [b.text for b in cells] == ["What", "Who", "A | B", "C", "C"]
    assert cells[0].cell is not None
    assert cells[0].cell.header
    assert cells[3].place == "table under ‘Finance’, row 3"
    assert cells[3].span.start < cells[4].span.start


def test_everything_in_a_block_quote_is_quotation() -> None:
    assert set(kinds("> # Title\n>\n> - item\n>\n> text")) == {BlockKind.QUOTATION}


def test_lines_with_a_label_stand_apart() -> None:
    source = "**Date:** Monday\n**Place:** Room 1\n**Chair:** Dr A. Shah"
    assert texts(source) == ["Date: Monday", "Place: Room 1", "Chair: Dr A. Shah"]
    assert set(kinds(source)) == {BlockKind.FORM_LINE}
    assert kinds("**Access:** There is a lift. We can book a taxi.") == [BlockKind.PARAGRAPH]


def test_form_lines_are_one_for_each_option() -> None:
    def pairs(source: str) -> list[tuple[str, BlockKind]]:
        return [(b.text, b.kind) for b in read(source).blocks]

    form = BlockKind.FORM_LINE
    assert pairs("Your age now?  ☐ under 40  ☐ 40 or over") == [
        ("Your age now?", BlockKind.PARAGRAPH),
        ("under 40", form),
        ("40 or over", form),
    ]
    assert pairs("- ☐ I drive\n- [x] I walk") == [("I drive", form), ("I walk", form)]
    assert pairs("Do you drive? Yes ☐ No ☐")[1:] == [("Yes", form), ("No", form)]
    assert pairs("Name ________  Date ____") == [("Name ________", form), ("Date ____", form)]


def test_what_no_one_reads_is_left_out() -> None:
    source = (
        "---\nauthor: Secret\n---\n\n```{r}\nhidden <- 1\n```\n\n    indented\n\n"
        "::: {.callout-note}\nShown\n:::\n\n<script>\nvar x;\n</script>\n\n[ref]: https://x.example\n"
    )
    assert texts(source) == ["Shown"]
    assert texts("+++\na = 1\n+++\n\nShown") == ["Shown"]
    assert texts("---\n\nA line\n\n---\n\nB") == ["A line", "B"]


def test_definitions_are_kept_and_not_read() -> None:
    source = (
        'The ABC met <abbr title="Deep Sea Club">DSC</abbr>.\n\n*[ABC]: A Big Club\n\n'
        "PPI\n: Patient and public involvement\n"
    )
    document = read(source)
    assert [b.text for b in document.blocks] == ["The ABC met DSC."]
    assert {(d.short, d.long) for d in document.definitions} == {
        ("ABC", "A Big Club"),
        ("DSC", "Deep Sea Club"),
        ("PPI", "Patient and public involvement"),
    }
    for definition in document.definitions:
        assert definition.short in source[definition.span.start : definition.span.end]


def test_comments_are_kept_and_not_read() -> None:
    document = read("<!-- plainspeak off -->\n\nText <!-- in here --> goes on\n")
    assert [c.text for c in document.comments] == ["plainspeak off", "in here"]
    assert [b.text for b in document.blocks] == ["Text goes on"]


def test_footnotes_say_what_they_are() -> None:
    blocks = read("Text.[^a] More.^[A note]\n\n[^a]: The long note.\n").blocks
    assert [(b.text, b.place) for b in blocks] == [
        ("Text. More.", ""),
        ("A note", "footnote"),
        ("The long note.", "footnote"),
    ]


def test_a_lone_image_is_a_caption_and_raw_html_is_read_between_its_tags() -> None:
    assert kinds("![A map of the site](map.png)") == [BlockKind.CAPTION]
    blocks: tuple[Block, ...] = read("<div>\n<h2>Title</h2>\n<p>A &amp; B</p>\n</div>").blocks
    assert [(b.text, b.kind) for b in blocks] == [
        ("Title", BlockKind.HEADING),
        ("A & B", BlockKind.PARAGRAPH),
    ]


def test_a_signature_keeps_its_lines_and_prose_does_not() -> None:
    assert texts("Ann Bell\nLead, North Team\n01632 960371\nI am in on Mondays and Tuesdays.") == [
        "Ann Bell",
        "Lead, North Team",
        "01632 960371",
        "I am in on Mondays and Tuesdays.",
    ]
    assert len(texts("One sentence a line is kind.\nIt makes changes easy to see.")) == 1


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Read [it](https://x.example/a#b){.external}.", ["Read it."]),
        ('See [a](https://x.example/){data-heading="Our TQXG"} now', ["See a now"]),
        ("A [pane]{\n  .hidden data-x='TQXG'} opens", ["A pane opens"]),
        ("Use `<i>`{=html} here", [f"Use {LITERAL} here"]),
        ('# One {a="b" c=\'{{< our 1 >}}\' d="TQXG"}', ["One"]),
        ("# Notes {-#notes}\n\n# More {- .unlisted}", ["Notes", "More"]),
        (r"As Section \@ref(our-plan) says", ["As Section says"]),
        ("Not $147.5 - 155$ but 3", [f"Not {LITERAL} but 3"]),
        ("[Now](https://x.example/{{ tqxg | trim }}) here", ["Now here"]),
        ("In $[a, b]$ it holds", [f"In {LITERAL} it holds"]),
        ("It costs $5 a day (US$) or $6 (US$).", ["It costs $5 a day (US$) or $6 (US$)."]),
        ("Water is H~2~O, the 2^nd^ of ~50", ["Water is H2O, the 2nd of ~50"]),
        ("\\mainmatter\n\nWe met.\n\n\\vspace{1cm}", ["We met."]),
        ("It is `r if (TQXG) '\n# No heading\n\n'` and so on", [f"It is {LITERAL} and so on"]),
    ],
)
def test_what_pandoc_and_quarto_do_not_show_is_not_read(source: str, expected: list[str]) -> None:
    assert texts(source) == expected


def test_a_note_in_a_sentence_is_read_like_any_other_text() -> None:
    source = (
        "We met.^[Ask `sudo` or [**us**](http://x.example/tqxg),\nif $[a]$ is so.] Then we sat."
    )
    assert texts(source) == [
        "We met. Then we sat.",
        f"Ask {LITERAL} or us, if {LITERAL} is so.",
    ]
    assert found(source, "us") == "us"
    assert texts("One^[two^[three] four] five") == ["One five", "two four", "three"]


def test_a_backslash_and_a_space_before_what_is_not_read_leave_no_space_at_the_end() -> None:
    (block,) = read("We met\\ [^1]").blocks
    assert block.text == "We met\\"
