"""What a person who prepares a meeting gets back: marked-up copies, a summary, a jargon buster."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

from plainspeak.config.edit import Kept, kept
from plainspeak.config.load import find_config
from plainspeak.config.settings import ConfigError
from plainspeak.engine.levels import shown
from plainspeak.model import Finding, InputError, Report, Severity
from plainspeak.reports import handout, handout_docx, html
from plainspeak.reports.html_summary import Link
from plainspeak.run.files import CHECKED, EASY_WORDS, JARGON_BUSTER, SUMMARY, as_text

_WITH_COMMENTS = ("docx", "pptx")


def write(
    reports: Sequence[Report],
    glossary: Mapping[str, str],
    out: Path | None = None,
    *,
    easy_read: bool = False,
    everything: bool = False,
    track: bool = False,
    problem: Callable[[str, str], None] | None = None,
) -> list[Path]:
    """Write everything for the papers of one meeting; returns the files, most important first.

    Files go into the folder `out`, or else beside the papers. No file is ever written over: where
    a name is taken the new one gets a number. `glossary` is the group's own (term → explanation).
    With `easy_read` there is a sheet more, a start for Easy Read. Word and PowerPoint files get
    about ten comments a page, those that most readers need; with `everything`, one for each
    finding. With `track`, safe swaps in Word files are tracked changes.
    A Word file that is no longer what was checked gets no copy: `problem` is told its name and a
    sentence for the person; without it, InputError is raised. Raises OSError where a file cannot be
    written.
    """
    written: list[Path] = []
    papers = [Path(report.path or "paper") for report in reports]
    reports = [replace(r, path=None if r.path is None else as_text(r.path)) for r in reports]
    seen = [shown(report, Severity.WORTH_A_LOOK) for report in reports]
    first = papers[0]
    folder = out or first.parent
    folder.mkdir(parents=True, exist_ok=True)
    links: list[Link] = []  # from each summary to what is marked
    for paper, report in zip(papers, reports, strict=True):
        links.append(html.no_link)
        home = out or paper.parent
        if report.document.format in _WITH_COMMENTS:
            try:
                copy = _marked_up(paper, report, everything, track)
            except InputError as fault:
                if problem is None:
                    raise
                problem(str(paper), str(fault))
            else:
                written.append(_new(home / f"{paper.stem}{CHECKED}{paper.suffix}", copy))
                links[-1] = _link(written[-1], folder)
        if report.document.format != "docx":
            page = html.render(report, _kept(paper)).encode(errors="replace")
            written.append(_new(home / f"{paper.stem}{CHECKED}.html", page))
            links[-1] = _link(written[-1], folder, report)
    name = first.stem if len(reports) == 1 else "papers"
    title = html.title(reports[0]) if len(reports) == 1 else f"{len(reports)} papers"
    in_word = [report for report in seen if report.document.format == "docx"]
    summary = html.summary_page(seen, links, _kept(first), in_word).encode(errors="replace")
    written.append(_new(folder / f"{name}{SUMMARY}.html", summary))
    found = handout.words(seen, glossary)
    sheets: list[tuple[str, bytes]] = []
    if found:  # nobody needs an empty sheet
        sheets = [
            (f"{JARGON_BUSTER}.docx", handout_docx.docx(found, title)),
            (f"{JARGON_BUSTER}.html", handout.html(found, title).encode(errors="replace")),
            # The mark at the beginning lets Excel see UTF-8.
            (f"{JARGON_BUSTER}.csv", handout.csv(found).encode("utf-8-sig", "replace")),
        ]
        if easy_read:
            sheets.append((f"{EASY_WORDS}.docx", handout_docx.easy(found, title)))
    written += [_new(folder / f"{name}{ending}", content) for ending, content in sheets]
    return written


def _kept(paper: Path) -> Kept | None:
    """The settings of the group that has this paper, for a form to add to."""
    try:
        return kept(find_config(paper.parent))
    except ConfigError:
        return None


def _link(copy: Path, folder: Path, notes: Report | None = None) -> Link:
    """The address of a finding in a marked-up copy, as a page in `folder` writes it. A web page
    has a place for each of its `notes`."""
    address = quote(os.fsencode(Path(os.path.relpath(copy, folder)).as_posix()))
    numbers = {} if notes is None else {f.places: n for n, f in enumerate(notes.findings, 1)}

    def link(finding: Finding) -> str:
        number = numbers.get(finding.places)
        return f"{address}#n{number}" if number else address

    return link


def _marked_up(paper: Path, report: Report, everything: bool, track: bool) -> bytes:
    from plainspeak.readers import docx, pptx
    from plainspeak.readers.file import content
    from plainspeak.reports import docx as word
    from plainspeak.reports import pptx as slides
    from plainspeak.reports.comment import most_for

    data = content(paper)
    is_word = report.document.format == "docx"
    if (docx if is_word else pptx).read(data).source != report.document.source:
        raise InputError("this file has changed in the meantime, so there is no copy of it.")
    most = None if everything else most_for(report)
    seen = report if everything else shown(report, Severity.WORTH_A_LOOK)
    if is_word:
        # Safe swaps are mostly of small things, which are worth a click and no comment.
        return word.marked_up(data, seen, most, swaps=report.findings if track else ())
    return slides.marked_up(data, seen, most)


_LONGEST_NAME = 255 - len(" 9999")  # bytes; more is no name on most file systems


def _that_fits(path: Path) -> Path:
    """The path, with a name that is cut where it is too long; its last two parts stay."""
    name, *kind = path.name.rsplit(".", 2)
    while len(os.fsencode(".".join((name, *kind)))) > _LONGEST_NAME and name:
        name = name[:-1]
    return path.with_name(".".join((name, *kind)))


def _new(path: Path, content: bytes) -> Path:
    """Write a file that was not there before."""
    path = _that_fits(path)
    number = 1
    while True:
        place = path if number == 1 else path.with_name(f"{path.stem} {number}{path.suffix}")
        try:
            file = place.open("xb")
        except FileExistsError:
            number += 1
            continue
        try:
            with file:
                file.write(content)
        except BaseException as fault:  # half a file is no use to anybody
            place.unlink(missing_ok=True)
            if isinstance(fault, OSError):
                raise OSError(fault.errno, fault.strerror, str(place)) from fault
            raise
        return place
