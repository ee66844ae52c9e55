"""The report of a collection, and what lies beside it."""

from __future__ import annotations

import csv
import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

import plainspeak
from plainspeak import Severity, check_text, load_config
from plainspeak.apps import review
from plainspeak.apps.audit import glossary, summing
from plainspeak.apps.audit.addresses import listed
from plainspeak.apps.audit.bundle import pack
from plainspeak.apps.audit.collecting import chunks, look
from plainspeak.apps.audit.grouping import Grouping, grouping
from plainspeak.apps.audit.parquet import read_part
from plainspeak.apps.audit.plan import Plan, plan, seal
from plainspeak.apps.audit.store import CannotGoOn, Store
from plainspeak.apps.audit.totals import Letters, Totals
from plainspeak.apps.cli import main

pytest.importorskip("pyarrow")

ROOT = Path(__file__).parent.parent.parent
BUNDLE = pack(plainspeak.Config())


def audited(
    papers: Path, out: Path, by: Grouping, *, per_file: int = 20, text: bool = True
) -> Totals:
    """An audit in this process: what the workers do, without workers."""
    store = Store(out, BUNDLE.whole, text, resume=True)
    made = planned(papers, store, per_file)
    for part in made:
        wanted = made.wanted(part)
        mark = seal(wanted)
        if not store.is_done(part, mark):
            store.put(part, read_part(wanted, BUNDLE, text, mark))
    return summing.finish(store, made, by, text=text, said=lambda *_: None)


def planned(papers: Path, store: Store, per_file: int) -> Plan:
    found = listed([str(papers)], lambda _: False)
    made = plan([look(c, BUNDLE) for c in chunks(found)], parts=store.parts, per_file=per_file)
    store.begin(made.parts)
    return made


