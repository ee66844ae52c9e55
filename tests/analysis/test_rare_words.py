"""Rare words and compounds that no list knows: what is found, and what is left alone."""

from __future__ import annotations

import pytest

from plainspeak import Config
from plainspeak.analysis import analyse, compounds
from plainspeak.analysis.stops import rare
from plainspeak.analysis.types import Analysis
from plainspeak.readers import format_named, read


def analysed(text: str, form: str = "plain") -> Analysis:
    return analyse(read(text, format_named(form)), Config().settings())


def rare_words(text: str, form: str = "plain") -> list[str]:
    return [word.lower for word in rare.find(analysed(text, form).passages)]


def found_compounds(text: str, *technical: str) -> list[str]:
    analysis = analysed(text)
    terms = {
        (p.index, i)
        for p in analysis.passages
        for i, w in enumerate(p.words)
        if w.lower in technical
    }
    found = compounds.find(analysis.passages, analysis.tags, terms)
    return [analysis.passages[c.passage].text(c.first, c.last) for c in found]


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


def test_a_compound_with_a_listed_word_in_it_is_found_as_one() -> None:
    text = "The panel looked at the actuarial triennial valuation and left."
    assert not found_compounds(text, "valuation")  # once only: no term of the paper
    (found,) = found_compounds(f"{text} {text}", "valuation")
    assert found.endswith("valuation")
    assert " " in found


@pytest.mark.parametrize(
    "text",
    [
        "The panel looked at the big red bus and left.",
        "We had a cup of tea and a biscuit.",
        "The audit, outlier and letter came.",  # no words that stand together
        "An outlier. Letter sent.",  # not within one sentence
    ],
)
def test_plain_words_make_no_compound(text: str) -> None:
    assert not found_compounds(text, "outlier", "audit", "bus")


def test_what_is_taken_is_no_part_of_a_compound() -> None:
    text = "The panel looked at the actuarial valuation and left."
    analysis = analysed(f"{text} {text}")
    terms = {(0, 5), (0, 6), (0, 15), (0, 16)}
    assert compounds.find(analysis.passages, analysis.tags, terms)
    assert not compounds.find(analysis.passages, analysis.tags, terms, taken={(0, 6), (0, 16)})
