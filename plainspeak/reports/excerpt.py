"""Words in the line in which they stand."""

from __future__ import annotations

from typing import NamedTuple

from plainspeak.model import Span
from plainspeak.model.positions import Positions
from plainspeak.model.signs import on_one_line

_LEAST = 20  # characters around the words, without which the line says nothing


class Excerpt(NamedTuple):
    """A line, in three parts: before the words, the words, after them."""

    before: str
    words: str
    after: str


def excerpt(place: Span, positions: Positions, room: int) -> Excerpt | None:
    """The words at a place of the source in at most `room` characters of their line; None where
    there is nothing around them, or no room for it."""
    block = positions.block(place.start)
    shown = block.from_source(place.start, place.end) if block else None
    if block is None or shown is None or shown.end - shown.start > room - _LEAST:
        return None
    left = room - (shown.end - shown.start)
    before, after = block.text[: shown.start], block.text[shown.end :]
    if not before.strip() and not after.strip():
        return None
    start = tail(before, max(left // 2, left - len(after)))
    end = cut(after, left - len(start))
    return Excerpt(_clean(start), _clean(block.text[shown.start : shown.end]), _clean(end))


def _clean(text: str) -> str:
    return on_one_line(text).replace("\ufffc", "…")


def on_one(text: str) -> str:
    """A text on one line with single spaces, and dots for the code or mathematics in it."""
    return " ".join(_clean(text).split())


def cut(text: str, room: int) -> str:
    """At most `room` characters, cut after a word."""
    text = text.rstrip()
    if len(text) <= room:
        return text
    return text[: max(room - 2, 1)].rsplit(" ", 1)[0] + " …"


def tail(text: str, room: int) -> str:
    """The last characters, at most `room` of them, cut before a word."""
    text = text.lstrip()
    if len(text) <= room:
        return text
    return "… " + text[-max(room - 2, 1) :].split(" ", 1)[-1]
