"""The word lists: CSV files in, entries out.

A list is a CSV file in UTF-8 with a header. Word lists have the columns of `Entry`, the acronym
list those of `KnownAcronym` (see `rows`). A group's own list has the same form (see `own`).
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, TypeVar

from plainspeak.lexicon.compiled import compiled
from plainspeak.lexicon.own import read_list
from plainspeak.lexicon.rows import (
    ACTIONS,
    PARTS_OF_SPEECH,
    SAFE,
    TERM_COLUMNS,
    Entry,
    KnownAcronym,
    ListError,
    acronym_of,
    entry_of,
    parts,
)

__all__ = [
    "ACTIONS", "NOT_TERMS", "PARTS_OF_SPEECH", "SAFE", "TERM_COLUMNS", "Entry", "KnownAcronym",
    "Lexicon", "ListError", "compiled_for", "merge", "read_list", "shipped", "wordlist_folder",
]  # fmt: skip

T = TypeVar("T")

NOT_TERMS = frozenset({"acronyms", "everyday", "fields"})
"""Lists that hold something else than terms."""


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """All lists of one run. Two of them are equal only if they are the same object, so that what
    is worked out from one can be kept beside it."""

    entries: tuple[Entry, ...] = ()
    acronyms: tuple[KnownAcronym, ...] = ()
    everyday: frozenset[str] = field(default_factory=frozenset)  # never called rare
    fields: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # field → its cue words


def wordlist_folder() -> Path:
    """Where the lists lie: in the installed package, or beside it in a checkout."""
    installed = Path(str(files("plainspeak"))) / "wordlists"
    return installed if installed.is_dir() else installed.parent.parent / "wordlists"


@cache
def shipped() -> Lexicon:
    """The lists that come with plainspeak."""
    entries, acronyms, everyday, fields = compiled("lists", _read, wordlist_folder())
    return Lexicon(
        tuple(map(Entry._make, entries)), tuple(map(KnownAcronym._make, acronyms)), everyday, fields
    )


_Cells = tuple[Any, ...]


def _read() -> tuple[list[_Cells], list[_Cells], frozenset[str], dict[str, tuple[str, ...]]]:
    """Entries, letters, everyday words and the cues of fields, as the lists have them."""
    entries: list[Entry] = []
    acronyms: list[KnownAcronym] = []
    everyday: set[str] = set()
    fields: dict[str, tuple[str, ...]] = {}
    for path in sorted(wordlist_folder().glob("*.csv")):
        name = path.stem
        with path.open(encoding="utf-8", newline="") as lines:
            rows = csv.reader(lines)
            header = next(rows)
            if name == "acronyms":
                acronyms.extend(
                    acronym_of(dict(zip(header, row, strict=True)), f"{path}, row {number}")
                    for number, row in enumerate(rows, 2)
                )
            elif name == "everyday":
                everyday.update(row[0].lower() for row in rows)
            elif name == "fields":
                fields.update((row[0], parts(row[1].lower())) for row in rows)
            else:
                entries.extend(entry_of(row, name) for row in rows)
    others = {_bare(entry.term) for entry in entries} | {_bare(term) for term in everyday}
    entries.extend(_in_words(acronyms, others))
    return [tuple(e) for e in entries], [tuple(a) for a in acronyms], frozenset(everyday), fields


def compiled_for(lexicon: Lexicon, name: str, make: Callable[[Lexicon], T], *rests_on: str) -> T:
    """What `make` works out from a lexicon; for the shipped lists it is kept between runs, as long
    as the lists, its own module and what else it rests on (files, folders) stay as they are."""
    if lexicon is shipped():
        module = make.__code__.co_filename
        return compiled(name, lambda: make(lexicon), wordlist_folder(), module, *rests_on)
    return make(lexicon)


def _bare(term: str) -> str:
    """A term whatever its hyphens and capitals."""
    return term.lower().replace("-", " ")


def _singular(term: str) -> str:
    """A term in "-ies" with "-y": health inequalities."""
    return f"{term.removesuffix('ies')}y" if term.endswith("ies") else term


def _in_words(acronyms: Iterable[KnownAcronym], listed: set[str]) -> Iterator[Entry]:
    """What letters stand for, as terms of their own: the letters and the words are one thing with
    one meaning. Left out are names, single words, rows of words ("face, arms, speech, time"), and
    what another list has, as a term or as everyday words ("to take out")."""
    for known in acronyms:
        term = known.expansion
        several = " " in term and term.islower() and "," not in term
        if (
            several
            and known.meaning
            and not known.ended
            and known.known != "public"
            and not {_bare(term), _bare(term).removesuffix("s"), _singular(_bare(term))} & listed
        ):
            listed.add(_bare(term))
            yield Entry(
                term, "noun", known.expansion, (), known.meaning, known.field, "explain",
                readers=known.in_full, letters=(known.short,), source=known.source, list="acronyms",
            )  # fmt: skip


def merge(lexicon: Lexicon, own: Iterable[Path]) -> Lexicon:
    """A lexicon with a group's own lists. An own entry stands in the place of all others of the
    same term. Raises ListError for a list that cannot be used."""
    entries: dict[str, list[Entry]] = {}
    acronyms: list[KnownAcronym] = []
    for path in own:
        for row in read_list(path):
            if isinstance(row, Entry):
                entries.setdefault(row.term.lower(), []).append(row)
            else:
                acronyms.append(row)
    letters = {a.short for a in acronyms}
    return Lexicon(
        (
            *(e for e in lexicon.entries if e.term.lower() not in entries),
            *(e for group in entries.values() for e in group),
        ),
        (*acronyms, *(a for a in lexicon.acronyms if a.short not in letters)),
        lexicon.everyday,
        lexicon.fields,
    )
