"""Which lines of a paper have changed since a revision.

git compares the two texts as we read them: what a repository or a person has set about encodings,
line ends or ways to compare plays no part. A line is changed where somebody has changed a word in
it. A paragraph that is only wrapped anew has no changed line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from plainspeak.engine.levels import stops_of
from plainspeak.engine.overlaps import keep
from plainspeak.model import Document, InputError, Report
from plainspeak.model.lines import LINE_END
from plainspeak.model.positions import Positions
from plainspeak.readers import decode
from plainspeak.rules import BY_NAME
from plainspeak.rules.base import CLAIMING
from plainspeak.since.tree import Then, git

_HUNK = re.compile(r"^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@", re.MULTILINE)

Touches = Callable[[int, int], bool]
"""Says of a range of the source (code points, half-open) whether it touches a changed line."""


def changed_lines(then: Then, text: str) -> frozenset[int] | None:
    """The lines (from 1) of a paper's `text` that are new since then; None for a paper that was
    not there then, which is new as a whole.

    In a commit hook the work tree holds what is staged, so that the same comparison serves.
    """
    old = then.content()
    if old is None:
        return None
    try:
        before = decode(old)
    except InputError:  # it was no text then
        return None
    return _between(LINE_END.split(before), LINE_END.split(text))


class _Hunk(NamedTuple):
    """Lines that stand in the place of others; both count from 0."""

    old: range
    new: range


def _between(old: Sequence[str], new: Sequence[str]) -> frozenset[int]:
    """The lines of the new text with words that are not in the old one, or that stand where words
    have gone."""
    if old == new:
        return frozenset()
    hunks = [hunk for hunk in _hunks(old, new) if hunk.new]
    changed = {number for hunk in hunks if not hunk.old for number in hunk.new}
    changed.update(_reworded(old, new, [hunk for hunk in hunks if hunk.old]))
    return frozenset(number + 1 for number in changed)


def _reworded(old: Sequence[str], new: Sequence[str], hunks: Sequence[_Hunk]) -> Iterator[int]:
    """The lines of the hunks in which words have changed: their words are compared, one a line."""
    before: list[str] = []
    after: list[str] = []
    lines: list[int | None] = []  # for each word after, the line that it is in
    for hunk in hunks:
        was = [word for number in hunk.old for word in old[number].split()]
        now = [(word, number) for number in hunk.new for word in new[number].split()]
        if was == [word for word, _ in now]:
            continue  # only the white space has changed
        border = f"\N{SYMBOL FOR UNIT SEPARATOR} {len(lines)}"  # no word has a space
        before += [border, *was]
        after += [border, *(word for word, _ in now)]
        lines += [None, *(number for _, number in now)]
    if not lines:
        return
    for hunk in _hunks(before, after):
        # Where words have gone and none have come, the words on both sides count.
        words = hunk.new or range(max(hunk.new.start - 1, 0), hunk.new.start + 1)
        for at in words:
            if at < len(lines) and (line := lines[at]) is not None:
                yield line


def _hunks(old: Sequence[str], new: Sequence[str]) -> list[_Hunk]:
    with TemporaryDirectory(prefix="plainspeak-") as folder:
        for name, lines in (("before", old), ("after", new)):
            content = "\n".join(lines).encode(errors="replace") + b"\n"
            Path(folder, name).write_bytes(content)
        _, said = git(
            folder, "diff", "--no-index", "--no-color",
            "--no-ext-diff", "--no-textconv", "--text", "-U0", "--inter-hunk-context=0",
            "--", "before", "after",
        )  # fmt: skip
    told = _HUNK.findall(said.decode(errors="replace"))
    return [_Hunk(_range(a, b), _range(c, d)) for a, b, c, d in told]


def _range(start: str, count: str) -> range:
    """Lines as git names them, counted from 0; where there are none, it names the line before."""
    number = int(count or 1)
    begin = int(start) - 1 if number else int(start)
    return range(begin, begin + number)


def touching(document: Document, then: Then) -> Touches | None:
    """What says whether a range of a paper touches a line that has changed since then; None where
    everything in it counts."""
    lines = changed_lines(then, document.source) if document.has_lines else None
    if lines is None:
        return None
    positions = Positions(document)

    def touches(start: int, end: int) -> bool:
        first = positions.line_and_column(start)[0]
        last = positions.line_and_column(max(end - 1, start))[0]
        return not lines.isdisjoint(range(first, last + 1))

    return touches


def only_changed(report: Report, then: Then) -> Report:
    """The report with the findings that touch changed lines. A word or letters that the other lines
    of the paper hold as well are no news: whoever changed these lines did not bring them. All else,
    the acronyms' explanations too, still comes from the whole paper."""
    touches = touching(report.document, then)
    if touches is None:
        return report
    news = [
        finding
        for finding in report.findings
        if BY_NAME[finding.rule].kind not in CLAIMING
        or all(touches(span.start, span.end) for span in finding.places)
    ]
    findings = tuple(keep(news, report.document, lambda _, span: touches(span.start, span.end)))
    return replace(report, findings=findings, stopping_points=stops_of(findings, report.document))
