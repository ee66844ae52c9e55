"""The word lists are tested like code: form, order, plain meanings, words that really are simpler,
and every term found in a sentence of its own.

    pytest tests/wordlists/test_lists.py -q

prints what there is to mend, file by file.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from plainspeak import readers
from plainspeak.analysis import analyse, inflection, words
from plainspeak.analysis.spelling import american
from plainspeak.analysis.types import Settings, TermUse
from plainspeak.data import make_forms
from plainspeak.lexicon import (
    ACTIONS,
    NOT_TERMS,
    PARTS_OF_SPEECH,
    TERM_COLUMNS,
    Entry,
    shipped,
    wordlist_folder,
)
from plainspeak.wordclasses import members

LISTS = [p for p in sorted(wordlist_folder().glob("*.csv")) if p.stem not in NOT_TERMS]
each_list = pytest.mark.parametrize("path", LISTS, ids=lambda p: p.stem)

FIELDS = {
    "benefits", "care", "charity", "council", "digital", "education", "environment", "general",
    "health", "housing", "involvement", "law", "management", "meetings", "money", "notes", "people",
    "planning", "police", "research", "software", "statistics", "transport",
}  # fmt: skip

COMPUTING = {"digital", "notes", "research", "software"}
"""Fields in which a program is one of a computer, in both countries."""

SAY_NOTHING = {"it", "us", "will", "may", "or", "£", "$"}
"""Words that tell no sense: in a sentence, IT is "it" and US is "us"."""

PLAIN_TWIN = {"perhaps", "swap", "cut", "ask"}
"""Actions for which a plainer word may say all there is to say."""


@cache
def rows(path: Path) -> tuple[tuple[int, dict[str, str]], ...]:
    with path.open(encoding="utf-8", newline="") as lines:
        return tuple(enumerate(csv.DictReader(lines), 2))


def entries(path: Path) -> Iterator[tuple[int, Entry]]:
    found = [e for e in shipped().entries if e.list == path.stem]
    for (number, row), entry in zip(rows(path), found, strict=True):
        assert row["term"] == entry.term
        yield number, entry


def key(term: str) -> str:
    """A term whatever its spelling: "Co-design", "codesign" and "co design" are one."""
    return "".join(american(w) for w in re.findall(r"[^\W_]+", term.lower()))


def report(path: Path, faults: list[str]) -> None:
    if faults:
        text = f"{path.name}: {len(faults)} to mend\n" + "\n".join(faults)
        pytest.fail(text, pytrace=False)


@each_list
def test_header_order_and_whitespace(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    faults = []
    if text.partition("\n")[0] != ",".join(TERM_COLUMNS):
        faults.append("the header is not " + ",".join(TERM_COLUMNS))
    terms_ = [row["term"] for _, row in rows(path)]
    for before, after in pairwise(terms_):
        if before.casefold() > after.casefold():
            faults.append(f"{after!r} should stand before {before!r}")
    for number, row in rows(path):
        for column, cell in row.items():
            if cell is None or column is None:
                faults.append(f"row {number}: more or fewer cells than columns")
            elif cell != " ".join(cell.split()) or "\t" in cell:
                faults.append(f"row {number}, {column}: white space to tidy in {cell!r}")
    if "\r" in text or not text.endswith("\n"):
        faults.append("lines should end in a line feed, the last one too")
    report(path, faults)


@each_list
def test_cells_hold_what_they_may(path: Path) -> None:
    faults = []
    for number, row in rows(path):
        where = f"row {number}, {row['term']!r}"
        kinds = row["part_of_speech"].split("/")
        if len(kinds) > 2 or not set(kinds) <= set(PARTS_OF_SPEECH):
            faults.append(f"{where}: part of speech {row['part_of_speech']!r}")
        if row["action"] not in ACTIONS:
            faults.append(f"{where}: action {row['action']!r}")
        if not row["sense"]:
            faults.append(f"{where}: which sense of it?")
        if not row["readers"].isdecimal() or int(row["readers"]) > 10:
            faults.append(f"{where}: of ten newcomers, how many stop? {row['readers']!r}")
        if row["action"] in {"swap", "perhaps"} and not row["use_instead"]:
            faults.append(f"{where}: this action needs something to use instead")
        first = row["use_instead"].split(" | ")[0]
        if row["action"] == "swap" and re.search(r"[()/;:?]", first):
            faults.append(f"{where}: {first!r} cannot stand in the term's place as it is")
        if row["field"] not in FIELDS:
            faults.append(f"{where}: field {row['field']!r}")
        for column in ("use_instead", "meant", "not_meant", "sentences", "silent", "letters"):
            if re.search(r"\S\||\|\S|^\||\|$", row[column]):
                faults.append(f"{where}, {column}: values are divided by ' | '")
        for column in ("meant", "not_meant"):
            for value in filter(None, row[column].split(" | ")):
                if value[0] not in "~@" and not _holds_term(value, row["term"]):
                    faults.append(f"{where}, {column}: {value!r} does not hold the term")
                if value[0] == "@" and value[1:] not in FIELDS:
                    faults.append(f"{where}, {column}: there is no field {value!r}")
                if value[0] == "~" and value.lstrip("~").lower() in SAY_NOTHING:
                    faults.append(f"{where}, {column}: {value!r} stands in any sentence")
                if value[0] not in "~@" and column == "meant" and _is_bare(value, row["term"]):
                    faults.append(f"{where}, {column}: {value!r} is the term and no more")
    report(path, faults)


def _is_bare(phrase: str, term: str) -> bool:
    """Whether only signs that a search drops tell a phrase from the term: "beta =" from "beta"."""
    return re.search(r"[:;=?()]", phrase) is not None and key(phrase) == key(term)


def _holds_term(phrase: str, term: str) -> bool:
    def stems(text: str) -> list[frozenset[str]]:
        return [inflection.all_forms(w) for w in re.findall(r"[^\W_]+(?:'\w+)?", text.lower())]

    inside, wanted = stems(phrase), stems(term)
    at = 0
    for word in inside:
        if at < len(wanted) and word & wanted[at]:
            at += 1
    return at == len(wanted) or key(term) in key(phrase)


@each_list
def test_meanings_are_short_and_plain(path: Path) -> None:
    faults = []
    for number, row in rows(path):
        where, meaning = f"row {number}, {row['term']!r}", row["meaning"]
        if not meaning:
            if row["action"] not in PLAIN_TWIN:
                faults.append(f"{where}: no meaning")
            continue
        if len(meaning.split()) > 15:
            faults.append(f"{where}: {len(meaning.split())} words in its meaning")
        if not meaning.endswith((".", "!", "?")) or not (
            meaning[0].isupper() or meaning[0] in "'‘"
        ):
            faults.append(f"{where}: a meaning has a capital and a full stop: {meaning!r}")
    report(path, faults)


US_ONLY = re.compile(
    r"\b(?:\w+(?:yze[ds]?|yzing)|(?:behavi|col(?!orect)|fav|hon(?!orar)|lab(?!orato)|neighb)or\w*|centers?|program(?!m)s?"
    r"|(?:organ|recogn|real|random|util|priorit|final|special|summar|minim|maxim|hospital|anonym"
    r"|standard|central|general|emphas|apolog|critic|author|stabil|optim|categor)iz\w+"
    r"|defense|license number|gray|enrollment|counseling|labeled|traveled|pediatric\w*"
    r"|anemi[ac]|hemo\w+|leukemi[ac]|edema|esophag\w+|fetal|fetus|diarrhea)\b"
)


@each_list
def test_spelling_is_british(path: Path) -> None:
    faults = []
    for number, row in rows(path):
        for column in ("term", "use_instead", "meaning", "meant", "not_meant"):
            for found in US_ONLY.findall(row[column]):
                if "program" in found and row["field"] in COMPUTING:
                    continue  # of a computer, in both countries
                faults.append(f"row {number}, {row['term']!r}, {column}: {found!r}")
    report(path, faults)


EVERYDAY = 4.5
"""Zipf frequency from which words count as simple whatever they replace: the words of "lost to
follow-up" are each well known, and yet "no longer in the study" is simpler. Half a point less is
enough where the term has several words or a special sense."""


def difficulty(text: str) -> tuple[float, int]:
    """Familiarity of the rarest word, and syllables in all."""
    found = [words.word(w) for w in re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)*", text)]
    return min((w.familiarity for w in found), default=0.0), sum(w.syllables for w in found)


@each_list
def test_what_to_use_instead_is_simpler(path: Path) -> None:
    faults = []
    for number, entry in entries(path):
        if entry.action not in {"swap", "perhaps"} or entry.list == "notes":
            continue  # words cut short: whole ones are longer, and plainer
        known, long = difficulty(entry.term)
        for text in entry.use_instead:
            better, short = difficulty(text)
            enough = EVERYDAY - (0.5 if entry.meant or not entry.term.isalpha() else 0)
            if better <= known and short >= long and better < enough:
                faults.append(
                    f"row {number}, {entry.term!r} ({known:.1f}, {long} syllables): {text!r} is no"
                    f" simpler ({better:.1f}, {short})"
                )
    report(path, faults)


@cache
def by_key() -> dict[str, list[Entry]]:
    found = defaultdict(list)
    for entry in shipped().entries:
        found[key(entry.term)].append(entry)
    return found


def _kinds(entry: Entry) -> set[str]:
    return set(entry.part_of_speech.split("/"))


@each_list
def test_nothing_to_use_instead_makes_readers_stop_as_well(path: Path) -> None:
    faults = []
    for number, entry in entries(path):
        for text in entry.use_instead:
            for other in by_key().get(key(text), ()):
                same = _kinds(other) & _kinds(entry) and not other.meant
                if same and (other.readers or 0) >= 3:
                    faults.append(
                        f"row {number}, {entry.term!r}: {text!r} is a term of {other.list}.csv"
                    )
    report(path, faults)


@each_list
def test_no_two_rows_are_about_one_sense(path: Path) -> None:
    faults = []
    for number, entry in entries(path):
        for other in by_key()[key(entry.term)]:
            if other is entry or not _kinds(other) & _kinds(entry):
                continue
            if other.sense == entry.sense or not (other.meant or entry.meant):
                faults.append(f"row {number}, {entry.term!r} is in {other.list}.csv as well")
    report(path, faults)


# -- every term is found where it is meant, and nowhere else ---------------------------------------


def in_us(sentence: str) -> str:
    return re.sub(r"[a-zà-ÿ]+", lambda m: american(m.group()), sentence)


@each_list
@pytest.mark.parametrize("spelled", [str, in_us], ids=["UK", "US"])
def test_every_term_is_found_in_its_sentences(path: Path, spelled: Callable[[str], str]) -> None:
    faults = []
    for number, entry in entries(path):
        if len(entry.sentences) < 2:
            faults.append(f"row {number}, {entry.term!r}: two sentences or more are wanted")
        for sentence in entry.sentences:
            if not any(_stands_for(use, entry) for use in uses(spelled(sentence))):
                faults.append(f"row {number}, {entry.term!r} is not found in {sentence!r}")
    report(path, faults)


def _stands_for(use: TermUse, entry: Entry) -> bool:
    """Whether it is this sense of the term, or a longer term that holds it."""
    return use.entry is entry or (
        use.entry.term != entry.term and key(entry.term) in key(use.entry.term)
    )


@each_list
def test_no_term_is_found_where_it_is_not_meant(path: Path) -> None:
    faults = []
    for number, entry in entries(path):
        if (entry.meant or entry.not_meant) and not entry.silent:
            faults.append(f"row {number}, {entry.term!r}: a sentence in which it is not meant?")
        for sentence in entry.silent:
            if any(use.entry is entry for use in uses(sentence)):
                faults.append(f"row {number}, {entry.term!r} is found in {sentence!r}")
    report(path, faults)


def uses(sentence: str) -> Sequence[TermUse]:
    document = readers.read(sentence, readers.format_named("plain"))
    return analyse(document, Settings(shipped())).terms


def test_a_compound_makes_no_adjective_of_its_last_word() -> None:
    """ "Real-time" is one, "time" is not: no "timer, timest"."""
    assert "j" not in inflection.parts("time") + inflection.parts("platform")


def test_a_plural_that_is_told_belongs_to_a_row() -> None:
    """A line of the class is read once for the words of a row, and goes when they change."""
    glosses = {gloss for entry in shipped().entries for gloss in entry.use_instead}
    assert members("glosses-with-plurals") - glosses == set()


def test_the_table_of_forms_is_current() -> None:
    known = {w for w in make_forms.listed_words(wordlist_folder()) if not inflection.known(w)}
    assert not known, f"run python -m plainspeak.data.make_forms: {sorted(known)[:20]}"
