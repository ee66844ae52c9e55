"""What others wrote is left alone by rules that do not look for it themselves."""

from __future__ import annotations

import pytest

from plainspeak import check_text

MINUTES = (
    "Minutes of the parish meeting\n\nPresent: Ruth Penhale (chair), Idris Coll (clerk)\n\n"
    "1. Gutter. It is full of leaves. {}\n"
)


def found(rule: str, text: str, form: str = "markdown") -> list[str]:
    return [f.text for f in check_text(text, format=form).findings if f.rule == rule]


def test_a_quoted_sentence_may_hide_who_acts() -> None:
    said = "The agenda has been amended since then."
    assert found("passive", said) == ["has been amended"]
    assert found("passive", f"> {said}") == []
    assert found("passive", f"Ann Day said: “{said}” We agreed.") == []


def test_a_sentence_about_a_quotation_is_the_writers_own() -> None:
    text = (
        "The agenda has been amended since Ann said “We were not asked at all, and that is a pity”."
    )
    assert found("passive", text) == ["has been amended"]


def test_a_quoted_job_is_nobodys() -> None:
    job = "The gutter needs clearing out."
    assert found("no-owner", MINUTES.format(job), "plain") == ["The gutter needs clearing out"]
    assert found("no-owner", MINUTES.format(f"A neighbour wrote: “{job}”"), "plain") == []


def test_a_job_that_names_somebody_is_the_writers_own() -> None:
    job = "Someone to ring Jo Bell"
    assert found("no-owner", MINUTES.format(f"{job}."), "plain") == [job]


@pytest.mark.parametrize("around", ["{}", "{}\n\n> We met.", "> We met.\n\n{}", "We met.\n\n{}"])
def test_a_comment_beside_a_quotation_is_the_writers_own(around: str) -> None:
    comment = "<!-- plainspeak off nonsense -->"
    assert found("unused-ignore", around.format(comment)) == [comment]
