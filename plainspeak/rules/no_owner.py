"""Jobs that nobody is named for, in minutes, lists of actions and plans."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial

from plainspeak.analysis.types import Analysis, Passage
from plainspeak.model import BlockKind, Finding, Severity, Span, Suggestion
from plainspeak.rules import _listed, _owners
from plainspeak.rules._clauses import Job
from plainspeak.rules._jobs import jobs
from plainspeak.rules._paper import records_jobs
from plainspeak.rules._people import People, people
from plainspeak.rules.base import Kind, NoOptions, Rule

_READ = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.TABLE_CELL})
_ASKED = 2  # people whom the advice asks about
_AROUND_TEXT = 600  # characters on either side of a job in which its item may name people
_NEAR = 12  # sentences or lines after a job in which its item may name somebody
_NEXT = 2  # sentences or lines after a job in which somebody may take it on
_ISSUE = re.compile(r"#\d+\W*$")
_AROUND = 8  # words on either side of a job that are shown with it


def check(analysis: Analysis, options: NoOptions) -> Iterator[Finding]:
    """A finding for each job whose item does not say who does it, in reading order."""
    passages = analysis.passages
    is_minutes = records_jobs(analysis)
    if not is_minutes and not any(p.block.cell for p in passages):
        return
    who = people(passages)
    listed = list(_owners.actions(passages, who))
    if not is_minutes and 2 * sum(action.owned for action in listed) <= len(listed):
        return  # a table in which most rows name somebody is a list of actions, wherever it stands
    alone = {action.passage for action in listed if not action.owned}
    in_list = {action.passage for action in listed}
    if is_minutes:
        for passage, is_open in _listed.listed_jobs(analysis, who):
            in_list.add(passage.index)
            if is_open:
                alone.add(passage.index)
    for item in _owners.items(passages):
        for at, index in enumerate(item):
            passage = passages[index]
            if index in in_list:
                if index in alone:
                    row = item[max(0, at - _NEAR) : at + _NEAR]
                    whole = Job(0, passage.sentences[0].end - 1)
                    yield _finding(analysis, passage, whole, who, row)
                continue
            if not is_minutes or passage.block.kind not in _READ:
                continue
            near = item[max(0, at - _NEAR) : at + _NEAR]
            following = [passages[i] for i in item[at + 1 : at + _NEAR]]
            if at + 1 == len(item) and passage.block.kind is BlockKind.LIST_ITEM:
                following = list(passages[index + 1 : index + 2])  # may go on in the next point
            yield from _in_passage(analysis, passage, following, who, listed, [item[0], *near])


def _in_passage(
    analysis: Analysis,
    passage: Passage,
    following: Sequence[Passage],
    who: People,
    listed: Sequence[_owners.Action],
    item: Sequence[int],
) -> Iterator[Finding]:
    tag = partial(analysis.tags, passage.index)
    first = analysis.passages[item[0]].block.text
    for number, span in enumerate(passage.sentences):
        found = list(jobs(passage, span, who, tag))
        if (
            not found
            or _is_title(passage, span)
            or _is_owned(passage, number, following, who)
            or _is_listed(passage, span, first, listed)
        ):
            continue
        end = 0
        for job in found:
            if job.first >= end:  # one clause may say its job twice
                finding = _finding(analysis, passage, job, who, item)
                yield finding
                end = _clause(passage, job)[1]


def _is_title(passage: Passage, span: Span) -> bool:
    """Whether the number of an issue follows: it has an author, and its title asks nobody."""
    return _ISSUE.search(passage.text(span.start, span.end - 1)) is not None


def _is_owned(passage: Passage, number: int, following: Sequence[Passage], who: People) -> bool:
    """Whether who does the job stands at the end of the sentence, the block or the item."""
    span = passage.sentences[number]
    text = passage.text(span.start, span.end - 1)
    if _owners.ends_with_owner(text, who):
        return True
    after = [(passage, s) for s in passage.sentences[number + 1 :]]
    after += [(p, s) for p in following for s in p.sentences[:1]]
    if any(_owners.takes_it_on(where, s, who) for where, s in after[:_NEXT]):
        return True
    rest = [
        passage.text(s.start, s.end - 1) for s in passage.sentences[number + 1 : number + _NEAR]
    ]
    rest += [p.block.text for p in following]
    return any(_owners.is_owner_line(line, who) for line in rest)


def _is_listed(passage: Passage, span: Span, first: str, listed: Sequence[_owners.Action]) -> bool:
    """Whether the list of actions has this job with a name."""
    own = _owners.stems(passage.text(span.start, span.end - 1))
    number = _owners.number_of(first)
    return any(
        action.owned
        and (
            (number != "" and action.number.rstrip("abcd") == number)
            or len(own & action.stems) >= min(2, len(action.stems) or 2)
        )
        for action in listed
    )


def _finding(
    analysis: Analysis, passage: Passage, job: Job, who: People, item: Sequence[int]
) -> Finding:
    first, last = _clause(passage, job)
    where = passage.source(first, last)
    text = " ".join(passage.text(first, last).split())
    start = passage.starts[first]
    own = passage.block.text[max(0, start - _AROUND_TEXT) : start + _AROUND_TEXT]
    others = (analysis.passages[i].block.text for i in item if i != passage.index)
    around = " ".join((own, *(other[:_AROUND_TEXT] for other in others)))
    named = who.asked(around)[:_ASKED]
    asked = f"Say who: {' '.join(f'{name}?' for name in named)}" if named else "Say who will do it."
    return Finding(
        start=where.start,
        end=where.end,
        rule=RULE.name,
        text=text,
        severity=RULE.severity,
        message=f"Nobody is named for this job: ‘{text}’.",
        why="A job with a name beside it gets done, and readers know whom to ask about it.",
        suggestions=(Suggestion(asked, False),),
    )


def _clause(passage: Passage, job: Job) -> tuple[int, int]:
    """The tokens, both included, that a reader needs to know which job is meant."""
    span = passage.sentence_of(job.first)
    first, last = job
    while first > span.start and job.first - first < _AROUND and not _is_pause(passage, first - 1):
        first -= 1
    while last + 1 < span.end and last - job.last < _AROUND and not _is_pause(passage, last + 1):
        last += 1
    while last > job.last and passage.words[last].text == ".":
        last -= 1
    return first, last


def _is_pause(passage: Passage, token: int) -> bool:
    """Whether a sign divides the sentence here; a full stop within it belongs to a short form."""
    text = passage.words[token].text
    return text != "." and not any(map(str.isalnum, text))


RULE = Rule(
    name="no-owner",
    summary="A job that nobody is named for, in minutes, a list of actions or a plan.",
    severity=Severity.WORTH_A_LOOK,
    check=check,
    kind=Kind.JOB,
    called="jobs that nobody is named for",
    order=155,
    fact=(
        "{n} job has nobody named for it.",
        "{n} jobs have nobody named for them.",
    ),
    sources=("NHS digital service manual", "GOV.UK content guidance"),
)
