"""The whole way of a paper: positions, settled overlaps, no network, nothing raises."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plainspeak import check_path, check_text
from plainspeak.readers import format_of
from plainspeak.settle import WORD_RULES

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
        if finding.rule in WORD_RULES:
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
