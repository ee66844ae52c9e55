"""Where the lines of a text end: told in one way by readers, reports and comparisons."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

LINE_END = re.compile(r"\r\n|\n|\r")
"""What ends a line where lines are counted: in editors, in git and in markup."""

SEEN_END = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
"""What ends a line for whoever looks at bare text: page breaks too, and the line breaks that
word processors leave in it."""


class Line(NamedTuple):
    """A line, where it starts in its text, and the sign or two that end it."""

    text: str
    start: int
    end: str


def lines(text: str, ends: re.Pattern[str] = LINE_END) -> Iterator[Line]:
    """The lines of a text; what follows the last line end is one as well, empty or not."""
    start = 0
    for end in ends.finditer(text):
        yield Line(text[start : end.start()], start, end[0])
        start = end.end()
    yield Line(text[start:], start, "")
