"""Nothing is marked in text that is no part of what the paper says to its readers."""

from __future__ import annotations

import pytest

from plainspeak import check_text


def shown(text: str, format: str = "markdown") -> set[str]:
    return {f.text for f in check_text(text, format=format).findings if f.severity != "small-thing"}


SOURCE = "Okafor T, Bell R. Stakeholder synergy and co-production. J Soc Res. 2019;3(2):14-19."


@pytest.mark.parametrize("heading", ["References", "6. Bibliography", "Further reading"])
def test_lists_of_sources(heading: str) -> None:
    text = (
        "# Our plan\n\nWe meet on Monday.\n\n## {0}\n\n1. {1}\n2. Stakeholder synergy (website)\n"
    )
    assert shown(text.format(heading, SOURCE)) == set()
    assert shown(text.format("Our next steps", "We need synergy with the TQXG.")) != set()


def test_a_source_is_known_by_its_look() -> None:
    assert shown(f"We meet on Monday.\n\n{SOURCE}\n", "plain") == set()
    assert shown("Okafor told us about synergy and the TQXG in 2019.", "plain") != set()


def test_words_that_a_guide_tells_its_readers_not_to_use() -> None:
    assert "sufferers" not in shown("We do not say sufferers in this group.")
    table = "| Avoid | Say |\n|---|---|\n| synergy | working together |\n"
    assert shown(table) == set()
    assert shown(table.replace("Avoid", "Topic")) == {"synergy"}
    assert shown("## Words to avoid\n\n- synergy\n- hard to reach\n") == set()


@pytest.mark.parametrize(
    "text",
    [
        "Dear [insert name of stakeholder], come on Monday.",
        "Dear {{ stakeholder_name }}, come on Monday.",
        "Lorem ipsum dolor sit amet, stakeholder synergy.",
        "This email and any attachments are confidential and may hold stakeholder synergy.",
        "Licensed under the Apache License, Version 2.0; you may utilise stakeholder synergy.",
    ],
)
def test_places_to_fill_in_notices_and_licences(text: str) -> None:
    assert shown(text) == set()


def test_who_was_there_and_what_they_do_but_not_their_letters() -> None:
    roll = "Present: Norma K Fell (NKF), Stakeholder Synergy Lead; Tom Abara, CFO"
    assert shown(f"{roll}\n\nNKF will ring the hall.\n", "plain") <= {"CFO"}
    assert "NKF" in shown("NKF will ring the hall.", "plain")


def test_a_signature() -> None:
    text = "Come on Monday.\n\nKind regards,\n\nNorma Fell\n\nStakeholder Synergy Lead\n"
    assert shown(text) == set()


def test_people_who_speak_for_themselves_below_one_another() -> None:
    quote = "I felt that our synergy was poor.\n\nNorma Fell\n\n"
    assert shown(quote * 2) == set()
    assert shown(quote) != set()


@pytest.mark.parametrize("name", ["AutSPACEs", "OpenSSL", "PostgreSQL", "NumPy", "WherryMeet"])
def test_names_of_projects_written_in_their_own_way(name: str) -> None:
    assert shown(f"We work on {name} each week.") == set()


def test_what_kind_of_firm_a_firm_is() -> None:
    assert shown("The accounts are by Harker Dunn LLP again.") == set()
    assert shown("The LLP met again.") == {"LLP"}


def test_a_listed_product_is_still_found() -> None:
    assert shown("Please read it on GitHub before Monday.") == {"GitHub"}


def test_the_name_of_a_group_over_a_paper() -> None:
    assert shown("# FERNBROOK STAKEHOLDER ADVISORY GROUP\n\nWe meet on Monday.\n") == set()
