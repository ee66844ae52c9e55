"""The settings of an audit, with all they need, so that they can travel to another machine."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from functools import cached_property, lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

from plainspeak import __version__
from plainspeak.config.settings import Config, ConfigError
from plainspeak.model import InputError
from plainspeak.readers.file import content

_APART = ("origins", "lists", "overrides", "last", "exclude", "fail_on")
"""Fields of a config that change nothing in a report, or that are told by what they lead to."""


@dataclass(frozen=True)
class Bundle:
    """One config and the content of the own word lists it names. Can be pickled."""

    config: Config
    lists: Mapping[str, bytes]  # path of a list on the machine that asks → its content
    version: str = __version__

    def for_path(self, address: str) -> Config:
        """The settings for the paper at an address, with lists that can be read on this machine."""
        if not self.config.overrides and not self.config.last:
            return self._everywhere
        return self._with_lists(self.config.for_path(address))

    def stamp(self, address: str) -> str:
        """A digest of the settings for an address: the same on every machine."""
        if not self.config.overrides and not self.config.last:
            return self._stamp
        return self._digest(self.config.for_path(address))

    @cached_property
    def whole(self) -> str:
        """A digest of all the settings, to tell one audit from another."""
        overrides = repr((self.config.overrides, self.config.last))
        for path, data in self.lists.items():
            overrides = overrides.replace(repr(path), _short(data))
        return _short(f"{self.version}\x1f{self._digest(self.config)}\x1f{overrides}".encode())

    def __getstate__(self) -> dict[str, Any]:
        return {f.name: getattr(self, f.name) for f in fields(self)}

    @cached_property
    def _everywhere(self) -> Config:
        return self._with_lists(self.config.for_path(""))

    @cached_property
    def _stamp(self) -> str:
        return self._digest(self.config.for_path(""))

    def _digest(self, config: Config) -> str:
        said = [(f.name, getattr(config, f.name)) for f in fields(config) if f.name not in _APART]
        shown = repr([(n, sorted(v.items()) if isinstance(v, Mapping) else v) for n, v in said])
        lists = [_short(self.lists[path]) for path in config.lists]
        return _short("\x1f".join((shown, *lists)).encode(errors="surrogatepass"))

    def _with_lists(self, config: Config) -> Config:
        if not config.lists:
            return config
        here = tuple(_unpacked(Path(path).name, self.lists[path]) for path in config.lists)
        return replace(config, lists=here)


def pack(config: Config) -> Bundle:
    """A config with what it needs. Raises ConfigError, or the lists' own ListError, where it cannot
    be used."""
    layers = [config, *(config.over(o.values, "") for o in config.overrides)]
    paths = dict.fromkeys(path for layer in layers for path in layer.lists)
    try:
        lists = {path: content(path) for path in paths}
    except InputError as problem:
        raise ConfigError(f"lists: {problem}") from problem
    config.for_path("").settings()
    return Bundle(config, lists)


@lru_cache(maxsize=64)
def _unpacked(name: str, data: bytes) -> str:
    """The path of a file with this content. It stays for as long as the process lives, so that the
    list is read once."""
    place = _folder() / _short(data)
    place.mkdir(exist_ok=True)
    (place / name).write_bytes(data)
    return str(place / name)


@lru_cache(maxsize=1)
def _folder() -> Path:
    folder = tempfile.mkdtemp(prefix="plainspeak-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return Path(folder)


def _short(data: bytes) -> str:
    return blake2b(data, digest_size=16).hexdigest()
