from __future__ import annotations

from collections.abc import Callable

import docutils.core
import docutils.nodes
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plainspeak import check_text
from plainspeak.readers import rst
from plainspeak.readers.text import LITERAL

Check = Callable[..., None]


def shown(source: str) -> list[tuple[str, str]]:
    return [(str(block.kind), block.text) for block in rst.read(source).blocks]


def line(source: str) -> str:
    (block,) = rst.read(source).blocks
    return block.text


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("We *really* **do** meet.", "We really do meet."),
        ("Run ``a b`` or :math:`x^2`.", f"Run {LITERAL} or {LITERAL}."),
        ("See `the page <https://a.example>`_ and name_.", "See the page and name."),
        ("See https://a.example/b, or a@b.example.", f"See {LITERAL}, or {LITERAL}."),
        (r"A \*star\* and re\ *view*", "A *star* and review"),
        ("It works [1]_, we [Smith2020]_ hope [#note]_.", "It works, we hope."),
        (":doc:`Costs <costs>` and :term:`tea`", "Costs and tea"),
        ("2 * 3 * 4 and *open", "2 * 3 * 4 and *open"),
        ("snake_case_name stays", "snake_case_name stays"),
        ("Two\nlines", "Two lines"),
        ("`plain words` here", "plain words here"),
    ],
)
def test_running_text_reads_as_on_the_page(source: str, expected: str) -> None:
    assert line(source) == expected


def test_the_parts_of_a_paper_are_blocks_of_their_kinds() -> None:
    paper = """\
=====
Costs
=====

Of *tea*
--------

We met. The code::

    is not read

* Tea
  and milk

  1. Deep

* Cake

    It helped me.

.. note:: Bring
   your cup.

.. figure:: a.png
   :alt: A map

   Where we met

.. code-block:: python

   not = read

.. _target: https://a.example

.. [1] In the hall.

:Date: Monday
"""
    assert shown(paper) == [
        ("heading", "Costs"),
        ("heading", "Of tea"),
        ("paragraph", "We met. The code:"),
        ("list-item", "Tea and milk"),
        ("list-item", "Deep"),
        ("list-item", "Cake"),
        ("quotation", "It helped me."),
        ("paragraph", "Bring your cup."),
        ("caption", "A map"),
        ("caption", "Where we met"),
        ("paragraph", "In the hall."),
        ("paragraph", "Monday"),
    ]
    blocks = rst.read(paper).blocks
    assert [b.level for b in blocks[:6]] == [1, 2, 0, 1, 2, 1]
    assert blocks[-2].place == "footnote"


GRID = """\
+------+-------+
| Item | Cost  |
+======+=======+
| Tea, | four  |
| milk | pounds|
+------+-------+
"""
SIMPLE = """\
=========  ======
Item       Cost
=========  ======
Tea, milk  four
           pounds
=========  ======
"""
LISTED = """\
.. list-table::
   :header-rows: 1

   * - Item
     - Cost
   * - Tea, milk
     - four
       pounds
"""
CSV = """\
.. csv-table::

   Item, Cost
   "Tea, milk", four pounds
"""


@pytest.mark.parametrize(
    "table", [GRID, SIMPLE, LISTED, CSV], ids=["grid", "simple", "list", "csv"]
)
def test_tables_are_read_cell_by_cell(table: str) -> None:
    blocks = rst.read(table).blocks
    assert [(b.text, b.cell.row, b.cell.column) for b in blocks if b.cell] == [
        ("Item", 0, 0),
        ("Cost", 0, 1),
        ("Tea, milk", 1, 0),
        ("four pounds", 1, 1),
    ]
    assert all(b.cell.header == (b.cell.row == 0) for b in blocks if b.cell) or table is CSV


def test_explanations_in_the_markup_are_definitions() -> None:
    source = (
        ":abbr:`ICB (Integrated Care Board)` pays.\n\n"
        "TSG\n   Trial Steering\n   Group\nDate\n   May\n"
    )
    document = rst.read(source)
    assert [d[:2] for d in document.definitions] == [
        ("ICB", "Integrated Care Board"),
        ("TSG", "Trial Steering Group"),
    ]
    start, end = document.definitions[0].span
    assert source[start:end] == ":abbr:`ICB (Integrated Care Board)`"
    assert [b.text for b in document.blocks] == ["ICB pays.", "Date", "May"]


def test_substitutions_show_what_they_stand_for() -> None:
    assert line("|icb| pays.\n\n.. |icb| replace:: The Board") == "The Board pays."


