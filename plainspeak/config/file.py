"""Reading a config file, and naming each mistake with its line and the nearest right name."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import MISSING, Field, fields
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, NamedTuple, get_args, get_origin, get_type_hints

from plainspeak.config.beside import beside
from plainspeak.config.settings import EVERY_RULE, KEYS, LEVELS, Config, ConfigError, Override
from plainspeak.model.faults import InputError
from plainspeak.names import nearest
from plainspeak.readers.file import content

MAX_CONFIG = 1_000_000  # bytes of a config file
_LARGEST = 1_000_000_000  # no paper has more of anything
_DEEP_KEY = re.compile(r"(?<![\w-])(?:[\w-]++[ \t]*+\.[ \t]*+){100}")


class _Source(NamedTuple):
    """Where values stand, so that a message can say it."""

    name: str
    lines: tuple[str, ...] = ()

    def mistake(self, message: str, *path: str) -> ConfigError:
        line = self._line(path)
        return ConfigError(f"{self.name}{f', line {line}' if line else ''}: {message}")

    def _line(self, path: tuple[str, ...]) -> int:
        """The line of the last key of a path, looked for after the lines of the keys before it."""
        at = 0
        for key in path:
            mark = re.compile(rf"(?<![\w-]){re.escape(key)}(?![\w-])")
            for number in range(at, len(self.lines)):
                if mark.search(self.lines[number].split("#", 1)[0]):
                    at = number
                    break
        return at + 1 if path and self.lines else 0


def _without_none(kind: Any) -> Any:
    """The type of a setting that may be left open: float of float | None."""
    if get_origin(kind) is UnionType:
        (kind,) = (one for one in get_args(kind) if one is not NoneType)
    return kind


def read_file(path: Path) -> dict[str, Any]:
    """The checked values of a config file, with the files beside it that it names. Raises
    ConfigError."""
    values = read_text(path)
    try:
        return beside(values, path.parent)
    except ConfigError as problem:
        raise ConfigError(f"{path}: {problem}") from problem
    except (OSError, ValueError) as problem:  # a loop of links, a zero in a name
        raise ConfigError(f"{path}: there can be no list of such a name.") from problem


def read_text(path: Path) -> dict[str, Any]:
    """The checked values of a config file as they stand there: files are only named. Raises
    ConfigError."""
    try:
        text = content(path, MAX_CONFIG).decode("utf-8-sig").replace("\r\n", "\n")
        if _DEEP_KEY.search(text):  # Python's parser takes time that grows with their square
            raise RecursionError
        data: Any = tomllib.loads(text)
    except InputError as problem:
        raise ConfigError(f"{path}: {problem}") from problem
    except RecursionError as problem:
        raise ConfigError(f"{path}: its tables or lists stand too deep inside each other.") from (
            problem
        )
    except UnicodeDecodeError as problem:
        raise ConfigError(f"{path}: is not in UTF-8.") from problem
    except tomllib.TOMLDecodeError as problem:
        raise ConfigError(f"{path}: is not valid TOML. {problem}.") from problem
    except ValueError as problem:  # more digits than Python turns into a number
        raise ConfigError(f"{path}: holds a number that is too large.") from problem
    if path.name == "pyproject.toml":
        tools = data.get("tool", {})
        data = tools.get("plainspeak", {}) if isinstance(tools, dict) else {}
        if not isinstance(data, dict):
            raise ConfigError(f"{path}: [tool.plainspeak] is a table of settings.")
    source = _Source(str(path), tuple(text.split("\n")))
    return _check(data, source)


def check_values(
    values: Mapping[str, Any], origin: str, folder: Path | None = None
) -> dict[str, Any]:
    """Checked values from elsewhere than a file; the files that they name are those of `folder`.
    Raises ConfigError."""
    if folder is None and isinstance(values.get("glossary"), str):
        raise ConfigError(f"{origin}: glossary is a table; only a config file may name a file.")
    checked = _check(values, _Source(origin))
    return checked if folder is None else beside(checked, folder)


def schema() -> dict[str, Any]:
    """A JSON schema of the config file for editors, made from the rules' own options."""
    from plainspeak.rules import RULES

    keys: dict[str, Any] = {
        name: _value_schema(_KINDS[name], _FIELDS[name]) for name in KEYS if name != "overrides"
    }
    keys["glossary"] = {"anyOf": [keys["glossary"], {"type": "string"}]}  # or a CSV file
    keys["rules"] = {
        "type": "object",
        "additionalProperties": False,
        "properties": {rule.name: _rule_schema(rule.options) for rule in RULES},
    }
    override = {
        "type": "object",
        "required": ["paths"],
        "additionalProperties": False,
        "properties": {"paths": {**_TEXTS, "minItems": 1}, **keys},
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "plainspeak",
        "type": "object",
        "additionalProperties": False,
        "properties": {**keys, "overrides": {"type": "array", "items": override}},
    }


