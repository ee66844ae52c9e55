"""Sentence ends: our rules over the tokens of a block.

Only places where a sentence may end are looked at (a stop, a question or exclamation mark, three
dots, with the quotes and brackets that close after them), so the cost goes with the number of
sentences. A colon or a semicolon does not end a sentence, and the end of a block always does.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from plainspeak.model import Span
from plainspeak.wordclasses import members

_stops = re.compile(
    r"[.!?…](?:(?:(?<!\.)|(?!\d))[.!?…]*[\"'”’»)\]]*|(?<=[a-z]{3}\.)\d{1,3}(?=\s+[A-Z]))"
).finditer
"""Marks that may end a sentence; a footnote number may stand close behind ("was shown.12 The")."""

_next_sign = re.compile(r"\s*([\"'“‘«(\[—–•*-]*)\s*").match
"""What stands before the next word: its opening quotes and brackets."""


_BEFORE_NAMES = members("short-before-names")
_NEVER_LAST = members("short-and-never-last")
_BEFORE_NUMBERS = members("short-before-numbers")
_LAST_ONLY_BEFORE_STARTERS = members("short-behind-names")
_STARTERS = members("sentence-starters")
_DAYS_AND_MONTHS = members("months") | members("weekdays") | members("time-zones")
_NUMBERED = members("things-with-numbers")
_TAKES_A_LETTER = members("things-with-letters")
_SAID = members("said-in-stories")
_ROMAN = re.compile(r"[ivxl]{1,5}", re.IGNORECASE)


def sentences(words: Sequence[str], text: str, starts: Sequence[int]) -> tuple[Span, ...]:
    """The ranges of tokens that are sentences; together they cover all tokens.

    `words` are the tokens of the block's `text` and `starts` their places in it.
    """
    if not words:
        return ()
    spans: list[Span] = []
    begin = 0
    for match in _stops(text):
        place, end = match.span()
        if end >= len(text):
            break
        after = bisect_left(starts, end)  # the token that would begin a sentence
        if after <= begin or after >= len(words):
            continue
        if starts[after] == end and not _runs_into_next(text, place, end):
            continue
        if starts[after - 1] + len(words[after - 1]) > end:
            continue  # the mark stands inside a token
        if _ends_sentence(words, text, starts, begin, match, after):
            spans.append(Span(begin, after))
            begin = after
    spans.append(Span(begin, len(words)))
    return tuple(spans)


def _runs_into_next(text: str, place: int, end: int) -> bool:
    """Whether a space was lost after the stop, as in text out of a PDF: "the end.Next we"."""
    return (
        end < len(text)
        and text[end].isupper()
        and place > 1
        and text[place - 2 : place].isalpha()
        and text[place - 2 : place].islower()
    )


def _ends_sentence(
    words: Sequence[str],
    text: str,
    starts: Sequence[int],
    begin: int,
    match: re.Match[str],
    after: int,
) -> bool:
    place, end = match.span()
    mark = match.group()
    sign = _next_sign(text, end)
    opening, at = (sign.group(1), sign.end()) if sign else ("", end)
    if at >= len(text):
        return False
    follows = words[min(bisect_right(starts, at) - 1, len(words) - 1)]
    lower_next = follows[0].islower() and follows.islower()
    if mark[0] in "!?…" or mark.startswith("..") or "!" in mark or "?" in mark:
        quoted = any(c in mark for c in "\"'”’»")
        if lower_next or (quoted and _is_said(words, bisect_right(starts, at))):
            return False
        return text[at].isalnum() or bool(opening) or mark[0] in "!?"
    word, index = _word_before(words, starts, place)
    key = word.lower()
    if key in _NEVER_LAST:
        return False
    if follows[0].isdigit() or text[at] in "£$€#":
        return not (
            key in _BEFORE_NUMBERS
            or key in _NEVER_LAST
            or key in _LAST_ONLY_BEFORE_STARTERS
            or "." in word
            or (len(key) <= 3 and key.lstrip("-–−+<>=").isdigit())  # "0. 97", out of a PDF
            or _is_number_of_list(words, word, index, begin)
        )
    if lower_next:
        # "stop. (see page 4)" is an end, "approx. (five)" is none.
        return opening.startswith(("(", "[")) and len(word) > 2 and not _is_short(key)
    starter = follows.lower() in _STARTERS
    if not text[at].isalpha():
        return not (key.isalnum() and _is_short(key))
    if _is_number_of_list(words, word, index, begin):
        return False
    if len(word) == 1 and word.isupper():
        return _ends_after_letter(words, index, starter)
    if key == "st" and starter and index > begin and words[index - 1][:1].isupper():
        return True
    if key in _BEFORE_NAMES and not (starter and key in members("short-before-names-or-last")):
        return key in members("short-titles-or-last") and starter
    if key in {"a.m", "p.m", "am", "pm"}:
        return follows.lower() not in _DAYS_AND_MONTHS
    if key in _LAST_ONLY_BEFORE_STARTERS or ("." in word and any(c.isupper() for c in word)):
        return starter
    return not (key in _BEFORE_NUMBERS and len(follows) > 1 and any(c.isdigit() for c in follows))


def _word_before(words: Sequence[str], starts: Sequence[int], place: int) -> tuple[str, int]:
    """The word that the stop at `place` belongs to, without the stop, and its token number."""
    index = bisect_right(starts, place) - 1
    word = words[index]
    if starts[index] == place:
        index -= 1
        if index < 0 or starts[index] + len(words[index]) != place:
            return "", max(index, 0)
        word = words[index]
    return word.rstrip(".…"), index


def _is_short(key: str) -> bool:
    return (
        key in _BEFORE_NUMBERS
        or key in _BEFORE_NAMES
        or key in _LAST_ONLY_BEFORE_STARTERS
        or len(key) == 1
    )


def _is_number_of_list(words: Sequence[str], word: str, index: int, begin: int) -> bool:
    """Whether "3." only numbers what follows: "3. Update", "Item 3. Update", "iv. Costs"."""
    numbers = word.replace(".", "").isdigit() and len(word) <= 6
    if index == begin:
        letters = (len(word) == 1 and word.isalpha()) or _ROMAN.fullmatch(word) is not None
        return numbers or (letters and word != "I")
    if index - begin > 2 or not (numbers or len(word) == 1):
        return False
    named = [w.lower() for w in words[begin:index] if w.isalpha()]
    return named[-1:] != [] and named[-1] in _NUMBERED and (len(named) == 1 or named[0] == "agenda")


def _ends_after_letter(words: Sequence[str], index: int, starter: bool) -> bool:
    """Whether "B." closes a sentence ("plan B. The") or is an initial ("J. B. Okafor")."""
    if words[index].startswith("I") and starter:
        return True
    before = words[index - 1] if index else ""
    if before.lower() in _TAKES_A_LETTER:
        return True
    return starter and not (len(before) == 2 and before.endswith("."))


def _is_said(words: Sequence[str], after: int) -> bool:
    """Whether the words that follow a quotation say who said it: `"Why?" Marion asked.`"""
    return any(word in _SAID for word in words[after : after + 2])
