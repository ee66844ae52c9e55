"""The parts of a sentence that counts things up: "a coat, a hat, a flask of tea and a torch"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from plainspeak.analysis.types import Passage, Tags
from plainspeak.model import Span
from plainspeak.rules._load import FINITE
from plainspeak.wordclasses import members

_LEAST = 4  # parts that are worth a list
_GAP = 8  # tokens of the longest part
_LONGEST = 400  # tokens; nobody makes one list of more
_NAMES = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "CD", "DT", "PRP$", "VBG", "HYPH"})
"""Tags of words that name a thing."""


def parts(passage: Passage, span: Span, tags: Tags) -> list[str]:
    """The parts of the list in this sentence, [] where there is none that can be shown."""
    for found in _lists(passage, span):
        ranges = list(found.rest)
        if not found.opened:
            first = _back(passage, span, found.comma, tags)
            if first > span.start and passage.words[first - 1].lower in {"and", "or"}:
                continue  # "as strategy and review of plans, pay, …": nobody knows where it begins
            ranges.insert(0, Span(first, found.comma))
        if all(_names_a_thing(passage, r, tags) for r in ranges) and _are_alike(
            passage, ranges, tags
        ):
            return [" ".join(passage.text(a, b - 1).split()) for a, b in ranges]
    return []


def asked(passage: Passage, span: Span) -> Iterator[tuple[int, int]]:
    """The words whose tags `parts` will ask for."""
    for found in _lists(passage, span):
        begin = found.comma if found.opened else max(span.start, found.comma - _GAP)
        yield from ((passage.index, i) for i in range(begin, found.rest[-1].end))


@dataclass(frozen=True, slots=True)
class _List:
    """What may be a list, for all that can be told without tags."""

    comma: int  # the first
    opened: bool  # it has a word before it such as "including", and no part before the comma
    rest: tuple[Span, ...]  # the tokens of each part behind the first comma


def _lists(passage: Passage, span: Span) -> Iterator[_List]:
    """For each run of commas what may be a list, if it has enough parts."""
    if span.end - span.start > _LONGEST:
        return
    commas = list(_commas(passage, span))
    for run in _runs(commas):
        after = next((i for i in commas if i > run[-1]), None)
        ends = [*run[1:], after if after is not None else _end(passage, span)]
        for last in range(len(run) - 1, -1, -1):
            joint = _joint(passage, run[last], ends[last])
            if joint is None:
                continue
            found = _ranges(passage, run[: last + 1], joint, ends[last])
            count = len(found.rest) + (not found.opened)
            if count >= _LEAST and all(_may_name(passage, part) for part in found.rest):
                yield found
            break


def _commas(passage: Passage, span: Span) -> Iterator[int]:
    """The commas outside brackets."""
    depth = 0
    for i in range(span.start, span.end):
        text = passage.words[i].text
        depth += (text in {"(", "["}) - (text in {")", "]"})
        if text == "," and depth == 0:
            yield i


def _end(passage: Passage, span: Span) -> int:
    """Where the last part ends: before the full stop."""
    end = span.end
    while end > span.start and not any(map(str.isalnum, passage.words[end - 1].text)):
        if passage.words[end - 1].text in {")", "]"}:
            break
        end -= 1
    return end


def _runs(commas: Sequence[int]) -> Iterator[list[int]]:
    """Commas that stand near each other."""
    run: list[int] = []
    for comma in commas:
        if run and comma - run[-1] > _GAP + 1:
            yield run
            run = []
        run.append(comma)
    if run:
        yield run


def _joint(passage: Passage, comma: int, end: int) -> int | None:
    """The "and" or "or" before the last part, between the last comma and the end of the list."""
    near = range(comma + 1, min(end - 1, comma + _GAP + 1))
    return next((i for i in near if passage.words[i].lower in {"and", "or"}), None)


def _ranges(passage: Passage, commas: Sequence[int], joint: int, end: int) -> _List:
    """The tokens of each part behind the first comma."""
    begin = commas[0] + 1
    opened = passage.words[begin].lower in members("list-openers")
    edges = [begin if opened else begin - 1, *commas[1:]]
    found = [Span(a + 1, b) for a, b in pairwise(edges)]
    if joint > edges[-1] + 1:
        found.append(Span(edges[-1] + 1, joint))
    found.append(Span(joint + 1, end))
    return _List(commas[0], opened, tuple(found))


def _back(passage: Passage, span: Span, comma: int, tags: Tags) -> int:
    """Where the first part begins, which has no comma before it."""
    tags.prefetch((passage.index, i) for i in range(max(span.start, comma - _GAP), comma))
    first = comma
    while first > span.start and comma - first < _GAP:
        word = passage.words[first - 1]
        if tags(passage.index, first - 1) not in _NAMES and word.lower != "of":
            break
        first -= 1
        if word.lower in members("determiners"):
            break
    return first


def _may_name(passage: Passage, part: Span) -> bool:
    """Whether these tokens may name a thing, for all that can be told without tags."""
    if not 0 < part.end - part.start <= _GAP:
        return False
    words = passage.words[part.start : part.end]
    texts = [word.text for word in words]
    return (
        texts.count("(") == texts.count(")")
        and not any(text in {"=", "<", ">", "%", ":", ";"} for text in texts)
        and not texts[0][0].isdigit()
        and words[0].lower not in members("linking-words")
        and members("no-part-of-a-list").isdisjoint(word.lower for word in words)
    )


def _are_alike(passage: Passage, ranges: Sequence[Span], tags: Tags) -> bool:
    """Whether all the parts begin with what somebody does ("reducing waste"), or none."""
    doing = [tags(passage.index, r.start) == "VBG" for r in ranges]
    return all(doing) or not any(doing)


def _names_a_thing(passage: Passage, part: Span, tags: Tags) -> bool:
    """Whether these tokens name a thing, and nothing else is said in them."""
    if not _may_name(passage, part):
        return False
    near = [(passage.index, i) for i in range(part.start, part.end)]
    tags.prefetch(near)
    said = [tags(*token) for token in near]
    return said[0] in _NAMES and FINITE.isdisjoint(said)
