"""Explanations in words or signs: "stands for", "known as", "or ABC,", "ABC: …", "ABC = …"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plainspeak.analysis.acronyms.explanations import Explanation, Kind, in_block, tidy_long
from plainspeak.analysis.acronyms.explanations.alignment import best_fit, clause_before, letters_of
from plainspeak.analysis.acronyms.shapes import is_strict_form, looks_short
from plainspeak.wordclasses import any_of, members

_SHORT = r"[A-Za-z0-9][\w&.+/-]{0,11}[\w+]"
_OPEN = r"[\"'‘“*_]*"
_CLOSE = r"[\"'’”*_]*"

_NAMED = rf"(?:{any_of('said-of-names')})"
_BODY = "|".join(sorted(word.lower() for word in members("bodies") | {"Body", "Charity", "Law"}))
_LETTERS = rf"(?:{any_of('names-of-letters')})"

_FORWARD = re.compile(
    rf"(?<![\w-])({_SHORT}){_CLOSE}\s*"
    rf"(?:(?:\s[a-z]+(?=,?\s+which\s))?,?\s+(?:which\s+)?(?:{any_of('standing-for')}|"
    rf"(?:(?:is|was) )?(?:an? |the ){_LETTERS} (?:for|of))"
    rf"(?=\s)|,\s+(?:or|(?:or\s+)?the|{_NAMED})(?=\s)|\s*=)\s*{_OPEN}"
)
_BACKWARD = re.compile(
    rf"(?:,?\s+(?:(?:{any_of('adverbs-before-called')})\s+)?"
    rf"(?:{any_of('called')})\s*(?:{any_of('behind-called')})?|"
    rf",?\s+(?:{any_of('before-names-of-letters')})(?=\s+(?:its|their|the)\s+{_LETTERS})|"
    rf",?\s*(?<!\w)(?:{any_of('from-here-on')})|,\s*or|,?\s+(?:{any_of('also-known-as')}))"
    rf"\s+(?:(?:its|their|the)\s+{_LETTERS}\s+|(?:{any_of('straight-before-letters')})\s+)?"
    rf"(?:the\s+|an?\s+)?"
    rf"{_OPEN}({_SHORT}){_CLOSE}(?![\w-])"
)
_SET_OFF = re.compile(
    r"(?:,\s(?:also\s)?(?=[^\s,]+,)|\s[–—-]\s(?=\S+\s[–—-]\s)|—(?=[^\s—]+—)|\s(?=[\"“]\w+[\"”]))"
    rf"{_OPEN}([A-Z]{_SHORT[11:]}){_CLOSE}(?![\w-])"
)
"""Letters between commas, dashes or quotation marks straight behind what they stand for."""
_BACKWARD_WORDS = (
    *members("called"), *members("names-of-letters"),
    *members("from-here-on"), *members("also-known-as"),
)  # fmt: skip
_FORWARD_WORDS = (
    *members("names-of-letters"), *members("standing-for"), "=", " is ", " are ",
)  # fmt: skip
_COMMA_THE = re.compile(rf",\s+(?:or|the|{_NAMED})\s")
_COMMA_A = re.compile(r",\s+(?:which|that|an?|the)\s")
_COMMA_OR = re.compile(r",\s*or\s")
_MAY_HOLD_SHORT = re.compile(r"[A-Z&](?:(?<=[A-Za-z0-9&].)|\.[A-Z]|[a-z]{1,2}[A-Z]|\d)")
"""Signs of which every strict form holds some: the cheap test for `_FORWARD` and `_GLOSS`."""
_LINE = re.compile(
    rf"\s*(?:[•*–—-]\s+|\d+[.)]\s+)?{_OPEN}({_SHORT}){_CLOSE}(?:\s*[:=]\s*|\s+[–—-]+\s+|\t+\s*|\s{{3,}}){_OPEN}"
)
_AT_END = re.compile(rf"(?:\s*[:=]|\s+[–—-])\s+{_OPEN}({_SHORT}){_CLOSE}\.?\s*$")
_GLOSS = re.compile(
    rf"(?<![\w-])({_SHORT}){_CLOSE},\s+((?:which|that)\s+(?:(?:is|are)\s+(?:{any_of('openings-of-things')})|"
    rf"{any_of('verbs-of-glosses')})\s[^.;:!?]{{8,150}}|an?\s[a-z][^.,;:!?]{{8,120}},"
    rf"|(?:an?|the)\s(?:[a-z-]+\s){{0,2}}(?:{_BODY})\s(?:that|which|who)\s[^.;:!?]{{8,150}}"
    r"|(?:an?|the)\s(?:[a-z-]+\s){1,3}(?:that|which)\s[^.,;:!?]{8,150}(?=[.;:!?]))"
)
_GLOSS_AT_END = re.compile(
    rf"(?<!\ba\s)(?<!\ban\s)(?<![\w-])({_SHORT}),\s(an?\s(?:[a-z-]+\s){{1,6}}[a-z-]{{3,}})\.(?=\s|$)"
)
"""A few plain words that end the sentence: "people with COPD, a lasting lung disease."; not "bring
a PIS, a form.", as in a list."""
_BODY_FIRST = re.compile(
    rf"\b(?:the|our)\s((?:[a-z-]+\s){{1,3}}(?:{any_of('kinds-of-bodies')})),\s(?:the\s)?({_SHORT})"
    r"(?=[.,;:)](?:\s|$))"
)
"""What kind of body it is, and then its letters: "the medicines regulator, the MHRA"."""
_SAID_TO_BE = re.compile(
    rf"(?:^|[.:;,]\s)(?:[Aa]n?\s)?({_SHORT})\s(?:is|are|means?)\s"
    rf"((?:our|{any_of('ask-words')})\s[^.,;:!?()]{{6,120}}|"
    r"an?\s[a-z][^.,;:!?()]{2,60}\s(?:that|who|which|where|for|to|of)\s[^.,;:!?()]{3,80})"
)
_STOP = re.compile(
    r"[.;:!?](?=\s|$|['\"’”])|[()\[\]\n]|\s[–—-]\s"
    rf"|,?\s(?:{any_of('ends-of-long-forms')})\s"
)
_WORD_END = re.compile(r"\S+")
_ARTICLE = re.compile(rf"\s?(?:(?:{any_of('before-long-forms')})\s)?\s?", re.IGNORECASE)
_ENOUGH_SET_OFF = 0.85  # nothing but a sign says that the letters stand for the words
_FEW = 3  # letters that fit many words in small letters
_FOLLOWING = 160  # characters to look at behind a short form


