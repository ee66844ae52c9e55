"""git, asked so that nothing runs and nothing is fetched, whatever a folder of papers holds.

Papers come in folders of other people, and such a folder can be a repository: as it was unpacked,
or hidden inside another one. What its settings would have git start is switched off here. What
reads the work tree (`diff` with it, `status`, `cat-file --filters`) is not asked for at all: there
git runs filters, and programs that the settings of modules inside name.
"""

from __future__ import annotations

import os
import subprocess
from functools import cache

_HARMLESS = (
    "-c", "core.fsmonitor=false",  # a program that says which files have changed
    "-c", "safe.bareRepository=explicit",  # files that only look like a repository
    "-c", "core.attributesFile=",
)  # fmt: skip
_AT_HOME = {
    "GIT_ALLOW_PROTOCOL": "none",  # what is not here is not fetched
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
}


def git(folder: str | os.PathLike[str], *args: str, told: bytes = b"") -> tuple[int, bytes]:
    """The exit status of git and what it says in a folder, where `told` is its standard input.
    Raises OSError where there is no git."""
    done = subprocess.run(
        [_program(os.environ.get("PATH", os.defpath)), *_HARMLESS, "-C", os.fspath(folder), *args],
        input=told, capture_output=True, check=False, env={**os.environ, **_AT_HOME},
    )  # fmt: skip
    return done.returncode, done.stdout


@cache
def _program(path: str) -> str:
    """Where git is installed: never in the folder that one is in, where Windows looks first."""
    name = "git.exe" if os.name == "nt" else "git"
    for place in filter(os.path.isabs, path.split(os.pathsep)):
        if os.access(program := os.path.join(place, name), os.X_OK) and os.path.isfile(program):
            return program
    raise FileNotFoundError(2, "there is no such program", name)
