"""Outcomes kept between runs, so that papers that have not changed need not be read again.

Kept only inside a project (a folder with a config file or a git repository), in a folder that
git ignores: nobody's confidential paper leaves a trace beside it.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from dataclasses import asdict
from functools import cache as once
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from plainspeak import __version__
from plainspeak.config import FILE_NAMES

if TYPE_CHECKING:
    from plainspeak.work import Outcome, Task

FOLDER = ".plainspeak_cache"


class Cache:
    """A folder of outcomes, one file for each paper and form; without a folder it keeps nothing.

    Every file begins with its key, which stands for all that the outcome depends on, and a
    checksum: what is cut short, damaged or from another version is never used.
    """

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder

    def key(self, task: Task, data: bytes) -> str:
        """A digest of everything that the outcome of a task depends on."""
        parts = (
            __version__,
            _package_stamp(),
            task.form,
            task.name,
            repr(task.config),
            *(_stamp(Path(name)) for name in task.config.lists),
            *sorted(task.known),
        )
        digest = blake2b("\x1f".join(parts).encode(), digest_size=16)
        digest.update(data)
        return digest.hexdigest()

    def load(self, task: Task, key: str) -> Outcome | None:
        """The outcome kept under this key, or None."""
        if self.folder is None:
            return None
        try:
            head, _, body = self._file(task).read_bytes().partition(b"\n")
        except OSError:
            return None
        if head != self._head(key, body):
            return None
        from plainspeak.work import Outcome

        return Outcome(**json.loads(body))

    def has(self, task: Task) -> bool:
        """Whether anything is kept for a paper, be it still true or not."""
        return self.folder is not None and self._file(task).is_file()

    def store(self, task: Task, key: str, outcome: Outcome) -> None:
        """Keep an outcome. Where that cannot be done (a full disk, a read-only folder) nothing is
        kept, and the run goes on."""
        if self.folder is None:
            return
        body = json.dumps(asdict(outcome)).encode()
        file = self._file(task)
        unfinished = file.with_name(f"{file.name}.{os.getpid()}")
        try:
            _make(self.folder)
            unfinished.write_bytes(self._head(key, body) + b"\n" + body)
            os.replace(unfinished, file)  # at once: two runs side by side see whole files only
        except OSError:
            unfinished.unlink(missing_ok=True)

    def _file(self, task: Task) -> Path:
        assert self.folder is not None
        name = blake2b(f"{task.form}\x1f{Path(task.name).resolve()}".encode(), digest_size=12)
        return self.folder / name.hexdigest()

    @staticmethod
    def _head(key: str, body: bytes) -> bytes:
        return f"{key} {blake2b(body, digest_size=16).hexdigest()}".encode()


def for_project(start: Path) -> Cache:
    """The cache of the project that a folder belongs to; one that keeps nothing outside of one."""
    for place in (start.resolve(), *start.resolve().parents):
        if (place / ".git").exists() or any((place / name).is_file() for name in FILE_NAMES):
            return Cache(place / FOLDER)
    return Cache(None)


def _make(folder: Path) -> None:
    if not folder.is_dir():
        folder.mkdir(parents=True, exist_ok=True)
        (folder / ".gitignore").write_text("*\n", encoding="utf-8")


@once
def _package_stamp() -> str:
    """Changes with every file of plainspeak itself, its word lists included."""
    package = Path(__file__).parent
    lists = [package / "wordlists", package.parent / "wordlists"]
    return _stamps(p for folder in (package, *lists) if folder.is_dir() for p in _files(folder))


def _files(folder: Path) -> Iterable[Path]:
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(f for f in folders if f != "__pycache__")
        yield from (Path(place, name) for name in sorted(names))


def _stamps(paths: Iterable[Path]) -> str:
    return blake2b("\x1f".join(map(_stamp, paths)).encode(), digest_size=16).hexdigest()


def _stamp(path: Path) -> str:
    try:
        status = path.stat()
    except OSError:
        return f"{path} gone"
    return f"{path} {status.st_size} {status.st_mtime_ns}"
