"""long-sentence, hard-sentence and long-paragraph."""

from __future__ import annotations

from typing import Any

import pytest

from plainspeak import Config, check_text
from plainspeak.model import Finding, Severity

LONG = (
    "We would like to hear from you before the end of May, because the team will then choose the "
    "dates for the next four meetings and book the rooms."
)
HARD = (
    "The committee will disseminate the ethnographic findings and operationalise the remaining "
    "commissioning priorities in conjunction with the ZQF and the DMEC."
)


def find(rule: str, text: str, form: str = "plain", **config: Any) -> list[Finding]:
    report = check_text(text, format=form, config=Config(**config))
    return [f for f in report.findings if f.rule == rule]


def words(number: int) -> str:
    return " ".join(["We", *["go"] * (number - 1)]) + "."


def test_a_sentence_of_up_to_33_words_is_a_small_thing_and_a_longer_one_worth_a_look() -> None:
    assert not find("long-sentence", words(25))
    (note,) = find("long-sentence", words(26))
    assert note.evidence["words"] == 26
    assert note.severity is Severity.SMALL_THING
    (long,) = find("long-sentence", words(34))
    assert long.severity is Severity.WORTH_A_LOOK


def test_contractions_and_numbers_count_as_a_person_counts_them() -> None:
    assert not find("long-sentence", "We don't go. " + words(24)[:-1] + " £2.5.")


def test_another_limit_and_no_notes_can_be_asked_for() -> None:
    quiet = {"long-sentence": {"notes": False}}
    assert not find("long-sentence", words(30), rules=quiet)
    strict = {"long-sentence": {"max": 20}}
    (found,) = find("long-sentence", words(21), rules=strict)
    assert found.severity is Severity.WORTH_A_LOOK


def test_the_sentence_is_marked_exactly() -> None:
    text = f"We met in May. {LONG} It went well."
    (found,) = find("long-sentence", text)
    assert text[found.start : found.end] == LONG


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        (
            LONG,
            "Make it two sentences: ‘We would like to hear from you before the end of May.’ "
            "‘This is because the team will then choose the dates for the next four meetings and "
            "book the rooms.’",
        ),
        (
            "The rooms on the first floor were cold all day; we then asked the people in the "
            "office whether there was another place near the bus stop that has a lift.",
            "Make it two sentences: ‘The rooms on the first floor were cold all day.’ ‘We then "
            "asked the people in the office whether there was another place near the bus stop "
            "that has a lift.’",
        ),
        (
            "The rooms on the first floor were cold all day, but we did ask the people in the "
            "office to find another place near the bus stop that has a lift.",
            "Make it two sentences: ‘The rooms on the first floor were cold all day.’ ‘But we did "
            "ask the people in the office to find another place near the bus stop that has a "
            "lift.’",
        ),
        (
            "Please bring a coat, a warm hat, a pair of gloves, some strong boots, a flask of tea "
            "and a torch, as we will be out in the woods until late at night.",
            "Put the parts in a list: a coat; a warm hat; a pair of gloves; some strong boots; "
            "a flask of tea; a torch.",
        ),
    ],
)
def test_it_shows_what_to_make_of_a_long_sentence(text: str, advice: str) -> None:
    (found,) = find("long-sentence", text)
    assert [s.text for s in found.suggestions] == [advice]
    assert not any(s.fits for s in found.suggestions)


@pytest.mark.parametrize(
    "text",
    [
        "We then went to see the people who run the small hall behind the church, which has a "
        "lift and a kitchen and is only a short walk from the bus stop.",
        "If the rooms on the first floor are cold again in June and nobody has rung us, but the "
        "people in the office say that they did, we will look for another place.",
        "Farida told us how we could make more use of the links we have with the small groups in "
        "the town, and on whether the rules keep some of them away.",
        "The trip was short and wet and a long way from the sea, and not at all what the people "
        "who had paid for it months before had been told to expect.",
    ],
)
def test_it_never_leaves_half_a_sentence(text: str) -> None:
    (found,) = find("long-sentence", text)
    assert found.suggestions == ()


@pytest.mark.parametrize(
    "text",
    [
        # the last part of a list has a verb of its own
        "There is a similar picture for three of the things that we looked at here: asthma, "
        "heart disease, and stroke rates are a little higher in the north than in the south of "
        "the whole county.",
        # and so have the parts behind a colon
        "The whole point of this small group is to do three things for the town in one year: keep "
        "the hall open and warm; find more people who can help there; and tell others about it.",
        # what follows only says what for
        "We are asking all of you how the doors and the lifts are in each of the houses that you "
        "live in, so we can say to the owners which of them should be looked at first this year.",
    ],
)
def test_it_never_cuts_a_list_or_what_something_is_for(text: str) -> None:
    (found,) = find("long-sentence", text) or find("hard-sentence", text)
    assert not any(s.text.startswith("Make it two") for s in found.suggestions)


def test_a_list_whose_beginning_is_unclear_is_not_taken_apart() -> None:
    text = (
        "The board has talks for all of its new members, and in the spring of this year they "
        "covered such topics as strategy and review of services, performance management, health "
        "equity, equality and inclusion, business planning and the developmental review."
    )
    (found,) = find("hard-sentence", text) or find("long-sentence", text)
    assert not any(s.text.startswith("Put the parts") for s in found.suggestions)


def test_where_no_split_is_plain_it_gives_none() -> None:
    (found,) = find("long-sentence", words(30))
    assert found.suggestions == ()


