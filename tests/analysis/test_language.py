"""Parts of a paper in other languages are left alone, and that is said once."""

from __future__ import annotations

from pathlib import Path

import pytest

from plainspeak import InputError, check_path, check_text
from plainspeak.reports import summary

WELSH = "Bydd y cyfarfod nesaf yn cael ei gynnal yn neuadd y pentref am saith o'r gloch."
FRENCH = "La prochaine réunion aura lieu dans la salle des fêtes et nous parlerons du budget."
POLISH = "Następne spotkanie odbędzie się we wtorek, prosimy o potwierdzenie obecności."


@pytest.mark.parametrize("other", [WELSH, FRENCH, POLISH])
def test_another_language_is_left_alone_and_said_once(other: str) -> None:
    report = check_text(f"The TQXG met on Monday in the hall.\n\n{other}\n\n{other}")
    assert {f.text for f in report.findings} == {"TQXG"}
    assert report.not_english == 1
    assert "1 part is not in English, and was not read." in summary.facts(report)


@pytest.mark.parametrize(
    "text",
    [
        "Prop. Mrs Hall, sec. Mr Lane, carried. Clerk to write to HCC re dwgs, o/s from last mtg.",
        "Présidente: Zoë Brontë. Café à la carte.",
        "npm install, then git push origin main and open a pull request for review.",
    ],
)
def test_hurried_notes_and_borrowed_words_are_english(text: str) -> None:
    assert check_text(text).not_english == 0


def test_a_paper_in_another_language_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "paper.txt"
    path.write_text(POLISH, encoding="utf-8")
    with pytest.raises(InputError, match="does not look like English"):
        check_path(path)


def test_a_mark_of_another_language_does_not_hide_plain_english() -> None:
    source = (
        '<p lang="de">The group will meet in the hall on Monday and talk about the TQXG.</p>'
        '<p lang="cy">Neuadd y pentref TQXG</p>'
    )
    report = check_text(source, format="html")
    assert [(f.text, len(f.places)) for f in report.findings] == [("TQXG", 1)]
    assert report.not_english == 1
