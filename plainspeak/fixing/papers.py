"""Papers that are changed in place: what is not meant to change stays the same byte for byte."""

from __future__ import annotations

import codecs
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from plainspeak import readers
from plainspeak.config.settings import Config
from plainspeak.engine import check as engine
from plainspeak.fixing import edits as fix
from plainspeak.model import Document, Edit, InputError
from plainspeak.readers.file import content
from plainspeak.writing import write_whole

_FORMS = (
    ("utf-8", b""),
    ("utf-8", codecs.BOM_UTF8),
    ("utf-16-le", codecs.BOM_UTF16_LE),
    ("utf-16-be", codecs.BOM_UTF16_BE),
    ("utf-16-le", b""),
    ("utf-16-be", b""),
    ("cp1252", b""),
)
"""How a text may be stored: the encoding and the mark before it."""

Ask = Callable[[Document, Edit], bool]
"""Says whether one edit is wanted."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper in a file, and how its text is stored there."""

    path: Path
    data: bytes
    document: Document
    encoding: str
    mark: bytes


def can_change(name: str) -> bool:
    """Whether papers with this name are of a kind that can be changed in place."""
    known = readers.format_of(name)
    return known is not None and known.name in fix.FORMATS


def read(name: str) -> Paper:
    """A paper that can be written back. Raises InputError with a sentence for the person."""
    known = readers.format_of(name)
    if known is None:
        raise InputError(engine.unknown_kind(name))
    if known.name not in fix.FORMATS:
        raise InputError(
            "only Markdown and plain text can be changed in place."
            " `plainspeak review` writes a marked-up copy of this paper."
        )
    data = content(name)
    document = replace(engine.read_bytes(data, known), path=name)
    for encoding, mark in _FORMS:
        if data.startswith(mark) and _encoded(document.source, encoding, mark) == data:
            return Paper(Path(name), data, document, encoding, mark)
    raise InputError("some letters in this file are damaged, so it is not changed.")


def fixed(
    paper: Paper,
    config: Config,
    ask: Ask | None = None,
    *,
    unsafe: bool = False,
    within: fix.Within | None = None,
) -> str:
    """The text of a paper with the suggestions that fit in place; `unsafe` adds those that a person
    has to look at, `within` says which places may change.

    `ask` is asked about each of them, in the order of the paper; without it, every one is wanted.
    """
    if ask is None:
        return fix.fixed(paper.document, config, unsafe=unsafe, within=within)
    report = engine.check_document(paper.document, config=config)
    edits = fix.fixes(report, unsafe=unsafe, within=within)
    return fix.apply(paper.document.source, [e for e in edits if ask(paper.document, e)])


def write(paper: Paper, text: str) -> None:
    """Put the text in the place of the paper's own, all at once, in the same encoding.

    Raises InputError where that cannot be done; then the file is as it was.
    """
    data = _encoded(text, paper.encoding, paper.mark)
    if data is None:
        raise InputError("a new word has a letter that this file cannot hold. Save it as UTF-8.")
    if content(paper.path) != paper.data:
        raise InputError("this file has changed in the meantime, so it is left as it is.")
    try:
        write_whole(paper.path.resolve(strict=True), data)  # a link stays a link
    except OSError as problem:
        raise InputError(f"this file cannot be written ({problem.strerror}).") from problem


def in_utf8(paper: Paper, lines: str) -> bool:
    """Whether these lines of the paper are stored as they are in UTF-8."""
    return paper.encoding == "utf-8" or (paper.encoding == "cp1252" and lines.isascii())


def _encoded(text: str, encoding: str, mark: bytes) -> bytes | None:
    try:
        return mark + text.encode(encoding)
    except UnicodeEncodeError:
        return None
