"""Whether words can stand in a term's place as they are, and the edit that puts them there.

A place that cannot be seen to stay grammatical gets no edit: the writer then sees the words, and
decides.
"""

from __future__ import annotations

from plainspeak.analysis import inflection
from plainspeak.analysis.heads import head_of, is_link, is_mass, is_particle, looks_plural
from plainspeak.analysis.phrasing import article, capitalised
from plainspeak.analysis.terms.beside import (
    bases_of,
    ends_phrase,
    is_joined,
    is_name,
    is_repeated,
    parts_of_form,
    word_at,
)
from plainspeak.analysis.terms.evidence import is_shown_before
from plainspeak.analysis.terms.match import Candidate
from plainspeak.analysis.types import Passage
from plainspeak.model import Edit
from plainspeak.wordclasses import members


def stand_in(
    text: str, tag: str, candidate: Candidate, passage: Passage
) -> tuple[bool, Edit | None]:
    """Whether the text fits as it is, and the edit that puts it in place, if one does.

    `tag` is the Penn tag of the term's form. They differ where "a" before the term has to become
    "an": the edit takes it along.
    """
    if (
        not text
        or is_joined(candidate, passage)
        or is_name(candidate, passage)
        or is_repeated(text, candidate, passage)
        or not _is_grammatical(text.lower().split(" "), tag, candidate, passage)
    ):
        return False, None
    whole = passage.source(candidate.first, candidate.last)
    shouted = passage.text(candidate.first, candidate.last).isupper()
    before = article_before(candidate, passage, text.lower() if shouted else text)
    if not before:
        return True, Edit(*whole, text)
    start = passage.source(candidate.first - 1, candidate.first - 1).start
    return False, Edit(start, whole.end, f"{before} {text}")


def describes(candidate: Candidate, passage: Passage, likely: str) -> bool:
    """Whether the form of a verb describes the noun behind it: "| anonymised quotes". `likely` is
    the Penn tag that it may have."""
    if candidate.pattern.part != "v" or {"VBN", "VBG"}.isdisjoint(candidate.tags):
        return False
    before = word_at(passage, candidate.first - 1)
    may = (
        before in members("own-determiners")
        or before in members("before-noun-phrases")
        or (likely == "VBN" and not before[:1].isalpha())
    )
    after = word_at(passage, candidate.last + 1)
    return may and _before_noun(candidate, passage) and after not in members("all-determiners")


def cut(candidate: Candidate, passage: Passage) -> Edit | None:
    """Leave the term out, with the white space after it; what follows takes over its capital, and
    "a" or "an" before it fits what follows."""
    after = candidate.last + 1
    if after >= passage.sentence_of(candidate.last).end or is_joined(candidate, passage):
        return None
    following = passage.words[after].text
    if not following[0].isalnum() or following.lower() == word_at(passage, candidate.first - 1):
        return None
    opens = candidate.first == passage.sentence_of(candidate.first).start
    if opens and passage.words[candidate.first].text[0].isupper():
        following = capitalised(following)
    before = article_before(candidate, passage, following)
    start = passage.source(candidate.first - bool(before), candidate.first).start
    end = passage.source(after, after).end
    return Edit(start, end, f"{before} {following}" if before else following)


def article_before(candidate: Candidate, passage: Passage, text: str) -> str:
    """The article that has to stand before the text instead of the one that does; "" where there
    is none or it is right."""
    at = candidate.first - 1
    written = passage.words[at].text if at >= 0 else ""
    if written.lower() not in {"a", "an"} or (right := article(text)) == written.lower():
        return ""
    if not written[0].isupper():
        return right
    shouted = passage.text(candidate.first, candidate.last).isupper()
    return right.upper() if shouted else capitalised(right)


# -- grammar -------------------------------------------------------------------------------------


