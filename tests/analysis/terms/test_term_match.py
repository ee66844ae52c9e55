"""Terms are found in every form and spelling, and only as a whole."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plainspeak.analysis import terms
from plainspeak.analysis.types import Settings
from plainspeak.lexicon import shipped
from plainspeak.model import Document

Find = Callable[..., Any]
Make = Callable[..., Any]


@pytest.mark.parametrize(
    ("term", "kind", "text", "found"),
    [
        ("utilise", "verb", "She utilised it, he is utilising it.", ["utilised", "utilising"]),
        ("utilise", "verb", "They utilize what we utilized.", ["utilize", "utilized"]),
        ("methodology", "noun", "Two methodologies. Methodology matters.", None),
        ("co-design", "verb", "We will co-design, codesign and co design it.", None),
        ("codesign", "verb", "We will co-design it. It was codesigned.", None),
        (
            "ring-fence",
            "verb",
            "They ringfence it. It was ringfenced.",
            ["ringfence", "ringfenced"],
        ),
        ("re-cover", "verb", "We recover. We re-cover the chairs.", ["re-cover"]),
        ("hard to reach", "adjective", "Some hard-to-reach groups are hard to reach.", None),
        ("hard-to-reach", "adjective", "They are hard to reach.", ["hard to reach"]),
        ("in order to", "phrase", "We met in\norder to talk.", ["in order to"]),
        ("touch base", "verb", "Touching base helps. We touched base.", None),
        ("take … offline", "verb", "We took this whole thing offline.", None),
        ("make a … decision", "verb", "We made a decision. We make a quick, fair decision.", None),
        ("point of contact", "noun", "Our points of contact changed.", ["points of contact"]),
        ("programme", "noun", "The program and the programmes.", ["program", "programmes"]),
        ("behaviour", "noun", "Their behavior changed.", ["behavior"]),
        ("analyse", "verb", "We analyze it. We are analysing it.", ["analyze", "analysing"]),
        ("anaemia", "noun", "Anemia is common.", ["Anemia"]),
        ("oesophagus", "noun", "The esophagus and the oesophagus.", ["esophagus", "oesophagus"]),
        ("centre", "noun", "Two centers here.", ["centers"]),
        ("travelling", "noun", "Traveling is fun.", ["Traveling"]),
        ("e.g.", "abbr", "A hat, e.g. wool, eg felt, e.g felt.", ["e.g.", "eg", "e.g"]),
        ("etc.", "abbr", "Hats, coats, etc.", None),
        ("citizens' jury", "noun", "The citizens’ jury met.", ["citizens’ jury"]),
        ("stakeholder", "noun", "The stakeholder's view; a stakeholder’s view.", None),
        ("criterion", "noun", "Three criteria.", ["criteria"]),
        ("be in attendance", "phrase", "She was in attendance.", ["was in attendance"]),
        ("BAME", "abbr", "BAME groups, bame no.", ["BAME"]),
        ("lengthsman", "noun", "Three lengthsmen came.", ["lengthsmen"]),
        ("freeman", "noun", "The freemen met.", ["freemen"]),
        ("by-election", "noun", "A by election, a By-Election.", ["by election", "By-Election"]),
    ],
)
def test_forms_and_spellings(
    find: Find, entry: Make, term: str, kind: str, text: str, found: list[str] | None
) -> None:
    texts = find(text, entry(term, kind, "x"), tags={}).texts
    if found is None:
        assert texts, text
    else:
        assert texts == found


@pytest.mark.parametrize(
    ("term", "kind", "text"),
    [
        ("arm", "noun", "The alarm and the army."),
        ("reach", "noun", "The hard-to-reach shelf."),
        ("in order to", "phrase", "Put them in order. To start, sit."),
        ("make a … decision", "verb", "We make a list of things before the decision."),
        ("make a … decision", "verb", "We made a cake. The decision came later."),
        ("roll out", "verb", "The roll-out begins."),
        ("by-election", "noun", "It was set by Election Officers."),
        ("roll-out", "noun", "We will roll out the plan."),
        ("PALS", "abbr", "They are pals."),
    ],
)
def test_what_only_looks_like_a_term(
    find: Find, entry: Make, term: str, kind: str, text: str
) -> None:
    assert find(text, entry(term, kind, "x")).texts == []


def test_the_longest_term_stands(find: Find, entry: Make) -> None:
    uses = find(
        "A hard to reach group.",
        entry("reach", "noun", "x"),
        entry("hard to reach", "adjective", "y"),
        entry("hard", "adjective", "z"),
    )
    assert uses.texts == ["hard to reach"]


def test_words_about_people_stand_before_formal_words(find: Find, entry: Make) -> None:
    uses = find(
        "The minorities came.",
        entry("minority", "noun", "few", list="academic"),
        entry("minorities", "noun", "people", list="people", action="ask"),
    )
    assert [use.entry.list for use in uses.uses] == ["people"]


def test_a_sense_that_the_words_beside_it_tell_stands_before_one_that_holds_everywhere(
    find: Find, entry: Make
) -> None:
    words = [entry("hub", "noun", "centre"), entry("hub", "noun", "wheel", context="bicycle hub")]
    assert find("The hub is new.", *words).offered == [["centre"]]
    assert find("The bicycle hub is new.", *words).offered == [["wheel"]]


def test_where_nothing_tells_the_sense_the_one_that_stops_most_stands(
    find: Find, entry: Make
) -> None:
    words = [
        entry("hub", "noun", "centre", readers=3.0),
        entry("hub", "noun", "wheel", readers=7.0),
    ]
    assert find("The hub is new.", *words).offered == [["wheel"]]
    assert find("The hub is new.", *words[::-1]).offered == [["wheel"]]


def test_what_the_group_allows_stands_before_a_sense_that_is_told(find: Find, entry: Make) -> None:
    hub = entry("hub", "noun", "wheel", context="bicycle hub")
    assert find("The bicycle hub is new.", hub).texts == ["hub"]
    assert find("The bicycle hub is new.", hub, allowed_words=frozenset({"hub"})).texts == []


def test_uses_come_in_reading_order(find: Find, entry: Make) -> None:
    uses = find(
        "First utilise this. Then leverage that.\n\nThen utilise this.",
        entry("utilise", "verb", "use"),
        entry("leverage", "verb", "use"),
        tags={"leverage": "VB", "utilise": "VB"},
    )
    assert uses.texts == ["utilise", "leverage", "utilise"]


def test_allowed_words_in_any_form(find: Find, entry: Make) -> None:
    words = [entry("stakeholder", "noun", "partner"), entry("utilise", "verb", "use")]
    uses = find("Stakeholders utilised it.", *words, allowed_words=frozenset({"stakeholder"}))
    assert uses.texts == ["utilised"]


def test_an_allowed_phrase_covers_the_words_in_it(find: Find, entry: Make) -> None:
    uses = find(
        "Our delivery pathway group meets.",
        entry("pathway", "noun", "steps"),
        allowed_words=frozenset({"delivery pathway group"}),
    )
    assert uses.texts == []


@settings(deadline=None)
@given(st.text(max_size=200))
def test_no_text_makes_it_raise(passages: Make, text: str) -> None:
    read = passages(text)
    found = terms.find(Document(text, ()), read, (), Settings(shipped()), lambda *_: "").uses
    for use in found:
        passage = read[use.passage]
        assert 0 <= use.first <= use.last < len(passage.words)


@settings(deadline=None)
@given(st.lists(st.sampled_from([e.term for e in shipped().entries[::37]]), min_size=1, max_size=8))
def test_uses_never_overlap(passages: Make, words: list[str]) -> None:
    text = " and ".join(words) + "."
    read = passages(text)
    found = terms.find(Document(text, ()), read, (), Settings(shipped()), lambda *_: "").uses
    places = [(use.passage, use.first, use.last) for use in found]
    for before, after in pairwise(places):
        assert before[0] < after[0] or before[2] < after[1]


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("You can hold your own.", "stand on your feet"),
        ("She held her own.", "stood on her feet"),
        ("The clubs hold their own.", "stand on their feet"),
        ("They hold an own.", ""),
    ],
)
def test_your_in_an_idiom_is_anybody_s(find: Find, entry: Make, text: str, offered: str) -> None:
    idiom = entry("hold your own", "verb", "stand on your feet", list="idioms", action="perhaps")
    found = find(text, idiom)
    assert [texts[0] for texts in found.offered] == ([offered] if offered else [])
    plain = entry("hold your own", "verb", "stand", list="wordy", action="perhaps")
    assert bool(find(text, plain).texts) is ("your" in text)
