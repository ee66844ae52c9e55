"""Names of people, places, organisations and groups, and of laws.

A name is told from a capitalised term ("Participant Information Sheet") by words that are in no
dictionary ("Fernbrook"), by what stands before it (Dr, Cllr, "Present:") and by the kind of
organisation at its end (Hospital, Council). In doubt it is no name: a false name would hide what a
newcomer stumbles over.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache

from plainspeak.analysis.protected.capital_runs import Part, capital_runs, starts_sentence
from plainspeak.analysis.protected.names_in_runs import names_in_run
from plainspeak.analysis.protected.people import initials_given
from plainspeak.analysis.protected.proper_nouns import NO_NAME, ORDINARY, is_proper
from plainspeak.analysis.types import Passage, Protected, ProtectedKind, Word, distinct_words
from plainspeak.wordclasses import members

_LABEL = 5  # words before a colon at most
_HEADING_LIKE = 0.7  # of the words that are no small ones: so many have a capital
_SIGNS_BEFORE = 3
_SHORTEST_BRAND = 7  # letters; shorter ones may be two words cut short: "NomRem"
_ENDS = (".", "!", "?")
_SHORT_NAME = 3  # words of a name of which one may stand for all
_BETWEEN = frozenset(",;()&")


def names(passages: Sequence[Passage]) -> Iterator[tuple[int, Protected]]:
    """Names and laws as (passage index, range) over all passages of one paper."""
    spellings = distinct_words(passages)
    small = frozenset([w.text for w in spellings if w.text.islower()])

    @cache
    def proper(word: Word) -> bool:
        return is_proper(word, small)

    called: set[str] = set()  # words by which a person or place may be called again
    found: dict[int, list[Protected]] = {}
    for passage in passages:
        if passage.block.text.isupper():
            continue
        here = [*_after_label(passage), *_in_runs(passage, proper), *_brands(passage, proper)]
        if here:
            found[passage.index] = here
        for name in here:
            if name.kind is ProtectedKind.NAME:
                called.update(_short_names(passage, name, proper))
    called |= initials_given(passages, found)
    places = _places(passages, called, spellings) if called else {}
    for passage in passages:
        here = sorted(found.get(passage.index, []))
        yield from ((passage.index, name) for name in here)
        again = places.get(passage.index, ())
        inside = {i for name in here for i in _tokens(passage, name)} if again else set()
        for i in again:
            if i not in inside:
                yield (
                    passage.index,
                    Protected(passage.starts[i], passage.end(i), ProtectedKind.NAME),
                )


def _places(
    passages: Sequence[Passage], called: set[str], spellings: set[Word]
) -> Mapping[int, list[int]]:
    """Passage index → the tokens where a word of a known name stands."""
    wanted = {word for word in spellings if word.text in called}
    return {
        p.index: [i for i, word in enumerate(p.words) if word in wanted]
        for p in passages
        if not wanted.isdisjoint(p.words)
    }


def _tokens(passage: Passage, name: Protected) -> range:
    """The tokens of a name."""
    return range(*(bisect_left(passage.starts, at) for at in (name.start, name.end)))


def _in_runs(passage: Passage, proper: Callable[[Word], bool]) -> Iterator[Protected]:
    heading_like: bool | None = None
    for run in capital_runs(passage):
        # A word that opens a sentence has its capital from there; most runs are no more than that.
        is_opening = len(run) == 1 and _may_only_open(run[0]) and starts_sentence(passage, run[0])
        if heading_like is None:
            heading_like = _is_heading_like(passage)
        if heading_like or not is_opening:
            yield from names_in_run(passage, run, heading_like, proper)


def _brands(passage: Passage, proper: Callable[[Word], bool]) -> Iterator[Protected]:
    """What looks like letters and is none that anybody would spell out: long names with a capital
    inside, what kind of firm a firm is."""
    for i, word in enumerate(passage.words):
        own_way = (
            "CamelCase" in word.classes
            and len(word.text) >= _SHORTEST_BRAND
            and not word.is_acronym
            and proper(word)
        )
        firm = "firm-endings" in word.classes and i and _may_end_name(passage.words[i - 1])
        if own_way or firm:
            yield Protected(passage.starts[i], passage.end(i), ProtectedKind.BRAND)


def _may_end_name(word: Word) -> bool:
    """Whether the kind of a firm may stand behind this word: "Harker LLP", not "the LLP"."""
    return "Capital" in word.classes and NO_NAME.isdisjoint(word.classes)


def _may_only_open(part: Part) -> bool:
    return "CamelCase" not in part.word.classes and part.text.isalpha()


def _is_heading_like(passage: Passage) -> bool:
    """Whether a text Is Written Like This, as headings and the cells of tables often are."""
    if not passage.words or passage.words[-1].text[-1] in _ENDS:
        return False
    small = members("small-words-in-titles")
    words = [w for w in passage.words if w.text[0].isalpha() and w.text not in small]
    capitals = sum("Capital" in w.classes for w in words)
    return capitals >= _HEADING_LIKE * len(words) and _people_label(passage) is None


def _people_label(passage: Passage) -> int | None:
    """The token of the colon behind a label that says that people follow, or None."""
    words = passage.words
    for i, word in enumerate(words[: _LABEL + _SIGNS_BEFORE + 1]):
        if word.text == ":":
            label = words[:i]
            return i if any("people-labels" in w.classes for w in label) else None
        if "Sign" in word.classes and i >= _SIGNS_BEFORE:
            return None
    return None


def _after_label(passage: Passage) -> Iterator[Protected]:
    """People after "Present:" and the like, also those whose names are ordinary words."""
    colon = _people_label(passage)
    if colon is None:
        return
    begin = colon + 1
    for i in range(begin, len(passage.words) + 1):
        if i == len(passage.words) or passage.words[i].text in _BETWEEN:
            for run in capital_runs(passage, begin, i):
                if _may_be_person(run):
                    yield Protected(run[0].start, run[-1].end, ProtectedKind.NAME)
            begin = i + 1


_PERSON = range(2, 6)  # words of the name of somebody who was there


def _may_be_person(run: Sequence[Part]) -> bool:
    return (
        len(run) in _PERSON
        and not all(part.word.text.isupper() for part in run)
        and not any(
            part.is_any(ORDINARY | NO_NAME) or "organisation-endings" in part.word.classes
            for part in run
        )
    )


def _short_names(
    passage: Passage, name: Protected, proper: Callable[[Word], bool]
) -> Iterator[str]:
    """The words of a name by which the person or place may be called again."""
    words = (passage.words[i] for i in _tokens(passage, name))
    inside = [word for word in words if "Capital" in word.classes]
    if len(inside) <= _SHORT_NAME:
        yield from (w.text for w in inside if len(w.text) > 2 and proper(w))
