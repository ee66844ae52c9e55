"""What the readers of zipped office files share: safe opening, and a source made of blocks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from plainspeak.model import Block, BlockKind, Cell, Document, InputError, Segment

MAX_UNPACKED = 400_000_000
"""Bytes that a file may unpack to: more than any meeting paper with pictures holds."""

_OLD_OFFICE = b"\xd0\xcf\x11\xe0"


@dataclass(frozen=True, slots=True)
class Piece:
    """A block before it has its place in the source."""

    kind: BlockKind
    text: str
    level: int = 0
    place: str = ""
    cell: Cell | None = None
    anchor: tuple[int, ...] = ()


def unzip(data: bytes, what: str) -> BytesIO:
    """The file, opened for a library, once it is clear that unpacking it is safe.

    `what` names the kind of file in the message. Raises InputError for a file that is locked, of an
    old kind, damaged, or that would unpack to more than any paper holds.
    """
    if data.startswith(_OLD_OFFICE):
        raise InputError(
            f"this {what} is locked with a password or in an old form. Save it again without one."
        )
    try:
        with ZipFile(BytesIO(data)) as archive:
            infos = archive.infolist()
            if any(info.flag_bits & 1 for info in infos):
                raise InputError(f"this {what} is locked with a password.")
            if sum(info.file_size for info in infos) > MAX_UNPACKED:
                raise InputError(f"this {what} unpacks to more than any paper holds.")
    except (BadZipFile, ValueError, NotImplementedError, OSError) as problem:
        raise InputError(f"this {what} is damaged or is something else.") from problem
    return BytesIO(data)


def document(pieces: Iterable[Piece], format: str) -> Document:
    """A Document whose source is the text of the pieces, with an empty line between them."""
    blocks: list[Block] = []
    parts: list[str] = []
    at = 0
    for piece in pieces:
        # One white space for each, so that the text stands in the source letter by letter.
        text = "".join(" " if c.isspace() else c for c in piece.text)
        start = len(text) - len(text.lstrip())
        text = text.strip()
        if not text:
            continue
        segment = Segment(0, len(text), at, at + len(text))
        blocks.append(
            Block(
                piece.kind,
                text,
                (segment,),
                level=piece.level,
                place=piece.place,
                cell=piece.cell,
                anchor=(*piece.anchor, start),
            )
        )
        parts.append(text)
        at += len(text) + 2
    return Document("\n\n".join(parts), tuple(blocks), format=format, has_lines=False)
