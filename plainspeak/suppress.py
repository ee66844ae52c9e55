"""Switching rules off in place, as the comments in a paper ask (see instructions.py)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from plainspeak.config import Config
from plainspeak.instructions import Instruction, instructions
from plainspeak.model import Document, Finding, Span
from plainspeak.rules import RULES, unused_ignore
from plainspeak.settle import keep


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
    asked = instructions(document)
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

    kept = keep(findings, document.source, wanted)
    if config.is_on(unused_ignore.RULE.name, unused_ignore.RULE.on):
        names = {rule.name for rule in RULES}
        hushed = [h.instruction for h in hushes.all]
        idle = [i for i in hushed if i not in used and names.issuperset(i.rules)]
        kept += [unused_ignore.unused(i, document.source) for i in dict.fromkeys(idle)]
    return sorted(kept, key=lambda f: (f.start, f.end, f.rule))


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
    """The block that a comment stands in or at the end of, or else the next one; an empty range
    where there is none."""
    next_one = bisect_right(ends, comment.start)
    for block in document.blocks[max(next_one - 1, 0) : next_one + 1]:
        if block.span.end > comment.start:
            return block.span
        if "\n" not in document.source[block.span.end : comment.start]:
            return block.span
    return Span(comment.end, comment.end)
