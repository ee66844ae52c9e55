"""The common glossary: letters that most papers do not explain, as those papers say that do."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from io import StringIO

from plainspeak.apps.audit.totals import Letters, senses
from plainspeak.lexicon.rows import ACRONYM_COLUMNS
from plainspeak.reports.data import cell

AGREED = 2 / 3
"""Of the papers that explain letters, this share has to agree before the sense is common to all.
Our own figure: a wrong line in a glossary costs more than one that is missing."""


def agreed(one: Letters) -> str:
    """The sense on which papers agree, or "" where there is none, or where they differ."""
    found = senses(one)
    if not found or found[0][1] < AGREED * sum(papers for _, papers in found):
        return ""
    return found[0][0]


def meaning(one: Letters, sense: str) -> str:
    """The plain meaning of a sense, or ""."""
    return next((m for s, m in one.meanings.items() if s.casefold() == sense.casefold()), "")


def table(letters: Sequence[tuple[str, Letters]]) -> str:
    """A CSV file that plainspeak's settings read: as `glossary`, or as one of the `lists`."""
    columns = ACRONYM_COLUMNS[:3]
    out = StringIO()
    rows = csv.writer(out, lineterminator="\r\n")
    rows.writerow(columns)
    for short, one in sorted(letters, key=lambda f: (f[0].casefold(), f[0])):
        if sense := agreed(one):
            rows.writerow(map(cell, (short, sense, meaning(one, sense))))
    return out.getvalue()
