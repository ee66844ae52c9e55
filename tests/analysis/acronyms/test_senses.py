"""What each sign in a paper counts for when one set of letters may stand for several things."""

from __future__ import annotations

from typing import Any

from plainspeak.analysis.acronyms.explanations.in_full import PaperText
from plainspeak.analysis.acronyms.senses import Sense, Setting, rank
from plainspeak.lexicon import KnownAcronym


def entry(expansion: str, short: str = "TSG", country: str = "", **more: Any) -> KnownAcronym:
    return KnownAcronym(short, expansion, "", more.pop("field", ""), country, "", **more)


def ranked(
    *entries: KnownAcronym,
    sentence: str = "The TSG met.",
    block: str = "",
    paper: str = "",
    topics: frozenset[str] = frozenset(),
    country: str = "GB",
) -> list[Sense]:
    """The senses for letters in this sentence, in a paper that shows the country."""
    texts = (sentence, block, paper)
    setting = Setting(
        sentence.lower(), f"{sentence} {block}".lower(), PaperText(texts), {}, topics, country
    )
    return rank(entries, setting, country)


def first(*entries: KnownAcronym, **around: Any) -> str:
    return ranked(*entries, **around)[0].known.expansion


PLAIN, OTHER = entry("town sports ground"), entry("trial steering group")


def test_where_nothing_decides_the_lists_order_stands() -> None:
    assert first(PLAIN, OTHER) == "town sports ground"


def test_one_of_its_words_far_away_speaks_for_a_sense() -> None:
    assert first(PLAIN, OTHER, paper="The trial goes well.") == "trial steering group"


def test_the_words_in_full_say_more_than_a_word_that_goes_with_another_sense() -> None:
    near = entry("town sports ground", context=("pitch",))
    paper = "The trial steering group is new. The pitch is wet."
    assert first(near, OTHER, paper=paper) == "trial steering group"


def test_what_staff_know_comes_before_what_they_may_not() -> None:
    assert first(PLAIN, OTHER._replace(known="staff")) == "trial steering group"


def test_what_is_only_said_at_home_comes_before_what_is_said_everywhere() -> None:
    home = OTHER._replace(country="GB")
    assert first(PLAIN, home) == "trial steering group"
    assert first(PLAIN, home, country="US") == "town sports ground"


def test_what_is_said_abroad_needs_more_to_speak_for_it() -> None:
    sentence, block = "The TSG met the judge.", "The pitch is wet."
    here = entry("town sports ground", context=("pitch",))
    abroad = OTHER._replace(country="US", context=("judge",))
    assert first(here, abroad, sentence=sentence, block=block) == "town sports ground"
    assert first(here, abroad._replace(country=""), sentence=sentence, block=block) == (
        "trial steering group"
    )


def test_what_is_said_abroad_alone_is_left_out_where_nothing_speaks_for_it() -> None:
    assert ranked(OTHER._replace(country="US")) == []


def test_a_word_that_rules_a_sense_out_weighs_more_than_one_that_goes_with_it() -> None:
    sense = entry("town sports ground", context=("pitch",), not_context=("trial",))
    assert first(sense, OTHER, sentence="The TSG met on the pitch.") == "town sports ground"
    both = "The TSG of the trial met on the pitch."
    assert first(sense, entry("travel support grant"), sentence=both) == "travel support grant"


def test_in_a_paper_of_another_field_one_word_far_away_tells_no_sense() -> None:
    sense = entry("tissue swelling grade", field="health", context=("skin", "rash"))
    of = frozenset({"education"})
    assert not ranked(sense, paper="My skin is dry.", topics=of)[0].evident
    assert ranked(sense, paper="My skin has a rash.", topics=of)[0].evident
    assert ranked(sense, paper="My skin is dry.")[0].evident