def _is_grammatical(words: list[str], tag: str, candidate: Candidate, passage: Passage) -> bool:
    """Whether the sentence around the place can take these words, as far as can be told."""
    if _loses_its_number(words, candidate, passage):
        return False
    if candidate.pattern.part == "r" and word_at(passage, candidate.first - 1) in members(
        "degree-words"
    ):
        return False  # "very | predominantly": nothing is "very mainly" so
    after, own = word_at(passage, candidate.last + 1), passage.words[candidate.last].lower
    if after.endswith("ing") and (
        words[-1] == "to" or words[-1] in members("conjunctions-before-clauses")
    ):
        return False  # "with a view to | reducing"
    alone = len(words) == 1 and is_link(words[0]) and not is_link(own)
    if alone and (not after or after[0] in ".,;:)!?"):
        return False  # "a further three years, approximately |."
    if words[0] in members("prepositions-that-join-clauses") and _someone_doing(
        "".join(words[1:]), candidate, passage
    ):
        return False  # "before | data entering the store", "before this | taking place"
    near = _next(candidate, passage, 4)
    if words[0] in members("verbs-before-bare-verbs") and (
        "to" in near or ("of" in near and words[0].startswith("let"))
    ):
        return False  # "let | you to go", "let | us of it"
    if words == ["to"] and _leans_on(candidate, passage):
        return False
    check = _CHECKS.get(candidate.pattern.part)
    return check is None or check(words, tag, candidate, passage)


def _leans_on(candidate: Candidate, passage: Passage) -> bool:
    """Whether "to" would be read with what stands before it: "build trust | to innovate", "were
    released | to stay"; not "we met | to talk", "use it | to help"."""
    before, further = (word_at(passage, candidate.first - i) for i in (1, 2))
    if before in _PAUSES or (further == "to" and _may_be_infinitive(before)):
        return True  # "asked us to stay, | to help" would read as one more thing asked
    if further in members("people-pronouns"):
        return False
    passive = before.endswith("ed") and further in members("be-and-have")
    bases = inflection.lemmas(before) - {before}  # "met" is no noun
    did = any(inflection.inflect(base, "VBD") == before for base in bases)
    return passive or before in {"that", "so"} or ("n" in parts_of_form(before) and not did)


_PAUSES = frozenset(",;:)]-–—")


def _someone_doing(before: str, candidate: Candidate, passage: Passage) -> bool:
    """Whether somebody and what they are doing follows: "prior to | the work being done". `before`
    is the last word of what is put in behind the first, if there is one."""
    for lower in _next(candidate, passage, _CLAUSE):
        if not lower[:1].isalnum() or before in members("be-and-have"):
            return False
        is_someone = before in members("people-pronouns") or before in members("object-pronouns")
        joined = not before or before in members("articles") or (is_link(before) and not is_someone)
        if lower.endswith("ing") and not joined and lower not in members("things-in-ing"):
            return True
        before = lower
    return False


def _loses_its_number(words: list[str], candidate: Candidate, passage: Passage) -> bool:
    """Whether a verb agrees with a head that goes: "a number of chairs | is needed", "there was | a
    number of chairs"; or "such" or "quite" stands before it."""
    terms = passage.words[candidate.first].lower, passage.words[candidate.last].lower
    after = candidate.last + 1
    if terms[0] not in {"a", "an"} or terms[1] != "of" or words[0] in {"a", "an"}:
        return False
    following = passage.words[after : min(after + _CLAUSE, passage.sentence_of(after - 1).end)]
    if not any(looks_plural(word.lower) for word in following[:3]):
        return False
    if word_at(passage, candidate.first - 1) in {"is", "was", "such"} | members("degree-words"):
        return True
    verbs = (word.lower for word in following if word.lower in members("be-and-have"))
    return next(verbs, "") in {"is", "was", "has"}


_CLAUSE = 8
"""Words after a noun phrase among which its verb is looked for. Our own figure."""


def _verb(words: list[str], tag: str, candidate: Candidate, passage: Passage) -> bool:
    after = word_at(passage, candidate.last + 1)
    before = word_at(passage, candidate.first - 1)
    before_noun = _before_noun(candidate, passage)
    bases = bases_of(words[0])
    own = passage.words[candidate.last].lower
    if len(words) > 1 and words[-1] == own:
        return True  # "do not hesitate to contact", "please contact": what follows is as it was
    if own == "to" and words[-1] != "to" and _may_be_infinitive(after):
        return False  # "make changes to better support people"
    if is_particle(words[-1]) and after in members("object-pronouns"):
        return False  # "speed up | it"
    if after.endswith("ing") and not (
        is_link(own)  # "a limit on spending", "limit | spending"
        or after in members("things-in-ing")
        or not bases.isdisjoint(members("verbs-before-ing"))
    ):
        return False  # "plan | moving"
    passive = tag == "VBN" and before not in members("forms-of-have")
    if not bases.isdisjoint(members("verbs-with-a-person")) and not (passive or before_noun):
        return False  # "tell | that"
    if not is_shown_before(after, candidate.pattern):
        return False  # "follow | with"
    if len(words) == 1 or not before_noun:
        return True
    if tag in {"VBN", "VBG"} and before in members("all-determiners"):
        return False  # "the | carried out work"
    if words[-1] in members("conjunctions-before-clauses"):
        return True
    # "put into practice | our plan": the object would have to stand in the middle.
    return is_link(words[-1]) or (is_particle(words[-1]) and words[-1] != "together")


