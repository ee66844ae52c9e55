"""Putting words of a group into its settings file, and leaving all else in it as it is."""

from __future__ import annotations

import codecs
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, NamedTuple

from plainspeak.config.load import find_config
from plainspeak.config.settings import FILE_NAMES, OWN_WORDS, ConfigError
from plainspeak.config.starter import is_letters
from plainspeak.model.faults import InputError
from plainspeak.readers.file import content
from plainspeak.writing import write_whole

_NEW = "# Words that our group knows. Written by plainspeak; open it and change what you like.\n"


class Kept(NamedTuple):
    """A group's settings in parts, so that a page can add to them: its own words, and the text of
    all the rest. `glossary` is None where the settings name a file for it."""

    known_acronyms: tuple[str, ...] = ()
    allowed_words: tuple[str, ...] = ()
    never_mark: tuple[str, ...] = ()
    glossary: Mapping[str, str] | None = {}
    rest: str = ""


def list_of(word: str) -> str:
    """The setting that holds a word, or letters, that a group knows."""
    return "known_acronyms" if is_letters(word) else "allowed_words"


def add_words(
    folder: Path,
    words: Iterable[tuple[str, str]],
    wordings: Mapping[str, str],
    top: Path | None = None,
) -> Path:
    """Add words and wordings (see `with_words`) to the settings file nearest to a folder; the file
    is given back. Where there is none, one is made in the folder `top`, or else in this one. Raises
    ConfigError where that cannot be done; then nothing has changed."""
    path = find_config(folder) or (top or folder) / FILE_NAMES[0]
    table = "" if path.name == FILE_NAMES[0] else "tool.plainspeak"
    added = list(words)
    try:
        change(path, lambda text: with_words(text, added, wordings, table))
    except OSError as problem:
        raise ConfigError(f"{path}: cannot be written ({problem.strerror}).") from problem
    return path


def with_words(
    text: str, words: Iterable[tuple[str, str]], wordings: Mapping[str, str], table: str
) -> str:
    """The text of a settings file with words (setting, word) and wordings of the group's own (term
    → what to write). `table` is "" or the table that holds our settings. Raises ConfigError where
    the file is not one that can be added to."""
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    try:
        document = tomlkit.parse(text or _NEW)
        home: Any = document
        for name in filter(None, table.split(".")):
            home = home[name]
        for key, word in words:
            if key not in home:
                home[key] = tomlkit.array()
            if not isinstance(home[key], list):
                raise ConfigError(f'{key} is a list of texts, such as ["one", "two"].')
            if word not in home[key]:
                home[key].append(word)
        if wordings:
            if not isinstance(home.get("glossary", {}), str | dict):
                raise ConfigError('glossary is a table of lines such as TSG = "Trial group".')
            if isinstance(home.get("glossary"), str):
                raise ConfigError(f"glossary is kept in {home['glossary']}: put the wording there.")
            if "glossary" not in home:
                home["glossary"] = tomlkit.table()
            for term, said in wordings.items():
                home["glossary"][term] = said
        return tomlkit.dumps(document)
    except (TOMLKitError, TypeError, AttributeError, RecursionError) as problem:
        raise ConfigError(f"the settings cannot be added to ({problem}).") from problem


def kept(path: Path | None) -> Kept | None:
    """The settings of a group in parts; None where they stand in a file of other programs too.
    Raises ConfigError where the file cannot be read."""
    if path is None:
        return Kept()
    if path.name != FILE_NAMES[0]:
        return None
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    try:
        document = tomlkit.parse(text_of(path))
        known, allowed, never = (tuple(map(str, document.pop(key, ()))) for key in OWN_WORDS)
        glossary: Mapping[str, str] | None = None
        if not isinstance(document.get("glossary"), str):
            glossary = {str(k): str(v) for k, v in document.pop("glossary", {}).items()}
        return Kept(known, allowed, never, glossary, tomlkit.dumps(document).strip())
    except (TOMLKitError, TypeError, AttributeError, RecursionError) as problem:
        raise ConfigError(f"{path}: the settings cannot be read ({problem}).") from problem


def change(path: Path, changed: Callable[[str], str]) -> None:
    """Put what `changed` makes of the text of a settings file into its place; nothing is written
    where that is the same. Two that change a file at once wait for each other, so that no word is
    lost. Raises ConfigError, and OSError where it cannot be written."""
    with _alone(path.parent):
        old = text_of(path)
        try:
            new = changed(old)
        except ConfigError as problem:
            raise ConfigError(f"{path}: {problem}") from problem
        if new != old:
            mark = codecs.BOM_UTF8 if old and content(path).startswith(codecs.BOM_UTF8) else b""
            write_whole(path, mark + new.encode())


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Nobody else is in here for the same folder; where the system knows no such thing, anybody."""
    try:
        import fcntl
    except ImportError:  # Windows
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # some file systems cannot
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def text_of(path: Path) -> str:
    """The text of a settings file, "" where there is none. Raises ConfigError."""
    if not os.path.lexists(path):
        return ""
    try:
        return content(path).decode("utf-8-sig")
    except (InputError, UnicodeDecodeError) as problem:
        raise ConfigError(f"{path}: {problem}") from problem
