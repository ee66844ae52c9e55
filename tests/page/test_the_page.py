"""The page as a facilitator uses it: opened as a file, in a browser without a network."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from plainspeak import check_path, check_text, load_config
from plainspeak.reports.priorities import first_fixes

if TYPE_CHECKING:
    from tests.page.conftest import Desk

EXAMPLES = Path(__file__).parents[2] / "examples"
FORMATS = (
    sorted((EXAMPLES / "formats").iterdir())
    + sorted(EXAMPLES.glob("*.md"))
    + [EXAMPLES / "minutes.txt"]
)
Found = Callable[[Path], dict[str, Any]]
LARGEST = 21_500_000  # bytes; what most e-mail still takes


def test_the_page_is_one_file_of_a_size_that_can_be_sent(page_file: Path) -> None:
    content = page_file.read_bytes()
    assert len(content) <= LARGEST
    head = content[:100_000].decode(errors="replace")
    assert "connect-src 'none'" in head
    assert not re.search(r"""(?:src|href)=["']?(?:https?:)?//""", head)


@pytest.mark.parametrize("path", FORMATS, ids=lambda p: p.name)
def test_each_kind_of_file_gives_what_the_command_line_finds(
    desk: Desk, path: Path, found: Found
) -> None:
    desk.again()
    desk.drop(path)
    assert desk.reports() == [found(path)]


def test_several_files_are_a_pack(desk: Desk, found: Found) -> None:
    desk.again()
    papers = [EXAMPLES / "agenda.md", EXAMPLES / "minutes.txt"]
    desk.drop(*papers)
    assert desk.reports() == [found(path) for path in papers]
    assert desk.page.locator("#papers button").count() == 2
    desk.page.click("#papers button:has-text('minutes.txt')")
    assert "minutes" in desk.page.inner_text("#headline")


def test_what_cannot_be_read_is_said_in_a_sentence_and_the_rest_is_read(desk: Desk) -> None:
    desk.again()
    desk.drop(("holiday.png", b"\x89PNG"), ("broken.pdf", b"%PDF-1.4 no"), EXAMPLES / "agenda.md")
    said = desk.page.inner_text("#problems")
    assert "holiday.png: this is a picture, and plainspeak reads only text." in said
    assert "broken.pdf: this PDF is damaged" in said
    assert len(desk.reports()) == 1


def test_the_sentence_and_the_first_three_stand_on_top(desk: Desk) -> None:
    desk.again()
    desk.drop(EXAMPLES / "agenda.md")
    report = check_path(EXAMPLES / "agenda.md")
    assert desk.page.inner_text("#headline") == (
        f"Someone new would have to stop {report.stopping_points} times in this agenda."
    )
    first = desk.page.locator("#first li")
    shown = [first.nth(i).locator("button").inner_text() for i in range(3)]
    assert shown == [finding.text for finding in first_fixes(report)]
    assert shown[0] == "TMG"
    first.nth(0).locator("button").click()
    assert desk.page.inner_text("#note h2") == "TMG"
    assert "trial management group (TMG: " in desk.page.inner_text("#note .instead")


def test_levels_can_be_left_out(desk: Desk) -> None:
    desk.again()
    desk.drop(EXAMPLES / "agenda.md")
    every = desk.page.inner_text("#count")
    desk.page.uncheck("#levels .worth-a-look input")
    assert desk.page.inner_text("#count") != every
    assert desk.page.locator("#paper .ref.worth-a-look:visible").count() == 0
    desk.page.check("#levels .worth-a-look input")
    assert desk.page.inner_text("#count") == every


HOSTILE = (
    "The TSG will utilise <img src=x onerror=alert(1)> and <script>alert(2)</script> the hall.\n"
)


@pytest.mark.parametrize("name", ["bad.txt", "bad.md", "<img src=x onerror=alert(3)>.txt"])
def test_no_markup_of_a_paper_is_live(desk: Desk, name: str) -> None:
    desk.again()
    live: list[str] = []
    desk.page.once("dialog", lambda dialog: live.append(dialog.message))
    desk.drop((name, HOSTILE.encode()), ("other.txt", b"The TSG will meet."))
    assert name in desk.page.inner_text("#papers")
    desk.again()
    desk.drop((name, HOSTILE.encode()))
    desk.page.click("#next")
    desk.page.click("#tab-words")
    desk.page.click("#tab-paper")
    desk.page.click("#edit")
    desk.settled()
    assert desk.page.locator("main img, main script").count() == 0
    assert live == []


