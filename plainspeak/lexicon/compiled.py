"""What is worked out from the shipped lists alone, kept as Python keeps its modules: in a folder
`__pycache__` beside the lists, so that a program that starts need not read 28,000 lines again.

As with modules, nothing is kept where `PYTHONDONTWRITEBYTECODE` is set or the folder cannot be
written, and what is older than a list or the code that read it is made anew.
"""

from __future__ import annotations

import marshal
import os
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import Any, TypeVar, cast

from plainspeak.writing import write_whole

T = TypeVar("T")


def compiled(name: str, make: Callable[[], T], folder: Path, *rests_on: str) -> T:
    """What `make` returns, from the file kept under `name` for the lists in `folder` if that is of
    these lists, of the code that reads them and of what else it rests on: files and folders.

    It may be made of texts, numbers, None, tuples, lists, dicts and sets, and of nothing else.
    """
    kept = folder / "__pycache__" / f"{name}.{sys.implementation.cache_tag}"
    key = _key([str(folder), os.path.dirname(__file__), *rests_on])
    with suppress(OSError, EOFError, ValueError, TypeError):
        data = kept.read_bytes()
        if data.startswith(key):
            found: T = marshal.loads(data[len(key) :])
            return found
    found = make()
    if not sys.dont_write_bytecode:
        with suppress(OSError):
            kept.parent.mkdir(exist_ok=True)
            write_whole(kept, key + marshal.dumps(cast(Any, found)))
    return found


def _key(places: Iterable[str]) -> bytes:
    """Stands for files, and the files in folders, as they are now: by name, size and time. Folders
    in these folders are left out."""
    stamp = blake2b(sys.version.encode(), digest_size=16)
    for place in places:
        files = [place]
        with suppress(OSError):
            files = sorted(os.path.join(place, name) for name in os.listdir(place))
        for file in files:
            if file.endswith((".csv", ".py", ".tsv")):
                with suppress(OSError):  # code may lie in an archive
                    about = os.stat(file)
                    stamp.update(f"{file} {about.st_size} {about.st_mtime_ns}\n".encode())
    return stamp.digest()
