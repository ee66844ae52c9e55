"""Jobs in the notes of a meeting that are worded without anybody to do them.

A job is something that has to happen from now on: "the wall will be repaired", "agreed that a
letter be sent", "the gutter needs looking at", "to write to the bank", "someone to ring them".
Whether somebody is named elsewhere in the item is for _owners.py to say.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import NamedTuple

from plainspeak.analysis.types import Passage
from plainspeak.model import Span
from plainspeak.rules._load import FINITE
from plainspeak.rules._people import People
from plainspeak.rules._verbs import after_adverbs, is_participle, names_who
from plainspeak.wordclasses import members

Tag = Callable[[int], str]
"""The Penn tag of a token of the passage."""

_PAUSES = frozenset({",", ";", ":", "-", "–", "—", "--", "(", "*", "•", ".", "&", "/", "="})
_NEEDS = members("needing")
_BASE = frozenset({"VB", "VBP", "NN"})  # a verb after "to", also where it is taken for a noun
_TOLD = members("told")
_FAR = 30  # tokens; what stands further away says nothing about a job
_BACK = 5  # tokens before "to be" among which a word may make it part of a description
_MAY_BE = members("may-be")
_PAST = frozenset({"was", "were", "had"})
_HAVE = members("have-to")
_HAS_TO = members("before-jobs")


class Job(NamedTuple):
    """The tokens (both included) that say the job."""

    first: int
    last: int


def jobs(passage: Passage, span: Span, who: People, tag: Tag) -> Iterator[Job]:
    """The jobs that this sentence words without anybody to do them."""
    words = passage.words
    if words[span.end - 1].text == "?" or _gives_a_job(passage, span, who):
        return
    at = span.start
    while at < span.end:
        job = (
            _to_be_done(passage, span, at, who, tag)
            or _to_go(passage, span, at, who)
            or _needs_doing(passage, span, at, tag)
            or _somebody(passage, span, at)
            or _decided_to(passage, span, at, tag)
            or _to_do(passage, span, at, who, tag)
            or _do(passage, span, at, who)
        )
        if job is None:
            at += 1
            continue
        yield job
        at = job.last + 1


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
    if done in members("meeting-events") or done in members("states-as-participles"):
        return None
    if names_who(passage, verb, span.end) or _by_meeting(passage, span, verb):
        return None
    first = at - 1
    while first > span.start and words[first].lower in members("adverbs-in-verbs"):
        first -= 1
    clause = _clause(passage, span, first)
    if not members("no-job-after").isdisjoint(w.lower for w in words[clause:first]):
        return None  # "no votes should be taken", "whether it should be spent", "would need to be"
    before = words[first].lower
    if before in _TOLD and any(map(who.may_own, words[max(span.start, first - _FAR) : first])):
        return None  # "Dev rang them, and the passes will be posted": what somebody told
    if before == "to":
        if _is_described(passage, span, first):
            return None
        if first > span.start and words[first - 1].lower in members("before-infinitives"):
            return None
        carries = words[first - 1].lower in _HAVE if first > span.start else True
        if not carries and any(tag(i) in FINITE for i in range(clause, first)):
            return None  # "The chair has drafted a letter to be sent": it says which letter
    elif before in _MAY_BE:
        return None
    elif before not in members("duty-verbs"):
        if not _was_decided(passage, span, first):
            return None
        first = at
    return Job(first, verb)


def _clause(passage: Passage, span: Span, before: int) -> int:
    """The first token of the clause in which this one stands: after the pause, "that" or "and"."""
    words = passage.words
    for i in range(before - 1, max(span.start, before - _FAR) - 1, -1):
        if words[i].text in _PAUSES or words[i].lower in {"that", "and", "but"}:
            return i + 1
    return max(span.start, before - _FAR)


def _is_described(passage: Passage, span: Span, to: int) -> bool:
    """Whether "to" belongs to a description: "with a new unit to be opened"."""
    near = {word.lower for word in passage.words[max(span.start, to - _BACK) : to]}
    return not members("described-by").isdisjoint(near) or not near.isdisjoint(_PAST)


def _by_meeting(passage: Passage, span: Span, verb: int) -> bool:
    """Whether it is the next meeting that does it: "to be looked at again at the next meeting"."""
    lowers = [w.lower for w in passage.words[verb + 1 : min(span.end, verb + _FAR)]]
    signs = "record" in lowers  # "agreed that the minutes be signed as a true record"
    return signs or any(a == "next" and b in {"meeting", "agenda"} for a, b in pairwise(lowers))


def _begins(passage: Passage, span: Span, at: int, who: People) -> bool:
    """Whether a note begins at this token that is not for one person: "SD: draft a letter"."""
    words = passage.words
    if at == span.start:
        return True
    told = words[at - 1].text == ":" and at - 2 >= span.start and who.may_own(words[at - 2])
    return words[at - 1].text in _PAUSES and not told


def _was_decided(passage: Passage, span: Span, before: int) -> bool:
    """Whether "agreed that …" stands before this token."""
    words = passage.words
    return any(
        words[i].lower in members("decided") and words[i + 1].lower == "that"
        for i in range(max(span.start, before - _FAR), before)
    )


def _to_go(passage: Passage, span: Span, at: int, who: People) -> Job | None:
    """ "posters to go up in the shops": things do not go by themselves."""
    words = passage.words
    if words[at].lower != "to" or at == span.start or at + 2 >= span.end:
        return None
    before = words[at - 1]
    if words[at + 1].lower != "go" or words[at + 2].lower not in members("go-where"):
        return None
    if before.lower in members("before-infinitives") or before.lower in _HAVE:
        return None
    if not before.is_word or who.may_own(before) or _is_described(passage, span, at):
        return None
    return Job(at, at + 2)


def _needs_doing(passage: Passage, span: Span, at: int, tag: Tag) -> Job | None:
    """ "needs looking at", "require replacing"."""
    words = passage.words
    if words[at].lower not in _NEEDS or at + 1 >= span.end:
        return None
    doing = words[at + 1].lower
    if doing.endswith("ing") and len(doing) > len("thing") and tag(at + 1) == "VBG":
        return Job(at, at + 1)
    return None


def _somebody(passage: Passage, span: Span, at: int) -> Job | None:
    """ "someone to ring them", "volunteers needed"."""
    words = passage.words
    if words[at].lower not in members("somebody") or at + 1 >= span.end:
        return None
    after = words[at + 1].lower
    is_job = after in members("sought") or after in _HAS_TO
    return Job(at, at + 1) if is_job else None


def _decided_to(passage: Passage, span: Span, at: int, tag: Tag) -> Job | None:
    """ "Agreed to write", "it was suggested to assign", with nobody before it."""
    words = passage.words
    if words[at].lower not in members("decided") or at + 2 >= span.end:
        return None
    opens = at == span.start or words[at - 1].text in _PAUSES or words[at].text[0].isupper()
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
    if not _begins(passage, span, at, who) or not _is_action(words[at + 1].lower):
        return None
    if tag(at + 1) not in _BASE or words[at + 1].lower in members("approvals"):
        return None
    if at == span.start and _is_purpose(passage, span, at):
        return None
    return Job(at, at + 1)


def _is_purpose(passage: Passage, span: Span, at: int) -> bool:
    """Whether "To join, ring Jo" goes on to say what one does for it."""
    return any(passage.words[i].text == "," for i in range(at + 1, span.end - 1))


def _do(passage: Passage, span: Span, at: int, who: People) -> Job | None:
    """ "query the acreage", "chase the invoice", as the whole of a note or after a pause."""
    words = passage.words
    if at + 1 >= span.end or words[at].lower not in members("action-verbs"):
        return None
    if not _begins(passage, span, at, who) or words[at + 1].lower not in members("determiners"):
        return None
    return Job(at, at + 1)


def _is_action(lower: str) -> bool:
    return lower.removeprefix("re-") in members("action-verbs")
