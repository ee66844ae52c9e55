from __future__ import annotations

import csv
import json
from io import StringIO

from plainspeak import Report, check_text
from plainspeak.reports import acronyms

TEXT = """# Minutes

The TSG met. The integrated care board (ICB) sent two people. The ICB and the NHS agreed.

PIS is not ready. The participant information sheet (PIS) is late.
"""


def report() -> Report:
    return check_text(TEXT, format="markdown")


def test_the_table_is_plain_text_of_80_columns() -> None:
    table = acronyms.table([report()])
    assert all(len(line) <= 80 and line == line.rstrip() for line in table.splitlines())
    assert "TSG      never explained     1  line 3" in table
    assert "4 sets of letters, 1 never explained, 1 explained late." in table


def test_each_paper_has_its_part() -> None:
    assert acronyms.table([report(), report()]).count("Letters") == 2


def test_a_paper_without_letters_says_so() -> None:
    empty = check_text("Nothing here but words.", format="markdown")
    assert acronyms.table([empty]) == "This text: no sets of letters.\n"
    assert acronyms.csv([empty]).count("\n") == 1


def test_the_csv_has_one_line_for_each_set_of_letters() -> None:
    rows = list(csv.DictReader(StringIO(acronyms.csv([report()]))))
    assert [(r["letters"], r["state"]) for r in rows] == [
        ("TSG", "unexplained"),
        ("ICB", "explained"),
        ("NHS", "well-known"),
        ("PIS", "explained-late"),
    ]
    assert rows[1]["stands_for"] == "integrated care board"
    assert rows[1]["first_line"] == "3"
    assert rows[1]["uses"] == "2"


def test_the_json_gives_places_in_the_source() -> None:
    made = json.loads(acronyms.json([report()]))
    first = made["papers"][0]["acronyms"][0]
    start, end = first["places"][0]
    assert TEXT[start:end] == first["letters"] == "TSG"
