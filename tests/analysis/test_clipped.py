"""Words cut short are found, and told from words, names, units and line ends."""

from __future__ import annotations

import pytest

from plainspeak import readers
from plainspeak.analysis import analyse, clipped
from plainspeak.analysis.types import Settings
from plainspeak.lexicon import shipped


def stumps(text: str) -> dict[str, str]:
    document = readers.read(text, readers.format_named("plain"))
    found = clipped.find(analyse(document, Settings(shipped())).passages)
    return {c.stump: c.whole for c in found}


@pytest.mark.parametrize(
    ("text", "stump"),
    [
        ("Twelve dwgs were sent in with the form.", "dwgs"),
        ("The path by the cem. gate is wet again.", "cem"),
        ("We paid the int. audit in June.", "int"),
        ("Enf. case still open, no reply.", "enf"),
        ("The phleb was off sick all week.", "phleb"),
        ("Granted with cond's, as we had asked.", "cond"),
        ("The link wkr has left.", "wkr"),
        ("abst: two of us at the vote.", "abst"),
    ],
)
def test_a_word_cut_short_is_found(text: str, stump: str) -> None:
    assert stump in stumps(text)


@pytest.mark.parametrize(
    "text",
    [
        "We waited ten mins for Dr Lane and Mrs Hall at the rd junction.",
        "It is 3 km to the hall, and the box weighs 2 kg.",
        "They walked to Thaxby. Then they went home.",
        "The occu- pancy of the ward fell.",
        "I dont know, and they cant tell.",
        "Hmm. We shall see.",
        "The dog ran off with the ball, and nobody saw it.",
        "Why try? Try the gym by the myth, or fly.",
        "fs: copy a file in fewer steps #31038",
        "src,lib: tell more of what went wrong.",
        "Go to www now.",
        "People spend more per head in the café.",
    ],
)
def test_whole_words_names_and_what_everybody_reads_are_none(text: str) -> None:
    assert stumps(text) == {}


def test_the_whole_word_is_told_where_the_paper_has_it() -> None:
    text = "The practice is shut on Friday. The prac has a new door."
    assert stumps(text) == {"prac": "practice"}


@pytest.mark.parametrize(
    "text", ["There were over thirty.", "It was a pub. It is shut.", "So: iv. go on."]
)
def test_whole_words_and_numerals_before_a_stop_are_not_cut_short(text: str) -> None:
    assert stumps(text) == {}
