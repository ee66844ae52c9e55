"""Names of people, places, organisations and groups, and of laws.

A name is told from a capitalised term ("Participant Information Sheet") by words that are in no
dictionary ("Fernbrook"), by what stands before it (Dr, Cllr, "Present:") and by the kind of
organisation at its end (Hospital, Council). In doubt it is no name: a false name would hide what a
newcomer stumbles over.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from plainspeak.analysis.protected import vocabulary as known
from plainspeak.analysis.protected.proper import is_proper
from plainspeak.analysis.protected.runs import CAPITAL, Run, capital_runs, starts_sentence
from plainspeak.analysis.types import Passage, Protected, ProtectedKind, distinct_words

_may_hold_name = re.compile(rf"[^\s.!?:] +[\"“‘'(]*{CAPITAL}|^{CAPITAL}[^.!?]* {CAPITAL}").search
_label = re.compile(r"^\W{0,9}((?:\w[\w'’-]* ){0,4}\w[\w'’-]*) ?[*_]*: *").match
_pieces = re.compile(r"[^,;()&]+").finditer
_SMALL = frozenset("a an and as at by for from in into of on or the to with".split())
_words = re.compile(r"[^\W\d_][\w'’-]*").findall


def names(passages: Sequence[Passage]) -> Iterator[tuple[int, Protected]]:
    """Names and laws as (passage index, range) over all passages of one paper."""
    busy = [p for p in passages if _may_hold_name(p.block.text) and not p.block.text.isupper()]
    if not busy:
        return
    small = frozenset([w.text for w in distinct_words(passages) if w.text.islower()])

    @cache
    def proper(word: str) -> bool:
        return is_proper(word, small)

    called: set[str] = set()  # words by which a person or place may be called again
    found: dict[int, list[Protected]] = {}
    for passage in busy:
        text = passage.block.text
        found[passage.index] = [*_after_label(text), *_in_runs(text, proper)]
        for name in found[passage.index]:
            if name.kind is ProtectedKind.NAME:
                called.update(_short_names(text[name.start : name.end], proper))
    for passage in passages:
        here = found.get(passage.index, [])
        yield from ((passage.index, name) for name in here)
        if called:
            yield from ((passage.index, name) for name in _again(passage, called, here))


def _in_runs(text: str, proper: Callable[[str], bool]) -> Iterator[Protected]:
    heading_like = _is_title_case(text) and not _people_label(text)
    for match in capital_runs(text):
        start, end = match.span()
        # A word that opens a sentence has its capital from there; most runs are no more than that.
        if heading_like or not text[start:end].isalpha() or not starts_sentence(text, start):
            yield from Run(text, start, end, heading_like, proper).names()


def _is_title_case(text: str) -> bool:
    """Whether a text Is Written Like This, as headings and the cells of tables often are."""
    if text.rstrip()[-1:] in {".", "!", "?"}:
        return False
    words = [w for w in _words(text) if w not in _SMALL]
    return bool(sum(w[0].isupper() for w in words) >= 0.7 * len(words))


def _people_label(text: str) -> re.Match[str] | None:
    label = _label(text)
    if label and any(w.lower() in known.PEOPLE_LABELS for w in label.group(1).split()):
        return label
    return None


def _after_label(text: str) -> Iterator[Protected]:
    """People after "Present:" and the like, also those whose names are ordinary words."""
    label = _people_label(text)
    if not label:
        return
    for piece in _pieces(text, label.end()):
        for match in capital_runs(piece.group()):
            words = match.group().split()
            if (
                2 <= len(words) <= 5
                and not match.group().isupper()
                and not any(w.lower().rstrip(".") in known.INSTITUTIONAL for w in words)
                and not any(w in known.SURE_HEADS or w in known.NOT_NAMES for w in words)
            ):
                begin = piece.start()
                yield Protected(begin + match.start(), begin + match.end(), ProtectedKind.NAME)


def _short_names(name: str, proper: Callable[[str], bool]) -> Iterator[str]:
    """The words of a name by which the person or place may be called again."""
    words = [w.rstrip(".") for w in name.replace("’s", "").replace("'s", "").split()]
    if len(words) <= 3:
        yield from (word for word in words if len(word) > 2 and proper(word))


def _again(passage: Passage, called: set[str], here: Sequence[Protected]) -> Iterator[Protected]:
    """Further places where a word of a known name stands alone."""
    for i in [i for i, word in enumerate(passage.words) if word.text in called]:
        start, end = passage.starts[i], passage.end(i)
        if not any(name.start <= start and end <= name.end for name in here):
            yield Protected(start, end, ProtectedKind.NAME)
