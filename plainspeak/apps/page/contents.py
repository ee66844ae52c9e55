"""Which files of which packages go into the page: what reading a paper needs, and nothing else."""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
import tarfile
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from importlib.metadata import PackageNotFoundError, distribution
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from plainspeak.analysis.terms.evidence import may_show
from plainspeak.apps.page import parts
from plainspeak.lexicon import wordlist_folder

_PURE = ("markdown_it", "mdurl", "mdit_py_plugins")
"""Packages in Python alone that go in as they are."""

_DATA = {
    "wordfreq": ("data/small_en.msgpack.gz", "data/large_en.msgpack.gz"),
    "textstat": ("resources/en/easy_words.txt",),
}
"""Packages of which only data are read."""

_NOT_OURS = re.compile(
    r"apps/(?!__init__|page/(?:__init__|desk|group|view)\.py)|data/(?:fit_|make_|boosting)|"
    r"data/tagger/(?:train|network|config|README)|run/(?!__init__|files)|wordlists/|fixing/papers"
)
"""Of plainspeak: what people start on the command line, and the programs that made the data."""

_NOT_WANTED = re.compile(
    r"(?:^|/)__pycache__/|\.pyi$|py\.typed$|^markdown_it/(?:cli|port\.yaml)|^pypdfium2_cli/"
    r"|\.dist-info/|/port\.yaml$"
    r"|^mdit_py_plugins/(?!__init__|utils|admon|deflist|footnote)"
)

_STDLIB = re.compile(
    r"^(?:_pyrepl|antigravity|asyncio/(?:windows|proactor|__main__|tools)|cProfile|code|colorsys"
    r"|concurrent/(?:futures/(?:process|thread|interpreter)|interpreters)|configparser"
    r"|ctypes/(?:_aix|macholib|wintypes)|email/mime|ensurepip|filecmp|getopt|graphlib|http|idlelib"
    r"|imaplib|json/(?:tool|__main__)|lib2to3|logging/(?:config|handlers)|mailbox"
    r"|multiprocessing|nturl2path|optparse|pdb|plistlib|poplib|profile|pty|py_compile|pydoc|runpy"
    r"|smtplib|sqlite3|this|tracemalloc|tty|turtle|unittest|urllib/(?:error|request|response|robotparser)"
    r"|webbrowser|wsgiref|xml/(?:dom|sax)|xmlrpc|zoneinfo|doctest|pickletools|ftplib|curses|dbm"
    r"|tkinter|venv|wave|tabnanny|_pyio|trace|zipapp|symtable|pstats|pyclbr|modulefinder|fileinput"
    r"|socketserver|shelve|sched|rlcompleter|netrc|getpass|cmd|bdb|compileall|timeit|__hello__"
    r"|__phello__|zipfile/__main__|sysconfig/__main__)(?:[./]|$)"
    r"|^encodings/(?:mac_(?!roman)|cp(?:037|273|424|500|7|86[^6]|875|1006|1026|1140)"
    r"|hp_roman8|kz1048|palmos|ptcp154|tis_620)"
)
"""Of Python's own library: what no part of the page imports."""


def packages(folder: Path) -> bytes:
    """A tar archive of all that is put beside Python. `folder` holds the parts."""
    files = {**dict(_all(folder)), NOTICES: notices(folder).encode()}
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name in sorted(files):
            info = tarfile.TarInfo(name)
            info.size = len(files[name])
            archive.addfile(info, io.BytesIO(files[name]))
    return out.getvalue()


DENSE = "weights.bin"
"""The one large file that hardly gets smaller: it is stored by itself, to be unpacked quickly."""

_LATER = "pypdfium2"  # what only a PDF needs


def parted(archive: bytes) -> tuple[bytes, bytes, bytes]:
    """The archive in two, each with a first line that says names and sizes: what every paper needs,
    and what is put beside it with the first PDF; and the file DENSE by itself."""
    now: dict[str, bytes] = {}
    later: dict[str, bytes] = {}
    with tarfile.open(fileobj=io.BytesIO(archive)) as whole:
        for member in whole:
            held = whole.extractfile(member)
            assert held is not None
            (later if member.name.startswith(_LATER) else now)[member.name] = held.read()
    dense = now.pop(f"plainspeak/data/tagger/{DENSE}")
    return _joined(now), _joined(later), dense


def _joined(files: Mapping[str, bytes]) -> bytes:
    head = json.dumps([[name, len(content)] for name, content in files.items()])
    return b"".join([head.encode(), b"\n", *files.values()])


def _all(folder: Path) -> Iterator[tuple[str, bytes]]:
    yield from _ours()
    for package in _PURE:
        yield from _package(package)
    for package, names in _DATA.items():
        home = _home(package)
        yield f"{package}/__init__.py", b""
        yield from ((f"{package}/{name}", _loose((home / name).read_bytes())) for name in names)
    for package in parts.WHEELS:
        with zipfile.ZipFile(parts.wheel(folder, package)) as wheel:
            for name in wheel.namelist():
                if not _NOT_WANTED.search(name) and not name.endswith("/"):
                    yield name, wheel.read(name)


