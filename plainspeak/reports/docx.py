"""A marked-up copy of a Word document: real comments on exactly the words they are about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy
from typing import Any

from docx.oxml.ns import qn

from plainspeak.model import Finding, Report, Span
from plainspeak.positions import Positions
from plainspeak.readers.docx_package import open_docx
from plainspeak.readers.docx_text import Piece
from plainspeak.readers.docx_walk import Paragraph, paragraphs
from plainspeak.reports import summary
from plainspeak.reports.docx_comments import mark, with_comments
from plainspeak.settle import places

AUTHOR = "plainspeak"
INITIALS = "ps"


def marked_up(original: bytes, report: Report) -> bytes:
    """The Word file with a comment for each finding of its report, and nothing else changed.

    Word takes no comments in headers, footers, notes and text boxes: what is found there is said
    in a comment on the body paragraph that they belong to. Raises InputError where the file cannot
    be read.
    """
    document = open_docx(original)
    walked = list(paragraphs(document))
    wanted = _wanted(report, walked)
    for index in sorted({i for i, _, _ in wanted}):
        _split(walked[index], {at for i, span, _ in wanted if i == index for at in span})
    # Comments are numbered in reading order.
    for index, span, finding in wanted:
        paragraph = walked[index]
        note = comment(finding)
        if paragraph.part:
            home = _body_near(walked, index)
            if home is None:
                continue
            runs = _runs(home, Span(0, len(home.text)))
            note = f"{_where(paragraph.part)}: {note}"
        else:
            runs = _runs(paragraph, span)
        if runs:
            made = document.comments.add_comment(note, author=AUTHOR, initials=INITIALS)
            mark(runs[0], runs[-1], made.comment_id)
    return with_comments(original, document) if wanted else original


def _where(part: str) -> str:
    """ "In the header", "In footnote 2"."""
    return f"In {part}" if part[-1:].isdecimal() else f"In the {part}"


def comment(finding: Finding) -> str:
    """What a comment says: the reason, what to write instead, and why."""
    lines = [finding.message]
    if finding.suggestions:
        lead = "Write" if finding.suggestions[0].fits else "Perhaps"
        lines.append(f"{lead}: {' / '.join(summary.instead(finding))}")
    if finding.why:
        lines.append(finding.why)
    if finding.also_at:
        more = len(finding.also_at)
        lines.append(f"It stands in {more} more {'place' if more == 1 else 'places'}.")
    return "\n".join(lines)


def _wanted(report: Report, walked: Sequence[Paragraph]) -> list[tuple[int, Span, Finding]]:
    """For each finding the number of its paragraph and its range in the paragraph's text: at the
    first of its places, or the first in the body, where Word takes comments."""
    positions = Positions(report.document)
    wanted = []
    for finding in report.findings:
        found = []
        for place in places(finding):
            block = positions.block(place.start)
            if block is not None:
                index, begin = block.anchor
                found.append((index, Span(place.start - begin, place.end - begin), finding))
        found.sort(key=lambda one: bool(walked[one[0]].part))
        wanted.extend(found[:1])
    return sorted(wanted, key=lambda one: one[:2])


def _split(paragraph: Paragraph, cuts: set[int]) -> None:
    """Cut runs so that no run goes over one of these positions; the pieces are kept true."""
    at = len(paragraph.text)
    for i in range(len(paragraph.pieces) - 1, -1, -1):
        piece = paragraph.pieces[i]
        at -= len(piece.text)
        inside = sorted(cut - at for cut in cuts if at <= cut <= at + len(piece.text))
        for cut in reversed(inside):
            piece = paragraph.pieces[i]
            if 0 < cut < len(piece.text):
                after = _cut_text(piece, cut)
                paragraph.pieces[i : i + 1] = [Piece(piece.element, piece.text[:cut]), after]
            elif cut == 0:
                _cut_run(piece.element)
            elif cut == len(piece.text) and (after_it := piece.element.getnext()) is not None:
                _cut_run(after_it)


def _cut_text(piece: Piece, cut: int) -> Piece:
    """Cut a `w:t` in two runs; returns the second half."""
    element = piece.element
    rest = deepcopy(element)
    element.text, rest.text = piece.text[:cut], piece.text[cut:]
    for half in (element, rest):
        half.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    element.addnext(rest)
    _cut_run(rest)
    return Piece(rest, rest.text)


def _cut_run(first: Any) -> None:
    """Move an element of a run and all that follows it to a new run with the same formatting."""
    run = first.getparent()
    if run.tag != qn("w:r"):
        return
    before = first.getprevious()
    if before is None or before.tag == qn("w:rPr"):
        return
    new = run.makeelement(run.tag, run.attrib)
    settings = run.find(qn("w:rPr"))
    if settings is not None:
        new.append(deepcopy(settings))
    moved = [first, *first.itersiblings()]
    for element in moved:
        new.append(element)
    run.addnext(new)


def _runs(paragraph: Paragraph, span: Span) -> list[Any]:
    """The runs that hold paragraph.text[span], in order."""
    found: list[Any] = []
    for start, piece in _placed(paragraph):
        end = start + len(piece.text)
        if start < span.end and span.start < end:
            run = piece.element.getparent()
            if run.tag == qn("w:r") and (not found or found[-1] is not run):
                found.append(run)
    return found


def _placed(paragraph: Paragraph) -> Iterator[tuple[int, Piece]]:
    at = 0
    for piece in paragraph.pieces:
        yield at, piece
        at += len(piece.text)


def _body_near(walked: Sequence[Paragraph], index: int) -> Paragraph | None:
    """The nearest paragraph of the body with text, looking back and then forward."""
    around = [*range(index - 1, -1, -1), *range(index + 1, len(walked))]
    return next((walked[i] for i in around if not walked[i].part and walked[i].text.strip()), None)
