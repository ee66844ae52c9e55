"""A finding's text is what the reader of the page sees at its place."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plainspeak import check_text
from plainspeak.model import Span
from plainspeak.model.positions import Positions

_PIECES = [
    "The TSG", " met. ", "trial steering group (tSG) (TSG)", " the Trial Steering Group (TSG)",
    "A&amp;E", " utilise", "uti**lise**", "[ICB](x)", " facil\u00aditate", "\n", "\n\n", "- ",
    "# ", "| a | TSG |\n|---|---|\n| utilise | ICB |\n", " prior\nto ", "The I.C.B. ", "PPI/E ",
    "NHS England (NHSE)", "`code`", " in order to ", " leverage <b>syn</b>ergy ", "&nbsp;",
    "*[ABC]: all by car\n", " ABC ", " “quoted TSG” ", "<!-- plainspeak: ignore -->",
    " stakeholders ", " R&D", " TSGs ", " and the group will consider whether the matter, which"
    " was raised by people who were there at the last meeting, should be taken forward. ",
]  # fmt: skip


@pytest.mark.parametrize("form", ["plain", "markdown", "html", "rst", "tex"])
@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(_PIECES), max_size=25).map("".join))
def test_the_text_of_a_finding_is_what_is_seen_there(form: str, source: str) -> None:
    report = check_text(source, format=form)
    shown = Positions(report.document).shown
    for finding in report.findings:
        assert 0 <= finding.start < finding.end <= len(source)
        seen = shown(Span(finding.start, finding.end))
        if finding.rule == "unused-ignore":  # a comment, which nobody sees
            seen = seen or finding.text
        assert " ".join(finding.text.split()) == seen


@pytest.mark.parametrize("form", ["plain", "markdown", "html", "rst", "tex", "ipynb"])
@given(st.text(st.characters(codec=None, categories=["Cs", "Lu", "Ll", "Zs", "Cc", "Po"])))
@settings(max_examples=40, deadline=None)
def test_halves_of_pairs_are_read_like_any_other_sign(form: str, source: str) -> None:
    from plainspeak import InputError
    from plainspeak.reports import FORMATS, renderer

    try:
        report = check_text(f"The TSG \ud800 will utilise {source}", format=form)
    except InputError:
        return
    for name in FORMATS:
        renderer(name).one(report)
