"""Rare words and compounds that no list knows: what is found, and what is left alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from plainspeak import Config, check_text
from plainspeak.analysis import analyse
from plainspeak.analysis.stops import guess, rare
from plainspeak.analysis.types import Analysis
from plainspeak.readers import format_named, read


def analysed(text: str, form: str = "plain") -> Analysis:
    return analyse(read(text, format_named(form)), Config().settings())


def rare_words(text: str, form: str = "plain") -> list[str]:
    return [word.lower for word in rare.find(analysed(text, form).passages)]


def guesses(text: str, form: str = "plain") -> list[str]:
    analysis = analysed(text, form)
    return [analysis.passages[g.passage].text(g.first, g.last) for g in guess.find(analysis)]


@pytest.mark.parametrize("word", ["usufruct", "escheat", "perfusion", "tribology", "obsequies"])
def test_words_that_few_people_know_are_found(word: str) -> None:
    assert rare_words(f"We talked about the {word} on Monday.") == [word]


@pytest.mark.parametrize(
    "word",
    ["footpath", "kerb", "manhole", "tarmac", "itchiness", "hedgehog", "gooseberry", "wheelbarrow"],
)
def test_words_of_the_home_and_the_street_are_left_alone(word: str) -> None:
    assert not rare_words(f"We talked about the {word} on Monday.")


@pytest.mark.parametrize("word", ["stile", "residuals", "escheat"])
def test_words_that_some_adults_do_not_know_are_found_however_common_in_print(word: str) -> None:
    assert rare_words(f"We talked about the {word} on Monday.") == [word]


@pytest.mark.parametrize("word", ["demotivating", "undrinkable", "unbuildable", "rehearse"])
def test_words_made_of_what_everybody_knows_are_left_alone(word: str) -> None:
    assert not rare_words(f"It was {word} on Monday.")


@pytest.mark.parametrize("name", ["Escheat Green was", "Martin was", "Chapman was", "Morris was"])
def test_a_capital_that_may_be_that_of_a_name_marks_nothing(name: str) -> None:
    assert not rare_words(f"{name} cut on Monday.")


@pytest.mark.parametrize("word", ["meetng", "recieved", "comittee", "agreemnet", "tommorow"])
def test_misspelt_words_are_left_alone(word: str) -> None:
    assert not rare_words(f"We talked about the {word} on Monday.")


@pytest.mark.parametrize("word", ["recep", "approx", "mins", "econ"])
def test_clipped_words_are_for_other_rules(word: str) -> None:
    assert not rare_words(f"We talked about the {word} on Monday.")


def test_names_and_quoted_words_are_left_alone() -> None:
    assert not rare_words("Mrs Ptarmigan and Usufruct Holdings came.")
    assert not rare_words("We do not say “usufruct” in our papers.")
    assert not rare_words("Write to perfusion@tribology.example today.")


def test_a_rare_word_is_found_once_with_all_its_places() -> None:
    text = "The usufruct ends in May. Nobody wanted the usufruct."
    (found,) = rare.find(analysed(text).passages)
    assert found.places == ((0, 1), (0, 9))
    assert found.readers >= rare.LEAST
    assert not rare.find(analysed(text).passages, taken=set(found.places))


def test_the_line_can_be_drawn_elsewhere() -> None:
    passages = analysed("They will consider the gradient of the usufruct.").passages
    assert len(rare.find(passages, least=2.5)) >= len(rare.find(passages))
    assert not rare.find(passages, least=10.5)


PAPERS = Path(__file__).parents[1] / "papers"
PENSIONS = (PAPERS / "19.md").read_text(encoding="utf-8")


def test_most_of_what_is_guessed_stops_readers() -> None:
    """In the papers on which the guess was fitted, so this only tells that it still does its work;
    figures of other papers come from `fit_guesses --check`."""
    right = count = 0
    for gold_path in sorted(PAPERS.glob("*.gold.json"))[::3]:
        gold = json.loads(gold_path.read_text(encoding="utf-8"))
        text = gold_path.with_name(gold["doc"]).read_text(encoding="utf-8")
        analysis = analysed(text, "markdown" if gold["doc"].endswith(".md") else "plain")
        for found in guess.find(analysis):
            span = analysis.passages[found.passage].source(found.first, found.last)
            count += 1
            right += any(m["start"] < span.end and span.start < m["end"] for m in gold["marks"])
    assert count >= 20
    assert right >= 0.75 * count


def test_no_guess_is_inside_another() -> None:
    analysis = analysed(PENSIONS, "markdown")
    places = [
        (g.passage, i)
        for g in guess.find(analysis, least=1.5)
        for i in range(g.first, g.last + 1)
    ]  # fmt: skip
    assert len(places) == len(set(places)) > 15


@pytest.mark.parametrize(
    "text",
    [
        "The panel looked at the big red bus and left.",
        "We had a cup of tea and a biscuit.",
        "Please bring a coat, as the hall is cold in the morning. The key is at the shop.",
        "Joan asked about the survey. Wen Li: fine for the EQ-5D, no good for the estimand.",
    ],
)
def test_nothing_is_guessed_in_plain_text(text: str) -> None:
    assert not guesses(text)


def test_a_guess_is_made_once_and_not_in_a_quotation() -> None:
    found = guesses(PENSIONS * 2, "markdown")
    assert found
    assert len(found) == len({g.lower() for g in found})
    quoted = "".join(f"> {line}\n" for line in PENSIONS.splitlines())
    assert not guesses(quoted, "markdown")


def test_what_is_marked_for_another_reason_is_not_guessed() -> None:
    analysis = analysed(PENSIONS, "markdown")
    places = {(g.passage, i) for g in guess.find(analysis) for i in range(g.first, g.last + 1)}
    assert places
    for again in guess.find(analysis, places):
        assert places.isdisjoint((again.passage, i) for i in range(again.first, again.last + 1))


def test_a_word_that_the_lists_know_anywhere_is_not_guessed_where_it_is_explained() -> None:
    text = "Everyone in the trial is randomised (put into groups by chance) by the sponsor."
    assert not {"randomised"} & {g.lower() for g in guesses(text)}


def test_what_a_glossary_explains_is_not_rare_afterwards() -> None:
    text = "## Glossary\n\n* **Swag**: gifts with a logo.\n\n## News\n\nThe swag went out.\n"
    assert not check_text(text, format="markdown").findings
    (found,) = check_text(text.replace("Glossary", "Box"), format="markdown").findings
    assert found.text.lower() == "swag"


def test_a_name_makes_no_compound() -> None:
    rest = "lattice platform of undecided leavers."
    assert guesses(f"It runs on the tetrahedral {rest}") == ["tetrahedral lattice"]
    assert not guesses(f"It runs on the Tetrahedral {rest}")


def test_a_guess_begins_with_no_plain_word_that_only_says_which() -> None:
    found = guesses(PENSIONS, "markdown")
    assert "debt mandate" in found
    assert "private debt mandate" not in found


def test_more_is_guessed_where_the_line_is_lower() -> None:
    analysis = analysed(PENSIONS, "markdown")
    assert len(guess.find(analysis, least=1.5)) > len(guess.find(analysis))
