"""JSON and CSV that are as harmless to look at, or to open, as they are to read by a program."""

from __future__ import annotations

import json
import re
from typing import Any

from plainspeak.model.signs import harmless, on_one_line

_ORDERS = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
_RUNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet takes for the beginning of a formula, also in wide letters."""


def dumps(value: Any, *, indent: int | None = None) -> str:
    """JSON in which every letter is readable, and what gives orders to a terminal or to a build
    server is escaped; a program reads the same from both."""
    text = json.dumps(value, ensure_ascii=False, indent=indent).replace("##", "#\\u0023")
    return _ORDERS.sub(lambda match: f"\\u{ord(match.group()):04x}", text)


def cell(value: object) -> object:
    """A cell of a CSV file that no spreadsheet and no build server runs, on one line: text that
    begins like a formula gets an apostrophe before it, as OWASP advises, and numbers stay
    numbers."""
    if not isinstance(value, str):
        return value
    runs = value.lstrip(" ").startswith(_RUNS)
    return f"'{on_one_line(value)}" if runs else harmless(on_one_line(value))
