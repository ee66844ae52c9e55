"""Opening a zipped office file safely, whatever it is and wherever it comes from."""

from __future__ import annotations

import posixpath
import zlib
from io import BytesIO
from typing import Any
from urllib.parse import unquote
from zipfile import BadZipFile, ZipFile, ZipInfo

from plainspeak.model import InputError

MAX_UNPACKED = 300_000_000
"""Bytes that a file may unpack to: more than any meeting paper with pictures holds."""

MAX_XML = 40_000_000
"""Bytes of text and markup after unpacking; a page of a Word file takes about 20,000."""

MAX_FILES = 10_000
"""Files inside one office file, pictures included."""

_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_XML = (".xml", ".rels", ".vml")


def unzip(data: bytes, what: str, needed: str) -> BytesIO:
    """The file, opened for a library, once it is clear that unpacking it is safe.

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
            _look(archive.infolist(), what)
            if needed not in archive.namelist():
                raise other(what)
    except (BadZipFile, ValueError, NotImplementedError, OSError, EOFError) as problem:
        raise damaged(what) from problem
    return BytesIO(data)


def _look(infos: list[ZipInfo], what: str) -> None:
    if any(info.flag_bits & 1 for info in infos):
        raise InputError(f"this {what} is locked with a password. Save a copy without one.")
    unpacked = sum(info.file_size for info in infos)
    xml = sum(info.file_size for info in infos if info.filename.lower().endswith(_XML))
    if unpacked > MAX_UNPACKED or xml > MAX_XML or len(infos) > MAX_FILES:
        raise InputError(f"this {what} unpacks to more than any paper holds.")


def other(what: str) -> InputError:
    """The message for a file that its suffix does not fit."""
    article = "an" if what[0] in "AEIOU" else "a"
    return InputError(f"this is not {article} {what}, although its name says so.")


def damaged(what: str) -> InputError:
    """The message for a file that breaks off or makes no sense."""
    return InputError(f"this {what} is damaged. Open it, save it again, and try once more.")


def broken(what: str, problem: Exception) -> InputError:
    """The message for what a library could not make sense of."""
    deep = "Excessive depth" in str(problem) or isinstance(problem, RecursionError)
    return too_deep(what) if deep else damaged(what)


def too_deep(what: str) -> InputError:
    """The message for tables in tables beyond any reader's patience."""
    return InputError(f"tables or boxes in this {what} stand too deep inside each other.")


def parse(xml: bytes) -> Any:
    """The root of an XML file: no outside files, no network, no expanded entities.

    Raises lxml's XMLSyntaxError.
    """
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(xml, parser)


def is_strict(data: bytes) -> bool:
    """Whether an Office file is in the strict form, which the libraries do not read."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            return b"http://purl.oclc.org/ooxml" in archive.read("_rels/.rels")
    except (BadZipFile, KeyError, ValueError, NotImplementedError, OSError, EOFError, zlib.error):
        return False


def whole(file: BytesIO) -> BytesIO:
    """An Office file without its links to parts that are not in it.

    Word and PowerPoint do not mind such links (a picture that was lost), the libraries do. A file
    that has none comes back as it is.
    """
    from lxml import etree

    changed: dict[str, bytes] = {}
    with ZipFile(file) as archive:
        there = {name.lower() for name in archive.namelist()}
        for name in archive.namelist():
            if not name.endswith(".rels"):
                continue
            root = parse(archive.read(name))
            lost = [link for link in root if not _leads_somewhere(link, name, there)]
            for link in lost:
                root.remove(link)
            if lost:
                changed[name] = etree.tostring(root, encoding="UTF-8", standalone=True)
        if not changed:
            file.seek(0)
            return file
        made = BytesIO()
        with ZipFile(made, "w") as copy:
            for name in dict.fromkeys(archive.namelist()):
                copy.writestr(name, changed.get(name) or archive.read(name))
    made.seek(0)
    return made


def _leads_somewhere(link: Any, name: str, there: set[str]) -> bool:
    if not isinstance(link.tag, str) or link.get("TargetMode") == "External":
        return True
    folder = posixpath.dirname(posixpath.dirname(name))
    target = posixpath.normpath(posixpath.join("/", folder, link.get("Target", "")))
    return unquote(target.lstrip("/")).lower() in there or target.lstrip("/").lower() in there