def test_marks_come_while_one_types_and_words_can_be_put_in(desk: Desk) -> None:
    desk.type("We will utilise the hall in order to meet. They utilised it too.")
    desk.page.check("#levels .small-thing input")
    assert desk.marks() == ["utilise", "in order to", "utilised"]
    desk.page.click("#text", position={"x": 95, "y": 30})  # on the word
    desk.page.wait_for_selector("#note h2:text('utilise')")
    desk.page.click('#note button:text("Use ‘use’")')
    desk.settled()
    assert desk.page.input_value("#text").startswith("We will use the hall in order to")
    desk.page.press("#text", "Control+z")
    desk.settled()
    assert desk.page.input_value("#text").startswith("We will utilise the hall")
    name, content = desk.save("Corrected text")
    assert (name, content.decode()) == ("text.txt", desk.page.input_value("#text"))
    desk.page.uncheck("#levels .small-thing input")


def test_marks_move_with_the_text_before_it_is_read_again(desk: Desk) -> None:
    desk.type("The TSG will meet.")
    moved = desk.page.evaluate("""() => {
        const box = document.getElementById("text");
        box.setRangeText("Now: ", 0, 0, "end");
        box.dispatchEvent(new Event("input"));
        return document.querySelector("#mirror mark").textContent;
    }""")
    assert moved == "TSG"
    desk.settled()


def test_signs_that_count_twice_in_browsers_do_not_shift_the_marks(desk: Desk) -> None:
    desk.type("Party \N{PARTY POPPER}\N{PARTY POPPER} at noon. The TSG will meet.")
    assert desk.marks() == ["TSG"]


def test_what_the_group_knows_is_kept_over_a_reload(desk: Desk) -> None:
    desk.type("The TSG will meet. The CTU will come to the meeting, too.")
    assert desk.marks() == ["TSG", "CTU"]
    desk.page.click("#next")
    desk.page.click("#note button:text('Our group knows this')")
    desk.settled()
    assert desk.marks() == ["CTU"]
    desk.load()
    desk.type("The TSG will meet. The CTU will come to the meeting, too.")
    assert desk.marks() == ["CTU"]
    desk.open_settings()
    assert desk.page.input_value("#known") == "TSG"
    desk.close_settings(clear=True)
    assert desk.marks() == ["TSG", "CTU"]


def test_what_is_never_marked_is_not_taken_to_be_known(desk: Desk) -> None:
    desk.type("The TSG will meet. They utilised the hall.")
    desk.page.check("#levels .small-thing input")
    for word in ("TSG", "utilised"):
        desk.page.click("#next")
        assert desk.page.inner_text("#note h2") == word
        desk.page.click("#note button:text('Never mark this')")
        desk.settled()
    assert desk.marks() == []
    assert desk.page.input_value("#words textarea[aria-label='What TSG means']") is not None
    desk.open_settings()
    assert desk.page.input_value("#never") == "TSG\nutilise"
    assert desk.page.input_value("#known") == desk.page.input_value("#allowed") == ""
    desk.close_settings(clear=True)
    desk.page.uncheck("#levels .small-thing input")


def test_never_mark_this_can_be_taken_back(desk: Desk) -> None:
    desk.type("It was decided last week. The TSG will meet.")
    desk.page.check("#levels .small-thing input")
    desk.page.click("#all summary")
    desk.page.click("#all button:has-text('was decided')")
    desk.page.click("#note button:has-text('Never mark this kind')")
    desk.settled()
    assert desk.page.locator("#mirror mark.small-thing").count() == 0
    desk.page.click("#said button:text('Undo')")
    desk.settled()
    assert desk.page.locator("#mirror mark.small-thing").count() == 1
    desk.page.click("#all summary")
    desk.page.uncheck("#levels .small-thing input")


