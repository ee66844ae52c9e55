"""The bytes of a file, or one sentence that says why there are none."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import BinaryIO

from plainspeak.model.faults import InputError
from plainspeak.readers.other_kinds import advice

MAX_BYTES = 200_000_000
"""Larger files are not read: no meeting paper is that long."""

_MODE = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)  # a pipe in the place of a file must not keep anybody waiting
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)


def content(path: str | Path, most: int = MAX_BYTES) -> bytes:
    """The bytes of a file, `most` at most. Raises InputError with a sentence for the person."""
    try:
        _look(os.stat(path), most)  # opening a device may already do something
        with os.fdopen(os.open(path, _MODE), "rb") as file:
            _look(os.fstat(file.fileno()), most)
            return limited(file, most)
    except FileNotFoundError:
        name = str(path)
        raise InputError(
            (advice(name) if "://" in name else "") or "there is no such file."
        ) from None
    except ValueError:  # a zero in the name
        raise InputError("there can be no file of this name.") from None
    except IsADirectoryError:
        raise InputError("this is a folder, not a paper.") from None
    except OSError as problem:
        raise InputError(f"this file cannot be opened ({problem.strerror}).") from problem


def limited(file: BinaryIO, most: int = MAX_BYTES) -> bytes:
    """What is left in a stream. Raises InputError where that is more than any paper holds."""
    data = file.read(most + 1)
    if len(data) > most:
        raise _too_long(most)
    return data


def _look(status: os.stat_result, most: int) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise InputError("this is a folder, not a paper.")
    if not stat.S_ISREG(status.st_mode):
        raise InputError("this is not an ordinary file.")  # a pipe or device may have no end
    if status.st_size > most:
        raise _too_long(most)


def _too_long(most: int) -> InputError:
    return InputError(f"this file is over {most // 1_000_000} MB. Check it in parts.")
