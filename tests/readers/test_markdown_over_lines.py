"""What is text in Markdown and what is not, where it runs over several lines."""

from __future__ import annotations

import pytest

from plainspeak import check_text
from plainspeak.model import BlockKind, Document
from plainspeak.readers import format_named
from plainspeak.readers import read as read_format


def read(source: str) -> Document:
    return read_format(source, format_named("markdown"))


def texts(source: str) -> list[str]:
    return [block.text.replace("\ufffc", "*") for block in read(source).blocks]


@pytest.mark.parametrize("line", ["+ utilise", "- utilise", "# utilise", "> utilise", "1. utilise"])
def test_a_line_of_a_formula_begins_no_list(line: str) -> None:
    assert texts(f"The sum is\n$$\na\n{line}\n$$\nwhere a is one.") == [
        "The sum is * where a is one."
    ]
    assert texts(f"> The sum is\n> $$\n> {line}\n> $$\n> here.") == ["The sum is * here."]
    assert texts(f"- The sum is\n  $$\n  {line}\n  $$\n  here.\n- Two") == [
        "The sum is * here.",
        "Two",
    ]


def test_a_formula_may_hold_a_blank_line_where_it_stands_alone() -> None:
    assert texts("Before.\n\n$$\na\n\n+ b\n$$ {#eq-one}\n\nAfter.") == ["Before.", "After."]


def test_two_dollars_in_a_sentence_hide_nothing() -> None:
    assert texts("It costs $$ a lot.\n\n- one\n\nThat is $$ too.") == [
        "It costs $$ a lot.",
        "one",
        "That is $$ too.",
    ]


@pytest.mark.parametrize("name", ["equation", "align*", "tikzpicture"])
def test_a_latex_environment_is_no_text(name: str) -> None:
    inside = f"\\begin{{{name}}}\n- utilise\n\n# heading\n\\end{{{name}}}"
    assert texts(f"Before.\n\n{inside}\n\nAfter.") == ["Before.", "After."]
    assert texts(f"The sum is\n{inside} and so on.") == ["The sum is * and so on."]


def test_an_environment_in_an_environment() -> None:
    inner = "\\begin{a}\nx\n\\end{a}"
    assert texts(f"\\begin{{a}}\n{inner}\nutilise\n\\end{{a}}\n\nAfter.") == ["After."]


def test_an_environment_in_code_ends_with_the_code() -> None:
    assert texts("```\n\\begin{a}\n$$\n```\n\nShown.\n\n\\end{a} $$") == ["Shown."]


def test_a_backtick_in_the_header_of_a_chunk_hides_nothing_after_it() -> None:
    chunk = '```{r f, fig.cap = "`pdf()` utilise"}\nx <- utilise\n```'
    assert texts(f"Before.\n\n{chunk}\n\nAfter.") == ["Before.", "After."]


def test_code_and_keys_in_html_are_one_neutral_word() -> None:
    assert texts("Use <code>utilise it</code> and <kbd>Ctrl</kbd> here.") == ["Use * and * here."]
    assert texts("<p>Use <code>utilise it</code> and <kbd>Ctrl</kbd> here.</p>") == [
        "Use * and * here."
    ]


def test_the_target_of_a_link_is_no_text_even_with_spaces() -> None:
    source = "See [the plan](files/our utilise plan.pdf) and ![a hall](big hall.png)."
    assert texts(source) == ["See the plan and a hall."]
    assert texts('See [the plan](plan.pdf "Our plan").') == ["See the plan."]
    assert texts("We [all](and that is many) met.") == ["We [all](and that is many) met."]


FRONT = """---
title: "Our plan"
subtitle: 'What we want'   # a remark
author: A Writer
abstract: |
  We met in May.
  It rained.

  We met again.
description: >-
  A short
  text.
keywords: [utilise, leverage]
format:
  html:
    title: no title
---

The body.
"""


def test_what_people_see_of_front_matter_is_read() -> None:
    document = read(FRONT)
    assert [(b.kind, b.text) for b in document.blocks] == [
        (BlockKind.HEADING, "Our plan"),
        (BlockKind.HEADING, "What we want"),
        (BlockKind.PARAGRAPH, "We met in May. It rained."),
        (BlockKind.PARAGRAPH, "We met again."),
        (BlockKind.PARAGRAPH, "A short text."),
        (BlockKind.PARAGRAPH, "The body."),
    ]
    assert all(FRONT[b.span.start : b.span.end].split() == b.text.split() for b in document.blocks)


def test_front_matter_in_toml() -> None:
    assert texts('+++\ntitle = "Our plan"\ntags = ["utilise"]\n+++\n\nBody.') == [
        "Our plan",
        "Body.",
    ]


@pytest.mark.parametrize(
    "value", ["[a, utilise]", "\n  - utilise", "\n  en: utilise", "{a: utilise}", "`r utilise`", ""]
)
def test_a_title_that_is_no_text_is_not_read(value: str) -> None:
    assert texts(f"---\ntitle: {value}\n---\n\nBody.") == ["Body."]


def test_a_finding_in_a_title_stands_where_the_title_stands() -> None:
    source = '---\ntitle: "The TQXG and us"\n---\n\nWe met.\n'
    (finding,) = check_text(source, format="markdown").findings
    assert source[finding.start : finding.end] == "TQXG"


def test_a_definition_list_of_words_is_read_and_one_of_letters_is_kept() -> None:
    document = read("Hall\n: Where we meet.\n\nPPI\n: Patient and public involvement\n")
    assert [b.text for b in document.blocks] == ["Hall", "Where we meet."]
    assert [d.short for d in document.definitions] == ["PPI"]


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ('::: {.callout-note title="Read this"}\nText.\n:::', ["Read this", "Text."]),
        ('::: {.callout-tip collapse="true"}\n## Read this\nText.\n:::', ["Read this", "Text."]),
        (":::{admonition} Read this\n:class: tip\nText.\n:::", ["Read this", "Text."]),
        (":::note[Read this]\nText.\n:::", ["Read this", "Text."]),
        ("> [!NOTE]\n> Text.", ["Text."]),
        ('!!! note "Read this"\n\n    Text.\n\nAfter.', ["Read this", "Text.", "After."]),
        ("```{note}\nText.\n```\n\nAfter.", ["Text.", "After."]),
        ("```{note} Read this.\nText.\n```", ["Read this.", "Text."]),
        (
            "````{tab-item} Read this\n:sync: a\n\nText.\n```\ncode\n```\n````",
            ["Read this", "Text."],
        ),
        ("```{code-block} python\nutilise\n```", []),
        ("```{figure} utilise.png\n:alt: x\n```", []),
    ],
)
def test_callouts_tabs_and_admonitions(source: str, shown: list[str]) -> None:
    assert texts(source) == shown


def test_an_address_whose_signs_are_escaped_is_one_word() -> None:
    address = "https://x.example/a?b=1\\&utilise=2\\_leverage"
    assert texts(f"See {address} today.") == ["See * today."]
    assert texts(f"See [{address}](https://x.example).") == ["See *."]


def test_what_says_how_an_image_looks_is_no_text_however_long() -> None:
    look = "utilise " * 200
    assert texts(f'![A hall](hall.png){{.border fig-alt="{look}"}}') == ["A hall"]


def test_code_in_a_list_in_a_list_is_code() -> None:
    assert texts("- - ``` text\n    $$ utilise\n    ```\n  - Shown $$ here.") == ["Shown $$ here."]
