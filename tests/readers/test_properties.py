"""What holds for any text: positions are exact, and no letter is lost or invented."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from plainspeak.model import Block, Document
from plainspeak.readers import markdown, plain
from plainspeak.readers.text import LITERAL

_PIECES = [
    "The group", "PPIE", "meets in May.", "A&amp;E", "&nbsp;", "**", "*", "_", "`", "``", "[", "]",
    "(https://a.example/b)", "](x)", "![", "<", ">", "<!-- note -->", "<!--", "<abbr title='x'>",
    "</abbr>", "<br>", "<div>", "</div>", "\\", "\n", "\n\n", "\r\n", "\r", "  \n", "\\\n", "# ",
    "## ", "- ", "* ", "1. ", "> ", "    ", "\t", "|", "|---|", "\n|---|---|\n", "☐ ", "[ ] ",
    "____", "Name: ", "[@smith2020]", "@key", "$x$", "$$", "[^1]", "[^1]: ", "^[note]", "{#id}",
    "{{NAME}}", "{{< x >}}", "\\cite{a}", "```", "~~~", ":::", "---", "===", "\n: ", "*[ABC]: ",
    "\u00ad", "\u200b", "\u00a0", "\u2028", "\f", "\ufeff", "\x00", "\x1c", "•\t", "(a) ",
    "exam-\n", "ple", "long-\nterm", "x@y.example", "www.z.example", "é",
    "\n---- ---\n", "\n  --- -----\n", "\n--------\n", "+---+--+\n", "\n+===+==+\n", "| a | b |\n",
    "\n#. ", "(@a) ", "iv) ", "Table: ", "\n| ", "\\textbf{", "}", "\\footnote{", "\\newcommand{",
    "\n---\na: b\n", "ß", "字", "😀", " ",
]  # fmt: skip

any_text = st.one_of(st.lists(st.sampled_from(_PIECES), max_size=40).map("".join), st.text())
readers = pytest.mark.parametrize("read", [plain.read, markdown.read], ids=["plain", "markdown"])


def check_positions(document: Document) -> None:
    for block in document.blocks:
        check_block(document.source, block)
    for _, _, (start, end) in document.definitions:
        assert 0 <= start < end <= len(document.source)
    for _, (start, end) in document.comments:
        assert 0 <= start < end <= len(document.source)


def check_block(source: str, block: Block) -> None:
    assert block.text
    assert block.text == block.text.strip()
    reached = source_reached = 0
    for segment in block.segments:
        assert segment.start == reached < segment.end
        assert source_reached <= segment.source_start < segment.source_end <= len(source)
        reached, source_reached = segment.end, segment.source_end
        text = block.text[segment.start : segment.end]
        original = source[segment.source_start : segment.source_end]
        if len(text) == len(original):
            assert re.sub(r"\s", " ", text) == re.sub(r"\s", " ", original)
    assert reached == len(block.text)
    for start, end in block.literal:
        assert block.text[start:end] == LITERAL


@readers
@settings(max_examples=300, deadline=None)
@given(any_text)
@example("\x08\n\n\x0ca")  # no letter before the page turns
@example("|\t\n\x0c\x85\u2028c\x0b\x85[c|}")
def test_positions_are_exact_whatever_the_text(read, source):  # type: ignore[no-untyped-def]
    check_positions(read(source))


def letters(text: str) -> str:
    return "".join(filter(str.isalpha, text))


words = st.lists(
    st.sampled_from("We meet in May to talk about money with PPIE members. Who pays?".split()),
    min_size=1,
    max_size=30,
).map(" ".join)
line_ends = st.sampled_from(["\n", "\r\n", "\n\n", "\n  ", "\n> ", "\u2028", "\f", "  ", "\u00a0"])


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(words, line_ends), max_size=8, unique_by=lambda pair: pair[0]))
def test_plain_text_keeps_every_letter_in_order(lines):  # type: ignore[no-untyped-def]
    source = "".join(line + end for line, end in lines)
    read = "".join(block.text for block in plain.read(source).blocks)
    assert letters(read) == letters(source)


@settings(max_examples=100, deadline=None)
@given(words)
@pytest.mark.parametrize("read", [plain.read, markdown.read], ids=["plain", "markdown"])
def test_a_line_without_markup_reads_as_it_stands(read, source):  # type: ignore[no-untyped-def]
    (block,) = read(source).blocks
    assert block.text == source


_SHARED = [
    "The group", " ", "PPIE", "meets in May.", "A&amp;E", "&lt;", "**", "*", "_", "[", "](u)",
    "\\*", "\\_", "\n", "\n\n", "# ", "- ", "1. ", "> ", "!", "[link](a)", "~~", "![alt](u)",
]  # fmt: skip


def library_letters(source: str) -> str:
    """The letters that the library's own parse shows, images by their alt text."""
    tokens = MarkdownIt("commonmark").enable(["strikethrough"]).parse(source)
    return letters("".join(_shown(child) for token in tokens for child in token.children or []))


def _shown(token: Token) -> str:
    if token.type == "image":
        return "".join(map(_shown, token.children or []))
    return token.content if token.type in ("text", "text_special") else ""


@example("!!!The group")
@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(_SHARED), max_size=25).map("".join))
def test_markdown_shows_the_letters_that_the_library_shows(source):  # type: ignore[no-untyped-def]
    read = "".join(letters(block.text) for block in markdown.read(source).blocks)
    assert read == library_letters(source)


@readers
@pytest.mark.parametrize(
    "source",
    [
        "word " * 200_000,
        "[" * 100_000,
        "]" * 100_000,
        "[" * 20_000 + "a" + "]" * 20_000,
        "*" * 100_000,
        "*a _b " * 10_000,
        "`" * 50_000 + "a",
        "<!--" * 20_000,
        "<abbr title='x'>" * 5_000,
        "> " * 5_000 + "deep",
        "- " * 5_000 + "deep",
        "".join("  " * depth + "- item\n" for depth in range(500)),
        "1. " * 2_000 + "deep",
        "$" * 20_000,
        "{" * 50_000,
        "@" * 50_000,
        "a@" * 30_000,
        "☐ " * 30_000,
        "_ " * 50_000,
        "." * 40_000,
        "_" * 40_000 + " a",
        "```\n" * 10_000,
        "\n==" * 20_000,
        "|" * 20_000 + "\n" + "|-" * 1_000,
        "a\n" * 20_000,
        "![" * 20_000,
        "[a](" * 10_000,
    ],
    ids=lambda source: repr(source[:12]),
)
def test_hostile_text_is_read(read, source):  # type: ignore[no-untyped-def]
    check_positions(read(source))
