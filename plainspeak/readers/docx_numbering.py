"""The numbers that the lists of a Word document show."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from plainspeak.readers.docx_package import W, WordFile
from plainspeak.readers.docx_styles import value
from plainspeak.readers.office_places import shown

_LEVEL = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class _Level:
    start: int = 1
    form: str = "decimal"
    text: str = ""


@dataclass(slots=True)
class _List:
    levels: dict[int, _Level] = field(default_factory=dict)
    counts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """Counts the items of lists as they come."""

    def __init__(self, document: WordFile) -> None:
        self._lists: dict[str, _List] = {}
        root = document.linked("numbering")
        if root is None:
            return
        abstract = {
            element.get(f"{W}abstractNumId"): _List(_levels(element))
            for element in root.findall(f"{W}abstractNum")
        }
        for number in root.findall(f"{W}num"):
            shared = abstract.get(value(number.find(f"{W}abstractNumId")) or "", _List())
            changed = _levels(number, shared.levels)
            # Lists that share a pattern go on counting together, unless one begins anew.
            name = number.get(f"{W}numId", "")
            self._lists[name] = _List({**shared.levels, **changed}) if changed else shared

    def next(self, name: str, depth: int) -> str:
        """The number of the next item of a list, without the stop after it: "3", "2.1", "b"; ""
        where items carry a bullet. `depth` counts from 0."""
        counted = self._lists.setdefault(name, _List())
        level = counted.levels.get(depth, _Level())
        counts = counted.counts
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [d for d in counts if d > depth]:
            del counts[deeper]
        if level.form in ("bullet", "none"):
            return ""

        def count(match: re.Match[str]) -> str:
            at = int(match.group(1)) - 1
            there = counted.levels.get(at, _Level())
            return shown(counts.get(at, there.start), there.form)

        return _LEVEL.sub(count, level.text or f"%{depth + 1}").strip(" .():")


def _levels(element: Any, known: dict[int, _Level] | None = None) -> dict[int, _Level]:
    """The levels of a `w:abstractNum`, or those that a `w:num` changes."""
    levels = {}
    for change in element.findall(f"{W}lvlOverride"):
        depth = _number(change.get(f"{W}ilvl"), 0)
        start = value(change.find(f"{W}startOverride"))
        before = (known or {}).get(depth, _Level())
        levels[depth] = _Level(_number(start, before.start), before.form, before.text)
        levels.update(_levels(change))
    for level in element.findall(f"{W}lvl"):
        levels[_number(level.get(f"{W}ilvl"), 0)] = _Level(
            _number(value(level.find(f"{W}start")), 1),
            value(level.find(f"{W}numFmt")) or "decimal",
            value(level.find(f"{W}lvlText")) or "",
        )
    return levels


def _number(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 10 else otherwise
