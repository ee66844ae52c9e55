"""Rare words and compounds that no list knows: what is found, and what is left alone."""

from __future__ import annotations

import pytest

from plainspeak import Config
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


MINUTES = """\
The actuary tabled the triennial valuation and the funding strategy statement. Undecided leavers
went up to 1,140. Deferred members and pensioner members got their annual benefit statements. Exit
credits and cessation debts for two admission bodies are with the scheme actuary. The secondary rate
for the stabilised group stays. Interfund transfers in and out were reconciled by the administrator.
"""


def test_a_paper_full_of_terms_has_more_of_them_than_the_lists_know() -> None:
    found = guesses(MINUTES)
    assert "Interfund transfers" in found
    assert len({word for term in found for word in term.split()}) == sum(
        len(term.split()) for term in found
    )  # none inside another


@pytest.mark.parametrize(
    "text",
    [
        "The panel looked at the big red bus and left.",
        "We had a cup of tea and a biscuit.",
        "Please bring a coat, as the hall is cold in the morning. The key is at the shop.",
    ],
)
def test_nothing_is_guessed_in_plain_text(text: str) -> None:
    assert not guesses(text)


def test_a_guess_is_made_once_and_not_in_a_quotation() -> None:
    assert len(guesses(MINUTES * 2)) == len({g.lower() for g in guesses(MINUTES * 2)})
    quoted = "".join(f"> {line}\n" for line in MINUTES.splitlines())
    assert not guesses(quoted, "markdown")


def test_what_is_marked_for_another_reason_is_not_guessed() -> None:
    analysis = analysed(MINUTES)
    places = {(g.passage, i) for g in guess.find(analysis) for i in range(g.first, g.last + 1)}
    assert places
    for again in guess.find(analysis, places):
        assert places.isdisjoint((again.passage, i) for i in range(again.first, again.last + 1))


def test_more_is_guessed_where_the_line_is_lower() -> None:
    analysis = analysed(MINUTES)
    assert len(guess.find(analysis, least=1.5)) > len(guess.find(analysis))
