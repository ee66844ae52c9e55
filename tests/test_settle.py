"""Which findings stand, and at which of their places."""

from __future__ import annotations

from time import process_time

from hypothesis import given
from hypothesis import strategies as st

from plainspeak.model import Edit, Finding, Severity, Span
from plainspeak.settle import at, keep

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
    kept = at(finding(places, edits), places, "x" * 100)
    assert kept is not None
    assert [Span(e.start, e.end) for e in kept.fixes] == [
        edit for edit in edits if any(edit.start < s.end and s.start < edit.end for s in places)
    ]


def test_no_place_no_finding() -> None:
    assert keep([finding([Span(0, 3)], [])], "old", lambda *_: False) == []


def test_time_grows_with_the_places_and_no_faster() -> None:
    def seconds(number: int) -> float:
        places = [Span(4 * i, 4 * i + 3) for i in range(number)]
        begin = process_time()
        keep([finding(places, places)], "old " * number, lambda *_: True)
        return process_time() - begin

    few, many = (min(seconds(number) for _ in range(3)) for number in (1_000, 8_000))
    assert many < 24 * few  # with the square of the places it would be 64 times
