from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from growth import grows
from hypothesis import given, settings
from hypothesis import strategies as st

from plainspeak import check_text, readers
from plainspeak.analysis import analyse
from plainspeak.analysis.acronyms.index import index
from plainspeak.analysis.acronyms.senses import country_of
from plainspeak.analysis.types import AcronymNote, AcronymUse, Settings
from plainspeak.lexicon import KnownAcronym, Lexicon

Index = Callable[..., dict[str, AcronymUse]]
States = Callable[..., dict[str, str]]


def entry(short: str, expansion: str, **more: Any) -> KnownAcronym:
    return KnownAcronym(short, expansion, "", "", "", more.pop("known", ""), **more)


def test_never_explained(states_of: States) -> None:
    assert states_of("The TSG met.") == {"TSG": "unexplained"}


def test_a_use_in_the_paragraph_before_the_explanation_is_late(states_of: States) -> None:
    text = "MDT meetings are weekly. A multidisciplinary team (MDT) plans care."
    assert states_of(text) == {"MDT": "explained-late"}


def test_a_use_in_the_same_sentence_is_not_late(states_of: States) -> None:
    assert states_of("DfT passes come (DfT means Department for Transport).") == {
        "DfT": "explained"
    }


def test_a_title_over_the_explanation_is_not_late(states_of: States) -> None:
    text = (
        "# Living with COPD\n\nChronic obstructive pulmonary disease (COPD) is common. COPD hurts."
    )
    assert states_of(text) == {"COPD": "explained"}


def test_a_title_over_other_text_does_not_announce_the_explanation(states_of: States) -> None:
    text = (
        "# Living with COPD\n\nWe met in May.\n\n"
        "Chronic obstructive pulmonary disease (COPD) is common. COPD hurts."
    )
    assert states_of(text) == {"COPD": "explained-late"}


def test_reading_order_in_a_table_is_row_by_row(states_of: States) -> None:
    late = "| A | B |\n|---|---|\n| x | the TSG |\n| trial steering group (TSG) | y |\n"
    early = "| A | B |\n|---|---|\n| trial steering group (TSG) | y |\n| x | the TSG |\n"
    assert states_of(late)["TSG"] == "explained-late"
    assert states_of(early)["TSG"] == "explained"


@pytest.mark.parametrize(
    "text",
    [
        "The integrated care board (ICB) met two other ICBs and one more ICB's team.",
        "Integrated care boards (ICBs) met. Each ICB agreed.",
        "Freedom of information (FOI) is law. Send an FoI request.",
    ],
)
def test_plural_and_case_share_one_entry(index_of: Index, text: str) -> None:
    (use,) = index_of(text).values()
    assert use.acronym.state.value == "explained"
    assert len(use.acronym.uses) > 1


def test_two_meanings_conflict(index_of: Index) -> None:
    text = "The Integrated Care Partnership (ICP) met. He is on the ICP (integrated care pathway)."
    use = index_of(text)["ICP"]
    assert use.acronym.state.value == "conflicting"
    assert [m for m, _ in use.meanings] == [
        "Integrated Care Partnership",
        "integrated care pathway",
    ]


def test_the_same_meaning_twice_is_no_conflict(index_of: Index) -> None:
    text = "A care home (CH) is near. The CH is big. The care homes (CH) are full."
    use = index_of(text)["CH"]
    assert use.acronym.state.value == "explained"
    assert AcronymNote.EXPLAINED_TWICE in use.notes


def test_explained_and_never_used_again(index_of: Index) -> None:
    assert AcronymNote.UNUSED in index_of("The trial steering group (TSG) met.")["TSG"].notes


def test_well_known_depends_on_the_country(states_of: States) -> None:
    text = "The NHS and the FDA agree."
    assert states_of(text) == {"NHS": "well-known", "FDA": "unexplained"}
    assert states_of(text, country="US") == {"NHS": "unexplained", "FDA": "well-known"}


def test_well_known_depends_on_the_audience(states_of: States) -> None:
    assert states_of("The RCT ran.")["RCT"] == "unexplained"
    assert states_of("The RCT ran.", audience="research-team")["RCT"] == "well-known"


def test_a_group_knows_its_own_letters(states_of: States) -> None:
    assert states_of("The TSGs met.", known_acronyms=frozenset({"TSG"})) == {"TSG": "allowed"}


def test_a_groups_glossary_is_offered_first(index_of: Index) -> None:
    use = index_of("The TSG met.", glossary={"TSG": "tea and scones group"})["TSG"]
    assert use.acronym.candidates[0] == "tea and scones group"
    assert use.sure


