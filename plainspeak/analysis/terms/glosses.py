"""What a term means, as the writer is told: in brackets behind it, or apart from it."""

from __future__ import annotations

from plainspeak.analysis import inflection
from plainspeak.analysis.heads import looks_plural
from plainspeak.analysis.terms.beside import ends_phrase, parts_of_form, word_at
from plainspeak.analysis.terms.match import Candidate
from plainspeak.analysis.types import Passage
from plainspeak.wordclasses import members

_SHORT = 4  # words of a gloss that can stand between an adjective and its noun. Our own figure.

_QUOTING = frozenset({("‘", "’"), ("“", "”"), ("'", "'"), ('"', '"')})


def told(like: str, gloss: str, candidate: Candidate, passage: Passage) -> str:
    """The term as it stands, and what it means: in brackets, in square ones where it stands in
    brackets or beside one, and behind the quotation marks of a term that has them, or its number:
    "Band 6 (…)". Where a bracket would part the term from what it belongs to ("the interest cover
    ratio"), only what to say, wherever the writer finds a place for it."""
    term, last = " ".join(like.split()), candidate.last
    number = word_at(passage, last + 1)
    if number.isdecimal() and last + 1 < passage.sentence_of(last).end:
        term, last = f"{term} {number}", last + 1
    if _is_parted(gloss, candidate, passage, last + 1):
        return f"say what it means: {gloss}"
    after = word_at(passage, last + 1)
    begin = passage.starts[passage.sentence_of(candidate.first).start]
    here, text = passage.starts[candidate.first], passage.block.text
    inside = text.rfind("(", begin, here) > text.rfind(")", begin, here)
    marks = text[max(0, here - 1) : here], text[passage.end(last) :][:1]
    if marks in _QUOTING:
        term = f"{marks[0]}{term}{marks[1]}"
    return f"{term} [{gloss}]" if inside or after == "(" else f"{term} ({gloss})"


def _is_parted(gloss: str, candidate: Candidate, passage: Passage, after: int) -> bool:
    """Whether a bracket with this gloss would part the term from the word at `after`: a noun from
    the one that it belongs to ("the interest cover | ratio"), the parts of a name ("Honorary |
    Treasurer"), a verb of several words from its object ("call in | the plan"), or an adjective, by
    many words, from its noun."""
    if after >= passage.sentence_of(candidate.last).end:
        return False
    following, part = passage.words[after], candidate.pattern.part
    if not following.is_word:
        return False
    several = candidate.first < candidate.last
    if part == "v" and several and following.lower in members("all-determiners"):
        return True
    if ends_phrase(following.lower):
        return False
    first = passage.words[candidate.first].text
    if first[0].isupper() and following.text[0].isupper():
        return True
    is_noun = _is_noun_here(following.lower, looks_plural(passage.words[candidate.last].lower))
    if part == "n":
        return is_noun
    return is_noun and (several if part == "v" else len(gloss.split()) > _SHORT)


def _is_noun_here(lower: str, several: bool) -> bool:
    """Whether a word behind a term is a noun, and no verb of which the term (in the plural, if
    `several`) is the subject: "the levy covers", "the precept rose", "officers report"."""
    parts = parts_of_form(lower)
    inflected = any(b != lower and "v" in inflection.parts(b) for b in inflection.base_forms(lower))
    is_verb = "v" in parts and (several or inflected)
    return "n" in parts and "r" not in parts and not is_verb
