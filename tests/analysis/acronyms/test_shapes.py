from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plainspeak.analysis.acronyms.shapes import candidates, key_of
from plainspeak.analysis.types import AcronymUse
from plainspeak.lexicon import KnownAcronym

Index = Callable[..., dict[str, AcronymUse]]


@pytest.mark.parametrize(
    ("token", "form"),
    [
        ("ICB", "ICB"), ("GPs", "GPs"), ("ICB's", "ICB"), ("KPIs'", "KPIs"), ("DNA'd", "DNA"),
        ("U.S.", "U.S."), ("CoP", "CoP"), ("ToR", "ToR"), ("DfT", "DfT"), ("eGFR", "eGFR"),
        ("mRNA", "mRNA"), ("HbA1c", "HbA1c"), ("T2DM", "T2DM"), ("EQ-5D-5L", "EQ-5D-5L"),
        ("PHQ-9", "PHQ-9"), ("5-FU", "5-FU"), ("WP2", "WP2"), ("COVID-19", "COVID-19"),
        ("R&D", "R&D"), ("NHSE", "NHSE"), ("pre-CCG", "CCG"), ("ICB-led", "ICB"),
        ("HRQoL", "HRQoL"), ("PhD", "PhD"), ("FeNO", "FeNO"),
    ],
)  # fmt: skip
def test_shapes_of_letters_that_stand_for_something(token: str, form: str) -> None:
    assert [c.form for c in candidates(f"the {token} met")] == [form]


@pytest.mark.parametrize(
    "token",
    [
        "McDonald", "iPhone", "LinkedIn", "YouTube", "IKEA", "GB-031", "B0869", "X7", "14A", "A4",
        "https://x.example/PPI/WP2", "ppi@NHS.example", "v1.2", "file.PDF", "FOO_BAR", "06/26",
        "GARDEN-GUEST",
    ],
)  # fmt: skip
def test_shapes_that_are_something_else(token: str) -> None:
    assert [c.form for c in candidates(f"the {token} here")] == []


def test_joined_letters_are_two() -> None:
    assert [c.form for c in candidates("our EDI/PPIE work")] == ["EDI", "PPIE"]


def test_one_key_for_all_forms() -> None:
    assert len({key_of(f) for f in ("FOI", "FoI", "F.O.I.", "FOIs", "FOI's")}) == 1


@pytest.mark.parametrize(
    "text",
    [
        "We meet at 10:00 AM and at 9AM.",
        "Come to Room G4, MB4 3TN.",
        "Dr A. K. Boateng and R. J. Bankole spoke.",
        "Call Rosa Amaral, RN, or Len Tarrant OBE.",
        "A talk by Dr. Ito (DO) about sleep.",
        "Write to Delyth Rowe BSc, PhD (she/her).",
        "See Section IV and Phase III of the plan by Henry VIII.",
        "It weighs 5 kg at 120 mmHg and 3 kHz.",
        "PLEASE do NOT park here. You MUST sign in.",
        "# PLEASE SEND THE FORM TO THE OFFICE",
        "Code `NULL` and {{NAME}} stay.",
        "Two CVS stores and a BQX supermarket helped.",
        "The site is Oakridge, OH 44123.",
    ],
)
def test_what_only_looks_like_an_acronym(index_of: Index, text: str) -> None:
    assert index_of(text) == {}


def test_letters_nobody_knows_are_found_in_a_heading_in_capitals(index_of: Index) -> None:
    assert list(index_of("# NOTES: SLEEPING BETTER TRIAL PPIE PANEL MEETING")) == ["PPIE"]


def test_a_word_in_a_heading_in_capitals_is_no_acronym_though_letters_spell_it(
    index_of: Index,
) -> None:
    assert index_of("# WHAT A NICE SUMMER THIS IS") == {}
    assert list(index_of("NICE has advised against it.")) == ["NICE"]


def test_initials_in_a_who_column_are_people(index_of: Index) -> None:
    text = (
        "Present: Kofi Brandt, Marion Teal\n\n"
        "| Action | Who |\n|---|---|\n| Ring the bus firm | KB |\n| Book a room | MT, KB |\n"
    )
    assert index_of(text) == {}


def test_initials_behind_a_name_are_people(index_of: Index) -> None:
    assert index_of("Present: Kofi Brandt (KB), Marion Teal (MT)\n\nKB will ring MT.") == {}


def test_a_code_behind_a_place_name_is_left_out(index_of: Index) -> None:
    assert index_of("It flies from Albuquerque (ZXB) and Denver (ZXV).") == {}


def test_a_reference_is_listed_but_no_open_use(index_of: Index) -> None:
    assert index_of("Study reference: IRQS 318842")["IRQS"].first_use is None


