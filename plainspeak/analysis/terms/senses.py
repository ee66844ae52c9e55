"""Is a listed word used as the list means it: part of speech, exceptions, context.

Most forms are settled by the words beside them; only what is left is a question for the tagger.
"""

from __future__ import annotations

from collections.abc import Container
from functools import lru_cache

from plainspeak.analysis import inflection
from plainspeak.analysis.terms.compile import LINKS, Element, phrase
from plainspeak.analysis.terms.match import Candidate, phrase_at
from plainspeak.analysis.terms.spelling import american
from plainspeak.analysis.types import Passage
from plainspeak.model import BlockKind, Span

DETERMINERS = frozenset(
    "a an the this these those my your his her its our their every each any some no another"
    " both which whose what all".split()
)

_BEFORE_VERB = frozenset(
    "to will would shall should can could may might must cannot 'll 'd i we you they he she who"
    " not n't please let did does do don't doesn't didn't also".split()
)

_BE_HAVE = frozenset(
    "am is are was were be been being 's 're 've has have had having get gets got getting".split()
)

_RELATIVES = frozenset("which that who".split())

_ATTEMPTS = frozenset("attempts endeavors endeavours".split())

_GOOD = frozenset("all best every further new other reasonable".split())

_BETWEEN = frozenset("not n't also already all always often never being been recently now".split())


def letter(tag: str) -> str:
    """The part of speech of a Penn tag: "v", "n", "j", "r", or "" for any other."""
    return {"V": "v", "N": "n", "J": "j", "R": "r"}.get(tag[:1], "") if tag != "RP" else ""


def ambiguous(candidate: Candidate, passage: Passage) -> bool:
    """Whether the form may also be another part of speech than the list means."""
    pattern = candidate.pattern
    if not pattern.part or len(pattern.elements) > 1:
        return False
    lower = passage.words[candidate.head].lower
    others = _readings(lower, pattern.entry.term.lower()).replace(pattern.part, "")
    if pattern.part == "v" and "VBG" in candidate.tags:
        others = others.replace("n", "").replace("j", "")
    if pattern.part == "v" and "VBN" in candidate.tags:
        others = others.replace("j", "")
    if pattern.part == "j":
        others = others.replace("r", "")
    return bool(others)


@lru_cache(maxsize=20_000)
def _readings(form: str, lemma: str) -> str:
    return inflection.readings(form, lemma) or inflection.readings(form, american(lemma))


def beside(candidate: Candidate, passage: Passage) -> bool | None:
    """Whether the words beside it say that it is the part of speech meant; None: they do not."""
    part = candidate.pattern.part
    i = candidate.first
    before = passage.words[i - 1].lower if i else ""
    base = "VB" in candidate.tags or "NN" in candidate.tags or "JJ" in candidate.tags
    after = passage.words[i + 1].lower if i + 1 < len(passage.words) else ""
    if _stands_alone(passage, i) and "n" in _parts_of(passage, i, candidate):
        return part == "n"
    if not {"VBZ", "NNS"}.isdisjoint(candidate.tags) and (
        before in _RELATIVES or (after == "to" and _tries(passage, i))
    ):
        return part == "v"
    if before in DETERMINERS:
        if part == "v" and "VBN" in candidate.tags and "n" in _parts_of(passage, i, candidate):
            return None  # "the shed"
        return None if part == "j" else part == "n" or (part == "v" and "VBN" in candidate.tags)
    if before in _BEFORE_VERB and base:
        # "to" before a noun is a preposition: "thanks to support from …"
        return part == "v" or (None if before == "to" else False)
    return None


def _stands_alone(passage: Passage, token: int) -> bool:
    """Whether it is a heading or a label of one word: "Objective:"."""
    following = passage.words[1:2]
    return token == 0 and (not following or following[0].text == ":")


def _parts_of(passage: Passage, token: int, candidate: Candidate) -> str:
    return _readings(passage.words[token].lower, candidate.pattern.entry.term.lower())


def _tries(passage: Passage, token: int) -> bool:
    """ "the team endeavours to help", but "our best endeavours to help"."""
    words = passage.words
    if words[token].lower not in _ATTEMPTS or token < 1:
        return False
    before = words[token - 1].text
    if before.lower() in _GOOD:
        return False
    return before[0].isupper() or (token > 1 and words[token - 2].lower in {"the", "our", "this"})


def accepts(part: str, tags: tuple[str, ...], tag: str) -> bool:
    """Whether a Penn tag agrees with the part of speech. An unknown tag ("") does, except for a
    verb in a form that a noun may have as well."""
    said = letter(tag)
    if not tag:  # the noun is the likelier reading of a word that may be noun and verb
        return part != "v" or not {"VB", "VBZ"} & set(tags) or "VBN" in tags
    if said == part:
        return True
    if part == "v":
        return (said == "n" and "VBG" in tags) or (said == "j" and ("VBN" in tags or "VBG" in tags))
    if part == "j":
        return tag in {"VBN", "VBG"}
    return part == "r" and said == ""


