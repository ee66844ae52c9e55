"""What can be set, and where each value came from.

Layers, each over the one before: defaults, the profile, the nearest config file, the command
line. Nothing is read from a home folder, so the same papers give the same result everywhere.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from plainspeak.analysis.types import Settings

PROFILES: Mapping[str, Mapping[str, Any]] = {
    "public": {},
    "staff": {"skip_lists": ("meetings",)},
    "research-team": {"skip_lists": ("meetings", "research", "statistics")},
}
"""Who will read the papers, and what follows from it. `staff` and `research-team` also know the
letters that the acronym list marks as known to them."""

COUNTRIES = ("GB", "US")

LEVELS = ("fix-first", "worth-a-look", "small-thing", "never")
"""From which level on a finding counts for `--fail-on`: the severities, and none of them."""

FILE_NAMES = ("plainspeak.toml", "pyproject.toml")


BASELINE_NAME = ".plainspeak-baseline.json"


class ConfigError(ValueError):
    """A setting that cannot be used. The text names the file, the line and the nearest name."""


@dataclass(frozen=True, slots=True)
class Override:
    """Settings for the papers whose path matches one of the patterns."""

    paths: tuple[str, ...]
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Config:
    """Every value in force for one run."""

    profile: str = "public"
    country: str = "GB"
    known_acronyms: tuple[str, ...] = ()  # this group knows them
    allowed_words: tuple[str, ...] = ()  # not jargon here
    glossary: Mapping[str, str] = field(default_factory=dict)  # explained elsewhere
    lists: tuple[str, ...] = ()  # own word lists: paths of CSV files
    skip_lists: tuple[str, ...] = ()  # names of shipped lists that are not used
    select: tuple[str, ...] = ()  # only these rules; empty: those that are on by default
    ignore: tuple[str, ...] = ()  # not these rules
    rules: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)  # rule → on, options
    fail_on: str = "never"
    pipeline: str | None = None  # an installed spaCy pipeline to use for parts of speech
    overrides: tuple[Override, ...] = ()
    origins: Mapping[str, str] = field(default_factory=dict)  # key → where its value came from

    def is_on(self, rule: str, default: bool) -> bool:
        """Whether a rule runs. The rule's own table decides first, then `ignore`, then `select`."""
        on = self.rules.get(rule, {}).get("on")
        if on is not None:
            return bool(on)
        if rule in self.ignore:
            return False
        return rule in self.select if self.select else default

    def options(self, rule: str) -> dict[str, Any]:
        """The options that are set for a rule."""
        return {k: v for k, v in self.rules.get(rule, {}).items() if k != "on"}

    def settings(self) -> Settings:
        """The part that analysis depends on. Raises ListError for a broken own list."""
        from plainspeak.analysis.types import Settings

        return Settings(
            lexicon=_lexicon(self.lists, self.skip_lists, tuple(map(_state, self.lists))),
            country=self.country,
            audience=self.profile,
            known_acronyms=frozenset(self.known_acronyms),
            allowed_words=frozenset(w.lower() for w in self.allowed_words),
            glossary=self.glossary,
            pipeline=self.pipeline,
        )

    def over(self, values: Mapping[str, Any], origin: str) -> Config:
        """This config with another layer on top. Lists of words and rule tables add up; every
        other value replaces what was there. `origin` says where the layer came from."""
        merged: dict[str, Any] = {}
        if "profile" in values and values["profile"] != self.profile:
            merged |= PROFILES[values["profile"]]
        for key, value in values.items():
            old = getattr(self, key)
            if key == "rules":
                merged[key] = {**old, **{r: {**old.get(r, {}), **v} for r, v in value.items()}}
            elif isinstance(old, Mapping):
                merged[key] = {**old, **value}
            elif key in ("known_acronyms", "allowed_words"):
                merged[key] = (*old, *(v for v in value if v not in old))
            else:
                merged[key] = value
        return replace(self, **merged, origins={**self.origins, **dict.fromkeys(merged, origin)})

    def for_path(self, path: str | Path) -> Config:
        """The config in force for one paper: with the overrides whose pattern its path matches.

        A pattern is matched against the whole path and against every tail of it, so that
        `drafts/*.md` works from any folder.
        """
        config = self
        parts = Path(path).as_posix().split("/")
        tails = ["/".join(parts[i:]) for i in range(len(parts))]
        for override in self.overrides:
            if any(_matches(tail, pattern) for tail in tails for pattern in override.paths):
                config = config.over(override.values, f"overrides {', '.join(override.paths)}")
        return config


def _matches(path: str, pattern: str) -> bool:
    from fnmatch import fnmatchcase

    return fnmatchcase(path, pattern)


def _state(path: str) -> int:
    """Changes when the file does, so that a program that runs all day reads a list again."""
    try:
        return os.stat(path).st_mtime_ns
    except OSError:
        return 0


@lru_cache(maxsize=8)
def _lexicon(lists: tuple[str, ...], skip: tuple[str, ...], state: tuple[int, ...]) -> Any:
    from plainspeak import lexicon

    shipped = lexicon.shipped()
    if skip:
        entries = tuple(e for e in shipped.entries if e.list not in skip)
        shipped = replace(shipped, entries=entries)
    return lexicon.merge(shipped, [Path(p) for p in lists]) if lists else shipped


KEYS = tuple(f.name for f in fields(Config) if f.name != "origins")


def find_config(start: str | Path) -> Path | None:
    """The nearest config file: in the folder `start` or the nearest folder above it.

    A `plainspeak.toml`, or a `pyproject.toml` that has a table `[tool.plainspeak]`.
    """
    folder = Path(start).resolve()
    for place in (folder, *folder.parents):
        own = place / FILE_NAMES[0]
        if own.is_file():
            return own
        shared = place / FILE_NAMES[1]
        if shared.is_file() and b"[tool.plainspeak" in shared.read_bytes():
            return shared
    return None


def find_baseline(start: str | Path) -> Path | None:
    """The nearest baseline: in the folder `start` or the nearest folder above it."""
    folder = Path(start).resolve()
    for place in (folder, *folder.parents):
        if (place / BASELINE_NAME).is_file():
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
    from plainspeak.config_file import read_file

    return Config().over(read_file(Path(path)), str(path))


def from_values(values: Mapping[str, Any], base: Config, origin: str) -> Config:
    """`base` with checked values on top, as the command line gives them. Raises ConfigError."""
    from plainspeak.config_file import check_values

    return base.over(check_values(values, origin), origin)
