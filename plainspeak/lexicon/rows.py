"""A row of a word list: the cells of a CSV file in, one sense of a term or of letters out.

Several values in a cell are divided by " | ".
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

ACTIONS = ("swap", "perhaps", "explain", "ask", "cut")
"""What to do about a term: put the first suggestion in (proven in sentences to be safe), look
whether a plainer word fits, say what it is the first time, ask the group, leave it out."""

SAFE = frozenset({"swap", "cut"})
"""Actions that need no second look."""

PARTS_OF_SPEECH = (
    "verb",
    "noun",
    "adjective",
    "adverb",
    "phrase",
    "preposition",
    "conjunction",
    "determiner",
    "abbr",
)

TERM_COLUMNS = (
    "term",
    "part_of_speech",
    "sense",
    "use_instead",
    "meaning",
    "field",
    "action",
    "readers",
    "meant",
    "not_meant",
    "sentences",
    "silent",
    "letters",
    "source",
)

ACRONYM_COLUMNS = (
    "short",
    "expansion",
    "meaning",
    "field",
    "country",
    "known",
    "readers",
    "in_full",
    "context",
    "not_context",
    "sentences",
    "silent",
    "ended",
    "now",
    "source",
)


class ListError(ValueError):
    """A word list that cannot be used; the text names the file, the row and the column."""


class Entry(NamedTuple):
    """One line of a word list: one sense of a term."""

    term: str
    part_of_speech: str  # "" where a group's own list does not say
    sense: str  # a few words that tell this sense from others of the term
    use_instead: tuple[str, ...]  # best first
    meaning: str  # what the thing is, in 15 words or fewer; "" where a plainer word says it
    field: str
    action: str  # one of ACTIONS
    readers: float | None = None  # of ten newcomers, how many stop here; None: nobody has judged
    # The next four are as the cells have them, with bars between: most are never read, and to take
    # them all apart would be most of the time in which the lists are loaded.
    meant: str = ""  # where (see analysis/terms/contexts.py); "": everywhere
    not_meant: str = ""  # where it is not
    written: str = ""  # `sentences`
    written_silent: str = ""  # the same for `silent`
    letters: tuple[str, ...] = ()  # that stand for the term
    source: str = ""
    list: str = ""  # the file's name without ".csv"

    @property
    def sentences(self) -> tuple[str, ...]:
        """Sentences in which the term has this sense."""
        return parts(self.written)

    @property
    def silent(self) -> tuple[str, ...]:
        """Sentences in which the same word must not be marked."""
        return parts(self.written_silent)

    @property
    def about_people(self) -> bool:
        """Whether it is a name for people, about which the group is asked."""
        return self.action == "ask"


class KnownAcronym(NamedTuple):
    """One meaning of a set of letters, as our list has it."""

    short: str
    expansion: str
    meaning: str
    field: str
    country: str  # GB | US | "" for both
    known: str  # audience to whom the letters need no explanation: public | staff | research-team
    context: tuple[str, ...] = ()  # words nearby that make this sense likely
    ended: str = ""  # when the name ended or changed: "2022-07"
    now: str = ""  # what to say instead: since then, or plain words where nothing has ended
    readers: float | None = None  # of ten newcomers, how many stop at these letters unexplained
    not_context: tuple[str, ...] = ()  # words nearby that rule this sense out
    sentences: tuple[str, ...] = ()  # in which the letters are shown, in this sense
    silent: tuple[str, ...] = ()  # in which they are not
    source: str = ""
    in_full: float | None = None  # of ten newcomers, how many stop where the words stand in full


def entry_of(row: list[str], name: str) -> Entry:
    """The entry of a row that has every column of TERM_COLUMNS, of the list `name`."""
    (
        term, kinds, sense, instead, meaning, field_, action,
        readers, meant, not_meant, sentences, silent, letters, source,
    ) = row  # fmt: skip
    return Entry(
        term,
        kinds,
        sense,
        parts(instead),
        meaning,
        field_,
        action,
        float(readers) if readers else None,
        meant.strip(),
        not_meant.strip(),
        sentences,
        silent,
        parts(letters),
        source,
        name,
    )


def acronym_of(cells: Mapping[str, str], where: str) -> KnownAcronym:
    """The letters of a row, by column; one that is not there counts as empty. ListError, which
    says `where`, for `readers` or `in_full` that are no number from 0 to 10."""
    cell = cells.get
    return KnownAcronym(
        short=cells["short"],
        expansion=cells["expansion"],
        meaning=cell("meaning", ""),
        field=cell("field", ""),
        country=cell("country", ""),
        known=cell("known", ""),
        context=parts(cell("context", "")),
        ended=cell("ended", ""),
        now=cell("now", ""),
        readers=readers_of(cell("readers", ""), f"{where}, column readers"),
        in_full=readers_of(cell("in_full", ""), f"{where}, column in_full"),
        not_context=parts(cell("not_context", "")),
        sentences=parts(cell("sentences", "")),
        silent=parts(cell("silent", "")),
        source=cell("source", ""),
    )


def readers_of(cell: str, where: str) -> float | None:
    """How many of ten readers stop; None for an empty cell. ListError, which says `where`, for
    anything else."""
    if not cell:
        return None
    try:
        readers = float(cell)
    except ValueError:
        readers = -1.0
    if not 0 <= readers <= 10:
        raise ListError(f"{where}: {cell!r} is not a number from 0 to 10.")
    return readers


def parts(cell: str) -> tuple[str, ...]:
    """The values of a cell that are divided by bars."""
    if not cell:
        return ()
    if "|" not in cell:
        cell = cell.strip()
        return (cell,) if cell else ()
    return tuple([part for part in map(str.strip, cell.split("|")) if part])
