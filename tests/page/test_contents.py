"""What goes into the page of the word lists is what a check of a paper reads."""

from __future__ import annotations

import csv
import io

import pytest

from plainspeak.analysis.terms.compile import patterns
from plainspeak.analysis.terms.evidence import is_shown_before
from plainspeak.apps.page.contents import _without_sentences
from plainspeak.lexicon import shipped, wordlist_folder
from plainspeak.lexicon.rows import entry_of
from plainspeak.wordclasses import members


@pytest.mark.parametrize("name", ["academic", "meetings", "wordy"])
def test_a_list_without_its_tests_shows_the_same_of_each_word(name: str) -> None:
    content = _without_sentences((wordlist_folder() / f"{name}.csv").read_bytes())
    _, *rows = csv.reader(io.StringIO(content.decode(), newline=""))
    whole = [entry for entry in shipped().entries if entry.list == name]
    assert len(rows) == len(whole)
    shorter = 0
    for row, entry in zip(rows, whole, strict=True):
        short = entry_of(row, name)
        shorter += len(short.written) < len(entry.written)
        assert short._replace(written=entry.written) == entry._replace(written_silent="", source="")
        for little, full in zip(patterns(short), patterns(entry), strict=True):
            # Of other terms, none is replaced before a small word that belongs to it.
            if entry.use_instead and entry.action != "explain" and full.part not in ("n", "r"):
                for word in members("tied-words"):
                    assert is_shown_before(word, little) == is_shown_before(word, full)
    assert shorter > len(rows) / 5