@pytest.fixture(scope="module")
def out(collection: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("audit") / "out"
    audited(collection, folder, grouping("{department}/{year}/**", None))
    return folder


def rows_of(page: str, heading: str) -> list[list[str]]:
    """The table under a heading, as somebody hears it who cannot see the page."""
    part = page.split(f"<h2>{heading}</h2>")[1].split("</section>")[0]
    return [
        [unescape(re.sub("<[^>]+>", "", c)) for c in re.findall(r"<t[hd][ >].*?</t[hd]>", row)]
        for row in re.findall(r"<tr>.*?</tr>", part)
    ]


def test_it_says_how_hard_papers_are_over_time_and_by_department(out: Path) -> None:
    page = (out / "report.html").read_text(encoding="utf-8")
    times = rows_of(page, "Over time")
    assert times[0][:4] == ["When", "Papers", "Words", "Difficulty"]
    assert [row[:2] for row in times[1:4]] == [["2022", "20"], ["2023", "20"], ["2024", "20"]]
    groups = {row[0]: row for row in rows_of(page, "By folder or department")[1:]}
    assert groups["estates"][1] == groups["housing"][1] == "20"
    assert 1 <= float(groups["estates"][3]) <= 6
    assert page.count('role="img"') == 2
    assert "<script" not in page


def test_no_person_and_no_file_is_named(out: Path) -> None:
    page = (out / "report.html").read_text(encoding="utf-8")
    for name in ("Ann Bell", "Bell", "paper0", ".md", ".docx", "Okafor", "agenda"):
        assert name not in page, name
    assert "called after a person" in page
    for name in ("papers-to-mend.csv", "model-papers.csv"):
        rows = list(csv.reader((out / name).read_text("utf-8-sig").splitlines()))
        assert rows[0][:2] == ["number", "address"]
        assert all(Path(row[1]).is_file() for row in rows[1:])
        assert len(rows) > 1


def test_the_glossary_is_ready_for_settings_and_review(out: Path, tmp_path: Path) -> None:
    rows = list(csv.DictReader((out / "glossary.csv").read_text("utf-8-sig").splitlines()))
    assert {row["short"]: row["expansion"] for row in rows}["TMG"] == "Trial Management Group"
    (tmp_path / "glossary.csv").write_bytes((out / "glossary.csv").read_bytes())
    paper = tmp_path / "paper.md"
    paper.write_text("The TMG met in the hall.", encoding="utf-8")
    for setting in ('glossary = "glossary.csv"', 'lists = ["glossary.csv"]'):
        (tmp_path / "plainspeak.toml").write_text(setting, encoding="utf-8")
        report = plainspeak.check_path(paper, config=load_config(near=paper))
        (found,) = [f for f in report.findings if f.text == "TMG"]
        assert "trial management group" in found.suggestions[0].text.lower()
        written = review.write([report], load_config(near=paper).glossary, tmp_path / "reviewed")
        sheet = next(p for p in written if p.suffix == ".csv").read_text("utf-8-sig")
        assert "trial management group" in sheet.lower()


def test_letters_on_which_papers_differ_are_left_to_people() -> None:
    letters = Letters(9, 5, 20)
    letters.senses.update({"Trial Group": 2, "trial group": 1, "Town Guild": 2})
    assert glossary.agreed(letters) == ""
    letters.senses["trial group"] = 4
    assert glossary.agreed(letters) == "trial group"
    assert glossary.table([("TG", letters)]) == "short,expansion,meaning\r\nTG,trial group,\r\n"


def test_letters_say_who_explains_them(out: Path) -> None:
    page = (out / "report.html").read_text(encoding="utf-8")
    letters = {row[0]: row for row in rows_of(page, "Letters that few explain")[1:]}
    without, papers, said = letters["TMG"][1:4]
    assert 0 < int(without) < int(papers)
    assert said.startswith("Trial Management Group (")
    assert letters["QZXB"][3] == "nobody explains it" or "Trial" in letters["QZXB"][3]
    words = [row[0] for row in rows_of(page, "Words that stop readers")[1:]]
    assert words
    assert len(set(words)) == len(words)


def test_what_was_not_read_is_said(out: Path) -> None:
    page = (out / "report.html").read_text(encoding="utf-8")
    reasons = {row[0]: row[1] for row in rows_of(page, "What was not read")[1:]}
    assert reasons["this file is empty."] == "1"
    assert len(reasons) == 3


def test_without_text_the_report_has_no_words(collection: Path, tmp_path: Path) -> None:
    audited(collection / "formats", tmp_path / "out", Grouping(), text=False)
    page = (tmp_path / "out" / "report.html").read_text(encoding="utf-8")
    assert "kept out" in page
    assert "TMG" not in page
    assert "utilise" not in page
    assert not (tmp_path / "out" / "glossary.csv").exists()


def test_the_report_passes_its_own_check(out: Path) -> None:
    page = (out / "report.html").read_text(encoding="utf-8")
    own = re.sub(r"<tbody>.*?</tbody>|<svg.*?</svg>|<style>.*?</style>", "", page, flags=re.DOTALL)
    found = check_text(own, format="html").findings
    assert [(f.rule, f.text) for f in found if f.severity is not Severity.SMALL_THING] == []


def test_a_paper_that_changed_is_read_again_and_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import pyarrow.dataset as ds

    from plainspeak.apps.audit import collecting, reading

    papers, out = tmp_path / "papers", tmp_path / "out"
    papers.mkdir()
    for number in range(6):
        (papers / f"{number}.md").write_text(f"The TSG met {number} times.", encoding="utf-8")
    (papers / "again.md").write_bytes((papers / "3.md").read_bytes())
    store = Store(out, BUNDLE.whole, True, resume=False)
    here = Here()

    def run() -> list[dict[str, Any]]:
        found = listed([str(papers)], lambda _: False)
        collecting.collect(
            here, found, BUNDLE, store, text=True, progress=lambda *_: None, per_file=2
        )
        rows: list[dict[str, Any]] = ds.dataset(out / "papers").to_table().to_pylist()
        return sorted(rows, key=lambda row: str(row["address"]))

    monkeypatch.setattr(collecting, "_over", here.over)
    checked: list[str] = []
    real = reading.checked

    def noted(paper: Any, address: str, *rest: Any) -> Any:
        checked.append(Path(address).name)
        return real(paper, address, *rest)

    monkeypatch.setattr(reading, "checked", noted)
    first = run()
    assert sorted(checked) == ["0.md", "1.md", "2.md", "3.md", "4.md", "5.md"]
    checked.clear()
    assert run() == first
    assert checked == []
    (papers / "0.md").write_text("The TSG met in the hall.", encoding="utf-8")
    (papers / "1.md").unlink()
    (papers / "again.md").unlink()
    (papers / "6.md").write_text("The TSG met 6 times.", encoding="utf-8")
    rows = run()
    assert sorted(checked) == ["0.md", "6.md"]
    assert [Path(r["address"]).name for r in rows] == ["0.md", *[f"{n}.md" for n in range(2, 7)]]
    assert {r["copies"] for r in rows} == {1}


class Here:
    """Tasks one after the other, in this process."""

    def over(self, client: Any, function: Any, tasks: Any) -> Any:
        for task in tasks:
            yield task, function(*task)


def test_a_folder_with_other_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.md").write_text("Mine.", encoding="utf-8")
    for resume in (False, True):
        with pytest.raises(CannotGoOn, match="other files"):
            Store(tmp_path, "", True, resume=resume)


def test_without_its_part_a_sentence_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("plainspeak.apps.commands.audit.find_spec", lambda _: None)
    done = CliRunner().invoke(main, ["audit", str(tmp_path), "--out", str(tmp_path / "out")])
    assert done.exit_code == 2
    assert "pip install 'plainspeak-lint[audit]'" in done.output
