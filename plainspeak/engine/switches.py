"""What is not marked although a rule finds it: what comments in a paper switch off in place (see
instructions.py), and words that the settings leave alone."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from plainspeak.analysis.instructions import Instruction, instructions
from plainspeak.config.settings import Config
from plainspeak.engine.overlaps import keep
from plainspeak.model import Block, BlockKind, Document, Finding, Span
from plainspeak.rules import RULES, own_word, unused_ignore


class _Hush(NamedTuple):
    instruction: Instruction
    start: int
    end: int


class _Hushes:
    """Ranges by where they begin, so that a paper with many of them is not gone through for each
    finding."""

    def __init__(self, hushes: Sequence[_Hush]) -> None:
        self.all = hushes
        self._sorted = sorted(hushes, key=lambda h: h.start)
        self._starts = [h.start for h in self._sorted]
        self._ends = list(accumulate((h.end for h in self._sorted), max))  # the furthest so far

    def touching(self, span: Span) -> Iterator[_Hush]:
        """The ranges that share a character with this one."""
        at = bisect_left(self._starts, span.end)
        while at and self._ends[at - 1] > span.start:
            at -= 1
            if self._sorted[at].end > span.start:
                yield self._sorted[at]


def suppress(findings: Sequence[Finding], document: Document, config: Config) -> list[Finding]:
    """The findings that no comment switches off, and one for each comment that switches off
    nothing."""
    asked = [i for i in instructions(document) if not i.is_nearly]
    if not asked:
        return list(findings)
    hushes = _Hushes(_ranges(asked, document))
    used: set[Instruction] = set()

    def wanted(finding: Finding, span: Span) -> bool:
        hits = [
            h.instruction
            for h in hushes.touching(span)
            if not h.instruction.rules or finding.rule in h.instruction.rules
        ]
        used.update(hits)
        return not hits

    kept = keep(findings, document, wanted)
    if config.is_on(unused_ignore.RULE.name, unused_ignore.RULE.on):
        names = {rule.name for rule in RULES}
        hushed = [h.instruction for h in hushes.all]
        idle = [i for i in hushed if i not in used and names.issuperset(i.rules)]
        kept += [unused_ignore.unused(i, document.source) for i in dict.fromkeys(idle)]
    return sorted(kept, key=lambda f: (f.start, f.end, f.rule))


def without_words(findings: Iterable[Finding], config: Config) -> Iterator[Finding]:
    """The findings that are about no word of the setting `never_mark`, in whatever case. Nothing
    else changes: such a word is not taken to be known."""
    never = {" ".join(word.split()).casefold() for word in config.never_mark}
    for finding in findings:
        own = own_word(finding) if never else None
        named = (own[0], " ".join(finding.text.split())) if own else ()
        if never.isdisjoint(word.casefold() for word in named):
            yield finding


def _ranges(asked: Sequence[Instruction], document: Document) -> list[_Hush]:
    """Where each instruction holds. An `off` ends at the next `on` that names the same rules, or
    names none."""
    end = len(document.source)
    ends = list(accumulate((block.span.end for block in document.blocks), max))
    ranges: list[_Hush] = []
    open_ones: list[Instruction] = []
    for instruction in asked:
        if instruction.command == "ignore-file":
            ranges.append(_Hush(instruction, 0, end))
        elif instruction.command == "ignore":
            ranges.append(_Hush(instruction, *_block_of(instruction.span, document, ends)))
        elif instruction.command == "off":
            open_ones.append(instruction)
        elif instruction.command == "on":
            for begun in [
                o for o in open_ones if not instruction.rules or o.rules == instruction.rules
            ]:
                open_ones.remove(begun)
                ranges.append(_Hush(begun, begun.span.end, instruction.span.start))
    return ranges + [_Hush(begun, begun.span.end, end) for begun in open_ones]


def _block_of(comment: Span, document: Document, ends: Sequence[int]) -> Span:
    """The block that a comment stands in or at the end of, or else what comes next: a paragraph, a
    whole list, a whole table. An empty range where there is nothing."""
    next_one = bisect_right(ends, comment.start)
    for number in range(max(next_one - 1, 0), min(next_one + 1, len(document.blocks))):
        block = document.blocks[number]
        if block.span.end > comment.start:
            if block.span.start < comment.start:
                return block.span
            return Span(block.span.start, _end_of_group(number, comment, document))
        if "\n" not in document.source[block.span.end : comment.start]:
            return block.span
    return Span(comment.end, comment.end)


def _end_of_group(number: int, comment: Span, document: Document) -> int:
    """Where the list, table or quotation ends that a block begins; the block's own end for others,
    and for a block in the middle of one, which the comment is about alone."""
    blocks, first = document.blocks, document.blocks[number]
    if number and _belong(blocks[number - 1], first):
        apart = document.source[blocks[number - 1].span.end : comment.start]
        if first.cell is not None or not _BLANK.search(apart):
            return first.span.end
    following = iter(document.comments)
    stop = next((c.span.start for c in following if c.span.start > first.span.start), None)
    end = first.span.end
    for block in blocks[number + 1 :]:
        if not _belong(first, block) or (stop is not None and block.span.start > stop):
            break
        end = block.span.end
    return end


_BLANK = re.compile(r"\n[ \t]*\r?\n")
_GROUPS = (BlockKind.LIST_ITEM, BlockKind.QUOTATION)


def _belong(one: Block, other: Block) -> bool:
    if one.cell is not None and other.cell is not None:
        return one.cell.table == other.cell.table
    return one.kind is other.kind and one.kind in _GROUPS
