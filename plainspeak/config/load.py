"""Finding the config file of a paper, and what a command line puts on top."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from plainspeak.config.file import MAX_CONFIG, check_values, read_file
from plainspeak.config.settings import BASELINE_NAME, FILE_NAMES, Config, ConfigError, Layer
from plainspeak.model.faults import InputError
from plainspeak.readers.file import content


def find_config(start: str | Path) -> Path | None:
    """The nearest config file: in the folder `start` or the nearest folder above it.

    A `plainspeak.toml`, or a `pyproject.toml` that has a table `[tool.plainspeak]`. Raises
    ConfigError for a `plainspeak.toml.txt`, which Windows' editor makes and hides.
    """
    for place in _upward(start):
        if os.path.isfile(mistaken := place / f"{FILE_NAMES[0]}.txt"):
            raise ConfigError(
                f"{mistaken}: the name of this file ends in .txt, so its settings are not read."
                f" Rename it to {FILE_NAMES[0]}."
            )
        own, shared = (place / name for name in FILE_NAMES)
        if os.path.lexists(own) and not os.path.isdir(own):
            return own
        if os.path.isfile(shared) and _is_ours(shared):
            return shared
    return None


def _is_ours(shared: Path) -> bool:
    try:
        return b"[tool.plainspeak" in content(shared, MAX_CONFIG)
    except InputError as problem:
        raise ConfigError(f"{shared}: {problem}") from problem


def _upward(start: str | Path) -> Iterator[Path]:
    """The folder and those above it; a link stands for where it leads."""
    folder = Path(os.path.realpath(start))
    yield folder
    yield from folder.parents


def find_baseline(start: str | Path) -> Path | None:
    """The nearest baseline: in the folder `start` or the nearest folder above it."""
    for place in _upward(start):
        if os.path.isfile(place / BASELINE_NAME):
            return place / BASELINE_NAME
    return None


def load_config(path: str | Path | None = None, *, near: str | Path | None = None) -> Config:
    """The config of a file, or of the file nearest to a paper or folder.

    Returns the defaults where neither is given or nothing is found. Raises ConfigError where the
    file cannot be used.
    """
    if path is None and near is not None:
        place = Path(near)
        path = find_config(place if place.is_dir() else place.parent)
    if path is None:
        return Config()
    return Config().over(read_file(Path(path)), str(path))


def from_values(values: Mapping[str, Any], base: Config, origin: str) -> Config:
    """`base` with checked values on top, also on top of its overrides, as the command line gives
    them. Raises ConfigError."""
    layer = Layer(check_values(values, origin), origin)
    return replace(base.over(*layer), last=(*base.last, layer))
