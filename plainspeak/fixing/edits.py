"""Put suggestions that fit into a paper: only what they replace changes, nothing else by a byte."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from plainspeak.config.settings import Config
from plainspeak.model import Document, Edit, Report, Segment

_MOST_ROUNDS = 8

Within = Callable[[Document], Callable[[int, int], bool] | None]
"""For a paper, what says whether a range of its source may change; None where all of it may."""

FORMATS = ("markdown", "plain")
"""The formats whose papers can be changed in place: those that are text themselves."""


def fixes(
    report: Report,
    rules: Iterable[str] | None = None,
    *,
    unsafe: bool = False,
    within: Within | None = None,
) -> list[Edit]:
    """The edits of a report that can be made safely, in the order of the paper.

    `rules` limits them to the findings of these rules; `unsafe` adds those that a person has to
    look at; `within` says which places of a paper may change. No two of them touch, and none
    reaches over markup: what an edit replaces reads in the source as it does on the page. A paper
    in a format other than `FORMATS` has none.
    """
    document = report.document
    if document.format not in FORMATS:
        return []
    wanted = None if rules is None else frozenset(rules)
    page = _Page(document)
    keys = link_keys(document)
    may_change = within(document) if within else None
    found: list[Edit] = []
    for edit in sorted(
        edit
        for finding in report.findings
        if wanted is None or finding.rule in wanted
        for edit in (*finding.fixes, *(finding.unsafe_fixes if unsafe else ()))
    ):
        apart = not found or edit.start > found[-1].end
        if (
            apart
            and document.source[edit.start : edit.end] != edit.text
            and page.shows(edit)
            and (may_change is None or may_change(edit.start, edit.end))
            and not is_in_key(document.source, edit, keys)
            and not _begins_a_link(document.source, edit)
        ):
            found.append(edit)
    return found


_KEY = re.compile(r"^[ \t>]*\[([^\[\]]+)\]:", re.MULTILINE)


def link_keys(document: Document) -> frozenset[str]:
    """The names by which links of a Markdown paper find their addresses: `[plan]: plan.pdf`."""
    if document.format != "markdown" or "]:" not in document.source:
        return frozenset()
    return frozenset(_name(match[1]) for match in _KEY.finditer(document.source))


def is_in_key(source: str, edit: Edit, keys: frozenset[str]) -> bool:
    """Whether an edit would change the text of a link that is also the name of its address: with
    other words, `[plan]` would lead nowhere."""
    if not keys:
        return False
    begin = source.rfind("[", 0, edit.start + 1)
    end = source.find("]", edit.end)
    if begin < 0 or end < 0 or source.find("]", begin, edit.start) >= 0:
        return False
    after = source[end + 1 : end + 3]
    has_own_name = after[:1] == "[" and after != "[]"
    return after[:1] != "(" and not has_own_name and _name(source[begin + 1 : end]) in keys


def _begins_a_link(source: str, edit: Edit) -> bool:
    """Whether the text of a link begins there with a capital: what it leads to may be called so."""
    return source[edit.start - 1 : edit.start] == "[" and source[edit.start].isupper()


def _name(text: str) -> str:
    return " ".join(text.split()).casefold()


def apply(source: str, edits: Sequence[Edit]) -> str:
    """The source with the edits made. They must be in order and must not overlap."""
    pieces, at = [], 0
    for edit in edits:
        pieces += [source[at : edit.start], edit.text]
        at = edit.end
    return "".join([*pieces, source[at:]])


def fixed(
    document: Document,
    config: Config | None = None,
    rules: Iterable[str] | None = None,
    *,
    unsafe: bool = False,
    within: Within | None = None,
) -> str:
    """The source of a paper with every suggestion that fits in place (see `fixes`).

    Checks again after each round, because a change may bring the next one within reach ("please
    note that" goes, and what follows begins the sentence). So there is nothing left to fix: doing
    it once more gives the same text.
    """
    from plainspeak import readers
    from plainspeak.engine import check as engine

    wanted = None if rules is None else frozenset(rules)
    for _ in range(_MOST_ROUNDS):
        report = engine.check_document(document, config=config)
        edits = fixes(report, wanted, unsafe=unsafe, within=within)
        if not edits:
            break
        changed = apply(document.source, edits)
        document = replace(
            readers.read(changed, readers.format_named(document.format)), path=document.path
        )
    return document.source


class _Page:
    """What a person reads, by its place in the source."""

    def __init__(self, document: Document) -> None:
        self._source = document.source
        self._segments: list[tuple[Segment, int, str]] = sorted(
            (
                (segment, number, block.text[segment.start : segment.end])
                for number, block in enumerate(document.blocks)
                for segment in block.segments
            ),
            key=lambda found: found[0].source_start,
        )
        self._starts = [segment.source_start for segment, _, _ in self._segments]

    def shows(self, edit: Edit) -> bool:
        """Whether one block holds the whole place, and its source is what a person reads there."""
        first = at = bisect_right(self._starts, edit.start) - 1
        read = []
        while 0 <= at < len(self._segments):
            segment, block, text = self._segments[at]
            if block != self._segments[first][1] or segment.source_start >= edit.end:
                break
            begin, stop = edit.start - segment.source_start, edit.end - segment.source_start
            if len(text) != segment.source_end - segment.source_start:
                begin, stop = 0, len(text)  # `&amp;` is all or nothing
            read.append(text[max(0, begin) : stop])
            at += 1
        shown, written = "".join(read), self._source[edit.start : edit.end]
        return len(shown) == len(written) and shown.split() == written.split()
