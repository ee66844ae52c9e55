"""Is a listed word used as the list means it: part of speech, exceptions, context.

Most forms are settled by the words beside them; only what is left is a question for the tagger.
"""

from __future__ import annotations

from enum import IntEnum
from functools import lru_cache

from plainspeak.analysis import inflection
from plainspeak.analysis.heads import is_link
from plainspeak.analysis.spelling import american
from plainspeak.analysis.terms import contexts
from plainspeak.analysis.terms.compile import Pattern
from plainspeak.analysis.terms.contexts import NEARBY, Surroundings
from plainspeak.analysis.terms.match import Candidate
from plainspeak.analysis.types import Passage
from plainspeak.analysis.words import word
from plainspeak.model import BlockKind, Span
from plainspeak.wordclasses import members

_RELATIVES = members("relatives")

_ATTEMPTS = members("tries")

_GOOD = members("before-tries")


def letter(tag: str) -> str:
    """The part of speech of a Penn tag: "v", "n", "j", "r", or "" for any other."""
    return {"V": "v", "N": "n", "J": "j", "R": "r"}.get(tag[:1], "") if tag != "RP" else ""


def ambiguous(candidate: Candidate, passage: Passage) -> bool:
    """Whether the form may also be another part of speech than the list means."""
    pattern = candidate.pattern
    if not pattern.part or not (len(pattern.elements) == 1 or _with_preposition(pattern)):
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


def _with_preposition(pattern: Pattern) -> bool:
    """Whether it is a verb with its preposition, which may follow a noun as well: "interface with",
    "a new | interface with a map"."""
    return (
        pattern.part == "v"
        and "verb" in pattern.entry.part_of_speech.split("/")  # "subject to" is a phrase
        and len(pattern.elements) == 2
        and not pattern.spaced
        and any(map(is_link, pattern.elements[1]))
    )


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
    if before in members("all-determiners"):
        if part == "v" and "VBN" in candidate.tags and "n" in _parts_of(passage, i, candidate):
            return None  # "the shed"
        return None if part == "j" else part == "n" or (part == "v" and "VBN" in candidate.tags)
    if before in members("before-verbs") and base:
        # "to" before a noun is a preposition: "thanks to support from …"; "is not viable"
        return part == "v" or (None if before in {"to", "not", "n't", "also"} else False)
    return None


def takes_an_object(candidate: Candidate, passage: Passage) -> bool:
    """Whether what may be a noun with a hyphen is a verb here: "to ring-fence the money"."""
    words, i = passage.words, candidate.first
    if not (0 < i == candidate.last < len(words) - 1) or len(candidate.pattern.elements) == 1:
        return False
    after = words[i + 1].lower
    return words[i - 1].lower == "to" and (
        after in members("all-determiners") or after in members("object-pronouns") or after == "£"
    )


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


def governing(candidate: Candidate, passage: Passage, begin: int) -> str:
    """The word that decides on the form of a verb: the last one before it that is no adverb, in
    the sentence that begins at token `begin`; "" where it stands first."""
    i = candidate.head - 1
    while i >= begin:
        lower = passage.words[i].lower
        between = lower in members("between-verbs") or lower.endswith("ly")
        if lower in {"been", "being"} or not between:
            return lower
        i -= 1
    return ""


def past(candidate: Candidate, passage: Passage, begin: int) -> str:
    """ "VBN" or "VBD" for a form that may be either, from the words before it; "" where unsure."""
    before = governing(candidate, passage, begin)
    if before in members("be-and-have") or (not before and _says_no_object(candidate, passage)):
        return "VBN"
    if before in members("subjects-before-past"):
        return "VBD"
    if before in members("own-determiners") or before in members("before-participles"):
        return "VBN"
    return ""


def _says_no_object(candidate: Candidate, passage: Passage) -> bool:
    """Whether nothing behind it can be what was done to: "Co-opted 10/2021", "Chosen by lot"."""
    after = candidate.last + 1
    if after >= passage.sentence_of(candidate.last).end:
        return True
    following = passage.words[after]
    return is_link(following.lower) or not following.text[0].isalpha()


def form_of_base(candidate: Candidate, passage: Passage, begin: int) -> str:
    """The tag of a form that is its verb's base and may be its past as well ("put"), or of one that
    is just its base; "" where the words before it do not say."""
    before = governing(candidate, passage, begin)
    if before in members("modals"):
        return "VB"
    if before in members("be-and-have"):
        return "VBN"
    return "VBD" if before in {"he", "she", "it"} else ""


