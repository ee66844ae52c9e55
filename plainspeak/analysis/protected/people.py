"""People with what they do: lists of who was there, signatures, initials given behind a name."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from plainspeak.analysis.prose import is_full_sentence
from plainspeak.analysis.protected.capital_runs import TITLES
from plainspeak.analysis.token_patterns import Patterns, compiled
from plainspeak.analysis.types import Passage, Protected, ProtectedKind, Word
from plainspeak.model import BlockKind
from plainspeak.wordclasses import classes, members

_LABELS = "presence-headings|absence-headings|roll-labels"
_opens = Patterns(
    [
        (compiled(f"^ <Sign>{{0,3}} ( <{_LABELS}> ) :|-|–|—|from"), "label"),
        (compiled("^ <Sign>{0,3} ( <attendance-labels> ) :|-|–|—"), "maybe a label"),
        (compiled("^ <Sign|Number>{0,3} ( <absence-headings> ) <Sign>{0,3} $"), "heading"),
        (compiled("^ <Sign|Number>{0,3} ( <presence-headings> ) <Sign>{0,3} $"), "any heading"),
    ]
)
_closes = Patterns(
    [
        (compiled("^ ( <closings> <Sign>{0,2} ) $"), "alone"),
        (compiled("( <closings> ,|-|–|— )"), "before a name"),
    ]
)

_OPENING = classes("opening-words", "function-words")
_SHORT_SENTENCE = 14  # tokens; behind a roll one that begins with a name belongs to it
_SIGNATURE = 25  # tokens that a signature in the same block has at most
_SIGNATURE_LINE = 14
_MOSTLY_NAMES = 0.25  # of the letters of a sentence
_SIGNATURE_BLOCKS = 6
_IN_BRACKETS = 8  # tokens behind "(" that are looked at for initials
_INITIALS = range(2, 5)  # letters


def roll_starts(
    passages: Sequence[Passage], named: Mapping[int, Sequence[Protected]]
) -> dict[int, int]:
    """The passages that say who was there, with the token at which the people begin. `named`: the
    names by the index of the passage; without a name there is no roll."""
    found: dict[int, int] = {}
    under: list[Passage] = []  # the headings, several where columns of a table have one each
    for passage in passages:
        kind, cell = passage.block.kind, passage.block.cell
        opens = {match.kind: match for match in _opens.at(passage.words, 0)}
        if "any heading" in opens or ("heading" in opens and (cell is None or cell.header)):
            under = [*(heading for heading in under if heading.block.cell and cell), passage]
        elif "label" in opens or "maybe a label" in opens:
            under = []
            names = _share_of_names(passage, named)
            if names > (0 if "label" in opens else _MOSTLY_NAMES):
                found[passage.index] = next(iter(opens.values())).last
        elif (
            under
            and kind is not BlockKind.HEADING
            and (
                any(_lists_people(heading, passage) for heading in under)
                or _share_of_names(passage, named) > _MOSTLY_NAMES
            )
        ) or len(_named_in_brackets(passage)) >= _ROLES:
            found[passage.index] = 0
        elif cell is None or not any(heading.block.cell for heading in under):
            under = []
    return found


def _lists_people(heading: Passage, passage: Passage) -> bool:
    """Whether a passage is an item or a cell of a list of people, if the heading says "present": an
    item of the list in which "Apologies" is one is the next item of an agenda, as is the next row
    of its table."""
    above, cell = heading.block.cell, passage.block.cell
    if not passage.words or _speaks(passage):
        return False
    if cell is None or above is None:
        is_item = passage.block.kind is BlockKind.LIST_ITEM or cell is not None
        return is_item and heading.block.kind is not BlockKind.LIST_ITEM
    if above.table != cell.table:
        return False
    return above.row == cell.row or (above.header and above.column == cell.column)


def _speaks(passage: Passage) -> bool:
    """Whether it begins and ends as a sentence does: "The bid was made."; not "Jo Bell, chair."."""
    opens = not _OPENING.isdisjoint(passage.words[0].classes)
    return opens and is_full_sentence(passage, passage.sentences[0])


_ROLES = 3  # people in brackets behind what they do, from which a paragraph says who was there


def _named_in_brackets(passage: Passage) -> list[int]:
    """The tokens at which a person stands in brackets: "Head of Roads (Mr. T. Vesper)"."""
    if passage.block.text.count("(") < _ROLES:
        return []
    words = passage.words
    return [
        i
        for i, word in enumerate(words[:-1])
        if word.text == "(" and words[i + 1].text.rstrip(".") in members("honorifics")
    ]


def _share_of_names(passage: Passage, named: Mapping[int, Sequence[Protected]]) -> float:
    """The share of the letters of the first sentence that stand in names."""
    names = named.get(passage.index)
    if not names or not passage.sentences:
        return 0.0
    end = passage.end(passage.sentences[0].end - 1)
    return sum(min(n.end, end) - n.start for n in names if n.start < end) / max(1, end)


def rolls(
    passages: Sequence[Passage], named: Mapping[int, Sequence[Protected]]
) -> Iterator[tuple[int, Protected]]:
    """Who was there and what they do, as (passage index, range).

    Letters in it are left out: readers want to know what "CFO" is wherever it stands.
    """
    starts = roll_starts(passages, named)
    for passage in passages:
        if passage.words and passage.index in starts:
            end = _end_of_roll(passage, named)
            yield from _words_in(passage, starts[passage.index], end)


def _end_of_roll(passage: Passage, named: Mapping[int, Sequence[Protected]]) -> int:
    """The token behind the roll: after a sentence, and short ones that begin with a name."""
    first, *rest = passage.sentences
    end = first.end
    names, roles = named.get(passage.index, ()), _named_in_brackets(passage)
    for span in rest:
        start = passage.starts[span.start]
        short = span.end - span.start <= _SHORT_SENTENCE and any(n.start == start for n in names)
        if not short and not any(span.start <= i < span.end for i in roles):
            break
        end = span.end
    return end


def _words_in(passage: Passage, first: int, last: int) -> Iterator[tuple[int, Protected]]:
    for letters, group in groupby(range(first, last), lambda i: _is_letters(passage.words[i])):
        tokens = [i for i in group if "Sign" not in passage.words[i].classes]
        if tokens and not letters:
            start, end = passage.starts[tokens[0]], passage.end(tokens[-1])
            yield passage.index, Protected(start, end, ProtectedKind.ROLL)


def _is_letters(word: Word) -> bool:
    return word.is_acronym or ("." in word.text and sum(map(str.isupper, word.text)) > 1)


def signatures(passages: Sequence[Passage]) -> Iterator[tuple[int, Protected]]:
    """Who signs and what they do: what stands behind "Kind regards," to the end of a letter."""
    left = 0  # blocks that may still belong to a signature
    for passage in passages:
        words = passage.words
        if not words:
            continue
        kind = passage.block.kind
        if kind is not BlockKind.HEADING and any(m.kind == "alone" for m in _closes.at(words, 0)):
            left = _SIGNATURE_BLOCKS
            continue
        if left and _is_signature_line(passage):
            left -= 1
            yield from _words_in(passage, 0, len(words))
            continue
        left = 0
        begin = max(0, len(words) - _SIGNATURE)
        for span in passage.sentences:
            closing = next(_closes.at(words, span.start), None) if span.start >= begin else None
            if closing is not None and _may_sign(words[closing.last :]):
                yield from _words_in(passage, closing.last, len(words))
                break


def _may_sign(words: Sequence[Word]) -> bool:
    """Whether these words may be who signs: a name first, and no sentence."""
    return (
        bool(words)
        and "Capital" in words[0].classes
        and _OPENING.isdisjoint(words[0].classes)
        and not any("Stop" in w.classes for w in words)
    )


def _is_signature_line(passage: Passage) -> bool:
    return (
        passage.block.kind in (BlockKind.PARAGRAPH, BlockKind.FORM_LINE)
        and len(passage.words) <= _SIGNATURE_LINE
        and passage.words[-1].text not in (".", "?", "!")
    )


def initials_given(
    passages: Sequence[Passage], named: Mapping[int, Sequence[Protected]]
) -> frozenset[str]:
    """Initials that stand in brackets behind the name of a person who was there or has a title, as
    "Norma Fell (NF)", and in no other brackets."""
    given: set[str] = set()
    bracketed: dict[str, int] = {}
    present = roll_starts(passages, named)
    for passage in passages:
        words = passage.words
        if "(" not in passage.block.text:
            continue
        for i in range(1, len(words) - 1):
            if words[i - 1].text == "(" and words[i + 1].text == ")":
                bracketed[words[i].text] = bracketed.get(words[i].text, 0) + 1
        for name in named.get(passage.index, ()):
            if name.kind is ProtectedKind.NAME:
                for initials in _behind(passage, name, passage.index in present):
                    given.add(initials)
                    bracketed[initials] = bracketed.get(initials, 1) - 1
    return frozenset(initials for initials in given if bracketed[initials] <= 0)


def _behind(passage: Passage, name: Protected, present: bool) -> Iterator[str]:
    words = passage.words
    first = bisect_left(passage.starts, name.start)
    after = bisect_left(passage.starts, name.end)
    if after >= len(words) or words[after].text != "(":
        return
    if not present and TITLES.isdisjoint(words[first].classes):
        return  # an organisation: "Ohio State University (OSU)"
    letters = "".join(
        part[0]
        for w in words[first:after]
        if "Capital" in w.classes and TITLES.isdisjoint(w.classes)
        for part in w.text.split("-")
        if part
    )
    for word in words[after + 1 : after + _IN_BRACKETS]:
        if word.text == ")":
            return
        fits = word.text in (letters, letters[:1] + letters[-1:])
        if fits and word.text.isupper() and len(word.text) in _INITIALS:
            yield word.text
