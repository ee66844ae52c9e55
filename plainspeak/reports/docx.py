"""A marked-up copy of a Word document: real comments on exactly the words they are about."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from plainspeak.model import Finding, InputError, Report, Span
from plainspeak.model.positions import Positions
from plainspeak.model.signs import in_xml
from plainspeak.readers.docx_package import WordFile, open_docx
from plainspeak.readers.docx_walk import Paragraph, paragraphs
from plainspeak.readers.office_file import broken
from plainspeak.reports import comment
from plainspeak.reports.docx_comments import Body, Comments
from plainspeak.reports.repack import Repacked


def marked_up(
    original: bytes, report: Report, most: int | None = None, *, swaps: Sequence[Finding] = ()
) -> bytes:
    """The Word file with a comment for each finding of its report, `most` at most, and nothing else
    changed. The first comment says where to start. What is safe to swap in `swaps` becomes tracked
    changes in the place of comments, to accept or reject.

    Word takes no comments in headers, footers, notes and text boxes: what is found there is said
    in a comment on the body paragraph that they belong to. Raises InputError where the file cannot
    be read.
    """
    document = open_docx(original)
    try:
        return _marked_up(document, report, most, swaps) or original
    except InputError:
        raise
    except Exception as problem:
        # Parts that only a writer needs may be damaged, too.
        raise broken("Word file", problem) from problem


def _marked_up(
    document: WordFile, report: Report, most: int | None, swaps: Sequence[Finding]
) -> bytes:
    """The same; b"" where there is nothing to say."""
    walked = list(paragraphs(document))
    shown = comment.chosen(report, most)
    positions = Positions(report.document)
    swaps = [f for f in swaps if f.fixes]
    swapped = {f.places for f in swaps}
    wanted = _wanted([f for f in shown if f.places not in swapped], positions, walked)
    if not wanted and not swaps:
        return b""
    homes = _homes(walked)
    body, comments = Body(document), Comments(document)
    top = next((one for one in walked if not one.part and not one.blank), None)
    if top is not None and body.mark(top.pieces, Span(0, len(top.text)), comments.next):
        _add(comments, comment.AUTHOR, "Start here", comment.start_here(report, shown))
    # Comments are numbered in reading order.
    for index, span, finding, at in wanted:
        part = walked[index].part
        home = homes[index] if part else index
        if home is None:
            continue
        pieces = walked[home].pieces
        lead = comment.lead(finding)
        if part:
            lead = f"{_where(part)}: {lead}".rstrip(": ")
            span = Span(0, len(walked[home].text))
        if body.mark(pieces, span, comments.next):
            _add(comments, comment.author(finding), lead, comment.lines(finding, positions, at))
    number = _FIRST_CHANGE
    for edit in (edit for finding in swaps for edit in finding.fixes):
        block = positions.block(edit.start)
        if block is not None:
            index, begin = block.anchor
            span = Span(edit.start - begin, edit.end - begin)
            pieces = walked[index].pieces
            if not walked[index].part and span.end <= len(walked[index].text):
                body.swap(pieces, span, in_xml(edit.text), number, comment.AUTHOR)
                number += 1
    copy = Repacked(document.package)
    copy.put(document.name, body.written())
    comments.put_into(copy)
    return copy.written()


_FIRST_CHANGE = 900_000
"""The number of the first tracked change of ours; those that are there count from 0."""


def _add(comments: Comments, author: str, lead: str, lines: Sequence[str]) -> None:
    said = [in_xml(line) for line in lines]
    comments.add(in_xml(lead), said, in_xml(author), comment.INITIALS)


def _where(part: str) -> str:
    """ "In the header", "In footnote 2"."""
    return f"In {part}" if part[-1:].isdecimal() else f"In the {part}"


def _wanted(
    findings: Sequence[Finding], positions: Positions, walked: Sequence[Paragraph]
) -> list[tuple[int, Span, Finding, int]]:
    """For each finding the number of its paragraph, its range in the paragraph's text and its
    position in the source: at the first of its places, or the first in the body, where Word takes
    comments."""
    wanted = []
    for finding in findings:
        found = []
        for place in finding.places:
            block = positions.block(place.start)
            if block is not None:
                index, begin = block.anchor
                span = Span(place.start - begin, place.end - begin)
                found.append((index, span, finding, place.start))
        found.sort(key=lambda one: bool(walked[one[0]].part))
        wanted.extend(found[:1])
    return sorted(wanted, key=lambda one: one[:2])


def _homes(walked: Sequence[Paragraph]) -> list[int | None]:
    """For each paragraph the number of the nearest one of the body with text, looking back and then
    forward; None where there is none. A box with no words beside it belongs to what follows."""
    body = [n for n, one in enumerate(walked) if not one.part and not one.blank]
    found: list[int | None] = []
    for number, paragraph in enumerate(walked):
        at = bisect_left(body, number)
        before = body[at - 1] if at else None
        after = body[at] if at < len(body) else None
        if before is None or (
            paragraph.part == _BOX and after is not None and _alone(walked, number)
        ):
            before = after
        found.append(before)
    return found


_BOX = "text box"


def _alone(walked: Sequence[Paragraph], number: int) -> bool:
    """Whether the box of a paragraph stands in a paragraph that has no words of its own."""
    host = next((n for n in range(number - 1, -1, -1) if walked[n].part != _BOX), None)
    return host is None or walked[host].blank
