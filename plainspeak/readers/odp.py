"""OpenDocument slides, as LibreOffice writes them: the same XML for text as in `.odt`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from zipfile import ZipFile

from plainspeak.model import BlockKind, Document, InputError
from plainspeak.readers import office
from plainspeak.readers.odt_styles import Styles
from plainspeak.readers.odt_text import DRAW
from plainspeak.readers.odt_walk import Walk
from plainspeak.readers.office_file import broken, other, unzip
from plainspeak.readers.office_places import SPEAKERS_NOTES
from plainspeak.readers.office_xml import parse

_WHAT = "OpenDocument presentation"
_PRESENTATION = "{urn:oasis:names:tc:opendocument:xmlns:presentation:1.0}"
_ABOUT = ("date-time", "footer", "header", "page-number", "page")
"""What stands on every slide, and the small picture of the slide over its notes."""


def read(data: bytes) -> Document:
    """The Document in an .odp file: each slide's title, what else is on it, then its notes. Raises
    InputError."""
    file = unzip(data, _WHAT, "content.xml")
    try:
        with ZipFile(file) as archive:
            manifest = "META-INF/manifest.xml"
            if manifest in archive.namelist() and b"encryption-data" in archive.read(manifest):
                raise InputError(
                    f"this {_WHAT} is locked with a password. Save a copy without one."
                )
            content = parse(archive.read("content.xml"))
        body = content.find("{*}body/{*}presentation")
        if body is None:
            raise other(_WHAT)
        return office.document(_slides(body, Styles(content)), "odp")
    except InputError:
        raise
    except Exception as problem:
        # Damaged parts may hold anything.
        raise broken(_WHAT, problem) from problem


def _slides(body: Any, styles: Styles) -> Iterator[office.Paragraph]:
    walk = Walk(styles)
    for number, slide in enumerate(body.findall(f"{DRAW}page"), 1):
        place = f"slide {number}"
        frames = [shape for shape in slide if shape.tag != f"{_PRESENTATION}notes"]
        frames.sort(key=lambda shape: _role(shape) != "title")
        for shape in frames:
            yield from _shape(shape, place, walk)
        for notes in slide.findall(f"{_PRESENTATION}notes"):
            for shape in notes:
                yield from _shape(shape, f"{place}{SPEAKERS_NOTES}", walk)


def _role(shape: Any) -> str:
    return str(shape.get(f"{_PRESENTATION}class", ""))


def _shape(shape: Any, place: str, walk: Walk) -> Iterator[office.Paragraph]:
    role = _role(shape)
    if role in _ABOUT:
        return
    for paragraph in office.bounded(walk.inside(shape)):
        if not paragraph.text.strip():
            continue
        kind, level = BlockKind.PARAGRAPH, 0
        if role in ("title", "subtitle"):
            kind, level = BlockKind.HEADING, 1 if role == "title" else 2
        elif paragraph.cell is not None:
            kind = BlockKind.TABLE_CELL
        elif paragraph.depth:
            kind, level = BlockKind.LIST_ITEM, paragraph.depth
        where = f"{place}, table, row {paragraph.cell.row + 1}" if paragraph.cell else place
        yield office.Paragraph(
            kind, paragraph.text, level, where, paragraph.cell, strong=paragraph.strong
        )
