"""What a person who prepares a meeting gets back: marked-up copies, a summary, a jargon buster."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from plainspeak.model import Report
from plainspeak.papers import CHECKED, JARGON_BUSTER, SUMMARY, as_text
from plainspeak.reports import handout, html


def write(
    reports: Sequence[Report], glossary: Mapping[str, str], out: Path | None = None
) -> list[Path]:
    """Write everything for the papers of one meeting; returns the files, most important first.

    Files go into the folder `out`, or else beside the papers. No file is ever written over: where
    a name is taken the new one gets a number. `glossary` is the group's own (term → explanation).
    Raises OSError where a file cannot be written.
    """
    written = []
    papers = [Path(report.path or "paper") for report in reports]
    reports = [replace(r, path=None if r.path is None else as_text(r.path)) for r in reports]
    first = papers[0]
    folder = out or first.parent
    folder.mkdir(parents=True, exist_ok=True)
    for paper, report in zip(papers, reports, strict=True):
        home = out or paper.parent
        if report.document.format == "docx":
            from plainspeak.reports.docx import marked_up

            copy = marked_up(paper.read_bytes(), report)
            written.append(_new(home / f"{paper.stem}{CHECKED}{paper.suffix}", copy))
        else:
            page = html.render(report).encode()
            written.append(_new(home / f"{paper.stem}{CHECKED}.html", page))
    name = first.stem if len(reports) == 1 else "papers"
    title = html.title(reports[0]) if len(reports) == 1 else f"{len(reports)} papers"
    written.append(_new(folder / f"{name}{SUMMARY}.html", html.summary_page(reports).encode()))
    found = handout.words(reports, glossary)
    for suffix, content in (
        (".docx", handout.docx(found, title)),
        (".html", handout.html(found, title).encode()),
        (".csv", handout.csv(found).encode("utf-8-sig")),  # the mark lets Excel see UTF-8
    ):
        written.append(_new(folder / f"{name}{JARGON_BUSTER}{suffix}", content))
    return written


def _new(path: Path, content: bytes) -> Path:
    """Write a file that was not there before."""
    number = 1
    while True:
        place = path if number == 1 else path.with_name(f"{path.stem} {number}{path.suffix}")
        try:
            with place.open("xb") as file:
                file.write(content)
        except FileExistsError:
            number += 1
        else:
            return place
