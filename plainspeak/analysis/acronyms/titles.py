"""Names that stand in full somewhere and whose initials are the letters used elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice

from plainspeak.analysis.acronyms.alignment import SMALL
from plainspeak.analysis.acronyms.explanation import Kind
from plainspeak.analysis.acronyms.meanings import Meaning
from plainspeak.analysis.acronyms.whole import Whole
from plainspeak.analysis.types import Passage

_NAME = re.compile(
    r"[A-ZÀ-Þ][\w'’]*[a-zà-ÿ][\w'’]*"
    r"(?:(?:,?[ \n]|[ \n-])(?:(?:of|for|and|the|in|on|to|de|&)[ \n]){0,2}[A-ZÀ-Þ][\w'’]*){1,11}"
)
_WORD = re.compile(r"[\w'’]+|&")
_PART = re.compile(r"[^\W\d_][\w'’]+")
_LONGEST_TITLE = 150  # characters
_BEFORE_NAME = frozenset(
    "the a an our at by for from in of on to with and or this that as join see welcome".split()
)
_LONGEST_SEARCH = 300  # expansions that are looked for in one paper
_SHORTEST = 3  # letters; two-letter sets fit too many names


def names(passages: Sequence[Passage], keys: Iterable[str]) -> dict[str, Meaning]:
    """For each of these keys the first name in the paper whose initials spell it."""
    wanted = {k for k in keys if len(k) >= _SHORTEST and k.isalpha()}
    found: dict[str, Meaning] = {}
    if not wanted:
        return found
    for key in wanted:
        if passages and (meaning := _in_title(key, passages[0].block.text)):
            found[key] = meaning
    wanted -= found.keys()
    for i, passage in enumerate(passages):
        for match in _NAME.finditer(passage.block.text):
            if match.group().isupper():
                continue
            words = list(_WORD.finditer(match.group()))
            large = [w for w in words if w.group()[0].isupper()]
            for group in (large, words):
                initials = "".join([w.group()[0].lower() for w in group])
                for key in _parts(initials) & wanted:
                    at = initials.find(key)
                    if key not in found and _begins(group, at, at + len(key)):
                        start = match.start() + group[at].start()
                        end = match.start() + group[at + len(key) - 1].end()
                        long = passage.block.text[start:end]
                        found[key] = Meaning(key, i, start, end, long, i, start, end, Kind.TITLE)
                        wanted.discard(key)
    return found


def _parts(initials: str) -> set[str]:
    """What may be a key in these initials."""
    ends = range(_SHORTEST, len(initials) + 1)
    return {initials[i:end] for end in ends for i in range(end - _SHORTEST + 1)}


def _in_title(key: str, title: str) -> Meaning | None:
    """Words of the paper's title, in any case, whose initials are these letters."""
    if len(title) > _LONGEST_TITLE:
        return None
    words = [w for w in _PART.finditer(title) if w.group().lower() not in SMALL]
    at = "".join(w.group()[0].lower() for w in words).find(key)
    if at < 0 or any(w.group().isupper() for w in words[at : at + len(key)]):
        return None
    start, end = words[at].start(), words[at + len(key) - 1].end()
    return Meaning(key, 0, start, end, title[start:end], 0, start, end, Kind.TITLE)


def _begins(words: Sequence[re.Match[str]], first: int, last: int) -> bool:
    """Whether a name may begin at this word: not in the middle of another name, nor with letters
    that themselves stand for something."""
    if any(len(w.group()) > 1 and w.group().isupper() for w in words[first:last]):
        return False
    if first == 0 or (last == len(words) and all(w.group()[0].isupper() for w in words)):
        return True  # Fernbrook Patient Voice Forum: PVF
    before = words[first - 1].group()
    return before.lower() in _BEFORE_NAME or before.endswith(("'s", "’s", "s'"))


def spelled_out(
    passages: Sequence[Passage], whole: Whole, expansions: Mapping[str, Sequence[str]]
) -> dict[str, Meaning]:
    """For each key the place at which the paper has one of its known expansions in full."""
    found: dict[str, Meaning] = {}
    lowers: list[str] = []
    for key, longs in islice(expansions.items(), _LONGEST_SEARCH):
        for long in longs:
            wanted = long.lower().replace("–", "-")
            if " " not in wanted or not whole.has(wanted):
                continue
            lowers = lowers or [p.block.text.lower().replace("–", "-") for p in passages]
            for i in [i for i, lower in enumerate(lowers) if wanted in lower]:
                text, at = passages[i].block.text, lowers[i].find(wanted)
                if len(lowers[i]) == len(text):
                    end = at + len(wanted)
                    found.setdefault(
                        key, Meaning(key, i, at, end, text[at:end], i, at, end, Kind.TITLE)
                    )
                    break
    return found
