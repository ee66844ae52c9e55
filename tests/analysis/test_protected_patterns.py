"""Each pattern in the list does what its own examples say."""

from __future__ import annotations

import csv
import re

import pytest

from plainspeak.analysis import pipeline
from plainspeak.analysis.protected import protect
from plainspeak.analysis.protected.listed import Row, rows
from plainspeak.analysis.sentences import sentences
from plainspeak.analysis.types import Passage
from plainspeak.analysis.words import word
from plainspeak.lexicon import wordlist_folder
from plainspeak.model import Block, BlockKind, Segment


def set_apart(text: str, kind: str) -> list[str]:
    words, starts = pipeline.tokens(text)
    block = Block(BlockKind.PARAGRAPH, text, (Segment(0, len(text), 0, len(text)),))
    passage = Passage(9, block, tuple(map(word, words)), starts, sentences(words, text, starts))
    return [text[p.start : p.end] for p in protect([passage])[0] if p.kind == kind]


@pytest.mark.parametrize("row", rows(), ids=lambda row: row.shows[:40])
def test_an_example_shows_what_is_set_apart(row: Row) -> None:
    wanted = re.findall("⟦(.*?)⟧", row.shows)
    assert wanted
    assert set(wanted) <= set(set_apart(row.shows.replace("⟦", "").replace("⟧", ""), row.kind))


@pytest.mark.parametrize("row", [r for r in rows() if r.leaves], ids=lambda row: row.leaves[:40])
def test_an_example_shows_what_is_left(row: Row) -> None:
    assert set_apart(row.leaves, row.kind) == []


def test_the_list_is_sorted_and_says_each_thing_once() -> None:
    path = wordlist_folder() / "patterns" / "protected.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        _, *found = list(csv.reader(lines))
    assert found == sorted(found)
    assert len({(row[0], row[1]) for row in found}) == len(found)