def test_settings_are_the_file_that_the_command_line_reads(desk: Desk, tmp_path: Path) -> None:
    kept = 'profile = "staff"\nknown_acronyms = ["TSG"]\n[glossary]\nHCP = "health worker"\n'
    more = '[rules.long-sentence]\nmax = 12\n[[overrides]]\npaths = ["*.txt"]\n'
    more += 'country = "US"\n'
    desk.again()
    desk.drop(("plainspeak.toml", (kept + more).encode()), EXAMPLES / "agenda.md")
    desk.open_settings()
    assert desk.page.is_checked("input[name=profile][value=staff]")
    name, content = desk.press("#settings-save")
    desk.close_settings()
    assert name == "plainspeak.toml"
    (tmp_path / name).write_bytes(content)
    (tmp_path / "given.toml").write_text(kept + more, encoding="utf-8")
    ours, given = load_config(tmp_path / name), load_config(tmp_path / "given.toml")
    for key in ("profile", "known_acronyms", "glossary", "rules", "overrides"):
        assert getattr(ours, key) == getattr(given, key)
    found = check_path(EXAMPLES / "agenda.md", config=ours)
    assert [f["text"] for f in desk.reports()[0]["findings"]] == [f.text for f in found.findings]
    desk.open_settings()
    desk.close_settings(clear=True)


def test_a_wrong_setting_is_said_in_a_sentence(desk: Desk) -> None:
    desk.again()
    desk.put(("plainspeak.toml", b'profil = "staff"'))
    desk.page.wait_for_selector("#problems p")
    said = desk.page.inner_text("#problems p")
    assert said == (
        "plainspeak.toml, line 1: there is no setting called 'profil'. Did you mean 'profile'?"
    )
    desk.page.click("#problems button")


def test_a_word_file_comes_back_with_comments_and_else_as_it_was(desk: Desk) -> None:
    docx = pytest.importorskip("docx")
    path = EXAMPLES / "formats" / "agenda.docx"
    desk.again()
    desk.drop(path)
    name, content = desk.save("Word file with comments")
    assert name == "agenda.checked.docx"
    comments = list(docx.Document(io.BytesIO(content)).comments)
    shown = [f for f in desk.reports()[0]["findings"] if f["severity"] != "small-thing"]
    assert 10 < len(comments) <= len(shown) + 1  # the first says where to start
    with zipfile.ZipFile(path) as before, zipfile.ZipFile(io.BytesIO(content)) as after:
        changed = [n for n in before.namelist() if before.read(n) != after.read(n)]
    assert set(changed) <= {
        "word/document.xml",
        "[Content_Types].xml",
        "word/_rels/document.xml.rels",
    }


@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
def test_libreoffice_shows_the_comments_of_a_word_file_that_was_saved(
    desk: Desk, tmp_path: Path
) -> None:
    docx = pytest.importorskip("docx")
    desk.again()
    desk.drop(EXAMPLES / "formats" / "agenda.docx")
    name, content = desk.save("Word file with comments")
    (tmp_path / name).write_bytes(content)
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{tmp_path / 'profile'}", "--headless",
         "--convert-to", "odt", "--outdir", str(tmp_path), str(tmp_path / name)],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    text = zipfile.ZipFile((tmp_path / name).with_suffix(".odt")).read("content.xml").decode()
    comments = list(docx.Document(io.BytesIO(content)).comments)
    assert len(re.findall(r"<office:annotation[ >]", text)) == len(comments)


def test_the_jargon_buster_can_be_changed_and_saved(desk: Desk) -> None:
    docx = pytest.importorskip("docx")
    desk.again()
    desk.drop(EXAMPLES / "agenda.md")
    desk.page.click("#tab-words")
    desk.page.fill("#words textarea[aria-label='What PI means']", "The person who leads the study")
    desk.page.click("#words button[aria-label='Leave out AOB']")
    desk.page.click("#words-add")
    desk.page.fill("#words input[aria-label='New word']", "Callum")
    desk.page.fill("#words tr:last-child textarea", "He drives the bus.")
    name, table = desk.press("#words-csv")
    lines = table.decode("utf-8-sig").splitlines()
    assert name == "agenda.jargon-buster.csv"
    assert "PI,The person who leads the study," in lines
    assert "Callum,He drives the bus.," in lines
    assert not any(line.startswith("AOB") for line in lines)
    name, sheet = desk.press("#words-docx")
    assert name == "agenda.jargon-buster.docx"
    cells = [c.text for r in docx.Document(io.BytesIO(sheet)).tables[0].rows for c in r.cells]
    assert "The person who leads the study." in cells
    desk.open_settings()
    assert "PI = The person who leads the study" in desk.page.input_value("#glossary")
    desk.close_settings(clear=True)


