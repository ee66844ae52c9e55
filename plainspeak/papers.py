"""Which files a person means: files as they are, folders for the papers in them."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from plainspeak.faults import InputError
from plainspeak.readers import format_of

CHECKED, SUMMARY, JARGON_BUSTER = ".checked", ".summary", ".jargon-buster"
"""What `plainspeak review` puts into the names of the files it writes."""

MAX_BYTES = 200_000_000
"""Larger files are not read: no meeting paper is that long."""


def expand(names: Iterable[str]) -> tuple[list[str], list[tuple[str, str]]]:
    """The papers behind names of files and folders, each once, and what cannot be checked.

    Folders are walked for files of known kinds in sorted order; hidden folders and files,
    Office's lock files (`~$agenda.docx`) and what `review` wrote are passed over, and links to
    folders are not followed. The second list holds (name, one sentence for a person).
    """
    papers: dict[str, None] = {}
    problems: list[tuple[str, str]] = []
    for name in names:
        if not name:
            problems.append(('""', "there is no such file."))
            continue
        if name == "-" or not os.path.isdir(name):
            papers[name] = None
            continue
        closed: list[OSError] = []
        inside = list(_walk(name, closed.append))
        papers.update(dict.fromkeys(inside))
        for problem in closed:
            place = os.fsdecode(problem.filename)
            problems.append((place, f"this folder cannot be opened ({problem.strerror})."))
        if not inside and not closed:
            problems.append((name, "there are no papers that plainspeak reads in this folder."))
    return list(papers), problems


def as_text(name: str) -> str:
    """A name of a file as text that can be stored and shown: not every name is proper text, and
    what is not reads as \ufffd."""
    return name.encode(errors="surrogatepass").decode(errors="replace")


def content(path: str | Path) -> bytes:
    """The bytes of a file. Raises InputError with a sentence for the person who gave it."""
    try:
        status = os.stat(path)
        if not stat.S_ISREG(status.st_mode) and not stat.S_ISDIR(status.st_mode):
            raise InputError("this is not an ordinary file.")  # a pipe or device may have no end
        if status.st_size > MAX_BYTES:
            raise InputError(f"this file is over {MAX_BYTES // 1_000_000} MB. Check it in parts.")
        with open(path, "rb") as file:
            return file.read()
    except FileNotFoundError:
        raise InputError("there is no such file.") from None
    except IsADirectoryError:
        raise InputError("this is a folder, not a paper.") from None
    except OSError as problem:
        raise InputError(f"this file cannot be opened ({problem.strerror}).") from problem


def _walk(folder: str, closed: Callable[[OSError], None]) -> Iterator[str]:
    for place, folders, files in os.walk(folder, onerror=closed):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        for file in sorted(files):
            ours = any(mark in file for mark in (CHECKED, SUMMARY, JARGON_BUSTER))
            if not ours and not file.startswith((".", "~$")) and format_of(file):
                yield str(Path(place, file))
