"""What a comment in a Word or PowerPoint file says, and which findings get one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import ceil

from plainspeak.model import Finding, Report
from plainspeak.model.positions import Positions
from plainspeak.reports import summary
from plainspeak.reports.excerpt import cut
from plainspeak.reports.priorities import first_fixes, weight

AUTHOR = "plainspeak"
INITIALS = "ps"
A_PAGE = 10
"""Comments on a page, beyond which people's own comments go out of sight. Our own figure."""
_WORDS = 350  # on a page of a Word file in running text
_SLIDE = re.compile(r"slide \d+")
_NAME = 60  # characters of what is marked, before the arrow
_PLACES = 3
_MEANS = re.compile(r"It means: ([^.]*)\. ?")
_READERS = re.compile(r"\bnewcomers\b")


def most_for(report: Report) -> int:
    """How many comments a paper of this length gets by itself; each slide is a page."""
    found = (_SLIDE.match(block.place) for block in report.document.blocks)
    slides = {match.group() for match in found if match}
    return A_PAGE * max(len(slides), 1, ceil(report.words / _WORDS))


def chosen(report: Report, most: int | None) -> list[Finding]:
    """The findings that get a comment, in the order of the paper: where there are more than `most`,
    those that matter most, and of those the ones that most readers stop at."""
    if most is None or len(report.findings) <= most:
        return list(report.findings)
    ranked = sorted(report.findings, key=lambda f: (f.severity.rank, -weight(f), f.start))
    kept = {id(f) for f in ranked[:most]}
    return [f for f in report.findings if id(f) in kept]


def author(finding: Finding) -> str:
    """Who signs the comment: word processors give each author a colour, so each level is one."""
    return f"{AUTHOR}: {finding.severity.said}"


def lead(finding: Finding) -> str:
    """The first words of a comment: "quorate → with enough people to decide"; "" where nothing is
    offered in the place of words."""
    instead = summary.instead(finding)
    if not instead or summary.is_long(finding):
        return ""
    if float(finding.evidence.get("senses", 1)) > 1 and not finding.evidence.get("supported", 1):
        instead = [SPELL_OUT]  # the reason names what the letters may stand for
    return f"{cut(' '.join(finding.text.split()), _NAME)} → {' / '.join(instead)}"


SPELL_OUT = "write out what it stands for"


def lines(finding: Finding, positions: Positions, at: int | None = None) -> list[str]:
    """The rest of a comment: why, how many readers stop, and where the words stand again. `at` is
    the source position by which the comment stands, if that is not the finding's first place."""
    instead = summary.instead(finding)
    meaning = _MEANS.search(finding.why)
    why = finding.why
    if meaning and meaning[1].lower() in (text.lower() for text in instead):
        why = _MEANS.sub("", why)
    if finding.readers and not _READERS.search(why):
        why = f"{why} About {round(finding.readers)} in 10 newcomers would stop here."
    said = [f"{finding.message} {why}".strip()]
    if summary.is_long(finding):
        said += instead[:1]
    said += [f"{r.message[:1].upper()}{r.message[1:].rstrip('.')}." for r in finding.related]
    here = positions.where(finding.start if at is None else at)
    others = dict.fromkeys(positions.where(span.start) for span in finding.places)
    for unsaid in (here, ""):
        others.pop(unsaid, None)
    if others:
        shown = ", ".join(list(others)[:_PLACES])
        more = len(others) - _PLACES
        said.append(f"Also: {shown}{f', and {more} more' if more > 0 else ''}.")
    elif finding.also_at:
        said.append("It stands further down as well.")
    return said


def start_here(report: Report, shown: Sequence[Finding]) -> list[str]:
    """What the comment at the top says, after its first words."""
    said = [summary.headline(report), " ".join(summary.facts(report)), summary.good(report)]
    if first := first_fixes(report):
        said.append(f"Begin with: {summary.quoted(first)}.")
    if missing := len(report.findings) - len(shown):
        said.append(
            f"Here are the {len(shown):,} comments that help most readers. There are {missing:,}"
            " more: `plainspeak review --all` shows them."
        )
    said.append("A comment is advice. You know your group, so you decide.")
    return [one for one in said if one]
