from __future__ import annotations

from collections.abc import Callable
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plainspeak.model import BlockKind, Definition, Document
from plainspeak.readers import html

Check = Callable[[Document], None]


def shown(source: str) -> list[tuple[str, str]]:
    return [(str(block.kind), block.text) for block in html.read(source).blocks]


def test_the_parts_of_a_page_are_blocks_of_their_kinds() -> None:
    page = """<html><head><title>Not on the page</title><style>p { color: red }</style></head>
    <body><h2>Money</h2><p>We have <em>some</em>
    money.</p><ul><li>rent<ul><li>room 2</li></ul></li><li>food</li></ul>
    <blockquote><p>It helped me.</p></blockquote>
    <figure><img src="a.png" alt="A map of the town"><figcaption>Where we meet</figcaption></figure>
    <label>Your name <input></label><script>var x = "<p>no</p>"</script></body></html>"""
    assert shown(page) == [
        ("heading", "Money"),
        ("paragraph", "We have some money."),
        ("list-item", "rent"),
        ("list-item", "room 2"),
        ("list-item", "food"),
        ("quotation", "It helped me."),
        ("caption", "A map of the town"),
        ("caption", "Where we meet"),
        ("form-line", "Your name"),
    ]
    assert [block.level for block in html.read(page).blocks[:5]] == [2, 0, 1, 2, 1]


def test_what_a_program_fills_in_is_not_read_as_words() -> None:
    page = (
        '{% extends "base.html" %}{% load l10n i18n %}<p>Dear {{ user.name }}, {# staging #}'
        "the {% if old %}old {% endif %}plan is here: {a set} and 5 % of it.</p>"
    )
    assert shown(page) == [
        ("paragraph", "Dear \ufffc, the old plan is here: {a set} and 5 % of it.")
    ]


def test_cells_know_their_row_and_column() -> None:
    page = "<h1>Costs</h1><table><tr><th>Item<th>Cost<tr><td>Tea<td>&pound;4</table>"
    cells = [block for block in html.read(page).blocks if block.cell]
    assert [(b.text, b.cell.row, b.cell.column, b.cell.header) for b in cells if b.cell] == [
        ("Item", 0, 0, True),
        ("Cost", 0, 1, True),
        ("Tea", 1, 0, False),
        ("£4", 1, 1, False),
    ]
    assert cells[-1].place == "table under ‘Costs’, row 2"


def test_a_table_that_only_arranges_the_page_is_running_text() -> None:
    assert shown("<table><tr><td><p>We meet.</p></td></tr></table>") == [("paragraph", "We meet.")]


@pytest.mark.parametrize(
    "hidden",
    [
        "<p hidden>no</p>",
        "<p style='color:red; display: none'>no</p>",
        "<template><p>no</p></template>",
        "<noscript>no</noscript>",
        "<dialog>no</dialog>",
        "<div hidden><p>no<p>no</div>",
        "<!-- no -->",
        "<textarea>no</textarea>",
        "<pre>no</pre>",
        "<p hidden>no",
    ],
)
def test_what_a_browser_does_not_show_is_not_read(hidden: str) -> None:
    assert shown(f"{hidden}<p>yes</p>") == [("paragraph", "yes")]


def test_words_stand_at_their_places() -> None:
    source = "<p>Ask A&amp;E or <a href='x'>the <b>ICB</b></a>, &ldquo;now&rdquo;.</p>"
    document = html.read(source)
    (block,) = document.blocks
    assert block.text == "Ask A&E or the ICB, “now”."
    for word, original in (("A&E", "A&amp;E"), ("the ICB", "the <b>ICB"), ("“now", "&ldquo;now")):
        at = block.text.index(word)
        span = block.to_source(at, at + len(word))
        assert source[span.start : span.end] == original
    assert document.has_lines


def test_an_explanation_in_the_markup_is_a_definition() -> None:
    source = '<p>The <abbr title="Integrated Care Board">ICB</abbr> pays.</p>'
    (definition,) = html.read(source).definitions
    start, end = definition.span
    assert definition[:2] == ("ICB", "Integrated Care Board")
    assert source[start:end].startswith("<abbr")
    listed = html.read("<dl><dt>ICB<dd>Integrated Care Board<dt>Date<dd>3 May</dl>")
    assert [d[:2] for d in listed.definitions] == [("ICB", "Integrated Care Board")]
    assert [b.text for b in listed.blocks] == ["Date", "3 May"]
    assert isinstance(listed.definitions[0], Definition)


def test_a_term_of_several_words_is_no_short_form() -> None:
    page = html.read("<dl><dt>Set up IDLE<dd>Open the window of settings.</dl>")
    assert [b.text for b in page.blocks] == ["Set up IDLE", "Open the window of settings."]


