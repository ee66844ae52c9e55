"""Suggestions stand in the place of a term as if they had always been there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plainspeak import check_text
from plainspeak.analysis import inflection
from plainspeak.analysis.grammar import inflected
from plainspeak.analysis.phrasing import cased, takes_an
from plainspeak.analysis.spelling import american, spellings
from plainspeak.lexicon import shipped

Find = Callable[..., Any]
Make = Callable[..., Any]


@pytest.mark.parametrize(
    ("term", "kind", "instead", "text", "offered"),
    [
        ("utilise", "verb", "use", "She utilised it.", "used"),
        ("utilise", "verb", "use", "Utilising it helps.", "Using"),
        ("utilise", "verb", "use", "HE UTILISES IT", "USES"),
        ("conduct", "verb", "carry out", "They conducted it.", "carried out"),
        ("ascertain", "verb", "find out", "She ascertained why.", "found out"),
        ("ascertain", "verb", "find out", "She is ascertaining why.", "finding out"),
        ("undertake", "verb", "do", "They have undertaken it.", "done"),
        ("undertake", "verb", "do", "We undertook it.", "did"),
        ("methodology", "noun", "method", "Two methodologies.", "methods"),
        ("mitigation", "noun", "way to cut risk", "Some mitigations.", "ways to cut risk"),
        ("honorarium", "noun", "thank-you payment", "Our honoraria.", "thank-you payments"),
        ("child", "noun", "person we help", "The children.", "people we help"),
        ("deliverable", "noun", "thing we make", "The deliverables.", "things we make"),
        ("touch base", "verb", "talk", "We touched base.", "talked"),
        ("robust", "adjective", "strong", "Robust plans.", "Strong"),
        ("BAME", "abbr", "from ethnic minorities", "BAME groups.", "from ethnic minorities"),
        ("be required to", "verb", "have to", "She is required to go.", "has to"),
    ],
)
def test_inflection_and_capital(
    find: Find, entry: Make, term: str, kind: str, instead: str, text: str, offered: str
) -> None:
    (first,) = find(text, entry(term, kind, instead)).offered
    assert first == [offered]


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("It is a collaborative plan.", "It is a joint plan."),
        ("It is an exceptional plan.", "It is a rare plan."),
        ("It is a superior plan.", "It is an even better plan."),
        ("An exceptional plan.", "A rare plan."),
        ("AN EXCEPTIONAL PLAN WAS MADE.", "A RARE PLAN WAS MADE."),
        ("We met in order to talk.", "We met to talk."),
        ("It is comprised of three parts.", "It is made up of three parts."),
        ("Please note that the room is cold.", "The room is cold."),
        ("Note: please note that it is cold.", "Note: it is cold."),
        ("We made a decision about it.", "We decided about it."),
        ("We made a quick decision about it.", "We made a quick decision about it."),
        ("We took the whole thing offline.", "We talked about the whole thing later."),
        ("We operationalised our plan.", "We operationalised our plan."),
        ("The plan was operationalised.", "The plan was put into practice."),
        ("A baseline assessment.", "A baseline assessment."),
        ("The baseline is known.", "The start of the study is known."),
        ("We had a dialogue today.", "We had a dialogue today."),
        ("The Patient Information Sheet is here.", "The Patient Information Sheet is here."),
        ("Our service users came.", "Our service users came."),
    ],
)
def test_edits(find: Find, entry: Make, text: str, fixed: str) -> None:
    uses = find(
        text,
        entry("collaborative", "adjective", "joint"),
        entry("exceptional", "adjective", "rare"),
        entry("superior", "adjective", "even better"),
        entry("in order to", "phrase", "to"),
        entry("comprised", "phrase", "made up of"),
        entry("please note that", "phrase", "", action="cut"),
        entry("make a … decision", "verb", "decide"),
        entry("take … offline", "verb", "talk about … later"),
        entry("operationalise", "verb", "put into practice"),
        entry("baseline", "noun", "start of the study"),
        entry("dialogue", "noun", "talks"),
        entry("patient information sheet", "noun", "leaflet"),
        entry("service user", "noun", "patient", action="ask"),
        tags={"collaborative": "JJ", "superior": "JJ"},
    )
    for use in sorted(uses.uses, key=lambda u: u.edit or (0, 0, ""), reverse=True):
        if use.edit:
            start, end, new = use.edit
            text = text[:start] + new + text[end:]
    assert text == fixed


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("We will put in place the plan.", "We will start the plan."),
        ("She put in place the plan.", "She started the plan."),
        ("It was put in place last week.", "It was started last week."),
        ("They put in place the plan.", "They put in place the plan."),
        ("They are liable to a fine.", "They are liable to a fine."),
        ("We constitute a quorum.", "We constitute a quorum."),
        ("We can expedite it.", "We can expedite it."),
        ("We can expedite the work.", "We can speed up the work."),
        ("We contemplated moving the date.", "We contemplated moving the date."),
        ("Rules that notify that it is late.", "Rules that notify that it is late."),
        ("They notified us of it.", "They told us of it."),
        ("He will permit us to go.", "He will permit us to go."),
        ("It is more robust than it was.", "It is more robust than it was."),
        ("It is an actual plan.", "It is a plan."),
        ("It is a mere error.", "It is an error."),
        ("They help and assist tenants.", "They help and assist tenants."),
        ("We assist them, and we ask for help.", "We assist them, and we ask for help."),
        ("We have read, met and participated.", "We have read, met and participated."),
        ("They participated.", "They took part."),
        ("It is largely new.", "It is mainly new."),
        ("It is very largely new.", "It is very largely new."),
        ("The Assist fund will assist tenants.", "The Assist fund will help tenants."),
        ("It must comply with the rules.", "It must comply with the rules."),
        ("We asked for assistance dogs.", "We asked for assistance dogs."),
        ("A number of chairs is needed.", "A number of chairs is needed."),
        ("A number of chairs were sold.", "Many chairs were sold."),
        ("Quite a number of chairs were sold.", "Quite a number of chairs were sold."),
        ("Prior to/after the vote we met.", "Prior to/after the vote we met."),
        ("Sign prior to the work being done.", "Sign prior to the work being done."),
        ("Check prior to data leaving the store.", "Check prior to data leaving the store."),
        ("Sign prior to the planning meeting.", "Sign before the planning meeting."),
    ],
)
def test_a_place_that_is_not_seen_to_stay_right_is_left(
    find: Find, entry: Make, text: str, fixed: str
) -> None:
    uses = find(
        text,
        entry("put in place", "verb", "start"),
        entry("liable", "adjective", "likely"),
        entry("constitute", "verb", "be"),
        entry("expedite", "verb", "speed up"),
        entry("contemplate", "verb", "plan"),
        entry("notify", "verb", "tell"),
        entry("permit", "verb", "let"),
        entry("robust", "adjective", "strong"),
        entry("participate", "verb", "take part"),
        entry("largely", "adverb", "mainly"),
        entry("actual", "adjective", "", action="cut"),
        entry("mere", "adjective", "", action="cut"),
        entry("assist", "verb", "help"),
        entry("comply", "verb", "follow"),
        entry("assistance", "noun", "help"),
        entry("a number of", "phrase", "many"),
        entry("prior to", "phrase", "before"),
        tags={"actual": "JJ", "mere": "JJ", "robust": "JJ", "assist": "VB", "contemplated": "VBD"},
    )
    for use in sorted(uses.uses, key=lambda u: u.edit or (0, 0, ""), reverse=True):
        if use.edit:
            start, end, new = use.edit
            text = text[:start] + new + text[end:]
    assert text == fixed


def test_a_changed_article_does_not_fit_in_the_place_alone(find: Find, entry: Make) -> None:
    uses = find("An exceptional plan.", entry("exceptional", "adjective", "rare | odd"))
    assert uses.fits == [[False, True]]


def test_what_is_only_offered_has_the_article_that_it_needs(find: Find, entry: Make) -> None:
    anthology = entry("anthology", "noun", "collection | set", action="perhaps", readers=3)
    assert find("It was an anthology, I think.", anthology).offered == [["a collection", "a set"]]
    assert find("It was the anthology, I think.", anthology).offered == [["collection", "set"]]


def test_explanations_and_advice_never_fit(find: Find, entry: Make) -> None:
    words = [
        entry("cohort", "noun", "group of people", action="explain"),
        entry("lay member", "noun", "public member", action="ask"),
        entry("key", "adjective", "(leave out) | main"),
    ]
    uses = find("The cohort, the lay member and the key point.", *words)
    assert uses.fits == [[False], [False], [False, True]]
    assert [use.edit for use in uses.uses] == [None, None, None]


def test_what_a_term_means_stands_behind_its_number(find: Find, entry: Make) -> None:
    band = entry("band", "noun", "pay level", action="explain")
    assert find("She is on Band 6 now.", band).offered == [["Band 6 (pay level)"]]
    assert find("She is on a band.", band).offered == [["band (pay level)"]]


@pytest.mark.parametrize(
    ("text", "country", "offered"),
    [
        ("We utilise it.", "GB", "organise"),
        ("We utilise it.", "US", "organize"),
        ("Our centers use color. We utilise it.", "GB", "organize"),
        ("Our centres use colour. We utilize it.", "GB", "organise"),
    ],
)
def test_the_papers_own_spelling(
    find: Find, entry: Make, text: str, country: str, offered: str
) -> None:
    uses = find(text, entry("utilise", "verb", "organise"), country=country)
    assert uses.offered == [[offered]]


@pytest.mark.parametrize(
    ("uk", "us"),
    [
        ("organisation", "organization"),
        ("colourful", "colorful"),
        ("centres", "centers"),
        ("travelled", "traveled"),
        ("haemoglobin", "hemoglobin"),
        ("paediatric", "pediatric"),
        ("catalogue", "catalog"),
        ("programmes", "programs"),
        ("behavioural", "behavioral"),
        ("advise", "advise"),
        ("exercises", "exercises"),
        ("supervised", "supervised"),
        ("four", "four"),
        ("hours", "hours"),
        ("tour", "tour"),
        ("controlled", "controlled"),
        ("called", "called"),
        ("more", "more"),
        ("fire", "fire"),
        ("poetry", "poetry"),
        ("does", "does"),
        ("canoes", "canoes"),
        ("israel", "israel"),
    ],
)
def test_us_spelling(uk: str, us: str) -> None:
    assert american(uk) == us
    assert us in spellings(uk)


@pytest.mark.parametrize(
    ("text", "an"),
    [
        ("apple", True), ("hour", True), ("honest answer", True), ("NHS leaflet", True),
        ("unusual plan", True), ("MRI scan", True), ("update", True), ("easy way", True),
        ("plan", False), ("one-off", False), ("useful plan", False), ("unit", False),
        ("user", False), ("European law", False), ("GP", False), ("union", False),
        ("house", False), ("U-turn", False),
    ],
)  # fmt: skip
def test_a_or_an(text: str, an: bool) -> None:
    assert takes_an(text) is an


def test_what_is_replaced_keeps_its_kind_of_capitals() -> None:
    assert cased("use", "Utilise") == "Use"
    assert cased("use it", "UTILISE") == "USE IT"
    assert cased("use", "utilise") == "use"
    assert cased("use", "A") == "Use"


TERMS = [e for e in shipped().entries if e.action == "swap" and e.part_of_speech == "verb"]


@given(st.sampled_from(TERMS), st.sampled_from(["VBZ", "VBD", "VBN", "VBG"]))
def test_only_the_right_word_of_a_phrase_changes(entry: Any, tag: str) -> None:
    for text in entry.use_instead:
        form, sure = inflected(text, "v", tag)
        before, after = text.split(" "), form.split(" ")
        assert before[1:] == after[1:]
        assert sure or form == text


@given(st.text(max_size=20))
def test_no_word_makes_spelling_or_inflection_raise(text: str) -> None:
    assert text.lower() in spellings(text.lower())
    assert inflection.regular(text, "n")
    inflection.lemmas(text)


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("Sepsis kills.", "Sepsis (bad infection of the blood)"),
        ("The sepsis audit is done.", "say what it means: bad infection of the blood"),
        (
            "The notice to quit (see it) came.",
            "notice to quit [letter telling a farmer to go]",
        ),
        ("Papers (a notice to quit) came.", "notice to quit [letter telling a farmer to go]"),
        ("Papers (notice to quit in 2) came.", "notice to quit [letter telling a farmer to go]"),
        ("It is a ‘notice to quit’ form.", "‘notice to quit’ (letter telling a farmer to go)"),
        ("They titrated it.", "titrated (changed little by little)"),
        ("We titrate it.", "titrate (change little by little)"),
        ("Co-opted 10/2021", "Co-opted (chosen without an election)"),
        ("Co-opted two new members.", "Co-opted (chose without an election)"),
        ("They gripped it.", "gripped (small channel)"),
    ],
)
def test_a_term_of_a_trade_stays_and_is_explained_behind_it(
    find: Find, entry: Make, text: str, offered: str
) -> None:
    terms = [
        entry("sepsis", "noun", "bad infection of the blood", action="explain"),
        entry("notice to quit", "noun", "letter telling a farmer to go", action="explain"),
        entry("titrate", "verb", "change little by little", action="explain"),
        entry("co-opt", "verb", "choose without an election", action="explain"),
        entry("grip", "noun/verb", "small channel", action="explain"),
    ]
    (first,) = find(text, *terms).offered
    assert first == [offered]


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("We titrate it.", ["titrate (to change a dose slowly)"]),
        ("They titrated it.", []),
    ],
)
def test_a_meaning_stands_behind_a_verb_only_where_it_reads_on(
    find: Find, entry: Make, text: str, offered: list[str]
) -> None:
    term = entry("titrate", "verb", "", meaning="To change a dose slowly.", action="explain")
    (first,) = find(text, term).offered
    assert first == offered


@pytest.mark.parametrize(
    ("text", "new"),
    [
        ("A large number of fans came.", ["Many"]),
        ("There was a large number of fans.", []),
        ("You have such a large number of fans.", []),
        ("It took approximately three years.", ["about"]),
        ("It cost approximately £300.", ["about"]),
        ("It took three years, approximately.", []),
        ("It came despite the fact that it rained.", ["although"]),
        ("This is despite the fact that it rained.", []),
        ("The road is in order to be handed over.", []),
        ("We met in order to talk.", ["to"]),
        ("The board met in order to talk.", ["to"]),
        ("We need trust in order to talk.", []),
        ("Funds were released in order to help.", []),
        ("They asked us to stay, in order to help.", []),
        ("It is what people need in order to help.", []),
        ("It is what people have to send in order to help.", []),
        ("They asked (and we came) in order to help.", []),
    ],
)
def test_words_that_lean_on_their_neighbours_stay(text: str, new: list[str]) -> None:
    found = check_text(text, format="plain").findings
    assert [edit.text for finding in found for edit in finding.fixes] == new
