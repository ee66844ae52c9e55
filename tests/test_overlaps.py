"""Which findings stand, and at which of their places."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from growth import grows
from hypothesis import given
from hypothesis import strategies as st

from plainspeak.engine.overlaps import at, keep, without_overlaps
from plainspeak.model import Document, Edit, Finding, Severity, Span

PLACES = st.lists(
    st.tuples(st.integers(0, 60), st.integers(1, 6)).map(lambda p: Span(p[0], sum(p))), min_size=1
)


def finding(places: list[Span], fixes: list[Span]) -> Finding:
    first, *rest = places
    edits = tuple(Edit(*span, "new") for span in fixes)
    return Finding(
        first.start, first.end, "wordy", "old", Severity.SMALL_THING, "", "",
        also_at=tuple(rest), fixes=edits,
    )  # fmt: skip


@given(PLACES, PLACES)
def test_an_edit_stays_where_its_place_stays(places: list[Span], edits: list[Span]) -> None:
    kept = at(finding(places, edits), places, lambda _: "x")
    assert kept is not None
    assert [Span(e.start, e.end) for e in kept.fixes] == [
        edit for edit in edits if any(edit.start < s.end and s.start < edit.end for s in places)
    ]


def test_no_place_no_finding() -> None:
    assert keep([finding([Span(0, 3)], [])], Document("old", ()), lambda *_: False) == []


def test_time_grows_with_the_places_and_no_faster() -> None:
    def prepare(number: int) -> Callable[[], object]:
        places = [Span(4 * i, 4 * i + 3) for i in range(number)]
        paper = Document("old " * number, ())
        return partial(keep, [finding(places, places)], paper, lambda *_: True)

    assert grows(prepare, 8_000) == ""


def mark(rule: str, start: int, end: int) -> Finding:
    return Finding(start, end, rule, "x", Severity.WORTH_A_LOOK, "", "")


def test_of_two_rules_about_the_same_words_the_lower_order_stands() -> None:
    both = [mark("rare-word", 4, 9), mark("jargon", 4, 9), mark("wordy", 4, 9)]
    assert [f.rule for f in without_overlaps(both, Document("x" * 20, ()))] == ["jargon"]
    assert [f.rule for f in without_overlaps(both[::-1], Document("x" * 20, ()))] == ["jargon"]


def test_the_longer_finding_stands_whatever_its_rule() -> None:
    both = [mark("jargon", 4, 9), mark("rare-word", 4, 12)]
    assert [f.rule for f in without_overlaps(both, Document("x" * 20, ()))] == ["rare-word"]


def test_of_two_as_long_as_each_other_the_first_stands() -> None:
    both = [mark("jargon", 6, 11), mark("jargon", 4, 9)]
    assert [(f.start, f.end) for f in without_overlaps(both, Document("x" * 20, ()))] == [(4, 9)]


def test_of_two_findings_of_one_rule_about_the_same_words_the_first_found_stands() -> None:
    both = [replace(mark("rare-word", 4, 9), message=said) for said in ("one", "other")]
    assert [f.message for f in without_overlaps(both, Document("x" * 20, ()))] == ["one"]
    assert [f.message for f in without_overlaps(both[::-1], Document("x" * 20, ()))] == ["other"]


def test_a_sentence_is_marked_once() -> None:
    both = [mark("long-sentence", 0, 15), mark("hard-sentence", 0, 15), mark("jargon", 4, 9)]
    assert [f.rule for f in without_overlaps(both, Document("x" * 20, ()))] == [
        "hard-sentence",
        "jargon",
    ]
