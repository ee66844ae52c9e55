"""Lines and columns as a person counts them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plainspeak import check_text
from plainspeak.model import Document
from plainspeak.model.lines import LINE_END, SEEN_END, lines
from plainspeak.model.positions import Positions


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_line_begins_behind_the_end_of_the_one_before(end: str) -> None:
    texts = ["We met.", "", "TQXG came, and a WXQB.", "TQXG went."]
    source = end.join(texts)
    positions = Positions(check_text(source, format="markdown").document)
    at = 0
    for number, line in enumerate(texts, 1):
        assert positions.line_and_column(at) == (number, 1)
        assert positions.line_and_column(at + len(line)) == (number, len(line) + 1)
        at += len(line + end)


def test_a_report_says_the_line_and_column_of_each_finding() -> None:
    report = check_text("We met.\n\nTQXG came, and a WXQB.\n", format="markdown").to_dict()
    places = {f["text"]: (f["line"], f["column"]) for f in report["findings"]}
    assert places["TQXG"] == (3, 1)
    assert places["WXQB"] == (3, 18)


@settings(deadline=None)
@given(st.text("a \t\r\n\v\f\x1c\x85\u2028"))
def test_lines_hold_the_whole_text_at_its_places(text: str) -> None:
    for ends in (LINE_END, SEEN_END):
        found = list(lines(text, ends))
        assert "".join(line.text + line.end for line in found) == text
        assert all(text.startswith(line.text + line.end, line.start) for line in found)
    seen = [line.text + line.end for line in lines(text, SEEN_END)]
    assert (seen if seen[-1] else seen[:-1]) == text.splitlines(keepends=True)


@settings(deadline=None)
@given(st.text("a \r\n\f"))
def test_a_line_has_the_number_that_reports_give_it(text: str) -> None:
    positions = Positions(Document(text, ()))
    for number, line in enumerate(lines(text), start=1):
        assert positions.line_and_column(line.start) == (number, 1)
