"""Terms that the paper itself explains where it uses them: "randomised (put in groups by chance)".

A term that is explained at once is not marked, nor is it marked later in the same paper.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from plainspeak.analysis.glossaries import is_entry, under_glossary
from plainspeak.analysis.terms.match import Candidate
from plainspeak.analysis.types import Passage
from plainspeak.lexicon import Entry
from plainspeak.wordclasses import any_of

_MORE_OF_TERM = r"(?:[ \n](?!or\b|and\b)[\w'’-]+){0,3}"

_GLOSS_AFTER = re.compile(
    rf"{_MORE_OF_TERM}(?:[ \n]\([A-Za-z0-9&]{{2,8}}\))?[ \n]?(?:"
    rf"\((?!(?:{any_of('asides-in-brackets')})\b|e\.?g|n ?=|[A-Z0-9&]{{2,}}\))"
    r"(?=[^)\n]{0,200}[a-z]{2,}[ \n]+[a-z(])"
    r"|,? (?:which|that) (?:means?|is when|is where)\b"
    r"|,? (?:means?|is when|is where|is short for|stands for|refers to)\b"
    r"|,? (?:in other words|that is|meaning),? |, i\.?e\.?,? "
    r"|[.] (?:This|That|It|They|These) (?:is|are)? ?(?:often |also |sometimes |usually )?"
    r"(?:means?|called|known as)\b"
    rf"|, which (?:is an? |are (?!{any_of('no-glosses-behind-are')})\w+ \w+[,.])"
    rf"|, or (?!(?:{any_of('no-glosses-behind-or')})\b)"
    rf"(?![^,.)\n]{{0,60}}\b(?:{any_of('be-and-have')})\b)"
    r"(?:[\w'’-]+[ \n]){0,6}[\w'’-]+[,.)]"
    r"|, in which\b"
    rf"|['’\"”]?,? (?:is|are) (?:an?|the) (?:{any_of('kinds-of-things')})\b"
    rf"|s? are (?:{any_of('kinds-of-things-in-the-plural')})"
    rf" (?:{any_of('behind-kinds-of-things')})\b"
    r")"
)

_NAMED_BEFORE = re.compile(
    rf"\b(?:{any_of('names-come-next')})"
    r"(?:[ \n]+(?:an?|the|our))?(?:[ \n]+[\w-]+){0,2}[ \n]+['‘\"“*_]?$",
    re.IGNORECASE,
)

_QUOTE = "['’‘\"”“]?"
_GENERIC_BEFORE = re.compile(rf"(?:\A|[.!?:][ \n]+)An?[ \n](?:[\w-]+[ \n]){{0,2}}{_QUOTE}$")

_DEFINED_AFTER = re.compile(
    rf"{_QUOTE}(?:[ \n]\((?:or )?[A-Za-z0-9&]{{2,8}}\))?[ \n]is[ \n]"
    rf"(?:{any_of('openings-of-meanings')})\b"
)
"""With an article before: "A pathway is the route …" says what any pathway is."""

_CLOSING = frozenset("'’\"”")
_OPENS = re.compile(rf"(?:\A|[.!?:][ \n]+){_QUOTE}$")
_UNCOUNTED_AFTER = re.compile(
    rf"{_QUOTE}[ \n]is[ \n](?:[\w-]+[ \n]){{0,2}}(?:{any_of('kinds-of-things-uncounted')})"
    rf"[ \n](?:about|on|{any_of('behind-kinds-of-things')})\b"
)
"""Where a sentence begins: "Metadata is information about a file"."""

_WHAT_IT_IS = re.compile(
    r"['’\"”]?, (?:which means?"
    r"|(?:which (?:is|are) )?(?:the|an?) (?:[\w-]+ ){1,3}(?:that|which))\b(?![^.;:!?]{0,120}, and )"
)
""" "Healthwatch, the local body that speaks up for patients"; not the next item of a list."""

_LEAD = re.compile(r"[.]\W{1,4}(?:an?\s)?", re.IGNORECASE)
_SAYS = re.compile(rf"s?\s(?:means?|(?:is|are)\s(?:{any_of('openings-of-meanings')}))\b")
_THIS_IS = re.compile(r"[.] (?:This|It|That) is (?:an?|the) ")
_NEXT = 60  # characters behind a term in which its sentence ends, if the next one is to explain it

_IN_BRACKET = re.compile(r"\((?:an? |the )?$")

_SAID_BEFORE = 4  # words that may say what "(a quorum)" is

_LETTERS_AFTER = re.compile(r"s?[ \n]\(([A-Z][A-Za-z0-9&]{1,7})\)")

_LETTERS_EXPLAINED = re.compile(
    rf"[ \n](?:{any_of('verbs-before-meanings')})[ \n]"
    rf"(?:{any_of('openings-of-meanings-of-letters')})\b"
)

_WHICH_IS = re.compile(
    r", (?:which (?:is|are)|(?:the|an?) [a-z-]+(?: [a-z-]+)? (?:that|which|who|where))\b"
)

_LOOK = 260


class Explained:
    """Which terms a paper has explained so far, in reading order."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._terms: set[str] = set()
        self._in_glossary = under_glossary(passages)

    def later(self, entry: Entry) -> bool:
        """Whether the paper explains a term somewhere, as it often does below a heading."""
        return entry.term.lower() in self._terms

    def already(self, candidate: Candidate, passage: Passage) -> bool:
        """Whether this use is explained here or was before; remembers it where it is."""
        entry = candidate.pattern.entry
        term = entry.term.lower()
        if entry.about_people or entry.action == "cut":
            return False
        if term in self._terms:
            return True
        if (
            passage.index in self._in_glossary
            and is_entry(passage, candidate.first, candidate.last)
        ) or explained_here(candidate, passage):
            self._terms.add(term)
            return True
        return False


