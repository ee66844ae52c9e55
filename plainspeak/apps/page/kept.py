"""The page as it was made last, while nothing that it is made of has changed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import plainspeak
from plainspeak.apps.page import parts
from plainspeak.lexicon import wordlist_folder
from plainspeak.writing import write_whole


def page(folder: Path | None, making: Callable[[], None] = lambda: None) -> bytes:
    """The page. Where it has to be made, `making` is called first, so that somebody can be told
    that it takes a while. Raises PartsMissing."""
    place = parts.cache() / f"page-{_state(folder)}.html"
    if place.is_file():
        return place.read_bytes()
    from plainspeak.apps.page import build

    making()
    made = build.page(folder)
    with suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True)
        for old in place.parent.glob("page-*.html"):
            old.unlink()
        write_whole(str(place), made)
    return made


def _state(folder: Path | None) -> str:
    """Changes with every file that goes into the page."""
    said = "\n".join([plainspeak.__version__, parts.PYODIDE, str(folder), *_files()])
    return hashlib.sha256(said.encode()).hexdigest()[:16]


def _files() -> Iterator[str]:
    for home in (Path(plainspeak.__file__).parent, wordlist_folder()):
        for path in sorted(home.rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                status = path.stat()
                yield f"{path} {status.st_size} {status.st_mtime_ns}"
