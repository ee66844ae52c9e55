"""How many of ten newcomers stop: the order that people would expect, and quiet where it is due."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plainspeak import Config, readers_who_stop
from plainspeak.analysis.stops import estimate, word_estimate
from plainspeak.analysis.stops.features import FEATURES, alone
from plainspeak.analysis.stops.model import DEPTH, load, written
from plainspeak.engine.check import _analysis_of


def at(text: str, part: str, config: Config | None = None) -> float:
    start = text.index(part)
    return readers_who_stop(text, start, start + len(part), config=config)


@pytest.mark.parametrize(
    ("easy", "hard"),
    [
        ("start", "commence"),
        ("doctor", "phlebotomist"),
        ("hedgehog", "heteroscedastic"),
        ("agreement", "subrogation"),
        ("yrs", "usufruct"),
        ("24th", "tribology"),
        ("kettle", "kurtosis"),
    ],
)
def test_a_word_that_fewer_people_know_stops_more_of_them(easy: str, hard: str) -> None:
    assert word_estimate(easy) + 1 < word_estimate(hard)


@pytest.mark.parametrize("known", ["the", "meeting", "however", "mins"])
def test_what_everybody_reads_stops_nobody(known: str) -> None:
    assert word_estimate(known) < 1


@pytest.mark.parametrize(
    "known", ["kerb", "footpath", "manhole", "yrs", "3rd", "6k", "proposed", "annual"]
)
def test_what_nearly_everybody_reads_is_below_the_line(known: str) -> None:
    assert word_estimate(known) < 3


def test_the_sentence_counts() -> None:
    plain = "Please bring a pen to the meeting on Friday."
    dense = "Autonomic dysregulation precipitates a pen."
    assert at(plain, "pen") < at(dense, "pen") + 0.5
    assert at(plain, "pen") != at(dense, "pen")


def test_a_phrase_is_no_easier_than_its_parts_are_on_the_whole() -> None:
    text = "They measured myocardial perfusion in the morning."
    assert at(text, "myocardial perfusion") > at(text, "the morning") + 3


def test_addresses_and_links_stop_nobody() -> None:
    text = "Write to clerk@ptarmigan.example. The ptarmigan is a bird."
    assert at(text, "clerk@ptarmigan.example") <= 1
    assert at(text, "ptarmigan is") > 1


def test_letters_count_by_what_the_paper_says() -> None:
    bare = "The QZP met twice."
    explained = "The quarterly zinc panel (QZP) met. The QZP met twice."
    assert at(bare, "QZP") > 5
    last = explained.rindex("QZP")
    assert readers_who_stop(explained, last, last + 3) <= 1
    assert at(bare, "QZP", Config(known_acronyms=("QZP",))) <= 1


def test_a_list_that_judged_the_word_is_believed() -> None:
    passage = _analysis_of("The motion was carried.", "plain", Config()).passages[0]
    unlisted = estimate(passage, 1, 1)
    assert unlisted < 3
    assert estimate(passage, 1, 1, listed=7.0) > 5
    assert estimate(passage, 1, 1, listed=0.0) < 1
    assert estimate(passage, 1, 1, listed=4.0) < estimate(passage, 1, 1, listed=5.0)


def test_positions_are_code_points_of_the_text() -> None:
    text = "🙂 We *met* the phlebotomist."
    start = text.index("phlebotomist")
    assert readers_who_stop(text, start, start + 12, format="markdown") > 3
    assert readers_who_stop(text, start, start + 12) == readers_who_stop(text, start + 3, start + 9)
    assert readers_who_stop(text, 1, 2) == 0  # a space
    with pytest.raises(ValueError, match="no part"):
        readers_who_stop(text, 5, 500)


def test_the_table_is_read_as_it_was_written() -> None:
    for tree in load("stops", FEATURES).trees:
        assert len(tree.features) == len(tree.limits) == len(tree.points) - 1 == 2**DEPTH - 1
        assert written(tree, FEATURES).count("\t") == 2 ** (DEPTH + 1) - 1


def test_trees_are_followed_from_question_to_question() -> None:
    values = alone("perfusion")
    found = load("stops", FEATURES)
    total = found.start
    for tree in found.trees:
        node = 0
        for _ in range(DEPTH):
            node = 2 * node + 1 + (values[tree.features[node]] > tree.limits[node])
        total += tree.points[node - (2**DEPTH - 1)]
    assert found.rating(values) == pytest.approx(total)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=40))
def test_any_word_has_an_estimate_between_nobody_and_everybody(text: str) -> None:
    assert 0 <= word_estimate(text) <= 10


@settings(max_examples=60, deadline=None)
@given(st.text(min_size=1, max_size=60), st.data())
def test_any_part_of_any_text_has_an_estimate(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    assert 0 <= readers_who_stop(text, start, end) <= 10
