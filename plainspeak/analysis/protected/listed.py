"""The patterns of wordlists/patterns/protected.csv: a line for each way in which text is set apart.

`place` says what the pattern is about: `here` its own words, `sentence` and `block` all of that in
which it stands, `before` and `after` what stands between quotation marks beside it.
"""

from __future__ import annotations

import csv
from functools import cache
from typing import NamedTuple

from plainspeak.analysis.token_patterns import Pattern, compiled
from plainspeak.analysis.types import ProtectedKind
from plainspeak.lexicon import wordlist_folder


class Row(NamedTuple):
    """One line of the list. `shows` is an example with what is set apart between ⟦ and ⟧, `leaves`
    one in which nothing is."""

    pattern: str
    place: str
    kind: ProtectedKind
    shows: str
    leaves: str


@cache
def rows() -> tuple[Row, ...]:
    """All lines of the list."""
    path = wordlist_folder() / "patterns" / "protected.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        return tuple(
            Row(r["pattern"], r["place"], ProtectedKind(r["kind"]), r["shows"], r["leaves"])
            for r in csv.DictReader(lines)
        )


@cache
def patterns(place: str, kind: ProtectedKind) -> tuple[Pattern, ...]:
    """The patterns for one place and kind; those that stand before something are read backward."""
    return tuple(
        compiled(row.pattern, place == "before")
        for row in rows()
        if row.place == place and row.kind is kind
    )
