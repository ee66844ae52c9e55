"""A group's own list: CSV as any spreadsheet saves it, read with care and clear messages.

Only the first column is needed. Cells may be parted by commas, semicolons or tabs, and the file may
be UTF-8, UTF-16 or Windows-1252.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path

from plainspeak.lexicon.rows import (
    ACRONYM_COLUMNS,
    ACTIONS,
    PARTS_OF_SPEECH,
    TERM_COLUMNS,
    Entry,
    KnownAcronym,
    ListError,
    acronym_of,
    entry_of,
    readers_of,
)

OWN_WORD = "5"
"""Of ten newcomers, how many stop at a word of a group's own list that says nothing of it: the
group wants it named."""

_MOST = 20_000_000  # bytes of an own list


def read_list(path: Path) -> list[Entry] | list[KnownAcronym]:
    """The entries of an own list: of words if its first column is `term`, of letters if `short`.

    Raises ListError, which names the file, the row (as a spreadsheet counts it) and the column.
    """
    rows = rows_of(path)
    if not rows:
        raise ListError(f"{path}: this list is empty. Its first row should hold the word term.")
    header = [cell.strip().lower() for cell in rows[0]]
    columns = ACRONYM_COLUMNS if "short" in header else TERM_COLUMNS
    if "meaning" in header and "in full" in header:
        raise ListError(
            f"{path}: this is a jargon buster. Write glossary = {path.name!r} to use it."
        )
    for number, name in enumerate(header, 1):
        if name and name not in columns:
            raise ListError(
                f"{path}, row 1, column {number}: there is no column called {name[:40]!r}."
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


def rows_of(path: Path) -> list[list[str]]:
    """The rows of a CSV file as any spreadsheet saves it. Raises ListError."""
    if path.exists() and not path.is_file():
        raise ListError(f"{path}: this list is not an ordinary file.")
    try:
        with path.open("rb") as file:
            data = file.read(_MOST + 1)
    except OSError as problem:
        raise ListError(f"{path}: this list cannot be opened ({problem.strerror}).") from problem
    if len(data) > _MOST:
        raise ListError(f"{path}: this list is longer than any that people keep.")
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
    kinds = cells.get("part_of_speech", "").lower()
    for kind in kinds.split("/") if kinds else ():
        _one_of(kind, PARTS_OF_SPEECH, where, "part_of_speech")
    readers_of(cells.get("readers", ""), f"{where}, column readers")
    readers = cells.get("readers", "") or OWN_WORD
    row = {**cells, "part_of_speech": kinds, "action": action, "readers": readers}
    return entry_of([row.get(column, "") for column in TERM_COLUMNS], name)


def _own_acronym(cells: Mapping[str, str], where: str) -> KnownAcronym:
    _needed(cells, "short", where)
    _needed(cells, "expansion", where)
    return acronym_of(cells, where)


def _needed(cells: Mapping[str, str], column: str, where: str) -> str:
    if not cells.get(column):
        raise ListError(f"{where}, column {column}: this cell is empty.")
    return cells[column]


def _one_of(value: str, allowed: tuple[str, ...], where: str, column: str) -> None:
    if value not in allowed:
        raise ListError(f"{where}, column {column}: {value!r} is not one of {', '.join(allowed)}.")
