"""Sentences that say what happens and hide who does it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from plainspeak.analysis.types import Analysis, Passage
from plainspeak.model import BlockKind, Finding, Severity
from plainspeak.rules.base import NoOptions, Rule

_BE = frozenset("is are was were be been being".split())
_BEFORE_BE = frozenset("will would shall must should".split())
_SKIPPED = frozenset(
    "not n't also already since still now then just only fully first later soon all both always"
    " never often recently yet being been".split()
)

_SAID = frozenset(
    "agreed anticipated assumed believed concluded considered decided envisaged expected felt found"
    " hoped intended noted observed planned proposed recognised recognized recommended reported"
    " resolved said shown suggested thought understood".split()
)
"""After "it was": what somebody thought or said, and the reader wants to know who."""

_STATES = frozenset(
    "accustomed aimed alarmed allowed amazed amused annoyed anxious ashamed associated attached"
    " aware balanced based bored born broken called closed committed complicated concerned"
    " confined confused connected convinced crowded dated dedicated delayed delighted depressed"
    " designed determined devoted disabled disappointed distressed divided done dressed educated"
    " embarrassed employed encouraged engaged entitled equipped estimated excited exhausted"
    " experienced extended faced fascinated finished focused focussed frightened frustrated"
    " furnished gone grown handicapped honoured impressed inclined injured inspired interested"
    " intrigued involved isolated known left limited linked located lost made marked married"
    " meant mixed motivated moved named needed obliged occupied opposed overdue overwhelmed"
    " packed pleased populated prepared puzzled qualified registered related relaxed relieved"
    " required retired rooted rushed saddened satisfied scared set shaped shocked situated"
    " skilled spread stressed struck stuck stunned suited supposed surprised surrounded tempted"
    " thrilled tired torn touched troubled trusted united unused upset used valued wanted"
    " welcomed worried wounded".split()
)
"""Participles that say how something is more often than what somebody did."""

_DEEDS = frozenset(
    "based closed delayed divided employed equipped estimated extended faced finished furnished"
    " limited lost made marked moved set shaped spread struck used".split()
)
"""Those of them that say what somebody did after "has been", "will be" and "is being"."""

_KIND = frozenset(
    "asked driven fed given greeted helped invited looked met offered paid posted put rung seated"
    " sent served shown thanked told welcomed".split()
)
"""What a paper does for its reader: who does it is plain from the paper, or does not matter."""

_IRREGULAR = frozenset(
    "begun bought brought built caught chosen cut dealt drawn drafted felt found given grown heard"
    " held hidden kept laid led lost made met paid put read rung run said seen sent set shown"
    " sought spent split spoken stolen taken taught thought told understood undertaken withdrawn"
    " withheld won written repaid rewritten rebuilt reset overseen overtaken redrawn"
    " mistaken upheld".split()
)

_NOT_PARTICIPLES = frozenset(
    "bed breed deed exceed feed hundred indeed kindred naked need red sacred seed shed speed"
    " succeed weed wed wicked".split()
)

_NO_AGENT = frozenset(
    "then now monday tuesday wednesday thursday friday saturday sunday january february march april"
    " may june july august september october november december post email e-mail phone telephone"
    " hand text letter chance mid early late end noon default law about".split()
)
"""After "by": when or how, not who."""

_AGENT_WITHIN = 8  # tokens after the participle in which "by …" may name who acts


def check(analysis: Analysis, options: NoOptions) -> Iterator[Finding]:
    """A finding for each passive that does not say who acts, where that is likely to matter."""
    for passage in analysis.passages:
        if passage.block.kind in {BlockKind.QUOTATION, BlockKind.CAPTION}:
            continue
        for i, word in enumerate(passage.words):
            if word.lower in _BE:
                found = _passive(passage, i)
                if found is not None:
                    yield _finding(passage, *found)


def _passive(passage: Passage, be: int) -> tuple[int, int] | None:
    """First and last token of the passive whose "be" is token number `be`, if there is one."""
    words = passage.words
    end = passage.sentence_of(be).end
    at = be + 1
    while at < end and (words[at].lower in _SKIPPED or words[at].lower.endswith("ly")):
        if words[at].lower in {"being", "been"}:
            return None  # the passive begins at that word
        at += 1
    if at >= end or not _is_participle(words[at].lower):
        return None
    start = _start(passage, be)
    participle = words[at].lower
    span = passage.starts[start], passage.end(at)
    if passage.is_protected(*span) or _names_who(passage, at, end):
        return None
    before = words[start - 1].lower if start else ""
    if before == "it" and participle in _SAID and words[be].lower in {"was", "is", "been"}:
        return start - 1, at
    if start == be and words[be].lower in {"be", "is", "are"}:
        return None  # "is closed", "can be seen", "to be held": a state, or a wish
    state = participle in _STATES and (start == be or participle not in _DEEDS)
    if state or participle in _KIND or before == "who":
        return None
    return start, at


def _start(passage: Passage, be: int) -> int:
    """The first word of the verb: "has" of "has not been amended", "will" of "will be held"."""
    words, form = passage.words, passage.words[be].lower
    opening = {
        "be": _BEFORE_BE,
        "been": frozenset({"has", "have", "had"}),
        "being": frozenset({"is", "are", "was", "were"}),
    }.get(form, frozenset())
    for back in (1, 2, 3):
        if be - back >= 0 and words[be - back].lower in opening:
            return be - back
        if be - back < 0 or words[be - back].lower not in _SKIPPED | {"have"}:
            break
    return be


@lru_cache(maxsize=20_000)
def _is_participle(lower: str) -> bool:
    if lower in _IRREGULAR:
        return True
    prefix, _, tail = lower.rpartition("-")
    if prefix not in {"", "co", "re", "de", "pre", "cross", "over"}:
        return False  # "was person-centred"
    return len(tail) > 4 and tail.endswith("ed") and tail not in _NOT_PARTICIPLES


def _names_who(passage: Passage, participle: int, end: int) -> bool:
    stop = min(end, participle + _AGENT_WITHIN + 1)
    following = [w.lower for w in passage.words[participle + 1 : stop]]
    for word, after in pairwise(following):
        if word in {",", ";", ":", "and", "but", "that", "which", "who"}:
            return False
        if word == "by" and after not in _NO_AGENT and after[0].isalpha():
            return not after.endswith("ing")
    return False


def _finding(passage: Passage, first: int, last: int) -> Finding:
    where = passage.source(first, last)
    text = " ".join(passage.text(first, last).split())
    return Finding(
        start=where.start,
        end=where.end,
        rule=RULE.name,
        text=text,
        severity=RULE.severity,
        message=f"Readers may wonder who does this: ‘{text}’.",
        why="Saying who acts tells people whom to ask. Leave it where the doer does not matter.",
    )


RULE = Rule(
    name="passive",
    summary="A sentence that says what happens but not who does it.",
    severity=Severity.SMALL_THING,
    check=check,
    sources=("NHS digital service manual", "GOV.UK content guidance"),
)
