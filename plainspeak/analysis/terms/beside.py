"""What stands beside a term and bears on a change of it: joining signs, names, the same word."""

from __future__ import annotations

from plainspeak.analysis import inflection
from plainspeak.analysis.heads import is_link
from plainspeak.analysis.terms.match import Candidate
from plainspeak.analysis.types import Passage
from plainspeak.wordclasses import members

_JOINING = frozenset("-‑‐–/\\_@#&+=~^%'’")
"""Signs that make one word of what stands on both sides of them."""

_NEAR = 15
"""Words on each side among which a replacement would be read twice. Our own figure."""

_SMALL = 3
"""Letters up to which nobody minds a word that stands twice: "to"."""


def is_joined(candidate: Candidate, passage: Passage) -> bool:
    """Whether a sign ties the term to a neighbour ("prior to/after", "the beneficiary's"), or a
    bracket beside it says something of the term itself."""
    text = passage.block.text
    start, end = passage.starts[candidate.first], passage.end(candidate.last)
    before, after = text[start - 1 : start], text[end : end + 1]
    if before in _JOINING - {"'", "’"} and before:
        return True
    if after in _JOINING and after and text[end + 1 : end + 2].isalnum():
        return True
    nearest = text[max(0, start - 2) : start].strip(), text[end : end + 2].strip()[:1]
    if nearest[0] == "/" or nearest[1] in {"(", "/"}:
        return True
    return before == "(" and after == ")"


def is_name(candidate: Candidate, passage: Passage) -> bool:
    """Whether capitals make a name of it: "the Information Sheet", "Assistance Fund"."""
    first, last = candidate.first, candidate.last
    words = passage.words
    if passage.block.text.isupper():
        return False
    sentence = passage.sentence_of(first)
    if words[first].text.isupper() and len(words[first].text) > 1:
        return any(w.text[0].islower() for w in words[sentence.start : sentence.end])
    long_words = [w for w in words[first : last + 1] if len(w.text) > 3]
    if first < last and long_words and all(w.text[0].isupper() for w in long_words):
        return first > sentence.start or len(long_words) > 1
    if not words[first].text[0].isupper():
        return False
    after = words[last + 1].text if last + 1 < sentence.end else ""
    return first > sentence.start + _opens_with_sign(passage, sentence.start) or (
        after[:1].isupper() and len(after) > 1 and not after.isupper()
    )


def _opens_with_sign(passage: Passage, token: int) -> int:
    """The signs and numbers with which a sentence begins: "1.", a bracket, a quotation mark."""
    count = 0
    while token + count < len(passage.words) and not passage.words[token + count].is_word:
        count += 1
    return count


def is_repeated(text: str, candidate: Candidate, passage: Passage) -> bool:
    """Whether a reader would meet the same word twice: "help and | help"."""
    sentence = passage.sentence_of(candidate.first)
    near = {
        base
        for token in (
            *range(max(sentence.start, candidate.first - _NEAR), candidate.first),
            *range(candidate.last + 1, min(sentence.end, candidate.last + 1 + _NEAR)),
        )
        for base in bases_of(passage.words[token].lower)
    }
    words = text.lower().split(" ")
    before, articles = word_at(passage, candidate.first - 1), members("articles")
    return (
        words[0] == before
        or words[-1] == word_at(passage, candidate.last + 1)
        or (words[0] in articles and before in articles)
        or any(not near.isdisjoint(bases_of(word)) for word in words if len(word) > _SMALL)
    )


def undoubled(text: str, candidate: Candidate, passage: Passage) -> str:
    """Without a word that already stands beside the place: "made up of" before "of"."""
    words = text.split(" ")
    if len(words) > 1 and words[-1].lower() == word_at(passage, candidate.last + 1):
        words.pop()
    if len(words) > 1 and words[0].lower() == word_at(passage, candidate.first - 1):
        words.pop(0)
    return " ".join(words)


def bases_of(word: str) -> set[str]:
    """A word with what its base may be; short words have none but themselves."""
    return {word, *inflection.base_forms(word)} if len(word) > _NEAR else {word}


def word_at(passage: Passage, token: int) -> str:
    """A token in lower case; "" before the first one and after the last."""
    return passage.words[token].lower if 0 <= token < len(passage.words) else ""


def ends_phrase(lower: str) -> bool:
    """Whether a word ends what stands before it: no object and no noun begins with most of them."""
    return is_link(lower) or lower in members("between-phrases")


def parts_of_form(lower: str) -> set[str]:
    """The parts of speech that a word may be; none for one that is not in our table."""
    bases = (lower, *inflection.base_forms(lower))
    return {part for base in bases if inflection.known(base) for part in inflection.parts(base)}