def explained_here(candidate: Candidate, passage: Passage) -> bool:
    """Whether the words beside the term say what it means."""
    text = passage.block.text
    start, end = passage.starts[candidate.first], passage.end(candidate.last)
    if _GLOSS_AFTER.match(text, end, end + _LOOK) or _WHAT_IT_IS.match(text, end):
        return True
    before = text[max(0, start - 40) : start]
    if _DEFINED_AFTER.match(text, end) and _GENERIC_BEFORE.search(before):
        return True
    if _OPENS.search(before) and (
        _UNCOUNTED_AFTER.match(text, end)
        or (text[end : end + 1] in _CLOSING and _DEFINED_AFTER.match(text, end))
    ):
        return True
    if _letters_explained(text, end) or _defined_next(text, start, end):
        return True
    named = _NAMED_BEFORE.search(text, max(0, start - 80), start)
    if named and not re.match(r"or\b|means?\b", named.group(), re.IGNORECASE):
        return True
    return _bracketed(text, start, end)


def _letters_explained(text: str, end: int) -> bool:
    """ "an advance decision (AD). An AD is a …", "a speed sign (SS), the sign that shows …": what
    comes next says it of the letters."""
    letters = _LETTERS_AFTER.match(text, end)
    if letters is None:
        return False
    if _WHICH_IS.match(text, letters.end()):
        return True
    at = text.find(letters[1], letters.end(), letters.end() + _LOOK)
    return at > 0 and _LETTERS_EXPLAINED.match(text, at + len(letters[1])) is not None


def _defined_next(text: str, start: int, end: int) -> bool:
    """ "net zero by 2040. Net zero means …", "**Heat pumps.** A heat pump is a …", "a data safe
    (DS). This is a …": the next sentence says it of the term, or of what its letters stand for."""
    stop = text.find(". ", end, end + _NEXT)
    if stop < 0:
        return False
    term = text[start:end]
    letters = _LETTERS_AFTER.match(text, end)
    if letters is not None and letters.end() == stop and _THIS_IS.match(text, stop):
        return True
    one = term.removesuffix("s").lower()
    lead = _LEAD.match(text, stop)
    if lead is None or text[lead.end() : lead.end() + len(one)].lower() != one:
        return False
    return _SAYS.match(text, lead.end() + len(one)) is not None


def _bracketed(text: str, start: int, end: int) -> bool:
    """ "piles (haemorrhoids)", "enough of us to decide (a quorum)": the plain words come first, the
    term alone in brackets."""
    opened = _IN_BRACKET.search(text, max(0, start - 6), start)
    if opened is None or text[end : end + 1] != ")":
        return False
    before = text[max(0, start - 60) : opened.start()].rstrip()
    if len(opened.group()) > 1 and len(before.split()) < _SAID_BEFORE:
        return False  # "papers (a notice to quit)" only says which
    return bool(re.search(r"[a-z]{3}$", before))
