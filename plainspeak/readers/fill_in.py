"""Forms on paper: boxes to tick and lines to write on."""

from __future__ import annotations

import re
from itertools import pairwise

from plainspeak.readers.text import Text, cut

_SIGN = "[☐☑☒□▢❏❑⬜◻\uf0a8\uf06f\uf071]"
_BOX = re.compile(rf"{_SIGN}|(?<![^\s])(?:\[[ xX]?\]|\( \))(?=\s|$)")
_BOX_OR_BLANK = re.compile(rf"{_SIGN}|\[[ xX]?\]|\( \)|___|\.\.\.\.\.|……")
_BLANK_END = re.compile(r"(?:(?<!_)_{3,}|(?<!\.)\.{5,}|(?<!…)…{2,})\s+(?=[A-Z])")
_LABEL = re.compile(r"[A-Z][\w’'/()&, -]{0,48}:(?= \S|$)")
_STOP = re.compile(r"[.?!][)\"”’']*(?: |$)")
_ABBREVIATED = re.compile(
    r"(?:(?:\b[A-Za-z]\.)+|\b(?:Dr|Mr|Mrs|Ms|Prof|Cllr|Rev|St|No|Ave|Rd)\.)(?= |$)"
)


def is_form(text: str) -> bool:
    """Whether the text has a box to tick or a line to write on."""
    return _BOX_OR_BLANK.search(text) is not None


def form_lines(text: Text) -> list[tuple[Text, bool]]:
    """The pieces of a line of a form, without the boxes, each with whether it is a form line.

    "Your age? ☐ under 40 ☐ 40 or over" gives the question and two options. Boxes that come
    after their options ("Yes ☐ No ☐") are seen as well. Pieces without a letter or digit, such
    as a lone line to write on, are left out.
    """
    boxes = [match.span() for match in _BOX.finditer(text.text)]
    ends = [0]
    pieces: list[tuple[int, int]] = []
    for start, end in boxes:
        pieces.append((ends[-1], start))
        ends.append(end)
    pieces.append((ends[-1], len(text.text)))
    lead_is_option = bool(boxes) and not text.text[boxes[-1][1] :].strip()
    found: list[tuple[Text, bool]] = []
    for number, (start, end) in enumerate(pieces):
        option = number > 0 or lead_is_option
        if number == 0 and lead_is_option:
            question = _last_question(text.text, end)
            found.append((cut(text, start, question), False))
            start = question
        found.extend(_blanks(cut(text, start, end), option))
    return [(piece, option) for piece, option in found if any(map(str.isalnum, piece.text))]


def _last_question(text: str, end: int) -> int:
    return max(text.rfind(mark, 0, end) for mark in "?:") + 1


def _blanks(text: Text, option: bool) -> list[tuple[Text, bool]]:
    cuts = [0, *(match.end() for match in _BLANK_END.finditer(text.text)), len(text.text)]
    return [
        (piece, option or _BOX_OR_BLANK.search(piece.text) is not None)
        for piece in (cut(text, a, b) for a, b in pairwise(cuts))
    ]


def label_end(line: str) -> int:
    """The length of a label at the start of a line ("Date:" in "Date: Monday"), or 0."""
    match = _LABEL.match(line)
    if match is None or match.group().count(" ") > 5:
        return 0
    return match.end()


def is_label_line(line: str, label: int) -> bool:
    """Whether what follows a label of this length is a short value and not a sentence."""
    value = _ABBREVIATED.sub("", line[label:])
    return bool(value.strip()) and len(value) <= 160 and _STOP.search(value) is None
