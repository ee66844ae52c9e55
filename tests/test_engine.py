"""The whole way of a paper: positions, settled overlaps, no network, nothing raises."""

from __future__ import annotations

import socket
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plainspeak import Config, check_document, check_path, check_text, readers
from plainspeak.engine.pack import explained_in
from plainspeak.model import Document
from plainspeak.readers import format_of
from plainspeak.rules import BY_NAME
from plainspeak.rules.base import CLAIMING

FOLDER = Path(__file__).parent.parent / "examples"
EXAMPLES = sorted(p for p in FOLDER.iterdir() if format_of(p.name))

WORDS = st.sampled_from(
    "The TSG will utilise in order to facilitate ICB (Integrated Care Board) A&E GPs “hard to "
    "reach” said. Dr Smith MB4 3TN https://a.example/X **bold** `code` | cell | # > - 1. [a](b) "
    "&amp; ☐ Yes \n \n\n \t £2.5 3.5% e.g. 10 a.m. The — ‘so’ word’s co-produce".split(" ")
)
TEXTS = st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=60).map(" ".join))


@pytest.mark.parametrize("format", ["plain", "markdown"])
@given(text=TEXTS)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_text_gives_a_report_whose_positions_hold(format: str, text: str) -> None:
    report = check_text(text, format=format)
    for finding in report.findings:
        assert 0 <= finding.start < finding.end <= len(text)
        assert finding.text
        assert list(finding.also_at) == sorted(finding.also_at)  # its own may be the first in text
        for span in finding.also_at:
            assert 0 <= span.start < span.end <= len(text)
    for acronym in report.acronyms:
        assert all(0 <= use.start < use.end <= len(text) for use in acronym.uses)
    assert 1 <= report.difficulty <= 6
    assert report.to_dict()["words"] == report.words


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda p: p.name)
def test_a_finding_says_the_words_at_its_place(path: Path) -> None:
    report = check_path(path)
    source = report.document.source
    for finding in report.findings:
        if len(finding.text) < 40:
            there = source[finding.start : finding.end].replace("*", "")
            assert " ".join(there.split()).lower() == finding.text.lower()


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda p: p.name)
def test_no_words_are_marked_by_two_rules(path: Path) -> None:
    marked: set[int] = set()
    for finding in check_path(path).findings:
        if BY_NAME[finding.rule].kind in CLAIMING:
            for start, end in ((finding.start, finding.end), *finding.also_at):
                places = set(range(start, end))
                assert not marked & places, finding
                marked |= places


def test_a_whole_check_opens_no_socket(monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(*args: object, **kwargs: object) -> None:
        raise AssertionError("the network was asked for")

    monkeypatch.setattr(socket, "socket", closed)
    monkeypatch.setattr(socket, "create_connection", closed)
    monkeypatch.setattr(socket, "getaddrinfo", closed)
    for path in EXAMPLES:
        check_path(path)


def test_the_same_text_gives_the_same_report() -> None:
    text = EXAMPLES[0].read_text(encoding="utf-8")
    assert (
        check_text(text, format="markdown").to_dict()
        == check_text(text, format="markdown").to_dict()
    )


def test_a_term_is_one_finding_with_its_further_places() -> None:
    report = check_text("We utilise it. They utilised it. Nobody utilises it.")
    (finding,) = [f for f in report.findings if f.rule == "academic"]
    assert finding.start == 3
    assert len(finding.also_at) == 2


def test_words_inside_a_long_sentence_stay() -> None:
    text = (
        "We met in the hall in order to talk about the bus that stops by the shop and the school "
        "and then goes on to the park where the club meets each week."
    )
    rules = {f.rule for f in check_text(text).findings}
    assert "wordy" in rules
    assert rules & {"long-sentence", "hard-sentence"}


def test_an_easy_paper_has_no_findings() -> None:
    report = check_path(next(p for p in EXAMPLES if p.name == "first-visit.md"))
    assert report.findings == ()
    assert report.stopping_points == 0


def spoken(text: str) -> Document:
    """A paper whose paragraphs that begin with "Say" are notes for its speaker."""
    document = readers.read(text, readers.format_named("markdown"))
    blocks = (replace(b, aside="notes" * b.text.startswith("Say")) for b in document.blocks)
    return replace(document, blocks=tuple(blocks))


def test_where_there_are_only_notes_they_are_the_paper() -> None:
    report = check_document(spoken("Say that the TQXG met.\n\nSay that they ate.\n"))
    assert [acronym.short for acronym in report.acronyms] == ["TQXG"]
    assert report.words > 0


def test_what_stands_in_the_notes_is_no_stop_for_the_audience() -> None:
    assert check_document(spoken("The TQXG met.\n\nSay that the WXQB met.\n")).stopping_points == 1


def test_letters_are_told_in_the_notes_only_if_the_slides_explain_them() -> None:
    def stops(slides: str) -> bool:
        """Whether somebody has to stop at the letters in the notes."""
        text = f"{slides}\n\nSay that the WXQB met."
        found = [f for f in check_document(spoken(text)).findings if f.start > len(slides)]
        return any(f.rule == "acronym-unexplained" and (f.readers or 0) >= 3 for f in found)

    assert not stops("The Water Xenon Quality Board (WXQB) met.")
    assert stops(f"The Water Xenon Quality Board met.\n\n{'We sat. ' * 40}\n\nThe WXQB.")


def test_what_only_a_glossary_says_is_not_explained_to_the_rest_of_a_pack() -> None:
    config = Config(glossary={"TQXG": "Town Queue Xenon Group"})
    assert explained_in([check_text("The TQXG met.", config=config)]) == {}
    explained = check_text("The Town Queue Xenon Group (TQXG) met.", config=config)
    assert set(explained_in([explained])) == {"TQXG"}
