"""To which department a paper belongs, and when it was written: from its address, or a CSV file."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from io import StringIO
from pathlib import Path
from typing import NamedTuple

from plainspeak.apps.audit.reading import Seen
from plainspeak.apps.audit.store import CannotGoOn
from plainspeak.config.settings import matches
from plainspeak.model import InputError
from plainspeak.readers.encoding import decode
from plainspeak.readers.file import content
from plainspeak.run.files import as_text

_TOKEN = re.compile(r"\{(\w+)\}|(\*\*)|(\*)|([^{*]+|.)", re.DOTALL)
_DATES = {
    "date": r"(?:19|20)\d\d(?:-?(?:0[1-9]|1[0-2])(?:-?(?:0[1-9]|[12]\d|3[01]))?)?",
    "year": r"(?:19|20)\d\d",
    "month": r"1[0-2]|0?[1-9]",
    "day": r"3[01]|[12]\d|0?[1-9]",
}
_IN_ADDRESS = re.compile(
    r"(?<!\d)((?:19|20)\d\d)(?:[-_. ]?(0[1-9]|1[0-2])(?:[-_. ]?(0[1-9]|[12]\d|3[01]))?)?(?!\d)"
)


class Belongs(NamedTuple):
    """What is known of one address."""

    group: str
    date: str  # 2024-03-15, 2024-03, 2024 or ""
    dated_by: str  # pattern, table, address, file or ""


class Line(NamedTuple):
    """One line of a CSV file that names departments."""

    path: str
    group: str
    date: str


@dataclass(frozen=True)
class Grouping:
    """How papers are put together. `pattern` is such as `{department}/{year}/**`: `*` is anything
    within a folder's or a file's name, `**` anything at all, and what is in braces is a name to put
    papers together by; `year`, `month`, `day` and `date` say when. It stands for all of an address
    below the place that was named. Lines of a table come first."""

    pattern: str = ""
    lines: tuple[Line, ...] = field(default=())

    def of(self, seen: Seen) -> Belongs:
        """The department and the date of a paper. Without a pattern or a table, papers belong to
        the first folder below the place that was named."""
        head = seen.address.split("::")[0].replace("\\", "/")
        address, below = as_text(head), as_text(head[seen.below :])
        found = self._in_pattern(below)
        first, inside, _ = below.partition("/")
        group = found.pop("group") if found else first if inside and not self.pattern else ""
        date = _joined(found)
        by = "pattern" if date else ""
        for line in self.lines:
            if _is_under(address, line.path):
                group = line.group or group
                date, by = (line.date, "table") if line.date else (date, by)
                break
        if not date:
            date, by = _in_address(address), "address"
        if not date:
            date, by = seen.modified, "file"
        return Belongs(group, date, by if date else "")

    def _in_pattern(self, below: str) -> dict[str, str]:
        if not self.pattern:
            return {}
        match = self._compiled.match(below)
        if match is None:
            return {}
        found = match.groupdict()
        names = [value for name, value in found.items() if name not in _DATES]
        return {"group": " / ".join(names), **{n: found[n] for n in _DATES if n in found}}

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        """Each `*` ends at the first place where what follows it is found: no way back, so that
        time grows with the length of an address and no faster."""
        parts: list[str] = []
        open_ = False
        for name, deep, star, text in _TOKEN.findall(self.pattern.strip("/")):
            if name in _DATES:
                parts.append(f"(?P<{name}>{_DATES[name]})")
            elif text:
                parts.append(re.escape(text))
            else:
                some = ".*?" if deep else "[^/]*?" if star else f"(?P<{name}>[^/]+?)"
                parts.append((")" if open_ else "") + f"(?>{some}")
                open_ = True
        return re.compile("".join(parts) + r"\Z" + (")" if open_ else ""), re.DOTALL)


def grouping(pattern: str, table: str | None) -> Grouping:
    """The grouping that a person asked for. Raises CannotGoOn."""
    lines: tuple[Line, ...] = ()
    if table:
        lines = tuple(_lines(table))
    made = Grouping(pattern, lines)
    try:
        _ = made._compiled
    except re.error as fault:
        raise CannotGoOn(f"--by {pattern}: this pattern cannot be used ({fault.msg}).") from fault
    return made


def _lines(name: str) -> Iterator[Line]:
    try:
        text = decode(content(Path(name)))
    except InputError as problem:
        raise CannotGoOn(f"{name}: {problem}") from problem
    divider = max(",;\t", key=text.partition("\n")[0].count)
    rows = csv.DictReader(StringIO(text.lstrip("\ufeff"), newline=""), delimiter=divider)
    names = {(n or "").strip().lower(): n for n in rows.fieldnames or ()}
    group = names.get("department") or names.get("group") or names.get("folder")
    if "path" not in names or not (group or "date" in names):
        raise CannotGoOn(
            f"{name}: its first row should hold the words path and department (and perhaps date)."
        )
    for row in rows:
        path = (row[names["path"]] or "").strip().strip("/")
        if path:
            date = (row.get(names.get("date", "")) or "").strip()
            yield Line(path, (row.get(group or "") or "").strip(), _iso(date))


def _is_under(address: str, path: str) -> bool:
    if any(sign in path for sign in "*?["):
        return matches(address, (path,))
    return f"/{path}/" in f"/{address.strip('/')}/"


def _joined(found: dict[str, str]) -> str:
    if "date" in found:
        return _iso(found["date"])
    if "year" not in found:
        return ""
    date = found["year"]
    if "month" in found:
        date += f"-{int(found['month']):02}"
        date += f"-{int(found['day']):02}" if "day" in found else ""
    return date


def _iso(text: str) -> str:
    match = _IN_ADDRESS.match(text)
    return "-".join(part for part in match.groups() if part) if match else ""


def _in_address(address: str) -> str:
    """The fullest date in an address, and of these the last one. A year alone counts only where it
    is the whole name of a folder: "form 2011" need not be of that year."""
    best = ""
    for match in _IN_ADDRESS.finditer(address):
        year, month, _ = match.groups()
        before, after = address[: match.start()][-1:], address[match.end() :][:1]
        if month or (before in ("", "/") and after == "/" and year):
            date = "-".join(part for part in match.groups() if part)
            best = date if len(date) >= len(best) else best
    return best
