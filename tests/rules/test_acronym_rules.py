"""What a reader of the report sees about letters."""

from __future__ import annotations

import pytest

from plainspeak import Finding, check_text
from plainspeak.config import Config


def found(text: str, rule: str, config: Config | None = None) -> list[Finding]:
    report = check_text(text, format="markdown", config=config)
    return [f for f in report.findings if f.rule == rule]


def only(text: str, rule: str) -> Finding:
    (finding,) = found(text, rule)
    return finding


def test_the_suggestion_spells_out_and_fits() -> None:
    finding = only("Send it to the TSG. The TSG meets in May.", "acronym-unexplained")
    assert [(s.text, s.fits) for s in finding.suggestions] == [("trial steering group (TSG)", True)]
    assert finding.message == "New members may not know TSG."
    assert len(finding.also_at) == 1


def test_a_plural_is_spelled_out_in_the_plural() -> None:
    finding = only("Two local FQHCs will open.", "acronym-unexplained")
    assert finding.suggestions[0].text.endswith("centers (FQHCs)") or finding.suggestions[
        0
    ].text.endswith("centres (FQHCs)")


def test_letters_used_once_may_go_altogether() -> None:
    finding = only("The SDEC unit is open.", "acronym-unexplained")
    assert len(finding.suggestions) == 2
    assert "SDEC" not in finding.suggestions[1].text


def test_an_article_that_would_be_wrong_does_not_fit() -> None:
    finding = only("We held an MDT meeting on it.", "acronym-unexplained")
    assert not any(s.fits for s in finding.suggestions)


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


def test_a_hard_long_form_gives_way_to_plain_words() -> None:
    finding = only("You will have an HbA1c test.", "acronym-unexplained")
    assert finding.suggestions[0].text.startswith("HbA1c (your average blood sugar")
    assert "haemoglobin" in finding.suggestions[1].text


def test_letters_in_a_quotation_are_not_the_writers() -> None:
    assert found('"Nobody told me what the TSG does," said Bill.', "acronym-unexplained") == []


def test_an_old_name_is_mentioned_though_it_is_explained() -> None:
    text = "The clinical commissioning group (CCG) met. The CCG agreed."
    finding = only(text, "acronym-unexplained")
    assert finding.severity.value == "small-thing"
    assert "integrated care board" in finding.suggestions[0].text.lower()


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
