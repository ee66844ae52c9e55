"""What can be set, and how the settings of one paper come about.

Layers, each over the one before: defaults, the profile, the nearest config file, its overrides for
the paper's path, the command line. Nothing is read from a home folder, so the same papers give the
same result everywhere.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from plainspeak.analysis.types import Settings


class Profile(NamedTuple):
    """Who will read the papers, and what follows from it where nothing else is set."""

    skip_lists: tuple[str, ...] = ()  # lists whose words these readers know
    fix_first_from: float = 5.0  # of ten newcomers, how many stop at what is to be mended first
    worth_a_look_from: float = 3.0


PROFILES: Mapping[str, Profile] = {
    "public": Profile(),
    "staff": Profile(("meetings", "notes"), 6.0, 4.0),
    "research-team": Profile(("meetings", "notes", "research", "statistics"), 7.0, 5.0),
}
"""`staff` and `research-team` also know the letters that the acronym list marks as known to them.
The numbers are our own."""

COUNTRIES = ("GB", "US")

LEVELS = ("fix-first", "worth-a-look", "small-thing", "never")
"""From which level on a finding counts for `--fail-on`: the severities, and none of them."""

OWN_WORDS = ("known_acronyms", "allowed_words", "never_mark")
"""Settings that are lists of a group's own words: those of every layer count."""

FILE_NAMES = ("plainspeak.toml", "pyproject.toml")


BASELINE_NAME = ".plainspeak-baseline.json"


class ConfigError(ValueError):
    """A setting that cannot be used. The text names the file, the line and the nearest name."""


@dataclass(frozen=True, slots=True)
class Override:
    """Settings for the papers whose path matches one of the patterns."""

    paths: tuple[str, ...]
    values: Mapping[str, Any]


class Layer(NamedTuple):
    """Checked values, and where they came from."""

    values: Mapping[str, Any]
    origin: str


def _choice(default: str, choices: tuple[str, ...]) -> Any:
    return field(default=default, metadata={"choices": choices})


def _names(of: str) -> Any:
    return field(default=(), metadata={"names": of})


@dataclass(frozen=True, slots=True)
class Config:
    """Every value that can be set. `for_path` gives those in force for one paper."""

    profile: str = _choice("public", tuple(PROFILES))
    country: str = _choice("GB", COUNTRIES)
    known_acronyms: tuple[str, ...] = ()  # this group knows them
    allowed_words: tuple[str, ...] = ()  # not jargon here: this group knows them
    never_mark: tuple[str, ...] = ()  # letters and words to leave alone, whoever knows them
    glossary: Mapping[str, str] = field(default_factory=dict)  # explained elsewhere
    glossary_papers: tuple[str, ...] = ()  # papers whose explanations hold for the others: paths
    lists: tuple[str, ...] = ()  # own word lists: paths of CSV files
    skip_lists: tuple[str, ...] | None = field(default=None, metadata={"names": "word list"})
    fix_first_from: float | None = None  # of ten newcomers; None: what the profile says
    worth_a_look_from: float | None = None
    select: tuple[str, ...] = _names("rule")  # only these; empty: those that are on by default
    ignore: tuple[str, ...] = _names("rule")  # not these rules
    rules: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)  # rule → on, options
    fail_on: str = _choice("never", LEVELS)
    newcomer_list: bool = True  # say what a newcomer looks for in an agenda and does not find
    exclude: tuple[str, ...] = ()  # patterns of paths that are passed over in folders
    pipeline: str | None = None  # an installed spaCy pipeline to use for parts of speech
    overrides: tuple[Override, ...] = ()
    last: tuple[Layer, ...] = ()  # layers that go over the overrides: the command line
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
        return {k: v for k, v in self.rules.get(rule, {}).items() if k not in EVERY_RULE}

    def may_fix(self, rule: str) -> bool:
        """Whether the findings of a rule may bring edits."""
        return bool(self.rules.get(rule, {}).get("fix", True))

    def severity(self, rule: str) -> str:
        """The severity that is set for all findings of a rule, or ""."""
        return str(self.rules.get(rule, {}).get("severity", ""))

    def settings(self) -> Settings:
        """The part that analysis depends on. Raises ListError for a broken own list."""
        from plainspeak.analysis.types import Bands, Settings

        config = self.in_force()
        assert config.fix_first_from is not None
        assert config.worth_a_look_from is not None
        states = tuple(map(file_state, self.lists))
        return Settings(
            lexicon=_lexicon(self.lists, config.skip_lists or (), states),
            bands=Bands(config.fix_first_from, config.worth_a_look_from),
            country=self.country,
            audience=self.profile,
            known_acronyms=frozenset(self.known_acronyms),
            # Lists of words hold letters as well: BACS, f2f, RSVP.
            allowed_words=frozenset(w.lower() for w in (*self.allowed_words, *self.known_acronyms)),
            glossary=self.glossary,
            pipeline=self.pipeline,
        )

    def over(self, values: Mapping[str, Any], origin: str) -> Config:
        """This config with another layer on top. Lists of words and rule tables add up; every
        other value replaces what was there. `origin` says where the layer came from."""
        merged: dict[str, Any] = {}
        for key, value in values.items():
            old = getattr(self, key)
            if key == "rules":
                merged[key] = {**old, **{r: {**old.get(r, {}), **v} for r, v in value.items()}}
            elif isinstance(old, Mapping):
                merged[key] = {**old, **value}
            elif key in OWN_WORDS:
                merged[key] = (*old, *(v for v in value if v not in old))
            else:
                merged[key] = value
        return replace(self, **merged, origins={**self.origins, **dict.fromkeys(merged, origin)})

    def for_path(self, path: str | Path) -> Config:
        """The config in force for one paper: with the overrides whose pattern its path matches,
        what goes over them, and what follows from the profile.

        A pattern is matched against the whole path and against every tail of it, so that
        `drafts/*.md` works from any folder.
        """
        config = self
        for override in self.overrides:
            if matches(path, override.paths):
                config = config.over(override.values, f"overrides {', '.join(override.paths)}")
        for layer in self.last:
            config = config.over(*layer)
        return replace(config.in_force(), overrides=(), last=())

    def in_force(self) -> Config:
        """This config with what follows from its profile in the place of what nobody has set."""
        brought = PROFILES[self.profile]._asdict()
        missing = {key: value for key, value in brought.items() if getattr(self, key) is None}
        origin = f"profile {self.profile}"
        return replace(self, **missing, origins={**dict.fromkeys(missing, origin), **self.origins})


def matches(path: str | Path, patterns: tuple[str, ...]) -> bool:
    """Whether a path, or a tail of it that begins at a folder, matches one of the patterns."""
    from fnmatch import fnmatchcase

    parts = Path(path).as_posix().split("/")
    tails = ["/".join(parts[i:]) for i in range(len(parts))]
    return any(fnmatchcase(tail, pattern) for tail in tails for pattern in patterns)


def file_state(path: str) -> int:
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


EVERY_RULE: Mapping[str, type] = {"on": bool, "fix": bool, "severity": str}
"""What can be set for every rule beside its own options: whether it runs, whether it fixes, and how
much it matters."""

KEYS = tuple(f.name for f in fields(Config) if f.name not in ("last", "origins"))
