"""Own word lists: read as people save them, and a clear sentence where they cannot be used."""

from __future__ import annotations

import tempfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plainspeak import Config, check_text
from plainspeak.lexicon import (
    ACTIONS,
    Entry,
    KnownAcronym,
    Lexicon,
    ListError,
    merge,
    read_list,
    shipped,
)


def own(tmp_path: Path, text: str, encoding: str = "utf-8", name: str = "our-words.csv") -> Path:
    path = tmp_path / name
    path.write_bytes(text.encode(encoding))
    return path


def test_one_column_is_enough(tmp_path: Path) -> None:
    (entry,) = read_list(own(tmp_path, "term\nwidgetry\n"))
    assert isinstance(entry, Entry)
    assert (entry.term, entry.action, entry.list) == ("widgetry", "explain", "our-words")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("divider", [",", ";", "\t"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_saved_by_a_spreadsheet(tmp_path: Path, encoding: str, divider: str, line_end: str) -> None:
    rows = [
        ["term", "use_instead", "meaning"],
        ["café round", "chat | talk", "A chat over coffee."],
    ]
    text = line_end.join(divider.join(row) for row in rows) + line_end
    (entry,) = read_list(own(tmp_path, text, encoding))
    assert isinstance(entry, Entry)
    assert entry.term == "café round"
    assert entry.use_instead == ("chat", "talk")
    assert entry.action == "swap"


def test_own_letters(tmp_path: Path) -> None:
    (row,) = read_list(own(tmp_path, "short,expansion\nQXZ,quick exit zone\n"))
    assert isinstance(row, KnownAcronym)
    assert row.expansion == "quick exit zone"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("", ["empty"]),
        ("word\nfoo\n", ["row 1", "column 1", "'word'"]),
        ("term,actoin\nfoo,swap\n", ["row 1", "column 2", "'actoin'"]),
        ("term,action\nfoo,swop\n", ["row 2", "column action", "'swop'"]),
        ("term,part_of_speech\nbar,noun\nfoo,thing\n", ["row 3", "column part_of_speech"]),
        ("term,meaning\nbar,x\n,y\n", ["row 3", "column term", "empty"]),
        ("term\n...\n", ["row 2", "column term"]),
        ("short,expansion\nABC,\n", ["row 2", "column expansion"]),
        ("meaning\nfoo\n", ["row 1", "term"]),
        ("term\0\nfoo\n", ["not a CSV file"]),
    ],
)
def test_a_mistake_names_file_row_and_column(tmp_path: Path, text: str, named: list[str]) -> None:
    with pytest.raises(ListError) as caught:
        read_list(own(tmp_path, text))
    for part in ["our-words.csv", *named]:
        assert part in str(caught.value)


def test_no_such_list(tmp_path: Path) -> None:
    with pytest.raises(ListError, match="cannot be opened"):
        read_list(tmp_path / "missing.csv")


@given(st.binary(max_size=300))
def test_no_bytes_make_it_raise_anything_else(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "list.csv"
        path.write_bytes(data)
        with suppress(ListError):
            read_list(path)


def test_an_own_entry_replaces_a_shipped_one(tmp_path: Path) -> None:
    before = Lexicon((Entry("widget", "noun", "", ("thing",), "", "", "swap"),))
    after = merge(before, [own(tmp_path, "term,use_instead\nWidget,gadget\n")])
    assert [e.use_instead for e in after.entries] == [("gadget",)]


def test_own_terms_are_found_in_any_form(tmp_path: Path) -> None:
    path = own(tmp_path, "term,part_of_speech,use_instead\nflumox,verb,puzzle\n")
    report = check_text("It flumoxed us.", config=Config(lists=(str(path),)))
    (finding,) = [f for f in report.findings if f.rule == "jargon"]
    assert finding.text == "flumoxed"
    assert finding.suggestions[0].text == "puzzled"


def test_shipped_lists_are_read_whole() -> None:
    lexicon = shipped()
    assert {e.action for e in lexicon.entries} <= set(ACTIONS)
    assert all(e.term and e.list for e in lexicon.entries)
    assert shipped() is lexicon


def test_the_words_of_letters_whose_name_has_ended_are_no_term_of_their_own() -> None:
    ended = {known.expansion.lower() for known in shipped().acronyms if known.ended}
    terms = {entry.term.lower() for entry in shipped().entries if entry.list == "acronyms"}
    assert terms
    assert ended & terms == set()
