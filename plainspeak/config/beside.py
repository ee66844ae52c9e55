"""The files that a config file names: own lists and a glossary, in its own folder."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from plainspeak.config.glossary_file import read_glossary
from plainspeak.config.settings import ConfigError, Override
from plainspeak.lexicon.rows import ListError

FILES = ("lists", "glossary_papers")
"""The settings that are names of files."""


def beside(values: dict[str, Any], folder: Path) -> dict[str, Any]:
    """Files are named from the folder of the config file, in overrides too. A config comes with
    a repository, so it may have read what lies in that folder, and nothing else on the computer.
    Raises ConfigError."""
    for key in (key for key in FILES if key in values):
        values = {**values, key: tuple(_inside(name, folder, key) for name in values[key])}
    if isinstance(name := values.get("glossary"), str):
        try:
            found = read_glossary(Path(_inside(name, folder, "glossary")))
        except ListError as problem:
            raise ConfigError(f"glossary: {problem}") from problem
        values = {**values, "glossary": found}
    if "overrides" in values:
        overrides = (Override(o.paths, beside(dict(o.values), folder)) for o in values["overrides"])
        values = {**values, "overrides": tuple(overrides)}
    return values


def _inside(name: str, folder: Path, key: str) -> str:
    """The path of a list that is in the folder of the config file. Raises ConfigError."""
    home = os.path.realpath(folder)
    if os.path.commonpath((home, os.path.realpath(folder / name))) != home:
        raise ConfigError(
            f"{key}: {name!r} is not in the folder of the config file. Put the file there,"
            " or in a folder inside it."
        )
    return str(folder / name)
