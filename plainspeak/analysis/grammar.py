"""English grammar of words and phrases: number and forms of verbs.

Everything that puts words into a sentence asks here, and in `phrasing` for what stands around them.
The forms of single words come from `inflection`, classes of words from `wordlists/classes/`.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

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


# -- the word that takes the inflection ----------------------------------------------------------


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
        says_which = said_plainly and word in members("articles") and not _is_gerund(words[0])
        if word == "…" or is_link(word) or says_which:  # "point | an inspector raises"
            at = i - 1
            break
        if _stands_after(word, before, i < len(words) - 1, person):
            at = i - 1
            break
        following = word.endswith("ing") and i < len(words) - 1 and not before.endswith("s")
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
        )
    ):
        at -= 1
    return at


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


# -- plurals -------------------------------------------------------------------------------------


def plural(phrase: str) -> str:
    """The plural of a term: "studies within a trial", "public rights of way", "low- and
    middle-income countries". What is in the plural already stays as it is, and so does what has
    none: "do not attempt resuscitation"."""
    words = phrase.split(" ")
    at = head_of([w.lower() for w in words], "n")
    head = words[at].lower()
    if inflection.known(head) and inflection.parts(head) == "v":
        return phrase
    return " ".join(_agreed([*words[:at], plural_word(words[at]), *words[at + 1 :]], at))


def plural_word(noun: str) -> str:
    """The plural of one noun, capitals kept; of "passer-by" the first word takes it."""
    first, hyphen, rest = noun.partition("-")
    tail = rest.rpartition("-")[2].lower()
    if hyphen and first and (is_particle(tail) or is_link(rest.partition("-")[0].lower())):
        return plural_word(first) + hyphen + rest
    before, hyphen, last = noun.rpartition("-")
    lower = last.lower()
    if not lower or looks_plural(lower):
        return noun
    if last.isupper() and len(last) > 1:
        return f"{noun}s"
    form = inflection.known_form(lower, "NNS") or inflection.regular(lower, "n")[0]
    return (
        before + hyphen + last + form[len(lower) :]
        if form.startswith(lower)
        else (before + hyphen + _as_written(form, last))
    )


def _as_written(form: str, like: str) -> str:
    return form[:1].upper() + form[1:] if like[:1].isupper() else form


def _plain_plural(words: list[str]) -> tuple[str, bool]:
    """The plural of plain words that describe a thing, and whether they can have one. What stands
    behind a comma goes on after it: "traits, such as age, that the law names"."""
    text = " ".join(words)
    if words[0] in _SOME and (words[0] == "something" or words[1:2] == ["of"]):
        return " ".join(_agreed([_SOME[words[0]], *words[1:]], 0)), True
    end = next((i for i, word in enumerate(words, 1) if word.endswith(",")), len(words))
    phrase = [word.rstrip(",") for word in words[:end]]
    at = head_of(phrase, "n", said_plainly=True)
    head = phrase[at]
    is_done = _is_gerund(phrase[0]) and not _names_a_thing(phrase, at)
    if phrase[0] in members("clause-openers") or is_mass(head) or is_done:
        return text, False
    if looks_plural(head):
        return text, True  # "notes" is one already
    form = _form(head, "n", "NNS")
    if form is None:
        return text, False
    words = _agreed([*words[:at], form + words[at][len(head) :], *words[at + 1 :]], at)
    may_be = at == 2 and "n" in inflection.parts(words[0])  # "comment or request"
    if at > 1 and words[at - 1] in {"or", "and"} and (may_be or is_only_noun(words[at - 2])):
        words[at - 2] = plural_word(words[at - 2])  # "roads or paths"
    return " ".join(words), not {"or", "and"} & set(words)


def _names_a_thing(words: Sequence[str], head: int) -> bool:
    """Whether words that begin with what somebody does name a thing by it: "running cost", not
    "paying the rent", "painting every few years", "bending stems"."""
    before, last = words[1:head], words[head]
    if any(w in members("all-determiners") or w.endswith("'s") for w in before):
        return False
    if last in members("things-in-ing"):
        return True
    no_others = members("mass-nouns") | members("particles") | members("after-what-is-done")
    is_short = 1 <= head <= 2 and head == len(words) - 1 and not any(map(looks_plural, before))
    return is_short and "n" in inflection.parts(last) and last not in no_others


def _is_gerund(word: str) -> bool:
    """Whether it is what somebody does: "planning", but not "thing"."""
    lemmas = inflection.lemmas(word) if word.endswith("ing") else ()
    return any(inflection.known(w) and "v" in inflection.parts(w) for w in lemmas if w != word)


def _agreed(words: list[str], head: int) -> list[str]:
    """The words with what is said of their head in the plural: "people who pay", "bodies able to
    pay their bills", "programs, long trained, that write"."""
    for i in range(head + 1, len(words) - 1):
        follows = i == head + 1 or words[i - 1].endswith(",")
        if words[i] in {"who", "that", "which"} and follows:
            words[i + 1] = _agreeing(words[i + 1])
            if words[i + 2 : i + 3] in (["and"], ["or"]) and len(words) > i + 3:
                words[i + 3] = _agreeing(words[i + 3])
    return [_OF_SEVERAL.get(word, word) if i > head else word for i, word in enumerate(words)]


_SOME = {"one": "some", "something": "things"}

_OF_SEVERAL = {"its": "their", "itself": "themselves"}

_AGREES = {"is": "are", "was": "were", "has": "have", "does": "do", "owns": "own"}


def _agreeing(verb: str) -> str:
    """The form after a plural of a verb after a singular: "pays" → "pay"."""
    if verb in _AGREES:
        return _AGREES[verb]
    # The words of our own lists come first, so that others are seldom looked up.
    found = sorted(inflection.lemmas(verb) - {verb}, key=lambda w: (not inflection.known(w), w))
    return next(
        (w for w in found if "v" in inflection.parts(w) and inflection.inflect(w, "VBZ") == verb),
        verb,
    )


# -- any form ------------------------------------------------------------------------------------


@lru_cache(maxsize=20_000)
def inflected(text: str, part: str, tag: str) -> tuple[str, bool]:
    """Words in the form that a Penn tag names, and whether that form is sure.

    ("find out", "v", "VBD") gives ("found out", True), ("person who pays", "n", "NNS") gives
    ("people who pay", True), ("advice", "n", "NNS") gives ("advice", False). Of "be" only the
    forms are sure that are the same for everybody: "is", "been", "being".
    """
    words = text.split(" ")
    if part == "v" and words[0] == "be" and tag in {"VBP", "VBD"}:
        return text, False
    if not part or not tag or tag in {"VB", "VBP", "NN", "JJ", "RB"}:
        return text, True
    if part == "n":
        return _plain_plural(words)
    at = head_of(words, part)
    form = _form(words[at], part, tag)
    if form is None:
        return text, False
    words[at] = form
    return " ".join(_both_verbs(words, tag) if part == "v" else words), True


def _both_verbs(words: list[str], tag: str) -> list[str]:
    """The words with a second verb in the form of the first: "stopped and thought"."""
    for i, word in enumerate(words[1:-1], 1):
        second = words[i + 1]
        kinds = inflection.parts(second) if word in {"and", "or"} else ""
        if "v" in kinds and (i == 1 or "n" not in kinds):
            words[i + 1] = _form(second, "v", tag) or second
    return words


def _form(word: str, part: str, tag: str) -> str | None:
    before, hyphen, last = word.rpartition("-")
    form = inflection.inflect(last, tag) if part in inflection.parts(last) else None
    return None if form is None else before + hyphen + form
