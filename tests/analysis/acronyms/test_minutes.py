"""Letters as they stand in the minutes of a parish: people, firms, shouted words, senses."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from plainspeak import check_text
from plainspeak.analysis.types import AcronymUse

COUNCIL = (
    "# Minutes of the parish council\n\nThe clerk thanked Cllr Hill. The parish council met in the "
    "village hall. The precept is £3,000 and the allotment rent is £20.\n\n"
)


def letters(text: str) -> dict[str, tuple[str, ...]]:
    report = check_text(text, format="markdown")
    return {a.short: a.candidates for a in report.acronyms}


def test_people_listed_line_by_line_are_known_by_their_initials() -> None:
    roll = "Present: Mrs Clare Cann - Chair\n\nMrs Dora Berry\n\nMr Paul Moffat\n\n"
    text = f"{COUNCIL}{roll}1. Path\n\nCC has asked for a map. DB said she would look. PM left."
    assert not {"CC", "DB", "PM"} & letters(text).keys()


def test_one_more_of_those_who_speak_by_initials_is_a_person_too() -> None:
    roll = "Present: Clare Cann (CC), Dora Berry (DB)\n\n"
    said = "CC has asked for a map. DB agreed. MG said that he would go. The QV said no."
    found = letters(COUNCIL + roll + said)
    assert "MG" not in found
    assert "QV" in found


def test_a_title_in_capitals_spells_letters() -> None:
    text = "# HARLSTOCK TOWN COUNCIL\n\nThe HTC comment was read."
    assert letters(text)["HTC"] == ("Harlstock Town Council",)


def test_one_word_far_away_tells_no_sense_of_another_field() -> None:
    school = "The governors met the headteacher about Ofsted, phonics and the pupil premium.\n\n"
    text = f"{school}The LA will pay for the school place.\n\nThe roof has a new skin."
    assert letters(text)["LA"] == ("local authority",)


def test_senses_of_a_field_that_the_paper_is_not_of_are_not_offered() -> None:
    assert letters(f"{COUNCIL}CGM will cut the grass.")["CGM"] == ()
    assert "continuous glucose monitor" in letters("The CGM is on her arm.")["CGM"]


def test_senses_of_another_country_are_not_offered() -> None:
    (sense,) = letters(f"{COUNCIL}The next SNAP meeting is in May.")["SNAP"]
    assert sense == "Safer Neighbourhood Action Panel"


def test_a_field_of_the_paper_speaks_for_a_sense() -> None:
    text = f"{COUNCIL}Apologies. Matters arising. An EGM is planned. The agenda is out."
    found = check_text(text, format="markdown").findings
    (finding,) = [f for f in found if f.text == "EGM"]
    assert finding.suggestions[0].text.startswith("extraordinary general meeting (EGM: an extra")


def test_codes_are_not_made_into_senses() -> None:
    assert "caesarean section 1" not in letters("Policies CS1 and CS2 were read.").get("CS1", ())
    assert letters("The aims of WP2 are met.")["WP2"][0] == "work package 2"


@pytest.mark.parametrize(
    "text",
    [
        "THE MEETING WILL BEGIN AT 3.00 P.M. ON MONDAY.",
        "MINUTES OF THE MEETING HELD IN THE HALL, FIVE GATES, CO. KERRY, ON MONDAY.",
        "The clerk told Mrs AO that it is shut.",
        "WE MOVED FROM BLACK FEN\n\nThe house is new.",
        "It was noted. CLERK TO ASK ANN HOWARTH FOR A NEW BIN. The path is mended.",
        "6. CO-OPTION OF NEW COUNCILLORS",
        "The Stoke fERRY hall is shut.",
        "MHZ Services x2 £32.80",
    ],
)
def test_what_is_no_set_of_letters(text: str) -> None:
    assert letters(text) == {}


def test_a_councillors_name_is_no_long_form() -> None:
    found = letters(f"{COUNCIL}Present: Cllr R Bivon. All CRB checks are done.")
    assert "Cllr R Bivon" not in found["CRB"]


def test_the_other_letters_of_a_paper_tell_of_its_field_too() -> None:
    def why(text: str) -> str:
        (found,) = [f for f in check_text(text).findings if f.text == "CTU"]
        assert found.suggestions[0].text.startswith("clinical trials unit (CTU")
        return found.why

    assert "nothing in the paper says so" in why("The CTU met. It spoke of a placebo.")
    with_others = "The CTU met. It spoke of a placebo. The TMG and the DMEC came."
    assert "nothing in the paper" not in why(with_others)


def test_a_body_behind_a_name_is_no_persons_initials() -> None:
    """Not even where it stands alone in a table, and no officer where the paper is of floods."""
    found = check_text(
        "# Flood forum\n\nPresent: B. Tranter (EA), C. Ockley (NFU)\n\n"
        "EA: the river rose. The flood warning came late.\n\n"
        "| Scheme | Lead |\n|---|---|\n| Stainby | EA |\n",
        format="markdown",
    )
    (ea,) = [a for a in found.acronyms if a.short == "EA"]
    assert ea.candidates == ("Environment Agency",)
    assert len(ea.uses) == 3


def test_letters_that_stand_for_one_thing_only_are_offered_in_a_paper_of_another_field() -> None:
    governors = (
        "# Minutes\n\nThe governors met the headteacher. Pupils and lessons were discussed.\n\n"
    )
    assert letters(f"{governors}The MUGA is shut.")["MUGA"] == ("multi-use games area",)


def test_a_title_ends_the_words_in_capitals_before_it() -> None:
    found = check_text("INTERESTS AND DISPENSATIONS Cllr Oxcombe left the room.").findings
    assert "DISPENSATIONS" in {f.text for f in found}


def test_somebody_named_in_full_acts_by_initials() -> None:
    said = (
        "| 3 | Recruitment | Manager (Bethan Loosemore) |\n|---|---|---|\n\n6.2 BL to chase it.\n"
    )
    assert "BL" not in letters(f"# Agenda\n\n{said}")
    assert "BL" in letters("# Agenda\n\nThe BL was high in both groups.\n")


def test_letters_in_a_long_quotation_are_read_as_anywhere() -> None:
    """What a reviewer wrote is there to be read; a few words that somebody said are theirs."""
    said = "Burden on carers is high, and the ask on those lacking capacity engages the WXQB."
    assert states(f'The first reviewer wrote: "{said}"')["WXQB"] == "unexplained"
    assert states('She said, "Bring the WXQB form." We met.')["WXQB"] == "quoted"


def states(text: str) -> dict[str, str]:
    return {a.short: str(a.state) for a in check_text(text, format="markdown").acronyms}


@pytest.mark.parametrize(
    "text",
    [
        "Present: Cllr Brian Bruce BB, Nicola Cooper NC. BB asked about the path. NC replied.",
        "The budget was agreed. Prop JB, 2nd DD. All in favour.",
        "County Councillor: Cllr Sandra Squire (SS). SS advised that the road is closed.",
        "DS stated that two lorries came. BL suggested a cap. PB said that all know. KW agreed.",
        "Action BB: do the form. ACTION DS, PB and BL: ring the hall. The form of BL is late.",
    ],
)
def test_initials_of_those_who_speak_are_no_letters(text: str) -> None:
    assert {"BB", "NC", "DD", "SS", "DS", "BL", "PB"}.isdisjoint(letters(text))


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("The 2nd MDT meeting is in May. The MDT will look at it.", {"MDT"}),
        ("AI is new here. QI has grown. OT will call you. PT is done at home.", {"QI", "OT", "PT"}),
        ("Present: Cllr Jo Bell (JB), Tom Day (TD). JB and PPI will meet. TD and EDI agreed.",
         {"PPI", "EDI"}),
        ("Speech Therapy ST is offered. ST is free.", {"ST"}),
    ],
)  # fmt: skip
def test_letters_beside_people_stay_letters(text: str, kept: set[str]) -> None:
    assert kept <= letters(text).keys()


def test_letters_in_a_title_in_capitals_stay_capitals() -> None:
    assert letters("# NHS ENGLAND\n\nNHSE wrote to us.")["NHSE"] == ("NHS England",)


def test_the_is_no_letter_of_a_name() -> None:
    text = "Ann is The Senior Independent Director. TSI came, and TSI left."
    (found,) = check_text(text).acronyms
    assert found.expansion is None


def test_letters_with_a_noun_behind_them_are_explained() -> None:
    text = "We use the CARD model, which stands for calm and respect at the door."
    (found,) = check_text(text).acronyms
    assert found.expansion_in_text


def test_chance_words_far_away_are_no_long_form() -> None:
    text = "The PCSO came. He named the primary cabinet and the secondary one as places to look."
    assert not any("cabinet" in long for long in letters(text)["PCSO"])


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("We wrote to Norfolk CPRE about it.", "Norfolk the"),
        ("The annual RoSPA inspection is due.", "annual the"),
        ("The S106 agreement was signed for the plan.", "agreement (S106) agreement"),
    ],
)
def test_what_is_offered_reads_on_in_its_sentence(text: str, offered: str) -> None:
    (finding,) = [f for f in check_text(text).findings if f.rule == "acronym-unexplained"]
    written = f"{text[: finding.start]}{finding.suggestions[0].text}{text[finding.end :]}"
    assert offered not in written


def test_letters_alone_in_a_cell_are_a_person_only_among_others(
    index_of: Callable[..., dict[str, AcronymUse]],
) -> None:
    table = "| Path | Source |\n| --- | --- |\n| Mill | WXB |\n| Lane | {} |\n"
    assert "WXB" in index_of(table.format("Rates"))
    assert "WXB" not in index_of(table.format("QZP"))
    assert "WX" not in index_of(table.replace("WXB", "WX").format("Rates"))
