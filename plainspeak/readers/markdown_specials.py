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

from plainspeak.readers.markdown_tex import tex_ranges


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


_TRIGGER = re.compile(r"[@$^{~]|://|www\.|\]\{|\[!|\]\([^()\n]*\s|\\[a-zA-Z]")
_ADDRESS = re.compile(
    r"(?<![\w/.@-])(?:(?:https?|ftp)://|www\.(?=[\w]))(?:(?!\)\{|\{\{)[^\s<>\[\]*\"`|\\]|\\[&_#~=+.?%-])+"
    r"|(?<![\w.+/-])[A-Za-z0-9][\w.+-]{0,63}@[A-Za-z0-9][A-Za-z0-9-]{0,62}"
    r"(?:\.[A-Za-z0-9][A-Za-z0-9-]{0,62})+"
)
_TRAILING = "?!.,:;_~'’”)"
_BRACED = re.compile(
    r"(?P<shortcode>\{\{[<%][^{}]{0,2000}\}\}|\{%[^%{}]{0,2000}%\})"
    r"|(?P<placeholder>\{\{[^{}\n]{1,80}\}\})"
    r"|(?P<attributes>\{\s{0,9}(?:-?\s{0,9}[#.][\w:-]|-\}|=[a-z]|[\w-]{1,40}=)(?:[^{}]|\{\{[^{}]{0,200}\}\}){0,4000}\}?(?<=\}))"
)
_COMMAND = re.compile(
    r"\\@ref\([^()\s]{0,200}\)"
    r"|^[ \t]*\\[a-zA-Z]{2,30}\*?(?:\[[^\[\]\s]{0,200}\]|\{[^{}\s]{0,200}\})*[ \t]*$",
    re.MULTILINE,
)
_BRACKETED = re.compile(
    r"\[(?P<inside>[^\[\]]*)\](?P<after>\{\s{0,9}(?:[#.]|[\w-]{1,40}=)|[({\[]?)"
)
_SPACED_LINK = re.compile(r"!?\[(?P<text>[^\[\]]*)\]\((?P<target>[^()\n]{0,300}\s[^()\n]{0,300})\)")
_PATH = re.compile(r"^[#/.]|/|\.[A-Za-z][A-Za-z0-9]{1,5}(?:#|$|\s)")
_BY_THE_BOOK = re.compile(r"(?:<[^<>]*>|\S*)(?:\s+(?:\"[^\"]*\"|'[^']*'|\([^()]*\)))?")
_CALLOUT = re.compile(r"![A-Za-z-]{2,20}")
_CITED = re.compile(r"(?:^|[\s;(])-?@[\w{]")
_MENTION = re.compile(
    r"(?<![\w@/.])-?@(?:[A-Za-z][\w:./+-]*\w|\{[^{}\n]{1,200}\})"
    r"(?: \[[^\[\]\n]{1,200}\](?![(\[{:]))?"  # the page, as in "@okafor [p. 3]"
)
_MATHS = re.compile(r"(?<![\\$\w])(?:\$\$[^$]+\$\$|\$(?=[^\s$])[^$\n]{0,400}(?<=[^\s\\])\$(?!\d))")
_BRACKET = re.compile(r"[\[\]]")
_DEEPEST = 50  # the parser looks for the end of a link from every open bracket anew
_OPERATOR = re.compile(r"[\\^_={}+<>]")
_SHORT = re.compile(r"\$(?:(?:[(\[]|[a-z]\b)(?!.*[^\W\d_]{3})|[\d.,\s()/*-]+\$\Z)")
"""A formula without any sign of one: `$[a, b]$`, `$0.1, 0.2$`."""
_RAISED = re.compile(r"(?<=\w)(?:\^(?=[^\s^\[\]]{1,20}\^(?!\^))|~(?=[^\s~]{1,20}~(?!~)))")
"""Where small letters or numbers begin, above (`^`) or below (`~`) the line: `10^3^`, `H~2~O`."""


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
        found.extend(_commands(source))
    if "[" in source:
        found.extend(_in_brackets(source))
    if "@" in source:
        found.extend((m.start(), m.end(), Kind.LITERAL) for m in _MENTION.finditer(source))
    if "$" in source:
        found.extend(
            (m.start(), m.end(), Kind.LITERAL)
            for m in _MATHS.finditer(source)
            if " " not in m.group() or _OPERATOR.search(m.group()) or _SHORT.match(m.group())
        )
    for raised in _RAISED.finditer(source):
        end = source.index(raised.group(), raised.end())
        found += [(at, at + 1, Kind.LEFT_OUT) for at in (raised.start(), end)]
    return _apart(found)._replace(deep=deep)


def _commands(source: str) -> list[tuple[int, int, Kind]]:
    return [
        (
            found.start,
            found.end,
            Kind.NOTE if found.note else Kind.LEFT_OUT if found.left_out else Kind.LITERAL,
        )
        for found in tex_ranges(source)
    ]


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
    if "](" in source:
        found.extend(_spaced_links(source))
    if "^[" in source:
        found.extend(_notes(source))
    for match in _BRACKETED.finditer(source):
        inside, after, start = match["inside"], match["after"], match.start()
        end = match.end() - len(after)
        if _is_note(inside) or (after[:1] not in ("(", "[") and _CALLOUT.fullmatch(inside)):
            found.append((start, end, Kind.LEFT_OUT))
        elif after[:1] == "{" and len(after) > 1:
            found.append((start, start + 1, Kind.LEFT_OUT))
            found.append((end - 1, end, Kind.LEFT_OUT))
        elif after[:1] not in ("(", "[") and "@" in inside and _CITED.search(inside):
            found.append((start, end, Kind.LEFT_OUT))
    return found


def _notes(source: str) -> list[tuple[int, int, Kind]]:
    """Footnotes that stand where they are mentioned: `^[text]`, with brackets inside or not."""
    found: list[tuple[int, int, Kind]] = []
    open_ones: list[int] = []
    for bracket in _BRACKET.finditer(source):
        if bracket.group() == "[":
            open_ones.append(bracket.start())
        elif open_ones:
            start = open_ones.pop() - 1
            if start >= 0 and source[start] == "^":
                found.append((start, bracket.end(), Kind.NOTE))
    return found


def _is_note(inside: str) -> bool:
    """Whether what stands in brackets is the mark of a footnote: [^1]."""
    return inside.startswith("^") and not inside[1:2].isspace() and len(inside) < 100


def _spaced_links(source: str) -> list[tuple[int, int, Kind]]:
    """The signs and the targets of links to files whose names hold spaces: no link by the book,
    but one for Pandoc and for whoever wrote it."""
    found: list[tuple[int, int, Kind]] = []
    for match in _SPACED_LINK.finditer(source):
        target = match["target"].strip()
        if not _PATH.search(target) or _BY_THE_BOOK.fullmatch(target):
            continue
        found.append((match.start(), match.start("text"), Kind.LEFT_OUT))
        found.append((match.end("text"), match.end(), Kind.LEFT_OUT))
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
