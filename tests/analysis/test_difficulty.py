"""Difficulty: what is harder for people has the higher figure, in any field."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plainspeak import Config, InputError, check_text
from plainspeak.analysis.demands import FEATURES
from plainspeak.analysis.difficulty import model, rating_of, soft_limits


def difficulty(text: str, form: str = "plain") -> float:
    return check_text(text, format=form).difficulty


# Pairs of our own, each saying much the same: easy, hard.
SENTENCES = {
    "health": (
        "Your heart beats too fast, so we will give you a pill to slow it down.",
        "Persistent tachycardia warrants pharmacological rate control with a beta-blocker.",
    ),
    "council": (
        "The council will close the bridge for two weeks to mend the road.",
        "The authority will effect a temporary prohibition order to facilitate carriageway "
        "resurfacing and associated parapet remediation.",
    ),
    "school": (
        "Plants use light from the sun to make their own food.",
        "Autotrophic organisms synthesise carbohydrates from carbon dioxide by photosynthesis.",
    ),
    "news": (
        "Prices went up again last month, and many people cannot pay their bills.",
        "Inflationary pressures intensified last month, exacerbating arrears among insolvent "
        "households.",
    ),
    "law": (
        "You must pay the rent on the first day of each month.",
        "The lessee shall remit the stipulated consideration in advance on the first diurnal "
        "period of each calendar month, notwithstanding any dispute.",
    ),
    "letters": (
        "The planning group will tell the study team what it thinks on Friday.",
        "The TSG will tell the CTU what the DMEC and the PPIE SRG think on Friday.",
    ),
    "length": (
        "We met the families. They told us what they want.",
        "We met the families, who told us, after a long talk about the school and the road and "
        "the bus that no longer comes, which of the things that we had planned they want.",
    ),
}


@pytest.mark.parametrize("field", SENTENCES)
def test_people_would_find_the_second_harder(field: str) -> None:
    easy, hard = SENTENCES[field]
    assert difficulty(easy) + 0.3 < difficulty(hard)


PASSAGES = {
    "school": (
        "The fox slept under the old oak tree. When the moon came up, it opened one eye and "
        "listened. A mouse ran over the dry leaves. The fox jumped, but the mouse was quicker. "
        "Hungry and cross, the fox walked down to the river to drink.",
        "The industrial revolution transformed manufacturing through mechanisation, and with it "
        "the distribution of population. Agricultural labourers migrated to expanding towns. "
        "Their inadequate accommodation and precarious employment provoked demands for reform. "
        "Parliament conceded legislation only gradually, and enforcement remained intermittent.",
    ),
    "council": (
        "We want to make the park safer at night. We will put in new lights and cut back the "
        "bushes by the path. The work starts in May and will take three weeks. You can still walk "
        "through the park. Ring us if you would like to see the plans.",
        "Members are invited to endorse the procurement strategy for the public realm "
        "improvement programme. Capital expenditure is contingent on approval of the outline "
        "business case. Revenue implications will be contained within existing budgets. "
        "Mitigations for residual risks are appended.",
    ),
    "news": (
        "A dog that was lost for two years is back with its family. A woman found it in a wood "
        "and took it to a vet. The vet read the chip under its skin and rang the owners. They "
        "drove all night to fetch it. The dog jumped up at once.",
        "Sovereign bond yields fluctuated after the central bank signalled monetary tightening. "
        "Analysts attributed the volatility to ambiguous guidance. Equities with speculative "
        "valuations declined disproportionately. Regulators reiterated concerns about leverage "
        "in unregulated intermediaries.",
    ),
}


@pytest.mark.parametrize("field", PASSAGES)
def test_a_harder_passage_has_the_higher_figure(field: str) -> None:
    easy, hard = PASSAGES[field]
    assert difficulty(easy) + 1 < difficulty(hard)
    assert 1 < difficulty(easy) < 3 < difficulty(hard) < 6


def test_easy_texts_can_still_be_told_apart() -> None:
    easier, easy = "We can go now. I like you.", PASSAGES["school"][0]
    assert 1 < difficulty(easier) < difficulty(easy)


def test_words_of_childhood_are_easy_though_seldom_printed() -> None:
    assert difficulty("The hedgehog hid in the bucket.") < difficulty(
        "The adjunct hid in the tranche."
    )


def test_a_name_is_no_hard_word() -> None:
    named = difficulty("We talked to Aoife Okonkwo about it.")
    assert named < difficulty("We talked to ameliorate tranches about it.")


def test_letters_weigh_less_where_they_are_known() -> None:
    text = "The group sent its notes to the TSG on Monday."
    known = check_text(text, config=Config(known_acronyms=("TSG",))).difficulty
    assert known < difficulty(text)


def test_a_sentence_says_why_it_is_hard() -> None:
    report = check_text(
        "We met in May. A sub-group will disseminate the ethnographic findings to the ZQF."
    )
    first, second = report.sentences
    assert first.difficulty < second.difficulty
    assert second.words == 10
    assert second.evidence["rare"] == "ethnographic, disseminate"
    assert second.evidence["rare_words"] == 2
    assert second.evidence["letters"] == "ZQF"


def test_addresses_and_codes_are_not_words() -> None:
    plain = check_text("We sit in the small hall near the park.").difficulty
    coded = check_text("We sit in the small hall near the park (MB3 9QD).").difficulty
    assert coded < plain + 0.3


def test_a_number_pulled_apart_by_a_pdf_is_one_sentence() -> None:
    assert len(check_text("The ratio was 0. 97 in May and -0. 02 in June for all.").sentences) == 1


def test_one_sentence_alone_has_the_paper_s_figure() -> None:
    hard = SENTENCES["health"][1].replace("rate", "nephrogenic ventriculoperitoneal rate")
    for text in ("The committee will disseminate its findings.", hard):
        report = check_text(text)
        assert report.difficulty == pytest.approx(report.sentences[0].difficulty, abs=0.01)
    assert report.difficulty > 5


@pytest.mark.parametrize(
    "text",
    ["Yes", "# Agenda", "| a | b |\n| --- | --- |\n| Tea | Jo |", "> Why not?", "2024", "☐ Yes"],
)
def test_any_text_has_a_figure(text: str) -> None:
    for form in ("plain", "markdown"):
        assert 1 <= check_text(text + " and", format=form).difficulty <= 6


def test_headings_and_quotations_are_not_rated_where_there_is_prose() -> None:
    paper = "# Pharmacological tachycardia\n\nWe will talk about your heart.\n"
    report = check_text(paper, format="markdown")
    assert len(report.sentences) == 1
    assert report.document.source[report.sentences[0].start :].startswith("We will")


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_no_text_makes_it_raise(text: str) -> None:
    try:
        report = check_text(text)
    except InputError:
        return
    assert 1 <= report.difficulty <= 6
    for sentence in report.sentences:
        assert 1 <= sentence.difficulty <= 6
        assert 0 <= sentence.start < sentence.end <= len(text)


@given(st.floats(-50, 50), st.floats(0.01, 5))
def test_the_limits_keep_the_order(rating: float, more: float) -> None:
    assert 1 <= soft_limits(rating) <= soft_limits(rating + more) <= 6


def test_the_table_has_a_weight_for_every_feature() -> None:
    found = model()
    assert len(found.weights) == len(found.usual) == len(FEATURES)
    assert all(weight > 0 for weight in found.weights)
    assert 2 < rating_of(found.usual) < 6


FIGURES = (
    "We spent £4,120 (8%) on 17 beds in 2019 (up 3%).",
    "They cost £98 (6%) each and 12 are blue (4 are red).",
    "In 2021 we sold 9 (53%) for £610 (62%).",
    "The hall took 40 (31 last year) on 6 May.",
)


def test_a_paper_packed_with_figures_is_harder_than_each_of_its_sentences() -> None:
    report = check_text(" ".join(FIGURES))
    assert len(report.sentences) == len(FIGURES)
    assert report.difficulty > 1 + max(sentence.difficulty for sentence in report.sentences)


def test_one_sentence_is_as_hard_as_it_is_alone() -> None:
    report = check_text(FIGURES[0])
    assert report.difficulty == pytest.approx(report.sentences[0].difficulty, abs=0.01)
