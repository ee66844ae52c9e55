"""Jobs as notes say them in few words: "chase HR", "two prices needed", "who is signing it?".

Sentences that say a job in full are for _jobs.py.
"""

from __future__ import annotations

from plainspeak.analysis.types import Passage
from plainspeak.model import Span
from plainspeak.rules._clauses import (
    FAR,
    NEW_NOTES,
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
from plainspeak.rules._verbs import after_adverbs, names_who
from plainspeak.wordclasses import members

_NEEDS = members("needing")
_TASKS = members("openings-of-tasks")
_ALONE = frozenset(task for task in _TASKS if " " not in task)
_PAIRS = frozenset(task for task in _TASKS if " " in task)
_FIRST = frozenset(task.partition(" ")[0] for task in _TASKS)
_WANTED = members("sought") | members("still-to-be-done")
_BE = members("forms-of-be")
_NEAR = 6  # tokens between "it was felt" and "should"
STARTS = (
    _FIRST | members("action-verbs") | _NEEDS | _WANTED | {"being", "who", "anyone", "been", "like"}
    | members("somebody") | members("felt-by-all") | {"requested"}
)  # fmt: skip
"""Words at which some function of this module finds a job."""


def note(passage: Passage, span: Span, at: int, who: People, tag: Tag) -> Job | None:
    """The job that a note says at this token."""
    return (
        _needs(passage, span, at, who, tag)
        or _somebody(passage, span, at, who)
        or _task(passage, span, at, who, tag)
        or _wanted(passage, span, at, who, tag)
        or _in_hand(passage, span, at, who)
        or _felt(passage, span, at, who)
        or _wished(passage, span, at)
        or _not_done(passage, span, at)
    )


def question(passage: Passage, span: Span, at: int, who: People, tag: Tag) -> Job | None:
    """The job that a question leaves open: "Who is signing it?", "the urn on Saturday, anyone?"."""
    words = passage.words
    lower = words[at].lower
    if lower == "who" and begins(passage, span, at, who) and at + 2 < span.end:
        after = words[at + 1].lower
        doing = words[at + 2].lower
        is_job = after in {"will", "can", "to", "wants"} and doing not in {"be", "have"}
        is_job |= after in {"is", "'s", "’s"} and doing.endswith("ing") and doing != "being"
        return Job(at, at + 2) if is_job else None
    if lower in members("somebody") and [w.text for w in words[at + 1 : span.end]] == ["?"]:
        return Job(at, at)
    if (
        words[span.end - 1].text == "?"
        and at == span.start
        and " ".join(w.lower for w in words[at : at + 2]) in _PAIRS
    ):
        return Job(at, at + 1)
    return None


def _needs(passage: Passage, span: Span, at: int, who: People, tag: Tag) -> Job | None:
    """ "needs looking at", "the policy wants rewriting", "needs an owner", "needs a battery"."""
    words = passage.words
    if words[at].lower not in _NEEDS or at + 2 >= span.end:
        return None
    if (
        at > span.start
        and (
            words[at - 1].lower in members("no-job-after") | members("may-be") | {"not", "n't"}
            or words[at - 1].lower in members("people-pronouns")
            or who.may_own(words[at - 1])
        )
        and words[at - 1].lower not in {"it", "they"}
    ):
        return None
    start = clause(passage, span, at)
    if not members("no-job-after").isdisjoint(w.lower for w in words[start:at]):
        return None
    doing = words[at + 1].lower
    if doing.endswith("ing") and len(doing) > len("thing") and words[at + 2].lower != "of":
        return Job(at, at + 1) if tag(at + 1) == "VBG" or at == span.start else None
    if doing in {"a", "an", "somebody", "someone"}:
        if doing[0] == "s" or words[at + 2].lower in members("needed-people"):
            return Job(at, at + 2)
        if at == start and words[at].lower == "needs":
            if "by" in (w.lower for w in words[at : min(span.end, at + FAR)]):
                return None
            return Job(at, at + 2)  # "The clock has stopped, needs a battery"
    return None


def _somebody(passage: Passage, span: Span, at: int, who: People) -> Job | None:
    """ "someone to ring them", "someone ought to write"."""
    words = passage.words
    if words[at].lower not in members("somebody") or at + 2 >= span.end:
        return None
    if words[at + 1].lower not in members("before-jobs") or words[at + 2].lower in _PAST_DUTY:
        return None
    if is_reported(passage, span, at, who):
        return None
    return Job(at, at + 1)


_PAST_DUTY = frozenset({"be", "been", "have"})


def _task(passage: Passage, span: Span, at: int, who: People, tag: Tag) -> Job | None:
    """ "chase HR", "Take to oversight committee", "find out quick" where a note begins."""
    words = passage.words
    lower = words[at].lower
    if (lower not in _FIRST and lower not in members("action-verbs")) or at + 1 >= span.end:
        return None
    if not begins(passage, span, at, who):
        return None
    if words[at].text.isupper() and not words[at + 1].text.isupper():
        return None  # "SEND policy" is about letters
    after = words[at + 1].lower
    is_new = at == span.start or words[at - 1].text in NEW_NOTES
    pair = f"{lower} {after}"
    is_task = pair in _PAIRS and is_new
    is_task = is_task or (lower in _ALONE and is_new and _is_object(passage, span, at + 1, tag))
    is_task = is_task or (lower in members("action-verbs") and _is_determiner(passage, at + 1))
    if lower in members("meetings-own-work") or (pair in _PAIRS and at + 2 >= span.end):
        return None  # "Review the rules" is what a meeting does; "Follow up" is a heading
    if not is_task or _addresses_readers(passage, span, at):
        return None
    before = words[at - 1].lower if at > span.start else ""
    if before == "," and not is_new and not _lists_tasks(passage, span, at):
        return None
    return Job(at, min(at + 1, span.end - 1))


def _is_object(passage: Passage, span: Span, at: int, tag: Tag) -> bool:
    """Whether what follows a bare verb can be what it is done to: "ask Jo", "chase HR re …"."""
    after = passage.words[at]
    if not (after.is_word or after.text[0].isdigit()) or after.lower in _BE:
        return False
    return tag(at) not in FINITE and tag(at) != "IN"


def _is_determiner(passage: Passage, at: int) -> bool:
    """Whether "the", "a" or "two" stands here; "no." before a number is none."""
    word = passage.words[at].lower
    if word == "no":
        return False
    return word in members("determiners")


def _addresses_readers(passage: Passage, span: Span, at: int) -> bool:
    """Whether the sentence tells its readers something: "ask Jo if you want it in large print"."""
    words = passage.words[max(span.start, at - FAR) : min(span.end, at + FAR)]
    return any(w.lower in {"you", "your", "yours"} for w in words)


def _lists_tasks(passage: Passage, span: Span, at: int) -> bool:
    """Whether the clause before a comma leaves room for a task: it has no "to" or "and" of a list
    in which other people want things done."""
    words = passage.words[clause(passage, span, at - 1) : at]
    return not any(w.lower in {"to", "you", "if", "do"} for w in words)


def _wanted(passage: Passage, span: Span, at: int, who: People, tag: Tag) -> Job | None:
    """ "two prices needed", "fire drill overdue", "volunteers wanted for the picnic"."""
    words = passage.words
    lower = words[at].lower
    if (lower not in _WANTED and lower != "requested") or at == span.start:
        return None
    if at + 1 < span.end:
        after = words[at + 1]
        if after.lower not in members("behind-what-is-wanted") and after.text not in PAUSES:
            return None
    start = clause(passage, span, at)
    before = [w.lower for w in words[start:at]]
    if lower == "requested":
        return Job(at, at) if before[-1:] in (["was"], ["were"]) else None
    if not before or not members("nothing-wanted").isdisjoint(before):
        return None
    is_late = lower in members("still-to-be-done")
    if is_late and (
        any(w[0].isdigit() for w in before) or _behind(passage, span, at) in {"as", "from"}
    ):
        return None  # "two reports outstanding from the county" says how things stand, or who
    verbs = [i for i in range(start, at) if tag(i) in FINITE and words[i].lower not in _SAYS_STILL]
    is_are = [w for w in before if w in _BE]
    if lower == "due":
        is_late = (
            before[-1] in {"all", "now", "both", "over"} or _behind(passage, span, at) == "for"
        )
        return Job(at, at) if is_late else None
    if is_are and (lower in {"required", "wanted"} or is_are[-1] not in {"is", "are"}):
        return None
    if verbs or words[at - 1].lower in members("people-pronouns"):
        return None
    if words[at - 1].text in who.names and not is_late:
        return None
    if not any(words[i].is_word and words[i].lower not in _BE for i in range(start, at)):
        return None
    return Job(at - 1, at)


def _behind(passage: Passage, span: Span, at: int) -> str:
    """The next word of the sentence, "" at its end."""
    return passage.words[at + 1].lower if at + 1 < span.end else ""


_SAYS_STILL = _BE | {"needs", "remains", "remain"}


def _in_hand(passage: Passage, span: Span, at: int, who: People) -> Job | None:
    """ "is being looked into": somebody does it, and nobody reads who."""
    words = passage.words
    if words[at].lower != "being" or at == span.start or at + 1 >= span.end:
        return None
    if "subject" in (
        w.lower for w in words[max(span.start, at - FAR) : at - 1]
    ):  # "approved subject to …"
        return Job(at, at + 1) if is_work(words[at + 1].lower) else None
    before = at - 1
    while before > span.start and words[before].lower in members("adverbs-in-verbs"):
        before -= 1
    if words[before].lower not in {"is", "are", "was", "were"}:
        return None
    done = after_adverbs(passage, at + 1, span.end)
    if done >= span.end or words[done].lower not in members("done-in-hand"):
        return None
    if names_who(passage, done, span.end) or is_reported(passage, span, at, who):
        return None
    return Job(before, done)


def _felt(passage: Passage, span: Span, at: int, who: People) -> Job | None:
    """ "It was felt that the forum should write": all of them, so none of them."""
    words = passage.words
    if words[at].lower not in members("felt-by-all") or at - 2 < span.start:
        return None
    if words[at - 1].lower not in {"was", "is"} or words[at - 2].lower != "it":
        return None
    for i in range(at + 2, min(at + _NEAR + 1, span.end - 1)):
        if words[i].lower in {"should", "ought", "could"}:
            subject, verb = words[i - 1].lower, after_adverbs(passage, i + 1, span.end)
            is_all = subject in members("groups-of-people") or subject in _ALL
            if not is_all or verb >= span.end or words[verb].lower in _PAST_DUTY:
                return None
            return Job(i - 1, verb)
    return None


_ALL = frozenset({"we", "somebody", "someone"})


def _wished(passage: Passage, span: Span, at: int) -> Job | None:
    """ "Governors would like a crib sheet": a wish that nobody takes on."""
    words = passage.words
    if words[at].lower != "like" or at - 2 < span.start or at + 2 >= span.end:
        return None
    if words[at - 1].lower not in {"would", "'d"} or not _is_determiner(passage, at + 1):
        return None
    subject = words[at - 2].lower
    is_all = subject in _ALL or subject in members("groups-of-people")
    return Job(at - 1, at) if is_all else None


def _not_done(passage: Passage, span: Span, at: int) -> Job | None:
    """ "The sponsor has not been told": so somebody still has to."""
    words = passage.words
    if words[at].lower != "been" or at - 2 < span.start or at + 1 >= span.end:
        return None
    if words[at + 1].lower not in members("not-yet-done"):
        return None
    before = [w.lower for w in words[max(span.start, at - 4) : at]]
    if not {"not", "n't", "n’t"} & set(before) or not {"has", "have"} & set(before):
        return None
    return None if names_who(passage, at + 1, span.end) else Job(at - 2, at + 1)
