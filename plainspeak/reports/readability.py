"""The reading level of one paper: what was counted, what was left out, and the formulas."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping

from plainspeak.model import Readability, Report
from plainspeak.model.positions import Positions
from plainspeak.model.signs import harmless, visible
from plainspeak.reports import summary

_WIDTH = 80
_SCALE = {
    "Flesch Reading Ease": "100 easy … 0 hard",
    "Dale–Chall": "4 easy … 10 hard",
    "LIX": "20 easy … 60 hard",
}
_GRADE = "US grade"
_MOST_SECTIONS = 5
_ONE = {
    "headings": "heading",
    "table cells": "table cell",
    "form lines": "form line",
    "captions": "caption",
    "quotations": "quotation",
    "references": "reference",
    "list items that are not sentences": "list item that is not a sentence",
    "lines that are not sentences": "line that is not a sentence",
}


def render(report: Report, textstat: Mapping[str, float] | None = None) -> str:
    """The report as plain text of 80 columns; `textstat` holds that package's own numbers, where
    they are to stand beside ours."""
    level = report.readability
    lines: list[str] = []
    if report.path:
        lines += [report.path, ""]
    lines += _wrapped(level.band)
    if level.reliability != "none":
        lines += _wrapped(summary.CANNOT_SEE)
    lines += ["", "Counted", *_counted(level)]
    if level.left_out:
        lines += ["", "Left out, as the formulas were made for full sentences"]
        lines += _wrapped(_left_out(level), "  ")
    if level.reliability != "none" or textstat is not None:
        lines += ["", *_formulas(report, textstat)]
    lines += _sections(report)
    return harmless(visible("\n".join(lines) + "\n"))


def _counted(level: Readability) -> Iterator[str]:
    yield f"  {_count(level.sentences, 'sentence')}, {_count(level.words, 'word')}"
    if level.sentences:
        yield f"  {level.words / level.sentences:.1f} words in a sentence"
        yield f"  {level.syllables / level.words:.2f} syllables in a word"
        yield f"  {_count(level.polysyllables, 'word')} of three or more syllables"


def _left_out(level: Readability) -> str:
    most_first = sorted(level.left_out.items(), key=lambda item: (-item[1], item[0]))
    parts = [f"{n:,} {_ONE.get(name, name) if n == 1 else name}" for name, n in most_first]
    return ", ".join(parts) + "."


def _formulas(report: Report, textstat: Mapping[str, float] | None) -> Iterator[str]:
    ours = report.readability.formulas
    theirs = textstat or {}
    head = f"{'Formula':<22}{'Score':>7}"
    yield (f"{head}{'textstat':>10}" if textstat is not None else head).rstrip()
    for name in ours or theirs:
        value = f"{ours[name]:.1f}" if name in ours else "–"
        line = f"  {name:<20}{value:>7}"
        if textstat is not None:
            line += f"{theirs[name]:>10.1f}" if name in theirs else f"{'–':>10}"
        yield f"{line}   {_SCALE.get(name, _GRADE)}"
    if textstat is not None:
        yield ""
        yield from _wrapped(
            "textstat reads the whole page. It counts headings and cells as sentences or parts of "
            "them. It ends a sentence at each full stop, also in 3.5. It reads NHS as one syllable."
        )


def _sections(report: Report) -> Iterator[str]:
    """The parts of a paper, the hardest first, where it has more than one."""
    positions = Positions(report.document)
    parts: dict[str, list[tuple[int, float]]] = {}
    for sentence in report.sentences:
        rated = (sentence.words, sentence.difficulty)
        parts.setdefault(positions.heading(sentence.start), []).append(rated)
    if len(parts) < 2:
        return
    ranked = sorted(
        (-sum(w * d for w, d in rated) / max(1, sum(w for w, _ in rated)), heading, len(rated))
        for heading, rated in parts.items()
    )
    yield ""
    yield "Hardest parts (1 easy … 6 hard)"
    for difficulty, heading, number in ranked[:_MOST_SECTIONS]:
        note = f"({_count(number, 'sentence')})"
        room = _WIDTH - 8 - len(note)
        title = heading or "At the start"
        title = title if len(title) <= room else title[: room - 1].rstrip() + "…"
        yield f"  {-difficulty:.1f}  {title} {note}"


def _count(number: int, one: str) -> str:
    return f"{number:,} {one}{'' if number == 1 else 's'}"


def _wrapped(text: str, indent: str = "") -> list[str]:
    return textwrap.wrap(text, _WIDTH, initial_indent=indent, subsequent_indent=indent)
