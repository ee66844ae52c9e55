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
EXAMPLES = HERE.parent.parent / "examples"
PAPERS = sorted(
    p for folder in (EXAMPLES, HERE / "papers") for p in folder.iterdir() if format_of(p.name)
)


def said(paper: Path) -> str:
    """The whole text report, under the paper's bare name."""
    whole = click.unstyle(text.one(check_path(paper)))
    return whole.replace(str(paper), paper.name, 1)


def snapshot(paper: Path) -> Path:
    return HERE / f"{paper.name}.report.txt"


@pytest.mark.parametrize("paper", PAPERS, ids=lambda p: p.name)
def test_what_is_said_about_a_paper(paper: Path) -> None:
    assert said(paper) == snapshot(paper).read_text(encoding="utf-8")


def test_nothing_is_said_about_a_plain_paper() -> None:
    assert check_path(HERE / "papers" / "garden-plain.md").findings == ()


if __name__ == "__main__":
    for each in PAPERS:
        snapshot(each).write_text(said(each), encoding="utf-8")