def test_pictures_are_read_by_their_description_apart_from_the_words_around() -> None:
    page = "<p>Ask<img src=a alt='the hall'>or <img alt='Jo'>.</p>"
    assert shown(page) == [("paragraph", "Ask the hall or Jo.")]


def test_labels_on_lines_of_their_own_are_form_lines() -> None:
    assert shown("<p>Date: Monday<br>Place: the hall</p>") == [
        ("form-line", "Date: Monday"),
        ("form-line", "Place: the hall"),
    ]
    assert shown("<p><b>Date:</b> Monday</p>") == [("form-line", "Date: Monday")]


def test_code_counts_as_one_word_and_quotation_marks_are_seen() -> None:
    (block,) = html.read("<p>Run <code>a --b</code>, she said <q>now</q>.</p>").blocks
    assert block.text == "Run \ufffc, she said “now”."
    assert block.literal == ((4, 5),)


def test_marks_of_notes_are_left_out_but_powers_are_not() -> None:
    page = '<p>It works<sup><a href="#fn1">1</a></sup>. A room of 5 m<sup>2</sup>.</p>'
    assert shown(page) == [("paragraph", "It works. A room of 5 m2.")]


def test_comments_are_kept_for_switching_off() -> None:
    (comment,) = html.read("<!-- plainspeak: ignore jargon --><p>x</p>").comments
    assert comment.text == "plainspeak: ignore jargon"


_PIECES = [
    "The group", "PPIE", " meets. ", "&amp;", "&lt", "&nbsp;", "&#0;", "&x;", "&", "<", ">", "<p>",
    "</p>", "<b>", "</b>", "<br>", "<div hidden>", "</div>", "<ul>", "<li>", "</ul>", "<table>",
    "<tr>", "<td>", "<th>", "</table>", "<code>", "</code>", "<q>", "</q>", "<abbr title='a b'>",
    "</abbr>", "<!--", "-->", "<!", "<?", "</", "<script>", "</script>", "<img alt='a &amp; b'>",
    '<a href="', "'", '"', "<a b=", "<dl>", "<dt>", "<dd>", "AB", "<sup><a>1</a></sup>", "<h1>",
    "</h2>", "<blockquote>", "\n", "\r\n", "\u00ad", "\x00", "é", "😀", "☐ ", "____", "<svg>",
]  # fmt: skip
any_html = st.one_of(st.lists(st.sampled_from(_PIECES), max_size=40).map("".join), st.text())


@settings(max_examples=300, deadline=None)
@given(any_html)
def test_positions_are_exact_whatever_the_text(check_positions: Check, source: str) -> None:
    check_positions(html.read(source))


class _Library(HTMLParser):
    """The text that Python's own parser finds."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""

    def handle_data(self, data: str) -> None:
        self.text += data


_SHARED = [
    "Tea", " and ", "&amp;", "&eacute;", "<p>", "</p>", "<b>", "</b>", "<br>", "<li>",
    "<a href='b&amp;c'>", "</a>", "<div>", "</div>", "<!-- x -->", "\n", "<h2 id=x>",
]  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(_SHARED), max_size=30).map("".join))
def test_no_letter_is_lost_or_invented(source: str) -> None:
    library = _Library()
    library.feed(source)
    library.close()
    read = "".join(block.text for block in html.read(source).blocks)
    assert [c for c in read if c.isalpha()] == [c for c in library.text if c.isalpha()]


@pytest.mark.parametrize(
    "piece",
    ["<", "<!--", "<a b='", '<a "', "<p>", "<b>", "<li>", "<b><li></li>", "&", "<![CDATA[", "</",
     "<table>", "<script", "<script>", "<a ", "<q>", "<code>", "<sup><a ", "<ul><li>", "<dl><dt>"],
)  # fmt: skip
def test_hostile_text_is_read(check_positions: Check, piece: str) -> None:
    check_positions(html.read(piece * 20_000 + "end"))
    check_positions(html.read("<p>start</p>" + piece * 2_000 + "<p>end</p>"))


def test_elements_within_elements_without_end_are_read() -> None:
    (block,) = html.read("<div>" * 50_000 + "end").blocks
    assert block.text == "end"
    assert block.kind is BlockKind.PARAGRAPH


def test_a_block_knows_its_language_where_all_of_it_is_marked() -> None:
    source = (
        '<html lang="en"><p>Welcome to the hall.</p><p lang="cy">Croeso i <b>bawb</b>.</p>'
        '<p>They say <i lang="cy">croeso</i> here.</p><p><span lang="cy">Croeso</span></p></html>'
    )
    assert [(b.text, b.language) for b in html.read(source).blocks] == [
        ("Welcome to the hall.", "en"),
        ("Croeso i bawb.", "cy"),
        ("They say croeso here.", ""),
        ("Croeso", "cy"),
    ]
