"""OpenDocument text, as LibreOffice writes it.

The paragraphs are made of its XML here. The library for the format, odfpy, has had no release since
2020 and builds its own tree, many times slower, without saying more.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from zipfile import ZipFile

from plainspeak.model import BlockKind, Document, InputError
from plainspeak.readers import office, office_styles
from plainspeak.readers.odt_styles import TEXT, Styles, masters
from plainspeak.readers.odt_walk import Paragraph, Walk, edges, page_styles_used
from plainspeak.readers.office_file import broken, other, unzip
from plainspeak.readers.office_places import heading_place, place
from plainspeak.readers.office_xml import parse

_WHAT = "OpenDocument text"
_MANIFEST = "META-INF/manifest.xml"


def read(data: bytes) -> Document:
    """The Document in an .odt file. Raises InputError."""
    file = unzip(data, _WHAT, "content.xml")
    try:
        with ZipFile(file) as archive:
            names = archive.namelist()
            if _MANIFEST in names and b"encryption-data" in archive.read(_MANIFEST):
                raise InputError(
                    f"this {_WHAT} is locked with a password. Save a copy without one."
                )
            content = parse(archive.read("content.xml"))
            styles = parse(archive.read("styles.xml")) if "styles.xml" in names else None
        body = content.find("{*}body/{*}text")
        if body is None:
            raise other(_WHAT)
        return office.document(_paragraphs(body, content, styles), "odt")
    except InputError:
        raise
    except Exception as problem:
        # Damaged parts may hold anything.
        raise broken(_WHAT, problem) from problem


def _paragraphs(body: Any, content: Any, styles_root: Any) -> Iterator[office.Paragraph]:
    roots = [content] if styles_root is None else [styles_root, content]
    styles = Styles(*roots)
    paged = any(True for _ in body.iter(f"{TEXT}soft-page-break"))
    heading = term = ""
    for paragraph in office.bounded(_walk(body, styles_root, styles)):
        names, text = paragraph.style.names, paragraph.text
        if not text.strip() or office_styles.is_left_out(names):
            continue
        kind, level = _kind(paragraph)
        titled = kind is BlockKind.HEADING and not paragraph.part
        if titled:
            heading = " ".join(text.split())
        elif paragraph.cell is not None and kind is not BlockKind.QUOTATION:
            kind, level = BlockKind.TABLE_CELL, 0
        explained, term = term if office_styles.is_definition(names) else "", ""
        if office_styles.is_term(names):
            term = office.short_form(text)
            if term:
                continue
        page = paragraph.page if paged else 0
        item = paragraph.item if kind is BlockKind.LIST_ITEM else ""
        where = place(heading, paragraph.cell, page, paragraph.part, item)
        if titled:
            where = heading_place(heading, page)
        yield office.Paragraph(
            kind,
            text,
            level,
            where,
            paragraph.cell,
            strong=paragraph.strong,
            language=office.one_language(paragraph.languages),
            term=explained,
        )


def _walk(body: Any, styles_root: Any, styles: Styles) -> Iterator[Paragraph]:
    """Headers, the body, footers; the same header on several page styles once."""
    used = page_styles_used(body, styles)
    pages = [] if styles_root is None else list(masters(styles_root, used))
    seen: set[str] = set()
    for part in ("header", "", "footer"):
        if not part:
            yield from Walk(styles).inside(body)
            continue
        for edge in (edge for page in pages for edge in edges(page, part)):
            for paragraph in Walk(styles).inside(edge, part):
                key = f"{part}:{' '.join(paragraph.text.split())}"
                if key not in seen:
                    seen.add(key)
                    yield paragraph


def _kind(paragraph: Paragraph) -> tuple[BlockKind, int]:
    element, style = paragraph.element, paragraph.style
    if element.tag == f"{TEXT}h":
        level = element.get(f"{TEXT}outline-level", "1")
        return BlockKind.HEADING, int(level) if level.isdecimal() and len(level) < 3 else 1
    named = office_styles.kind_of(style.names)
    if named and named[0] is not BlockKind.LIST_ITEM:
        return named
    if paragraph.depth:
        return BlockKind.LIST_ITEM, paragraph.depth
    return named or (BlockKind.PARAGRAPH, 0)
