"""A paragraph of an office file cut where a person sees one thing end and another begin."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from plainspeak.model import BlockKind
from plainspeak.readers.fill_in import is_label_line, label_end
from plainspeak.readers.plain_lines import LineKind, classify
from plainspeak.readers.wrapping import ends_sentence

_GAP = re.compile(r"[ \xa0]*[\n\t][\s]*")
_LABEL_LENGTH = 60  # characters in which a label is looked for
_MARKER_LENGTH = 12  # characters that a typed bullet or number takes at most


class Line(NamedTuple):
    """A part of a paragraph; `kind` is what it is where it is not what the paragraph is."""

    start: int
    end: int
    kind: BlockKind | None = None


def split(text: str, strong: frozenset[int], running: bool) -> list[Line]:
    """The parts of a paragraph in which line breaks are "\\n" and columns are "\\t".

    `strong` holds the positions at which bold type begins: a label in bold ("Date:") begins a new
    part where it follows another one or a line break. With `running`, the paragraph is neither an
    item of a list nor a cell, so a part may turn out to be a line of a form, or an item with a
    typed bullet.
    """
    blank = len(text) - len(text.lstrip())
    first = label_end(text[blank : blank + _LABEL_LENGTH])
    labels = {
        at
        for at in strong
        # In the middle of a sentence bold words with a colon are no label.
        if (0 < first <= at - blank or text[:at].rstrip(" ")[-1:] in ("", "\n", "\t"))
        and label_end(text[at : at + _LABEL_LENGTH])
    }
    gaps = {gap.start(): gap.group() for gap in _GAP.finditer(text.rstrip())}
    cuts = [
        at
        for at in sorted({*labels, *gaps})
        if at in labels or _apart(text, at, gaps[at], at + len(gaps[at]) in labels)
    ]
    parts = [(a, b) for a, b in pairwise([0, *cuts, len(text)]) if text[a:b].strip()]
    if not running:
        return [Line(a, b) for a, b in parts]
    columns = any("\t" in gaps.get(cut, "") for cut in cuts)
    return [_line(text, a, b, labels, len(parts) > 1, columns) for a, b in parts]


def _apart(text: str, at: int, gap: str, is_label_next: bool) -> bool:
    """Whether what stands on both sides of a line break or tab are two things."""
    before, following = text[:at].rstrip(), text[at + len(gap) :]
    if not before or is_label_next:
        return is_label_next
    if "\n" not in gap and (before.endswith(":") or _only_marker(text, at)):
        return False
    return not following[:1].islower() or ends_sentence(before)


def _only_marker(text: str, at: int) -> bool:
    """Whether the line up to `at` holds no more than a typed bullet or number."""
    line = text[text.rfind("\n", 0, at) + 1 : at]
    return len(line) < _MARKER_LENGTH and classify(f"{line} x", 0).text == "x"


def _line(text: str, start: int, end: int, labels: set[int], several: bool, columns: bool) -> Line:
    start += len(text[start:end]) - len(text[start:end].lstrip())
    typed = classify(text[start:end].replace("\n", " "), start)
    if typed.kind in (LineKind.BULLET, LineKind.NUMBERED):
        return Line(typed.start, typed.end, BlockKind.LIST_ITEM)
    line = " ".join(text[start:end].split())
    label = label_end(line) if several or start in labels else 0
    if label and is_label_line(line, label):
        return Line(start, end, BlockKind.FORM_LINE)
    if columns and not ends_sentence(line):
        return Line(start, end, BlockKind.FORM_LINE)
    return Line(start, end)
