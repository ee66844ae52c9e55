"""The paper as it reads, each finding marked where it stands and explained beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from itertools import groupby, pairwise
from typing import NamedTuple

from plainspeak.model import Block, BlockKind, Finding, Report, Span
from plainspeak.model.positions import Positions
from plainspeak.reports import summary
from plainspeak.reports.excerpt import cut

_DEEPEST = 20  # marks over one place; no more can be told apart

Mark = tuple[Span, int, Finding]
"""A range in the text of a block, and the number and the finding that stand there."""


class Piece(NamedTuple):
    """A stretch of a block's text under the same marks all along."""

    text: str
    over: tuple[Finding, ...]  # the innermost first
    ended: tuple[tuple[int, Finding], ...]  # findings by number that end with this piece


def paper(report: Report) -> str:
    """The HTML of the whole paper with its findings."""
    blocks = [b for b in report.document.blocks if b.segments]
    marks = marks_of(blocks, report)
    numbers = dict(enumerate(report.findings, 1))
    return "".join(_groups(blocks, marks, numbers, Positions(report.document)))


def marks_of(blocks: Sequence[Block], report: Report) -> Mapping[int, list[Mark]]:
    """block index → the marks in it."""
    positions = Positions(report.document)
    index = {id(block): i for i, block in enumerate(blocks)}
    marks: dict[int, list[Mark]] = {}
    for number, finding in enumerate(report.findings, 1):
        for span in finding.places:
            block = positions.block(span.start)
            while block is not None:
                shown = block.from_source(span.start, span.end)
                if shown is not None:
                    marks.setdefault(index[id(block)], []).append((shown, number, finding))
                after = index[id(block)] + 1
                block = blocks[after] if after < len(blocks) else None
                if block is not None and block.span.start >= span.end:
                    block = None
    return marks


def _groups(
    blocks: Sequence[Block],
    marks: Mapping[int, list[Mark]],
    numbers: Mapping[int, Finding],
    positions: Positions,
) -> Iterator[str]:
    """Blocks that belong together (a list, a table) with the notes on them beside."""
    explained: set[int] = set()
    groups = group_names(blocks)
    place = ""
    depth = 1  # of the last heading; the report's own title is the first level
    for _, group in groupby(range(len(blocks)), key=groups.__getitem__):
        members = list(group)
        first = blocks[members[0]]
        if (label := _label(first, place)) != place:
            yield f'<p class="label">{escape(label)}</p>\n'
            place = label
        if first.kind is BlockKind.HEADING:
            depth = min(max(first.level, 1) + 1, depth + 1, 6)  # no level is left out
        inner = (
            _table(members, blocks, marks)
            if first.cell
            else "".join(_element(blocks[i], marks.get(i, []), depth) for i in members)
        )
        if first.kind is BlockKind.LIST_ITEM and not first.cell:
            inner = f"<ul>{inner}</ul>"
        here = sorted({number for i in members for _, number, _ in marks.get(i, [])} - explained)
        explained.update(here)
        notes = "".join(_note(n, numbers[n], positions) for n in here)
        beside = f'<div class="notes" role="note">{notes}</div>' if notes else ""
        yield f'<div class="part"><div class="text">{inner}</div>{beside}</div>\n'


def group_names(blocks: Sequence[Block]) -> list[str]:
    """For each block the name of the table or list it belongs to, or one of its own."""
    names: list[str] = []
    for i, block in enumerate(blocks):
        if block.cell:
            names.append(f"table {block.cell.table}")
        elif block.kind is BlockKind.LIST_ITEM and i and names[-1].startswith("list"):
            names.append(names[-1])
        else:
            names.append(f"{'list' if block.kind is BlockKind.LIST_ITEM else 'block'} {i}")
    return names


def _element(block: Block, marks: Sequence[Mark], depth: int) -> str:
    text = _text(block, marks)
    match block.kind:
        case BlockKind.HEADING:
            return f"<h{depth}>{text}</h{depth}>"
        case BlockKind.LIST_ITEM:
            return f'<li style="margin-left:{max(block.level - 1, 0) * 1.5}em">{text}</li>'
        case BlockKind.QUOTATION:
            return f"<blockquote><p>{text}</p></blockquote>"
        case BlockKind.FORM_LINE | BlockKind.CAPTION:
            return f'<p class="{block.kind.value}">{text}</p>'
        case _:
            return f"<p>{text}</p>"


