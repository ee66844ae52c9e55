"""UK and US spelling: which other spellings a word of our lists may have in a paper."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from importlib.resources import files

from plainspeak.wordclasses import any_of, members


@cache
def _american() -> Mapping[str, str]:
    """UK → US, of words that no rule below covers."""
    text = (files("plainspeak") / "data" / "uk_us.tsv").read_text(encoding="utf-8")
    lines = (line.partition("\t") for line in text.splitlines() if not line.startswith("#"))
    return {uk: us for uk, _, us in lines}


@cache
def _british() -> Mapping[str, str]:
    return {us: uk for uk, us in _american().items()}


_ISE = re.compile(rf"(?<=[a-z]{{2}})is({any_of('endings-behind-is')})$")
_IZE = re.compile(rf"(?<=[a-z]{{2}})iz({any_of('endings-behind-is')})$")
_OUR = re.compile(rf"(?<![a-z])({any_of('stems-in-our')})our")
_OR = re.compile(rf"(?<![a-z])({any_of('stems-in-our')})or(?!at|i[fzs]|ous|ar)")
_RE = re.compile(rf"({any_of('stems-in-re')})re(?=$|s$|d$)")
_OGUE = re.compile(rf"({any_of('stems-in-ogue')})ogue(?=$|s$)")
_DOUBLED = re.compile(rf"({any_of('stems-that-double-l')})l(ed|ing|er|ers|or|ors)$")
_AE = re.compile(
    r"(?<=an)ae(?=m|s)|^ae(?=t)|(?<=h)ae(?=m)|(?<=p)ae(?=d)|(?<=orthop)ae|(?<=gyn)ae|ae(?=mi[ac])"
    r"|(?<=^f)ae(?=c)|(?<=^c)ae(?=s|c)|(?<=^pal)ae(?=o)"
)
_OE = re.compile(r"(?<=rrh)oe|(?<=pn)oe|^oe(?=s|d)|(?<=^f)oe(?=t)|(?<=^am)oe(?=b)|(?<=^c)oe(?=li)")

_MAY_DIFFER = re.compile("is[eai]|iz[eai]|o[ur]|re[ds]?$|og|ll|[ao]e|y[sz]")


@lru_cache(maxsize=50_000)
def american(word: str) -> str:
    """The US spelling of a lower-case word in UK spelling; the word itself where they agree."""
    pairs = _american()
    if word in pairs:
        return pairs[word]
    if word.endswith("yses"):  # a plural noun in both countries, a verb in one
        return word
    if not _MAY_DIFFER.search(word):
        return pairs[word[:-1]] + "s" if word[-1:] == "s" and word[:-1] in pairs else word
    ended = _ISE.sub(r"iz\1", word)
    if ended != word and not _keeps_s(word):
        return ended
    if word.endswith("s") and word[:-1] in pairs:
        return pairs[word[:-1]] + "s"
    changed = _OUR.sub(lambda m: m.group()[:-2] + "r", word)
    changed = _RE.sub(r"\1er", changed)
    changed = _OGUE.sub(r"\1og", changed)
    changed = _DOUBLED.sub(r"\1\2", changed)
    changed = _AE.sub("e", changed)
    return _OE.sub("e", changed)


@lru_cache(maxsize=50_000)
def spellings(word: str) -> frozenset[str]:
    """Every spelling that a lower-case word, spelled either way, may have in a paper."""
    found = {word, american(word)}
    if word in _british():
        found.add(_british()[word])
    if not _MAY_DIFFER.search(word):
        return frozenset(found)
    ended = _IZE.sub(r"is\1", word)
    if not _keeps_s(ended):
        found.add(ended)
    if word.endswith(("yze", "yzed", "yzes", "yzing")):
        found.add(word.replace("yz", "ys"))
    if word.endswith("yses"):
        found.add(word.replace("yses", "yzes"))
    found.add(_OR.sub(lambda m: m.group()[:-1] + "ur", word))
    return frozenset(found)


def is_american(words: Iterable[str]) -> bool:
    """Whether lower-case words look like a paper in US spelling: more of it than of UK spelling."""
    uk, us = members("telling-uk"), members("telling-us")
    return sum((word in us) - (word in uk) for word in words) > 0


def tells_country(word: str) -> bool:
    """Whether a lower-case word counts for `is_american`."""
    return word in members("telling-uk") or word in members("telling-us")


def _keeps_s(word: str) -> bool:
    stem = _ISE.sub("ise", word)
    never = members("never-ize")
    return stem in never or any(stem.endswith(w) and len(w) > 4 for w in never)