_FIELDS = {f.name: f for f in fields(Config)}
_KINDS = {name: _without_none(kind) for name, kind in get_type_hints(Config).items()}
"""What each setting is: the types of the dataclass are the only place that says it."""

_TEXTS = {"type": "array", "items": {"type": "string"}}


def _value_schema(kind: Any, setting: Field[Any]) -> dict[str, Any]:
    if choices := setting.metadata.get("choices"):
        return {"enum": list(choices)}
    if of := setting.metadata.get("names"):
        return {"type": "array", "items": {"enum": list(_names_of(of))}}
    if kind in _JSON_TYPE:
        return {"type": _JSON_TYPE[kind]}
    if get_origin(kind) is tuple:
        return _TEXTS
    table = {"type": "object", "additionalProperties": {"type": "string"}}
    return {"anyOf": [table, {"type": "string"}]} if setting.name == "glossary" else table


_SEVERITIES = LEVELS[:3]

_JSON_TYPE = {bool: "boolean", int: "integer", float: "number", str: "string"}


def _rule_schema(options: type[Any]) -> dict[str, Any]:
    hints = get_type_hints(options)
    properties: dict[str, Any] = {
        name: {"type": _JSON_TYPE[kind]} for name, kind in EVERY_RULE.items()
    }
    properties["severity"] = {"enum": list(_SEVERITIES)}
    for option in fields(options):
        kind = _JSON_TYPE.get(hints[option.name])
        properties[option.name] = (
            {"type": kind} if kind else {"type": "array", "items": {"type": "string"}}
        )
        if option.default is not MISSING:
            default = option.default
            properties[option.name]["default"] = (
                list(default) if isinstance(default, tuple) else default
            )
    table = {"type": "object", "additionalProperties": False, "properties": properties}
    return {"anyOf": [{"type": "boolean"}, table]}


def _check(data: Mapping[str, Any], source: _Source, *path: str) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for key, value in data.items():
        here = (*path, key)
        if key == "overrides" and not path:
            values[key] = _overrides(value, source)
        elif key not in KEYS:
            raise source.mistake(_unknown("setting", key, KEYS), *here)
        elif key == "glossary" and isinstance(value, str):
            values[key] = value  # the name of a file, which is read once its folder is known
        elif key == "rules":
            values[key] = _rules(value, source, *here)
        elif choices := _FIELDS[key].metadata.get("choices"):
            values[key] = _one_of(value, choices, key, source, *here)
        elif get_origin(_KINDS[key]) not in (None, tuple):
            values[key] = _table(value, key, source, *here)
        else:
            values[key] = _typed(value, _KINDS[key], key, source, *here)
            if of := _FIELDS[key].metadata.get("names"):
                for name in values[key]:
                    if name not in (known := _names_of(of)):
                        raise source.mistake(_unknown(of, name, known), *here)
    return values


