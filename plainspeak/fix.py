"""Put suggestions that fit into a paper: only what they replace changes, nothing else by a byte."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from difflib import unified_diff

from plainspeak.config import Config
from plainspeak.model import Document, Edit, Report

_MOST_ROUNDS = 8

FORMATS = ("markdown", "plain")
"""The formats whose papers can be changed in place: those that are text themselves."""


def fixes(report: Report, rules: Iterable[str] | None = None) -> list[Edit]:
    """The edits of a report that can be made safely, in the order of the paper.

    `rules` limits them to the findings of these rules. No two of them touch, and none reaches over
    markup: what an edit replaces reads in the source as it does on the page. A paper in a format
    other than `FORMATS` has none.
    """
    document = report.document
    if document.format not in FORMATS:
        return []
    wanted = None if rules is None else frozenset(rules)
    found: list[Edit] = []
    for edit in sorted(
        edit
        for finding in report.findings
        if wanted is None or finding.rule in wanted
        for edit in finding.fixes
    ):
        apart = not found or edit.start > found[-1].end
        if apart and document.source[edit.start : edit.end] != edit.text and _plain(document, edit):
            found.append(edit)
    return found


def apply(source: str, edits: Sequence[Edit]) -> str:
    """The source with the edits made. They must be in order and must not overlap."""
    pieces, at = [], 0
    for edit in edits:
        pieces += [source[at : edit.start], edit.text]
        at = edit.end
    return "".join([*pieces, source[at:]])


def fixed(
    document: Document, config: Config | None = None, rules: Iterable[str] | None = None
) -> str:
    """The source of a paper with every suggestion that fits in place.

    Checks again after each round, because a change may bring the next one within reach ("please
    note that" goes, and what follows begins the sentence). So there is nothing left to fix: doing
    it once more gives the same text.
    """
    from plainspeak import engine, readers

    wanted = None if rules is None else frozenset(rules)
    for _ in range(_MOST_ROUNDS):
        edits = fixes(engine.check_document(document, config=config), wanted)
        if not edits:
            break
        changed = apply(document.source, edits)
        document = replace(
            readers.read(changed, readers.format_named(document.format)), path=document.path
        )
    return document.source


def diff(before: str, after: str, name: str = "paper") -> str:
    """What has changed from one text to the other, as a unified diff; "" where nothing has."""
    lines = unified_diff(
        before.splitlines(keepends=True), after.splitlines(keepends=True), name, f"{name} (fixed)"
    )
    return "".join(
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines
    )


def _plain(document: Document, edit: Edit) -> bool:
    """Whether one block holds the whole place, and its source is what a person reads there."""
    for block in document.blocks:
        if block.span.start <= edit.start and edit.end <= block.span.end:
            covering = [
                s for s in block.segments if s.source_start < edit.end and edit.start < s.source_end
            ]
            read = "".join(block.text[s.start : s.end] for s in covering)
            written = document.source[covering[0].source_start : covering[-1].source_end]
            return read.split() == written.split() and len(read) == len(written)
    return False
