"""Syllables as read aloud."""

from __future__ import annotations

from pathlib import Path
from zlib import crc32

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plainspeak.analysis.numerals import number_syllables
from plainspeak.analysis.syllables import _table, by_rule, syllables
from plainspeak.analysis.words import word

SOURCE = Path(__file__).parents[2] / ".." / "shared" / "data" / "syllables" / "syllables.tsv"


@pytest.mark.parametrize(
    ("text", "count"),
    [("agreed", 2), ("area", 3), ("ideas", 3), ("about", 2), ("colour", 2), ("council", 2),
     ("evaluation", 5), ("tables", 2), ("boxes", 2), ("jumped", 1), ("wanted", 2), ("the", 1),
     ("doesn't", 2), ("doesn’t", 2), ("council's", 2), ("bus's", 2), ("naïve", 2), ("rhythm", 2)],
)  # fmt: skip
def test_words(text: str, count: int) -> None:
    assert syllables(text) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [("co-production", 4), ("face-to-face", 3), ("evidence-based", 4), ("non-NHS", 4)],
)
def test_hyphenated_words_are_the_sum_of_their_parts(text: str, count: int) -> None:
    assert word(text).syllables == count


@pytest.mark.parametrize(
    ("text", "count"),
    [("NHS", 3), ("GPs", 2), ("W", 3), ("WHO", 5), ("NICE", 1), ("A&E", 3), ("R&D", 3),
     ("PPIE", 4), ("DfE", 3), ("COVID-19", 4), ("PRISMA", 2), ("US", 2), ("THE", 1), ("AGENDA", 3),
     ("LGBTQ+", 6)],
)  # fmt: skip
def test_letters_are_read_as_people_read_them(text: str, count: int) -> None:
    assert word(text).syllables == count


@pytest.mark.parametrize(
    ("text", "count", "aloud"),
    [("2024", 5, "twenty twenty-four"), ("1998", 5, "nineteen ninety-eight"),
     ("2005", 5, "two thousand and five"), ("1906", 4, "nineteen oh six"),
     ("1900", 4, "nineteen hundred"), ("£2.5", 4, "two point five pounds"),
     ("3.5", 3, "three point five"), ("10.30", 3, "ten thirty"), ("0", 2, "zero"),
     ("01632", 6, "oh one six three two"), ("17", 3, "seventeen"), ("77", 5, "seventy-seven"),
     ("14%", 4, "fourteen per cent"), ("1,250,000", 11, "one million two hundred and fifty …"),
     ("100", 3, "one hundred"), ("111", 7, "one hundred and eleven")],
)  # fmt: skip
def test_numbers_are_read_aloud(text: str, count: int, aloud: str) -> None:
    assert number_syllables(text) == count, aloud


@given(st.integers(min_value=0, max_value=10**14))
def test_every_number_can_be_said(value: int) -> None:
    assert number_syllables(str(value)) >= 1
    assert number_syllables(f"{value:,}") >= 1


@settings(deadline=None)
@given(st.text(max_size=60))
def test_nothing_makes_it_raise(text: str) -> None:
    assert syllables(text) >= 0
    assert syllables(text, as_letters=True) >= 0


def test_the_shipped_table_holds_only_what_the_rules_get_wrong() -> None:
    table = _table()
    assert 5_000 < len(table) < 12_000
    plain = [w for w in table if w.isalpha() and w.isascii()]
    assert not [w for w in plain if by_rule(w) == int(table[w])]


@pytest.mark.skipif(not SOURCE.exists(), reason="needs the table that the exceptions come from")
def test_exact_for_the_dictionary_and_good_without_it() -> None:
    rows = [line.split("\t") for line in SOURCE.read_text(encoding="utf-8").splitlines()]
    assert [w for w, n in rows if syllables(w) != int(n)] == []
    tenth = [(w, int(n)) for w, n in rows if crc32(w.encode()) % 10 == 0]
    assert sum(by_rule(w) == n for w, n in tenth) / len(tenth) >= 0.93
