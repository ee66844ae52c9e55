"""The spaCy component: found by its name, findings on the Doc."""

from __future__ import annotations

from importlib.metadata import entry_points

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from plainspeak import Checker, ConfigError, check_text
from plainspeak.apps import spacy_component

TEXT = "The TSG will utilise the hall in order to facilitate the CSG meeting."


@pytest.fixture
def nlp() -> Language:
    return spacy.blank("en")


def test_spacy_finds_the_component_by_its_entry_point() -> None:
    (found,) = entry_points(group="spacy_factories", name="plainspeak")
    assert found.load() is spacy_component.create


def test_findings_are_those_of_check_text(nlp: Language) -> None:
    nlp.add_pipe("plainspeak")
    doc = nlp(TEXT)
    assert doc._.plainspeak == check_text(TEXT).findings
    for finding in doc._.plainspeak:
        assert doc.text[finding.start : finding.end] == finding.text
        assert doc.char_span(finding.start, finding.end) is not None


def test_settings_and_format(nlp: Language) -> None:
    nlp.add_pipe(
        "plainspeak",
        config={"settings": {"known_acronyms": ["TSG"], "select": ["wordy"]}, "format": "markdown"},
    )
    text = "The `in order to` stays, in order to show it."
    assert [f.start for f in nlp(text)._.plainspeak] == [text.rindex("in order to")]
    with pytest.raises(ConfigError, match="Did you mean 'profile'"):
        spacy.blank("en").add_pipe("plainspeak", config={"settings": {"profil": "staff"}})


def test_findings_come_along_when_a_doc_is_stored_or_sent(nlp: Language) -> None:
    nlp.add_pipe("plainspeak")
    doc = nlp(TEXT)
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert again._.plainspeak == doc._.plainspeak
    assert type(nlp).from_config(nlp.config)(TEXT)._.plainspeak == doc._.plainspeak


def test_a_doc_that_nobody_checked_has_no_findings(nlp: Language) -> None:
    assert nlp(TEXT)._.plainspeak == ()
    assert nlp("")._.plainspeak == ()


def test_the_checker_it_uses_is_the_public_one() -> None:
    assert Checker().check_text(TEXT).findings == check_text(TEXT).findings
