"""Where a hard or long sentence stands, and what to make of it: two sentences, or a list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import nsmallest

from plainspeak.analysis.phrasing import joined
from plainspeak.analysis.types import Analysis, Passage, Tags, TermUse, Word
from plainspeak.model import Sentence, Span, Suggestion
from plainspeak.rules import _lists
from plainspeak.rules._load import FINITE, OPENING, PAUSES, stands_alone
from plainspeak.wordclasses import members

_CLOSED = {"(": ")", "[": "]", "“": "”"}
_DASHES = frozenset({"-", "–", "—"})
_JOINS = frozenset({"and", "but", "so"})
_LEANING = frozenset({"IN", "TO", "WRB", "WP", "WDT", "WP$", "VBG", "VBN", "RB", "JJ", "CC"})
"""Tags with which no sentence of its own begins that was cut from another one."""
_SUBJECTS = frozenset({"PRP", "PRP$", "DT", "PDT", "EX"})
"""Tags with which a clause begins and hardly ever the last part of a list."""
_LEAST = 5  # words on either side of a split
_TRIED = 4  # places nearest the middle that are tried
_ENDS = (".", "!", "?", "”", "’", '"')

_STOPS, _NAMED = 5.0, 3
"""Readers of ten from which a term of a sentence is named, and how many are. Our own figures."""

_NOT_TEXT = "\ufffc"
"""Stands in a paper's text for code and mathematics."""


@dataclass(frozen=True, slots=True)
class Place:
    """A sentence of the report with its tokens."""

    sentence: Sentence
    passage: Passage
    span: Span  # tokens


def places(analysis: Analysis, sentences: Sequence[Sentence]) -> Iterator[Place]:
    """Where these sentences stand."""
    spans: dict[int, dict[Span, Span]] = {}  # passage → range in the source → range of tokens
    for sentence in sentences:
        passage = analysis.passage_at(sentence.start)
        if passage is None:
            continue
        if passage.index not in spans:
            spans[passage.index] = {
                passage.source(s.start, s.end - 1): s for s in passage.sentences
            }
        span = spans[passage.index].get(Span(sentence.start, sentence.end))
        if span is not None:
            yield Place(sentence, passage, span)


def suggestions(place: Place, tags: Tags) -> tuple[Suggestion, ...]:
    """What to do about the length, where that is plain to see; it is shown as it would read."""
    if _NOT_TEXT in place.passage.text(place.span.start, place.span.end - 1):
        return ()  # code or a formula would be lost on the way
    if items := _lists.parts(place.passage, place.span, tags):
        return (Suggestion(f"Put the parts in a list: {'; '.join(items)}.", False),)
    halves = _halves(place, tags)
    if halves is None:
        return ()
    first, second = halves
    return (Suggestion(f"Make it two sentences: ‘{first}’ ‘{second}’", False),)


def explaining(analysis: Analysis, place: Place) -> tuple[Suggestion, ...]:
    """What to do about a sentence in which many words stop a newcomer: say it in short ones, and
    explain the words in them."""
    uses = [
        use
        for use in analysis.once(_stopping).get(place.passage.index, ())
        if place.span.start <= use.first < place.span.end
    ]
    uses.sort(key=lambda use: -(use.entry.readers or 0))
    letters = str(place.sentence.evidence.get("letters", "")).split(", ")
    terms = (" ".join(place.passage.text(use.first, use.last).split()) for use in uses)
    names: list[str] = []
    for name in filter(None, (*terms, *letters)):
        mine = set(name.lower().split())
        if not any(mine <= set(other.lower().split()) for other in names):
            names.append(name)
    if len(names) < _NAMED:
        return ()
    said = joined(names[:_NAMED], "and")
    return (Suggestion(f"Say it in two or three short sentences, which explain {said}.", False),)


def _stopping(analysis: Analysis) -> Mapping[int, Sequence[TermUse]]:
    """Passage number → the terms in it at which many readers stop."""
    found: dict[int, list[TermUse]] = {}
    for use in analysis.terms:
        known = use.entry.term.lower() in analysis.settings.allowed_words
        if (use.entry.readers or 0) >= _STOPS and not known:
            found.setdefault(use.passage, []).append(use)
    return found


def prefetch(places: Iterable[Place], tags: Tags) -> None:
    """Tag at once the words about which `suggestions` will ask for these sentences."""
    tags.prefetch(token for place in places for token in _asked(place))


def _asked(place: Place) -> Iterator[tuple[int, int]]:
    yield from _lists.asked(place.passage, place.span)
    for cut in _likely_cuts(place):
        yield from _opening(place, place.span.start, cut.before)
        yield from _opening(place, cut.after, place.span.end)


