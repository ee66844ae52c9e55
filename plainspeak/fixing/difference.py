"""What has changed from one text to another, as a unified diff that `patch` can apply."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_AROUND = 3  # lines that are shown before and after a change

_LINE = re.compile(r"[^\n]*\n|[^\n]+")
"""A line ends in a line feed and nothing else, as it does for `patch`."""


class _Change(NamedTuple):
    """Lines old_start … old_end - 1 give way to new_start … new_end - 1."""

    old_start: int
    old_end: int
    new_start: int
    new_end: int


def diff(before: str, after: str, name: str = "paper") -> str:
    """What has changed from one text to the other, as a unified diff; "" where nothing has."""
    old, new = _LINE.findall(before), _LINE.findall(after)
    changes = list(_changes(old, new))
    if not changes:
        return ""
    head = _quoted(name) + "\t" * any(map(str.isspace, name))  # how `patch` tells where a name ends
    parts = [f"--- {head}\n+++ {head}\n"]
    hunk: list[_Change] = []
    for change in changes:
        if hunk and change.old_start - hunk[-1].old_end > 2 * _AROUND:
            parts += _hunk(hunk, old, new)
            hunk = []
        hunk.append(change)
    return "".join([*parts, *_hunk(hunk, old, new)])


def _quoted(name: str) -> str:
    """A name as `patch` and git read it: one with control characters stands in quotes, so that it
    cannot end its line and go on as another one."""
    if not _CONTROL.search(name) and not name.startswith('"'):
        return name
    told = name.replace("\\", "\\\\").replace('"', '\\"')
    told = _CONTROL.sub(lambda sign: f"\\{ord(sign[0]):03o}", told)
    return f'"{told}"'


def _changes(old: Sequence[str], new: Sequence[str]) -> Iterator[_Change]:
    """Where two lists of lines differ, in one pass.

    After a change both go on with the same line: the nearest one on both sides that they share.
    """
    i = j = 0
    while i < len(old) or j < len(new):
        if i < len(old) and j < len(new) and old[i] == new[j]:
            i, j = i + 1, j + 1
            continue
        skip_old, skip_new = _meeting(old, new, i, j)
        yield _Change(i, i + skip_old, j, j + skip_new)
        i, j = i + skip_old, j + skip_new


_FAR = 50  # lines that are looked through for the place where both texts go on alike


def _meeting(old: Sequence[str], new: Sequence[str], i: int, j: int) -> tuple[int, int]:
    """How many lines of each to pass over until the next one that they share."""
    for total in range(1, 2 * _FAR):
        # As many on both sides first: most changes keep the lines as they are.
        for ahead in sorted(range(total + 1), key=lambda n: abs(2 * n - total)):
            a, b = i + ahead, j + total - ahead
            if a < len(old) and b < len(new) and old[a] == new[b]:
                return ahead, total - ahead
    return len(old) - i, len(new) - j


def _hunk(changes: Sequence[_Change], old: Sequence[str], new: Sequence[str]) -> Iterator[str]:
    first, last = changes[0], changes[-1]
    lead = min(_AROUND, first.old_start)
    tail = min(_AROUND, len(old) - last.old_end)
    old_from, old_to = first.old_start - lead, last.old_end + tail
    new_from, new_to = first.new_start - lead, last.new_end + tail
    yield f"@@ -{_range(old_from, old_to)} +{_range(new_from, new_to)} @@\n"
    at = old_from
    for change in changes:
        yield from _marked(" ", old[at : change.old_start])
        yield from _marked("-", old[change.old_start : change.old_end])
        yield from _marked("+", new[change.new_start : change.new_end])
        at = change.old_end
    yield from _marked(" ", old[at:old_to])


def _range(start: int, end: int) -> str:
    """Where lines begin, counted from 1, and how many they are; the line before where there are
    none."""
    length = end - start
    return f"{start + (length > 0)}" + (f",{length}" if length != 1 else "")


def _marked(sign: str, lines: Sequence[str]) -> Iterator[str]:
    for line in lines:
        yield sign + (line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n")
