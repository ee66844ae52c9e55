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


def test_twenty_five_words_are_fine_and_twenty_six_are_not() -> None:
    assert not find("long-sentence", words(25))
    (found,) = find("long-sentence", words(26))
    assert found.evidence["words"] == 26
    assert found.severity is Severity.WORTH_A_LOOK


def test_contractions_and_numbers_count_as_a_person_counts_them() -> None:
    assert not find("long-sentence", "We don't go. " + words(24)[:-1] + " £2.5.")


def test_a_lower_limit_and_notes_can_be_asked_for() -> None:
    assert not find("long-sentence", words(21))
    notes = Config(rules={"long-sentence": {"notes": True}})
    report = check_text(words(21), config=notes)
    (found,) = [f for f in report.findings if f.rule == "long-sentence"]
    assert found.severity is Severity.SMALL_THING


def test_the_sentence_is_marked_exactly() -> None:
    text = f"We met in May. {LONG} It went well."
    (found,) = find("long-sentence", text)
    assert text[found.start : found.end] == LONG


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        (LONG, "End the sentence before ‘because the team will’."),
        (
            "The rooms on the first floor were cold all day; we then asked the people in the "
            "office whether there was another place near the bus stop that has a lift.",
            "Put a full stop after ‘cold all day’.",
        ),
        (
            "The rooms on the first floor were cold all day, and we then asked the people in the "
            "office to find another place near the bus stop that has a lift.",
            "End the sentence before ‘and we then asked’.",
        ),
        (
            "Please bring a coat, a warm hat, a pair of gloves, some strong boots, a flask of tea "
            "and a torch, as we will be out in the woods until late at night.",
            "Put the parts in a list, one on each line.",
        ),
    ],
)
def test_it_says_where_to_split_where_that_is_plain(text: str, advice: str) -> None:
    (found,) = find("long-sentence", text)
    assert [s.text for s in found.suggestions] == [advice]
    assert not any(s.fits for s in found.suggestions)


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
    text = " ".join(HARD.replace("May", str(n)) for n in range(12))
    assert len(find("hard-sentence", text)) == 3


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


def test_hostile_sentences_are_answered() -> None:
    for text in (", and " * 5_000, "( " * 5_000 + "a", "; " * 5_000 + "we go", "which " * 5_000):
        check_text(f"We {text} go.")