def _halves(place: Place, tags: Tags) -> tuple[str, str] | None:
    """The two sentences, divided nearest the middle, where both stand on their own."""
    for cut in _likely_cuts(place):
        if (
            _stands(place, place.span.start, cut.before, tags)
            and _stands(place, cut.after, place.span.end, tags)
            and not _closes_list(place, cut, tags)
        ):
            return _first(place, cut), _second(place, cut)
    return None


def _likely_cuts(place: Place) -> list[_Cut]:
    """Where both halves may stand on their own, for all that can be told without tags."""
    middle = (place.span.start + place.span.end) / 2
    return [
        cut
        for cut in nsmallest(_TRIED, _cuts(place), key=lambda cut: abs(cut.before - middle))
        if _may_stand(place, place.span.start, cut.before)
        and _may_stand(place, cut.after, place.span.end)
    ]


@dataclass(frozen=True, slots=True)
class _Cut:
    """Where a sentence may be divided: the first half ends before token `before`, the second begins
    at `after`, with `lead` in front of it."""

    before: int
    after: int
    lead: str = ""


def _cuts(place: Place) -> Iterator[_Cut]:
    words, span = place.passage.words, place.span
    depth = 0
    listed = False  # parts of a list behind a colon hang together
    for i in range(span.start + 1, span.end - 1):
        text = words[i].text
        depth += (text in _CLOSED) - (text in _CLOSED.values())
        if depth > 0:
            continue
        following = words[i + 1].lower
        listed |= text == ":"
        if (text == ";" and not listed) or (text in _DASHES and _has_spaces(place.passage, i)):
            yield _Cut(i, i + 2 if following == "and" else i + 1)
        elif text == "," and following in _JOINS and not _is_purpose(words[i + 1 : i + 4]):
            yield _Cut(i, i + 2, "" if following == "and" else following.capitalize())
        elif text == "," and following == "because":
            yield _Cut(i, i + 2, "This is because")


def _is_purpose(words: Sequence[Word]) -> bool:
    """Whether these words say what for: "so we can plan"."""
    return words[0].lower == "so" and words[-1].lower in {"can", "could"}


def _closes_list(place: Place, cut: _Cut, tags: Tags) -> bool:
    """Whether ", and" stands before the last part of a list: "rest, food, and sleep matter"; or
    one of several semicolons between parts that are no sentences."""
    words, at = place.passage.words, place.passage.index
    last = tags(at, cut.after)
    if words[cut.before].text == ";":
        several = sum(w.text == ";" for w in words[place.span.start : place.span.end]) > 1
        return several and last not in {"PRP", "EX"}
    if words[cut.before].text != "," or cut.lead or last in _SUBJECTS:
        return False
    if last in {"VB", "VBP"} and tags(at, place.span.start) not in {"VB", "VBP"}:
        return True
    commas = (i for i in range(cut.before - 1, place.span.start, -1) if words[i].text == ",")
    part = next(commas, None)
    return part is not None and tags(at, part + 1)[:1] == last[:1]


def _has_spaces(passage: Passage, dash: int) -> bool:
    before, after = passage.end(dash - 1), passage.starts[dash + 1]
    return before < passage.starts[dash] and passage.end(dash) < after


def _may_stand(place: Place, begin: int, end: int) -> bool:
    """Whether these tokens may be a sentence: long enough, and nothing in it that the other half
    would have to close ("if", "that")."""
    words = place.passage.words[begin:end]
    if sum(w.is_word for w in words) < _LEAST:
        return False
    if begin == place.span.start and not members("open-clauses").isdisjoint(w.lower for w in words):
        return False
    return words[0].lower not in members("linking-words")


def _opening(place: Place, begin: int, end: int) -> list[tuple[int, int]]:
    """The words in which a half has its verb."""
    return [(place.passage.index, i) for i in range(begin, min(end, begin + OPENING))]


def _stands(place: Place, begin: int, end: int, tags: Tags) -> bool:
    """Whether these tokens, which may be a sentence, have a clause of their own."""
    near = _opening(place, begin, end)
    tags.prefetch(near)
    said = [tags(*token) for token in near]
    opening = place.passage.words[begin : begin + len(near)]
    verb = next((i for i, tag in enumerate(said) if tag in FINITE), len(said))
    return (
        said[0] not in _LEANING
        and not any(word.text in PAUSES for word in opening[:verb])
        and stands_alone(said, opening)
    )


def _first(place: Place, cut: _Cut) -> str:
    text = place.passage.text(place.span.start, cut.before - 1)
    return _plain(text).lstrip("*•· ") + "."


def _second(place: Place, cut: _Cut) -> str:
    passage, end = place.passage, place.span.end
    text = " ".join(passage.text(cut.after, end - 1).split()).rstrip("* ")
    text = text if text[-1] in _ENDS else f"{text}."
    if cut.lead:
        return f"{cut.lead} {text}"
    return text[0].upper() + text[1:]


def _plain(text: str) -> str:
    return " ".join(text.split()).rstrip(" .,;")
