"""The lines of each page of a PDF, page by page, through pypdfium2."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from typing import Any

from plainspeak.model.faults import InputError
from plainspeak.readers.pdf_lines import PdfLine, lines_of
from plainspeak.readers.pdf_notes import notes_of, with_notes
from plainspeak.readers.pdf_words import turn_of

MAX_PAGES = 2_000
MAX_LETTERS = 5_000_000
"""Letters in a paper, at most; more than twice what a long book has."""

_PASSWORD = 4  # the library's number for "a password is needed"
_LOCK = Lock()  # the library must not be used by two threads at once

Pages = tuple[list[list[PdfLine]], list[float]]
"""The lines of each page, and the pages' heights in points."""


def pages_of(data: bytes, next_page: Callable[[int], None] = lambda _: None) -> Pages:
    """The pages of a file. Before each of them, `next_page` is told how many there are.

    Raises InputError where the file is locked, damaged or too long.
    """
    import pypdfium2

    with _LOCK:
        try:
            document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as problem:
            if getattr(problem, "err_code", None) == _PASSWORD:
                raise InputError("this PDF is locked with a password. Save it without one.") from (
                    problem
                )
            raise InputError("this PDF is damaged and cannot be opened.") from problem
        try:
            return _lines(document, pypdfium2.PdfiumError, next_page)
        finally:
            document.close()


def _lines(document: Any, fault: type[Exception], next_page: Callable[[int], None]) -> Pages:
    count = len(document)
    if count > MAX_PAGES:
        raise InputError(f"this PDF has {count:,} pages. Check it in parts of {MAX_PAGES:,}.")
    document.init_forms()
    pages: list[list[PdfLine]] = []
    heights: list[float] = []
    letters = broken = 0
    for number in range(count):
        next_page(count)
        try:
            page = document[number]
            text_page = page.get_textpage()
        except fault:
            broken += 1  # one page that cannot be drawn leaves the others readable
            continue
        letters += text_page.count_chars()
        if letters > MAX_LETTERS:
            raise InputError("this PDF holds more text than any paper. Check it in parts.")
        notes = notes_of(page, number, document.formenv)
        letters += sum(len(note.text) for note in notes)
        turn = turn_of(text_page)
        pages.append(with_notes(lines_of(text_page, number, turn), notes))
        heights.append(_height(page, turn))
        text_page.close()
        page.close()
    if broken and not any(pages):
        raise InputError("this PDF is damaged, so its pages cannot be read.")
    return pages, heights


def _height(page: Any, turn: int) -> float:
    """The height of a page that is turned as far as its text is, in points."""
    width, height = page.get_size()
    on_its_side = (page.get_rotation() in (90, 270)) != (turn in (1, 3))
    return float(width if on_its_side else height)