def _loose(content: bytes) -> bytes:
    """A gzip file that holds the same and is not packed: the whole page is packed later."""
    if content[:2] != b"\x1f\x8b":
        return content
    return gzip.compress(gzip.decompress(content), 0, mtime=0)


def _ours() -> Iterator[tuple[str, bytes]]:
    for name, content in _package("plainspeak"):
        if not _NOT_OURS.match(name.removeprefix("plainspeak/")) and not name.endswith(".md"):
            yield name, content
    folder = wordlist_folder()
    for path in _files(folder):
        content = path.read_bytes()
        if path.parent == folder:
            content = _without_sentences(content)
        yield f"plainspeak/wordlists/{path.relative_to(folder).as_posix()}", content


_ALONE = frozenset({"noun", "adverb"})
"""Parts of speech to which no small word belongs that has to be shown behind them."""


def _without_sentences(content: bytes) -> bytes:
    """A word list without who says so, and without the sentences that no check of a paper reads:
    those that only test it."""
    rows = list(csv.DictReader(io.StringIO(content.decode(), newline="")))
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, rows[0], lineterminator="\n")
    writer.writeheader()
    for row in rows:
        for column in {"silent", "source"} & row.keys():
            row[column] = ""
        if "sentences" in row:
            kinds = row.get("part_of_speech", "").split("/")
            replaces = row.get("use_instead") and row.get("action") != "explain"
            replaces = replaces and not _ALONE.issuperset(kinds)
            read = row["sentences"].split(" | ") if replaces else []
            row["sentences"] = " | ".join(filter(may_show, read))
        writer.writerow(row)
    return out.getvalue().encode()


def _package(name: str) -> Iterator[tuple[str, bytes]]:
    home = _home(name)
    for path in _files(home):
        inside = f"{name}/{path.relative_to(home).as_posix()}"
        if not _NOT_WANTED.search(inside):
            yield inside, path.read_bytes()


def _files(folder: Path) -> Iterable[Path]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return sorted(path for path in found if path.parent.name != "__pycache__")


def _home(package: str) -> Path:
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise parts.PartsMissing(f"plainspeak needs the package {package} to make the page.")
    return Path(spec.origin).parent


def stdlib(archive: bytes) -> bytes:
    """Python's own library without what the page never imports, and not packed: the whole page is
    packed later, and better."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(out, "w") as new:
        for name in sorted(old.namelist()):
            if not _STDLIB.match(name) and not name.endswith("/"):
                new.writestr(zipfile.ZipInfo(name), old.read(name))
    return out.getvalue()


NOTICES = "notices.txt"
"""Beside the packages, what the page has to say of the work of others."""

_NAMES = ("markdown-it-py", "mdurl", "mdit-py-plugins", "wordfreq", "textstat")


def notices(folder: Path) -> str:
    """What the page has to say of the work of others in it."""
    found = [_notice(), _PYTHON]
    for name in _NAMES:
        found.append(f"## {name}\n\n{_licence_of(name)}")
    for package in parts.WHEELS:
        with zipfile.ZipFile(parts.wheel(folder, package)) as wheel:
            texts = [
                wheel.read(name).decode(errors="replace")
                for name in sorted(wheel.namelist())
                if ".dist-info/licenses/" in name and not name.endswith("/")
            ]
        found.append("\n\n".join([f"## {package}", *texts]))
    return "\n\n".join(found)


_PYTHON = f"""\
## Python for browsers

This page runs Pyodide {parts.PYODIDE} (Mozilla Public License 2.0; its source is at
github.com/pyodide/pyodide). It holds Python (Copyright (c) 2001 Python Software Foundation; PSF
License Version 2)."""


def _notice() -> str:
    for place in (
        Path(__file__).parents[3] / "NOTICE.md",
        *_installed("plainspeak-lint", "NOTICE"),
    ):
        if place.is_file():
            return place.read_text(encoding="utf-8")
    return ""


def _licence_of(name: str) -> str:
    texts = [p.read_text(encoding="utf-8", errors="replace") for p in _installed(name, "LICENSE")]
    meta: Any = distribution(name).metadata
    return "\n\n".join(texts) or str(meta.get("License-Expression") or meta.get("License") or "")


def _installed(name: str, start: str) -> list[Path]:
    try:
        files = distribution(name).files or []
    except PackageNotFoundError:
        return []
    return [Path(str(f.locate())) for f in files if f.name.upper().startswith(start)]


def lock(text: bytes) -> bytes:
    """Pyodide's list of packages without the packages: nothing can be fetched from here."""
    return json.dumps({**json.loads(text), "packages": {}}).encode()
