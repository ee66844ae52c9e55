"""The settings of a group inside the page, and the files that they name: own word lists, a
glossary, papers that explain letters.

The page keeps them. Here they lie in a folder, so that all is read as the command line reads it.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path, PurePosixPath
from tempfile import mkdtemp
from typing import Any

from plainspeak.config.beside import FILES
from plainspeak.config.file import check_values, read_text
from plainspeak.config.glossary_file import read_glossary
from plainspeak.config.settings import FILE_NAMES, Config, ConfigError
from plainspeak.engine.check import read_path
from plainspeak.lexicon.own import read_list
from plainspeak.lexicon.rows import ListError
from plainspeak.model import InputError

_here: set[str] = set()  # names, as the settings write them, of the files that are in the folder


@cache
def _folder() -> Path:
    return Path(mkdtemp())


def config(settings: Mapping[str, Any]) -> Config:
    """The settings of the page over the defaults, without the files that are not here. Raises
    ConfigError."""
    values = {
        **_with_files(settings),
        "overrides": [_with_files(table) for table in settings.get("overrides", ())],
    }
    return Config().over(check_values(values, "your settings", _folder()), "your settings")


def _with_files(table: Mapping[str, Any]) -> dict[str, Any]:
    values = dict(table)
    for key in FILES:
        if isinstance(names := values.get(key), list):
            values[key] = [name for name in names if name in _here]
    if isinstance(values.get("glossary"), str) and values["glossary"] not in _here:
        del values["glossary"]
    return values


def read_settings(name: str, data: bytes) -> dict[str, Any]:
    """The values of a config file, in the form in which the page keeps them. Raises ConfigError."""
    path = _folder() / (FILE_NAMES[1] if name == FILE_NAMES[1] else FILE_NAMES[0])
    path.write_bytes(data)
    try:
        read_text(path)
    except ConfigError as problem:
        raise ConfigError(str(problem).replace(str(path), name)) from problem
    finally:
        path.unlink()
    return values_in(path.name, data)


def values_in(name: str, data: bytes) -> dict[str, Any]:
    """The values of a config file that is known to be right."""
    values = tomllib.loads(data.decode("utf-8-sig"))
    return values.get("tool", {}).get("plainspeak", {}) if name == FILE_NAMES[1] else values


def keep(files: Mapping[str, bytes]) -> None:
    """Put the files of the group into the folder, in the place of those that lie there."""
    for name in _here - set(files):
        (_folder() / name).unlink(missing_ok=True)
    _here.clear()
    for name, content in files.items():
        if _is_inside(name):
            path = _folder() / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
            _here.add(name)


def _is_inside(name: str) -> bool:
    path = PurePosixPath(name)
    return not path.is_absolute() and ".." not in path.parts and bool(path.name)


def taken(name: str, data: bytes, settings: Mapping[str, Any]) -> dict[str, Any]:
    """Where a file of the group belongs: its name as the settings write it, and the settings, with
    a table that they did not name in them. Raises ConfigError for a file that cannot be used."""
    kinds = {one: key for key, one in named(settings) if PurePosixPath(one).name == name}
    written = next(iter(kinds), name)
    path = _folder() / "new" / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)
    try:
        kind = kinds.get(written) or _kind(path)
        _READ[kind](path)
    except (ListError, InputError) as problem:
        said = str(problem).replace(str(path), name)
        raise ConfigError(said if name in said else f"{name}: {said}") from problem
    finally:
        path.unlink()
    if written in kinds:
        return {"name": written, "settings": settings}
    if kind == "lists":
        return {"name": name, "settings": {**settings, kind: [*settings.get(kind, ()), name]}}
    if settings.get(kind):
        raise ConfigError(f"{name}: your settings have a glossary already. Clear that first.")
    return {"name": name, "settings": {**settings, kind: name}}


def named(settings: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The files that settings name, each with the setting."""
    for table in (settings, *settings.get("overrides", ())):
        yield from ((key, name) for key in FILES for name in table.get(key, ()))
        if isinstance(table.get("glossary"), str):
            yield "glossary", table["glossary"]


def _kind(path: Path) -> str:
    """What a table is that no setting names: a jargon buster that people filled in, or a list."""
    try:
        read_glossary(path)
    except ListError:
        return "lists"
    return "lists" if _is_list(path) else "glossary"


def _is_list(path: Path) -> bool:
    try:
        read_list(path)
    except ListError:
        return False
    return True


_READ: Mapping[str, Callable[[Path], Any]] = {
    "lists": read_list,
    "glossary": read_glossary,
    "glossary_papers": read_path,
}
