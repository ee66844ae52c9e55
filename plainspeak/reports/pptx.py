"""A marked-up copy of a PowerPoint file: real comments on the slides, and nothing else changed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from html import escape

from plainspeak.model import Finding, InputError, Report
from plainspeak.model.positions import Positions
from plainspeak.model.signs import in_xml
from plainspeak.readers.office_package import is_of
from plainspeak.readers.pptx_package import P, PowerPointFile, open_pptx
from plainspeak.reports import comment, summary
from plainspeak.reports.repack import Repacked
from plainspeak.reports.splice import Spliced

_NAMESPACE = P.strip("{}")
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_KINDS = "application/vnd.openxmlformats-officedocument.presentationml"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NEWER = "http://schemas.microsoft.com/"
_ON_SLIDE = re.compile(r"slide (\d+)")
_STEP = 120  # of the marks of comments on a slide, in eighths of a point


def marked_up(original: bytes, report: Report, most: int | None = None) -> bytes:
    """The PowerPoint file with a comment on its slide for each finding, `most` at most, and one on
    the first slide that says where to start. What the speaker wrote for themselves gets none.

    Raises InputError where the file cannot be read, or has comments of the newer kind, beside which
    PowerPoint takes no others.
    """
    file = open_pptx(original)
    if any(
        is_of(link, "comments") and link.kind.startswith(_NEWER)
        for name in file.slide_names()
        for link in file.package.links(name).values()
    ):
        raise InputError("these slides hold comments of a newer kind, to which none can be added.")
    positions = Positions(report.document)
    heard = replace(report, findings=tuple(summary.for_audience(report)))
    on_slides: dict[int, list[Finding]] = {}
    for finding in comment.chosen(heard, most):
        found = _ON_SLIDE.match(positions.where(finding.start))
        if found:
            on_slides.setdefault(int(found[1]), []).append(finding)
    if not on_slides:
        return original
    copy = Repacked(file.package)
    shown = [f for found in on_slides.values() for f in found]
    notes: dict[int, list[str]] = {1: [_text("Start here", comment.start_here(heard, shown))]}
    for slide, findings in sorted(on_slides.items()):
        notes.setdefault(slide, []).extend(_note(f, positions) for f in findings)
    author = _author(file, copy, sum(map(len, notes.values())))
    index = 0
    for number, name in enumerate(file.slide_names(), 1):
        said = notes.get(number, ())
        xml = "".join(
            _comment(text, author, index + i, 10 + _STEP * i) for i, text in enumerate(said, 1)
        )
        index += len(said)
        if xml:
            _put(file, copy, name, xml)
    return copy.written()


def _note(finding: Finding, positions: Positions) -> str:
    level = comment.author(finding).partition(": ")[2]
    lead = comment.lead(finding) or " ".join(finding.text.split()[:9])
    return _text(f"{level[:1].upper()}{level[1:]}: {lead}", comment.lines(finding, positions))


def _text(lead: str, lines: Sequence[str]) -> str:
    return in_xml("\n".join([lead, *lines]))


def _comment(text: str, author: int, index: int, top: int) -> str:
    now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.000")
    return (
        f'<p:cm xmlns:p="{_NAMESPACE}" authorId="{author}" dt="{now}" idx="{index}">'
        f'<p:pos x="10" y="{top}"/><p:text>{escape(text, quote=False)}</p:text></p:cm>'
    )


def _author(file: PowerPointFile, copy: Repacked, last: int) -> int:
    """The number of a new author of comments in the list of them."""
    name = file.package.linked(file.name, "commentAuthors")
    number = 0
    if name:
        taken = [one.get("id", "") for one in file.package.xml(name)]
        number = 1 + max((int(one) for one in taken if one.isdecimal()), default=-1)
    entry = (
        f'<p:cmAuthor xmlns:p="{_NAMESPACE}" id="{number}" name="{comment.AUTHOR}" '
        f'initials="{comment.INITIALS}" lastIdx="{last}" clrIdx="{number % 8}"/>'
    )
    if name:
        part = Spliced(file.package.read(name))
        part.append(0, entry)
        copy.put(name, part.written())
    else:
        name = copy.free(f"{file.name.rpartition('/')[0]}/commentAuthors{{}}.xml".lstrip("/"))
        whole = f'{_HEAD}<p:cmAuthorLst xmlns:p="{_NAMESPACE}">{entry}</p:cmAuthorLst>'
        kind, relation = f"{_KINDS}.commentAuthors+xml", f"{_RELATIONS}/commentAuthors"
        copy.add(name, whole.encode(), kind, file.name, relation)
    return number


def _put(file: PowerPointFile, copy: Repacked, slide: str, xml: str) -> None:
    """Put comments on a slide, behind those that are there."""
    name = file.package.linked(slide, "comments")
    if name:
        part = Spliced(file.package.read(name))
        part.append(0, xml)
        copy.put(name, part.written())
        return
    folder = file.name.rpartition("/")[0]
    name = copy.free(f"{folder}/comments/comment{{}}.xml".lstrip("/"))
    whole = f'{_HEAD}<p:cmLst xmlns:p="{_NAMESPACE}">{xml}</p:cmLst>'
    copy.add(name, whole.encode(), f"{_KINDS}.comments+xml", slide, f"{_RELATIONS}/comments")
