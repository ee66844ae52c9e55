"""What is written on a page of a PDF afterwards: in the fields of its form, and as free text."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from typing import Any

from plainspeak.model.lines import SEEN_END, lines
from plainspeak.readers.pdf_lines import PdfLine

_MOST = 2_000  # notes and fields on one page
_LONGEST = 20_000  # letters of one of them
_UNSEEN = 2 | 32  # flags: hidden, not to be shown
_PASSWORD = 1 << 13
_HEIGHT = 11.0  # points: no line of a note is taken for higher


def notes_of(page: Any, number: int, forms: Any) -> list[PdfLine]:
    """The lines of the fields and notes of a page that a person sees. `number` is the page's, from
    0; `forms` the form of the document, or None where it has none."""
    from pypdfium2 import raw

    found: list[PdfLine] = []
    for index in range(min(raw.FPDFPage_GetAnnotCount(page.raw), _MOST)):
        note = raw.FPDFPage_GetAnnot(page.raw, index)
        if not note:
            continue
        text = "" if raw.FPDFAnnot_GetFlags(note) & _UNSEEN else _text(raw, note, forms)
        box = raw.FS_RECTF()
        if text.strip() and raw.FPDFAnnot_GetRect(note, ctypes.byref(box)):
            found += _as_lines(text, box, number)
        raw.FPDFPage_CloseAnnot(note)
    return found


def _text(raw: Any, note: Any, forms: Any) -> str:
    kind = raw.FPDFAnnot_GetSubtype(note)
    if kind == raw.FPDF_ANNOT_FREETEXT:
        return _string(lambda *room: raw.FPDFAnnot_GetStringValue(note, b"Contents", *room))
    if kind != raw.FPDF_ANNOT_WIDGET or forms is None:
        return ""
    field = raw.FPDFAnnot_GetFormFieldType(forms, note)
    typed = (raw.FPDF_FORMFIELD_TEXTFIELD, raw.FPDF_FORMFIELD_COMBOBOX, raw.FPDF_FORMFIELD_LISTBOX)
    if field not in typed or raw.FPDFAnnot_GetFormFieldFlags(forms, note) & _PASSWORD:
        return ""
    return _string(lambda *room: raw.FPDFAnnot_GetFormFieldValue(forms, note, *room))


def _string(ask: Any) -> str:
    """A text that the library writes as UTF-16 into room that it is given."""
    length = min(ask(None, 0), 2 * _LONGEST)
    if length <= 2:
        return ""
    room = (ctypes.c_ushort * (length // 2))()
    if ask(room, length) > length:
        return ""  # longer than any note
    return bytes(room).decode("utf-16-le", "replace").rstrip("\0").replace("\0", " ")


def _as_lines(text: str, box: Any, page: int) -> list[PdfLine]:
    rows = [row for line in lines(text, SEEN_END) if (row := line.text.strip())]
    height = min(_HEIGHT, max((box.top - box.bottom) / len(rows), 1.0))
    return [
        PdfLine(
            row, box.left, max(box.right, box.left + 1), box.top - height * (at + 1),
            box.top - height * at, False, page,
        )
        for at, row in enumerate(rows)
    ]  # fmt: skip


def with_notes(lines: list[PdfLine], notes: Sequence[PdfLine]) -> list[PdfLine]:
    """The lines of a page with those of its notes: each after its label on the same line, or else
    after what stands above it."""
    if not notes:
        return lines
    after: dict[int, list[PdfLine]] = {}
    for note in notes:
        beside = [n for n, line in enumerate(lines) if line.left < note.left and line.beside(note)]
        above = [n for n, line in enumerate(lines) if line.bottom >= note.top - 2]
        place = max(beside or above, default=-1)
        after.setdefault(place, []).append(note)
    found = list(after.get(-1, []))
    for number, line in enumerate(lines):
        found += [line, *after.get(number, [])]
    return found
