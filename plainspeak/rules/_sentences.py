"""Where a long sentence may be divided, for the rules about sentences."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from plainspeak.analysis.types import Analysis, Passage
from plainspeak.model import Sentence, Span, Suggestion

_AFTER_COMMA = frozenset(
    "and but so because although though while whereas which who where since".split()
)
_ALONE = frozenset("because although whereas but which".split())  # also without a comma
_SUBJECTS = frozenset(
    "we you they it he she i this these those there the a an our your their if when no "
    "please members people some many most".split()
)
_JOINS = frozenset("that how what why where who which whether to not then also".split())
_VERBS = frozenset(
    "is are was were has have had will would can could may must should do does did".split()
)
_CLOSED = {"(": ")", "[": "]"}
_LEAST = 5  # words on either side of a split
_LIST = 3  # commas or semicolons, and a closing "and" or "or", that make a list
_GAP = 8  # tokens from one comma of a list to the next, at most
_SHOWN = 4  # words that show where to split


@dataclass(frozen=True, slots=True)
class Place:
    """A sentence of the report with its tokens."""

    sentence: Sentence
    passage: Passage
    span: Span  # tokens


def places(analysis: Analysis, sentences: Sequence[Sentence]) -> Iterator[Place]:
    """Where these sentences stand."""
    order = sorted(analysis.passages, key=lambda p: p.block.span)
    begins = [p.block.span.start for p in order]
    for sentence in sentences:
        passage = order[bisect_right(begins, sentence.start) - 1]
        for span in passage.sentences:
            if passage.source(span.start, span.end - 1) == (sentence.start, sentence.end):
                yield Place(sentence, passage, span)
                break


def suggestions(place: Place) -> tuple[Suggestion, ...]:
    """What to do about the length, where that is plain to see."""
    if _is_list(place):
        return (Suggestion("Put the parts in a list, one on each line.", False),)
    at = _split(place)
    if at is None:
        return ()
    words = place.passage.words
    if words[at].text == ";":
        before = place.passage.text(max(place.span.start, at - 3), at - 1)
        return (Suggestion(f"Put a full stop after ‘{_plain(before)}’.", False),)
    if words[at].text == ",":
        at += 1
    shown = place.passage.text(at, min(at + _SHOWN - 1, place.span.end - 1))
    return (Suggestion(f"End the sentence before ‘{_plain(shown)}’.", False),)


def _split(place: Place) -> int | None:
    """The token before which a new sentence may begin: the best one nearest the middle."""
    words, span = place.passage.words, place.span
    middle = (span.start + span.end) / 2
    before = [0, *accumulate(w.is_word for w in words[span.start : span.end])]
    best: tuple[float, int] | None = None
    depth = 0
    for i in range(span.start, span.end):
        text = words[i].text
        depth += (text in _CLOSED) - (text in _CLOSED.values())
        if depth > 0 or not _may_split(place, i):
            continue
        count = before[i - span.start]
        if count < _LEAST or before[-1] - count < _LEAST:
            continue
        weight = abs(i - middle) * (0.5 if text == ";" else 1.0)
        if best is None or weight < best[0]:
            best = (weight, i)
    return best[1] if best else None


def _may_split(place: Place, i: int) -> bool:
    words, end = place.passage.words, place.span.end
    text = words[i].lower
    following = words[i + 1].lower if i + 1 < end else ""
    if text == ";":
        return True
    if text == ",":
        third = words[i + 2].lower if i + 2 < end else ""
        if following in {"and", "so"}:
            return third in _SUBJECTS or (third not in _JOINS and _verb_soon(place, i + 2))
        return following in _AFTER_COMMA
    if place.passage.words[i - 1].text == ",":
        return False
    return text in _ALONE or (text in {"and", "so"} and following in _SUBJECTS - {"the", "a", "an"})


def _verb_soon(place: Place, first: int) -> bool:
    """Whether a clause of its own seems to begin at this token: "mitigations are being"."""
    verbs = {"is", "are", "was", "were", "has", "have", "had", "will", "would", "can", "could"}
    verbs |= {"may", "must", "should", "do", "does", "did"}
    return any(
        w.lower in verbs for w in place.passage.words[first : min(first + 5, place.span.end)]
    )


def _is_list(place: Place) -> bool:
    """Whether the sentence counts things up: three commas or more close to each other."""
    words, span = place.passage.words, place.span
    commas = [i for i in range(span.start, span.end) if words[i].text in {",", ";"}]
    near = [b for a, b in pairwise(commas) if b - a <= _GAP]
    if len(near) < _LIST - 1 or len(commas) < _LIST:
        return False
    tail = words[near[-2] : min(near[-1] + _GAP + 1, span.end)]
    return any(w.lower in {"and", "or"} for w in tail)


def _plain(text: str) -> str:
    return " ".join(text.split())
