"""What kind of paper this is, as far as it matters to who does what: read from the paper itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plainspeak.analysis.types import Analysis
from plainspeak.model import Block, BlockKind
from plainspeak.wordclasses import any_of, members

_TITLE_BLOCKS = 5  # a paper says what it is in its first lines
_TITLE_WORDS = 14  # a longer line is no title
_SIGNS = 2  # different signs that an agenda does not have, where no title says "minutes"
_LONGEST_SIGN = 3  # words
_PIECES = re.compile(
    # That all begin with one set of signs lets the others be passed over quickly.
    r"[.:;!?,()\s](?:(?<=\S)(?<![.:;!?,()]{2})[.:;!?,()]*+(?:\s|$)|(?<=\s)[-–—]+\s|(?<=\n))"
)
_NUMBER = re.compile(r"[\W\d]*(?:[a-z]\)|[ivx]+[.)])?[\W\d]*", re.IGNORECASE)


def records_jobs(analysis: Analysis) -> bool:
    """Whether the paper is minutes, a list of actions or a plan: somewhere jobs are handed out."""
    return analysis.once(_records_jobs)


def _records_jobs(analysis: Analysis) -> bool:
    blocks = analysis.document.blocks
    titles = list(_titles(blocks))
    if any(_holds(title, "minutes-titles") for title in titles):
        return True
    half = any(_holds(title, "half-titles-of-minutes") for title in titles)
    found: set[str] = set()
    for sign in _signs(blocks):
        found.add(sign)
        if len(found) + half >= _SIGNS:
            return True
    return False


def _titles(blocks: tuple[Block, ...]) -> Iterator[str]:
    for i, block in enumerate(blocks):
        is_title = block.kind is BlockKind.HEADING and block.level == 1
        if block.kind is BlockKind.LIST_ITEM or not (is_title or i < _TITLE_BLOCKS):
            continue
        words = block.text.lower().split()
        if is_title or len(words) <= _TITLE_WORDS:
            yield " ".join(words)


def _holds(title: str, name: str) -> bool:
    return re.search(rf"\b(?:{any_of(name)})\b", title) is not None


def _signs(blocks: tuple[Block, ...]) -> Iterator[str]:
    """The signs of minutes in this paper: labels such as "Present:", and lines such as "Agreed"."""
    labels, openings = members("minutes-labels"), members("minutes-signs")
    firsts = {sign.partition(" ")[0] for sign in labels | openings}
    lowers = [block.text.lower() for block in blocks]
    whole = "\n".join(lowers)
    firsts = {first for first in firsts if first in whole}
    for lower in lowers:
        if not any(map(lower.__contains__, firsts)):
            continue
        for piece in _PIECES.split(lower):
            begin = _NUMBER.match(piece)
            said = piece[begin.end() :] if begin else piece
            first = said.split(None, 1)[:1]
            if not first or first[0] not in firsts:
                continue
            words = said.split()
            if " ".join(words) in labels:
                yield " ".join(words)
            for count in range(1, _LONGEST_SIGN + 1):
                if " ".join(words[:count]) in openings:
                    yield " ".join(words[:count])
