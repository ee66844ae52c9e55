"""Outcomes kept between runs, so that papers that have not changed need not be read again.

Kept only inside a project (a folder with a config file or a git repository), in a folder that
git ignores: nobody's confidential paper leaves a trace beside it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from functools import cache as once
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

import click

from plainspeak import __version__
from plainspeak.config.settings import FILE_NAMES
from plainspeak.model.faults import InputError
from plainspeak.readers.file import content
from plainspeak.run.task import Outcome
from plainspeak.writing import write_whole

if TYPE_CHECKING:
    from plainspeak.config.settings import Config
    from plainspeak.run.task import Task

FOLDER = ".plainspeak_cache"
_ODD = "surrogatepass"  # names of files need not be proper text


class Cache:
    """A folder of outcomes, one file for each paper and form; without a folder it keeps nothing.

    Every file begins with its key, which stands for all that the outcome depends on, and a
    checksum: what is cut short, damaged or from another version is never used.
    """

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder
        self._config: Config | None = None  # the one that `_stamp` stands for
        self._stamp = ""
        self._known: frozenset[str] = frozenset()
        self._known_stamp = ""

    def key(self, task: Task, data: bytes) -> str:
        """A digest of everything that the outcome of a task depends on."""
        if task.config is not self._config:
            read = (*task.config.lists, *task.config.glossary_papers)
            parts = (__version__, _package_stamp(), repr(task.config), *map(_stamp, read))
            self._stamp = "\x1f".join(parts)
            self._config = task.config
        if task.known is not self._known:  # a baseline may hold a great many
            self._known, self._known_stamp = task.known, "\x1f".join(sorted(task.known))
        parts = (self._stamp, task.form, task.level, task.name, self._known_stamp)
        digest = blake2b("\x1f".join(parts).encode(errors=_ODD), digest_size=16)
        digest.update(data)
        return digest.hexdigest()

    def load(self, task: Task, key: str) -> Outcome | None:
        """The outcome kept under this key, or None."""
        if self.folder is None:
            return None
        try:
            head, _, body = content(self._file(task)).partition(b"\n")
        except InputError:
            return None
        if head != self._head(key, body):
            return None
        facts, _, part = body.partition(b"\n")
        worst, hidden = facts.split()
        return Outcome(part.decode(errors=_ODD), None if worst == b"-" else int(worst), int(hidden))

    def has(self, task: Task) -> bool:
        """Whether anything is kept for a paper, be it still true or not."""
        return self.folder is not None and os.path.isfile(self._file(task))

    def store(self, task: Task, key: str, outcome: Outcome) -> None:
        """Keep an outcome. Where that cannot be done (a full disk, a read-only folder) nothing is
        kept, and the run goes on."""
        if self.folder is None:
            return
        worst = "-" if outcome.worst is None else outcome.worst
        body = f"{worst} {outcome.hidden}\n{outcome.part}".encode(errors=_ODD)
        file = self._file(task)
        with suppress(OSError):
            _make(self.folder)
            # All at once: two runs side by side see whole files only.
            write_whole(file, self._head(key, body) + b"\n" + body)

    def _file(self, task: Task) -> str:
        name = blake2b(
            f"{task.form}\x1f{os.path.abspath(task.name)}".encode(errors=_ODD), digest_size=12
        )
        return f"{self.folder}{os.sep}{name.hexdigest()}"

    @staticmethod
    def _head(key: str, body: bytes) -> bytes:
        return f"{key} {blake2b(body, digest_size=16).hexdigest()}".encode(errors=_ODD)


def for_project(start: Path) -> Cache:
    """The cache of the project that a folder belongs to; one that keeps nothing outside of one."""
    for place in (start.resolve(), *start.resolve().parents):
        if (place / ".git").exists() or any((place / name).is_file() for name in FILE_NAMES):
            folder = place / FOLDER
            return Cache(
                None if folder.is_symlink() else folder
            )  # it would lead out of the project
    return Cache(None)


def _make(folder: Path) -> None:
    if not folder.is_dir():
        folder.mkdir(parents=True, exist_ok=True)
        write_whole(folder / ".gitignore", b"*\n")


@once
def _package_stamp() -> str:
    """Changes with every file of plainspeak itself, its word lists included, and with what else is
    installed: the frequencies of words and spaCy's pipelines are packages of their own."""
    package = os.path.dirname(os.path.dirname(__file__))
    lists = os.path.join(os.path.dirname(package), "wordlists")
    stamps = [*_stamps(package), *(_stamps(lists) if os.path.isdir(lists) else ())]
    stamps += [sys.version, _stamp(os.path.dirname(os.path.dirname(str(click.__file__))))]
    return blake2b("\x1f".join(sorted(stamps)).encode(errors=_ODD), digest_size=16).hexdigest()


def _stamps(folder: str) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                if entry.name != "__pycache__":
                    yield from _stamps(entry.path)
            else:
                yield _stamp(entry.path)


def _stamp(path: str) -> str:
    try:
        status = os.stat(path)
    except OSError:
        return f"{path} gone"
    return f"{path} {status.st_size} {status.st_mtime_ns}"