def in_phrases(text: str, passage: int) -> list[Explanation]:
    """Every explanation in this text, of the block number `passage`, that is made with words or
    signs other than brackets."""
    found = list(_line(text, passage))
    has_short = _MAY_HOLD_SHORT.search(text) is not None
    for match in _FORWARD.finditer(text) if has_short and _may_go_forward(text) else ():
        if is_strict_form(match.group(1)):
            needed = 0.62 if "is" in match.group() or "are" in match.group() else 0.55
            explanation = _long_after(
                text, passage, match.start(1), match.end(1), match.end(), needed
            )
            if explanation:
                found.append(explanation)
    for match in _BACKWARD.finditer(text) if _may_go_back(text) else ():
        quoted = text[match.start(1) - 1] in "\"'‘“" and looks_short(match.group(1))
        if is_strict_form(match.group(1)) or quoted:
            explanation = _long_before(text, passage, match.start(), match.start(1), match.end(1))
            if explanation:
                found.append(explanation)
    for match in _SET_OFF.finditer(text) if has_short else ():
        if is_strict_form(match.group(1)):
            explanation = _long_before(text, passage, match.start(), match.start(1), match.end(1))
            if explanation and explanation.score >= _ENOUGH_SET_OFF:
                found.append(explanation)
    for match in _GLOSS.finditer(text) if has_short and _COMMA_A.search(text) else ():
        if is_strict_form(match.group(1)):
            start, end = tidy_long(text, match.start(2), match.end(2))
            found.append(in_block(passage, text, match.span(1), (start, end), Kind.GLOSS))
    for match in _GLOSS_AT_END.finditer(text) if has_short and _COMMA_A.search(text) else ():
        if is_strict_form(match.group(1)):
            found.append(in_block(passage, text, match.span(1), match.span(2), Kind.GLOSS))
    for match in _BODY_FIRST.finditer(text) if has_short else ():
        if is_strict_form(match.group(2)):
            found.append(in_block(passage, text, match.span(2), match.span(1), Kind.GLOSS))
    for match in _SAID_TO_BE.finditer(text) if has_short and _may_go_forward(text) else ():
        if is_strict_form(match.group(1)):
            found.append(in_block(passage, text, match.span(1), match.span(2), Kind.GLOSS))
    return found


def _may_go_forward(text: str) -> bool:
    """The cheap test for `_FORWARD`."""
    return any(map(text.__contains__, _FORWARD_WORDS)) or _COMMA_THE.search(text) is not None


def _may_go_back(text: str) -> bool:
    """The cheap test for `_BACKWARD`."""
    return any(map(text.__contains__, _BACKWARD_WORDS)) or _COMMA_OR.search(text) is not None


def _line(text: str, passage: int) -> Iterator[Explanation]:
    """ABC: Long Words, at the start of a block; also Long Words: ABC."""
    match = _LINE.match(text)
    if match and looks_short(match.group(1)) and any(c.isupper() for c in match.group(1)):
        explanation = _long_after(text, passage, match.start(1), match.end(1), match.end(), 0.55)
        if explanation and not _runs_on(text, explanation):
            yield explanation
    for match in _AT_END.finditer(text[-40:]):
        offset = max(0, len(text) - 40)
        short = match.group(1)
        if is_strict_form(short):
            explanation = _long_before(
                text,
                passage,
                offset + match.start(),
                offset + match.start(1),
                offset + match.end(1),
            )
            if explanation and not text[: explanation.long_start].strip(" •*-–0123456789.)"):
                yield explanation


def _runs_on(text: str, e: Explanation) -> bool:
    """Whether what follows a few letters is a sentence: FH: father had a stroke."""
    in_small = e.long.islower() and len(letters_of(e.short)) <= _FEW
    return in_small and text[e.long_end : e.long_end + 2].strip()[:1].isalpha()


def _long_after(
    text: str, passage: int, short_start: int, short_end: int, begin: int, needed: float
) -> Explanation | None:
    short = text[short_start:short_end].rstrip(".")
    span = expansion_at(text, begin, short, needed)
    if span is None:
        return None
    letters = (short_start, short_start + len(short))
    return in_block(passage, text, letters, span, Kind.PAIR, needed)


def expansion_at(text: str, begin: int, short: str, needed: float = 0.55) -> tuple[int, int] | None:
    """The range of the long form of `short` that begins at or just after `begin`, if one does."""
    article = _ARTICLE.match(text, begin)
    low = article.end() if article else begin
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


def _long_before(
    text: str, passage: int, stop: int, short_start: int, short_end: int
) -> Explanation | None:
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
    letters = (short_start, short_start + len(short))
    return in_block(passage, text, letters, (start, end), Kind.PAIR, fit.score)
