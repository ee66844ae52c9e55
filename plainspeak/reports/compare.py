"""What a rewrite gained, for a person to read."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from plainspeak.model import Finding, Report
from plainspeak.model.signs import harmless, visible
from plainspeak.reports.comparison import Comparison, compare
from plainspeak.reports.replaced import Replaced
from plainspeak.reports.summary import is_long

_WIDTH = 80
_MOST = 8  # sentences that are shown; words are all named


def render(old: Report, new: Report) -> str:
    """Before and after side by side, then what went, what stayed and what came."""
    found = compare(old, new)
    lines = []
    if old.path and new.path:
        lines += [f"{old.path} → {new.path}", ""]
    headline = _headline(found)
    if any(_group(one) in (_OTHER, _REWRITTEN) for one in found.replaced):
        headline += " Whether it still says the same is for you to judge."
    lines += textwrap.wrap(headline, _WIDTH)
    lines += ["", *_table(found), ""]
    lines += _levels(found)
    lines += _replaced(found)
    for title, findings in (
        ("Gone", found.gone),
        ("Still there", found.stayed),
        ("New", found.came),
    ):
        lines += _findings(title, findings)
    return harmless(visible("\n".join(lines) + "\n"))


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


_NO_JUDGE = (
    "plainspeak counts. It cannot judge whether the paper still says the same, so read these"
    " places: fewer stops are no gain where the sense has changed."
)


def _replaced(found: Comparison) -> Iterator[str]:
    """What went, and by what it was replaced; first where the lists do not offer those words."""
    if not found.replaced:
        return
    yield ""
    yield from textwrap.wrap(_NO_JUDGE, _WIDTH)
    groups: dict[str, dict[str, None]] = {title: {} for title in _GROUPS}
    for one in found.replaced:
        groups[_group(one)][_place(one)] = None
    for title, places in groups.items():
        if places:
            yield ""
            yield f"{title} ({len(places)})"
            yield from textwrap.wrap(
                "; ".join(places), _WIDTH, initial_indent="  ", subsequent_indent="    "
            )


_GROUPS = _OTHER, _OFFERED, _LEFT_OUT, _REWRITTEN = (
    "Now in words that our lists do not offer for it",
    "Now in words that our lists offer",
    "Left out",
    "Gone with what stood around it",
)


def _group(replaced: Replaced) -> str:
    if replaced.now is None:
        return _REWRITTEN
    if not replaced.now:
        return _LEFT_OUT
    return _OFFERED if replaced.is_offered else _OTHER


def _place(replaced: Replaced) -> str:
    text = " ".join(replaced.finding.text.split())
    return f"{text} → {replaced.now}" if replaced.now else text


def _findings(title: str, findings: Sequence[Finding]) -> Iterator[str]:
    if not findings:
        return
    yield ""
    yield f"{title} ({len(findings)})"
    by_rule: dict[str, list[str]] = {}
    for finding in findings:
        if not is_long(finding):
            by_rule.setdefault(finding.rule, []).append(" ".join(finding.text.split()))
    for rule, texts in by_rule.items():
        line = f"{rule}: {', '.join(texts)}"
        yield from textwrap.wrap(line, _WIDTH, initial_indent="  ", subsequent_indent="    ")
    sentences = [f for f in findings if is_long(f)]
    for finding in sentences[:_MOST]:
        text = textwrap.shorten(finding.text, _WIDTH - len(finding.rule) - 6, placeholder=" …")
        yield f"  {finding.rule}: {text}"
    if len(sentences) > _MOST:
        yield f"  and {len(sentences) - _MOST} more sentences"


def _times(number: int) -> str:
    return "once" if number == 1 else f"{number:,} times"
