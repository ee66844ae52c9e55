"""The word lists: CSV files in, entries out.

A list is a CSV file in UTF-8 with a header. Word lists have the columns of `Entry`, the acronym
list those of `KnownAcronym`. Several values in a cell are divided by " | ".
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from io import StringIO
from pathlib import Path

RULE_OF_LIST = {
    "academic": "academic",
    "hidden-verbs": "hidden-verb",
    "idioms": "idiom",
    "latin": "latin",
    "people": "words-about-people",
    "wordy": "wordy",
}
"""Which rule reports the terms of a list; every other list belongs to `jargon`."""


class ListError(ValueError):
    """A word list that cannot be used; the text names the file, the row and the column."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a word list."""

    term: str
    part_of_speech: str
    use_instead: tuple[str, ...]
    meaning: str
    topic: str
    action: str  # swap | explain | ask | cut
    exceptions: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    source: str = ""
    list: str = ""  # the file's name without ".csv"

    @property
    def rule(self) -> str:
        """The name of the rule that reports this entry."""
        return RULE_OF_LIST.get(self.list, "jargon")


@dataclass(frozen=True, slots=True)
class KnownAcronym:
    """One meaning of a set of letters, as our list has it."""

    short: str
    expansion: str
    meaning: str
    field: str
    country: str  # GB | US | "" for both
    known: str  # audience to whom the letters need no explanation: public | staff | research-team
    context: tuple[str, ...] = ()  # words nearby that make this sense likely
    ended: str = ""  # when the name ended or changed: "2022-07"
    now: str = ""  # what to say instead since then


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All lists of one run."""

    entries: tuple[Entry, ...] = ()
    acronyms: tuple[KnownAcronym, ...] = ()
    everyday: frozenset[str] = field(default_factory=frozenset)  # never called rare


def wordlist_folder() -> Path:
    """Where the lists lie: in the installed package, or beside it in a checkout."""
    installed = Path(str(files("plainspeak"))) / "wordlists"
    return installed if installed.is_dir() else installed.parent.parent / "wordlists"


@cache
def shipped() -> Lexicon:
    """The lists that come with plainspeak."""
    entries: list[Entry] = []
    acronyms: list[KnownAcronym] = []
    everyday: set[str] = set()
    for path in sorted(wordlist_folder().glob("*.csv")):
        if path.stem == "acronyms":
            acronyms.extend(
                KnownAcronym(
                    row["short"],
                    row["expansion"],
                    row["meaning"],
                    row["field"],
                    row["country"],
                    row["known"],
                    _parts(row["context"]),
                    row["ended"],
                    row["now"],
                )
                for row in _rows(path)
            )
        elif path.stem == "everyday":
            everyday.update(row["term"].lower() for row in _rows(path))
        else:
            entries.extend(
                Entry(
                    row["term"],
                    row["part_of_speech"],
                    _parts(row["use_instead"]),
                    row["meaning"],
                    row["topic"],
                    row["action"],
                    _parts(row["exceptions"]),
                    _parts(row["context"]),
                    row["source"],
                    path.stem,
                )
                for row in _rows(path)
            )
    return Lexicon(tuple(entries), tuple(acronyms), frozenset(everyday))


def _rows(path: Path) -> Iterator[dict[str, str]]:
    yield from csv.DictReader(StringIO(path.read_text(encoding="utf-8")))


def _parts(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split("|") if part.strip())
