"""Where the papers of a run stood at a revision, and which of them have changed since.

git is asked once for each work tree, however many papers are in it, and what it knows is compared
with the files as they are. What a repository or a person has set about kinds of files or ways to
compare plays no part.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import new
from pathlib import Path
from typing import NamedTuple

from plainspeak.config.settings import ConfigError
from plainspeak.git import git as _git
from plainspeak.model.faults import InputError
from plainspeak.readers.file import content

_LINK = "120000"


class Then(NamedTuple):
    """Where a paper stood at a revision."""

    top: str  # the folder of the work tree
    commit: str
    name: str | None  # in the work tree; None for a paper that was not there

    def content(self) -> bytes | None:
        """What the paper was then, as git keeps it; None where it was not. Raises ConfigError where
        git knows of it and has not got it."""
        if self.name is None:
            return None
        fault, said = git(self.top, "cat-file", "blob", f"{self.commit}:{self.name}")
        if not fault:
            return said
        raise ConfigError(
            "git has not fetched what this paper was then. A clone without --filter has it."
        )


@dataclass(frozen=True)
class _Tree:
    """A work tree, and what was in it at the commit."""

    top: Path
    commit: str

    @cached_property
    def before(self) -> Mapping[str, str]:
        """The files of the commit, with the digests by which git knows their content; a link has
        none, as what it leads to may have changed."""
        found = {}
        _, told = git(self.top, "ls-tree", "-r", "--full-tree", "-z", self.commit)
        for entry in filter(None, os.fsdecode(told).split("\0")):
            facts, _, name = entry.partition("\t")
            mode, kind, digest = facts.split()
            if kind == "blob":
                found[name] = "" if mode == _LINK else digest
        return found

    @cached_property
    def renamed(self) -> Mapping[str, str]:
        """What files were called then, for those that have another name now."""
        _, said = git(
            self.top, "diff", "--cached", "--name-status", "-z", "--find-renames",
            "--diff-filter=R", "--no-ext-diff", "--no-textconv", "--no-relative", self.commit, "--",
        )  # fmt: skip
        told = os.fsdecode(said).split("\0")
        return dict(zip(told[2::3], told[1::3], strict=False))

    def name(self, place: Path) -> str:
        """The name under which git knows a file of this tree."""
        return place.relative_to(self.top).as_posix()


class Trees:
    """All work trees that the papers of one run are in, at one revision."""

    def __init__(self, revision: str) -> None:
        self._revision = revision
        self._by_folder: dict[Path, _Tree] = {}

    def is_unchanged(self, paper: str) -> bool:
        """Whether a paper was there at the revision and is the same now, or has gone since then:
        there are no changed lines to show. Raises ConfigError where git cannot tell."""
        place = Path(os.path.abspath(paper))
        folder = next(p for p in place.parents if p.is_dir())
        tree = self._tree(folder)
        name = tree.name(Path(os.path.realpath(folder), place.relative_to(folder)))
        digest = tree.before.get(name)
        return digest is not None and (not os.path.lexists(paper) or _is(paper, digest))

    def then(self, paper: str) -> Then:
        """Where a paper stood at the revision; a link stands for where it leads. Raises
        ConfigError where git cannot tell."""
        place = Path(os.path.realpath(paper))
        tree = self._tree(place.parent)
        name = tree.name(place)
        former = name if name in tree.before else tree.renamed.get(name)
        return Then(str(tree.top), tree.commit, former)

    def _tree(self, folder: Path) -> _Tree:
        if folder not in self._by_folder:
            self._by_folder[folder] = self._asked(folder)
        return self._by_folder[folder]

    def _asked(self, folder: Path) -> _Tree:
        if self._revision.startswith("-"):
            raise ConfigError(_unknown(self._revision))
        fault, said = git(folder, "rev-parse", "--show-toplevel")
        if fault:
            raise ConfigError("--changed needs a paper that is kept in git.")
        top = Path(os.path.realpath(os.fsdecode(said.removesuffix(b"\n"))))
        for tree in self._by_folder.values():
            if tree.top == top:
                return tree
        return _Tree(top, _commit(folder, self._revision))


def _commit(folder: Path, revision: str) -> str:
    fault, said = git(folder, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
    if not fault:
        return said.decode().strip()
    if revision == "HEAD":  # nothing is committed yet: what was there before is an empty folder
        return git(folder, "hash-object", "-t", "tree", "--stdin")[1].decode().strip()
    raise ConfigError(_unknown(revision))


def _unknown(revision: str) -> str:
    return f"git knows no revision {revision!r}. Name one such as main or HEAD~1."


def is_file(name: str) -> bool:
    """Whether what stands after --changed is a paper, and no revision that git knows."""
    if name == "-":
        return True
    if name.startswith("-") or not os.path.exists(name):
        return False
    fault, _ = git(".", "rev-parse", "--verify", "--quiet", f"{name}^{{commit}}")
    return bool(fault)


def _is(paper: str, digest: str) -> bool:
    """Whether a file holds what git knows by this digest, be its line ends those of Windows."""
    try:
        data = content(paper)
    except InputError:  # whoever reads the paper says what is wrong with it
        return False
    return digest in {_digest(data, digest), _digest(data.replace(b"\r\n", b"\n"), digest)}


def _digest(data: bytes, like: str) -> str:
    made = new("sha256" if len(like) == 64 else "sha1", usedforsecurity=False)
    made.update(b"blob %d\0" % len(data))
    made.update(data)
    return made.hexdigest()


def git(folder: str | Path, *args: str) -> tuple[int, bytes]:
    """The exit status of git and what it says in a folder; names are names and no patterns. Raises
    ConfigError where there is no git."""
    try:
        return _git(folder, "--literal-pathspecs", *args)
    except OSError:
        raise ConfigError("--changed needs git, which is not on this computer.") from None