@given(st.text(alphabet="ABab12.-&/'() ", max_size=80))
def test_candidates_are_where_they_say(text: str) -> None:
    for candidate in candidates(text):
        assert text[candidate.start : candidate.end] == candidate.form


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("The clerk and R.F.O. left early.", "R.F.O."),
        ("Mrs. Lane of the W.N.B.C. came.", "W.N.B.C."),
        ("Sent to the R.F.0. again.", "R.F.0."),  # a nought read for an O
        ("The P. P.C. has met.", "P. P.C."),
        ("Money from N.C.A.P.& T.C. came.", "N.C.A.P.& T.C."),
        ("For p. & t. in the quarter.", "p. & t."),
        ("A grant under S.137 was made.", "S.137"),
        ("Untidy land, s.215, was noted.", "s.215"),
        ("There is no S106 money.", "S106"),
        ("Two items o/s from last time.", "o/s"),
        ("Six f2f visits were made.", "f2f"),
        ("Four DoIs were noted.", "DoIs"),
        ("The F2SUG spoke.", "F2SUG"),
    ],
)
def test_the_forms_of_real_minutes(index_of: Index, text: str, form: str) -> None:
    assert form in [use.form for use in index_of(text, format="plain").values()]


@pytest.mark.parametrize(
    "text",
    [
        "T.B. Hill and J. R. R. Marsh came.",
        "P.C. Bell had three crimes for the month.",
        "C.G.M. Ltd. sent a bill.",
        "J. & K. Amber Ltd. will do it.",
        "Drive at 20 m.p.h. there.",
        "This is CONFIDENTIAL and STRICTLY private.",
        "At 12 NOON on MON 14 OCT we eat.",
        "See the README for more.",
        "FW: minutes of the group",
        "It was a NON-MATERIAL change.",
        "HARBOUR study: housing and better days",
        "KESTREL TRIAL (walks after a broken hip)\n\nThe board of KESTREL met.",
        "We WIll meet on Monday.",
        "It runs on NodeJS and on CentOS.",
        "See application S.17/0510/CPE and s.3-12.",
        "Make it FFEB3A or CCCCCC.",
        "Pay into RB78 RABO 0342 6453 31.",
        "It was heard by J E Temple BA(Hons) MRTPI IHBC today.",
        "This is against policy CP1 and policies DM5.",
    ],
)
def test_what_real_minutes_hold_and_is_no_letters(index_of: Index, text: str) -> None:
    assert index_of(text, format="plain") == {}


@pytest.mark.parametrize(
    "text",
    [
        "It is under the MIT licence.",
        "Dates follow ISO 8601 there.",
        "We use GeoJSONLab for it.",
    ],
)
def test_licences_standards_and_products_are_listed_and_not_open(
    index_of: Index, text: str
) -> None:
    (use,) = index_of(text, format="plain").values()
    assert use.open_uses == ()
    assert use.acronym.state.value == "quoted"


def test_firms_that_everybody_knows_are_well_known(index_of: Index) -> None:
    assert index_of("The IBM machine broke.")["IBM"].acronym.state.value == "well-known"


@pytest.mark.parametrize(
    "text",
    [
        "Present: Joan Parrott (JP), Alan Dyer (AD)\n\nJP gave the report and thanked AD.",
        "Present: J. P. Corrie, T. Vesper\n\nJ.P.C. had a go at it. Tea: T.V.",
        "Present: Sonia Hart, Penny Oakes\n\nPO to ring the firm. Then SH: no.",
        "| Action | Who |\n|---|---|\n| Ring a firm | KB |\n| Book a room | KB/LT |\n\nKB came.",
        "KB: can we have tea?",
        "Present: Dep Clerk (LH), Ann Day\n\nLH will ask.",
        "Present: Cllrs D Penfold (Chair), M Aske\n\nWrite to the firm. DP/MA",
        "- **CR** – ring the firm\n- **YA** – cut the grass\n- bob – tea\n- **MH** – find a hall",
        "We met on 2 May: Ann Day (Chair), Tom Wilk, Ursula Van Tey; Ruth Bell in attendance."
        "\n\nUVT shocked, TW not.",
        "Who does what\n\nNorm: cakes\nD/J  board",
    ],
)
def test_initials_of_people_in_the_paper(index_of: Index, text: str) -> None:
    assert index_of(text) == {}


def test_a_list_of_letters_is_no_list_of_what_people_do(index_of: Index) -> None:
    text = "- QBT – queue and bus table\n- WVK – work value key\n- TSG – tea seller group\n\nA QBT."
    assert "QBT" in index_of(text)


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("A new house r/o 14 Elm Road.", {"r/o"}),
        ("The S/S extension was refused, and one was w/d.", {"S/S", "w/d"}),
        ("Say y/n, choose A/B, at 3 m/s, n/a, s/he, and/or 3/4.", set()),
    ],
)
def test_letters_with_a_stroke_between_them(index_of: Index, text: str, letters: set[str]) -> None:
    assert index_of(text).keys() == letters


def test_letters_behind_a_name_that_are_not_its_initials_are_a_role(index_of: Index) -> None:
    listed = (
        KnownAcronym("PM", "prime minister", "", "", "", "public"),
        KnownAcronym("PM", "practice manager", "", "", "", ""),
    )
    text = "Present: Kelly Marsh (PM), Ann Day\n\nThe PM spoke."
    use = index_of(text, acronyms=listed)["PM"]
    assert use.acronym.state.value == "unexplained"
    assert use.acronym.candidates == ("practice manager",)
