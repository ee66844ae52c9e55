from __future__ import annotations

from collections.abc import Callable

import docutils.core
import docutils.nodes
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

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