def test_words_stand_at_their_places() -> None:
    source = "* Ask *the*\n  steering ``x`` group \\* now"
    (block,) = rst.read(source).blocks
    for word, original in (("the steering", "the*\n  steering"), ("group *", "group \\*")):
        at = block.text.index(word)
        span = block.to_source(at, at + len(word))
        assert source[span.start : span.end] == original
    assert rst.read(source).has_lines


def test_comments_are_kept_for_switching_off() -> None:
    source = "We meet.\n\n.. plainspeak: ignore jargon -- ours\n\nWe talk."
    (comment,) = rst.read(source).comments
    assert comment.text == "plainspeak: ignore jargon -- ours"
    assert source[comment.span.start : comment.span.end].startswith(".. plainspeak")


words = st.lists(
    st.sampled_from("we meet in May to talk about money with PPIE members and cake".split()),
    min_size=2,
    max_size=14,
)
inline = words.flatmap(
    lambda some: st.lists(
        st.sampled_from(["%s", "%s", "%s", "*%s*", "**%s**", "`%s <https://a.example>`__", "\\%s"]),
        min_size=len(some),
        max_size=len(some),
    ).map(lambda forms: " ".join(f % w for f, w in zip(forms, some, strict=True)))
)
wrapped = inline.map(lambda text: text.replace(" about ", " about\n"))


def _in(text: str, first: str, rest: str) -> str:
    return first + text.replace("\n", "\n" + rest)


parts = st.one_of(
    wrapped,
    wrapped.map(lambda t: _in(t, "* ", "  ")),
    wrapped.map(lambda t: _in(t, "1. ", "   ")),
    wrapped.map(lambda t: _in(t, "    ", "    ")),
    wrapped.map(lambda t: _in(t, ".. note:: ", "   ")),
    wrapped.map(lambda t: _in(t, ":Who: ", "   ")),
    wrapped.map(lambda t: "Tea\n" + _in(t, "   ", "   ")),
    inline.map(lambda t: t.replace("\n", " ")).map(lambda t: f"{t}\n{'=' * (len(t) + 2)}"),
)


@settings(max_examples=120, deadline=None)
@given(st.lists(parts, min_size=1, max_size=8))
def test_the_words_are_those_that_docutils_shows(paper: list[str]) -> None:
    source = "\n\n".join(["Before all."] + [p + "\n\nBetween." for p in paper])
    tree = docutils.core.publish_doctree(
        source, settings_overrides={"report_level": 5, "halt_level": 6, "docinfo_xform": False}
    )
    for message in list(tree.findall(docutils.nodes.system_message)):
        message.parent.remove(message)
    library = [
        node.astext()
        for node in tree.findall(docutils.nodes.Text)
        if not isinstance(node.parent, docutils.nodes.field_name | docutils.nodes.problematic)
    ]
    mine = " ".join(block.text for block in rst.read(source).blocks)
    assert [c for c in mine if c.isalpha()] == [c for c in "".join(library) if c.isalpha()]


_PIECES = [
    "The group", "PPIE", " meets. ", "*", "**", "`", "``", "_", "__", "|", "\\", ":", "::",
    ":abbr:`", ":math:`", "`AB (a b)`", "\n", "\n\n", "\r\n", "   ", "\t", "* ", "- ", "1. ",
    "(a) ", "#. ", ".. ", ".. note:: ", ".. figure:: ", "   :alt: x\n", ".. code::",
    ".. |x| replace:: y\n", "|x|", ".. [1] ", "[1]_", ".. _a: b", "====", "----", "+--+--+\n",
    "|a |b |\n", "+==+==+\n", "== ==\n", ".. list-table::\n\n   * - ",
    ".. csv-table::\n\n   a,\"b", ">>> ", "| ", "\n   ", ":a: ", "AB\n ", "https://a.example",
    "a@b.example", "\u00ad", "\u00a0", "\x00", "é", "😀", "☐ ", "____", "\x0b", "\u2028",
]  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(st.one_of(st.lists(st.sampled_from(_PIECES), max_size=40).map("".join), st.text()))
def test_positions_are_exact_whatever_the_text(check_positions: Check, source: str) -> None:
    check_positions(rst.read(source))


