"""The report of a collection in HTML, for the people who run the place. No name of a person and no
name of a file stands in it: papers have numbers, and a table beside it says where they are."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from io import StringIO

from plainspeak.apps.audit.glossary import agreed, meaning
from plainspeak.apps.audit.people import shown_group
from plainspeak.apps.audit.pictures import STYLE, bars
from plainspeak.apps.audit.totals import (
    LONG_ENOUGH,
    Letters,
    Ranked,
    Sum,
    Totals,
    Word,
    by_date,
    by_group,
    commonest,
    senses,
)
from plainspeak.reports.data import cell
from plainspeak.reports.html import page
from plainspeak.reports.summary import count

GLOSSARY, MEND, MODELS = "glossary.csv", "papers-to-mend.csv", "model-papers.csv"
_PAPERS = 20  # of each kind on the page; the files beside it hold more
_BARS = 30
_SENSES = 3
_NO_GROUP, _NO_WORDS = "not in any", "The words of the papers were kept out, as you asked."
_HARDEST = 6.0


def render(
    totals: Totals, letters: Sequence[tuple[str, Letters]], words: Sequence[tuple[str, Word]],
    *, text: bool,
) -> str:  # fmt: skip
    """The whole page."""
    title = f"a collection of {count(totals.whole.papers, 'paper')}"
    sections = (
        _short(totals),
        _over_time(totals),
        _departments(totals),
        _letters(letters) if text else f"<h2>Letters that few explain</h2><p>{_NO_WORDS}</p>",
        _words(words) if text else f"<h2>Words that stop readers</h2><p>{_NO_WORDS}</p>",
        _to_mend(totals),
        _models(totals),
        _unread(totals),
        _how(totals),
    )
    return page(title, "".join(f"<section>{s}</section>" for s in sections if s), STYLE, footer="")


def _short(totals: Totals) -> str:
    whole = totals.whole
    if not whole.papers:
        return '<p class="headline">No paper could be read.</p>'
    share = f"{100 * whole.unexplained / whole.letters:.0f}%" if whole.letters else "0%"
    again = totals.addresses - whole.papers - sum(totals.reasons.values())
    copies = f" {count(again, 'copy', 'copies')} of the same papers did not count." if again else ""
    return (
        '<div class="summary"><p class="headline">Someone new would have to stop'
        f" {whole.rate:.1f} times in 100 words.</p>"
        f"<p>{count(whole.papers, 'paper')} with {count(whole.words, 'word')} were read.{copies}"
        f" The paper in the middle has a difficulty of {whole.difficulty:.1f}, from 1 (easy) to 6"
        f" (hard). Of the sets of letters in a paper, {share} are never explained.</p></div>"
    )


def _over_time(totals: Totals) -> str:
    times = by_date(totals)
    if not times:
        return ""
    dated = ", ".join(
        f"{number:,} {_DATED[by]}" for by, number in sorted(totals.dated_by.items()) if number
    )
    return (
        "<h2>Over time</h2>"
        + _figure("Difficulty of the paper in the middle", times)
        + _table("When", times)
        + f'<p class="small">How the papers are dated: {dated}.</p>'
    )


_DATED = {
    "pattern": "by the pattern that you gave",
    "table": "by the table that you gave",
    "address": "by a date in the name or the folder",
    "file": "by the day on which the file was last changed",
    "": "without a date",
}


def _departments(totals: Totals) -> str:
    groups = by_group(totals)
    if len(groups) < 2:
        return ""
    named = {name or _NO_GROUP: one for name, one in groups.items()}
    first = dict(list(named.items())[:_BARS])
    hard = dict(sorted(first.items(), key=lambda g: (-g[1].difficulty, g[0])))
    return (
        "<h2>By folder or department</h2>"
        + _figure("Difficulty of the paper in the middle", hard)
        + _table("Folder or department", named, _changes(totals, list(groups)))
    )


def _changes(totals: Totals, groups: Sequence[str]) -> list[str]:
    """For each department, its first and its last time: does it get better?"""
    found = []
    for group in groups:
        times = [(t, one) for t, one in by_date(totals, group).items() if one.papers]
        if len(times) < 2:
            found.append("")
            continue
        (first, then), (last, now) = times[0], times[-1]
        found.append(f"{first}: {then.difficulty:.1f}, {last}: {now.difficulty:.1f}")
    return found


def _figure(what: str, rows: Mapping[str, Sum]) -> str:
    shown = [(name, one.difficulty) for name, one in rows.items() if one.papers]
    said = f"{what}, from 1 (easy) to 6 (hard). The table below has the same numbers."
    return f'<p class="small">{what}, from 1 (easy) to 6 (hard).</p>' + bars(
        shown, most=_HARDEST, said=said
    )


def _table(first: str, rows: Mapping[str, Sum], changes: Sequence[str] = ()) -> str:
    heads = [first, "Papers", "Words", "Difficulty", "Stops in 100 words", "Letters not explained"]
    body = []
    for number, (name, one) in enumerate(rows.items()):
        cells: list[str | None] = [
            name, f"{one.papers:,}", f"{one.words:,}", f"{one.difficulty:.1f}", f"{one.rate:.1f}",
            f"{100 * one.unexplained / one.letters:.0f}%" if one.letters else "",
        ]  # fmt: skip
        body.append([*cells, *changes[number : number + 1]])
    if any(changes):
        heads.append("First and last")
    else:
        body = [row[: len(heads)] for row in body]
    return _grid(
        f"The numbers behind the picture: {first.lower()}", heads, body, numbers=(1, 2, 3, 4, 5)
    )


def _grid(
    caption: str, heads: Sequence[str], rows: Iterable[Sequence[str | None]], numbers: Sequence[int]
) -> str:
    """A table that can be read aloud: a caption, heads with a scope, a name for each row."""

    def mark(column: int) -> str:
        return ' class="n"' if column in numbers else ""

    top = "".join(f'<th scope="col"{mark(i)}>{escape(h)}</th>' for i, h in enumerate(heads))
    body = "".join(
        f'<tr><th scope="row">{escape(row[0] or "")}</th>'
        + "".join(f"<td{mark(i)}>{escape(c or '')}</td>" for i, c in enumerate(row[1:], 1))
        + "</tr>"
        for row in rows
    )
    return (
        f'<div class="wide" tabindex="0" role="region" aria-label="{escape(caption, quote=True)}">'
        f"<table><caption>{escape(caption)}</caption><thead><tr>{top}</tr></thead>"
        f"<tbody>{body}</tbody></table></div>"
    )


def _letters(letters: Sequence[tuple[str, Letters]]) -> str:
    if not letters:
        return ""
    rows = []
    for short, one in letters:
        found = senses(one)
        known = "; ".join(f"{sense} ({papers:,})" for sense, papers in found[:_SENSES])
        sense = agreed(one)
        state = "papers do not agree" if found else "nobody explains it"
        if not found and one.perhaps:
            sense, state = "", f"perhaps {commonest(one.perhaps)} (from our lists)"
        rows.append(
            [short, f"{one.unexplained:,}", f"{one.papers:,}", known or "nobody explains it",
             meaning(one, sense) if sense else state]
        )  # fmt: skip
    return (
        "<h2>Letters that few explain</h2><p>These letters stand in many papers, and most of these"
        " papers never say what they mean. Where other papers do, this is what they say, with the"
        f" number of papers. The file <b>{GLOSSARY}</b> holds those on which papers agree: read it,"
        " mend it, and it is your common glossary.</p>"
        + _grid(
            "Letters, most often unexplained first",
            ["Letters", "Papers that do not explain", "Papers", "What papers say", "Meaning"],
            rows, numbers=(1, 2),
        )
    )  # fmt: skip


def _words(words: Sequence[tuple[str, Word]]) -> str:
    if not words:
        return ""
    rows = [
        [term, f"{one.papers:,}", f"{one.places:,}", f"{one.tenths / 10 / one.papers:.1f}",
         commonest(one.instead)]
        for term, one in words
    ]  # fmt: skip
    return (
        "<h2>Words that stop readers</h2><p>A word stands high here if it stops many people, or if"
        " many papers use it.</p>"
        + _grid(
            "Words, those that stop most readers first",
            ["Word", "Papers", "Places", "Of ten newcomers, so many stop", "Plainer"],
            rows, numbers=(1, 2, 3),
        )
    )  # fmt: skip


def _to_mend(totals: Totals) -> str:
    if not totals.mend:
        return ""
    return (
        f"<h2>Papers to mend first</h2><p>In these, a newcomer has to stop most often. Papers with"
        f" fewer than {LONG_ENOUGH} words are left out. The file <b>{MEND}</b> says where each one"
        " is.</p>" + _papers("Papers to mend, the one with most stops first", totals.mend)
    )


def _models(totals: Totals) -> str:
    if not totals.models:
        return ""
    return (
        "<h2>Papers to learn from</h2><p>In these, a newcomer hardly has to stop. Show them to"
        f" people who write. The file <b>{MODELS}</b> says where each one is.</p>"
        + _papers("Papers to learn from, the easiest first", totals.models)
    )


def _papers(caption: str, papers: Sequence[Ranked]) -> str:
    rows = [
        [f"{number}", shown_group(p.group), p.date, p.format, f"{p.words:,}", f"{_rate(p):.1f}",
         f"{p.difficulty:.1f}"]
        for number, p in enumerate(papers[:_PAPERS], 1)
    ]  # fmt: skip
    heads = ["Number", "Folder or department", "Date", "Kind", "Words", "Stops in 100 words"]
    return _grid(caption, [*heads, "Difficulty"], rows, numbers=(4, 5, 6))


def _rate(paper: Ranked) -> float:
    return 100 * paper.stops / paper.words


def _unread(totals: Totals) -> str:
    if not totals.reasons:
        return ""
    rows = [
        [reason, f"{number:,}"]
        for (_, reason), number in sorted(totals.reasons.items(), key=lambda r: (-r[1], r[0]))
    ]
    return "<h2>What was not read</h2>" + _grid(
        "Why, and how many papers", ["Why", "Papers"], rows[:_BARS], numbers=(1,)
    )


def _how(totals: Totals) -> str:
    return (
        "<h2>How to read this page</h2><p>A stop is a word, or a set of letters, at which at least"
        " three of ten people who are new to the group would not know how to go on. Difficulty is"
        " what people would say of the sentences, from 1 (easy) to 6 (hard). Both are estimates:"
        " they are good for many papers, and less so for one. A program cannot see if a paper says"
        " what matters.</p>"
        if totals.whole.papers
        else ""
    )


def paper_list(papers: Sequence[Ranked]) -> str:
    """A CSV file that says where the papers of a list are."""
    out = StringIO()
    rows = csv.writer(out, lineterminator="\r\n")
    rows.writerow(
        ("number", "address", "department", "date", "words", "stops in 100 words", "difficulty")
    )
    for number, p in enumerate(papers, 1):
        where = (number, p.address, p.group, p.date, p.words)
        rows.writerow(map(cell, (*where, round(_rate(p), 1), round(p.difficulty, 1))))
    return out.getvalue()
