"""The one-page summary: what it says first, what it praises, and where it leads."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote

import pypdfium2
import pytest
from click.testing import CliRunner
from growth import grows

from plainspeak import Report, check_path, check_text
from plainspeak.apps.cli import main
from plainspeak.engine.levels import shown
from plainspeak.model import Positions, Severity
from plainspeak.reports import html, summary
from plainspeak.reports.priorities import first_fixes

ROOT = Path(__file__).parent.parent.parent
PAPERS = sorted(
    [
        *(ROOT / "examples").glob("*.md"),
        ROOT / "examples" / "minutes.txt",
        *(ROOT / "tests" / "documents" / "papers").iterdir(),
    ]
)
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")

GOOD = (
    "# Agenda\n\n## Welcome\n\nWe will meet in the library at ten. Tea and cake will be there from "
    "half past nine, and the room has a ramp. Please ring Ann if you would like a lift.\n\n"
    "## Money\n\nThe virement of the residual underspend is subject to ratification by the FRC.\n"
)


def seen(text: str) -> Report:
    return shown(check_text(text, format="markdown"), Severity.WORTH_A_LOOK)


def test_what_is_good_already_is_said() -> None:
    assert summary.good(seen(GOOD)) == "‘Welcome’ reads well as it is."
    assert "‘Welcome’ reads well as it is." in html.summary_page([seen(GOOD)])


def test_a_part_with_a_later_place_of_a_marked_word_is_not_praised() -> None:
    text = GOOD.replace("Tea and cake", "Tea, cake and the FRC") + "\n"
    assert summary.good(seen(text)) == ""


def test_a_paper_is_ready_only_when_it_is() -> None:
    plain = "We will meet in the library at ten. Please ring Ann if you would like a lift."
    assert summary.advice(seen(plain)) == "Ready to send."
    long = "We will meet in the library and then we will go to the park " + "and the park " * 16
    assert summary.advice(seen(f"{long}.")) == "Nearly ready to send."
    welsh = "\n\nMae croeso i bawb ddod i'r cyfarfod nesaf yn y llyfrgell ddydd Mawrth.\n"
    report = seen(f"{plain} {plain} {plain}{welsh}")
    assert report.not_english
    assert summary.advice(report) == ""


def test_what_is_to_be_mended_first_comes_first_and_never_only_in_the_margin() -> None:
    for path in PAPERS:
        report = shown(check_path(path), Severity.WORTH_A_LOOK)
        first = first_fixes(report)
        aside = Positions(report.document).aside
        assert not any(aside(finding.start) for finding in first)
        if any(f.severity is Severity.FIX_FIRST and f.suggestions for f in report.findings):
            assert first[0].severity is Severity.FIX_FIRST or summary.is_long(first[0])


def test_a_word_of_a_family_is_named_once_among_the_first() -> None:
    report = seen("The curtilage is big. We need interoperability, interoperable tools, a quorum.")
    assert {"interoperability", "interoperable"} <= {f.text for f in report.findings}
    texts = [finding.text for finding in first_fixes(report)]
    assert texts == ["curtilage", "interoperability", "quorum"]


def test_only_a_long_sentence_is_one_of_the_first() -> None:
    short = (
        "The roof of the hall leaked in the storm; the firm came on the Monday to look at it; the "
        "clerk has asked two more firms for a price; the group will look at them in May"
    )
    report = seen(f"{short}.")
    assert any(map(summary.is_long, report.findings))
    assert first_fixes(report) == []
    more = "the clerk will write to the owner of the hall about who will pay for what of it"
    (first,) = first_fixes(seen(f"{short}; and {more}."))
    assert summary.is_long(first)


def test_letters_that_no_list_has_come_behind_those_with_words_to_offer() -> None:
    report = seen("The QXVB met. The CTU will help with the trial protocol.")
    assert [f.text for f in first_fixes(report)] == ["CTU", "QXVB"]


def test_a_long_sentence_takes_the_place_of_the_letters_in_it() -> None:
    long = "and the rest of us went on to the park to see what had been done there by the firm"
    report = seen(
        f"The CTU wrote to us about the roof of the hall, {long}.\n\nThe DMC met. The SUSAR was "
        "sent.\n\nAsk the REC."
    )
    assert {"CTU", "DMC", "REC"} <= {f.text for f in report.findings}
    assert "CTU" not in [f.text for f in first_fixes(report)]


PLAIN = "We will meet again in the hall, and then we go home by bus. "
QUORUM = f"The quorum is four of us. {PLAIN}"


@pytest.mark.parametrize(
    "paper",
    [
        f"# Our plan\n\nThis paper is about the SUSAR.\n\n{QUORUM}{PLAIN * 6}",
        f"{QUORUM}{PLAIN * 4}\n\nA note from the SUSAR desk",
        f"{QUORUM} We met at the Thornley SUSAR in May.",
        f"{QUORUM} We met in the hall (with the SUSAR) in May.",
        f"{QUORUM} We had the SUSAR {'and a cup of tea ' * 6}and a walk by the sea in May.",
    ],
)
def test_letters_beside_what_the_paper_is_about_are_not_the_first_thing(paper: str) -> None:
    report = seen(paper)
    assert {"SUSAR", "quorum"} <= {f.text for f in report.findings}
    assert [f.text for f in first_fixes(report, 1)] == ["quorum"]
    bare = seen(f"{QUORUM} The SUSAR was sent to us.")
    assert [f.text for f in first_fixes(bare, 1)] == ["SUSAR"]


def test_one_sentence_at_most_is_among_the_first() -> None:
    one = (
        "Subject to sign-off by the CTU we would move from de minimis awards to a gross cost deal "
        "procured through the DPS, with the SUSAR and the estimand varied in parallel"
    )
    other = (
        "In the curtilage the CIL and the precept are subject to virement, with a debenture and a "
        "quorum that the MTFP and the HRA set out for the usufruct and the escheat in the deed"
    )
    report = seen(f"{one}.\n\n{other}.\n")
    assert sum(map(summary.is_long, report.findings)) > 1
    assert sum(map(summary.is_long, first_fixes(report))) == 1


@pytest.mark.parametrize(
    "line",
    [
        "Present: Ann Day (chair), Tom Wilk (REC), Ruth Bell, Eve Lee",
        "Lead: Ann Day, REC",
        "The chair (Ann Day, REC) and the nurse were there on time and all was well.",
    ],
)
def test_what_is_read_past_is_not_among_the_first(line: str) -> None:
    report = seen(
        f"# Minutes of the trial panel\n\n{line}\n\nThe CTU wrote of the trial protocol and "
        "the placebo. The SUSAR was sent. The DMC met in May about it."
    )
    assert "REC" in {f.text for f in report.findings}
    assert [f.text for f in first_fixes(report)] == ["DMC", "CTU", "SUSAR"]


def test_what_has_no_words_to_offer_is_none_of_the_first() -> None:
    report = seen("The samphire was dry.")
    assert report.findings
    assert first_fixes(report) == []


def test_a_term_of_a_trade_is_explained_at_its_first_place_in_the_text() -> None:
    report = seen("# The precept\n\nWe set the precept. The precept is £4.\n")
    (found,) = (f for f in report.findings if f.text == "precept")
    assert found.start == report.document.source.index("precept.")
    assert found.suggestions[0].text.startswith("precept (")
    assert summary.lead(found) == "Explain"
    assert len(found.also_at) == 2


def test_the_first_things_stand_in_their_line_with_what_to_write() -> None:
    page = html.summary_page([seen("# Minutes\n\nThe group heard that the CTU will leave.\n")])
    assert "The group heard that the <mark>CTU</mark> will leave." in page
    assert "clinical trials unit (CTU)" in page


def test_a_sentence_to_split_is_shown_as_it_would_read() -> None:
    report = seen(
        "Charges will go up by three pounds a week from the first Monday in May, subject to Board "
        "approval, and those who are in receipt of help are advised to make contact with the "
        "income team at their earliest convenience."
    )
    page = html.summary_page([report])
    assert "A sentence to split" in page
    assert "‘Those who are in receipt of help" in page


def test_every_link_leads_to_a_note_of_the_marked_copy(tmp_path: Path) -> None:
    paper = tmp_path / "our agenda #2.md"
    paper.write_text(GOOD, encoding="utf-8")
    assert CliRunner().invoke(main, ["review", str(paper)]).exit_code == 0
    page = (tmp_path / "our agenda #2.summary.html").read_text(encoding="utf-8")
    found = re.findall(r'href="([^"]+)"', page)
    assert found
    for address in found:
        name, _, note = address.partition("#")
        copy = (tmp_path / unquote(name)).read_text(encoding="utf-8")
        assert f'id="{note}"' in copy


FULL = "# Agenda: Study Steering Group\n\n" + "\n\n".join(
    f"## Item {number}: {name}\n\nThe TMG noted the SUSAR and the DMC has recommended continuation "
    "of the trial, and the sponsor will write to the REC about the substantial amendment, and the "
    "CTU will take forward the dissemination of the PIS to the sites. The CRN asked for changes "
    "to the ICF, and the team will bring a revised version to the next meeting, at which members "
    "will be asked to say whether the wording about blood samples is clear to them."
    for number, name in enumerate(("Welcome", "The study", "The sheet", "Safety"), 1)
)
"""As much on one page as there can be: three long offers, two sentences, all that is missing."""


@pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium")
def test_it_prints_on_one_page(tmp_path: Path) -> None:
    assert CHROMIUM
    reports = [shown(check_path(path), Severity.WORTH_A_LOOK) for path in PAPERS]
    reports.insert(0, seen(FULL))
    assert len(reports[0].not_found) > 5
    page, paper = tmp_path / "summary.html", tmp_path / "summary.pdf"
    for made, pages in ((reports, len(reports)), *(([one], 1) for one in reports[:3])):
        page.write_text(html.summary_page(made), encoding="utf-8")
        subprocess.run(
            [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu",
             f"--user-data-dir={tmp_path / 'profile'}", f"--print-to-pdf={paper}", page.as_uri()],
            capture_output=True, timeout=300, check=True,
        )  # fmt: skip
        assert len(pypdfium2.PdfDocument(paper)) == pages


def test_a_sentence_in_which_many_words_stop_people_is_one_of_the_first() -> None:
    hard = (
        "Subject to sign-off by the CTU we would look to move from de minimis awards to a gross "
        "cost package procured through the DPS, with the SUSAR and the estimand varied in parallel"
    )
    report = seen(f"# Panel\n\nWe met in May. It was a good day for all of us.\n\n{hard}.\n")
    *_, last = first_fixes(report)
    assert summary.is_long(last)
    assert summary.instead(last)[0].startswith("Say it in two or three short sentences")


@pytest.mark.parametrize(
    "text",
    [
        "Subject to the CTU we would move from a precept to a virement in the curtilage with the "
        "SUSAR, and the quorum and the estimand would vary in parallel with it for all of us. ",
        "the CTU and the quorum or the precept in the curtilage ",
    ],
)
def test_what_comes_first_takes_no_longer_than_the_paper_is_long(text: str) -> None:
    def prepare(size: int) -> Callable[[], object]:
        report = seen(text * size)
        return lambda: first_fixes(report)

    assert grows(prepare, 8_000 // len(text.split())) == ""
