"""Stretches of inline Markdown that are not words: addresses, mathematics, citations, codes.

Pandoc, Quarto, R Markdown and the usual placeholders are covered. Everything is found before the
inline rules run, so that a rule only has to look a position up.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from enum import Enum
from functools import lru_cache
from typing import NamedTuple


class Kind(Enum):
    """How a special stretch is read."""

    LITERAL = "literal"  # as one neutral word
    LEFT_OUT = "left out"
    NOTE = "note"  # as a footnote of its own: ^[text]


class Special(NamedTuple):
    end: int
    kind: Kind


class Specials(NamedTuple):
    """All special stretches of one inline source, and where they start, in order."""

    at: dict[int, Special]
    starts: list[int]
    deep: bool = False  # brackets inside brackets beyond what any writer means

    def next_start(self, position: int) -> int:
        """The first start at or after a position; beyond any text where there is none."""
        found = bisect_left(self.starts, position)
        return self.starts[found] if found < len(self.starts) else 1 << 62


_TRIGGER = re.compile(r"[@$^{]|://|www\.|\]\{|\\[a-zA-Z]")
_ADDRESS = re.compile(
    r"(?<![\w/.@-])(?:(?:https?|ftp)://|www\.(?=[\w]))[^\s<>\[\]*\"`|\\]+"
    r"|(?<![\w.+/-])[A-Za-z0-9][\w.+-]{0,63}@[A-Za-z0-9][A-Za-z0-9-]{0,62}"
    r"(?:\.[A-Za-z0-9][A-Za-z0-9-]{0,62})+"
)
_TRAILING = "?!.,:;_~'’”)"
_BRACED = re.compile(
    r"(?P<shortcode>\{\{[<%][^{}]{0,2000}\}\}|\{%[^%{}]{0,2000}%\})"
    r"|(?P<placeholder>\{\{[^{}\n]{1,80}\}\})"
    r"|(?P<attributes>\{(?:[#.][\w:-]|-\}|[\w-]{1,40}=)[^{}]{0,500}\}?(?<=\}))"
)
_COMMAND = re.compile(
    r"\\(?:[a-zA-Z]{0,12}cite[a-zA-Z]{0,12}|(?:eq|auto|page|c|C|name)?ref|label|newpage|pagebreak"
    r"|clearpage|[vh]space|includegraphics|noindent|bibliography|footnotemark|index)"
    r"(?![a-zA-Z])\*?(?:\[[^\[\]\n]{0,200}\])*(?:\{[^{}\n]{0,500}\})*"
)
_BRACKETED = re.compile(r"\^?\[(?P<inside>[^\[\]]*)\](?P<after>[({\[]?[#.]?)")
_CITED = re.compile(r"(?:^|[\s;(])-?@[\w{]")
_MENTION = re.compile(r"(?<![\w@/.])-?@(?:[A-Za-z][\w:./+-]*\w|\{[^{}\n]{1,200}\})")
_MATHS = re.compile(r"(?<![\\$\w])(?:\$\$[^$]+\$\$|\$(?=[^\s$])[^$\n]{0,400}(?<=[^\s\\])\$(?!\d))")
_BRACKET = re.compile(r"[\[\]]")
_DEEPEST = 50  # the parser looks for the end of a link from every open bracket anew
_OPERATOR = re.compile(r"[\\^_={}+<>]")


@lru_cache(maxsize=64)
def specials_in(source: str) -> Specials:
    """The special stretches of an inline source. They do not overlap."""
    deep = source.count("[") > _DEEPEST and _depth(source) > _DEEPEST
    if _TRIGGER.search(source) is None:
        return Specials({}, [], deep)
    found: list[tuple[int, int, Kind]] = []
    if "@" in source or "://" in source or "www." in source:
        found.extend(_addresses(source))
    if "{" in source:
        found.extend(
            (m.start(), m.end(), Kind.LITERAL if m["placeholder"] else Kind.LEFT_OUT)
            for m in _BRACED.finditer(source)
        )
    if "\\" in source:
        found.extend((m.start(), m.end(), Kind.LEFT_OUT) for m in _COMMAND.finditer(source))
    if "[" in source:
        found.extend(_in_brackets(source))
    if "@" in source:
        found.extend((m.start(), m.end(), Kind.LITERAL) for m in _MENTION.finditer(source))
    if "$" in source:
        found.extend(
            (m.start(), m.end(), Kind.LITERAL)
            for m in _MATHS.finditer(source)
            if " " not in m.group() or _OPERATOR.search(m.group())
        )
    return _apart(found)._replace(deep=deep)


def _depth(source: str) -> int:
    """How many square brackets are open at once, at most."""
    depth = deepest = 0
    for bracket in _BRACKET.findall(source):
        depth = depth + 1 if bracket == "[" else max(0, depth - 1)
        deepest = max(deepest, depth)
    return deepest


def _addresses(source: str) -> list[tuple[int, int, Kind]]:
    found = []
    for match in _ADDRESS.finditer(source):
        address = match.group().rstrip(_TRAILING)
        if match.group()[len(address) :].startswith(")") and "(" in address:
            address += ")"
        found.append((match.start(), match.start() + len(address), Kind.LITERAL))
    return found


def _in_brackets(source: str) -> list[tuple[int, int, Kind]]:
    found: list[tuple[int, int, Kind]] = []
    for match in _BRACKETED.finditer(source):
        inside, after, start = match["inside"], match["after"], match.start()
        end = match.end() - len(after)
        if match.group()[0] == "^":
            found.append((start, end, Kind.NOTE))
        elif inside.startswith("^") and not inside[1:2].isspace() and len(inside) < 100:
            found.append((start, end, Kind.LEFT_OUT))
        elif after in ("{#", "{."):
            found.append((start, start + 1, Kind.LEFT_OUT))
            found.append((end - 1, end, Kind.LEFT_OUT))
        elif after[:1] not in ("(", "[") and "@" in inside and _CITED.search(inside):
            found.append((start, end, Kind.LEFT_OUT))
    return found


def _apart(found: list[tuple[int, int, Kind]]) -> Specials:
    """Without those that start inside an earlier one; of two at one place the longer stays."""
    at: dict[int, Special] = {}
    starts: list[int] = []
    reached = 0
    for start, end, kind in sorted(found, key=lambda item: (item[0], -item[1])):
        if start >= reached and end > start:
            at[start] = Special(end, kind)
            starts.append(start)
            reached = end
    return Specials(at, starts)
