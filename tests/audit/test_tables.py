"""What stands in the tables of a collection, read in one process."""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

import pytest

import plainspeak
from plainspeak.apps.audit import tables
from plainspeak.apps.audit.addresses import Found, data, listed
from plainspeak.apps.audit.bundle import pack
from plainspeak.apps.audit.reading import seen
from plainspeak.config.settings import Override

if TYPE_CHECKING:
    import pyarrow as pa

pytest.importorskip("pyarrow")


def by_name(papers: pa.Table) -> dict[str, dict[str, Any]]:
    return {Path(row["address"]).name: row for row in papers.to_pylist()}


def test_each_paper_is_one_row(alone: dict[str, pa.Table], collection: Path) -> None:
    papers = by_name(alone["papers"])
    files = [p for p in collection.rglob("*") if p.is_file()]
    assert len(papers) == len(files) - 3, "without a copy, a picture and a hidden file"
    assert papers["copy of a paper.md"]["copies"] == 2
    assert {row["copies"] for name, row in papers.items() if name != "copy of a paper.md"} == {1}
    assert "picture.jpg" not in papers
    assert len({row["key"] for row in papers.values()}) == len(papers)


def test_a_paper_that_cannot_be_read_is_a_row_with_its_reason(alone: dict[str, pa.Table]) -> None:
    papers = by_name(alone["papers"])
    for name, state, reason in (
        ("damaged.docx", "unreadable", "Word"),
        ("empty.txt", "nothing", "empty"),
        ("french.txt", "nothing", "English"),
    ):
        assert papers[name]["state"] == state
        assert reason in papers[name]["reason"]
        assert papers[name]["words"] is None
        for table in ("findings", "letters", "sentences"):
            assert papers[name]["key"] not in alone[table]["key"].to_pylist()


def test_the_rows_say_what_a_check_says(alone: dict[str, pa.Table], collection: Path) -> None:
    path = collection / "formats" / "agenda.docx"
    report = plainspeak.check_path(path)
    row = by_name(alone["papers"])["agenda.docx"]
    assert (row["words"], row["stopping_points"], row["letters"]) == (
        report.words, report.stopping_points, len(report.acronyms),
    )  # fmt: skip
    mine = {t: [r for r in alone[t].to_pylist() if r["key"] == row["key"]] for t in alone}
    assert [(f["rule"], f["text"], f["start"], f["message"]) for f in mine["findings"]] == [
        (f.rule, f.text, f.start, f.message) for f in report.findings
    ]
    assert [(a["short"], a["uses"], a["expansion"]) for a in mine["letters"]] == [
        (a.short, len(a.uses), a.expansion) for a in report.acronyms
    ]
    assert [s["words"] for s in mine["sentences"]] == [s.words for s in report.sentences]


def test_columns_are_as_documented(alone: dict[str, pa.Table]) -> None:
    page = (Path(plainspeak.__file__).parent / "apps" / "audit" / "tables.md").read_text()
    for name, columns in tables.COLUMNS.items():
        assert alone[name].schema.equals(tables.schema(columns), check_metadata=False)
    for columns in (*tables.COLUMNS.values(), tables.PLACES):
        for column in columns:
            assert f"| `{column.name}` | {column.kind} | {column.holds}" in page, column.name


def test_without_text_no_word_of_a_paper_is_kept(
    alone: dict[str, pa.Table], collection: Path
) -> None:
    import pandas

    whole = by_name(alone["papers"])
    for table in ("findings", "letters"):
        bare = plainspeak.audit(collection / "formats", table=table, text=False)
        rows = bare.compute(scheduler="sync").to_dict("records")
        assert len(rows) == sum(
            row["key"] in {whole[p.name]["key"] for p in (collection / "formats").iterdir()}
            for row in alone[table].to_pylist()
        )
        said = [row[c.name] for row in rows for c in tables.COLUMNS[table] if c.is_text]
        assert all(pandas.isna(cell) for cell in said)
        kept = {str(row[c.name]) for row in rows for c in tables.COLUMNS[table] if not c.is_text}
        assert not any("TMG" in cell or "utilise" in cell for cell in kept)


def test_other_settings_make_another_paper(tmp_path: Path) -> None:
    paper = tmp_path / "one.md"
    paper.write_text("The TSG met.", encoding="utf-8")
    found = [Found(str(paper), 0, "")]

    def key(config: plainspeak.Config) -> str:
        return seen(found, pack(config))[0].key

    plain = key(plainspeak.Config())
    assert plain == key(plainspeak.Config(origins={"country": "somewhere else"}))
    assert plain != key(plainspeak.Config(profile="staff"))
    for pattern, same in (("other/*", True), ("*.md", False)):
        config = plainspeak.Config(overrides=(Override((pattern,), {"profile": "staff"}),))
        assert (plain == key(config)) is same


def test_own_lists_travel_with_the_settings(tmp_path: Path) -> None:
    own = tmp_path / "own.csv"
    own.write_text("term,use_instead,meaning\nglimmung,big fish,A big fish.\n", encoding="utf-8")
    paper = tmp_path / "one.md"
    paper.write_text("The glimmung met us in the hall.", encoding="utf-8")
    bundle = pack(plainspeak.Config(lists=(str(own),)))
    sent = pickle.dumps(bundle)
    own.unlink()
    arrived = pickle.loads(sent)
    report = plainspeak.check_path(paper, config=arrived.for_path(str(paper)))
    assert [f.text for f in report.findings] == ["glimmung"]
    assert arrived.stamp("") == bundle.stamp("")


def test_zip_files_lists_and_stores_are_places(tmp_path: Path) -> None:
    import fsspec

    with ZipFile(tmp_path / "old.zip", "w") as archive:
        archive.writestr("2021/minutes.md", "We met.")
        archive.writestr("2021/picture.png", "no paper")
    (tmp_path / "one.md").write_text("One.", encoding="utf-8")
    stored = fsspec.filesystem("memory")
    stored.pipe("/audit-papers/board/two.md", b"Two.")
    (tmp_path / "list.txt").write_text(
        f"{tmp_path / 'one.md'}\n\n# old ones\n{tmp_path / 'old.zip'}\nmemory://audit-papers\n",
        encoding="utf-8",
    )
    found = list(listed([f"@{tmp_path / 'list.txt'}"], lambda _: False))
    assert [f.problem for f in found] == ["", "", ""]
    assert [data(f.address) for f in found] == [b"One.", b"We met.", b"Two."]
    assert [f.address.split("::")[0][f.below :] for f in found] == [
        "one.md", "2021/minutes.md", "board/two.md",
    ]  # fmt: skip
    assert all(f.modified.startswith("20") for f in found)


@pytest.mark.parametrize("place", ["nowhere", "nowhere.zip", "@nowhere", "memory://nowhere-at-all",
                                   "nosuch://papers", "s3a9://x"])  # fmt: skip
def test_a_place_that_is_not_there_is_a_row(place: str, tmp_path: Path) -> None:
    if "://" not in place:
        place = place.replace("nowhere", str(tmp_path / "nowhere"))
    frame = plainspeak.audit(place).compute(scheduler="sync")
    assert frame["state"].tolist() == ["unreadable"]
    assert frame["reason"].tolist()[0].endswith(".")


def test_an_unknown_table_is_named() -> None:
    with pytest.raises(ValueError, match="no table called 'words'"):
        plainspeak.audit(".", table="words")  # type: ignore[arg-type]
