"""What a rewrite gained, for a person to read."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from plainspeak.compare import SENTENCE_RULES, Comparison, compare
from plainspeak.model import Finding, Report

_WIDTH = 80
_MOST = 8  # sentences that are shown; words are all named


def render(old: Report, new: Report) -> str:
    """Before and after side by side, then what went, what stayed and what came."""
    found = compare(old, new)
    lines = []
    if old.path and new.path:
        lines += [f"{old.path} → {new.path}", ""]
    lines += textwrap.wrap(_headline(found), _WIDTH)
    lines += ["", *_table(found), ""]
    lines += _levels(found)
    for title, findings in (
        ("Gone", found.gone),
        ("Still there", found.stayed),
        ("New", found.came),
    ):
        lines += _findings(title, findings)
    return "\n".join(lines) + "\n"


def _headline(found: Comparison) -> str:
    before, after = found.before.stopping_points, found.after.stopping_points
    if after == before == 0:
        return "Someone new could read both without having to stop."
    if after == 0:
        return f"Someone new could now read it without having to stop. Before: {_times(before)}."
    now = f"Someone new would now have to stop {_times(after)}"
    if after < before:
        return f"{now}, not {_times(before)}."
    if after > before:
        return f"{now}. Before it was {_times(before)}."
    return f"{now}, as before."


def _table(found: Comparison) -> Iterator[str]:
    old, new = found.before, found.after
    rows: tuple[tuple[str, str, str], ...] = (
        ("", "before", "after"),
        ("Places to stop", f"{old.stopping_points:,}", f"{new.stopping_points:,}"),
        ("Sets of letters not explained", f"{old.unexplained:,}", f"{new.unexplained:,}"),
        ("Long or hard sentences", f"{old.hard_sentences:,}", f"{new.hard_sentences:,}"),
        ("Difficulty (1 easy … 6 hard)", f"{old.difficulty:.1f}", f"{new.difficulty:.1f}"),
        ("Words", f"{old.words:,}", f"{new.words:,}"),
    )
    for name, before, after in rows:
        yield f"  {name:<32}{before:>9}{after:>9}"


def _levels(found: Comparison) -> list[str]:
    old, new = found.before.band, found.after.band
    if old == new:
        return textwrap.wrap(f"Reading level, before and after: {old}", _WIDTH)
    lines = []
    for when, band in (("before", old), ("after", new)):
        lines += textwrap.wrap(f"Reading level {when}: {band}", _WIDTH, subsequent_indent="  ")
    return lines


def _findings(title: str, findings: Sequence[Finding]) -> Iterator[str]:
    if not findings:
        return
    yield ""
    yield f"{title} ({len(findings)})"
    by_rule: dict[str, list[str]] = {}
    for finding in findings:
        if finding.rule not in SENTENCE_RULES:
            by_rule.setdefault(finding.rule, []).append(" ".join(finding.text.split()))
    for rule, texts in by_rule.items():
        line = f"{rule}: {', '.join(texts)}"
        yield from textwrap.wrap(line, _WIDTH, initial_indent="  ", subsequent_indent="    ")
    sentences = [f for f in findings if f.rule in SENTENCE_RULES]
    for finding in sentences[:_MOST]:
        text = textwrap.shorten(finding.text, _WIDTH - len(finding.rule) - 6, placeholder=" …")
        yield f"  {finding.rule}: {text}"
    if len(sentences) > _MOST:
        yield f"  and {len(sentences) - _MOST} more sentences"


def _times(number: int) -> str:
    return "once" if number == 1 else f"{number:,} times"