def test_well_known_letters_in_a_local_sense(index_of: Index) -> None:
    local = index_of("The DNA rate at the clinic was 14%.")["DNA"]
    assert local.acronym.state.value == "unexplained"
    assert local.acronym.candidates[0] == "did not attend"
    assert AcronymNote.LOCAL_SENSE in local.notes
    assert index_of("We took a DNA sample.")["DNA"].acronym.state.value == "well-known"


def test_senses_are_ranked_by_the_words_around(index_of: Index) -> None:
    assert index_of("The 95% CI was wide.")["CI"].acronym.candidates[0] == "confidence interval"
    assert index_of("The CI leads the study.")["CI"].acronym.candidates[0] == "chief investigator"
    assert not index_of("An update from the CI.")["CI"].sure


def test_a_name_that_ended_is_noted_with_the_new_one(index_of: Index) -> None:
    assert index_of("The CCG met.")["CCG"].notes[AcronymNote.ENDED] == "integrated care board"


def test_letters_that_spell_a_word_are_noted(index_of: Index) -> None:
    assert AcronymNote.SPELLS_A_WORD in index_of("Ask NICE about it.")["NICE"].notes


def test_numbered_letters_have_the_sense_of_the_letters(index_of: Index) -> None:
    assert index_of("WP2 begins in May.")["WP2"].acronym.candidates == ("work package 2",)


def test_a_name_in_full_elsewhere_is_a_guess(index_of: Index) -> None:
    text = "# Fernbrook Patient Voice Forum\n\nWelcome to all.\n\nThe last PVF was busy."
    use = index_of(text)["PVF"]
    assert use.acronym.expansion == "Patient Voice Forum"
    assert AcronymNote.GUESSED in use.notes


def test_letters_spelled_beside_them_are_explained(states_of: States) -> None:
    text = "Look for ZAST on the poster: Zest, Arms, Speech, Time."
    assert states_of(text) == {"ZAST": "explained"}


def test_quoted_letters_are_uses_but_not_open_ones(index_of: Index) -> None:
    use = index_of('"Nobody told me what the TSG does," said Bill.')["TSG"]
    assert len(use.acronym.uses) == 1
    assert use.first_use is None


def test_two_sets_of_letters_for_one_thing(index_of: Index) -> None:
    use = index_of("The PPI lead and the PPIE lead met.")["PPIE"]
    assert use.notes[AcronymNote.SAME_THING] == "PPI"


def test_letters_are_in_the_order_of_their_first_use(index_of: Index) -> None:
    assert list(index_of("The ICB met the TSG, the NHS and the ICB.")) == ["ICB", "TSG", "NHS"]


def test_letters_of_which_many_are_numbered_are_shown_without_numbers(index_of: Index) -> None:
    assert list(index_of("Phones are QX56, QX67 or QX68. A QX67 is dear.")) == ["QX"]


def test_authors_initials_in_a_source_are_no_letters(index_of: Index) -> None:
    assert index_of("5. Needham DC, Carr SB. Care for adults. Press; 2009.") == {}


def test_senses_of_the_papers_own_country_come_first(index_of: Index) -> None:
    acronyms = (
        KnownAcronym("CMS", "content management system", "", "digital", "GB", ""),
        KnownAcronym("CMS", "Centers for Medicare and Medicaid Services", "", "health", "US", ""),
    )
    american = "Our medical center is in Clay County. Call (555) 555-0133 about CMS."
    british = "The centre's website has a new CMS. It costs £90."
    found = index_of(american, acronyms=acronyms)["CMS"].acronym.candidates[0]
    assert found == "Centers for Medicare and Medicaid Services"
    assert index_of(british, acronyms=acronyms)["CMS"].acronym.candidates[0] == (
        "content management system"
    )


def test_words_of_the_title_may_explain_letters(index_of: Index) -> None:
    text = "# An outline of human–computer interaction\n\nMany labs study it.\n\nSome teach HCI."
    assert index_of(text)["HCI"].acronym.expansion == "human–computer interaction"


def test_a_question_before_the_explanation_is_early_enough(states_of: States) -> None:
    text = "What is a QXB? A quick x-ray box (QXB) is small. The QXB is here."
    assert states_of(text) == {"QXB": "explained"}


def test_a_heading_of_one_word_in_capitals_is_a_word(index_of: Index) -> None:
    assert index_of("GLOSSARY\n\nSome words.\n\nAPOLOGIES\n\nMore words.", format="plain") == {}


def test_words_in_full_that_are_not_tied_to_the_letters_are_offered(index_of: Index) -> None:
    text = "WENDLE PARISH COUNCIL\n\nThe clerk was away.\n\nThe PC is not to pay."
    use = index_of(text, format="plain")["PC"]
    assert use.notes[AcronymNote.GUESSED] == "PARISH COUNCIL"
    assert use.acronym.candidates == ("Parish Council",)


