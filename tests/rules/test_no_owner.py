"""no-owner, on short papers of the kinds in which jobs are handed out.

Beside each paper in `jobs/` stands what a careful reader marks in it (`jobs`), and what must be
left alone (`must_not`).
"""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from growth import grows

from plainspeak import check_path, check_text
from plainspeak.model import Finding, Severity, Span

FOLDER = Path(__file__).with_name("jobs")
PAPERS = sorted(path for path in FOLDER.iterdir() if path.suffix != ".json")
LEAST_FOUND = 0.9
LEAST_RIGHT = 0.9


def found(path: Path) -> list[Finding]:
    return [f for f in check_path(path).findings if f.rule == "no-owner"]


def spans(path: Path, name: str) -> list[Span]:
    source = path.read_text(encoding="utf-8")
    texts = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))[name]
    assert all(source.count(text) == 1 for text in texts), [
        text for text in texts if source.count(text) != 1
    ]
    return [Span(source.index(text), source.index(text) + len(text)) for text in texts]


def meets(finding: Finding, span: Span) -> bool:
    return finding.start < span.end and span.start < finding.end


def test_most_jobs_are_found_and_most_of_what_is_said_is_right() -> None:
    wanted = right = said = met = 0
    for path in PAPERS:
        jobs, findings = spans(path, "jobs"), found(path)
        wanted += len(jobs)
        met += sum(any(meets(f, job) for f in findings) for job in jobs)
        said += len(findings)
        right += sum(any(meets(f, job) for job in jobs) for f in findings)
    assert met / wanted >= LEAST_FOUND
    assert right / said >= LEAST_RIGHT


@pytest.mark.parametrize("path", PAPERS, ids=lambda path: path.name)
def test_what_somebody_does_or_nobody_has_to_is_left_alone(path: Path) -> None:
    quiet = spans(path, "must_not")
    assert [f.text for f in found(path) if any(meets(f, span) for span in quiet)] == []


MINUTES = (
    "Minutes of the parish meeting\n\nPresent: Ruth Penhale (chair), Idris Coll (clerk)\n\n"
    "1. Gutter. The clerk had rung the county about it. It needs clearing out.\n"
)


def test_it_asks_about_the_people_whom_the_item_names() -> None:
    (job,) = [f for f in check_text(MINUTES).findings if f.rule == "no-owner"]
    assert job.text == "It needs clearing out"
    assert job.severity is Severity.WORTH_A_LOOK
    assert [(s.text, s.fits) for s in job.suggestions] == [("Say who: the clerk?", False)]


def test_where_the_item_names_nobody_it_asks_about_those_who_were_there() -> None:
    text = MINUTES.replace("The clerk had rung the county about it.", "It is full of leaves.")
    (job,) = [f for f in check_text(text).findings if f.rule == "no-owner"]
    assert job.suggestions[0].text == "Say who: the chair? the clerk?"


@pytest.mark.parametrize(
    "text",
    [
        "# Agenda of the parish meeting\n\n1. Apologies\n2. To agree the minutes of May\n"
        "3. The gutter, which needs clearing out\n4. Any other business\n",
        "# How we look after the church\n\nEach May the gutters will be cleared, and the path is "
        "to be swept. The bells need oiling too.\n",
    ],
)
def test_papers_in_which_no_jobs_are_handed_out_are_left_alone(text: str) -> None:
    assert [f for f in check_text(text, format="markdown").findings if f.rule == "no-owner"] == []


@pytest.mark.parametrize(
    "text",
    [
        "- Clarify the rules for visitors [#596](https://x.example/596)",
        "- Clarify the rules for visitors.\n- Tess will work on this in May.",
        "- Review the paper (everybody, before June)",
        "Purpose: to report on the path.",
        "Item to be discussed: the hall.",
        "I'd be glad for it to go to a vote.",
        "## Actions\n\n- @kim will update the page",
    ],
)
def test_jobs_that_somebody_has_or_that_are_none(text: str) -> None:
    minutes = f"# Minutes of the meeting\n\nPresent: Tess Ford (chair), Ann Lee\n\n{text}\n"
    assert [
        f for f in check_text(minutes, format="markdown").findings if f.rule == "no-owner"
    ] == []


@pytest.mark.parametrize(
    "text",
    ["Hedge to be cut", "Posters to go up in the shops", "Policy to be written"],
)
def test_a_thing_that_stands_first_is_nobody(text: str) -> None:
    head = "# Minutes of the meeting\n\nPresent: Tess Ford (chair), Ann Lee\n\n## Actions\n\n"
    found = check_text(f"{head}- {text}\n", format="markdown").findings
    assert [f for f in found if f.rule == "no-owner"]


@pytest.mark.parametrize(
    "piece",
    [
        "to be ",
        "the wall will be mended and ",
        "The wall to be mended. ",
        "- the wall to be mended\n",
        "- to go up ",
        "| a | b |\n",
        "Ann Bell, 10 High Road, X1, ",
        "we met, and ",
        "we went; ",
        "someone ",
        "chase the prices, ",
        "two needed; ",
        "- [ ] kettle\n",
    ],
)
def test_hostile_minutes_are_answered_soon(piece: str) -> None:
    def prepare(times: int) -> Callable[[], object]:
        paper = f"Minutes\n\nPresent: Ann\n\n{piece * times}done."
        return partial(check_text, paper, format="markdown")

    assert grows(prepare, 1_000) == ""


def test_initials_of_a_double_name_say_who() -> None:
    rows = "| Action | Who |\n|---|---|\n| Redraft the sheet and the form | KO-T |\n"
    text = f"# Minutes\n\nPresent: Ann Bell (AB), KO-T\n\nWe met.\n\n## Actions\n\n{rows}"
    assert "no-owner" not in {f.rule for f in check_text(text, format="markdown").findings}


@pytest.mark.parametrize(
    ("note", "count"),
    [
        ("Someone?", 1),
        ("Cake on the day, anyone?", 1),
        ("Fire drill overdue", 1),
        ("Chase", 0),
        ("Needs", 0),
        ("Who", 0),
        ("It was felt that", 0),
        ("The sponsor has not been", 0),
        ("Review no. 11", 0),
    ],
)
def test_notes_of_a_word_or_two(note: str, count: int) -> None:
    text = MINUTES.replace("The clerk had rung the county about it. It needs clearing out.", note)
    assert sum(f.rule == "no-owner" for f in check_text(text).findings) == count
