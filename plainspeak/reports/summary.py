"""What a paper's report comes down to: the one sentence, the counts, the three first fixes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import PurePath

from plainspeak.model import BlockKind, Finding, Report, Severity

NOUNS = (
    "agenda", "minutes", "newsletter", "consent form", "form", "letter", "invitation", "summary",
    "report", "guide", "plan", "protocol", "policy", "terms of reference", "notes",
)  # fmt: skip
_NOUN = re.compile(r"\b(" + "|".join(NOUNS) + r")\b", re.IGNORECASE)
_SENTENCE_RULES = ("long-sentence", "hard-sentence")
_FIRST = (
    "acronym-unexplained", "acronym-conflict", "words-about-people", "acronym-explained-late",
    "jargon", "idiom", "academic", "latin", "rare-word", "hidden-verb", "wordy",
)  # fmt: skip
"""The order in which findings of the same severity are worth mending."""

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


def facts(report: Report) -> list[str]:
    """Up to three short sentences under the headline, each with a number that is not zero."""
    rules = Counter(f.rule for f in report.findings)
    lines = []
    if never := rules["acronym-unexplained"]:
        lines.append(f"{count(never, 'set')} of letters {_are(never)} never explained.")
    if late := rules["acronym-explained-late"]:
        lines.append(f"{count(late, 'set')} of letters {_are(late)} explained too late.")
    sentences = [f for f in report.findings if f.rule in _SENTENCE_RULES]
    big = [f for f in sentences if f.severity is not Severity.SMALL_THING]
    if big:
        lines.append(f"{count(len(big), 'sentence')} {_are(len(big))} hard to take in at once.")
    return lines


def advice(report: Report) -> str:
    """How much is left to do, in words: no marks, no fail. The limits of 2 and 5 stops in 100
    words are our own. Nothing is said of a paper with findings that a baseline holds."""
    if report.hidden:
        return ""
    rate = 100 * report.stopping_points / report.words if report.words else 0.0
    if rate < 2:
        return "Nearly ready to send." if report.stopping_points else "Ready to send."
    return "A few things to mend." if rate <= 5 else "Worth another draft."


def first_fixes(report: Report, number: int = 3) -> list[Finding]:
    """The findings to start with: what stops a newcomer most, and most often, first; where there
    is a choice, not all of one kind."""
    order = {name: i for i, name in enumerate(_FIRST)}
    words = [f for f in report.findings if f.rule in order]
    words = [f for f in words if f.severity is not Severity.SMALL_THING]
    words.sort(key=lambda f: (f.severity.rank, order[f.rule], -_weight(f), f.start))
    first = words[: number - 1]
    kinds = {f.rule for f in first}
    others = [f for f in words[number - 1 :] if f.rule not in kinds] if len(kinds) == 1 else []
    return [*first, *(others or words[number - 1 :])[:1]]


def _weight(finding: Finding) -> int:
    """How often a term stands in the paper; more than four times is all the same."""
    return min(1 + len(finding.also_at), 4)


def instead(finding: Finding, most: int = 3) -> list[str]:
    """What to write instead, best first, without what only repeats a part of the first."""
    texts = [s.text for s in finding.suggestions]
    return [t for i, t in enumerate(texts) if i == 0 or t not in texts[0]][:most]


def name_of(rule: str) -> str:
    """The name of a rule as people say it: "letters never explained"."""
    return _NAMES.get(rule, rule.replace("-", " "))


_NAMES = {
    "academic": "formal words",
    "acronym-conflict": "letters with two meanings",
    "acronym-explained-late": "letters explained too late",
    "acronym-unexplained": "letters never explained",
    "acronym-unused": "letters explained, then not used",
    "hard-sentence": "hard sentences",
    "hidden-verb": "verbs hidden in nouns",
    "idiom": "sayings",
    "jargon": "words of the trade",
    "latin": "Latin and French",
    "long-paragraph": "long paragraphs",
    "long-sentence": "long sentences",
    "passive": "who does it is not said",
    "rare-word": "words few people meet",
    "too-many-acronyms": "many letters to keep in mind",
    "unused-ignore": "comments that do nothing",
    "words-about-people": "words about people",
    "wordy": "more words than needed",
}


def quoted(findings: Iterable[Finding]) -> str:
    """Terms in a row: TSG, CI, "hard to reach"."""
    return ", ".join(f.text if f.rule.startswith("acronym") else f'"{f.text}"' for f in findings)


def counts_by_rule(report: Report) -> Mapping[str, int]:
    """rule → number of findings, most first."""
    return dict(Counter(f.rule for f in report.findings).most_common())


def _are(number: int) -> str:
    return "is" if number == 1 else "are"
