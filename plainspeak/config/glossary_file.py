"""A group's own jargon buster as its glossary: the table that `review` wrote, as people mended it.

A CSV file from any spreadsheet, or a Word file: its first table, or all of its tables.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from plainspeak.lexicon.own import rows_of
from plainspeak.lexicon.rows import ListError
from plainspeak.model.faults import InputError
from plainspeak.wordclasses import members

KINDS = (".csv", ".tsv", ".docx")
_TERM, _FULL, _MEANING = "glossary-terms", "glossary-in-full", "glossary-meanings"


def read_glossary(path: Path) -> dict[str, str]:
    """Term → explanation, from the rows that say something; of rows for the same term the first.
    Letters with what they stand for and a meaning read "in full. Meaning". Raises ListError, with a
    sentence for the person."""
    if path.suffix.lower() not in KINDS:
        raise ListError(f"{path}: a glossary is a CSV or Word file ({', '.join(KINDS)}).")
    rows = _word_rows(path) if path.suffix.lower() == ".docx" else rows_of(path)
    found: dict[str, str] = {}
    columns: dict[str, int] | None = None
    for row in rows:
        cells = [_said(cell) for cell in row]
        if head := _columns(cells):
            columns = head
        elif any(cells):
            if columns is None:
                raise ListError(
                    f"{path}: its first row should name the columns: term, in full, meaning."
                )
            term, full, meaning = (
                cells[columns[name]] if columns.get(name, len(cells)) < len(cells) else ""
                for name in (_TERM, _FULL, _MEANING)
            )
            said = ". ".join(text.rstrip(".") for text in (full, meaning) if text)
            if term and said:
                found.setdefault(term, said)
    if columns is None:
        raise ListError(f"{path}: there is no table with the columns term and meaning.")
    return found


def _columns(cells: Sequence[str]) -> dict[str, int]:
    """Which column holds what, if this row names the columns; else empty."""
    names = [cell.casefold() for cell in cells]
    found = {
        kind: next((i for i, name in enumerate(names) if name in members(kind)), -1)
        for kind in (_TERM, _FULL, _MEANING)
    }
    found = {kind: column for kind, column in found.items() if column >= 0}
    return found if _TERM in found and len(found) > 1 else {}


def _said(cell: str) -> str:
    """What a cell says: nothing where its line is still to be filled in. A sign that keeps a
    spreadsheet from running a cell is taken off."""
    text = " ".join(cell.split())
    if text.startswith(("'=", "'+", "'-", "'@")):
        text = text[1:]
    filled = text.casefold().removeprefix("ask").strip(" :?._…")
    return text.removeprefix("Ask:").strip(" _") if filled else ""


def _word_rows(path: Path) -> Iterable[list[str]]:
    from plainspeak.readers import docx
    from plainspeak.readers.file import content

    try:
        document = docx.read(content(path))
    except InputError as problem:
        raise ListError(f"{path}: {problem}") from problem
    rows: dict[tuple[int, int], dict[int, str]] = {}
    for block in document.blocks:
        if block.cell:
            row = rows.setdefault((block.cell.table, block.cell.row), {})
            row[block.cell.column] = f"{row.get(block.cell.column, '')} {block.text}".strip()
    return [[cells.get(n, "") for n in range(1 + max(cells))] for _, cells in sorted(rows.items())]
