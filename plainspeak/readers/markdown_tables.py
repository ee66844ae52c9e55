"""Where the cells of a Markdown table stand."""

from __future__ import annotations

import re

_BEFORE = re.compile(r"\s*(?:(?:>|[*+-]\s|\d+[.)]\s)\s*)*\|")


def cell_places(line: str, content: str, cursor: int) -> tuple[int, int] | None:
    """The range of a cell's content in its line, searched from `cursor`, or None.

    In a cell `\\|` stands for an upright line that does not end it.
    """
    if cursor == 0:
        lead = _BEFORE.match(line)
        cursor = lead.end() if lead else 0
    for wanted in (content.replace("|", "\\|"), content):
        start = line.find(wanted, cursor)
        if start >= 0:
            return start, start + len(wanted)
    return None


def table_place(heading: str, row: int) -> str:
    """Where a row stands, for a person: "table under ‘Finance’, row 3". Rows count from 0."""
    under = f" under ‘{heading}’" if heading else ""
    return f"table{under}, row {row + 1}"
