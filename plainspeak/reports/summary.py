"""What a paper's report comes down to: the one sentence, the counts, what to do with a finding."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import PurePath

from plainspeak.analysis.phrasing import capitalised
from plainspeak.model import Block, BlockKind, Finding, Positions, Related, Report, Severity
from plainspeak.reports.excerpt import cut, on_one
from plainspeak.rules import BY_NAME, RULES
from plainspeak.rules.base import Kind
from plainspeak.wordclasses import any_of

_NOUN = re.compile(rf"\b(?:{any_of('kinds-of-papers')})\b", re.IGNORECASE)
CANNOT_SEE = (
    "This counts long words and long sentences. It cannot see whether readers know the words."
)
"""What goes with every band."""


def noun(report: Report) -> str:
    """What kind of paper this is, from its first heading or its file name: "agenda"."""
    first = next((b.text for b in report.document.blocks if b.kind is BlockKind.HEADING), "")
    name = re.sub(r"[\d_.-]+", " ", PurePath(report.path).stem) if report.path else ""
    for text in (first, name):
        if found := _NOUN.search(text):
            return found.group().lower()
    return "paper"


def these(thing: str) -> str:
    """ "this agenda", "these minutes"."""
    return (
        f"these {thing}" if thing in ("minutes", "notes", "terms of reference") else f"this {thing}"
    )


def times(number: int) -> str:
    """ "once", "2 times"."""
    return "once" if number == 1 else f"{number:,} times"


def count(number: int, one: str, many: str = "") -> str:
    """ "1 sentence", "2 sentences"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def headline(report: Report) -> str:
    """The one sentence that matters."""
    paper = these(noun(report))
    if report.stopping_points:
        return f"Someone new would have to stop {times(report.stopping_points)} in {paper}."
    if report.hidden:
        return f"Nothing new would make a reader stop in {paper}."
    return f"Someone new could read {paper} without having to stop."


def for_audience(report: Report) -> list[Finding]:
    """The findings but those in what a speaker wrote for themselves."""
    aside = Positions(report.document).aside
    return [f for f in report.findings if aside(f.start) != "notes"]


def facts(report: Report) -> list[str]:
    """A short sentence under the headline for each rule that counts there and has something to
    show; small things are not counted."""
    shown = Counter(f.rule for f in for_audience(report) if f.severity is not Severity.SMALL_THING)
    lines = []
    for rule in RULES:
        if rule.fact and (number := shown[rule.name]):
            lines.append(rule.fact[number != 1].format(n=f"{number:,}"))
    if report.left_out:
        kind = "other" if report.level is Severity.FIX_FIRST else "small"
        things = f"{kind} thing is" if report.left_out == 1 else f"{kind} things are"
        lines.append(f"{report.left_out:,} {things} not shown.")
    worth = [f for f in report.findings if f.severity is not Severity.SMALL_THING]
    if spoken := len(worth) - sum(shown.values()):
        lines.append(f"The notes for the speaker have {spoken:,} more.")
    if foreign := report.not_english:
        lines.append(
            f"{count(foreign, 'part')} {'is' if foreign == 1 else 'are'} not in English, and"
            f" {'was' if foreign == 1 else 'were'} not read."
        )
    return lines


def advice(report: Report) -> str:
    """How much is left to do, in words: no marks, no fail. The limits of 2 and 5 stops in 100
    words are our own. Nothing is said of a paper with findings that a baseline holds, and a paper
    is ready only if all of it was read and nothing in it is marked as more than a small thing."""
    if report.hidden:
        return ""
    if not report.stopping_points:
        left = any(f.severity is not Severity.SMALL_THING for f in for_audience(report))
        if left or (report.left_out and report.level is Severity.FIX_FIRST):
            return "Nearly ready to send."
        if report.not_found:
            return "The words are ready to send."
        return "" if report.not_english else "Ready to send."
    rate = 100 * report.stopping_points / report.words if report.words else 0.0
    if rate < 2:
        return "Nearly ready to send."
    return "A few things to mend." if rate <= 5 else "Worth another draft."