def test_two_things_in_full_for_one_set_of_letters_are_both_offered(index_of: Index) -> None:
    text = "The Town Clerk spoke.\n\nThe Town Council sat.\n\nThe TC will write."
    use = index_of(text)["TC"]
    assert set(use.acronym.candidates) == {"Town Clerk", "Town Council"}
    assert not use.sure


def test_a_footnote_explains_where_it_is_called(states_of: States) -> None:
    text = "Two QXBs came.[^1]\n\n[^1]: QXB: quick x-ray box.\n\nEnd."
    assert states_of(text)["QXB"] == "explained"


def test_another_paper_of_the_pack_may_explain(index_of: Index) -> None:
    use = index_of("The QXB is here.", pack={"QXB": ("quick x-ray box", "agenda.docx")})["QXB"]
    assert use.acronym.state.value == "explained"
    assert use.acronym.expansion == "quick x-ray box"
    assert not use.acronym.expansion_in_text
    assert use.notes[AcronymNote.ELSEWHERE] == "agenda.docx"


def test_a_glossary_of_the_group_explains(index_of: Index) -> None:
    use = index_of("The TSG met.", glossary={"TSG": "tea and scones group"})["TSG"]
    assert use.acronym.state.value == "explained"


def test_few_letters_need_something_in_the_paper_that_speaks_for_a_sense(index_of: Index) -> None:
    assert not index_of("The TSG met.")["TSG"].sure
    assert index_of("The TSG of the trial met.")["TSG"].sure
    assert index_of("The PPIE was good.")["PPIE"].sure


def test_a_word_that_rules_a_sense_out(index_of: Index) -> None:
    senses = (
        entry("POC", "point of care"),
        entry("POC", "package of care", not_context=("machine",)),
    )
    use = index_of("The POC machine broke.", acronyms=senses)["POC"]
    assert use.acronym.candidates[0] == "point of care"


def test_capitals_tell_some_letters_apart(index_of: Index) -> None:
    senses = (entry("HB", "housing benefit"), entry("Hb", "haemoglobin"))
    assert index_of("Her Hb was low.", acronyms=senses)["Hb"].acronym.candidates == ("haemoglobin",)


@pytest.mark.parametrize(
    ("text", "state", "low", "high"),
    [
        ("The QXB is here.", "unexplained", 8, 10),
        ("The QXBK-2 is here.", "unexplained", 8, 10),
        ("The group of STRIDE-2 is here.", "unexplained", 0, 2),  # the name of a study
        ("The AGM is here.", "well-known", 0, 3),
        ("The QXB came.\n\nA quick x-ray box (QXB) is small.", "explained-late", 3, 5),
        ("The quick x-ray box (QXB) is small. The QXB came.", "explained", 0, 2),
    ],
)
def test_how_many_of_ten_readers_stop(
    index_of: Index, text: str, state: str, low: float, high: float
) -> None:
    (use,) = index_of(text).values()
    assert use.acronym.state.value == state
    assert low <= use.readers <= high


def test_what_the_list_says_of_readers_counts(index_of: Index) -> None:
    listed = (entry("QXB", "quick x-ray box", readers=4.0),)
    assert index_of("The QXB is here.", acronyms=listed)["QXB"].readers == 4.0


# -- hostile input -------------------------------------------------------------------------------


@given(st.text(alphabet="AaBbCc(1)[ ]\"'.,:;=-/&\n", max_size=120))
@settings(max_examples=60, deadline=None)
def test_no_text_breaks_the_index(text: str) -> None:
    document = readers.read(text, readers.format_named("plain"))
    for use in analyse(document, Settings(lexicon=Lexicon())).acronyms:
        for start, end in use.acronym.uses:
            assert 0 <= start < end <= len(text)


def test_no_before_letters_is_no_number(states_of: States) -> None:
    assert states_of("There is no RSA1 for it.")["RSA1"] == "unexplained"


def test_letters_behind_a_mark_are_no_state_in_an_address(states_of: States) -> None:
    assert states_of("Last was Good, RI for one part.")["RI"] == "unexplained"
    assert "RI" not in states_of("He lives in Providence, RI with his son.")


def test_a_rise_behind_letters_is_no_part_of_them(states_of: States) -> None:
    assert states_of("Fares rose by CPI+1 in April.")["CPI"] == "unexplained"


def test_words_of_the_block_tell_a_local_sense(states_of: States) -> None:
    text = "We gave 4,000 appointments this month. There were 203 DNAs."
    assert states_of(text)["DNA"] == "unexplained"