def past(candidate: Candidate, passage: Passage, begin: int) -> str:
    """ "VBN" or "VBD" for a form that may be either, from the words before it; "" where unsure."""
    i = candidate.head - 1
    while i >= begin and (
        passage.words[i].lower in _BETWEEN or passage.words[i].lower.endswith("ly")
    ):
        if passage.words[i].lower in {"been", "being"}:
            return "VBN"
        i -= 1
    if i < begin:
        return ""
    before = passage.words[i].lower
    if before in _BE_HAVE:
        return "VBN"
    if before in {"i", "we", "you", "he", "she", "they", "who", "it"}:
        return "VBD"
    if before in DETERMINERS or before in {"as", "when", "if", "than"}:
        return "VBN"
    return ""


def may_describe(candidate: Candidate, passage: Passage) -> bool | None:
    """Whether "the deaf" describes what follows ("the deaf man") and is no name for a group.

    None where only the tag of the next word can tell.
    """
    entry, after = candidate.pattern.entry, candidate.last + 1
    if entry.rule != "words-about-people" or candidate.last - candidate.first != 1:
        return False
    words = passage.words
    if words[candidate.first].lower != "the" or after >= len(words):
        return False
    if words[after].lower in {"is", "was", "has"}:
        return True  # one thing: "the blind is stuck"
    return None if words[after].text[0].isalpha() and words[after].lower not in LINKS else False


def is_label(candidate: Candidate, passage: Passage) -> bool:
    """Whether it stands before a colon at the start of a block: "Subject: our next meeting"."""
    after = candidate.last + 1
    return candidate.first == 0 and after < len(passage.words) and passage.words[after].text == ":"


def is_introduced_name(candidate: Candidate, passage: Passage) -> bool:
    """Whether its letters follow in brackets and it has the capitals of a name: "Participant
    Information Sheet (PIS)"."""
    if candidate.first == candidate.last:
        return False
    words = passage.words[candidate.first : candidate.last + 1]
    if not all(w.text[0].isupper() for w in words if len(w.text) > 3):
        return False
    following = [w.text for w in passage.words[candidate.last + 1 : candidate.last + 3]]
    return following[:1] == ["("] and following[1].isupper() if len(following) == 2 else False


def is_in_a_name(candidate: Candidate, passage: Passage) -> bool:
    """Whether a single word stands with a capital beside another one, within a sentence whose
    other words have none: "the Combined Care Board"."""
    words, i = passage.words, candidate.first
    if i != candidate.last or not words[i].text[0].isupper() or words[i].text.isupper():
        return False
    sentence = passage.sentence_of(i)
    if i == sentence.start or passage.block.kind is BlockKind.HEADING:
        return False
    beside = [j for j in (i - 1, i + 1) if sentence.start < j < sentence.end]
    return any(words[j].text[0].isupper() for j in beside) and any(
        w.text[0].islower() for w in words[sentence.start : sentence.end]
    )


def excepted(candidate: Candidate, sentence: Span) -> bool:
    """Whether one of the entry's exceptions holds here."""
    entry = candidate.pattern.entry
    return any(_holds(text, candidate, sentence) for text in entry.exceptions)


def in_context(candidate: Candidate, sentence: Span, headings: Container[str]) -> bool:
    """Whether the entry needs no context, or has it here or in the paper's `headings`."""
    context = candidate.pattern.entry.context
    return not context or any(
        any(form in headings for form in _phrase(text[2:])[0])
        if text.startswith("~~")
        else _holds(text, candidate, sentence)
        for text in context
    )


def _holds(text: str, candidate: Candidate, sentence: Span) -> bool:
    reading = candidate.reading
    if not text.startswith("~"):
        elements = _phrase(text)
        return bool(elements) and phrase_at(
            elements, reading, candidate.first, candidate.last, sentence.start
        )
    elements = _phrase(text[1:])
    if not elements:
        return False
    first = elements[0]
    if not reading.may_hold(first, sentence.start, sentence.end):
        return False
    words = reading.passage.words
    for i in range(sentence.start, sentence.end):
        if (
            (len(elements) > 1 or words[i].lower in first or "-" in words[i].lower)
            and not candidate.first <= i <= candidate.last
            and phrase_at(elements, reading, i, i, i)
        ):
            return True
    return False


@lru_cache(maxsize=20_000)
def _phrase(text: str) -> tuple[Element, ...]:
    return phrase(text)