def _names_of(what: str) -> tuple[str, ...]:
    if what == "rule":
        from plainspeak.rules import RULES

        return tuple(rule.name for rule in RULES)
    from plainspeak.lexicon import wordlist_folder

    return tuple(sorted(p.stem for p in wordlist_folder().glob("*.csv")))


def _overrides(value: Any, source: _Source) -> tuple[Override, ...]:
    if not isinstance(value, list) or not all(isinstance(v, dict) for v in value):
        raise source.mistake("overrides are written as [[overrides]].", "overrides")
    found = []
    for table in value:
        rest = {k: v for k, v in table.items() if k != "paths"}
        paths = _texts(table.get("paths", ()), "paths", source, "overrides")
        if not paths:
            raise source.mistake('an override needs paths, such as ["drafts/*"].', "overrides")
        found.append(Override(paths, _check(rest, source, "overrides")))
    return tuple(found)


def _rules(value: Any, source: _Source, *path: str) -> dict[str, dict[str, Any]]:
    from plainspeak.rules import RULES

    known = {rule.name: rule for rule in RULES}
    if not isinstance(value, dict):
        raise source.mistake("rules is a table: [rules.long-sentence].", *path)
    checked: dict[str, dict[str, Any]] = {}
    for name, table in value.items():
        if name not in known:
            raise source.mistake(_unknown("rule", name, known), *path, name)
        if isinstance(table, bool):
            table = {"on": table}
        if not isinstance(table, dict):
            raise source.mistake(f"{name} is true, false or a table of options.", *path, name)
        hints = {**get_type_hints(known[name].options), **EVERY_RULE}
        checked[name] = {}
        for option, given in table.items():
            here = (*path, name, option)
            if option not in hints:
                raise source.mistake(_unknown(f"option of {name}", option, hints), *here)
            if option == "severity":
                checked[name][option] = _one_of(given, _SEVERITIES, option, source, *here)
                continue
            checked[name][option] = _typed(given, hints[option], option, source, *here)
    return checked


def _typed(value: Any, kind: Any, name: str, source: _Source, *path: str) -> Any:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    if kind in (int, float) and is_number and not -_LARGEST <= value <= _LARGEST:
        raise source.mistake(f"{name} is no number that can be used.", *path)
    if kind is float and is_number:
        return float(value)
    if kind in _JSON_TYPE:
        if type(value) is not kind:
            what = {"boolean": "true or false", "integer": "a whole number", "number": "a number"}
            wanted = what.get(_JSON_TYPE[kind], "text in quotes")
            raise source.mistake(f"{name} is {wanted}, not {_shown(value)}.", *path)
        return value
    return _texts(value, name, source, *path)


def _shown(value: Any) -> str:
    try:
        return repr(value)[:60]
    except ValueError:  # more digits than Python writes
        return "this number"


def _texts(value: Any, name: str, source: _Source, *path: str) -> tuple[str, ...]:
    if not isinstance(value, list | tuple) or not all(isinstance(v, str) for v in value):
        raise source.mistake(f'{name} is a list of texts, such as ["one", "two"].', *path)
    return tuple(value)


def _table(value: Any, name: str, source: _Source, *path: str) -> dict[str, str]:
    if not isinstance(value, dict) or not all(isinstance(v, str) for v in value.values()):
        raise source.mistake(f'{name} is a table of lines such as TSG = "Trial group".', *path)
    return dict(value)


def _one_of(value: Any, known: Iterable[str], name: str, source: _Source, *path: str) -> str:
    if value not in (choices := tuple(known)):
        raise source.mistake(_unknown(name, _shown(value).strip("'"), choices), *path)
    return str(value)


def _unknown(what: str, name: str, known: Iterable[str]) -> str:
    choices = tuple(known)
    near = nearest(name, choices)
    hint = f" Did you mean {near!r}?" if near else f" Known: {', '.join(sorted(choices))}."
    return f"there is no {what} called {name!r}.{hint}"
