"""Which files a person means: files as they are, folders for the papers in them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from plainspeak.readers import format_of


def expand(names: Iterable[str]) -> tuple[list[str], list[tuple[str, str]]]:
    """The papers behind names of files and folders, each once, and what cannot be checked.

    Folders are walked for files of known kinds in sorted order; hidden folders and files, and
    Office's lock files (`~$agenda.docx`), are passed over. The second list holds (name, one
    sentence for a person).
    """
    papers: dict[str, None] = {}
    problems: list[tuple[str, str]] = []
    for name in names:
        if name == "-" or not os.path.isdir(name):
            papers[name] = None
            continue
        inside = list(_walk(name))
        papers.update(dict.fromkeys(inside))
        if not inside:
            problems.append((name, "there are no papers that plainspeak reads in this folder."))
    return list(papers), problems


def _walk(folder: str) -> Iterator[str]:
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        for file in sorted(files):
            if not file.startswith((".", "~$")) and format_of(file):
                yield str(Path(place, file))
