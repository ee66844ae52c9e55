"""Files that are written whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
from contextlib import suppress
from pathlib import Path

_NO_LINKS = getattr(os, "O_NOFOLLOW", 0)  # Windows has none
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NO_LINKS | getattr(os, "O_BINARY", 0)


def write_whole(path: str | Path, data: bytes) -> None:
    """Put a file with this content in the place of what is at `path`, all at once.

    What was there stays until the new file is complete. It is written beside it, under a name that
    nobody can guess, and never through a link: a link at `path` gives way to the file. Mode, owner
    and group of an old file are kept. Raises OSError, and leaves everything as it was, where that
    cannot be done, and for an old file that may not be written, is no ordinary file, or has a
    second name (a hard link), which would go on showing the old text.
    """
    folder = os.path.dirname(path) or "."
    old = _old(path)
    unfinished = os.path.join(folder, f".plainspeak-{os.urandom(8).hex()}")
    handle = os.open(unfinished, _NEW, 0o666 if old is None else 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            if old is not None:
                _keep(file.fileno(), old)
        os.replace(unfinished, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(unfinished)
        raise


def _old(path: str | Path) -> os.stat_result | None:
    """What is known of the file that is to be replaced; None where there is none to be kept."""
    try:
        old = os.lstat(path)
    except FileNotFoundError:
        return None
    if stat.S_ISLNK(old.st_mode):
        return None
    if not stat.S_ISREG(old.st_mode):
        raise OSError(errno.EINVAL, "it is not an ordinary file", str(path))
    if old.st_nlink > 1:
        raise OSError(errno.EMLINK, "it has a second name, a hard link", str(path))
    if not os.access(path, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
    return old


def _keep(handle: int, old: os.stat_result) -> None:
    """Give a new file the owner, group and mode of the old one."""
    if not hasattr(os, "fchown"):
        return
    new = os.fstat(handle)
    if (new.st_uid, new.st_gid) != (old.st_uid, old.st_gid):
        try:
            os.fchown(handle, old.st_uid, old.st_gid)
        except OSError as problem:
            raise OSError(problem.errno, "its owner or group would change") from problem
    os.fchmod(handle, stat.S_IMODE(old.st_mode))
