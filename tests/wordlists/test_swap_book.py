"""The swap book: every change that is made without asking, in the sentences of its entry.

    python tests/wordlists/test_swap_book.py

remakes swap-book.txt beside this file. It is read by people: what does not read perfectly there is
no swap, and its entry gets the action `perhaps`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from plainspeak import check_text
from plainspeak.analysis.grammar import inflected
from plainspeak.analysis.phrasing import capitalised
from plainspeak.analysis.terms.fit import in_american
from plainspeak.config.settings import Config
from plainspeak.fixing.edits import apply, fixes
from plainspeak.lexicon import SAFE, Entry, shipped
from plainspeak.model import Finding

BOOK = Path(__file__).with_name("swap-book.txt")

SWAPS = [entry for entry in shipped().entries if entry.action in SAFE]

FRAMES = (
    ("VB", "They will {} {}"),
    ("VBZ", "She {} {}"),
    ("VBD", "They {} {}"),
    ("VBN", "They have {} {}"),
    ("VBG", "{} {}"),
)
"""Sentences for the forms of a verb, around what follows it in a sentence of its entry."""

UK, US = Config(), Config(country="US")


def book() -> str:
    """The whole book, as text."""
    parts = [
        "Every change that `fix` makes without asking, in the sentences of its entry.\n"
        "Made by: python tests/wordlists/test_swap_book.py\n"
    ]
    for entry in sorted(SWAPS, key=lambda e: (e.list, e.term.casefold(), e.sense)):
        instead = entry.use_instead[0] if entry.use_instead else "(nothing)"
        lines = [f"\n{entry.list}: {entry.term} -> {instead} [{entry.part_of_speech}]\n"]
        lines += (
            f"  - {before}\n  + {after}\n" if before != after else f"    {before}\n"
            for before, after in changes(entry)
        )
        parts.append("".join(lines))
    return "".join(parts)


@cache
def changes(entry: Entry) -> tuple[tuple[str, str], ...]:
    """The sentences of an entry, before and after, in UK spelling and where it differs in US."""
    found = []
    for sentence in sentences(entry):
        found.append((sentence, changed(sentence, entry, UK)))
        if (american := in_american(sentence)) != sentence:
            found.append((american, changed(american, entry, US)))
    return tuple(found)


def sentences(entry: Entry) -> Iterator[str]:
    """The sentences of an entry and, for a verb, more of them in its other forms."""
    yield from entry.sentences
    rest = _after(entry)
    if entry.part_of_speech == "verb" and rest and "…" not in entry.term:
        for tag, frame in FRAMES:
            form, _ = inflected(entry.term, "v", tag)
            made = capitalised(frame.format(form, rest))
            yield f"{made.rstrip('.')} takes time." if tag == "VBG" else made


def _after(entry: Entry) -> str:
    """What follows the term in a sentence in which somebody does it; "" where there is none."""
    for tag in ("VB", "VBZ", "VBG", "VBD"):
        form, _ = inflected(entry.term, "v", tag)
        for sentence in entry.sentences:
            before, found, rest = f" {sentence}".partition(f" {form} ")
            done = before.rpartition(" ")[2] in {"is", "are", "was", "were", "be", "been", "being"}
            if found and not (done and tag == "VBD"):
                return rest
    return ""


def changed(text: str, entry: Entry, config: Config) -> str:
    """The text after the edits of one entry."""
    report = check_text(text, format="plain", config=config)
    own = {edit for finding in report.findings if _is_of(finding, entry) for edit in finding.fixes}
    return apply(text, [edit for edit in fixes(report) if edit in own])


def _is_of(finding: Finding, entry: Entry) -> bool:
    said = finding.evidence
    return (said.get("term"), said.get("list"), said.get("sense")) == (
        entry.term,
        entry.list,
        entry.sense,
    )


def test_the_book_is_as_it_was_read() -> None:
    assert BOOK.read_text(encoding="utf-8") == book(), "read what has changed, then remake the book"


@pytest.mark.parametrize("entry", SWAPS, ids=lambda e: f"{e.list}-{e.term}")
def test_a_swap_is_made_in_a_sentence_of_its_own(entry: Entry) -> None:
    assert any(before != after for before, after in changes(entry))


if __name__ == "__main__":
    BOOK.write_text(book(), encoding="utf-8")
    print(f"{BOOK.name}: {len(SWAPS)} entries. Now read it.")