_READS_WELL = 25
"""Words of running text from which on a part without a mark is worth a kind word. Our own
figure."""


def good(report: Report) -> str:
    """What is good already: the parts without a mark, the longest two of them. "" where no part is
    long enough to say so."""
    places = (p.start for f in report.findings if f.severity is not Severity.SMALL_THING
              for p in f.places)  # fmt: skip
    marked = sorted(places)
    parts: list[tuple[str, int]] = []
    clean = False
    for block in report.document.blocks:
        if block.aside or not block.segments:
            continue
        at = bisect_left(marked, block.span.start)
        free = at == len(marked) or marked[at] >= block.span.end
        if block.kind is BlockKind.HEADING:
            parts.append((" ".join(block.text.split()), 0))
            clean = free
        elif parts:
            clean = clean and free
            name, words = parts[-1]
            parts[-1] = (name, words + _running(block) if clean else -len(report.document.source))
    found = sorted((p for p in parts if p[1] >= _READS_WELL), key=lambda p: -p[1])[:2]
    if not found:
        return ""
    names = " and ".join(f"‘{name}’" for name, _ in found)
    return f"{names} {'reads well as it is' if len(found) == 1 else 'read well as they are'}."


def _running(block: Block) -> int:
    return len(block.text.split()) if block.kind is not BlockKind.QUOTATION else 0


def instead(finding: Finding, most: int = 3) -> list[str]:
    """What to write instead, best first, without what only repeats a part of the first."""
    texts = [s.text for s in finding.suggestions]
    return [t for i, t in enumerate(texts) if i == 0 or t not in texts[0]][:most]


def offer(finding: Finding) -> str:
    """What to write instead, with what to do with it: "Write: end / stop"."""
    texts, word = " / ".join(shown_instead(finding)), lead(finding)
    return f"{word}: {texts}" if word else texts


def shown_instead(finding: Finding) -> list[str]:
    """What to write instead as it stands behind `lead`: with a capital where that is empty."""
    first, *rest = instead(finding) or [""]
    return [first if lead(finding) else capitalised(first), *rest]


def lead(finding: Finding) -> str:
    """What to do with the first suggestion, in a word: write it, explain the term by it, or think
    about it; "" where it says so itself: "say what it means: …"."""
    if not finding.suggestions or finding.suggestions[0].text.startswith(_SAYS):
        return ""
    if finding.suggestions[0].fits:
        return "Write"
    return "Explain" if finding.evidence.get("action") == "explain" else "Perhaps"


_SAYS = "say what "


def beside(other: Related, positions: Positions) -> str:
    """What belongs to a finding, and of its place what is not said already: "explained later, under
    ‘Item 4’ (line 30)"."""
    where = positions.where(other.start)
    if where in other.message:
        return other.message
    heading, _, rest = where.partition("’, ")
    if rest and f"{heading}’" in other.message:
        where = rest
    return f"{other.message} ({where})"


def name_of(rule: str) -> str:
    """The name of a rule as people say it: "letters never explained"."""
    return BY_NAME[rule].called


def is_long(finding: Finding) -> bool:
    """Whether it is about a whole sentence or paragraph."""
    return BY_NAME[finding.rule].kind is Kind.SENTENCE


def quoted(findings: Sequence[Finding]) -> str:
    """Terms in a row: TSG, CI, "hard to reach"."""
    shown = (cut(on_one(f.text), 40) for f in findings)
    letters = (BY_NAME[f.rule].kind is Kind.LETTERS for f in findings)
    return ", ".join(t if bare else f'"{t}"' for t, bare in zip(shown, letters, strict=True))


def counts_by_rule(report: Report) -> Mapping[str, int]:
    """rule → number of findings that are no small things, most first."""
    shown = (f for f in for_audience(report) if f.severity is not Severity.SMALL_THING)
    return dict(Counter(f.rule for f in shown).most_common())
