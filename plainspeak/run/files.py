"""Which files a person means: files as they are, folders for the papers in them."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from plainspeak.git import git
from plainspeak.readers import format_of
from plainspeak.readers.other_kinds import advice, may_be_paper

CHECKED, SUMMARY, JARGON_BUSTER = ".checked", ".summary", ".jargon-buster"
EASY_WORDS = ".easy-words"
"""What `plainspeak review` puts into the names of the files it writes."""


class Found(NamedTuple):
    """What is behind the names that a person gave; of what is no paper, (name, one sentence)."""

    papers: list[str]  # each once
    problems: list[tuple[str, str]]  # what cannot be checked
    passed_over: list[tuple[str, str]]  # papers in folders, of kinds that are not read: agenda.doc


def expand(names: Iterable[str], is_excluded: Callable[[str], bool] = lambda _: False) -> Found:
    """The papers behind names of files and folders.

    Folders are walked for files of known kinds in sorted order; hidden folders and files,
    Office's lock files (`~$agenda.docx`), what `review` wrote, what git ignores and what
    `is_excluded` says are passed over, and links to folders are not followed.
    """
    papers: dict[str, None] = {}
    problems: list[tuple[str, str]] = []
    passed_over: list[tuple[str, str]] = []
    for name in names:
        if not name:
            problems.append(('""', "there is no such file."))
            continue
        if name.endswith(("/", os.sep)) and not os.path.exists(name):
            problems.append((name, "there is no such folder."))
            continue
        if name == "-" or not os.path.isdir(name):
            papers[name] = None
            continue
        closed: list[OSError] = []
        walked = list(_walk(name, closed.append))
        ignored = _ignored_by_git(name, walked)
        inside = [n for n in walked if n not in ignored and not is_excluded(n)]
        unread = [n for n in inside if format_of(n) is None]
        papers.update((n, None) for n in inside if format_of(n) is not None)
        passed_over += [(n, advice(n)) for n in unread]
        for problem in closed:
            place = os.fsdecode(problem.filename)
            problems.append((place, f"this folder cannot be opened ({problem.strerror})."))
        if not closed and all(format_of(n) is None for n in walked):
            problems.append((name, "there are no papers that plainspeak reads in this folder."))
    return Found(list(papers), problems, passed_over)


def is_result(name: str) -> bool:
    """Whether `plainspeak review` wrote the file of this name, or a later copy of it."""
    return _RESULT.search(os.path.basename(name)) is not None


_RESULT = re.compile(
    rf"(?:{'|'.join(map(re.escape, (CHECKED, SUMMARY, JARGON_BUSTER, EASY_WORDS)))})"
    r"[ \d()]*\.(?:\w+)$"
)


def is_paper(name: str) -> bool:
    """Whether a file that was met in a folder is a paper, by its name without the folder: of a
    known kind, not hidden, no lock of Office and nothing that `review` wrote."""
    return not is_result(name) and not name.startswith((".", "~$")) and format_of(name) is not None


def as_text(name: str) -> str:
    """A name of a file as text that can be stored and shown: not every name is proper text, and
    what is not reads as \ufffd."""
    return name.encode(errors="surrogatepass").decode(errors="replace")


def _walk(folder: str, closed: Callable[[OSError], None]) -> Iterator[str]:
    for place, folders, files in os.walk(folder, onerror=closed):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        for file in sorted(files):
            if is_paper(file) or (not file.startswith((".", "~$")) and may_be_paper(file)):
                yield str(Path(place, file))


def _ignored_by_git(folder: str, names: list[str]) -> frozenset[str]:
    """Those of the names in a folder that git ignores; none where there is no git or no
    repository."""
    if not names or not any((p / ".git").exists() for p in _upward(folder)):
        return frozenset()
    paths = {os.path.abspath(name): name for name in names}
    asked = os.fsencode("\0".join(paths))
    try:
        _, said = git(folder, "check-ignore", "-z", "--stdin", told=asked)
    except OSError:
        return frozenset()
    found = os.fsdecode(said).split("\0")
    return frozenset(paths[path] for path in found if path in paths)


def _upward(folder: str) -> Iterator[Path]:
    place = Path(folder).resolve()
    yield place
    yield from place.parents
