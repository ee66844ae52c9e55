"""Reading a config file, and naming each mistake with its line and the nearest right name."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import MISSING, fields
from pathlib import Path
from typing import Any, NamedTuple, get_type_hints

from plainspeak.config import COUNTRIES, KEYS, LEVELS, PROFILES, ConfigError, Override


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


def read_file(path: Path) -> dict[str, Any]:
    """The checked values of a config file. Raises ConfigError."""
    try:
        text = path.read_text(encoding="utf-8-sig")
        data: Any = tomllib.loads(text)
    except OSError as problem:
        raise ConfigError(f"{path}: cannot be read ({problem.strerror}).") from problem
    except UnicodeDecodeError as problem:
        raise ConfigError(f"{path}: is not in UTF-8.") from problem
    except tomllib.TOMLDecodeError as problem:
        raise ConfigError(f"{path}: is not valid TOML. {problem}.") from problem
    if path.name == "pyproject.toml":
        data = data.get("tool", {}).get("plainspeak", {})
    source = _Source(str(path), tuple(text.split("\n")))
    values = _check(data, source)
    return _beside(values, path.parent)


def check_values(values: Mapping[str, Any], origin: str) -> dict[str, Any]:
    """Checked values from elsewhere than a file. Raises ConfigError."""
    return _check(values, _Source(origin))


def schema() -> dict[str, Any]:
    """A JSON schema of the config file for editors, made from the rules' own options."""
    from plainspeak.rules import RULES

    names = [rule.name for rule in RULES]
    texts = {"type": "array", "items": {"type": "string"}}
    chosen = {"type": "array", "items": {"enum": names}}
    keys: dict[str, Any] = {
        "profile": {"enum": list(PROFILES)},
        "country": {"enum": list(COUNTRIES)},
        "known_acronyms": texts,
        "allowed_words": texts,
        "glossary": {"type": "object", "additionalProperties": {"type": "string"}},
        "lists": texts,
        "skip_lists": {"type": "array", "items": {"enum": _list_names()}},
        "select": chosen,
        "ignore": chosen,
        "fail_on": {"enum": list(LEVELS)},
        "pipeline": {"type": "string"},
        "rules": {
            "type": "object",
            "additionalProperties": False,
            "properties": {rule.name: _rule_schema(rule.options) for rule in RULES},
        },
    }
    override = {
        "type": "object",
        "required": ["paths"],
        "additionalProperties": False,
        "properties": {"paths": {**texts, "minItems": 1}, **keys},
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "plainspeak",
        "type": "object",
        "additionalProperties": False,
        "properties": {**keys, "overrides": {"type": "array", "items": override}},
    }


_JSON_TYPE = {bool: "boolean", int: "integer", float: "number", str: "string"}


def _rule_schema(options: type[Any]) -> dict[str, Any]:
    hints = get_type_hints(options)
    properties: dict[str, Any] = {"on": {"type": "boolean"}}
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
        elif key == "rules":
            values[key] = _rules(value, source, *here)
        elif key == "glossary":
            values[key] = _glossary(value, source, *here)
        elif key in ("profile", "country", "fail_on"):
            values[key] = _one_of(value, _CHOICES[key], key, source, *here)
        elif key == "pipeline":
            if not isinstance(value, str):
                raise source.mistake("pipeline is the name of a spaCy pipeline.", *here)
            values[key] = value
        else:
            values[key] = _texts(value, key, source, *here)
            known = _names_for(key)
            for name in values[key] if known else ():
                if name not in known:
                    raise source.mistake(_unknown(_WHAT[key], name, known), *here)
    return values


_CHOICES = {"profile": tuple(PROFILES), "country": COUNTRIES, "fail_on": LEVELS}
_WHAT = {"select": "rule", "ignore": "rule", "skip_lists": "word list"}


def _names_for(key: str) -> tuple[str, ...]:
    if key in ("select", "ignore"):
        from plainspeak.rules import RULES

        return tuple(rule.name for rule in RULES)
    return tuple(_list_names()) if key == "skip_lists" else ()


def _list_names() -> list[str]:
    from plainspeak.lexicon import wordlist_folder

    return sorted(p.stem for p in wordlist_folder().glob("*.csv"))


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
        hints = {**get_type_hints(known[name].options), "on": bool}
        checked[name] = {}
        for option, given in table.items():
            here = (*path, name, option)
            if option not in hints:
                raise source.mistake(_unknown(f"option of {name}", option, hints), *here)
            checked[name][option] = _typed(given, hints[option], option, source, *here)
    return checked


def _typed(value: Any, kind: Any, name: str, source: _Source, *path: str) -> Any:
    if kind is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if kind in _JSON_TYPE:
        if type(value) is not kind:
            what = {"boolean": "true or false", "integer": "a whole number", "number": "a number"}
            wanted = what.get(_JSON_TYPE[kind], "text in quotes")
            raise source.mistake(f"{name} is {wanted}, not {value!r}.", *path)
        return value
    return _texts(value, name, source, *path)


def _texts(value: Any, name: str, source: _Source, *path: str) -> tuple[str, ...]:
    if not isinstance(value, list | tuple) or not all(isinstance(v, str) for v in value):
        raise source.mistake(f'{name} is a list of texts, such as ["one", "two"].', *path)
    return tuple(value)


def _glossary(value: Any, source: _Source, *path: str) -> dict[str, str]:
    if not isinstance(value, dict) or not all(isinstance(v, str) for v in value.values()):
        raise source.mistake('glossary is a table of lines such as TSG = "Trial group".', *path)
    return dict(value)


def _one_of(value: Any, known: Iterable[str], name: str, source: _Source, *path: str) -> str:
    if value not in (choices := tuple(known)):
        raise source.mistake(_unknown(name, str(value), choices), *path)
    return str(value)


def _beside(values: dict[str, Any], folder: Path) -> dict[str, Any]:
    """Own lists are named from the folder of the config file."""
    if "lists" in values:
        values = {**values, "lists": tuple(str(folder / name) for name in values["lists"])}
    return values


def _unknown(what: str, name: str, known: Iterable[str]) -> str:
    from difflib import get_close_matches

    choices = tuple(known)
    near = get_close_matches(name, choices, n=1, cutoff=0.5)
    hint = f" Did you mean {near[0]!r}?" if near else f" Known: {', '.join(sorted(choices))}."
    return f"there is no {what} called {name!r}.{hint}"
