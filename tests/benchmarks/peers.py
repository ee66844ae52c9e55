"""Other linters, put into a folder from PyPI and npm, to be measured on the same papers."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

PYPI = ("proselint", "textstat")
NPM = (
    "alex",
    "write-good",
    "textlint",
    "textlint-rule-write-good",
    "textlint-rule-alex",
)
_TEXTSTAT = (
    "import sys, pathlib, textstat\n"
    "p = pathlib.Path(sys.argv[1])\n"
    "for f in [p] if p.is_file() else sorted(p.iterdir()):\n"
    "    textstat.flesch_kincaid_grade(f.read_text())"
)


class Peers(NamedTuple):
    """A folder with other linters."""

    folder: Path

    def commands(self, paper: Path) -> Iterator[tuple[str, list[str]]]:
        """The name of each linter that is there, and its command for a paper or folder."""
        files = [str(paper)] if paper.is_file() else sorted(map(str, paper.iterdir()))
        python = self.folder / "venv" / "bin"
        node = self.folder / "node_modules" / ".bin"
        rules = ["--rule", "write-good", "--rule", "alex"]
        found = {
            "proselint": [str(python / "proselint"), "check", *files],
            "textstat (one formula)": [str(python / "python"), "-c", _TEXTSTAT, str(paper)],
            "alex": [str(node / "alex"), *files],
            "write-good": [str(node / "write-good"), *files],
            "textlint": [str(node / "textlint"), *rules, *files],
        }
        for name, command in found.items():
            if Path(command[0]).exists():
                yield name, command


def install(folder: Path, *, npm: bool = True) -> Peers:
    """Put the linters into the folder where they are not there yet and can be had; without `npm`
    only those of PyPI."""
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / "venv").exists():
        subprocess.run([sys.executable, "-m", "venv", folder / "venv"], check=True)
        subprocess.run([folder / "venv" / "bin" / "pip", "install", "-q", *PYPI], check=False)
    if npm and shutil.which("npm") and not (folder / "node_modules").exists():
        subprocess.run(
            ["npm", "install", "--silent", "--no-fund", "--no-audit", "--prefix", folder, *NPM],
            check=False,
        )
    return Peers(folder.resolve())
