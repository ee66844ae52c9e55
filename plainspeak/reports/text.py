"""The report that a person reads on a screen: that of each paper, with a gap between them.

What it takes to make one is imported with the first paper that has none kept from another run.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from plainspeak.model import Report

JOIN = "\n\n"


def head() -> str:
    """Nothing."""
    return ""


def tail() -> str:
    """Nothing."""
    return ""


def one(report: Report) -> str:
    """The whole report, with colour codes (click takes them out where they are not wanted)."""
    from plainspeak.reports.text_paper import paper

    return paper(report)
