"""The reading-level report."""

from __future__ import annotations

import re

from plainspeak import check_text
from plainspeak.analysis.textstat_offline import page_numbers
from plainspeak.reports.readability import render

SENTENCE = "The group will meet in the hall to talk about the new garden. "
PAPER = f"""\
# Garden group

| Item | Who |
| --- | --- |
| Tea | Jo |

## Welcome

{SENTENCE * 12}

## Governance

The committee will disseminate the ethnographic findings and operationalise its priorities.
"""


def test_it_opens_with_the_level_in_words() -> None:
    shown = render(check_text(PAPER, format="markdown"))
    first = " ".join(shown.split("\n\n")[0].split())
    assert first.startswith("About the level of a schoolbook for ages")
    assert "It cannot see whether readers know the words." in first
    assert not re.search(r"\d\.\d", first)


def test_it_shows_counts_and_what_was_left_out() -> None:
    shown = render(check_text(PAPER, format="markdown"))
    assert "13 sentences, 167 words" in shown
    assert "4 table cells, 3 headings." in shown


def test_the_hardest_part_comes_first() -> None:
    shown = render(check_text(PAPER, format="markdown"))
    parts = shown.split("Hardest parts")[1].splitlines()
    assert parts[1].endswith("Governance (1 sentence)")
    assert parts[2].endswith("Welcome (12 sentences)")


def test_short_papers_get_no_formulas_unless_asked_for() -> None:
    report = check_text(SENTENCE)
    assert "SMOG" not in render(report)
    assert "Too little running text" in render(report)
    assert "SMOG" in render(report, page_numbers(report.document))


def test_the_numbers_of_textstat_stand_beside_ours() -> None:
    report = check_text(PAPER, format="markdown")
    shown = render(report, page_numbers(report.document))
    (row,) = [line for line in shown.splitlines() if "Flesch–Kincaid" in line]
    assert len(re.findall(r"-?\d+\.\d", row)) == 2
    assert "textstat reads the whole page." in shown


def test_it_fits_80_columns_and_any_paper() -> None:
    for text in (
        PAPER,
        "Agenda",
        "2024 and",
        f"# {'Long heading ' * 20}\n\n{SENTENCE}\n\n# B\n\nWe go.",
    ):
        for line in render(check_text(text, format="markdown")).splitlines():
            assert len(line) <= 80
