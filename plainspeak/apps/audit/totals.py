"""What the tables of a collection come to: whole numbers only, so that their order does not matter.

One part after the other is read; what is held grows with the number of different letters, words and
departments, not with the number of papers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from heapq import nsmallest
from typing import TYPE_CHECKING, NamedTuple

from plainspeak.apps.audit.grouping import Belongs
from plainspeak.apps.audit.people import is_person, shown_group
from plainspeak.model import AcronymState, Severity
from plainspeak.rules import RULES
from plainspeak.rules.base import Kind

if TYPE_CHECKING:
    import pyarrow as pa

LONG_ENOUGH = 100
"""Words from which on a paper is shown as one to mend, or as a model: our own figure."""
SHOWN = 100  # papers of each kind
_KNOWN = frozenset({AcronymState.WELL_KNOWN, AcronymState.ALLOWED, AcronymState.QUOTED})
_STOPS = tuple(r.name for r in RULES if r.stops and r.kind is Kind.WORD)


@dataclass(slots=True)
class Sum:
    """What papers come to together."""

    papers: int = 0
    words: int = 0
    stops: int = 0
    letters: int = 0
    unexplained: int = 0
    tenths: Counter[int] = field(default_factory=Counter)  # difficulty in tenths → papers

    def add(
        self, words: int, stops: int, letters: int, unexplained: int, difficulty: float
    ) -> None:
        """Add a paper."""
        self.papers += 1
        self.words += words
        self.stops += stops
        self.letters += letters
        self.unexplained += unexplained
        self.tenths[round(difficulty * 10)] += 1

    def merge(self, other: Sum) -> None:
        """Add what other papers come to."""
        self.papers += other.papers
        self.words += other.words
        self.stops += other.stops
        self.letters += other.letters
        self.unexplained += other.unexplained
        self.tenths.update(other.tenths)

    @property
    def difficulty(self) -> float:
        """The difficulty of the paper in the middle, to a tenth; 0 where there is none."""
        left = (self.papers + 1) // 2
        for tenth, number in sorted(self.tenths.items()):
            left -= number
            if left <= 0:
                return tenth / 10
        return 0.0

    @property
    def rate(self) -> float:
        """Stopping points for each 100 words."""
        return 100 * self.stops / self.words if self.words else 0.0


@dataclass(slots=True)
class Letters:
    """One set of letters in all papers."""

    papers: int = 0
    unexplained: int = 0  # papers in which it is never explained
    uses: int = 0
    senses: Counter[str] = field(default_factory=Counter)  # as a paper explains it → papers
    meanings: dict[str, str] = field(default_factory=dict)  # sense → its plain meaning
    perhaps: Counter[str] = field(default_factory=Counter)  # what our lists know → papers


@dataclass(slots=True)
class Word:
    """One entry of the word lists in all papers."""

    papers: int = 0
    places: int = 0
    tenths: int = 0  # readers of ten who stop, in tenths, over all papers
    instead: Counter[str] = field(default_factory=Counter)


class Ranked(NamedTuple):
    """A paper in a list of those to mend, or of models; sorts as it is shown."""

    order: tuple[float, ...]
    key: str
    address: str
    group: str
    date: str
    format: str
    words: int
    stops: int
    difficulty: float


@dataclass(slots=True)
class Totals:
    """All that the report is made of."""

    whole: Sum = field(default_factory=Sum)
    addresses: int = 0
    cells: dict[tuple[str, str], Sum] = field(default_factory=dict)  # (department, date) → sum
    dated_by: Counter[str] = field(default_factory=Counter)
    letters: dict[str, Letters] = field(default_factory=dict)
    words: dict[str, Word] = field(default_factory=dict)
    reasons: Counter[tuple[str, str]] = field(default_factory=Counter)  # (state, reason) → papers
    mend: list[Ranked] = field(default_factory=list)
    models: list[Ranked] = field(default_factory=list)

    def add(self, tables: dict[str, pa.Table], places: Iterable[tuple[str, Belongs]]) -> None:
        """Add a part: its tables, and where its papers stand."""
        where: dict[str, list[Belongs]] = {}
        for key, place in places:
            where.setdefault(key, []).append(place)
            self.addresses += 1
            self.dated_by[place.dated_by] += 1
        self._papers(tables["papers"], where)
        self._letters(tables["letters"])
        self._words(tables["findings"])

    def _papers(self, papers: pa.Table, where: dict[str, list[Belongs]]) -> None:
        ranked: list[Ranked] = []
        for row in papers.to_pylist():
            if row["state"] != "read":
                self.reasons[row["state"], row["reason"]] += 1
                continue
            measured = (
                row["words"], row["stopping_points"], row["letters"], row["unexplained"],
                row["difficulty"],
            )  # fmt: skip
            self.whole.add(*measured)
            for group, date in dict.fromkeys((p.group, p.date[:7]) for p in where[row["key"]]):
                self.cells.setdefault((group, date), Sum()).add(*measured)
            if row["words"] >= LONG_ENOUGH:
                first = where[row["key"]][0]
                rate = 100 * row["stopping_points"] / row["words"]
                ranked.append(
                    Ranked(
                        (-rate, -row["difficulty"]), row["key"], row["address"], first.group,
                        first.date, row["format"], row["words"], row["stopping_points"],
                        row["difficulty"],
                    )
                )  # fmt: skip
        self.mend = nsmallest(SHOWN, [*self.mend, *(r for r in ranked if r.stops)])
        turned = [r._replace(order=(-r.order[0], -r.order[1])) for r in ranked]
        self.models = nsmallest(SHOWN, [*self.models, *turned])

    def _letters(self, letters: pa.Table) -> None:
        names = ["short", "state", "in_text", "expansion", "meaning", "candidates"]
        groups = letters.group_by(names).aggregate([("key", "count"), ("uses", "sum")])
        for row in groups.to_pylist():
            if not row["short"] or row["state"] in _KNOWN:
                continue
            one = self.letters.setdefault(row["short"], Letters())
            one.papers += row["key_count"]
            one.uses += row["uses_sum"]
            if row["candidates"]:
                one.perhaps[row["candidates"].split(" | ")[0]] += row["key_count"]
            if row["state"] == AcronymState.UNEXPLAINED:
                one.unexplained += row["key_count"]
            elif row["in_text"] and row["expansion"]:
                sense = " ".join(row["expansion"].split())
                one.senses[sense] += row["key_count"]
                if row["meaning"]:
                    known = one.meanings.get(sense, row["meaning"])
                    one.meanings[sense] = min(known, row["meaning"])

    def _words(self, findings: pa.Table) -> None:
        import pyarrow as pa
        import pyarrow.compute as pc

        stops = pc.and_(
            pc.is_in(findings["rule"], pa.array(_STOPS)),
            pc.not_equal(findings["severity"], Severity.SMALL_THING.value),
        )
        found = findings.filter(pc.and_(stops, pc.is_valid(findings["term"])))
        found = found.append_column(
            "tenths", pc.cast(pc.round(pc.multiply(found["readers"], 10.0)), pa.int64())
        )
        sums = [("key", "count"), ("places", "sum"), ("tenths", "sum")]
        for row in found.group_by(["term", "instead"]).aggregate(sums).to_pylist():
            one = self.words.setdefault(row["term"], Word())
            one.papers += row["key_count"]
            one.places += row["places_sum"]
            one.tenths += row["tenths_sum"] or 0
            if row["instead"]:
                one.instead[row["instead"].split(" | ")[0]] += row["key_count"]


def most_met(totals: Totals, number: int) -> list[tuple[str, Letters]]:
    """The letters that most papers never explain. What may be somebody's initials is left out:
    letters in one paper only, and two letters that no paper explains and no list knows."""
    found = [
        (short, one)
        for short, one in totals.letters.items()
        if one.unexplained and one.papers > 1 and (len(short) > 2 or one.senses or one.perhaps)
    ]
    return nsmallest(number, found, key=lambda f: (-f[1].unexplained, -f[1].uses, f[0]))


def stopping_words(totals: Totals, number: int) -> list[tuple[str, Word]]:
    """The words of the lists at which most readers stop, over all papers."""
    return nsmallest(number, totals.words.items(), key=lambda f: (-f[1].tenths, f[0]))


def senses(one: Letters) -> list[tuple[str, int]]:
    """The senses that papers give to letters, the one of most papers first. Senses that differ in
    capitals only are one, in the commonest spelling."""
    same: dict[str, Counter[str]] = {}
    for sense, papers in one.senses.items():
        if not is_person(sense):
            same.setdefault(sense.casefold(), Counter())[sense] += papers
    found = [(_first(c), sum(c.values())) for c in same.values()]
    return sorted(found, key=lambda f: (-f[1], f[0]))


def _first(counted: Counter[str]) -> str:
    return min(counted, key=lambda name: (-counted[name], name))


def commonest(counted: Counter[str]) -> str:
    """The commonest name, of equals the first in the alphabet; "" where there is none."""
    return _first(counted) if counted else ""


def by_group(totals: Totals) -> dict[str, Sum]:
    """Department → what its papers come to, the one with most papers first. Folders that are called
    after people are one."""
    found: dict[str, Sum] = {}
    for (group, _), one in totals.cells.items():
        found.setdefault(shown_group(group), Sum()).merge(one)
    return dict(sorted(found.items(), key=lambda f: (-f[1].papers, f[0])))


def by_date(totals: Totals, group: str | None = None) -> dict[str, Sum]:
    """Year, or month where all is within two years, → what the papers of that time come to."""
    found: dict[str, Sum] = {}
    for name in _times(totals):
        found[name] = Sum()
    short = _size(totals)
    for (where, date), one in totals.cells.items():
        if len(date) >= short and (group is None or shown_group(where) == group):
            found[date[:short]].merge(one)
    return found


def _times(totals: Totals) -> Iterator[str]:
    size = _size(totals)
    yield from sorted({date[:size] for _, date in totals.cells if len(date) >= size})


def _size(totals: Totals) -> int:
    """How many signs of a date tell one time from another: 4 for a year, 7 for a month."""
    dates = {date for _, date in totals.cells if date}
    within = len({date[:4] for date in dates}) <= 2
    return 7 if within and all(len(date) == 7 for date in dates) else 4
