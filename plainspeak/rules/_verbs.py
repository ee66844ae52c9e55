"""Verbs that say what is done and not who does it, for the rules about who does what."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from plainspeak.analysis.types import Passage
from plainspeak.wordclasses import members

_PREFIXES = members("prefixes-of-verbs") | {""}
_AGENT_WITHIN = 8  # tokens after the participle in which "by …" may name who acts
_NEW_CLAUSE = members("new-clauses") | {",", ";", ":"}


def after_adverbs(passage: Passage, at: int, end: int) -> int:
    """The first token from `at` on that is no adverb inside a verb: "also", "not", "fully"."""
    adverbs = members("adverbs-in-verbs")
    while at < end and (
        passage.words[at].lower in adverbs or passage.words[at].lower.endswith("ly")
    ):
        at += 1
    return at


@lru_cache(maxsize=20_000)
def is_participle(lower: str) -> bool:
    """Whether a word can be the past participle of a verb: "repaired", "written", "co-written"."""
    if lower in members("irregular-participles"):
        return True
    prefix, _, tail = lower.rpartition("-")
    if prefix not in _PREFIXES:
        return False  # "was person-centred"
    if tail in members("irregular-participles"):
        return True
    return len(tail) > 4 and tail.endswith("ed") and tail not in members("not-participles")


def names_who(passage: Passage, participle: int, end: int) -> bool:
    """Whether "by …" after the participle says who acts, not when or how."""
    stop = min(end, participle + _AGENT_WITHIN + 1)
    following = [w.lower for w in passage.words[participle + 1 : stop]]
    for word, after in pairwise(following):
        if word in _NEW_CLAUSE:
            return False
        if word == "by" and after not in members("times-after-by") and after[0].isalpha():
            return not after.endswith("ing")
    return False
