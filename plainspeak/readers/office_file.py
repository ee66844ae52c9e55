"""Opening a zipped office file safely, whatever it is and wherever it comes from."""

from __future__ import annotations

import zlib
from contextlib import suppress
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from plainspeak.model import InputError

MAX_UNPACKED = 300_000_000
"""Bytes that a file may unpack to: more than any meeting paper with pictures holds."""

MAX_XML = 40_000_000
"""Bytes of text and markup after unpacking; a page of a Word file takes about 20,000."""

MAX_MARKS = 1_500_000
"""Elements and attributes, ends of elements included. Each takes up to 350 bytes of memory once it
is read; a page of a Word file has some 500."""

MAX_FILES = 10_000
"""Files inside one office file, pictures included."""

_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_BEFORE_XML = b"\xef\xbb\xbf\xfe\xff\x00 \t\r\n"
_PIECE = 1 << 20


def unzip(data: bytes, what: str, needed: str) -> BytesIO:
    """The file, opened for a reader, once it is clear that unpacking it is safe.

    `what` names the kind of file in the message, `needed` is a file that every one of its kind
    holds. Raises InputError for a file that is locked, of an old kind, damaged, something else, or
    that would unpack to more than any paper holds.
    """
    if data.startswith(_OLD_OFFICE):
        if _LOCKED in data:
            raise InputError(f"this {what} is locked with a password. Save a copy without one.")
        raise InputError(f"this {what} is in an old form. Save it again in the present one.")
    if not data.startswith(b"PK"):
        raise other(what)
    try:
        with ZipFile(BytesIO(data)) as archive:
            _look(archive, what)
            if needed not in archive.namelist():
                raise other(what)
    except _DAMAGED as problem:
        raise damaged(what) from problem
    return BytesIO(data)


_DAMAGED = (BadZipFile, ValueError, NotImplementedError, OSError, EOFError, RuntimeError)


def _look(archive: ZipFile, what: str) -> None:
    infos = archive.infolist()
    if any(info.flag_bits & 1 for info in infos):
        raise InputError(f"this {what} is locked with a password. Save a copy without one.")
    too_much = InputError(f"this {what} unpacks to more than any paper holds.")
    # Nothing unpacks to more than is said of it here: zipfile stops there.
    if len(infos) > MAX_FILES or sum(info.file_size for info in infos) > MAX_UNPACKED:
        raise too_much
    xml = marks = 0
    for info in infos:
        if not _is_xml(archive, info):
            continue
        xml += info.file_size
        if xml > MAX_XML:
            raise too_much
        with suppress(zlib.error, *_DAMAGED), archive.open(info) as part:
            while piece := part.read(_PIECE):
                marks += piece.count(b"<") + piece.count(b"=")
                if marks > MAX_MARKS:
                    raise too_much


def _is_xml(archive: ZipFile, info: ZipInfo) -> bool:
    """Whether a part is XML, or may be; names say nothing."""
    with suppress(zlib.error, *_DAMAGED), archive.open(info) as part:
        begin = part.read(200).lstrip(_BEFORE_XML)
        return not begin or begin.startswith(b"<")
    return False


def other(what: str) -> InputError:
    """The message for a file that its suffix does not fit."""
    article = "an" if what[0] in "AEIOU" else "a"
    return InputError(f"this is not {article} {what}, although its name says so.")


def damaged(what: str) -> InputError:
    """The message for a file that breaks off or makes no sense."""
    return InputError(f"this {what} is damaged. Open it, save it again, and try once more.")


def broken(what: str, problem: Exception) -> InputError:
    """The message for what a parser could not make sense of."""
    return too_deep(what) if isinstance(problem, RecursionError) else damaged(what)


def too_deep(what: str) -> InputError:
    """The message for tables in tables beyond any reader's patience."""
    return InputError(f"tables or boxes in this {what} stand too deep inside each other.")
