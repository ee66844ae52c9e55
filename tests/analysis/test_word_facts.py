"""Facts about single words: familiarity, shape, and what loading them costs."""

from __future__ import annotations

import subprocess
import sys
from itertools import islice

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plainspeak.analysis import familiarity, frequencies, inflection, unlisted
from plainspeak.analysis.words import word


def test_frequencies_are_those_of_wordfreq() -> None:
    from wordfreq import zipf_frequency

    words = list(islice(frequencies.long_list(), 0, None, 401))
    assert len(words) > 500
    for spelling in words:
        assert familiarity.zipf(spelling) == pytest.approx(zipf_frequency(spelling, "en"), abs=0.01)


@pytest.mark.parametrize(
    ("harder", "easier"),
    [
        ("operationalise", "use"),
        ("disseminate", "share"),
        ("mitigation", "plan"),
        ("xyzzyq", "cat"),
    ],
)
def test_hard_words_are_less_familiar(harder: str, easier: str) -> None:
    assert word(harder).familiarity < word(easier).familiarity


@pytest.mark.parametrize(
    ("form", "lemma"),
    [("mitigations", "mitigation"), ("minuted", "minute"), ("carried", "carry"), ("mice", "mouse"),
     ("planning", "plan"), ("happier", "happy"), ("criteria", "criterion")],
)  # fmt: skip
def test_an_inflected_form_is_as_familiar_as_its_lemma(form: str, lemma: str) -> None:
    assert word(form).familiarity >= familiarity.zipf(lemma)


@pytest.mark.parametrize(
    ("british", "american"),
    [("utilise", "utilize"), ("programme", "program"), ("colour", "color"), ("centre", "center"),
     ("anaemia", "anemia"), ("judgement", "judgment"), ("organisations", "organization")],
)  # fmt: skip
def test_the_commoner_spelling_counts(british: str, american: str) -> None:
    assert word(british).familiarity >= familiarity.zipf(american)


def test_a_hyphenated_word_is_as_familiar_as_its_rarest_part() -> None:
    assert word("phlebotomy-led").familiarity == word("phlebotomy").familiarity
    assert word("co-production").familiarity < 6


def test_endings_that_are_no_endings_stay() -> None:
    assert "bu" not in inflection.base_forms("bus")
    assert "s" not in inflection.base_forms("sing")
    assert "r" not in inflection.base_forms("red")


@pytest.mark.parametrize("clitic", ["n't", "'s", "’s", "'ll"])
def test_the_tails_of_contractions_are_everyday(clitic: str) -> None:
    assert word(clitic).familiarity >= 7


@pytest.mark.parametrize(
    "text",
    ["NHS", "GPs", "A&E", "R&D", "DfE", "ToR", "COVID-19", "LGBTQ+", "I.C.B.", "PhD", "non-NHS"],
)
def test_shape_of_letters_that_stand_for_something(text: str) -> None:
    assert word(text).is_acronym


@pytest.mark.parametrize(
    "text", ["The", "I", "A", "McDonald", "O'Shea", "WhatsApp", "iPhone", "2024", "agenda", "Ok"]
)
def test_shape_of_ordinary_words(text: str) -> None:
    assert not word(text).is_acronym


@settings(deadline=None)
@given(st.text(min_size=1, max_size=80))
def test_any_text_is_a_word_of_some_kind(text: str) -> None:
    found = word(text)
    assert found.text == text
    assert found.syllables >= 0
    assert 0 <= found.familiarity <= 9
    assert found.is_word == any(c.isalpha() for c in text)


def test_a_very_long_string_is_answered_at_once() -> None:
    for text in ("a" * 200_000, "ab" * 50_000, "a-" * 50_000, "'" * 50_000, "1" * 50_000):
        assert word(text).familiarity == 0


def test_words_looked_up_together_have_the_same_numbers() -> None:
    code = (
        "from plainspeak.analysis import familiarity as f, frequencies as q;"
        "words = ['mitigations', 'phlebotomy', 'co-production', 'xyzq', 'utilised', 'the', 'we'];"
        "f.prepare(words);"
        "assert not q.long_list.cache_info().currsize;"
        "a = [f.familiarity(w) for w in [*words, 'operationalise', 'zqqz']];"
        "q._found.clear(); q.long_list();"
        "q._singles = 99;"
        "b = [f.familiarity(w) for w in [*words, 'operationalise', 'zqqz']];"
        "assert a == b, (a, b)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize(
    "word",
    "clad aardvark Aardvark AARDVARK ghostwrite shall ought quickly fit abdomen xyzzy".split(),
)
def test_forms_of_unlisted_words_are_those_of_lemminflect(word: str) -> None:
    from lemminflect import getAllInflections

    theirs = getAllInflections(word)
    ours = unlisted.forms_of(word)
    assert ours == {tag: forms for tag, forms in theirs.items() if tag != "VBP"}


def test_importing_reads_no_list() -> None:
    code = (
        "import sys, plainspeak.analysis.words as w;"
        "bad = {'wordfreq', 'msgpack', 'spacy', 'textstat', 'nltk'} & set(sys.modules);"
        "assert not bad, bad"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
