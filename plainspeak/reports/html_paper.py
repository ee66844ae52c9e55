"""The paper as it reads, each finding marked where it stands and explained beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from itertools import groupby, pairwise

from plainspeak.model import Block, BlockKind, Finding, Report, Severity, Span
from plainspeak.positions import Positions
from plainspeak.reports import summary
from plainspeak.settle import WORD_RULES, places

LEVEL_WORDS = {
    Severity.FIX_FIRST: "Fix first",
    Severity.WORTH_A_LOOK: "Worth a look",
    Severity.SMALL_THING: "Small thing",
}

_Mark = tuple[Span, int, Finding]  # range in the block's text, number of the finding


def paper(report: Report) -> str:
    """The HTML of the whole paper with its findings."""
    blocks = [b for b in report.document.blocks if b.segments]
    marks = _marks(blocks, report)
    numbers = dict(enumerate(report.findings, 1))
    return "".join(_groups(blocks, marks, numbers, Positions(report.document)))


def _marks(blocks: Sequence[Block], report: Report) -> Mapping[int, list[_Mark]]:
    """block index → the marks in it."""
    positions = Positions(report.document)
    index = {id(block): i for i, block in enumerate(blocks)}
    marks: dict[int, list[_Mark]] = {}
    for number, finding in enumerate(report.findings, 1):
        for span in places(finding):
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
    marks: Mapping[int, list[_Mark]],
    numbers: Mapping[int, Finding],
    positions: Positions,
) -> Iterator[str]:
    """Blocks that belong together (a list, a table) with the notes on them beside."""
    explained: set[int] = set()
    groups = _group_names(blocks)
    depth = 1  # of the last heading; the report's own title is the first level
    for _, group in groupby(range(len(blocks)), key=groups.__getitem__):
        members = list(group)
        first = blocks[members[0]]
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


def _group_names(blocks: Sequence[Block]) -> list[str]:
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


def _element(block: Block, marks: Sequence[_Mark], depth: int) -> str:
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


def _table(
    members: Sequence[int], blocks: Sequence[Block], marks: Mapping[int, list[_Mark]]
) -> str:
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


def _text(block: Block, marks: Sequence[_Mark]) -> str:
    """The block's text with its marks; where marks overlap the text is cut at every border."""
    cuts = sorted({0, len(block.text), *(at for span, _, _ in marks for at in span)})
    parts = []
    for start, end in pairwise(cuts):
        shown = escape(block.text[start:end])
        over = [m for m in marks if m[0].start <= start and end <= m[0].end]
        for _, _, finding in sorted(over, key=lambda m: m[0].end - m[0].start):
            name = "word" if finding.rule in WORD_RULES else "sentence"
            shown = f'<mark class="{name} {finding.severity.value} k-{finding.rule}">{shown}</mark>'
        ends = sorted({n for span, n, _ in marks if span.end == end})
        parts.append(shown + "".join(_reference(n, marks) for n in ends))
    return "".join(parts)


def _reference(number: int, marks: Sequence[_Mark]) -> str:
    finding = next(f for _, n, f in marks if n == number)
    label = escape(f"Note {number}: {finding.text[:60]}", quote=True)
    return f'<a class="ref k-{finding.rule}" href="#n{number}" aria-label="{label}">{number}</a>'


def _note(number: int, finding: Finding, positions: Positions) -> str:
    instead = summary.instead(finding)
    lead = "Write" if finding.suggestions and finding.suggestions[0].fits else "Perhaps"
    more = "".join(
        f"<p>{escape(r.message)} ({escape(positions.where(r.start))}).</p>" for r in finding.related
    )
    return (
        f'<div class="note {finding.severity.value} k-{finding.rule}" id="n{number}">'
        f'<p><strong class="number">{number}</strong> '
        f'<span class="level">{LEVEL_WORDS[finding.severity]}</span> '
        f"{escape(finding.message)}</p>"
        + (f"<p>{lead}: <b>{escape(' / '.join(instead))}</b></p>" if instead else "")
        + (f'<p class="why">{escape(finding.why)}</p>' if finding.why else "")
        + more
        + "</div>"
    )
