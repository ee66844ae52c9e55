"""The settings in force for a paper, and where each one came from."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import fields

from plainspeak import config_file
from plainspeak.config import KEYS, Config
from plainspeak.rules import RULES


def render(config: Config, path: str) -> str:
    """One line for each setting and each option of a rule, in TOML, with its origin behind it."""
    config = config.for_path(path)
    lines = [(key, _toml(getattr(config, key)), _origin(config, key)) for key in KEYS
             if key not in ("rules", "overrides", "glossary")]  # fmt: skip
    lines += [(f"glossary.{k}", _toml(v), _origin(config, "glossary"))
              for k, v in config.glossary.items()]  # fmt: skip
    lines += _rules(config)
    wide = max(len(f"{key} = {value}") for key, value, _ in lines)
    return "".join(f"{f'{k} = {v}':<{min(wide, 56)}}  # {origin}\n" for k, v, origin in lines)


def schema() -> str:
    """The JSON schema of the config file."""
    return json.dumps(config_file.schema(), indent=1) + "\n"


def _rules(config: Config) -> Iterator[tuple[str, str, str]]:
    for rule in RULES:
        given = config.rules.get(rule.name, {})
        named = rule.name in (*config.select, *config.ignore) or (config.select and rule.on)
        origin = "rules" if "on" in given else "select" if config.select else "ignore"
        yield (
            f"rules.{rule.name}.on",
            _toml(config.is_on(rule.name, rule.on)),
            _origin(config, origin) if named or "on" in given else "default",
        )
        options = rule.options(**config.options(rule.name))
        for option in fields(options):
            origin = _origin(config, "rules") if option.name in given else "default"
            value = _toml(getattr(options, option.name))
            yield f"rules.{rule.name}.{option.name}", value, origin


def _origin(config: Config, key: str) -> str:
    return config.origins.get(key, "default")


def _toml(value: object) -> str:
    """A value as TOML writes it."""
    if value is None:
        return '""'
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple):
        return f"[{', '.join(_toml(v) for v in value)}]"
    return json.dumps(value, ensure_ascii=False)
