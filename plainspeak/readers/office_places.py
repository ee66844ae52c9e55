"""Where something stands in an office file, in words for a person."""

from __future__ import annotations

from collections.abc import Callable

from plainspeak.model import Cell

SPEAKERS_NOTES = ", notes"
"""Ends the place of what a speaker wrote for themselves: "slide 4, notes"."""

_SHOWN = 50  # characters of a heading that are enough to find it

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
          (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


def place(heading: str, cell: Cell | None, page: int, part: str, item: str) -> str:
    """ "page 2", "table under ‘Finance’, row 3", "page 2, footnote 1", "page 4, item 2".

    `heading` is the one above, `page` 0 where pages are not known, `part` is "" in the body, `item`
    is the number that an item of a list shows.
    """
    on_page = f"page {page}" if page else ""
    if part.startswith(("header", "footer")):
        return part
    below = under(heading) if heading else ""
    if part:
        where = [on_page, part]
    elif cell:
        where = [on_page, f"table {below}".strip(), f"row {cell.row + 1}"]
    else:
        where = [on_page or below, f"item {item}" if item else ""]
    return ", ".join(filter(None, where))


def aside(place: str) -> str:
    """ "header", "footer" or "notes" for a place that is beside the paper itself, else ""."""
    for kind in ("header", "footer"):
        if place.startswith(kind):
            return kind
    return "notes" if place.endswith(SPEAKERS_NOTES) else ""


def heading_place(heading: str, page: int) -> str:
    """Where a heading of the body stands: "page 2", or "heading ‘Finance’"."""
    return f"page {page}" if page else f"heading ‘{_short(heading)}’"


def under(heading: str) -> str:
    """ "under ‘Finance’"."""
    return f"under ‘{_short(heading)}’"


def _short(heading: str) -> str:
    return heading if len(heading) <= _SHOWN else f"{heading[:_SHOWN].rstrip()} …"


def letter(number: int) -> str:
    """1 → "a", 26 → "z", 27 → "aa", as word processors count."""
    return chr(ord("a") + (number - 1) % 26) * min((number - 1) // 26 + 1, 9)


def roman(number: int) -> str:
    """4 → "iv"; beyond 4,999 in digits."""
    if number > 4999:
        return str(number)
    parts = []
    for value, sign in _ROMAN:
        parts.append(sign * (number // value))
        number %= value
    return "".join(parts)


def shown(number: int, form: str) -> str:
    """A number as a list shows it. `form` is Word's name or OpenDocument's for the way of
    counting; ways that are not known count in digits."""
    ways: dict[str, Callable[[int], str]] = {
        "lowerLetter": letter,
        "a": letter,
        "upperLetter": lambda n: letter(n).upper(),
        "A": lambda n: letter(n).upper(),
        "lowerRoman": roman,
        "i": roman,
        "upperRoman": lambda n: roman(n).upper(),
        "I": lambda n: roman(n).upper(),
    }
    return ways.get(form, str)(number) if number > 0 else str(number)
