"""What is shown from one level on, and what is said of the rest."""

from __future__ import annotations

from collections import Counter

import pytest

from plainspeak import check_text
from plainspeak.engine.levels import shown
from plainspeak.model import Severity
from plainspeak.reports import summary

TEXT = """\
# Plan

The WXQB will leverage it. It was decided by nobody that the door is shut. The members will be told.
We must utilise a deep dive prior to lunch, and the cohort met as per the plan.
"""
REPORT = check_text(TEXT, format="markdown")
COUNTS = Counter(finding.severity for finding in REPORT.findings)


def test_the_paper_has_something_of_each_level() -> None:
    assert set(COUNTS) == set(Severity)


@pytest.mark.parametrize("level", Severity)
def test_the_level_itself_and_all_above_are_shown(level: Severity) -> None:
    report = shown(REPORT, level)
    kept = {finding.severity for finding in report.findings}
    assert kept == {one for one in Severity if one.rank <= level.rank}
    assert len(report.findings) + report.left_out == len(REPORT.findings)
    assert report.stopping_points == REPORT.stopping_points


def test_what_is_left_out_adds_up() -> None:
    report = shown(shown(REPORT, Severity.WORTH_A_LOOK), Severity.FIX_FIRST)
    assert report == shown(REPORT, Severity.FIX_FIRST)
    assert report == shown(report, Severity.SMALL_THING)


def said(level: Severity) -> str:
    return " ".join(summary.facts(shown(REPORT, level)))


def test_only_small_things_are_called_small() -> None:
    small, rest = COUNTS[Severity.SMALL_THING], COUNTS[Severity.WORTH_A_LOOK]
    assert f"{small} small thing" in said(Severity.WORTH_A_LOOK)
    assert f"{small + rest} other things are not shown." in said(Severity.FIX_FIRST)
    assert "not shown" not in said(Severity.SMALL_THING)


def test_a_paper_is_not_ready_because_something_is_not_shown() -> None:
    long = "We met in the hall and talked of it and of the garden, " * 4 + "and went home."
    report = check_text(long)
    assert report.findings
    assert report.stopping_points == 0
    for level in (Severity.WORTH_A_LOOK, Severity.FIX_FIRST):
        assert summary.advice(shown(report, level)) == "Nearly ready to send."
