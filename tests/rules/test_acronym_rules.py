"""What a reader of the report sees about letters."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from plainspeak import Finding, Severity, check_path, check_text
from plainspeak.analysis import analyse
from plainspeak.config.settings import Config
from plainspeak.engine.pack import explained_in
from plainspeak.readers import format_named, read
from plainspeak.rules import acronym_explained_late, acronym_unexplained
from plainspeak.rules.base import NoOptions


def found(text: str, rule: str, config: Config | None = None) -> list[Finding]:
    report = check_text(text, format="markdown", config=config)
    return [f for f in report.findings if f.rule == rule]


def only(text: str, rule: str) -> Finding:
    (finding,) = found(text, rule)
    return finding


def test_the_suggestion_spells_out_and_fits() -> None:
    finding = only("Send it to the TSG of the trial. The TSG meets in May.", "acronym-unexplained")
    (suggestion,) = finding.suggestions
    assert suggestion.text == "trial steering group (TSG: the people who guide how a trial is run)"
    assert suggestion.fits
    assert finding.message == "New members may not know TSG."
    assert len(finding.also_at) == 1


PLAIN = (
    "We met in the hall at ten and had tea. The door was open, the chairs were out and the room "
    "was warm. Ann spoke of the walk, Bob of the fair and Cat of the lamps in the lane. We will "
    "meet again in May, if the hall is free. Please bring a coat and a cup, and tell the others. "
    "The bus stops at the gate. Lunch is at noon. All of us were glad of the day and of the sun. "
    "There is a ramp at the side door, and a loop in the room for those who use one."
)


@pytest.mark.parametrize(
    ("sentence", "first"),
    [
        ("The CS team came.", "the words in full the first time, then (CS)"),
        ("The PT was late.", "the words in full the first time, then (PT)"),
        ("The SPC was late.", "the words in full the first time, then (SPC)"),
        ("The SPC charts show limits.", "statistical process control (SPC: charts"),
        ("The MDT met.", "multidisciplinary team (MDT"),
    ],
)
def test_a_long_paper_has_to_speak_for_a_sense_of_few_letters(sentence: str, first: str) -> None:
    (finding,) = found(f"{PLAIN}\n\n{sentence}", "acronym-unexplained")
    assert finding.suggestions[0].text.startswith(first), finding.suggestions


@pytest.mark.parametrize("form", ["eQX", "DQ6", "KX", "KX22"])
def test_names_of_programs_rooms_and_plans_are_a_small_thing(form: str) -> None:
    report = check_text(f"It is in {form} now.", format="markdown")
    assert all(f.severity is Severity.SMALL_THING for f in report.findings if f.text == form)
    assert {a.short: str(a.state) for a in report.acronyms}.get(form) in {None, "unexplained"}


@pytest.mark.parametrize("form", ["KXQ", "DoQ", "KQX-2", "K&X"])
def test_other_letters_that_no_list_has_are_not(form: str) -> None:
    (finding,) = found(f"It is in {form} now.", "acronym-unexplained")
    assert finding.severity is Severity.FIX_FIRST


def test_the_number_of_a_planning_application_holds_no_letters() -> None:
    assert [f.text for f in found("See 108266/FUL/22 of May.", "acronym-unexplained")] == []
    assert [f.text for f in found("See the FUL of May.", "acronym-unexplained")] == ["FUL"]


def test_the_kind_of_a_file_is_no_set_of_letters() -> None:
    assert [f.text for f in found("The plan: WQF, 11KB, 2 pages", "acronym-unexplained")] == []
    assert [f.text for f in found("The plan: WQF, 11 pages", "acronym-unexplained")] == ["WQF"]


@pytest.mark.parametrize(
    ("letters", "name", "tied"),
    [
        ("DWP", "Data White Paper", False),  # many know these
        ("MC", "Medical Centre", False),  # two letters stand for so much
        ("RAP", "Regional Arts Panel", True),
    ],
)
def test_letters_that_mean_something_to_many_are_tied_to_no_name_that_fits(
    letters: str, name: str, tied: bool
) -> None:
    far = f"{PLAIN}\n\n" * 3  # from the title
    text = f"{far}The {name} is new.\n\n{PLAIN}\n\nWe rang the {letters} about it."
    told = {a.short: a for a in check_text(text).acronyms}[letters]
    assert (name in told.candidates) is tied


def test_few_letters_are_only_guessed_at_where_nothing_speaks_for_a_sense() -> None:
    finding = only("Send it to the TSG. The TSG meets in May.", "acronym-unexplained")
    assert [(s.text, s.fits) for s in finding.suggestions] == [
        ("trial steering group (TSG)", False),
    ]
    assert "may stand for" in finding.why


def test_a_plural_is_spelled_out_in_the_plural() -> None:
    finding = only("Two local FQHCs will open.", "acronym-unexplained")
    words, _, told = finding.suggestions[0].text.partition(" (")
    assert words == "federally qualified health centers"
    assert told.startswith("FQHCs: each a local")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("We heard that\nKPIs will be late.", "key performance indicators (KPIs)"),
        ("KPIs will be late.", "Key performance indicators (KPIs)"),
        ("We met.\n\nKPIs will be late.", "Key performance indicators (KPIs)"),
        ("- KPIs will be late.", "Key performance indicators (KPIs)"),
    ],
)
def test_a_line_that_goes_on_is_no_new_sentence(text: str, words: str) -> None:
    assert only(text, "acronym-unexplained").suggestions[0].text == words


def test_letters_used_once_may_go_altogether() -> None:
    finding = only("The SDEC unit is open.", "acronym-unexplained")
    assert len(finding.suggestions) == 2
    assert "SDEC" not in finding.suggestions[1].text


def test_an_article_that_would_be_wrong_does_not_fit() -> None:
    finding = only("We held an MDT meeting on it.", "acronym-unexplained")
    assert not any(s.fits for s in finding.suggestions)


def test_behind_an_owner_a_body_gets_no_article_of_its_own() -> None:
    finding = only("The clerk’s CiLCA training was agreed.", "acronym-unexplained")
    assert finding.suggestions[0].text == "Certificate in Local Council Administration (CiLCA)"


def test_two_possible_meanings_are_both_offered() -> None:
    finding = only("An update from the CI is next.", "acronym-unexplained")
    offered = " ".join(s.text for s in finding.suggestions)
    assert "chief investigator" in offered
    assert "confidence interval" in offered
    assert not any(s.fits for s in finding.suggestions)
    assert "more than one thing" in finding.message


def test_joined_letters_get_a_finding_of_their_own() -> None:
    text = "The EDI plan and the PPIE plan are here.\n\nPlease comment on our EDI/PPIE work."
    findings = found(text, "acronym-unexplained")
    assert [f.text for f in findings] == ["EDI", "PPIE", "EDI/PPIE"]


def test_the_late_explanation_is_pointed_at_with_its_own_words() -> None:
    text = (
        "The PIS is new.\n\n## Item 4: Reading\n\n"
        "Please read the Participant Information Sheet (PIS)."
    )
    finding = only(text, "acronym-explained-late")
    assert finding.suggestions[0].text == "Participant Information Sheet (PIS)"
    (place,) = finding.related
    assert text[place.start : place.end] == "Participant Information Sheet"
    assert place.message == "explained later, under ‘Item 4: Reading’"


def test_a_glossary_at_the_end_is_a_small_thing() -> None:
    text = "The SDEC unit opens.\n\n## Glossary\n\n- SDEC: same-day emergency care\n"
    finding = only(text, "acronym-explained-late")
    assert finding.severity.value == "small-thing"


def test_a_long_form_that_does_not_tell_comes_with_plain_words() -> None:
    finding = only("We look at your HbA1c.", "acronym-unexplained")
    assert finding.suggestions[0].text == (
        "glycated haemoglobin (HbA1c: your average blood sugar over the last two to three months)"
    )
    assert "blood sugar" not in finding.why


def test_no_long_bracket_stands_between_letters_and_their_noun() -> None:
    finding = only("You will have an HbA1c test.", "acronym-unexplained")
    first, second = finding.suggestions
    assert first.text == "a glycated haemoglobin (HbA1c)"
    assert second.text.startswith("say what it is: your average blood sugar")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Present: Mrs P. Gale (Clerk and RFO).", "responsible financial officer [RFO]"),
        ("Present: Ann Day (SBM), Eve Lee.", "school business manager [SBM]"),
    ],
)
def test_no_bracket_is_put_within_another(text: str, words: str) -> None:
    assert only(text, "acronym-unexplained").suggestions[0].text == words


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("We could do it by a plan for the whole of the valley: SuDS in all streets.", "s"),
        ("Action 3: SuDS in all streets.", "S"),
    ],
)
def test_a_colon_begins_a_sentence_only_behind_a_label(text: str, first: str) -> None:
    assert only(text, "acronym-unexplained").suggestions[0].text[0] == first


def test_letters_in_a_quotation_are_not_the_writers() -> None:
    assert found('"Nobody told me what the TSG does," said Bill.', "acronym-unexplained") == []


def test_an_old_name_is_mentioned_though_it_is_explained() -> None:
    text = "The clinical commissioning group (CCG) met. The CCG agreed."
    finding = only(text, "acronym-unexplained")
    assert finding.severity.value == "small-thing"
    assert "integrated care board" in finding.suggestions[0].text.lower()


def test_an_old_name_that_is_never_explained_brings_the_name_of_today() -> None:
    finding = only("The DLUHC wrote to us.", "acronym-unexplained")
    assert finding.suggestions[-1].text == (
        "Ministry of Housing, Communities and Local Government (MHCLG), "
        "if you mean what it is today"
    )
    assert "The name has changed or ended." in finding.why


def test_where_an_old_name_is_one_guess_of_several_nobody_is_told_that_it_has_ended() -> None:
    finding = only("The CSA wrote to us.", "acronym-unexplained")
    assert "Child Support Agency" in finding.suggestions[0].text
    assert "ended" not in finding.why
    assert not any("today" in s.text for s in finding.suggestions)


def test_an_old_name_that_the_group_knows_is_left_alone() -> None:
    config = Config(known_acronyms=("CCG",))
    assert found("The CCG met.", "acronym-unexplained", config) == []


def test_an_old_name_that_is_explained_late_has_also_ended() -> None:
    text = "The CCG met.\n\nThe clinical commissioning group (CCG) agreed."
    analysis = analyse(read(text, format_named("markdown")), Config().settings())
    (finding,) = acronym_explained_late.check(analysis, NoOptions())
    assert "The name has also changed or ended." in finding.why


def test_the_number_of_letters_that_is_too_many_can_be_set() -> None:
    text = "The TSG and the SDEC met."
    assert found(text, "too-many-acronyms") == []
    config = Config(rules={"too-many-acronyms": {"max": 1}})
    assert len(found(text, "too-many-acronyms", config)) == 1


def test_known_acronyms_are_silent() -> None:
    config = Config(known_acronyms=("TSG",))
    assert found("The TSG met.", "acronym-unexplained", config) == []


@pytest.mark.parametrize(
    "rule",
    ["acronym-unexplained", "acronym-explained-late", "acronym-conflict", "acronym-unused"],
)
def test_a_clean_paper_has_no_finding(rule: str) -> None:
    text = (
        "# Notes\n\nThe trial steering group (TSG) meets in May. The TSG will see the NHS plan.\n\n"
        "The room is on the first floor, at 10 AM. Bring photo ID.\n"
    )
    assert found(text, rule) == []


def test_words_in_full_that_are_not_tied_are_offered_as_they_stand() -> None:
    text = "# Wendle Parish Council\n\nThe clerk was away.\n\nThe PC is not to pay for it."
    finding = only(text, "acronym-unexplained")
    assert finding.text == "PC"
    assert finding.suggestions[0].text == "Parish Council (PC)"
    assert "not tied to its letters" in finding.why
    assert finding.related[0].message.startswith("the words in full")
    assert finding.severity is Severity.WORTH_A_LOOK


def test_letters_that_end_in_a_dot_get_no_second_one() -> None:
    finding = only("The clerk and the W.Q.X. left early.", "acronym-unexplained")
    assert finding.message == "New members may not know W.Q.X."


def test_severity_follows_how_many_readers_stop() -> None:
    finding = only("Take it to the QXBZ by noon.", "acronym-unexplained")
    assert finding.readers is not None
    assert finding.readers >= 8
    assert finding.severity is Severity.FIX_FIRST


def test_letters_in_the_groups_glossary_are_a_small_thing() -> None:
    config = Config(glossary={"SOFX": "statement of funds"})
    (finding,) = found("The SOFX is late.", "acronym-unexplained", config)
    assert finding.severity is Severity.SMALL_THING
    assert "your group's glossary" in finding.message


def test_papers_of_one_pack_explain_letters_to_each_other(tmp_path: Path) -> None:
    paper = tmp_path / "agenda.md"
    paper.write_text("The quick x-ray box (QXBZ) is small. The QXBZ came.\n", encoding="utf-8")
    pack = explained_in([check_path(paper)])
    assert pack == {"QXBZ": ("quick x-ray box", "agenda.md")}
    settings = replace(Config().settings(), pack=pack)
    document = read("The QXBZ came.", format_named("plain"))
    (finding,) = acronym_unexplained.check(analyse(document, settings), NoOptions())
    assert finding.message == "New members find QXBZ explained in agenda.md, and not here."
    assert finding.suggestions[0].text == "quick x-ray box (QXBZ)"
    assert finding.severity is Severity.SMALL_THING


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "The shortfall of £2m is slippage on CIP, and on schemes that the trust had found.",
            "the cost improvement programme (CIP)",
        ),
        (
            "It was made under section 1 PACE by two officers. He was arrested.",
            "of the Police and Criminal Evidence Act (PACE",
        ),
        (
            "The patient data will need CAG support under section 251 before use.",
            "Confidentiality Advisory Group (CAG)",
        ),
        (
            "Rukhsana showed the draft LCWIP for walking and cycling in the town.",
            "Local Cycling and Walking Infrastructure Plan",
        ),
        ("Both are subject to DBS checks for staff and volunteers.", "Disclosure and Barring"),
    ],
)
def test_a_name_in_full_has_the_article_that_its_place_needs(text: str, words: str) -> None:
    assert only(text, "acronym-unexplained").suggestions[0].text.startswith(words)


def test_people_on_the_roll_are_not_what_letters_stand_for() -> None:
    text = (
        "**Present:** Councillors Margaret Oldroyd (Chair), Daniel Pask and Shazia Noor\n\n"
        "The DPS is to be on site after 10pm when alcohol is sold.\n"
    )
    offered = [s.text for s in only(text, "acronym-unexplained").suggestions]
    assert not any("Pask" in one for one in offered)


def test_of_several_senses_only_the_first_has_a_capital() -> None:
    offered = only("CIP is late by a month.", "acronym-unexplained").suggestions[0].text
    assert " or the capital investment programme" in offered


def test_the_is_said_before_a_body_behind_a_verb() -> None:
    offered = only("This means CQC will inspect the care home in May.", "acronym-unexplained")
    assert offered.suggestions[0].text.startswith("the Care Quality Commission")
