"""Which ends of lines a person would see, and which only come from the width of the page."""

from __future__ import annotations

from collections.abc import Sequence

from plainspeak.wordclasses import members

NARROW = 40
"""Lines up to this many characters are no running text: an address, a list, a verse."""
UNWRAPPED = 200
"""A line longer than this shows that paragraphs are not wrapped at all."""

_STOPS = (".", "!", "?", ".”", '."', ".)", "?”", '?"', ".’", ".'")


def ends_sentence(line: str) -> bool:
    """Whether the line ends with the mark that ends a sentence."""
    return line.endswith(_STOPS)


def is_real_end(line: str, following: str, width: int) -> bool:
    """Whether a person would see `line` and `following` as apart.

    `width` is the length of the longest line around, in characters. A line is wrapped where the
    first word after it would not have fitted in.
    """
    if not following:
        return True
    last_word = line[line.rfind(" ") + 1 :].strip("“\"'(").lower()
    if width > UNWRAPPED:
        return not (following[0].islower() and not ends_sentence(line))
    if following[0].islower():
        return False
    if last_word in members("words-that-go-on") or line.endswith((",", "-", "–", "/")):
        return width <= NARROW and line.endswith(",")
    first_word = following.find(" ")
    needed = len(line) + 1 + (first_word if first_word > 0 else len(following))
    return width <= NARROW or needed <= width - width // 8


def real_ends(lines: Sequence[str], prose: bool = False) -> list[int]:
    """The numbers of the lines that end a block; the last line always does.

    With `prose`, a line that ends a sentence goes on: writers of Markdown like one sentence a
    line.
    """
    width = max(map(len, lines), default=0)
    return [
        number
        for number, line in enumerate(lines)
        if number == len(lines) - 1
        or (is_real_end(line, lines[number + 1], width) and not (prose and ends_sentence(line)))
    ]
