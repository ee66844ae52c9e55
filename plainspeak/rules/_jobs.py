"""Jobs in the notes of a meeting that are worded without anybody to do them.

A job is something that has to happen from now on: "the wall will be repaired", "agreed that a
letter be sent", "the gutter needs looking at", "to write to the bank", "someone to ring them".
Whether somebody is named elsewhere in the item is for _owners.py to say.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from plainspeak.analysis.types import Passage
from plainspeak.model import Span
from plainspeak.rules import _notes
from plainspeak.rules._clauses import (
    FAR,
    PAUSES,
    Job,
    Tag,
    begins,
    clause,
    is_reported,
    is_work,
)
from plainspeak.rules._load import FINITE
from plainspeak.rules._people import People
from plainspeak.rules._verbs import after_adverbs, is_participle, names_who
from plainspeak.wordclasses import members

_BASE = frozenset({"VB", "VBP", "NN"})  # a verb after "to", also where it is taken for a noun
_TOLD = members("told")
_BACK = 5  # tokens before "to be" among which a word may make it part of a description
_MAY_BE = members("may-be")
_LONG = 34  # tokens
_PAST = frozenset({"was", "were", "had"})
_HAVE = members("have-to")
_GOING = frozenset({"to", "should", "must"})
_STARTS = _notes.STARTS | members("decided") | _GOING | {"be"}


def jobs(passage: Passage, span: Span, who: People, tag: Tag) -> Iterator[Job]:
    """The jobs that this sentence words without anybody to do them."""
    words = passage.words
    if _gives_a_job(passage, span, who):
        return
    asks = words[span.end - 1].text == "?"
    at = span.start
    while at < span.end:
        job = None
        if words[at].lower in _STARTS:
            find = _asked if asks else _told
            job = find(passage, span, at, who, tag) or _notes.question(passage, span, at, who, tag)
        if job is None:
            at += 1
            continue
        yield job
        at = job.last + 1


def _told(passage: Passage, span: Span, at: int, who: People, tag: Tag) -> Job | None:
    """The job that a statement says at this token."""
    return (
        _to_be_done(passage, span, at, who, tag)
        or _to_go(passage, span, at, who)
        or _decided_to(passage, span, at, tag)
        or _to_do(passage, span, at, who, tag)
        or _notes.note(passage, span, at, who, tag)
    )


def _asked(passage: Passage, span: Span, at: int, who: People, tag: Tag) -> Job | None:
    """The job in a note that ends in a question: "the bank to be told (by letter?"."""
    job = _to_be_done(passage, span, at, who, tag)
    return job if job and passage.words[job.first].lower == "to" else None


def _gives_a_job(passage: Passage, span: Span, who: People) -> bool:
    """Whether the sentence gives somebody a job: "NF to take up with the county"."""
    words = passage.words
    return any(
        words[i].lower in {"to", "will", "shall"}
        and i + 1 < span.end
        and words[i + 1].lower not in {"be", "the", "a"}
        and words[i + 1].text.islower()
        and who.may_own(words[i - 1])
        for i in range(span.start + 1, span.end - 1)
    )


def _to_be_done(passage: Passage, span: Span, at: int, who: People, tag: Tag) -> Job | None:
    """ "will be repaired", "to be looked at", and "be sent" after "agreed that"."""
    words = passage.words
    if words[at].lower != "be" or at == span.start:
        return None
    verb = after_adverbs(passage, at + 1, span.end)
    if verb >= span.end or not is_participle(words[verb].lower):
        return None
    done = words[verb].lower
    if names_who(passage, verb, span.end) or _by_meeting(passage, span, verb):
        return None
    first = at - 1
    while first > span.start and words[first].lower in members("adverbs-in-verbs"):
        first -= 1
    start = clause(passage, span, first)
    if not members("no-job-after").isdisjoint(w.lower for w in words[start:first]):
        return None  # "no votes should be taken", "whether it should be spent", "would need to be"
    before = words[first].lower
    if before == "to":
        found = _left_to_be_done(passage, span, first, start, done, tag)
        return Job(first, verb) if found else None
    if done in members("meeting-events") or done in members("states-as-participles"):
        return None
    if before in members("duty-verbs"):
        is_duty = _is_duty(passage, span, first, start, verb, who)
        return Job(first, verb) if is_duty else None
    if before in _MAY_BE or not _was_decided(passage, span, first, start):
        return None
    return None if done in members("decided-as-participles") else Job(at, verb)


def _left_to_be_done(
    passage: Passage, span: Span, to: int, start: int, done: str, tag: Tag
) -> bool:
    """Whether "to be …" says what is still to be done: "the wall to be mended"."""
    words = passage.words
    if done in members("never-to-be-done") or _is_described(passage, span, to):
        return False
    before = words[to - 1].lower if to > span.start else ""
    if before.startswith("continue") or (
        done in members("meeting-events") and before in members("settled-in-meetings")
    ):
        return False  # "continues to be supported", "date to be agreed", "item to be discussed"
    if to > span.start and words[to - 1].lower in members("before-infinitives"):
        return False
    carries = words[to - 1].lower in _HAVE if to > span.start else True
    if carries:
        if to - 2 >= span.start and words[to - 2].lower in _MAY_BE:
            return False  # "it may have to be looked at"
        is_event = done in members("meeting-events") or done in members("states-as-participles")
        return to == span.start or not (is_event or _is_rule(passage, span, to, done))
    # "The chair has drafted a letter to be sent" says which letter. What stands just before "to"
    # is no such verb: "profits to be checked".
    return not any(tag(i) in FINITE for i in range(start, to - 1))


def _is_duty(passage: Passage, span: Span, first: int, start: int, verb: int, who: People) -> bool:
    """Whether "will be …" or "must be …" is a job, and not a rule or what somebody told."""
    words = passage.words
    before, done = words[first].lower, words[verb].lower
    if is_reported(passage, span, first, who) or _is_rule(passage, span, verb, done):
        return False
    if before in _TOLD and any(map(who.may_own, words[max(span.start, first - FAR) : start])):
        return False  # "Dev rang them, and the passes will be posted": what somebody told
    # Long sentences and conditions describe how something works.
    if span.end - span.start > _LONG or not is_work(done):
        return False
    lowers = {w.lower for w in words[span.start : span.end]}
    if not members("conditions").isdisjoint(lowers):
        return False
    is_not = any(w.lower in {"not", "n't", "never"} for w in words[first:verb])
    return not (is_not and before in {"would", "'d"})


def _is_rule(passage: Passage, span: Span, verb: int, done: str) -> bool:
    """Whether it tells a rule or how things are: "must be advertised for 14 days"."""
    return done in members("rules-as-participles")


def _is_described(passage: Passage, span: Span, to: int) -> bool:
    """Whether "to" belongs to a description: "with a new unit to be opened"."""
    near = {word.lower for word in passage.words[max(span.start, to - _BACK) : to]}
    return not members("described-by").isdisjoint(near) or not near.isdisjoint(_PAST)


def _by_meeting(passage: Passage, span: Span, verb: int) -> bool:
    """Whether it is the next meeting that does it: "to be looked at again at the next meeting"."""
    lowers = [w.lower for w in passage.words[verb + 1 : min(span.end, verb + FAR)]]
    signs = "record" in lowers  # "agreed that the minutes be signed as a true record"
    return signs or any(a == "next" and b in {"meeting", "agenda"} for a, b in pairwise(lowers))


def _was_decided(passage: Passage, span: Span, before: int, start: int) -> bool:
    """Whether "agreed that the hedge", or "(b) that the hedge", stands before "be laid"."""
    words = passage.words
    clause_words = {w.lower for w in words[start:before]}
    if not clause_words.isdisjoint(members("duty-verbs") | _MAY_BE | {"let", "to"}):
        return False
    for i in range(max(span.start, before - FAR), before + 1):
        if words[i].lower == "that" and (
            i == span.start
            or words[i - 1].lower in members("decided")
            or words[i - 1].text in PAUSES - {","}
        ):
            return True
        if words[i].lower in members("decided") and i + 1 >= start:
            return True  # "agreed the hedge be laid"
    return False


def _to_go(passage: Passage, span: Span, at: int, who: People) -> Job | None:
    """ "posters to go up in the shops", "a letter should go": things do not go by themselves."""
    words = passage.words
    goes = words[at].lower
    if goes not in _GOING or at == span.start or at + 2 >= span.end:
        return None
    if words[at + 1].lower not in members("go-by-themselves"):
        return None
    if words[at + 1].lower == "go" and words[at + 2].lower not in members("go-where") | {"."}:
        return None
    before = words[at - 1]
    if before.lower in members("before-infinitives") or before.lower in _HAVE:
        return None
    if not before.is_word or who.may_own(before) or _is_described(passage, span, at):
        return None
    if goes != "to" and (words[at + 1].lower != "go" or is_reported(passage, span, at, who)):
        return None
    if "i" in (w.lower for w in words[span.start : at]):
        return None  # "I'd be glad for it to go to a vote" is what one person would like
    if before.lower in members("decided") or before.lower.endswith("ed"):
        return None  # "Ruth agreed to follow up", "it is retimed to follow the goods train"
    return Job(at, at + 2)


def _decided_to(passage: Passage, span: Span, at: int, tag: Tag) -> Job | None:
    """ "Agreed to write", "it was suggested to assign", with nobody before it."""
    words = passage.words
    if words[at].lower not in members("decided") or at + 2 >= span.end:
        return None
    opens = at == span.start or words[at - 1].text in PAUSES or words[at].text[0].isupper()
    it_was = at >= 2 and words[at - 2].lower == "it" and words[at - 1].lower in {"was", "is"}
    if not (opens or it_was) or words[at + 1].lower != "to" or tag(at + 2) not in {"VB", "VBP"}:
        return None
    if words[at + 2].lower in members("decisions"):
        return None  # a decision leaves nothing to be done
    return Job(at, at + 2)


def _to_do(passage: Passage, span: Span, at: int, who: People, tag: Tag) -> Job | None:
    """ "to write to the bank" where a note begins, and nobody stands before it."""
    words = passage.words
    if words[at].lower != "to" or at + 1 >= span.end or words[at + 1].lower == "be":
        return None
    if not begins(passage, span, at, who) or not _is_action(words[at + 1].lower):
        return None
    if at - 2 >= span.start and words[at - 2].lower in members("purposes"):
        return None  # "Purpose: to report on …"
    if tag(at + 1) not in _BASE or words[at + 1].lower in members("approvals"):
        return None
    if at == span.start and _is_purpose(passage, span, at):
        return None
    return Job(at, at + 1)


def _is_purpose(passage: Passage, span: Span, at: int) -> bool:
    """Whether "To join, ring Jo" goes on to say what one does for it."""
    return any(passage.words[i].text == "," for i in range(at + 1, span.end - 1))


def _is_action(lower: str) -> bool:
    return lower.removeprefix("re-") in members("action-verbs")
