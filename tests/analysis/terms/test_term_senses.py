"""A word is marked only where it means what the list means."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import pytest

from plainspeak import check_text
from plainspeak.analysis import terms
from plainspeak.analysis.types import Settings
from plainspeak.lexicon import Lexicon
from plainspeak.model import Document

Find = Callable[..., Any]
Make = Callable[..., Any]


@pytest.mark.parametrize(
    ("text", "tag", "marked"),
    [
        ("We will address it.", "", True),
        ("The address is new.", "", False),
        ("Please address it.", "", True),
        ("Members address this.", "VBP", True),
        ("Members give name and address here.", "NN", False),
        ("It was addressed.", "", True),
        ("Addressing this helps.", "NN", True),
    ],
)
def test_a_verb_is_not_the_noun(find: Find, entry: Make, text: str, tag: str, marked: bool) -> None:
    tags = {"address": tag, "addressing": tag}
    assert bool(find(text, entry("address", "verb", "tackle"), tags=tags).texts) is marked


def test_a_verb_with_its_preposition_is_not_the_noun(find: Find, entry: Make) -> None:
    verb = entry("interface with", "verb", "work with")
    text, noun = "A new interface with a map.", {"interface": "NN"}
    assert find(text, verb, tags=noun).texts == []
    assert find("They interface with us.", verb).texts == ["interface with"]
    assert find(
        "Subject to a vote.", entry("subject to", "phrase", "if"), tags={"subject": "NN"}
    ).texts


def test_an_adjective_after_not(find: Find, entry: Make) -> None:
    viable = entry("viable", "adjective", "workable")
    assert find("The plan is not viable.", viable, tags={"viable": "JJ"}).texts == ["viable"]


@pytest.mark.parametrize(
    ("text", "tag", "marked"),
    [
        ("The subject left.", "", True),
        ("They will subject us to it.", "", False),
        ("One more subject came.", "NN", True),
        ("Rules subject people to tests.", "VBP", False),
    ],
)
def test_a_noun_is_not_the_verb(find: Find, entry: Make, text: str, tag: str, marked: bool) -> None:
    found = find(text, entry("subject", "noun", "person"), tags={"subject": tag}).texts
    assert bool(found) is marked


@pytest.mark.parametrize(
    ("text", "cues", "marked"),
    [
        ("The ward had a drift.", {"field": 0.0, "health": 3.0}, False),
        ("The ward had a drift.", {"field": 1.0, "health": 3.0}, True),  # has a word of it
        ("The ward had a drift.", {"field": 0.0}, True),  # it is of no field at all
        ("The ward had a drift by the bed.", {"field": 0.0, "health": 3.0}, True),  # two signs
    ],
)
@pytest.mark.parametrize("words", [0, 100])
def test_one_sign_is_chance_in_a_long_paper_of_another_field(
    passages: Make, entry: Make, text: str, cues: dict[str, float], marked: bool, words: int
) -> None:
    read = passages(f"{text}\n\n" + "We met. " * words)
    drift = entry("drift", "noun", "slow change", context="~ward | ~bed")
    found = terms.find(
        Document("", ()), read, (), Settings(Lexicon((drift,))), lambda *_: "", cues
    ).uses
    assert bool(found) is (marked or not words)


def test_a_field_alone_does_not_tell_a_sense(passages: Make, entry: Make) -> None:
    read = passages("They saw a drift. " + "We met. " * 100)
    drift = entry("drift", "noun", "slow change", context="~ward | ~bed", readers=7)
    lexicon = Settings(Lexicon((drift,)))
    assert not terms.find(Document("", ()), read, (), lexicon, lambda *_: "", {"field": 3.0}).uses


def test_only_what_is_in_doubt_is_tagged(passages: Make, entry: Make) -> None:
    read = passages("The utilised hall.\n\nMembers address this.\n\nThe address is new.")

    class Tags:
        def __init__(self) -> None:
            self.asked: list[tuple[int, int]] = []

        def __call__(self, index: int, token: int) -> str:
            assert (index, token) in self.asked
            return ""

        def prefetch(self, requests: Iterable[tuple[int, int]]) -> None:
            self.asked += list(requests)

    words = (entry("address", "verb", "tackle"), entry("utilise", "verb", "use"))
    tags = Tags()
    terms.find(Document("", ()), read, (), Settings(Lexicon(words)), tags)
    assert tags.asked == [(1, 1)]


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("She has chronic pain.", True),
        ("She has chronic fatigue syndrome.", False),
        ("She has Chronic-Fatigue Syndrome.", False),
        ("Fatigue is chronic here.", True),
    ],
)
def test_exceptions_hold_around_the_term(find: Find, entry: Make, text: str, marked: bool) -> None:
    chronic = entry("chronic", "adjective", "long-term", exceptions="chronic fatigue syndrome")
    assert bool(find(text, chronic).texts) is marked


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("The minutes are here.", True),
        ("It takes ten minutes.", False),
        ("It takes 10 minutes.", False),
        ("It takes 10-minute breaks.", False),
        ("The bus came. The minutes are here.", True),
        ("The minutes of the bus trip.", False),
    ],
)
def test_numbers_and_words_nearby(find: Find, entry: Make, text: str, marked: bool) -> None:
    minutes = entry("minute", "noun", "note", exceptions="# minutes | ~bus")
    assert bool(find(text, minutes).texts) is marked


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("Her arm hurts.", False),
        ("There were two study arms.", True),
        ("Each arm of the trial met.", True),
        ("People in this arm were randomised.", True),
        ("Her arm hurts. The trial begins.", False),
    ],
)
def test_common_words_need_their_context(find: Find, entry: Make, text: str, marked: bool) -> None:
    arm = entry("arm", "noun", "group", context="study arm | arm of the trial | ~randomise")
    assert bool(find(text, arm).texts) is marked


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("People were randomised (put into groups by chance).", 0),
        ("People were randomised (see page 4).", 1),
        ("People were randomised (RCT).", 1),
        ("A coin decided who was in each group. This is called being randomised.", 0),
        ("Some are randomised, which means put into groups by chance.", 0),
        ("It is randomised, or decided by chance, at the start.", 0),
        ("She was randomised. Then they were randomised.", 2),
        ("It is randomised (decided by chance).\n\nThen all were randomised again.", 0),
        ("They were randomised.\n\nHere randomised means put into groups by chance.", 1),
        ("Putting people in groups by chance (randomised) is fair.", 0),
        ("If few were randomised, or the answers were few, we asked more.", 1),
        ("People were randomised (without a coin).", 1),
    ],
)
def test_a_term_that_the_paper_explains(find: Find, entry: Make, text: str, marked: int) -> None:
    randomise = entry("randomise", "verb", "put into groups by chance", action="explain")
    assert len(find(text, randomise).texts) == marked


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("A “sprint” is a day of work.", 0),
        ("A sprint (or SP) is a day of work.", 0),
        ("Sprint is work about one thing.", 0),
        ("It is work in a sprint about one thing.", 1),
        ("We met for a sprint by noon. A sprint is a day of work.", 0),
        ("**Sprints.** A sprint means a day of work.", 0),
        ("We met for a sprint (SP). This is a day of work.", 0),
        ("We met for a sprint (SP). This is new to us.", 1),
        ("We met for a sprint (SP), the day that all of us like.", 0),
        ("We met for sprints (SPs), which are days of work, in May.", 0),
        ("We met for a day of work (a sprint) and left.", 0),
        ("We met for a sprint, in which each of us works.", 0),
        ("We know the sprint in which each of us works.", 1),
        ("The sprint, the short day that we all like, is over.", 0),
        ("We began a “sprint”, which means a day of work.", 0),
        ("The sprint, a new thing, is over.", 1),
        ("We heard of the sprint, the residents who came and the carers.", 1),
        ("We heard of the sprint, the plan that failed, and the carers.", 1),
        ("One sprint is Sam, a user who has no computer.", 1),
    ],
)
def test_a_term_that_the_paper_defines(find: Find, entry: Make, text: str, marked: int) -> None:
    sprint = entry("sprint", "noun", "short spell of work", action="explain")
    assert len(find(text, sprint).texts) == marked


def test_an_entry_of_a_glossary_explains(find: Find, entry: Make) -> None:
    words = [
        entry(term, "noun", "meaning", action="explain") for term in ("sprint", "swag", "lead")
    ]
    heading, items = (
        "## Key terms\n\n",
        "* **Sprint** - is a day of work.\n* Swag: gifts of a lead.\n",
    )
    after = "\n## Plans\n\nThe sprint needs swag and a lead.\n"
    assert find(heading + items + after, *words, form="markdown").texts == ["lead", "lead"]
    assert len(find(items + after, *words, form="markdown").texts) == 6


def test_a_label_is_not_a_word_about_people(find: Find, entry: Make) -> None:
    subject = entry("subject", "noun", "person", list="people", action="ask")
    assert find("Subject: our next meeting", subject).texts == []
    assert find("The subject came.", subject).texts == ["subject"]


def test_a_glossary_gives_the_suggestion(find: Find, entry: Make) -> None:
    uses = find(
        "The pathways changed.",
        entry("pathway", "noun", "step"),
        glossary={"pathway": "the steps of your care"},
    )
    assert uses.offered == [["the steps of your care"]]
    assert uses.fits == [[False]]


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("We work with the deaf.", True),
        ("We work with the deaf and others.", True),
        ("The deaf need this.", True),
        ("The deaf man came.", False),
        ("The deaf old man came.", False),
        ("The deaf is a word we avoid.", False),
    ],
)
def test_a_name_for_a_group_describes_nothing(
    find: Find, entry: Make, text: str, marked: bool
) -> None:
    deaf = entry("the deaf", "phrase", "deaf people", list="people", action="ask")
    tags = {"man": "NN", "old": "JJ", "need": "VBP"}
    assert bool(find(text, deaf, tags=tags).texts) is marked


def test_the_first_line_of_a_paper_may_give_the_context(find: Find, entry: Make) -> None:
    site = entry("site", instead="place", context="~hospital | ~~trial")
    assert find("The bath trial\n\nThere are six sites.", site).texts == ["sites"]
    assert find("The garden\n\nThere are six sites.\n\nWe had a trial.", site).texts == []


def test_a_label_of_one_word_is_a_noun(find: Find, entry: Make) -> None:
    fair, aim = entry("objective", "adjective", "fair"), entry("objective", "noun", "aim")
    assert find("Objective: to sleep", fair, aim).offered == [["Aim"]]


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("The team endeavours to help.", [["tries"]]),
        ("A group which endeavors to help.", [["tries"]]),
        ("We use our best endeavours to help.", [["efforts"]]),
    ],
)
def test_who_endeavours_tries(find: Find, entry: Make, text: str, offered: list[list[str]]) -> None:
    tags = {"endeavours": "NNS", "endeavors": "NNS"}
    verb, noun = entry("endeavour", "verb", "try"), entry("endeavour", "noun", "effort")
    assert find(text, verb, noun, tags=tags).offered == offered


def test_a_participle_that_is_also_a_noun(find: Find, entry: Make) -> None:
    assert (
        find("The shed is locked.", entry("shed", "verb", "lose"), tags={"shed": "NN"}).uses == ()
    )


@pytest.mark.parametrize(
    "text",
    [
        "A pathway is the route through your care.",
        "A planned pathway (PP) is what we expect to happen.",
        "You get a pathway (CP). A CP is a plan for your care.",
        "Pathways are plans that say what happens when.",
    ],
)
def test_a_definition_explains(find: Find, entry: Make, text: str) -> None:
    assert find(text, entry("pathway", instead="steps in your care")).texts == []


def test_a_complaint_is_no_definition(find: Find, entry: Make) -> None:
    assert find("The pathway is the trouble.", entry("pathway", instead="steps")).texts == [
        "pathway"
    ]


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("They may find stomas, which are small openings.", []),
        ("They may find stomas, which are very sore.", ["stomas"]),
        ("Tell us if you have a stoma, or if you feel ill.", ["stoma"]),
        ("You may have a stoma or a drain (a thin tube).", ["stoma"]),
    ],
)
def test_what_follows_is_not_always_an_explanation(
    find: Find, entry: Make, text: str, marked: list[str]
) -> None:
    assert find(text, entry("stoma", instead="opening")).texts == marked


def test_the_terms_of_a_paper_tell_its_field_and_the_field_a_sense() -> None:
    def found(text: str) -> list[str]:
        return [f.text for f in check_text(text).findings]

    said = "He said that the power held."
    trade = "The histogram shows autocorrelation. The estimand and the denominator are new."
    assert "power" not in found(said)
    assert "power" in found(f"{trade}\n\n{said}")


@pytest.mark.parametrize("said", ["It was a compromise.", "Each segment is blue."])
def test_a_broad_field_alone_tells_no_sense(said: str) -> None:
    trade = "The ICB met the foundation trust, the ambulance service and the maternity ward. "
    more = "Discharge and triage in primary care were slow."
    found = check_text(f"{trade}{more}\n\n{said}").findings
    assert not [f.text for f in found if f.text in said]


def test_a_word_cut_short_is_no_set_of_letters() -> None:
    def found(text: str) -> list[tuple[str, str]]:
        return [(f.rule, f.text) for f in check_text(text).findings]

    assert ("jargon", "cog") in found("The cog assessment is in May.")
    assert ("jargon", "COG") not in found("The COG assessment is in May.")


def test_a_gap_is_up_to_three_words() -> None:
    def found(text: str) -> list[str]:
        return [f.rule for f in check_text(text).findings]

    assert found("As far as the new bus is concerned, we agree.") == ["wordy"]
    assert found("As far as the big new bus is concerned, we agree.") == []


def test_what_few_people_know_is_marked_within_a_name_as_well() -> None:
    found = check_text("The clerk sent in the Precept Request for the year.").findings
    assert [f.text for f in found] == ["Precept"]


def test_only_outside_of_a_heading_capitals_make_a_name() -> None:
    text = "We saw how our Stakeholder Day went for this area."
    for paper, found in ((f"# {text}", ["Stakeholder"]), (text, [])):
        assert [f.text for f in check_text(paper, format="markdown").findings] == found


def test_the_field_of_a_paper_says_nothing_of_words_that_everybody_uses() -> None:
    text = (
        "The social worker met the care home about safeguarding and the CQC. The carer and the"
        " resident came to the review of the care plan.\n\nWe saw the transfer. It had a front door"
        " and was full to capacity.\n"
    )
    found = {f.text for f in check_text(text).findings}
    assert "safeguarding" in found
    assert found.isdisjoint({"transfer", "front door", "capacity"})


CONTRACT = (
    "# Paper for the integrated care board\n\nThe tender for the contract runs out in June. The "
    "supplier was paid from the budget. Procurement of patient services and the invoice are late. "
    "The risk register, the dashboard and the milestones went to the stakeholders.\n\n"
)


def sense_of(term: str, text: str) -> list[str]:
    found = check_text(CONTRACT + text, format="markdown").findings
    return [str(f.evidence["sense"]) for f in found if f.evidence.get("term") == term]


def test_of_two_senses_the_one_that_the_paper_tells_is_taken() -> None:
    assert sense_of("incumbent", "The incumbent's bid was the lowest.") == [
        "person or firm that has the job now"
    ]


def test_a_field_alone_tells_no_sense_of_a_term_that_has_another_there() -> None:
    assert "get a patient up and walking" not in sense_of("mobilise", "| Mobilise | by June |")


def test_a_number_before_a_per_cent_sign_is_no_meeting_of_two() -> None:
    assert sense_of("121", "The figure is 121% of the plan.") == []
