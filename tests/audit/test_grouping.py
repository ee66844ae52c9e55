"""To which department a paper belongs, and when it was written."""

from __future__ import annotations

from pathlib import Path

import pytest

from plainspeak.apps.audit.grouping import grouping
from plainspeak.apps.audit.people import is_person, shown_group
from plainspeak.apps.audit.reading import Seen
from plainspeak.apps.audit.store import CannotGoOn

pytest.importorskip("numpy")


def seen(address: str, place: str = "", modified: str = "2026-01-02") -> Seen:
    return Seen("", address, len(place), modified, "markdown", 1, "")


@pytest.mark.parametrize(
    ("pattern", "address", "group", "date"),
    [
        ("{department}/{year}/*", "/in/estates/2023/a.md", "estates", "2023"),
        ("papers/{department}/{year}/*", "/in/papers/estates/2023/a.md", "estates", "2023"),
        ("{department}/{year}-{month}-*", "/in/estates/2023-4-board.md", "estates", "2023-04"),
        ("{part}/{team}/**", "/in/north/ward 3/deep/a.md", "north / ward 3", "2026-01-02"),
        ("{department}_{date}_*.md", "/in/hr_20240315_a.b.md", "hr", "2024-03-15"),
        ("{department}/{year}/*", "/in/elsewhere.md", "", "2026-01-02"),
    ],
)
def test_a_pattern_in_the_path(pattern: str, address: str, group: str, date: str) -> None:
    found = grouping(pattern, None).of(seen(address, "/in/"))
    assert (found.group, found.date) == (group, date)
    assert (found.dated_by == "file") is (date == "2026-01-02")


@pytest.mark.parametrize(
    ("address", "date"),
    [
        ("/papers/2024-03-15 board.md", "2024-03-15"),
        ("/papers/2022/minutes_2023_11.docx", "2023-11"),
        ("/papers/2022/form 2011.md", "2022"),
        ("/papers/ISO 2015.md", "2026-01-02"),
        ("/papers/2024-13.md", "2026-01-02"),
        ("/papers/120240315.md", "2026-01-02"),
    ],
)
def test_without_a_pattern_a_date_in_the_address_counts(address: str, date: str) -> None:
    found = grouping("", None).of(seen(f"/housing{address}", "/"))
    assert (found.group, found.date) == ("housing", date)


def test_a_table_comes_first(tmp_path: Path) -> None:
    table = tmp_path / "departments.csv"
    table.write_text("path;department;date\nin/a;Estates;\n*.eml;Post room;2020-05\n", "utf-8-sig")
    made = grouping("{folder}/*", str(table))
    assert made.of(seen("/x/in/a/b/c.md")).group == "Estates"
    assert made.of(seen("/x/in/ab/c.md", "/x/in/")).group == "ab"
    assert made.of(seen("/x/y/c.eml"))[:3] == ("Post room", "2020-05", "table")


@pytest.mark.parametrize("head", ["name,what", "path,what"])
def test_a_table_without_the_right_columns_is_named(head: str, tmp_path: Path) -> None:
    table = tmp_path / "departments.csv"
    table.write_text(f"{head}\na,b\n", encoding="utf-8")
    with pytest.raises(CannotGoOn, match="path and department"):
        grouping("", str(table))


def test_a_pattern_that_cannot_be_used_is_named() -> None:
    with pytest.raises(CannotGoOn, match="--by"):
        grouping("{a}/{a}", None)


def test_a_pattern_takes_no_longer_than_the_address_is() -> None:
    made = grouping("{a}-{b}-{c}-{d}-{e}-{f}x", None)
    assert made.of(seen("-" * 100_000)).group == ""


@pytest.mark.parametrize(
    ("name", "person"),
    [("Ann Bell", True), ("Dr Okafor", True), ("J_Smith", True), ("Estates", False),
     ("Adult Social Care", False), ("St Mary's Hospital", False), ("", False),
     ("Trial Steering Group", False)],
)  # fmt: skip
def test_a_folder_called_after_a_person_is_not_named(name: str, person: bool) -> None:
    assert is_person(name) is person
    assert (shown_group(name) == name) is not person
    assert (shown_group(f"North / {name}") == f"North / {name}") is not person
