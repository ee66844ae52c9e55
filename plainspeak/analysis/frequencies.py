"""Zipf frequencies of spellings, from the data files of the package wordfreq.

The files are read here without importing the package, which takes twice as long. Most words of a
paper are on the short list (29,000 words, ten milliseconds). To make a dictionary of the long one
(320,000 words) takes a quarter of a second, so it is only made when many words are wanted: those of
a first paper are looked up together in one pass over the list.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.util import find_spec
from itertools import chain, repeat
from pathlib import Path

_TOP = 9.0  # Zipf frequency of a word that makes up the whole language
UNKNOWN = 900
"""Steps of a hundredth below it: a frequency of 0."""
_MOST_SINGLE = 12  # words looked for one by one in the long list before it becomes a dictionary

_found: dict[str, int] = {}  # answers from the long list so far
_singles = 0
_batches = 0


def zipf(spelling: str) -> float:
    """Zipf frequency of exactly this spelling in lower case; 0 where the data do not have it."""
    steps = short_list().get(spelling)
    if steps is None:
        steps = _found.get(spelling)
        if steps is None:
            steps = _search(spelling)
    return in_zipf(steps)


@lru_cache(maxsize=2_000)
def in_zipf(steps: int) -> float:
    """The Zipf frequency that is so many hundredths of a unit below 9."""
    return round(_TOP - steps / 100, 2)


def is_common(spelling: str, least: float) -> bool:
    """Whether the short list has this spelling with at least this Zipf frequency."""
    steps = short_list().get(spelling)
    return steps is not None and _TOP - steps / 100 >= least


def wants_batches() -> bool:
    """Whether looking up words together still saves time."""
    return _batches == 0


def look_up(spellings: Iterable[str]) -> None:
    """Find these spellings in the long list in one pass, and keep the answers."""
    global _batches
    _batches += 1
    wanted = {s for s in spellings if s not in short_list() and s not in _found}
    if not wanted:
        return
    _found.update(dict.fromkeys(wanted, UNKNOWN))
    for steps, bucket in enumerate(_buckets("large")):
        for spelling in wanted.intersection(bucket):
            _found[spelling] = steps


def _search(spelling: str) -> int:
    global _singles
    if _singles < _MOST_SINGLE and _batches == 1:
        _singles += 1
        steps = next((i for i, b in enumerate(_buckets("large")) if spelling in b), UNKNOWN)
        _found[spelling] = steps
        return steps
    return long_list().get(spelling, UNKNOWN)


@cache
def short_list() -> dict[str, int]:
    """The commoner words: spelling → hundredths of a Zipf unit below 9."""
    return _dictionary(_buckets("small"))


@cache
def long_list() -> dict[str, int]:
    """All words: spelling → hundredths of a Zipf unit below 9."""
    made = _dictionary(_buckets("large"))
    _buckets.cache_clear()
    return made


def _dictionary(buckets: list[list[str]]) -> dict[str, int]:
    steps = chain.from_iterable(repeat(i, len(bucket)) for i, bucket in enumerate(buckets))
    return dict(zip(chain.from_iterable(buckets), steps, strict=True))


@cache
def _buckets(size: str) -> list[list[str]]:
    """wordfreq's "small" or "large" list: a list of words for each hundredth, commonest first."""
    import msgpack

    spec = find_spec("wordfreq")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("plainspeak needs the package wordfreq", name="wordfreq")
    path = Path(spec.origin).parent / "data" / f"{size}_en.msgpack.gz"
    header: dict[str, object]
    buckets: list[list[str]]
    header, *buckets = msgpack.loads(gzip.decompress(path.read_bytes()), raw=False)
    if header.get("format") != "cB":
        raise ValueError(f"{path.name} is not in the form that plainspeak reads")
    return buckets
