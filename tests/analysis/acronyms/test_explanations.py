"""The forms in which people explain letters, those that other tools miss among them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from plainspeak.analysis.types import AcronymUse

Index = Callable[..., dict[str, AcronymUse]]


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("The integrated care board (ICB) met.", "ICB", "integrated care board"),
        ("The parent teacher association, PTA, met.", "PTA", "parent teacher association"),
        ("The parent teacher association – PTA – met.", "PTA", "parent teacher association"),
        (
            "The PTA meeting (parent teacher association) is on.",
            "PTA",
            "parent teacher association",
        ),
        (
            "The parent teacher association (PTA for short) met.",
            "PTA",
            "parent teacher association",
        ),
        ("PTA, an acronym for parent teacher association.", "PTA", "parent teacher association"),
        ("PTA stood for parent teacher association.", "PTA", "parent teacher association"),
        (
            "It is a parent teacher association, with the acronym PTA.",
            "PTA",
            "parent teacher association",
        ),
        ("PTA, formally the parent teacher association, met.", "PTA", "parent teacher association"),
        ("Try business-to-business (B2B) sales.", "B2B", "business-to-business"),
        (
            "The Réseau d'Observatoires du Sahel (ROSEL) met.",
            "ROSEL",
            "Réseau d'Observatoires du Sahel",
        ),
        ("The ICB (Integrated Care Board) met.", "ICB", "Integrated Care Board"),
        ("Ask your GP (general practitioner).", "GP", "general practitioner"),
        ("The PTA (parent teacher association) met.", "PTA", "parent teacher association"),
        ("See a PT (physical therapist).", "PT", "physical therapist"),
        ("Go to accident and emergency (A&E).", "A&E", "accident and emergency"),
        ("Go to A&E (accident and emergency).", "A&E", "accident and emergency"),
        ("ICB: Integrated Care Board", "ICB", "Integrated Care Board"),
        ("ICB – Integrated Care Board", "ICB", "Integrated Care Board"),
        ("ICB = integrated care board.", "ICB", "integrated care board"),
        ("Integrated Care Board - ICB", "ICB", "Integrated Care Board"),
        ("ICB stands for integrated care board.", "ICB", "integrated care board"),
        ("PTA is short for parent teacher association.", "PTA", "parent teacher association"),
        ("SAE means serious adverse event here.", "SAE", "serious adverse event"),
        ("The integrated care board, or ICB, met.", "ICB", "integrated care board"),
        ("A multidisciplinary team, known as an MDT, meets.", "MDT", "multidisciplinary team"),
        ("The Care Quality Commission [CQC] came.", "CQC", "Care Quality Commission"),
        ("The chief executive officer ('CEO') spoke.", "CEO", "chief executive officer"),
        ("The European Union (EU, the bloc) agreed.", "EU", "European Union"),
        ("It is coronavirus disease 2019 (COVID-19).", "COVID-19", "coronavirus disease 2019"),
        ("The Clinical Trials Unit (hereafter CTU) runs it.", "CTU", "Clinical Trials Unit"),
        (
            "The trial steering committee (TSC, or 'the committee').",
            "TSC",
            "trial steering committee",
        ),
        ("People (n = 5; in the intensive care unit (ICU)).", "ICU", "intensive care unit"),
        ("a) and the integrated care board (ICB)", "ICB", "integrated care board"),
        ("The DfE, the Department for Education, paid.", "DfE", "Department for Education"),
        ("A non-executive director (NED) left.", "NED", "non-executive director"),
        (
            "Special educational needs and disabilities (SEND) help.",
            "SEND",
            "Special educational needs and disabilities",
        ),
        ("An electroencephalogram (EEG) is next.", "EEG", "electroencephalogram"),
        ("A talk on extended reality (XR).", "XR", "extended reality"),
        ("DfT pays (DfT is our Department for Transport).", "DfT", "Department for Transport"),
        (
            "Please read the new and much shorter Participant Information\nSheet (PIS).",
            "PIS",
            "Participant Information Sheet",
        ),
        (
            "The **I**ntegrated **C**are **B**oard ([ICB](https://x.example)).",
            "ICB",
            "Integrated Care Board",
        ),
        ("*[TSG]: Trial Steering Group\n\nThe TSG met.", "TSG", "Trial Steering Group"),
    ],
)
def test_a_form_of_explanation_is_read(index_of: Index, text: str, short: str, long: str) -> None:
    use = index_of(text)[short]
    assert use.acronym.expansion == long
    assert use.acronym.expansion_in_text
    assert use.acronym.state.value == "explained"


@pytest.mark.parametrize(
    "text",
    [
        "The processor (CPU) is fast.",
        "Each country (UK) has its own.",
        "The CI is the person who leads the study.",
        "It was hot (very hot) in CPU tests.",
        "The ANBI (supported by the council) met.",
        "The ANBI (for the whole board) met.",
        "The number of the ANBI was wrong (this has now been put right).",
        'The Mill Lane Users Forum ("the Forum") meets in May.',
        "All who contribute code or other things (Contributors) may vote.",
        "Please bring a WXQB, a pen and some paper.",
        "Send us a WXQB, a filled form.",
        "We wrote to the council, the WXQB and the school.",
        "Invited were the police, the WXQB, the residents who live there, and the council.",
        "We spoke to the WXQB, the nurse who called and the vicar.",
    ],
)
def test_an_aside_explains_nothing(index_of: Index, text: str) -> None:
    assert all(not u.acronym.expansion_in_text for u in index_of(text).values())


@pytest.mark.parametrize(
    "text",
    [
        "They do an HbA1c test (a look at your usual blood sugar).",
        "We use FeNO, a breath test for swelling in the lungs, at each visit.",
        "We use FeNO, which shows swelling in the lungs.",
        "We are an ANBI (public benefit organisation) here.",
        "It costs less than WXQB, the body that decides what is paid for, allows.",
        "The test is for people with WXQB, a lasting lung disease.",
        "Some come without a WXQB, a home test that looks for traces of blood.",
        "We share the review with the medicines regulator, the WXQB.",
    ],
)
def test_a_gloss_explains_without_spelling_out(index_of: Index, text: str) -> None:
    (use,) = index_of(text).values()
    assert use.acronym.state.value == "explained"
    assert use.acronym.expansion is None
    assert use.acronym.explained_at is not None


def test_a_glossary_table_explains(index_of: Index) -> None:
    text = (
        "| Letters | What it means |\n|---|---|\n"
        "| TSG | Trial Steering Group |\n| XQZ | a made-up thing |\n"
    )
    index = index_of(text)
    assert index["TSG"].acronym.expansion == "Trial Steering Group"
    assert index["XQZ"].acronym.state.value == "explained"


def test_a_heading_makes_a_list_a_glossary(index_of: Index) -> None:
    index = index_of("## Jargon buster\n\n- XQZ: whatever the team likes to call it\n")
    assert index["XQZ"].acronym.state.value == "explained"
    assert index["XQZ"].in_glossary == (True,)


def test_the_place_of_the_explanation_is_the_long_form(index_of: Index) -> None:
    text = "First. Then the integrated care board (ICB) met."
    use = index_of(text)["ICB"]
    assert use.acronym.explained_at is not None
    assert text[slice(*use.acronym.explained_at)] == "integrated care board"
    assert [text[slice(*u)] for u in use.acronym.uses] == ["ICB"]


def test_a_row_of_explanations_is_read_one_by_one(index_of: Index) -> None:
    index = index_of("Present: finance team A (FTA) and district nursing network (DNN) staff.")
    assert index["DNN"].acronym.expansion == "district nursing network"


def test_small_words_far_from_letters_are_not_their_explanation(index_of: Index) -> None:
    text = "They plan the night time economy for all of us here.\n\nLater NTE came up."
    assert not index_of(text)["NTE"].acronym.expansion_in_text


def test_a_stray_bracket_spoils_no_other(index_of: Index) -> None:
    text = "a) first ) and ( then the trial steering group (TSG) [x"
    assert index_of(text)["TSG"].acronym.expansion == "trial steering group"
