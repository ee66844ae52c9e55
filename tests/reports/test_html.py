"""The HTML report: complete in itself, true to the paper, safe with any text."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from plainspeak import check_path, check_text
from plainspeak.reports import html

EXAMPLES = sorted((Path(__file__).parent.parent.parent / "examples").glob("*.md"))


class Reader(HTMLParser):
    """What a browser would show, and whether the tags close."""

    VOID = frozenset({"meta", "input", "br", "path", "rect"})

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.text: list[str] = []
        self.attributes: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes += [(name, value or "") for name, value in attrs]
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes += [(name, value or "") for name, value in attrs]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if not {"style", "a"} & set(self.open):
            self.text.append(data)


def read(page: str) -> Reader:
    reader = Reader()
    reader.feed(page)
    reader.close()
    assert reader.open == []
    return reader


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda p: p.name)
def test_the_paper_is_there_as_it_reads(path: Path) -> None:
    report = check_path(path)
    shown = re.sub(r"\s", "", "".join(read(html.render(report)).text))
    for block in report.document.blocks:
        assert re.sub(r"\s", "", block.text) in shown


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda p: p.name)
def test_every_finding_has_a_note_and_every_link_leads_somewhere(path: Path) -> None:
    report = check_path(path)
    reader = read(html.render(report))
    names = [value for name, value in reader.attributes if name == "id"]
    assert len(names) == len(set(names))
    for number in range(1, len(report.findings) + 1):
        assert f"n{number}" in names
    for name, value in reader.attributes:
        if name == "href":
            assert value.startswith("#")
            assert value[1:] in names


def test_a_number_in_the_text_goes_where_its_note_goes() -> None:
    page = html.render(
        check_text("The TQXG met in order to talk. We utilise it.", format="markdown")
    )
    numbers = re.findall(r'<a class="ref ([a-z-]+) ', page)
    assert numbers
    assert set(numbers) <= {"fix-first", "worth-a-look", "small-thing"}


def test_nothing_comes_from_elsewhere_and_nothing_runs() -> None:
    page = html.render(check_path(EXAMPLES[0]))
    assert "<script" not in page
    assert not re.search(r"(?:src|url\(|@import|https?://)", page)


def test_text_from_the_paper_is_never_markup() -> None:
    text = "The TSG <script>alert(1)</script> will utilise \"><img src=x onerror='x'> & it."
    page = html.render(check_text(text))
    assert "<script" not in page
    assert "<img" not in page
    read(page)


def test_the_summary_quotes_nobody() -> None:
    report = check_path(next(p for p in EXAMPLES if p.name == "agenda.md"))
    summary = html.summary_page([report])
    assert "Someone new would have to stop" in summary
    assert "I would have joined sooner" not in summary
