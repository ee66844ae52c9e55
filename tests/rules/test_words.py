"""What the rules about words say: once for each term, about the reader, kindly."""

from __future__ import annotations

import re

import pytest

from plainspeak import Config, Severity, check_text
from plainspeak.lexicon import shipped
from plainspeak.model import Finding
from plainspeak.rules import BY_NAME, RULES

WORDS = ("jargon", "academic", "wordy", "idiom", "latin", "hidden-verb", "words-about-people")


def found(text: str, rule: str, config: Config | None = None) -> list[Finding]:
    return [f for f in check_text(text, config=config).findings if f.rule == rule]


def test_one_finding_a_term_with_every_further_place() -> None:
    text = "Utilise it.\n\nWe utilised it. They are utilising it."
    (finding,) = found(text, "academic")
    assert text[finding.start : finding.end] == "Utilise"
    assert [text[a:b] for a, b in finding.also_at] == ["utilised", "utilising"]
    assert [e.text for e in finding.fixes] == ["Use", "used", "using"]


def test_two_terms_are_two_findings() -> None:
    assert len(found("We utilised it to ascertain why.", "academic")) == 2


@pytest.mark.parametrize(
    ("text", "rule", "severity"),
    [
        ("She takes part in polypharmacy reviews.", "jargon", Severity.FIX_FIRST),
        ("We met in order to talk.", "wordy", Severity.SMALL_THING),
        ("Bring a hat, e.g. a cap.", "latin", Severity.SMALL_THING),
        ("Ruth is wheelchair-bound.", "words-about-people", Severity.WORTH_A_LOOK),
        ("They moved the goalposts.", "idiom", Severity.WORTH_A_LOOK),
        ("We utilised it.", "academic", Severity.SMALL_THING),
        ("The rain impeded us.", "academic", Severity.WORTH_A_LOOK),
        ("It takes approximately a week.", "academic", Severity.SMALL_THING),
    ],
)
def test_severity_follows_what_stops_a_newcomer(text: str, rule: str, severity: Severity) -> None:
    assert [f.severity for f in found(text, rule)] == [severity]


def test_a_term_that_stands_like_a_name_stops_one_reader_fewer() -> None:
    (plain,) = found("We asked the lead governor to speak.", "jargon")
    (named,) = found("We asked the Lead Governor to speak.", "jargon")
    assert (plain.readers, named.readers) == (4.0, 3.0)
    (sure,) = found("We asked the Caldicott Guardian to speak.", "jargon")
    assert sure.severity is Severity.FIX_FIRST


def test_words_about_people_end_in_a_question_to_the_group() -> None:
    (finding,) = found("Ruth is wheelchair-bound.", "words-about-people")
    assert finding.message.endswith("ask the group.")
    assert finding.why.endswith("so ask the group.")
    assert not any(s.fits for s in finding.suggestions)


@pytest.mark.parametrize("rule", [r for r in RULES if r.name in WORDS], ids=lambda r: r.name)
def test_messages_are_short_and_never_scold(rule: object) -> None:
    name = getattr(rule, "name")  # noqa: B009 (rules are compared by name alone)
    terms = [
        e.term.replace("…", "good") for e in shipped().entries if e.list in BY_NAME[name].lists
    ][::40]
    for finding in found("\n\n".join(f"They saw {term} there." for term in terms), name):
        assert finding.message.endswith(".")
        said = re.sub(r"‘.*?’", "it", finding.message)
        assert len(said.split()) <= 20
        assert not re.search(r"\b(?:error|wrong|bad|fail|mistake|should)\b", said)
        assert "  " not in finding.why


def test_a_quoted_person_may_say_what_they_like() -> None:
    text = '"We must leverage our stakeholders to utilise it," said Ann.'
    assert [f for f in check_text(text + "\n\nWe met.").findings if f.rule in WORDS] == []


def test_allowed_words_are_left_alone() -> None:
    config = Config(allowed_words=("utilise",))
    assert found("She utilised it.", "academic", config) == []


def test_glossary_words_are_explained_with_the_glossary() -> None:
    config = Config(glossary={"Polypharmacy": "taking many medicines at the same time"})
    (finding,) = found("She spoke on polypharmacy.", "jargon", config)
    assert [s.text for s in finding.suggestions] == ["taking many medicines at the same time"]
    assert finding.severity is Severity.SMALL_THING
    assert "your glossary" in finding.message


@pytest.mark.parametrize(
    "text",
    [
        "The hall is closed.",
        "The minutes were agreed.",
        "The gate was repaired in May.",
        "It is called Castlewick.",
        "We are based in Leeds.",
        "You will be asked to sign in.",
        "She was interested in it.",
        "They were tired.",
        "The form was signed by the chair.",
        "The people who were chosen came.",
        "It can be seen from here.",
        "He has been to Leeds.",
        "The room was red.",
        "We have been talking.",
    ],
)
def test_a_state_or_a_named_doer_is_no_hidden_one(text: str) -> None:
    assert found(text, "passive") == []


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("The plan has not yet been agreed.", "has not yet been agreed"),
        ("Comments had been collected by email.", "had been collected"),
        ("Answers will then be analysed.", "will then be analysed"),
        ("Options are being explored.", "are being explored"),
        ("It was agreed that we stop.", "It was agreed"),
        ("Money must be repaid by Friday.", "must be repaid"),
    ],
)
def test_a_doer_is_missed(text: str, marked: str) -> None:
    assert [f.text for f in found(text, "passive")] == [marked]


@pytest.mark.parametrize(
    "text",
    [
        "The creche, the physio and the bus pass.",
        "Mr Okonkwo went to Tarnmoor.",
        "He unhelpfully left his lunchbox in the minibus.",
        "The childminder brought a wheelchair.",
        "We used the word ‘escutcheon’.",
        "See https://escutcheon.example/escutcheon for more.",
    ],
)
def test_what_people_meet_daily_is_not_rare(text: str) -> None:
    assert found(text + "\n\nWe met.", "rare-word") == []


def test_a_formal_word_that_few_stop_at_makes_no_compound() -> None:
    said = "A bespoke table was made of objective criteria. "
    assert found(said * 2, "rare-word") == []


def test_a_rare_word_is_marked_once_and_says_how_many_stop() -> None:
    (finding,) = found("The escutcheon was old. Such an escutcheon!", "rare-word")
    assert finding.severity is not Severity.SMALL_THING
    assert finding.readers is not None
    assert f"About {round(finding.readers)} in 10 newcomers" in finding.why
    assert len(finding.also_at) == 1
    assert finding.suggestions == ()


def test_a_part_of_an_everyday_term_is_not_cut_short() -> None:
    assert found("Guests were offered an hors d'oeuvre.", "rare-word") == []


def test_a_word_in_a_heading_that_the_paper_explains_below_is_left_alone() -> None:
    alone = check_text("# Procurement\n\nWe meet to talk.\n", format="markdown")
    below = "Procurement (buying things for the council) is on the list."
    explained = check_text(f"# Procurement\n\n{below}\n", format="markdown")
    assert [f.text for f in alone.findings] == ["Procurement"]
    assert explained.findings == ()


def test_letters_that_everybody_knows_are_not_cut_short_in_small_letters() -> None:
    text = "I had no support from the gp. The brchr. is lost."
    assert [f.text for f in found(text, "rare-word")] == ["brchr"]


def test_a_listed_word_is_shown_with_what_to_write_and_not_lost_in_a_compound() -> None:
    (finding,) = check_text("The precept requests came to £3,000.").findings[:1]
    assert finding.text.lower() == "precept"
    assert finding.suggestions
