"""Where the lines of a text end: told in one way by readers, reports and comparisons."""

from __future__ import annotations

import re

LINE_END = re.compile(r"\r\n|\n|\r")

LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n|\Z)")
"""A line and its end. At the end of a text that ends with one, it also matches an empty line."""