@pytest.mark.parametrize(
    "piece",
    [
        "(",
        "[(",
        "A",
        "AB ",
        "(AB) ",
        "A.",
        "A/",
        "AB = ab ",
        "known as AB ",
        "AB (a b c) ",
        '"AB" ',
        "Aa",
        "J. R. R. ",
        "A.& ",
        "Abcd ",
        "Abcd of ",
        "Present: Ab Cd (AC), ",
        "S1 ",
        "AB-",
    ],
)
def test_time_grows_with_the_text_and_no_faster(piece: str) -> None:
    def prepare(size: int) -> Callable[[], object]:
        document = readers.read(piece * (size // len(piece)), readers.format_named("plain"))
        lexicon = Settings(lexicon=Lexicon())
        passages = analyse(document, lexicon).passages
        return partial(index, document, passages, lexicon, {})

    assert grows(prepare, 10_000) == ""


def test_of_two_senses_one_is_offered_alone_only_where_the_paper_speaks_for_it(
    index_of: Index,
) -> None:
    senses = (
        entry("TSCM", "trial steering committee meeting"),
        entry("TSCM", "town square car market", context=("stalls",)),
    )
    assert not index_of("The TSCM was long.", acronyms=senses)["TSCM"].sure
    sure = index_of("The stalls of the TSCM were busy.", acronyms=senses)["TSCM"]
    assert sure.sure
    assert sure.acronym.candidates[0] == "town square car market"


def test_where_nothing_else_tells_two_senses_a_name_of_today_comes_before_an_old_one(
    index_of: Index,
) -> None:
    senses = (
        entry("TSCM", "town square car market", ended="2020-05"),
        entry("TSCM", "trial steering committee meeting"),
    )
    assert index_of("The TSCM was long.", acronyms=senses)["TSCM"].acronym.candidates == (
        "trial steering committee meeting",
        "town square car market",
    )


def test_of_senses_to_choose_from_the_list_s_order_counts_and_not_what_staff_know(
    index_of: Index,
) -> None:
    senses = (entry("TS", "town square"), entry("TS", "trial sheet", known="staff"))
    use = index_of("The TS was long.", acronyms=senses)["TS"]
    assert not use.sure
    assert use.acronym.candidates == ("town square", "trial sheet")


def test_a_name_in_full_is_beside_its_letters_or_has_to_be_looked_for(states_of: States) -> None:
    named = "The Wheel Xylophone Queue Board met. "
    far = "It talked about the hall, the garden, the gate, the path, the shed, the tools, the rats "
    assert states_of(f"{named}The WXQB sat.") == {"WXQB": "explained"}
    assert states_of(f"{named}{far * 2} and tea. The WXQB sat.") == {"WXQB": "unexplained"}


def test_two_names_in_full_leave_more_readers_in_doubt_than_one() -> None:
    def readers_of(names: str) -> float | None:
        report = check_text(f"{names} We sat.\n\n{'We ate.' * 3}\n\nThen the WXQB sat.")
        return next(f.readers for f in report.findings if f.text == "WXQB")

    one = readers_of("The Wheel Xylophone Queue Board met.")
    two = readers_of("The Wheel Xylophone Queue Board met. The Water Xenon Quality Bureau came.")
    assert one
    assert two
    assert one < two


def test_a_glossary_ends_with_the_next_heading_of_its_level(states_of: States) -> None:
    glossary = "## Glossary\n\nTQXG – a kind of hall.\n\n"
    assert states_of(f"{glossary}WXQB – sat there.\n\nTQXG.") == {
        "TQXG": "explained", "WXQB": "explained",
    }  # fmt: skip
    for heading, state in (("### More", "explained"), ("## Plan", "unexplained")):
        text = f"{glossary}{heading}\n\nWXQB – sat there.\n\nThe WXQB and the TQXG met."
        assert states_of(text)["WXQB"] == state


@pytest.mark.parametrize(
    ("paper", "country"),
    [("the county met.", ""), ("the county met at (555) 555-0100.", "US"),
     ("the county paid £5: (555) 555-0100.", ""), ("it was organised for £5.", "GB"),
     ("it cost £5.", "")],
)  # fmt: skip
def test_one_sign_says_nothing_of_the_country_of_a_paper(paper: str, country: str) -> None:
    assert country_of(paper) == country


def test_letters_that_only_a_word_list_has_are_known_as_well() -> None:
    def candidates(text: str) -> dict[str, tuple[str, ...]]:
        return {a.short: a.candidates for a in check_text(text).acronyms}

    assert candidates("The LGSR is new.") == {"LGSR": ("landlord gas safety record",)}
    assert candidates("The PEEPs are new.") == {"PEEP": ("personal emergency evacuation plan",)}
    assert candidates("The CCUS is new.") == {"CCUS": ()}  # not the letters of its words
    assert candidates("The PRU is new.") != {"PRU": ()}