def may_describe(candidate: Candidate, passage: Passage) -> bool | None:
    """Whether "the deaf" describes what follows ("the deaf man") and is no name for a group.

    None where only the tag of the next word can tell.
    """
    entry, after = candidate.pattern.entry, candidate.last + 1
    if not entry.about_people or candidate.last - candidate.first != 1:
        return False
    words = passage.words
    if words[candidate.first].lower != "the" or after >= len(words):
        return False
    if words[after].lower in {"is", "was", "has"}:
        return True  # one thing: "the blind is stuck"
    return (
        None
        if words[after].text[0].isalpha() and words[after].lower not in members("after-head-words")
        else False
    )


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
    entry = candidate.pattern.entry
    if (entry.readers or 0) >= HARD and not _is_everyday(entry.term):
        return False  # "the Precept Request": what few know is not known from a name either
    sentence = passage.sentence_of(i)
    if i == sentence.start or passage.block.kind is BlockKind.HEADING:
        return False
    beside = [j for j in (i - 1, i + 1) if sentence.start < j < sentence.end]
    return any(words[j].text[0].isupper() for j in beside) and any(
        w.text[0].islower()
        for w in words[max(sentence.start, i - NEARBY) : min(sentence.end, i + NEARBY)]
    )


HARD = 5.0
"""Readers who stop from which a term matters so much that it is looked for in names, and wherever
a paper uses it once in a sense that can be told. Our own figure."""


EVERYDAY = 4.3
"""Zipf frequency of the rarest word of a term from which people use it so often in other senses
that another place in the paper tells nothing: "event", "material", "list". Our own figure."""


@lru_cache(maxsize=10_000)
def _is_everyday(term: str) -> bool:
    return min(word(part).familiarity for part in term.split()) >= EVERYDAY


class Meant(IntEnum):
    """Whether the sense of an entry is the one meant at a place, and how surely that is told."""

    NO = 0
    LIKE_ELSEWHERE = 1  # if the paper uses the term in this sense where that can be told
    ANYWHERE = 2  # no sign is needed
    BY_FIELD = 3  # by a sign that asks for a field or a heading
    AT_HOME_ANYWHERE = 4  # no sign is needed, and the paper is of its field
    BY_WORDS = 5  # by the words around it


_LIKELY = {
    Meant.LIKE_ELSEWHERE: (0.5, 0.5),
    Meant.ANYWHERE: (0.85, 0.95),
    Meant.BY_FIELD: (0.5, 0.5),
    Meant.AT_HOME_ANYWHERE: (0.95, 0.95),
    Meant.BY_WORDS: (0.75, 0.9),
}
"""How a sense is told → about how often it was the one meant, in a paper of other fields and in one
of its own. From a reading of 1,644 places in public papers, each of another row."""


def likely(told: int) -> float:
    """How likely a sense is the one meant, from 0 to 1, by a candidate's `told`."""
    how, of_its_field = divmod(told, 2)
    return _LIKELY[Meant(how)][of_its_field]


def meant_here(candidate: Candidate, sentence: Span, paper: Surroundings) -> Meant:
    """Whether the entry's sense is the one meant: nothing of `not_meant` holds, and `meant` is
    empty or something of it holds."""
    entry = candidate.pattern.entry
    if entry.not_meant and contexts.hold(entry.not_meant, candidate, sentence, paper):
        return Meant.NO
    if not entry.meant:
        return Meant.AT_HOME_ANYWHERE if entry.field in paper.fields else Meant.ANYWHERE
    if contexts.in_the_sentence(entry.meant, candidate, sentence) and not _is_told_by_chance(
        candidate, sentence, paper
    ):
        return Meant.BY_WORDS
    if contexts.of_the_paper(entry.meant, paper):
        return Meant.BY_FIELD
    if (entry.readers or 0) < HARD or _is_everyday(entry.term):
        return Meant.NO
    return Meant.LIKE_ELSEWHERE


def _is_told_by_chance(candidate: Candidate, sentence: Span, paper: Surroundings) -> bool:
    """Whether one sign alone speaks for the sense of a single word in a paper that is of other
    fields and has no word of this one: of 81 such marks in papers nobody had seen 43 were wrong."""
    entry = candidate.pattern.entry
    return (
        candidate.first == candidate.last
        and bool(paper.fields)
        and entry.field in paper.foreign
        and not contexts.several(entry.meant, candidate, sentence)
    )
