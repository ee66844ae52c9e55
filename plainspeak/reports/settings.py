"""The settings in force for a paper, and where each one came from."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import fields

from plainspeak.config import file as config_file
from plainspeak.config import toml
from plainspeak.config.settings import EVERY_RULE, KEYS, Config
from plainspeak.model.signs import on_one_line
from plainspeak.rules import RULES


def render(config: Config, path: str) -> str:
    """One line for each setting and each option of a rule, with its origin behind it. The whole is
    a config file that gives the settings in force for the paper at `path`."""
    config = config.for_path(path)
    lines = [(key, getattr(config, key), _origin(config, key)) for key in KEYS
             if key not in ("rules", "overrides", "glossary")]  # fmt: skip
    lines += [(f"glossary.{toml.key(k)}", v, _origin(config, "glossary"))
              for k, v in config.glossary.items()]  # fmt: skip
    lines += _rules(config)
    shown = [(_line(key, value), on_one_line(origin)) for key, value, origin in lines]
    wide = min(max(len(line) for line, _ in shown), 56)
    return "".join(f"{line:<{wide}}  # {origin}\n" for line, origin in shown)


def _line(key: str, value: object) -> str:
    return f"# {key} is not set" if value is None else f"{key} = {toml.value(value)}"


def schema() -> str:
    """The JSON schema of the config file."""
    return json.dumps(config_file.schema(), indent=1) + "\n"


def _rules(config: Config) -> Iterator[tuple[str, object, str]]:
    for rule in RULES:
        given = config.rules.get(rule.name, {})
        named = rule.name in (*config.select, *config.ignore) or (config.select and rule.on)
        origin = "rules" if "on" in given else "select" if config.select else "ignore"
        yield (
            f"rules.{rule.name}.on",
            config.is_on(rule.name, rule.on),
            _origin(config, origin) if named or "on" in given else "default",
        )
        for key in EVERY_RULE:
            if key in given and key != "on":
                yield f"rules.{rule.name}.{key}", given[key], _origin(config, "rules")
        options = rule.options(**config.options(rule.name))
        for option in fields(options):
            origin = _origin(config, "rules") if option.name in given else "default"
            value = getattr(options, option.name)
            yield f"rules.{rule.name}.{option.name}", value, origin


def _origin(config: Config, key: str) -> str:
    return config.origins.get(key, "default")
