"""Lines and columns as a person counts them."""

from __future__ import annotations

import pytest

from plainspeak import check_text
from plainspeak.model.positions import Positions


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_line_begins_behind_the_end_of_the_one_before(end: str) -> None:
    lines = ["We met.", "", "TQXG came, and a WXQB.", "TQXG went."]
    source = end.join(lines)
    positions = Positions(check_text(source, format="markdown").document)
    at = 0
    for number, line in enumerate(lines, 1):
        assert positions.line_and_column(at) == (number, 1)
        assert positions.line_and_column(at + len(line)) == (number, len(line) + 1)
        at += len(line + end)


def test_a_report_says_the_line_and_column_of_each_finding() -> None:
    report = check_text("We met.\n\nTQXG came, and a WXQB.\n", format="markdown").to_dict()
    places = {f["text"]: (f["line"], f["column"]) for f in report["findings"]}
    assert places["TQXG"] == (3, 1)
    assert places["WXQB"] == (3, 18)
