"""The word lists are tested like code: form, order, plain meanings, words that really are simpler,
and every term found in a sentence of its own.

    pytest tests/wordlists/test_lists.py -q

prints what there is to mend, file by file.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from plainspeak.analysis import inflection, pipeline, terms, words
from plainspeak.analysis.sentences import sentences
from plainspeak.analysis.terms.compile import PART_OF_SPEECH, head_of
from plainspeak.analysis.terms.spelling import american
from plainspeak.analysis.types import Passage, Settings
from plainspeak.data import make_forms
from plainspeak.lexicon import (
    ACTIONS,
    PARTS_OF_SPEECH,
    TERM_COLUMNS,
    Entry,
    shipped,
    wordlist_folder,
)
from plainspeak.model import Block, BlockKind, Segment

FILES = [p for p in sorted(wordlist_folder().glob("*.csv")) if p.stem not in {"acronyms"}]
LISTS = [p for p in FILES if p.stem != "everyday"]
each_list = pytest.mark.parametrize("path", LISTS, ids=lambda p: p.stem)

NO_MEANING_NEEDED = {"academic", "hidden-verbs", "latin", "wordy"}


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


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_header_order_and_whitespace(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    faults = []
    columns = ("term",) if path.stem == "everyday" else TERM_COLUMNS
    if text.partition("\n")[0] != ",".join(columns):
        faults.append("the header is not " + ",".join(columns))
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
        if row["action"] == "swap" and not row["use_instead"]:
            faults.append(f"{where}: a swap needs something to use instead")
        first = row["use_instead"].split(" | ")[0]
        if row["action"] == "swap" and re.search(r"[()/;:?]", first):
            faults.append(f"{where}: {first!r} cannot stand in the term's place as it is")
        if not row["topic"]:
            faults.append(f"{where}: no topic")
        for column in ("use_instead", "exceptions", "context"):
            if re.search(r"\S\||\|\S|^\||\|$", row[column]):
                faults.append(f"{where}, {column}: values are divided by ' | '")
        for column in ("exceptions", "context"):
            for value in filter(None, row[column].split(" | ")):
                if not value.startswith("~") and not _holds_term(value, row["term"]):
                    faults.append(f"{where}, {column}: {value!r} does not hold the term")
    report(path, faults)


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
            if path.stem not in NO_MEANING_NEEDED:
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
        for column in ("term", "use_instead", "meaning", "exceptions", "context"):
            for found in US_ONLY.findall(row[column]):
                if "program" in found and "computer" in row["meaning"].lower():
                    continue
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
        if entry.action != "swap":
            continue
        known, long = difficulty(entry.term)
        for text in entry.use_instead:
            better, short = difficulty(text)
            enough = EVERYDAY - (0.5 if entry.context or not entry.term.isalpha() else 0)
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
def test_nothing_to_use_instead_is_a_term_itself(path: Path) -> None:
    faults = []
    for number, entry in entries(path):
        for text in entry.use_instead:
            for other in by_key().get(key(text), ()):
                if not other.context and _kinds(other) & _kinds(entry):
                    faults.append(
                        f"row {number}, {entry.term!r}: {text!r} is a term of {other.list}.csv"
                    )
    report(path, faults)


@each_list
def test_no_term_stands_twice(path: Path) -> None:
    faults = []
    for number, entry in entries(path):
        for other in by_key()[key(entry.term)]:
            if other is not entry and _kinds(other) & _kinds(entry):
                faults.append(f"row {number}, {entry.term!r} is in {other.list}.csv as well")
    report(path, faults)


# -- every term is found ---------------------------------------------------------------------------

FRAMES: dict[str, tuple[tuple[str, str], ...]] = {
    "v": (("We will {}{}.", "VB"), ("They have {}{}.", "VBN")),
    "n": (("This is about the {}{}.", "NN"), ("This is about their {}{}.", "NNS")),
    "j": (("It is {}{}.", "JJ"), ("They seem {}{}.", "JJ")),
    "r": (("We did it {}{}.", "RB"), ("They said so {}{}.", "RB")),
    "": (("This is it: {}{}.", ""), ("Here it is, {}{}.", "")),
}


def sentences_for(entry: Entry) -> Iterator[str]:
    """A sentence for each of two inflections of the term, with a context where it needs one."""
    for kind in entry.part_of_speech.split("/"):
        part = PART_OF_SPEECH.get(kind, "")
        for frame, tag in FRAMES[part]:
            if part == "v" and entry.context:
                frame = "We will {}{}."  # a context phrase stands in its base form
            term = _inflected(entry.term, part, tag).replace("…", "good")
            needed = ""
            if entry.context:
                word = next((c for c in entry.context if c.startswith("~")), "")
                if word:
                    needed = f", said {word[1:]}"
                else:
                    term = entry.context[0].replace("#", "ten").replace("…", "good")
            yield frame.format(term, needed)


def _inflected(term: str, part: str, tag: str) -> str:
    if not part or tag in {"VB", "NN", "JJ", "RB"}:
        return term
    split = term.split(" ")
    at = head_of([w.lower() for w in split], part)
    before, hyphen, last = split[at].rpartition("-")
    form = inflection.inflect(last.lower(), tag)
    if form and not last.isupper():
        split[at] = before + hyphen + form
    return " ".join(split)


def in_us(sentence: str) -> str:
    return re.sub(r"[a-zà-ÿ]+", lambda m: american(m.group()), sentence)


def passages(lines: list[str]) -> list[Passage]:
    found = []
    for i, line in enumerate(lines):
        texts, starts = pipeline.tokens(line)
        block = Block(BlockKind.PARAGRAPH, line, (Segment(0, len(line), 0, len(line)),))
        ends = sentences(texts, line, starts)
        found.append(Passage(i, block, tuple(map(words.word, texts)), starts, ends))
    return found


@each_list
@pytest.mark.parametrize("spelled", [str, in_us], ids=["UK", "US"])
def test_every_term_is_found(path: Path, spelled: Callable[[str], str]) -> None:
    wanted = [(e, spelled(s)) for _, e in entries(path) for s in sentences_for(e)]
    found = passages([s for _, s in wanted])
    assert len(found) == len(wanted)

    def tags(index: int, token: int) -> str:
        kinds = wanted[index][0].part_of_speech.split("/")
        part = PART_OF_SPEECH.get(kinds[0], "") if len(kinds) == 1 else ""
        return inflection.BASE.get(part, "")

    meant = terms.meant(found, Settings(shipped()), tags)
    faults = [
        f"{entry.term!r} is not found in {sentence!r}"
        for i, (entry, sentence) in enumerate(wanted)
        if all(c.pattern.entry is not entry for c in meant.get(i, ()))
    ]
    report(path, faults)


def test_the_table_of_forms_is_current() -> None:
    known = {w for w in make_forms.listed_words(wordlist_folder()) if not inflection.known(w)}
    assert not known, f"run python -m plainspeak.data.make_forms: {sorted(known)[:20]}"