@pytest.mark.parametrize(
    "piece",
    ["*", "`", "``a ", ":a:`b ", "|", "- ", "1. ", ".. ", ".. note:: ", "+--+\n", "== ==\n", "x_ ",
     "a\n b\n", "\\", ".. note::\n\n   ", "a@b.c ", "| a\n", "===\na\n===\n", "a::\n", "\n", "a\n"],
)  # fmt: skip
def test_hostile_text_is_read(check_positions: Check, piece: str) -> None:
    check_positions(rst.read(piece * (60_000 // len(piece))))


def test_lists_in_lists_without_end_are_read(check_positions: Check) -> None:
    check_positions(rst.read("".join("  " * depth + "- item\n\n" for depth in range(300))))


def test_an_empty_comment_hides_nothing() -> None:
    source = "We met.\n\n..\n\n   The TSG will go.\n\n.. hidden\n\n   too\n\nWe went.\n"
    assert [b.text for b in rst.read(source).blocks] == [
        "We met.", "The TSG will go.", "We went.",
    ]  # fmt: skip


def test_code_in_a_cell_is_not_read() -> None:
    rule = "=====  =============\n"
    rows = "one    Use it::\n\n         some code\n\ntwo    ::\n\n         more\n\nthree  tea\n"
    source = f"{rule}a      b\n{rule}{rows}{rule}"
    texts = [b.text for b in rst.read(source).blocks]
    assert texts == ["a", "b", "one", "Use it:", "two", "three", "tea"]


def test_tabs_and_admonitions_are_read() -> None:
    source = (
        ".. tabs::\n\n   .. tab:: First tab\n\n      In it.\n\n.. group-tab:: Second\n\n"
        "   In that.\n\n"
        ".. admonition:: Read this\n   :class: tip\n\n   Text.\n"
    )
    assert [b.text for b in rst.read(source).blocks] == [
        "First tab", "In it.", "Second", "In that.", "Read this", "Text.",
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["x", "tsg-group-name-of-ours", "n" * len("the TQXG group")])
def test_what_stands_for_something_else_is_marked_as_a_whole(name: str) -> None:
    for written in (name, "a" * (len("the TQXG group") - 2)):
        source = f".. |{written}| replace:: the TQXG group\n\nThen |{written}| met.\n"
        (finding,) = check_text(source, format="rst").findings
        assert "TQXG" in finding.text
        assert source[finding.start : finding.end] == f"|{written}|"


@pytest.mark.parametrize(("kind", "shown"), [("code", f"We {LITERAL} met."), ("raw", "We met.")])
def test_a_role_that_a_paper_makes_of_another_is_that_other(kind: str, shown: str) -> None:
    source = f".. role:: own({kind})\n   :format: html\n\nWe :own:`<b>map</b> id` met.\n"
    (block,) = rst.read(source).blocks
    assert block.text == shown


def test_code_in_bold_is_one_neutral_word() -> None:
    (block,) = rst.read("Call **``Utilise(kwargs, args)``** first.\n").blocks
    assert block.text == f"Call {LITERAL} first."


def test_fields_before_all_else_are_for_the_program_that_makes_the_page() -> None:
    source = (
        "{% set year = 2026 %}\n"
        ":template: tqxg.html\n:og:image: _static/conf/x.jpg\n:title: Our plan\n\n"
        "Plan\n====\n\nWe met.\n\n:Place: the hall\n"
    )
    assert [block.text for block in rst.read(source).blocks] == [
        "Our plan", "Plan", "We met.", "the hall",
    ]  # fmt: skip


def test_a_role_that_names_something_in_a_program_is_one_neutral_word() -> None:
    source = "See :rst:dir:`tabs`, :repo:`docs/utilise.md` and :mine:`our words`."
    assert [block.text for block in rst.read(source).blocks] == [
        f"See {LITERAL}, {LITERAL} and our words."
    ]


def test_a_name_of_python_is_no_reference() -> None:
    source = "An odd __doc__ and our plan_ and _x__.\n\n.. _plan: http://x.example/"
    assert [block.text for block in rst.read(source).blocks] == [
        "An odd __doc__ and our plan and _x__."
    ]


def test_a_cell_over_several_columns_of_a_simple_table() -> None:
    source = (
        "=====  =====  ======\n   Inputs     Output\n------------  ------\n  A      B    A or B\n"
        "=====  =====  ======\nno     no     no\n=====  =====  ======\n"
    )
    found = [(b.text, b.cell[1:3]) for b in rst.read(source).blocks if b.cell]
    assert found[:4] == [
        ("Inputs", (0, 0)), ("Output", (0, 2)), ("A", (1, 0)), ("B", (1, 1)),
    ]  # fmt: skip


def test_the_header_of_comma_separated_values_and_another_sign_between_them() -> None:
    source = '.. csv-table:: Money\n   :header: "Item", "Cost"\n   :delim: ;\n\n   The hall; five\n'
    found = [(b.text, b.cell and b.cell.header) for b in rst.read(source).blocks]
    assert found == [
        ("Money", None), ("Item", True), ("Cost", True), ("The hall", False), ("five", False),
    ]  # fmt: skip
