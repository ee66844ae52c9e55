"""The signs by which what somebody new looks for is found: plain words, and what stands for a date,
a name or some words. `CONTRIBUTING.md` has the list of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from itertools import groupby
from typing import NamedTuple

from plainspeak.wordclasses import any_of, capitals, members

_CLOCK = (
    r"\d{1,2}(?:[.:]\d\d)? ?(?:am|pm|a\.m\.|p\.m\.)|\d{1,2}[.:]\d\d\b"
    rf"|(?:{any_of('times-in-words')})(?!\w)"
)
_MONTH = rf"(?:{any_of('months')})\b"
_DAY = any_of("weekdays")
_LIKE_WORDS = any_of("weekdays-like-words")  # "we sat" names no day
_NTH = r"\d{1,2}(?:st|nd|rd|th)"
_SIGNS = {
    "@date": rf"(?:{_NTH}|\d{{1,2}}) (?:of )?{_MONTH}|\b{_MONTH}\.? (?:{_NTH}|\d{{1,2}})\b"
    r"|\d{1,2} ?[/.-] ?\d{1,2} ?[/.-] ?\d{2,4}|\d{4}-\d\d-\d\d|\b20\d{6}\b|\d{1,2}/\d{1,2}\b"
    rf"|\btomorrow\b|\btoday\b|\b(?!(?:{_LIKE_WORDS})\b)(?:{_DAY})\b"
    rf"|\b(?:{_LIKE_WORDS}) ?(?:&|and|or|\d)",
    "@nth": _NTH,
    "@time": _CLOCK + r"|\b\d{1,2} ?(?:-|–|to|till|until) ?\d{1,2}\b|(?:\bat|\bfrom|@) \d{1,2}\b"
    r"|\b\d{1,2}h\d\d\b|\b[012]\d[0-5][05] ?(?:hrs|hours|h)\b|(?:^|(?<=\n))[012]\d[0-5][05]\b"
    r"|\b\d{1,2}ish\b",
    "@range": rf"(?:{_CLOCK}|\d{{1,2}}) ?(?:--?|–|—|to|until|till|and)(?: about| around)? ?"
    rf"(?:{_CLOCK}|\d{{1,2}}\b)|\b\d{{1,3}}(?:h|m)\b",
    "@postcode": r"\b[a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2}\b",
    "@phone": r"(?:\+\d{1,3}[ (-]{0,2}|\(?0)\d[\d ()./-]{7,13}\d"
    r"|(?<!nhs number )\(?\d{3}\)?[ -]\d{3}[ -]\d{4}|\bon \d{3} \d{3,4}\b"
    r"|\b(?:ext(?:ension|n)?|internal|x)[.:]? ?\d{2,5}\b"
    r"|\b(?:call|ring|dial|text) (?:999|111|101)\b"
    rf"|\b(?:{any_of('before-phone-numbers')})[a-z ]{{0,20}}:? ?\d{{3,4}} ?\d{{1,4}}",
    "@figure": rf"(?:\d{{1,3}}(?:\.\d)?|(?:{any_of('numbers-in-words')}))",
    "@money": r"[£$€] ?\d{1,3}(?:\.\d\d)?"
    r"(?![\d,]|[.\d]{0,5} ?(?:k|m|bn|million|billion|thousand)\b)"  # no budget
    r"|\b\d{1,3} ?(?:p|pence|pounds?|euros?)\b|\b(?:gbp|eur) ?\d",
    "@name": rf"\b(?!(?:{'|'.join(sorted(capitals('no-names-before-jobs')))})\b)[A-Z][\w'-]*",
    "@place": "(?:" + "|".join(sorted(capitals("places-to-meet"))) + ")",
    "@member": "".join(rf"(?<!\b{word} )" for word in sorted(members("staff-in-minutes"))),
}
_GAPS = {
    "*": r"\w*",
    "^": r"(?:^|(?<=\n))[^\w\n]{0,6}",
    "$": r"[^\w\n]{0,3}(?:$|(?=\n))",
    ".. ": r"(?:[\w'&-]{1,30} ){0,3}",
    " … ": r"(?!\w)[^.!?\n]{0,60}?",
    " …… ": r"(?!\w)[^.!?\n]{0,120}?",
    " // ": r"(?!\w)[^.!?\n]{0,120}[.!?\n]{1,2}[^\w\n]{0,3}",
}
"""What stands for the rest of a word, for where a paragraph or cell begins and ends, for up to
three words, for some or more words of a sentence, and for the rest of a sentence or cell."""
_PARTS = re.compile(r"<[^<> ]+>|@[a-z]+| …{1,2} | // |\.\. |[^ <>@…*^$.]+|.")
_CLASS = re.compile(r"<([^<> ]+)>")
_SPECIAL = re.compile(r"[<@*…^$A-Z]|\.\. | // ")
_CAPITALS = re.compile(r"@name|@place|[A-Z]")


class Text(NamedTuple):
    """The words of a paper, a paragraph or cell on a line."""

    written: str
    lower: str
    spaced: str
    """In small letters, with a space for each hyphen."""
    named: str
    """The same, with `@person` for each who was there."""
    classes: frozenset[str]
    """The classes of words that signs name and that the paper has a word of."""


def text_of(written: str, people: re.Pattern[str] | None, classes: Iterable[str]) -> Text:
    """The Text of a paper, from what is written, who was there, and the classes that count."""
    written = written.replace("’", "'").replace("‑", "-")
    lower = written.lower()
    named = people.sub("@person", written).lower() if people else lower
    spaced = lower.replace("-", " ")
    there = frozenset(
        name for name in classes if any(word.replace("-", " ") in spaced for word in members(name))
    )
    return Text(written, lower, spaced, named.replace("-", " "), there)


def classes_in(signs: Iterable[str]) -> frozenset[str]:
    """The classes of words that these signs name."""
    return frozenset(name for sign in signs for name in _CLASS.findall(sign))


def stands_in(text: Text, sign: str) -> bool:
    """Nearly all signs are plain words, or hold some that the paper has not. So few become regular
    expressions, which take long to make."""
    if not _SPECIAL.search(sign.removeprefix("@person")):
        return _has_words(text.named, sign.replace("-", " "))
    if not (
        text.classes.issuperset(_CLASS.findall(sign))
        and all(words in text.spaced for words in _plain_parts(sign))
    ):
        return False
    return bool(_regex(sign).search(text.written if _CAPITALS.search(sign) else text.lower))


def _has_words(text: str, words: str) -> bool:
    at = text.find(words)
    while at >= 0:
        end = at + len(words)
        before, after = text[at - 1 : at] + words[0], words[-1] + text[end : end + 1]
        if not (before.isalnum() and len(before) == 2) and not (
            after.isalnum() and len(after) == 2
        ):
            return True
        at = text.find(words, end)
    return False


@cache
def _plain_parts(sign: str) -> tuple[str, ...]:
    parts = [part for part in _PARTS.findall(sign) if part[0].isalnum()]
    return tuple(part.strip().lower().replace("-", " ") for part in parts)


@cache
def _regex(sign: str) -> re.Pattern[str]:
    return re.compile(_pattern(sign))


def any_sign(signs: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(map(_pattern, signs)))


def _pattern(sign: str) -> str:
    """A sign as a regular expression. Every repetition in it has a small bound."""
    if sign in _SIGNS:
        return _SIGNS[sign]
    parts = _PARTS.findall(sign)
    found = "" if sign[0].isalnum() or sign[0] not in "<@" else r"(?<!\w)"
    for number, part in enumerate(parts):
        word = part[0].isalnum()
        if number == 0 and word:  # it looks behind from its second letter, so a search can jump
            first = f"(?i:{part[0]})" if _CAPITALS.search(sign) and part[0].islower() else part[0]
            found += rf"{first}(?<!\w.){re.escape(part[1:])}"
        elif part in _GAPS:
            before_word = parts[number + 1][0] not in ".,;:?!" if part[-1:] == " " else True
            found += _GAPS[part] + (r"(?<!\w)" if before_word and "…" in part else "")
        elif part[0] == "<" and part[-1] == ">":
            found += f"(?:{_one_of(part[1:-1])})"
        elif part in _SIGNS:
            found += f"(?:{_SIGNS[part]})"
        else:
            found += re.escape(part).replace(r"\ ", "[ -]")
    return found + (r"(?!\w)" if sign[-1].isalnum() or sign[-1] == ">" else "")


@cache
def _one_of(name: str) -> str:
    """As `any_of`, with a branch for each first letter: most places end there."""
    words = sorted(members(name), reverse=True)
    branches = []
    for first, same in groupby(words, key=lambda word: word[0]):
        rests = "|".join(re.escape(word[1:]) for word in same)
        branches.append(f"{re.escape(first)}(?:{rests})")
    return "|".join(branches)
