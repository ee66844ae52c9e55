"""Which word of a phrase takes the inflection, and what single words can be."""

from __future__ import annotations

from collections.abc import Sequence

from plainspeak.analysis import inflection
from plainspeak.wordclasses import members


def is_link(word: str) -> bool:
    """Whether the head of a noun phrase stands before this word: "point | of contact", "thing |
    we make"."""
    return word in members("after-head-words")


def is_particle(word: str) -> bool:
    """Whether it makes a verb of its own with a verb before it: "carry out"."""
    return word in members("particles")


def is_mass(noun: str) -> bool:
    """Whether a noun takes neither "a" nor a plural in the sense in which our lists offer it."""
    return noun in members("mass-nouns")


def is_only_noun(word: str) -> bool:
    """Whether a word in lower case is a noun, in any number, and nothing else."""
    return {"n"} == {
        part
        for lemma in inflection.lemmas(word)
        if inflection.known(lemma)
        for part in inflection.parts(lemma)
    }


def looks_plural(noun: str) -> bool:
    """Whether a noun is in the plural already: "notes", "people", "freemen", not "gas"."""
    if noun in members("singulars-like-plurals"):
        return False
    if noun.endswith("s"):
        return not noun.endswith(("ss", "us", "is"))
    if noun.endswith("men"):
        return True
    bases = inflection.irregular().get(noun, ())
    return any(noun == inflection.known_form(base, "NNS") for base in bases)


def head_of(words: Sequence[str], part: str, *, said_plainly: bool = False) -> int:
    """Which word of a verb, noun or adjective phrase takes the inflection: its number from 0.

    `part` is "v", "n" or "j", the words are in lower case. Plain words describe ("group | giving
    advice"), terms are compounds ("local planning authority"), unless they are about people
    ("person | living with").
    """
    if part == "v" or len(words) == 1:
        return 0
    if part != "n":
        return len(words) - 1
    at = len(words) - 1
    for i, word in enumerate(words[1:], 1):
        before = words[i - 1]
        person = before in members("people-nouns")
        says_which = said_plainly and word in members("articles") and not is_gerund(words[0])
        if word == "…" or is_link(word) or says_which:  # "point | an inspector raises"
            at = i - 1
            break
        if _stands_after(word, before, i < len(words) - 1, person):
            at = i - 1
            break
        following = word.endswith("ing") and i < len(words) - 1
        if following and before.endswith("s"):  # "calls | waiting for an answer"
            following = said_plainly and looks_plural(before)
        if following and (
            (person and inflection.known(_last(before)))
            or (said_plainly and _does(before, word, words[i + 1 :]))
        ):
            at = i - 1
            break
    # "people affected | by it": a participle is not what inflects.
    while (
        at
        and not looks_plural(words[at])
        and (
            words[at] in members("participles")
            or words[at] in members("adverbs-after-nouns")
            or words[at] in members("adjectives-after-nouns")
            or _is_no_noun(_last(words[at]))
            or (said_plainly and _ends_plain_words(words[at]))
        )
        and not (words[at + 1 : at + 2] == ["of"] and words[at] in members("nouns-before-of"))
    ):
        at -= 1
    return at


def _ends_plain_words(word: str) -> bool:
    """Whether a word at the end of plain words says what is done to the noun before it, or how:
    "scheme | decided", "coming | back"."""
    if word in members("ends-of-plain-words"):
        return True
    verbs = inflection.lemmas(word) - {word} if word.endswith("ed") else ()
    return any(inflection.known(verb) and "v" in inflection.parts(verb) for verb in verbs)


def _is_no_noun(word: str) -> bool:
    """Whether our table has the word, and as other parts of speech only, or as a small word or a
    form of a verb."""
    if not inflection.known(word):
        return False
    if parts := inflection.parts(word):
        return "n" not in parts
    small = is_link(word) or is_particle(word) or word in members("function-words")
    return small or word.endswith(("ing", "ed"))


def _does(before: str, word: str, rest: Sequence[str]) -> bool:
    """Whether a word in "-ing" tells what the noun before it does, by what follows: "letter |
    telling you to …", "group | working together", not "small fishing | boats"."""
    if word == "being" or rest[0] in members("before-what-is-said"):
        return True
    if looks_plural(before) and (rest[0] in members("articles") or is_link(rest[0])):
        return True  # "doctors | hearing a case"
    if word in members("things-in-ing") and is_particle(rest[0]) and len(rest) > 1:
        return True  # "paper | setting out the rules"
    if word in members("things-in-ing") or not inflection.known(_last(before)):
        return False
    said_of = members("all-determiners") | members("particles") | members("after-what-is-done")
    if rest[0] in said_of:
        return True
    describes = "j" in inflection.parts(_last(before))
    return len(rest) > 1 and (looks_plural(rest[0]) or not (describes or is_link(rest[0])))


def _stands_after(word: str, before: str, goes_on: bool, person: bool) -> bool:
    """Whether a word describes the noun before it: "people | refused asylum", "child | now"."""
    if word in members("adverbs-after-nouns"):
        return True
    return person and goes_on and (word.endswith("ed") or word in members("participles"))


def _last(word: str) -> str:
    return word.rpartition("-")[2].rstrip(",")


def is_gerund(word: str) -> bool:
    """Whether it is what somebody does: "planning", but not "thing"."""
    lemmas = inflection.lemmas(word) if word.endswith("ing") else ()
    return any(inflection.known(w) and "v" in inflection.parts(w) for w in lemmas if w != word)
