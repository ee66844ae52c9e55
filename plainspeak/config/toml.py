"""Values as a config file writes them."""

from __future__ import annotations

import json
import re

_BARE = re.compile(r"[A-Za-z0-9_-]+")


def value(given: object) -> str:
    """A text, number, truth or list of them as TOML."""
    if isinstance(given, bool):
        return str(given).lower()
    if isinstance(given, list | tuple):
        return f"[{', '.join(map(value, given))}]"
    return json.dumps(given, ensure_ascii=False).replace("\x7f", "\\u007f")


def key(name: str) -> str:
    """A name as the key of a table."""
    return name if _BARE.fullmatch(name) else value(name)
