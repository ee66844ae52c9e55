"""Findings move with the text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from plainspeak import check_text
from plainspeak.apps.lsp.moved import moved
from plainspeak.apps.lsp.places import Places

OLD = "We met in order to talk.\n\nThe TQXG sat. We met the TQXG again.\n"
FOUND = check_text(OLD, format="markdown").findings


@given(st.integers(0, len(OLD)), st.integers(0, 9), st.text("aTQ \n", max_size=8))
def test_a_finding_that_stays_is_about_the_same_words(at: int, gone: int, new: str) -> None:
    text = OLD[:at] + new + OLD[at + gone :]
    for finding in moved(FOUND, OLD, text):
        for place in finding.places:
            assert text[place.start : place.end] == finding.text
        for edit in finding.fixes:
            assert text[edit.start : edit.end] in OLD


def test_a_finding_whose_first_place_is_changed_moves_to_the_next() -> None:
    text = OLD.replace("The TQXG sat", "The TQ sat", 1)
    (letters,) = (f for f in moved(FOUND, OLD, text) if f.rule == "acronym-unexplained")
    assert letters.start == text.index("TQXG")
    assert letters.also_at == ()


@given(st.text("a😀é\r\n", max_size=30), st.sampled_from(["utf-8", "utf-16", "utf-32"]))
def test_places_there_and_back(text: str, unit: str) -> None:
    places = Places(text, unit)
    for offset in range(len(text) + 1):
        if text[offset - 1 : offset + 1] != "\r\n":
            assert places.offset(*places.position(offset)) == offset
