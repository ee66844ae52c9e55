"""A word or phrase in its sentence, as the numbers that the estimate weighs."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import lru_cache

from plainspeak.analysis.stops.spelling import Kin, Spelling, kin, spelling
from plainspeak.analysis.types import Passage, Word

_FULL = 6.3  # Zipf frequency from which a word only joins others: "the", "with"
_NOTHING = 9.0  # stands for a word where there is none

OF_PHRASE = (
    "words",  # with a letter in them
    "mean known",
    "best known",
    "second hardest",
    "last known",
    "all letters",
    "all syllables",
    "share capitals",
    "share latin",
    "mean family",
    "mean familiar",
    "last familiar",
    "mean unknown",
    "most unknown",
)
OF_SENTENCE = (
    "sentence length",
    "sentence known",
    "sentence hardest",
    "sentence capitals",
    "sentence letters",
    "sentence numbers",
    "sentence late",
    "sentence latin",
    "sentence greek",
    "sentence syllables",
    "sentence unknown",
)
OF_NEIGHBOURS = (
    "first",
    "where",
    "times",
    "before known",
    "after known",
    "before capital",
    "after capital",
)
FEATURES: tuple[str, ...] = (
    *Spelling._fields,
    *Kin._fields,
    *OF_PHRASE,
    *OF_SENTENCE,
    *OF_NEIGHBOURS,
)
"""The features in the order of `features`; the first are those of the hardest word."""

ALONE = (
    *(16.0, 5.0, 3.6, 0.2, 0.0, 0.0, 0.05, 0.1, 0.0, 1.9, 0.6),
    *(0.0, 0.4, 1.0, 6.8, 6.8, 0.0, 0.0),
)
"""The sentence and the neighbours of a word that stands alone: those of an everyday paper."""


def features(passage: Passage, first: int, last: int) -> tuple[float, ...]:
    """The values of FEATURES for the tokens first … last, both included."""
    texts = [w.text for w in passage.words[first : last + 1] if w.is_word]
    span = passage.sentence_of(first)
    words = passage.words[span.start : span.end]
    at = first - span.start
    before = words[at - 1] if at else None
    after = words[last + 1 - span.start] if last + 1 < span.end else None
    return (
        *of_words(tuple(texts)),
        *_of_sentence(words),
        float(not at),
        at / len(words),
        float(sum(w.lower == passage.words[first].lower for w in words)),
        _known(before),
        _known(after),
        float(before is not None and before.text[:1].isupper()),
        float(after is not None and after.text[:1].isupper()),
    )


def tokens_at(passage: Passage, start: int, end: int) -> tuple[int, int] | None:
    """The first and the last token that the range start … end of the source touches."""
    shown = passage.block.from_source(start, end)
    if shown is None:
        return None
    last = bisect_left(passage.starts, shown.end) - 1
    first = max(0, bisect_right(passage.starts, shown.start) - 1)
    if first <= last and passage.end(first) <= shown.start:
        first += 1  # the range begins between two tokens
    return (first, last) if first <= last else None


def alone(text: str) -> tuple[float, ...]:
    """The values of FEATURES for one word, or several with spaces between, outside a sentence."""
    return (*of_words(tuple(text.split())), *ALONE)


@lru_cache(maxsize=50_000)
def of_words(texts: tuple[str, ...]) -> tuple[float, ...]:
    """What is the same for these words in every sentence: the hardest word, then the whole."""
    texts = texts or ("",)
    each = [spelling(text) for text in texts]
    kins = [kin(text.lower().replace("’", "'")) for text in texts]
    hardest, own = min(zip(each, kins, strict=True), key=lambda s: (s[0].known, -s[0].letters))
    known = sorted(s.known for s in each)
    count = len(each)
    return (
        *map(float, hardest),
        *own,
        float(count),
        sum(known) / count,
        known[-1],
        known[1] if count > 1 else _NOTHING,
        each[-1].known,
        float(sum(s.letters for s in each)),
        float(sum(s.syllables for s in each)),
        sum(s.capital for s in each) / count,
        sum(s.latin for s in each) / count,
        sum(k.family for k in kins) / count,
        sum(s.familiar for s in each) / count,
        each[-1].familiar,
        sum(max(0.0, s.unknown) for s in each) / count,
        max(s.unknown for s in each),
    )


@lru_cache(maxsize=5_000)
def _of_sentence(words: tuple[Word, ...]) -> tuple[float, ...]:
    each = [spelling(w.text) for w in words if w.is_word]
    numbers = [w for w in words if not w.text.isalpha() and any(map(str.isdigit, w.text))]
    full = [s for s in each if s.familiar < _FULL]
    known = [s.familiar for s in full if not s.capital] or [5.0]
    count, tokens = max(1, len(full)), max(1, len(words))
    return (
        float(len(words)),
        sum(known) / len(known),
        min(known),
        sum(s.capital for s in full) / count,
        sum(s.letters_for for s in each) / max(1, len(each)),
        len(numbers) / tokens,
        sum(s.late for s in full) / count,
        sum(s.latin for s in full) / count,
        sum(s.greek for s in full) / count,
        sum(s.syllables for s in full) / count,
        sum(max(0.0, s.unknown) for s in full) / count,
    )


def _known(word: Word | None) -> float:
    return spelling(word.text).familiar if word is not None and word.is_word else _NOTHING
