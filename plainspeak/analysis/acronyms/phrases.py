"""Explanations in words or signs: "stands for", "known as", "or ABC,", "ABC: …", "ABC = …"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plainspeak.analysis.acronyms.alignment import best_fit, letters_of
from plainspeak.analysis.acronyms.explanation import Explanation, Kind, tidy_long
from plainspeak.analysis.acronyms.forms import clause_before, is_strict_form, looks_short

_TRIGGER = re.compile(
    r"\bstands? for\b|\bshort for\b|\b(?:is|are|was) the\b|\b(?:means?|meaning)\b|\brefers? to\b|"
    r"\b(?:known|called|abbreviated|shortened|referred|written)\b|\bhere(?:in)?after\b|\bor\b|"
    r"\baka\b|a\.k\.a\.|\bacronym\b|\babbreviation\b|\bhenceforth\b|[=–—:]|\s-\s|"
    r", (?:an?|which|the)\b"
)
_SHORT = r"[A-Za-z0-9][\w&.+/-]{0,11}[\w+]"
_OPEN = r"[\"'‘“*_]*"
_CLOSE = r"[\"'’”*_]*"

_FORWARD = re.compile(
    rf"(?<![\w-])({_SHORT}){_CLOSE}\s*(?:,?\s+(?:which\s+)?(?:stands? for|(?:is|are) short for|"
    rf"(?:is|was) (?:an? |the )?(?:acronym|abbreviation|short form|initials) (?:for|of)|"
    rf"refers? to|means?|meaning|(?:is|are|was) the|short for)"
    rf"(?=\s)|,\s+(?:or\s+)?the(?=\s)|\s*=)\s*{_OPEN}"
)
_BACKWARD = re.compile(
    rf"(?:,?\s+(?:(?:also|often|usually|commonly|sometimes|better|more commonly|otherwise|widely|"
    rf"generally|simply|informally)\s+)?"
    rf"(?:known|called|abbreviated|shortened|referred to|written)\s*(?:as|to|by|simply)?|"
    rf",?\s*here(?:in)?after|,?\s*henceforth|,\s*or|,?\s+aka|,?\s+a\.k\.a\.)"
    rf"\s+(?:called\s+|the letters\s+|as\s+|simply\s+)?(?:the\s+|an?\s+)?"
    rf"{_OPEN}({_SHORT}){_CLOSE}(?![\w-])"
)
_BACKWARD_WORDS = (
    "known", "called", "abbreviated", "shortened", "referred", "written", "hereafter",
    "hereinafter", "henceforth", "aka", "a.k.a.",
)  # fmt: skip
_FORWARD_WORDS = (
    "stand", "short for", "acronym", "abbreviation", "short form", "initials", "refer", "mean",
    "is the", "are the", "was the", "=",
)  # fmt: skip
_COMMA_THE = re.compile(r",\s+(?:or\s+)?the\s")
_COMMA_A = re.compile(r",\s+(?:which|that|an?)\s")
_COMMA_OR = re.compile(r",\s*or\s")
_MAY_HOLD_SHORT = re.compile(r"[A-Z&](?:(?<=[A-Za-z0-9&].)|\.[A-Z]|[a-z]{1,2}[A-Z]|\d)")
"""Signs of which every strict form holds some: the cheap test for `_FORWARD` and `_GLOSS`."""
_LINE = re.compile(
    rf"\s*(?:[•*–—-]\s+|\d+[.)]\s+)?{_OPEN}({_SHORT}){_CLOSE}(?:\s*[:=]\s*|\s+[–—-]+\s+|\t+\s*|\s{{3,}}){_OPEN}"
)
_GLOSS = re.compile(
    rf"(?<![\w-])({_SHORT}){_CLOSE},\s+((?:which|that)\s+(?:(?:is|are)\s+(?:an?|the|one|how|what|when|where|who)|checks?|shows?|measures?|means?|"
    rf"tells?|helps?|looks?|gives?|runs?)\s[^.;:!?]{{8,150}}|an?\s[a-z][^.,;:!?]{{8,120}},)"
)
_STOP = re.compile(
    r"[.;:!?](?=\s|$|['\"’”])|[()\[\]\n]|\s[–—-]\s|,?\s(?:which|who|that|where|and is|is|are|was)\s"
)
_WORD_END = re.compile(r"\S+")
_ARTICLES = ("the ", "a ", "an ", "our ", " ")
_FOLLOWING = 160  # characters to look at behind a short form


def in_phrases(text: str) -> list[Explanation]:
    """Every explanation in this text that is made with words or signs other than brackets."""
    found = list(_line(text))
    has_short = _MAY_HOLD_SHORT.search(text) is not None
    for match in _FORWARD.finditer(text) if has_short and _may_go_forward(text) else ():
        if is_strict_form(match.group(1)):
            needed = 0.62 if "is" in match.group() or "are" in match.group() else 0.55
            explanation = _long_after(text, match.start(1), match.end(1), match.end(), needed)
            if explanation:
                found.append(explanation)
    for match in _BACKWARD.finditer(text) if _may_go_back(text) else ():
        quoted = text[match.start(1) - 1] in "\"'‘“" and looks_short(match.group(1))
        if is_strict_form(match.group(1)) or quoted:
            explanation = _long_before(text, match.start(), match.start(1), match.end(1))
            if explanation:
                found.append(explanation)
    for match in _GLOSS.finditer(text) if has_short and _COMMA_A.search(text) else ():
        if is_strict_form(match.group(1)):
            start, end = tidy_long(text, match.start(2), match.end(2))
            found.append(
                Explanation(
                    match.group(1), text[start:end], *match.span(1), start, end, Kind.GLOSS, 0
                )
            )
    return found if found and _TRIGGER.search(text) is not None else []


def _may_go_forward(text: str) -> bool:
    """The cheap test for `_FORWARD`."""
    return any(map(text.__contains__, _FORWARD_WORDS)) or _COMMA_THE.search(text) is not None


def _may_go_back(text: str) -> bool:
    """The cheap test for `_BACKWARD`."""
    return any(map(text.__contains__, _BACKWARD_WORDS)) or _COMMA_OR.search(text) is not None


def _line(text: str) -> Iterator[Explanation]:
    """ABC: Long Words, at the start of a block; also Long Words: ABC."""
    match = _LINE.match(text)
    if match and looks_short(match.group(1)) and any(c.isupper() for c in match.group(1)):
        explanation = _long_after(text, match.start(1), match.end(1), match.end(), 0.55)
        if explanation:
            yield explanation
    for match in re.finditer(
        rf"(?:\s*[:=]|\s+[–—-])\s+{_OPEN}({_SHORT}){_CLOSE}\.?\s*$", text[-40:]
    ):
        offset = max(0, len(text) - 40)
        short = match.group(1)
        if is_strict_form(short):
            explanation = _long_before(
                text, offset + match.start(), offset + match.start(1), offset + match.end(1)
            )
            if explanation and not text[: explanation.long_start].strip(" •*-–0123456789.)"):
                yield explanation


def _long_after(
    text: str, short_start: int, short_end: int, begin: int, needed: float
) -> Explanation | None:
    short = text[short_start:short_end].rstrip(".")
    span = expansion_at(text, begin, short, needed)
    if span is None:
        return None
    end = short_start + len(short)
    return Explanation(short, text[span[0] : span[1]], short_start, end, *span, Kind.PAIR, needed)


def expansion_at(text: str, begin: int, short: str, needed: float = 0.55) -> tuple[int, int] | None:
    """The range of the long form of `short` that begins at or just after `begin`, if one does."""
    low = begin
    for article in _ARTICLES:
        if text[low : low + len(article)].lower() == article:
            low += len(article)
    stop = _STOP.search(text, low, low + _FOLLOWING)
    high = stop.start() if stop else min(len(text), low + _FOLLOWING)
    best: tuple[float, int] | None = None
    for count, word in enumerate(_WORD_END.finditer(text, low, high)):
        if count > 2 * len(letters_of(short)) + 4:
            break
        fit = best_fit(short, text[low : word.end()].rstrip(",\"'’”*_"), from_start=True)
        if fit is None or fit.start or fit.score < needed:
            continue
        if best is None or fit.score > best[0] + 0.01:
            best = (fit.score, word.end())
    if best is None:
        return None
    start, end = tidy_long(text, low, best[1])
    long = text[start:end]
    if len(long) <= len(short) or (" " not in long and "-" not in long):
        return None
    return start, end


def _long_before(text: str, stop: int, short_start: int, short_end: int) -> Explanation | None:
    short = text[short_start:short_end].rstrip(".")
    begin = clause_before(text, stop, len(letters_of(short)))
    high = begin + len(text[begin:stop].rstrip(" ,\"'’”*_"))
    fit = best_fit(short, text[begin:high])
    if fit is None or fit.score < 0.62:
        return None
    start, end = tidy_long(text, begin + fit.start, high)
    long = text[start:end]
    if len(long) <= len(short) or (" " not in long and "-" not in long):
        return None
    return Explanation(
        short, long, short_start, short_start + len(short), start, end, Kind.PAIR, fit.score
    )
