"""The word lists: CSV files in, entries out.

A list is a CSV file in UTF-8 with a header. Word lists have the columns of `Entry`, the acronym
list those of `KnownAcronym`. Several values in a cell are divided by " | ". A group's own list has
the same form: only its first column is needed, and it may be saved by a spreadsheet in any of the
usual ways (commas, semicolons or tabs between the cells, UTF-8, UTF-16 or Windows-1252).
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

RULE_OF_LIST = {
    "academic": "academic",
    "hidden-verbs": "hidden-verb",
    "idioms": "idiom",
    "latin": "latin",
    "people": "words-about-people",
    "wordy": "wordy",
}
"""Which rule reports the terms of a list; every other list belongs to `jargon`."""

ACTIONS = ("swap", "explain", "ask", "cut")

PARTS_OF_SPEECH = (
    "verb",
    "noun",
    "adjective",
    "adverb",
    "phrase",
    "preposition",
    "conjunction",
    "determiner",
    "abbr",
)

TERM_COLUMNS = (
    "term",
    "part_of_speech",
    "use_instead",
    "meaning",
    "topic",
    "action",
    "exceptions",
    "context",
    "source",
)

ACRONYM_COLUMNS = (
    "short",
    "expansion",
    "meaning",
    "field",
    "country",
    "known",
    "context",
    "ended",
    "now",
)


class ListError(ValueError):
    """A word list that cannot be used; the text names the file, the row and the column."""


class Entry(NamedTuple):
    """One line of a word list."""

    term: str
    part_of_speech: str
    use_instead: tuple[str, ...]
    meaning: str
    topic: str
    action: str  # swap | explain | ask | cut
    exceptions: tuple[str, ...] = ()
    context: tuple[str, ...] = ()  # "~word": in the same sentence, "~~word": in a heading
    source: str = ""
    list: str = ""  # the file's name without ".csv"

    @property
    def rule(self) -> str:
        """The name of the rule that reports this entry."""
        return RULE_OF_LIST.get(self.list, "jargon")


class KnownAcronym(NamedTuple):
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


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """All lists of one run. Two of them are equal only if they are the same object, so that what
    is worked out from one can be kept beside it."""

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
        name = path.stem
        with path.open(encoding="utf-8", newline="") as lines:
            rows = csv.reader(lines)
            next(rows)
            if name == "acronyms":
                acronyms.extend(_acronym(row) for row in rows)
            elif name == "everyday":
                everyday.update(row[0].lower() for row in rows)
            else:
                entries.extend(_entry(row, name) for row in rows)
    return Lexicon(tuple(entries), tuple(acronyms), frozenset(everyday))


def merge(lexicon: Lexicon, own: Iterable[Path]) -> Lexicon:
    """A lexicon with a group's own lists. An own entry stands in the place of all others of the
    same term. Raises ListError for a list that cannot be used."""
    entries: dict[str, list[Entry]] = {}
    acronyms: list[KnownAcronym] = []
    for path in own:
        for row in read_list(path):
            if isinstance(row, Entry):
                entries.setdefault(row.term.lower(), []).append(row)
            else:
                acronyms.append(row)
    letters = {a.short for a in acronyms}
    return Lexicon(
        (
            *(e for e in lexicon.entries if e.term.lower() not in entries),
            *(e for group in entries.values() for e in group),
        ),
        (*acronyms, *(a for a in lexicon.acronyms if a.short not in letters)),
        lexicon.everyday,
    )


def read_list(path: Path) -> list[Entry] | list[KnownAcronym]:
    """The entries of an own list: of words if its first column is `term`, of letters if `short`.

    Raises ListError, which names the file, the row (as a spreadsheet counts it) and the column.
    """
    rows = _own_rows(path)
    if not rows:
        raise ListError(f"{path}: this list is empty. Its first row should hold the word term.")
    header = [cell.strip().lower() for cell in rows[0]]
    columns = ACRONYM_COLUMNS if "short" in header else TERM_COLUMNS
    for number, name in enumerate(header, 1):
        if name and name not in columns:
            raise ListError(
                f"{path}, row 1, column {number}: there is no column called {name!r}."
                f" The columns are {', '.join(columns)}."
            )
    if columns[0] not in header:
        raise ListError(f"{path}, row 1: one column should be called term (or short, for letters).")
    found = []
    for number, row in enumerate(rows[1:], 2):
        if any(cell.strip() for cell in row):
            cells = {name: cell.strip() for name, cell in zip(header, row, strict=False) if name}
            found.append((number, cells))
    if columns is ACRONYM_COLUMNS:
        return [_own_acronym(cells, f"{path}, row {number}") for number, cells in found]
    return [_own_entry(cells, f"{path}, row {number}", path.stem) for number, cells in found]


def _own_rows(path: Path) -> list[list[str]]:
    try:
        data = path.read_bytes()
    except OSError as problem:
        raise ListError(f"{path}: this list cannot be opened ({problem.strerror}).") from problem
    if b"\0" in data and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise ListError(f"{path}: this is not a CSV file. Save the list as CSV and try again.")
    for encoding in ("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig", "cp1252"):
        try:
            text = data.decode(encoding)
            break
        except UnicodeDecodeError:
            continue
    else:
        raise ListError(f"{path}: the letters of this list cannot be read. Save it as UTF-8.")
    first = text.partition("\n")[0]
    divider = max(",;\t", key=first.count)
    try:
        return list(csv.reader(text.splitlines(), delimiter=divider))
    except csv.Error as problem:
        raise ListError(f"{path}: this is not a CSV file ({problem}).") from problem


def _own_entry(cells: Mapping[str, str], where: str, name: str) -> Entry:
    term = _needed(cells, "term", where)
    if not any(c.isalnum() for c in term):
        raise ListError(f"{where}, column term: {term!r} holds no letter.")
    action = cells.get("action", "").lower() or ("swap" if cells.get("use_instead") else "explain")
    _one_of(action, ACTIONS, where, "action")
    kinds = cells.get("part_of_speech", "").lower() or _guess(term)
    for kind in kinds.split("/"):
        _one_of(kind, PARTS_OF_SPEECH, where, "part_of_speech")
    row = [cells.get(column, "") for column in TERM_COLUMNS]
    row[1], row[5] = kinds, action
    return _entry(row, name)


def _own_acronym(cells: Mapping[str, str], where: str) -> KnownAcronym:
    _needed(cells, "short", where)
    _needed(cells, "expansion", where)
    return _acronym([cells.get(column, "") for column in ACRONYM_COLUMNS])


def _needed(cells: Mapping[str, str], column: str, where: str) -> str:
    if not cells.get(column):
        raise ListError(f"{where}, column {column}: this cell is empty.")
    return cells[column]


def _one_of(value: str, allowed: tuple[str, ...], where: str, column: str) -> None:
    if value not in allowed:
        raise ListError(f"{where}, column {column}: {value!r} is not one of {', '.join(allowed)}.")


def _guess(term: str) -> str:
    """The parts of speech of a term for which nobody has given one."""
    if " " in term:
        return "phrase"
    from plainspeak.analysis.inflection import parts

    names = {"v": "verb", "n": "noun", "j": "adjective", "r": "adverb"}
    found = [names[p] for p in parts(term.lower().rpartition("-")[2])]
    return "/".join(found[:2]) or "noun"


def _entry(row: list[str], name: str) -> Entry:
    term, kinds, instead, meaning, topic, action, exceptions, context, source = row
    return Entry(
        term,
        kinds,
        _parts(instead),
        meaning,
        topic,
        action,
        _parts(exceptions) if exceptions else (),
        _parts(context) if context else (),
        source,
        name,
    )


def _acronym(row: list[str]) -> KnownAcronym:
    short, expansion, meaning, field_, country, known, context, ended, now = row
    return KnownAcronym(
        short, expansion, meaning, field_, country, known, _parts(context), ended, now
    )


def _parts(cell: str) -> tuple[str, ...]:
    if "|" not in cell:
        cell = cell.strip()
        return (cell,) if cell else ()
    return tuple(part.strip() for part in cell.split("|") if part.strip())
