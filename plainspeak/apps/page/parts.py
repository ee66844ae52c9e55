"""What the page is made of that is not ours: Python for browsers, and two packages built for it.

They come from a folder, or from npm and PyPI, and are kept for the next time.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

PYODIDE = "314.0.7"
"""The version of Pyodide (Python for browsers) that the page is tested with."""

RUNTIME = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip")
LOCK = "pyodide-lock.json"
WHEELS = {"msgpack": "1.2.4", "pypdfium2": "5.15.2"}
"""Packages with machine code in them, which PyPI has for this version of Pyodide."""

_PYTHON, _PLATFORM = "3.14", "pyemscripten_2026_0_wasm32"


class PartsMissing(Exception):
    """The page cannot be made here. The text says what to do about it."""


def found(folder: Path | None) -> Path:
    """A folder that holds all the parts: `folder`, which then has to, or one of our own that is
    filled from npm and PyPI the first time. Raises PartsMissing."""
    if folder is not None:
        if missing := _missing(folder):
            raise PartsMissing(
                f"{folder}: {', '.join(missing)} is not in this folder. Put there what is in the"
                f" npm package pyodide {PYODIDE}, and the wheels of msgpack and pypdfium2 for"
                f" {_PLATFORM}."
            )
        return folder
    own = _own()
    if _missing(own):
        with tempfile.TemporaryDirectory() as name:
            fresh = Path(name)
            _runtime(fresh)
            _wheels(fresh)
            own.parent.mkdir(parents=True, exist_ok=True)
            shutil.rmtree(own, ignore_errors=True)
            shutil.copytree(fresh, own)
    return own


def are_here() -> bool:
    """Whether the parts have been fetched, so that the page can be made without a network."""
    return not _missing(_own())


def _own() -> Path:
    return cache() / "-".join(["pyodide", PYODIDE, *WHEELS.values()])


def wheel(folder: Path, package: str) -> Path:
    """The wheel of a package among the parts."""
    return sorted(folder.glob(f"{package}-*wasm32.whl"))[-1]


def _missing(folder: Path) -> list[str]:
    files = [name for name in (*RUNTIME, LOCK) if not (folder / name).is_file()]
    return files + [w for w in WHEELS if not any(folder.glob(f"{w}-*wasm32.whl"))]


def cache() -> Path:
    """Where programs keep what they can have again."""
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or str(Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = str(Path.home() / "Library" / "Caches")
    else:
        base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(base) / "plainspeak"


_ELSE = (
    "Or give a folder with these parts: --parts FOLDER. Or take the page that somebody else has"
    " made: it is one file, and works on any computer."
)


def _runtime(folder: Path) -> None:
    npm = shutil.which("npm")
    if npm is None:
        raise PartsMissing(
            "to make the page, plainspeak needs npm (it comes with Node.js), to fetch Python for"
            f" browsers. Install it. {_ELSE}"
        )
    _run([npm, "pack", "--silent", f"pyodide@{PYODIDE}"], folder, "npm has no pyodide for us")
    (packed,) = folder.glob("pyodide-*.tgz")
    with tarfile.open(packed) as archive:
        for name in (*RUNTIME, LOCK, "package.json"):
            inside = archive.extractfile(f"package/{name}")
            assert inside is not None
            (folder / name).write_bytes(inside.read())
    packed.unlink()


def _wheels(folder: Path) -> None:
    wanted = [f"{name}=={version}" for name, version in WHEELS.items()]
    command = [
        sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary", ":all:",
        "--python-version", _PYTHON, "--platform", _PLATFORM, "--dest", str(folder), *wanted,
    ]  # fmt: skip
    _run(command, folder, "pip could not fetch msgpack and pypdfium2 for browsers")


def _run(command: list[str], folder: Path, sentence: str) -> None:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        last = (done.stderr.strip() or "no reason given").splitlines()[-1]
        raise PartsMissing(f"{sentence} ({last}). Is there a network? {_ELSE}")
