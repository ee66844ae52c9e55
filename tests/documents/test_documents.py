"""Whole papers and everything that is said about them. Read a change here as a facilitator would.

To write the snapshots again: python tests/documents/test_documents.py
"""

from __future__ import annotations

from pathlib import Path

import click
import pytest

from plainspeak import check_path
from plainspeak.readers import format_of
from plainspeak.reports import text

HERE = Path(__file__).parent
PAPERS = sorted(p for p in (HERE.parent.parent / "examples").iterdir() if format_of(p.name))


def said(paper: Path) -> str:
    """The whole text report, under the paper's bare name."""
    whole = click.unstyle(text.one(check_path(paper)))
    return whole.replace(str(paper), paper.name, 1)


def snapshot(paper: Path) -> Path:
    return HERE / f"{paper.name}.report.txt"


@pytest.mark.parametrize("paper", PAPERS, ids=lambda p: p.name)
def test_what_is_said_about_a_paper(paper: Path) -> None:
    assert said(paper) == snapshot(paper).read_text(encoding="utf-8")


if __name__ == "__main__":
    for each in PAPERS:
        snapshot(each).write_text(said(each), encoding="utf-8")