def test_the_summary_and_the_letters(desk: Desk) -> None:
    desk.again()
    desk.drop(EXAMPLES / "agenda.md")
    name, summary = desk.save("Summary")
    assert name == "agenda.summary.html"
    stops = check_path(EXAMPLES / "agenda.md").stopping_points
    assert f"{stops} times" in summary.decode()
    desk.page.click("#tab-letters")
    assert "trial management group" in desk.page.inner_text("#letters tr:has-text('TMG')")
    assert desk.page.locator("#letters tbody tr").count() == len(
        check_path(EXAMPLES / "agenda.md").acronyms
    )


def test_a_text_file_can_be_changed_in_the_page(desk: Desk) -> None:
    desk.again()
    desk.drop(("note.txt", b"The TSG will utilise the hall.\r\nPlease come."))
    desk.page.click("#edit")
    desk.settled()
    assert desk.marks()[0] == "TSG"
    desk.page.fill("#text", "The group will use the hall.\nPlease come.")
    desk.settled()
    assert desk.save("Corrected text") == (
        "note.txt", b"The group will use the hall.\r\nPlease come."
    )  # fmt: skip


def test_text_typed_gives_what_python_finds(desk: Desk) -> None:
    text = (EXAMPLES / "minutes.txt").read_text(encoding="utf-8")
    desk.type(text)
    found = [f["text"] for f in desk.reports()[0]["findings"]]
    assert found == [f.text for f in check_text(text).findings]


def test_everything_can_be_done_with_the_keyboard(desk: Desk) -> None:
    desk.again()
    desk.drop(EXAMPLES / "agenda.md")
    desk.page.focus("#tab-paper")
    desk.page.keyboard.press("ArrowRight")
    assert desk.page.evaluate("document.activeElement.id") == "tab-letters"
    assert desk.page.is_visible("#letters")
    desk.page.keyboard.press("ArrowLeft")
    desk.page.focus("#paper .ref:visible")
    desk.page.keyboard.press("Enter")
    assert desk.page.evaluate("document.activeElement.tagName") == "H2"
    desk.page.focus("#save")
    desk.page.keyboard.press("Enter")
    assert desk.page.evaluate("document.activeElement.closest('#save-list') !== null")
    desk.page.keyboard.press("Escape")
    assert desk.page.evaluate("document.activeElement.id") == "save"


def test_typing_never_waits_for_a_check(desk: Desk) -> None:
    """While a long paper is read in the worker, the page goes on answering: the longest wait for a
    letter is held against the time that the reading takes, in the same run."""
    page = desk.page

    def longest_gap() -> float:
        gap: float = page.evaluate("""async () => {
            const box = document.getElementById("text");
            let longest = 0;
            for (let i = 0; i < 40; i += 1) {
                box.setRangeText("word ", box.value.length, box.value.length, "end");
                const before = performance.now();
                box.dispatchEvent(new Event("input", {bubbles: true}));
                longest = Math.max(longest, performance.now() - before);
                await new Promise((done) => setTimeout(done, 40));
            }
            return longest;
        }""")
        return gap

    desk.again()
    text = "\n\n".join([(EXAMPLES / "minutes.txt").read_text(encoding="utf-8")] * 40)
    page.evaluate("text => { document.getElementById('text').value = text; }", text)
    for _ in range(5):  # what else the machine does can hold up an answer, not all of them
        gap = longest_gap()
        began = time.perf_counter()
        desk.settled()
        reading = 1000 * (time.perf_counter() - began)
        print(f"longest answer to a letter: {gap:.0f} ms; reading the paper: {reading:.0f} ms")
        if gap < reading / 4:
            return
    pytest.fail("an answer to a letter waits for the reading of the paper")


def test_nothing_leaves_the_page(desk: Desk) -> None:
    desk.again()
    desk.drop(EXAMPLES / "formats" / "agenda.pdf")
    outside = [
        url for url in desk.asked if not url.startswith(("file:", "blob:null/", "blob:file:"))
    ]
    assert outside == []
    blocked = desk.page.evaluate("""async () => {
        const tries = [fetch("https://example.org/"), fetch("data:text/plain,x")];
        return (await Promise.allSettled(tries)).map((one) => one.status);
    }""")
    assert blocked == ["rejected", "rejected"]
