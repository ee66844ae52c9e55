"""Where papers are: folders, files, zip files, lists of addresses, and what fsspec can open."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from typing import Any, NamedTuple

from plainspeak.model import InputError
from plainspeak.readers import format_of
from plainspeak.readers.file import MAX_BYTES, content, limited
from plainspeak.run.files import is_paper

_PROTOCOL = re.compile(r"[a-z][a-z0-9+.-]*(?:::|://)")
_MODIFIED = (
    "mtime",
    "LastModified",
    "last_modified",
    "modified",
    "updated",
    "date_time",
    "created",
)
"""What the stores that fsspec opens call the time of the last change."""


_INSTALL = {
    "s3": "s3fs",
    "s3a": "s3fs",
    "gs": "gcsfs",
    "gcs": "gcsfs",
    "abfs": "adlfs",
    "abfss": "adlfs",
    "az": "adlfs",
    "http": "aiohttp",
    "https": "aiohttp",
}
"""The package with which fsspec opens an address that begins so, where it needs one."""


class Found(NamedTuple):
    """One address of a paper."""

    address: str
    below: int  # where in the address the part begins that is below the place that was named
    modified: str  # "2024-03-15", or "" where the store does not say
    problem: str = ""  # one sentence that says why there is no paper to open


def listed(places: Iterable[str], is_excluded: Callable[[str], bool]) -> Iterator[Found]:
    """The papers in these places, folder by folder, so that no more than one is held at a time.

    A place is a file, a folder, a zip file, an address such as `s3://bucket/papers`, or `@` with
    the name of a list that has one of these on a line. What is passed over in folders is the same
    as in a check, but git is not asked. What cannot be opened is a row with its problem.
    """
    for place in places:
        if place.startswith("@"):
            yield from listed(_lines(place[1:]), is_excluded)
        elif _PROTOCOL.match(place):
            yield from _stored(place, is_excluded)
        elif place.lower().endswith(".zip"):
            yield from _stored(f"zip://::{os.path.abspath(place)}", is_excluded)
        else:
            yield from _local(place, is_excluded)


def missing(places: Iterable[str]) -> str:
    """One sentence that says what to install before these places can be opened, "" if nothing is
    missing on this computer."""
    addresses = [
        address
        for place in places
        for address in (_lines(place[1:]) if place.startswith("@") else (place,))
        if _PROTOCOL.match(address)
    ]
    parts = (part.partition("://") for address in addresses for part in address.split("::"))
    protocols = dict.fromkeys(protocol for protocol, divider, _ in parts if divider)
    return next(filter(None, map(_problem_with, protocols)), "")


def _problem_with(protocol: str) -> str:
    """Why fsspec cannot open addresses that begin so, in one sentence, or ""."""
    from fsspec import get_filesystem_class

    try:
        get_filesystem_class(protocol)
    except ImportError as problem:
        package = _INSTALL.get(protocol)
        how = f"`pip install {package}`" if package else " ".join(str(problem).split())
        return f"{protocol}:// needs one more part, here and on each worker: {how}."
    except ValueError:
        return f"nobody here knows how to open an address that begins with {protocol}://."
    return ""


def data(address: str) -> bytes:
    """The content of a paper. Raises InputError with one sentence for a person."""
    if not _PROTOCOL.match(address):
        return content(address)
    try:
        filesystem, path = _opened(address)
        with filesystem.open(path, "rb") as file:
            return limited(file, MAX_BYTES)
    except InputError:
        raise
    except Exception as problem:  # each store raises what it likes
        raise _cannot(problem) from problem


def _cannot(problem: Exception) -> InputError:
    if isinstance(problem, InputError):
        return problem
    if isinstance(problem, FileNotFoundError):
        return InputError("there is no such file.")
    said = " ".join(str(problem).split())[:200] or type(problem).__name__
    return InputError(f"this place cannot be opened ({said}).")


def _lines(name: str) -> list[str]:
    """The addresses in a list; a missing list is an address that cannot be opened."""
    try:
        text = content(name).decode("utf-8-sig", "surrogateescape")
    except InputError:
        return [name]
    lines = (line.strip() for line in text.splitlines())
    return [line for line in lines if line and not line.startswith(("#", "@"))]


def _local(place: str, is_excluded: Callable[[str], bool]) -> Iterator[Found]:
    root = os.path.abspath(place)
    if not os.path.isdir(root):
        yield Found(root, len(root) - len(os.path.basename(root)), _changed(root))
        return
    closed: list[OSError] = []
    below = len(os.path.join(root, ""))
    for folder, folders, files in os.walk(root, onerror=closed.append):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        for name in sorted(files):
            address = os.path.join(folder, name)
            if is_paper(name) and not is_excluded(address):
                yield Found(address, below, _changed(address))
    for fault in closed:
        why = f"this folder cannot be opened ({fault.strerror})."
        yield Found(os.path.abspath(os.fsdecode(fault.filename)), 0, "", why)


def _changed(path: str) -> str:
    try:
        status = os.stat(path)
    except (OSError, ValueError):
        return ""
    return _day(status.st_mtime) if stat.S_ISREG(status.st_mode) else ""


def _opened(address: str) -> tuple[Any, str]:
    from fsspec.core import url_to_fs

    if problem := missing((address,)):
        raise InputError(problem)
    filesystem, path = url_to_fs(address)
    return filesystem, path


def _stored(place: str, is_excluded: Callable[[str], bool]) -> Iterator[Found]:
    """The papers in a place that fsspec opens. Each address is one that fsspec opens again."""
    head, *behind = place.split("::")
    rest = "".join(f"::{part}" for part in behind)
    try:
        filesystem, root = _opened(place)
        if format_of(head):
            yield Found(place, head.rfind("/") + 1, _when(filesystem.info(root)))
            return
        seen = False
        for _, folders, files in filesystem.walk(root, detail=True, on_error="raise"):
            for name in [name for name in folders if name.startswith(".")]:
                del folders[name]
            for name, info in sorted(files.items()):
                whole = filesystem.unstrip_protocol(info["name"])
                inside = info["name"].removeprefix(root).strip("/")
                address = f"{whole}{rest}"
                seen = True
                if is_paper(name) and not is_excluded(address):
                    yield Found(address, len(whole) - len(inside), _when(info))
        if not seen and not filesystem.isdir(root):
            yield Found(place, 0, "", "there is no such place.")
    except Exception as problem:  # each store raises what it likes
        yield Found(place, 0, "", str(_cannot(problem)))


def _when(info: dict[str, Any]) -> str:
    for name in _MODIFIED:
        value = info.get(name)
        if isinstance(value, datetime):
            return value.date().isoformat()
        if isinstance(value, int | float):
            return _day(value)
        if isinstance(value, tuple) and len(value) >= 3:  # as zip files have it
            return f"{value[0]:04}-{value[1]:02}-{value[2]:02}"
        if isinstance(value, str) and re.match(r"\d{4}-\d\d-\d\d", value):
            return value[:10]
    return ""


def _day(seconds: float) -> str:
    try:
        return datetime.fromtimestamp(seconds, UTC).date().isoformat()
    except (OverflowError, OSError, ValueError):
        return ""