def _adjective(words: list[str], tag: str, candidate: Candidate, passage: Passage) -> bool:
    if word_at(passage, candidate.first - 1) in members("degrees"):
        return False  # "a more | strong plan"
    if not is_shown_before(word_at(passage, candidate.last + 1), candidate.pattern):
        return False  # "likely | to a fine"
    if not _before_noun(candidate, passage):
        return True
    if len(words) > 1:
        return words[0] in members("degree-words") and not any(map(is_link, words))
    return words[0] not in members("adjectives-never-before-nouns")


def _adverb(words: list[str], tag: str, candidate: Candidate, passage: Passage) -> bool:
    """Several words stand for an adverb only where a part of the sentence begins or ends."""
    after = word_at(passage, candidate.last + 1)
    return (
        len(words) == 1
        or not after[:1].isalnum()
        or candidate.first == passage.sentence_of(candidate.first).start
    )


def _noun(words: list[str], tag: str, candidate: Candidate, passage: Passage) -> bool:
    head = words[head_of(words, "n", said_plainly=True)]
    own = passage.words[candidate.last].lower
    if _is_short_for(own, words[-1]):
        return True  # "mgmt team"
    if _before_noun(candidate, passage) and _may_be_noun(word_at(passage, candidate.last + 1)):
        return False  # "a | start of the study assessment", "| help dogs"
    if tag == "NNS":
        return looks_plural(head)
    if looks_plural(head):
        return False  # "the talks | was good"
    if head == own:
        return True  # the same word is as countable as it was
    determiner = _determiner(candidate, passage)
    if determiner in members("singular-determiners"):
        return not is_mass(head)
    return bool(determiner) or is_mass(head)  # "we need | room"


def _may_be_infinitive(lower: str) -> bool:
    """Whether "to" before this word may belong to a verb: "to | help", "to | better help"."""
    if lower in members("all-determiners") or lower in members("object-pronouns"):
        return False
    parts = inflection.parts(lower) if inflection.known(lower) else "n"
    return not looks_plural(lower) and ("v" in parts or "r" in parts or lower.endswith("ly"))


def _is_short_for(short: str, word: str) -> bool:
    """Whether letters were left out of a word: "mtg", "meeting"."""
    letters = iter(word)
    return len(short) < len(word) and short[0] == word[0] and all(c in letters for c in short)


def _may_be_noun(lower: str) -> bool:
    bases = [base for base in (lower, *inflection.base_forms(lower)) if inflection.known(base)]
    return not lower.endswith("ed") and (
        not bases or any("n" in inflection.parts(base) for base in bases)
    )


_CHECKS = {"v": _verb, "j": _adjective, "r": _adverb, "n": _noun}


def _before_noun(candidate: Candidate, passage: Passage) -> bool:
    """Whether a noun, or what may begin one, follows at once in the same sentence."""
    at = candidate.last + 1
    if at >= passage.sentence_of(candidate.last).end:
        return False
    following = passage.words[at]
    if candidate.pattern.part == "v" and following.lower in members("all-determiners") - {
        *members("relatives"),
        "what",
    }:
        return True
    return following.text[0].isalnum() and not ends_phrase(following.lower)


def _determiner(candidate: Candidate, passage: Passage) -> str:
    """The determiner that belongs to a noun, with at most two words between; "" without one."""
    for back in (1, 2, 3):
        lower = word_at(passage, candidate.first - back)
        if lower in members("all-determiners") or lower in {"'s", "’s", "one"}:
            return lower
        if not lower[:1].isalpha() or ends_phrase(lower):
            return ""
    return ""


def _next(candidate: Candidate, passage: Passage, number: int) -> list[str]:
    after = candidate.last + 1
    return [w.lower for w in passage.words[after : after + number]]
