from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plainspeak.model import Document, InputError
from plainspeak.readers import ipynb, markdown

Check = Callable[[Document], None]


def notebook(*sources: str | list[str], ascii: bool = True, indent: int | None = 1) -> str:
    cells: list[Any] = [{"cell_type": "markdown", "metadata": {}, "source": s} for s in sources]
    code = {"cell_type": "code", "source": ["print('no')"], "outputs": [{"text": ["no"]}]}
    book = {"cells": [code, *cells], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(book, ensure_ascii=ascii, indent=indent)


def test_only_markdown_cells_are_read_and_say_which_they_are() -> None:
    document = ipynb.read(notebook(["# Results\n", "\n", "We met.\n"], "The end."))
    assert [(str(b.kind), b.text, b.place) for b in document.blocks] == [
        ("heading", "Results", "cell 2"),
        ("paragraph", "We met.", "cell 2"),
        ("paragraph", "The end.", "cell 3"),
    ]
    assert document.has_lines


def test_words_stand_at_their_places_in_the_file() -> None:
    source = notebook(["The “TSG” of\n", "Café \\* 😀 *now*"])
    (block,) = ipynb.read(source).blocks
    assert block.text == "The “TSG” of Café * 😀 now"
    for word, original in (
        ("TSG", "TSG"),
        ("“TSG”", "\\u201cTSG\\u201d"),
        ("Café", "Caf\\u00e9"),
        ("😀", "\\ud83d\\ude00"),
        ("* ", "\\\\* "),
        ("now", "now"),
    ):
        at = block.text.index(word)
        span = block.to_source(at, at + len(word))
        assert source[span.start : span.end] == original


def test_a_word_pair_may_run_over_two_lines_of_the_file() -> None:
    source = notebook(["ask the steering\n", "group now"])
    (block,) = ipynb.read(source).blocks
    span = block.to_source(8, 22)
    assert source[span.start : span.end].startswith("steering\\n")
    assert source[span.start : span.end].endswith("group")


def test_comments_and_definitions_keep_their_places() -> None:
    source = notebook("<!-- plainspeak: ignore -->\n\nThe ICB.\n\n*[ICB]: Integrated Care Board\n")
    document = ipynb.read(source)
    (comment,) = document.comments
    assert source[comment.span.start : comment.span.end] == "<!-- plainspeak: ignore -->"
    (definition,) = document.definitions
    assert definition.long == "Integrated Care Board"
    assert source[definition.span.start :].startswith("*[ICB]")


def test_notebooks_of_the_old_form_are_read() -> None:
    old = {"worksheets": [{"cells": [{"cell_type": "markdown", "source": "We met."}]}]}
    assert [b.text for b in ipynb.read(json.dumps(old)).blocks] == ["We met."]


@pytest.mark.parametrize(
    "source",
    ["", "{", "[]", "{}", "null", "word", '{"cells": 3}', '{"cells": [3]}', '{"cells": []} x',
     '{"cells": [{"cell_type": "markdown", "source": {"a": 1}}]}', "[" * 100_000, '{"a":' * 50_000],
    ids=lambda source: source[:12],
)  # fmt: skip
def test_what_is_no_notebook_is_named(source: str) -> None:
    with pytest.raises(InputError, match="notebook"):
        ipynb.read(source)


def test_a_notebook_cut_short_or_changed_never_ends_in_a_traceback() -> None:
    whole = notebook(["# Results\n", "We met “them”.\n"], "|a|b|\n|---|---|\n|ICB|x|")
    for at in range(0, len(whole), 3):
        for damaged in (whole[:at], whole[:at] + "\\" + whole[at + 1 :], whole[:at] + whole[at:]):
            with suppress(InputError):
                ipynb.read(damaged)


_PIECES = ["PPIE", " ", "\n", "*", "“", "é", "😀", "\\", '"', "\t", "# ", "- ", "|", "a&amp;b", "`",
           "<!-- x -->", "\ud800", "\x00", "\u2028", "- [ ] ", "[^1]", "$x$", "\u00a0"]  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.lists(st.sampled_from(_PIECES), max_size=12).map("".join), max_size=5),
    st.booleans(),
)
def test_positions_are_exact_and_the_text_is_the_markdown(
    check_positions: Check, lines: list[str], ascii: bool
) -> None:
    source = notebook(lines, ascii=ascii)
    document = ipynb.read(source)
    check_positions(document)
    text = "".join(lines)
    try:
        text.encode()
    except UnicodeEncodeError:
        return
    assert [b.text for b in document.blocks] == [b.text for b in markdown.read(text).blocks]
