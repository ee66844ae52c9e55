"""English grammar of words and phrases: number and forms of verbs.

Everything that puts words into a sentence asks here, and in `phrasing` for what stands around them.
Which word of a phrase changes comes from `heads`, the forms of single words from `inflection`,
classes of words from `wordlists/classes/`.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from plainspeak.analysis import inflection
from plainspeak.analysis.heads import (
    head_of,
    is_gerund,
    is_link,
    is_mass,
    is_only_noun,
    is_particle,
    looks_plural,
)
from plainspeak.wordclasses import members

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
    phrase, rest = _before_comma(words)
    at = head_of(phrase, "n", said_plainly=True)
    head = phrase[at]
    if phrase[0] in members("clause-openers") or is_mass(head) or _is_activity(phrase, at):
        return text, False
    if looks_plural(head):
        return text, True  # "notes" is one already
    form = None if head in members("no-heads") else _form(head, "n", "NNS")
    if form is None:
        return text, False
    words = _agreed([*words[:at], form + words[at][len(head) :], *words[at + 1 :]], at)
    may_be = at == 2 and "n" in inflection.parts(words[0])  # "comment or request"
    if at > 1 and words[at - 1] in {"or", "and"} and (may_be or is_only_noun(words[at - 2])):
        words[at - 2] = plural_word(words[at - 2])  # "roads or paths"
    elif at > 1 and words[at - 1] in {"or", "and"}:
        return text, False
    is_told = text in members("glosses-with-plurals")
    return " ".join(words), is_told or not _may_disagree(words, at, rest)


def _before_comma(words: Sequence[str]) -> tuple[list[str], list[str]]:
    """What names the thing, and what goes on behind a comma; not one between two adjectives."""
    for i, word in enumerate(words, 1):
        if word.endswith(",") and "j" not in inflection.parts(word[:-1]):
            return [w.rstrip(",") for w in words[:i]], list(words[i:])
    return [word.rstrip(",") for word in words], []


def _is_activity(words: Sequence[str], head: int) -> bool:
    """Whether the words say what somebody does and have no plural: "finding and mending"."""
    if not is_gerund(words[0]):
        return False
    goes_on = head == 0 and len(words) > 1 and (is_particle(words[1]) or words[1] in {"and", "or"})
    return goes_on or not _names_a_thing(words, head)


def _may_disagree(words: Sequence[str], head: int, rest: Sequence[str]) -> bool:
    """Whether a verb further on may still be in the singular, or only one of several things in the
    plural: "parts of a text that is charged", "losses, leak or misuse"."""
    relatives = members("relatives")
    for i in range(head + 2, len(words) - 1):
        word, verb = words[i], words[i + 1]
        if word in relatives and not words[i - 1].endswith(",") and _agreeing(verb) != verb:
            return True
        goes_on = words[head + 1] in relatives and word in {"and", "or", "but"}
        if goes_on and _agreeing(verb) != verb:
            return True
    return (
        words[head].endswith(",") and bool({"and", "or"} & set(rest)) and not relatives & set(rest)
    )


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


def _agreed(words: list[str], head: int) -> list[str]:
    """The words with what is said of their head in the plural: "people who pay", "bodies able to
    pay their bills", "programs, long trained, that write"."""
    for i in range(head + 1, len(words) - 1):
        follows = i == head + 1 or words[i - 1].endswith(",")
        says_which = words[i] == "that" and words[i + 1] not in _AGREES
        behind = "".join(words[i + 2 : i + 3])
        is_noun = says_which and (behind in _BEHIND_A_NOUN or behind in members("modals") - {"to"})
        if words[i] in members("relatives") and follows and not is_noun:
            words[i + 1] = _agreeing(words[i + 1])
            if words[i + 2 : i + 3] in (["and"], ["or"]) and len(words) > i + 3:
                words[i + 3] = _agreeing(words[i + 3])
    return [_OF_SEVERAL.get(word, word) if i > head else word for i, word in enumerate(words)]


_SOME = {"one": "some", "something": "things"}

_OF_SEVERAL = {"its": "their", "itself": "themselves"}

_BEHIND_A_NOUN = {"of", "is", "are", "was", "were", "has", "have"}

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
