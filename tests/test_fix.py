"""Fixing a paper changes the words it is about, and nothing else by a byte."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from itertools import pairwise

import pytest
from growth import grows
from hypothesis import given, settings
from hypothesis import strategies as st

from plainspeak import check_text, readers
from plainspeak.config.settings import Config
from plainspeak.fixing import edits as fix
from plainspeak.model import Document, Edit


def read(text: str, format: str = "markdown") -> Document:
    return readers.read(text, readers.format_named(format))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("We utilised the hall.", "We used the hall."),
        ("We utilised it, then utilise it. Utilising it helps.", "We used it, then use it. Using"),
        ("We met in order to talk.", "We met to talk."),
        ("We met in order\nto talk.", "We met to talk."),
        ("- **We utilised** the `utilised` hall.", "- **We used** the `utilised` hall."),
        ("> We utilised it.", "> We utilised it."),
        ('"We utilised it," said Ann.', '"We utilised it," said Ann.'),
        ("Caf&eacute; food was utilised.", "Caf&eacute; food was used."),
        ("We met in *order* to talk.", "We met in *order* to talk."),
        ("| Item | Who |\n|--|--|\n| Utilise it | Ann |\n", "| Item | Who |\n|--|--|\n| Use it"),
        ("Line one.\r\nWe utilised it.\r\n", "Line one.\r\nWe used it.\r\n"),
        ("\tWe utilised it.", "\tWe utilised it."),
    ],
)
def test_markdown(before: str, after: str) -> None:
    assert fix.fixed(read(before)).startswith(after)


def test_plain_text() -> None:
    text = "MINUTES\n\n  * We utilised\n    the hall.\n"
    assert fix.fixed(read(text, "plain")) == text.replace("utilised", "used")


def test_papers_that_are_not_text_themselves_are_left_alone() -> None:
    report = check_text("We utilised it.", format="plain")
    assert fix.fixes(report)
    assert fix.fixes(replace(report, document=replace(report.document, format="docx"))) == []


def test_only_some_rules() -> None:
    text = "We utilised it in order to talk."
    assert fix.fixed(read(text), rules=["wordy"]) == "We utilised it to talk."


def test_edits_are_in_order_and_apart() -> None:
    report = check_text("We utilised it in order to utilise it.", format="markdown")
    edits = fix.fixes(report)
    assert len(edits) == 3
    assert all(a.end <= b.start for a, b in pairwise(edits))


def test_apply_changes_only_the_places() -> None:
    assert fix.apply("abcdef", [Edit(1, 2, "X"), Edit(4, 6, "")]) == "aXcd"
    assert fix.apply("abc", []) == "abc"


def test_an_inline_note_that_stands_inside_its_sentence() -> None:
    text = "We met.^[We did it in order to help.] We utilised it."
    assert fix.fixed(read(text)) == "We met.^[We did it to help.] We used it."


def test_a_long_paper_takes_as_long_as_its_length() -> None:
    def prepare(times: int) -> Callable[[], object]:
        report = check_text("We utilise the hall prior to it.\n\n" * times, format="markdown")
        assert len(fix.fixes(report)) == 2 * times
        return partial(fix.fixes, report)

    assert grows(prepare, 2_000) == ""


def test_a_rule_can_stay_while_its_fixes_are_off() -> None:
    config = Config(rules={"wordy": {"fix": False}})
    text = "We utilised it in order to talk."
    report = check_text(text, format="markdown", config=config)
    assert "wordy" in {f.rule for f in report.findings}
    assert fix.fixed(read(text), config) == "We used it in order to talk."


PIECES = st.sampled_from(
    [
        "We utilised", "a collaborative plan", "in order to", "please note that",
        "Please note that",
        "the methodologies", "*leverage*", "`utilise`", "\n\n", "\n", "\n- ", "\n> ", "& more", ".",
        "“utilise,” said Ann", "due to the fact that", "an", "a", "take this offline", "to", "  ",
        "facilitate", "(utilised)", "&amp;", "\n| utilise | x |\n|--|--|\n", "\r\n", "é", "\t",
        "# ",
    ]
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=14), st.sampled_from(["markdown", "plain"]))
def test_doing_it_twice_changes_nothing_more(pieces: list[str], format: str) -> None:
    once = fix.fixed(read(" ".join(pieces), format))
    assert fix.fixed(read(once, format)) == once


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=14))
def test_what_is_not_a_listed_word_stays(pieces: list[str]) -> None:
    text = " ".join(pieces)
    edits = fix.fixes(check_text(text, format="markdown"))
    fixed = fix.apply(text, edits)
    at = 0
    for start, end, new in edits:
        assert text[at:start] + new in fixed
        at = end
    assert fixed.endswith(text[at:])
    assert len(fixed) == len(text) + sum(len(new) - (end - start) for start, end, new in edits)


@pytest.mark.parametrize(
    ("source", "changes"),
    [
        ("See [in order to] go.\n\n[in order to]: x.md\n", False),
        ("See [in order to][] go.\n\n[In order to]: x.md\n", False),
        ("See [we met\nin order to go].\n\n[we met in order to go]: x.md\n", False),
        ("See [in order to][a] go.\n\n[a]: x.md\n", False),
        ("See [in order to](y.md) go.\n\n[in order to]: x.md\n", False),
        ("We met [here] in order to go.\n\n[here]: x.md\n", True),
    ],
)
def test_a_link_still_finds_its_address(source: str, changes: bool) -> None:
    report = check_text(source, format="markdown")
    assert bool(fix.fixes(report, unsafe=True)) == changes


def test_of_two_edits_that_touch_the_first_is_made() -> None:
    report = check_text("We utilised it.", format="markdown")
    (finding,) = (f for f in report.findings if f.text == "utilised")
    (edit,) = finding.fixes
    beside = Edit(edit.end, edit.end + 1, "!")
    touching = replace(report, findings=(replace(finding, fixes=(edit, beside)),))
    assert fix.fixes(touching) == [edit]


@pytest.mark.parametrize(
    "link", ["[utilise it][plan]", "[utilise it](x)", "[utilise it][]", "[utilise it]"]
)
def test_the_words_of_a_link_stay_as_they_are(link: str) -> None:
    """They are often the title of what it leads to."""
    keys = "\n\n[plan]: plan.pdf\n[utilise it]: use.pdf\n"
    text = f"We {link} now.{keys}"
    assert fix.fixed(read(text)) == text


def test_what_may_be_the_name_of_a_page_stays_as_it_is() -> None:
    text = "- [Utilise rooms](https://x.example), and utilise them.\n"
    report = check_text(text, format="markdown")
    assert [edit.text for edit in fix.fixes(report)] == ["use"]


def test_before_does_not_stand_where_somebody_does_something() -> None:
    assert not fix.fixes(check_text("We will ring you prior to you going on leave."))
