from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plainspeak.analysis.acronyms.explanations.alignment import best_fit, letters_of


@pytest.mark.parametrize(
    ("short", "text", "long"),
    [
        ("TSG", "the papers went to the Trial Steering Group", "Trial Steering Group"),
        ("A&E", "she went to accident and emergency", "accident and emergency"),
        ("R&D", "the office for research and development", "research and development"),
        ("CoP", "we set up a community of practice", "community of practice"),
        ("T2DM", "people with type 2 diabetes mellitus", "type 2 diabetes mellitus"),
        ("W3C", "a rule of the World Wide Web Consortium", "World Wide Web Consortium"),
        ("XR", "a talk on extended reality", "extended reality"),
        ("EEG", "he had an electroencephalogram", "electroencephalogram"),
        ("PCNs", "run by primary care networks", "primary care networks"),
        (
            "CQC",
            "the Care and Quality Commission for England",
            "Care and Quality Commission for England",
        ),
        ("TNFα", "levels of tumour necrosis factor alpha", "tumour necrosis factor alpha"),
        ("MDT", "talk to the multi-disciplinary team", "multi-disciplinary team"),
        (
            "VCSE",
            "the voluntary, community and social enterprise",
            "voluntary, community and social enterprise",
        ),
        (
            "DNACPR",
            "a do not attempt cardiopulmonary resuscitation",
            "do not attempt cardiopulmonary resuscitation",
        ),
    ],
)
def test_a_long_form_begins_where_its_first_letter_stands(short: str, text: str, long: str) -> None:
    fit = best_fit(short, text)
    assert fit is not None
    assert text[fit.start :] == long
    assert fit.score > 0.5


@pytest.mark.parametrize(
    ("short", "text"),
    [("CPU", "each one is a processor"), ("UK", "the whole country"), ("ABC", "letters and words")],
)
def test_an_aside_fits_badly(short: str, text: str) -> None:
    fit = best_fit(short, text)
    assert fit is None or fit.score < 0.4


def test_a_plural_s_is_no_letter_of_its_own() -> None:
    assert letters_of("PCNs") == letters_of("PCN") == "pcn"
    assert letters_of("TNF-α") == "tnfa"


def test_the_start_can_be_fixed() -> None:
    assert best_fit("ICB", "the integrated care board", from_start=True) is None
    assert best_fit("ICB", "integrated care board", from_start=True) is not None


@given(st.text(max_size=12), st.text(max_size=200))
def test_any_text_gives_a_place_in_it_or_none(short: str, text: str) -> None:
    fit = best_fit(short, text)
    assert fit is None or 0 <= fit.start < len(text)


@given(
    st.lists(st.sampled_from(["care", "local", "team", "public", "group"]), min_size=2, max_size=6)
)
def test_initials_always_fit_their_words(words: list[str]) -> None:
    short = "".join(w[0] for w in words).upper()
    fit = best_fit(short, " ".join(words))
    assert fit is not None
    assert fit.start == 0
    assert fit.score > 0.9