def test_what_people_said_is_never_marked() -> None:
    said = LONG.removesuffix(".")
    assert not find("long-sentence", f'Jo told us: "{said}."')
    assert not find("long-sentence", f"> {LONG}", "markdown")


def test_list_items_and_wrapped_lines_are_read() -> None:
    wrapped = LONG.replace(" the team", "\n  the team")
    (found,) = find("long-sentence", f"- {wrapped}\n- No.\n", "markdown")
    assert found.text == LONG


def test_a_hard_sentence_says_why() -> None:
    (found,) = find("hard-sentence", f"We met in May. {HARD} Tea was served.")
    assert found.message.startswith("Many readers may get stuck here: 21 words; ")
    assert "that few people meet: " in found.message
    assert "ethnographic" in found.message
    assert "two sets of letters not explained: ZQF, DMEC" in found.message
    assert found.evidence["difficulty"] >= 4.4  # type: ignore[operator]


def test_words_that_the_group_is_happy_with_are_not_named() -> None:
    (found,) = find("hard-sentence", HARD, allowed_words=("ethnographic",))
    assert "ethnographic" not in found.message


def test_a_sentence_that_is_long_and_hard_is_marked_once() -> None:
    both = HARD.removesuffix(".") + ", which will then ask the other groups for what they think."
    text = f"We met in May. {both}"
    assert len(find("hard-sentence", text)) == 1
    assert not find("long-sentence", text)


def test_with_hard_sentences_off_long_ones_are_marked_as_long() -> None:
    both = HARD.removesuffix(".") + ", which will then ask the other groups for what they think."
    findings = check_text(both, config=Config(ignore=("hard-sentence",))).findings
    assert [f.rule for f in findings if f.rule.endswith("sentence")] == ["long-sentence"]


def test_only_the_hardest_few_are_marked() -> None:
    text = " ".join([HARD] * 12)
    assert len(find("hard-sentence", text)) == 6
    rules = {"hard-sentence": {"most": 2}}
    assert len(find("hard-sentence", text, rules=rules)) == 2


def test_plain_papers_have_none() -> None:
    text = "We meet on Friday. Tea is at four. Please tell Jo if you need a lift. " * 10
    assert not find("hard-sentence", text)


def test_a_wall_of_text_is_a_small_thing() -> None:
    short = "We meet in the hall. " * 6
    wall = "We meet in the hall behind the old church and the baker's shop every Friday. " * 6
    assert not find("long-paragraph", short)
    (found,) = find("long-paragraph", wall)
    assert found.severity is Severity.SMALL_THING
    assert found.evidence == {"sentences": 6, "words": 90}


RUN_ON = (
    "The pump in Fell Lane stopped twice in the week before the fair, water stood under the stalls "
    "until the Sunday, the county says it is ours, the chair says it never was."
)


def test_statements_that_run_on_are_named_and_may_be_taken_apart() -> None:
    (found,) = find("hard-sentence", f"Tea was at four. {RUN_ON}")
    assert "statements run on from each other" in found.message
    assert [s.text for s in found.suggestions] == ["Give each statement a sentence of its own."]


def test_numbers_set_against_each_other_are_hard_to_follow() -> None:
    text = (
        "Over the year the share of people who waited past 52 weeks went from 1,904 to 1,655, down "
        "from 2,310 in the first half and against a plan of 1,200, with 212 past 65 weeks."
    )
    (found,) = find("hard-sentence", text)
    assert "numbers to keep in mind" in found.message
    assert "no verb" not in found.message  # "went" comes late
    assert [s.text for s in found.suggestions] == ["Say first in words what the numbers show."]


@pytest.mark.parametrize(
    "text",
    [
        "Present: Ruth Penhale (chair), Idris Coll (IC), Nadia Frome (NF), Tomasz Wilk, Mrs Ainley,"
        " P. Osei, Cllr Hart (from 7.50), Dr Amara Quaye, and two members of the public with a dog",
        "Paid: Fell Electric lights £187.40, clerk wages and post £211.16, reading room three "
        "evenings £18.00, hedge at the cemetery £64.50, subs left over from last year £42.75.",
        "Noted: 21/01877/FUL PER, 21/01903/HOU PER, 21/01640/PIP REF, 21/01512/FUL WDN, and the "
        "appeal 21/02208 at the yard in Fell Lane was dismissed, with costs of none.",
        "Signed ______________ Date ______________ by the chair, the clerk, the treasurer and all "
        "of the other members of the committee who came to the meeting in the hall that day.",
    ],
)
def test_what_nobody_reads_as_a_sentence_is_not_marked(text: str) -> None:
    for rule in ("hard-sentence", "long-sentence"):
        assert not find(rule, f"We met in the hall.\n\n{text}")


def test_hostile_sentences_are_answered() -> None:
    for text in (", and " * 5_000, "( " * 5_000 + "a", "; " * 5_000 + "we go", "which " * 5_000):
        check_text(f"We {text} go.")


def test_what_a_sentence_should_explain_leaves_out_what_the_group_knows() -> None:
    text = (
        "Subject to sign-off by the TMG we would move from de minimis awards to a gross cost "
        "package procured through the DPS, with the SUSAR and the estimand varied in parallel."
    )
    (told,) = (f for f in check_text(text).findings if f.rule == "hard-sentence")
    assert "estimand" in told.suggestions[0].text
    config = Config(allowed_words=("estimand",))
    (told,) = (f for f in check_text(text, config=config).findings if f.rule == "hard-sentence")
    assert "estimand" not in told.suggestions[0].text