def _table(members: Sequence[int], blocks: Sequence[Block], marks: Mapping[int, list[Mark]]) -> str:
    rows: dict[int, dict[int, list[str]]] = {}
    heads: set[int] = set()
    for i in members:
        cell = blocks[i].cell
        assert cell is not None
        rows.setdefault(cell.row, {}).setdefault(cell.column, []).append(
            _text(blocks[i], marks.get(i, []))
        )
        if cell.header:
            heads.add(cell.row)
    width = 1 + max(column for row in rows.values() for column in row)
    lines = []
    for number, row in sorted(rows.items()):
        tag = 'th scope="col"' if number in heads else "td"
        cells = "".join(f"<{tag}>{'<br>'.join(row.get(c, []))}</{tag[:2]}>" for c in range(width))
        lines.append(f"<tr>{cells}</tr>")
    frame = '<div class="wide" tabindex="0" role="region" aria-label="Table">'
    return f"{frame}<table>{''.join(lines)}</table></div>"


def _text(block: Block, marks: Sequence[Mark]) -> str:
    """The block's text with its marks."""
    parts = []
    for piece in pieces(block, marks):
        shown = escape(piece.text)
        for finding in piece.over:
            name = "sentence" if summary.is_long(finding) else "word"
            shown = f'<mark class="{name} {finding.severity.value} k-{finding.rule}">{shown}</mark>'
        parts.append(shown)
        parts += [_reference(number, one) for number, one in piece.ended]
    return "".join(parts)


def pieces(block: Block, marks: Sequence[Mark]) -> Iterator[Piece]:
    """The block's text in order; where marks overlap it is cut at every border."""
    cuts = sorted({0, len(block.text), *(at for span, _, _ in marks for at in span)})
    waiting = sorted(marks, key=lambda mark: mark[0].start, reverse=True)
    ends: dict[int, dict[int, Finding]] = {}
    for span, number, finding in marks:
        ends.setdefault(span.end, {})[number] = finding
    over: list[Mark] = []
    for start, end in pairwise(cuts):
        over = [mark for mark in over if mark[0].end > start]
        while waiting and waiting[-1][0].start == start:
            over.append(waiting.pop())
        inner = sorted(over, key=lambda m: m[0].end - m[0].start)[:_DEEPEST]
        ended = tuple(sorted(ends.get(end, {}).items(), key=lambda one: one[0]))
        yield Piece(block.text[start:end], tuple(finding for _, _, finding in inner), ended)


def _reference(number: int, finding: Finding) -> str:
    label = escape(f"Note {number}: {finding.text[:60]}", quote=True)
    return (
        f'<a class="ref {finding.severity.value} k-{finding.rule}" href="#n{number}"'
        f' aria-label="{label}">{number}</a>'
    )


def _note(number: int, finding: Finding, positions: Positions) -> str:
    """What to write instead comes first; the reason opens on request, so that notes stay beside
    what they are about."""
    instead = escape(" / ".join(summary.instead(finding)))
    name = escape(cut(" ".join(finding.text.split()), _NAME))
    message = escape(finding.message)
    if summary.is_long(finding):
        said = f"{message} <b>{instead}</b>" if instead else message
        reasons = []
    else:
        said = f"<b>{name} → {instead}</b>" if instead else message
        reasons = [message] if instead else []
    reasons += [escape(finding.why)] if finding.why else []
    reasons += [f"{escape(summary.beside(other, positions))}." for other in finding.related]
    more = "".join(f"<p>{reason}</p>" for reason in reasons)
    return (
        f'<div class="note {finding.severity.value} k-{finding.rule}" id="n{number}">'
        f'<strong class="number">{number}</strong> '
        f'<span class="level">{finding.severity.said.capitalize()}</span> {said}'
        + (f" <details><summary>Why?</summary>{more}</details>" if more else "")
        + "</div>"
    )


_NAME = 60  # characters of what is marked, in its note
_LABELS = {"header": "Header", "footer": "Footer"}


def _label(block: Block, before: str) -> str:
    """What is said over a part that stands on another page or slide than the one before it, or
    beside the paper: "Slide 4: notes for the speaker, not counted"."""
    if block.aside in _LABELS:
        return _LABELS[block.aside]
    found = _PAGE.match(block.place)
    place = found.group().capitalize() if found else ""
    if block.aside:
        return f"{place}: notes for the speaker, not counted".removeprefix(": ")
    return place or before


_PAGE = re.compile(r"(?:page|slide) \d+(?: \(hidden\))?")
