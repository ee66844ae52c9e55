"""Settings as the text of a `plainspeak.toml`: what the page keeps, for the command line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_HEAD = "# Settings of plainspeak. Put this file beside your papers.\n"


def text(values: Mapping[str, Any]) -> str:
    """The config file that holds these values, which are those of a config file that was read: of
    texts, numbers, yes and no, lists of texts, tables, and the list of tables `overrides`."""
    return "\n".join([_HEAD, *_table(values, ())]) + "\n"


def _table(values: Mapping[str, Any], path: tuple[str, ...]) -> Iterator[str]:
    inner = {key: value for key, value in values.items() if isinstance(value, Mapping)}
    rows = {key: value for key, value in values.items() if _is_tables(value)}
    for key, value in values.items():
        if key not in inner and key not in rows:
            yield f"{_key(key)} = {_value(value)}"
    for key, value in inner.items():
        yield f"\n[{_name((*path, key))}]"
        yield from _table(value, (*path, key))
    for key, tables in rows.items():
        for table in tables:
            yield f"\n[[{_name((*path, key))}]]"
            yield from _table(table, (*path, key))


def _is_tables(value: Any) -> bool:
    return isinstance(value, Sequence) and any(isinstance(one, Mapping) for one in value)


def _name(path: tuple[str, ...]) -> str:
    return ".".join(map(_key, path))


def _key(key: str) -> str:
    return key if _BARE.fullmatch(key) else _text(key)


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, str):
        return _text(value)
    return f"[{', '.join(map(_value, value))}]"


def _text(text: str) -> str:
    """A text as TOML has it: JSON's form, with one sign more that has to be escaped."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
