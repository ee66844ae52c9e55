"""Numbers as a person reads them aloud, in syllables: "2024" is "twenty twenty-four", six."""

from __future__ import annotations

import re

_ONES = (2, 1, 1, 1, 1, 1, 1, 2, 1, 1, 1, 3, 1, 2, 2, 2, 2, 3, 2, 2)  # zero … nineteen
_TENS = (0, 1, 2, 2, 2, 2, 2, 3, 2, 2)  # -, ten, twenty … ninety
_SCALES = ((10**12, 2), (10**9, 2), (10**6, 2), (10**3, 2))  # trillion, billion, million, thousand
_PARTS = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)*|[£$€%°+=&×]")
_SIGNS = {"£": 1, "$": 2, "€": 2, "%": 2, "°": 2, "+": 1, "=": 2, "&": 1, "×": 1}
_LONGEST = 15  # digits; longer ones, and those with a nought in front, are read one by one
_MINUTES = 60
_HOURS = 24


def number_syllables(text: str) -> int:
    """The syllables of the numbers and the signs read with them in `text`; 0 where there are none.

    "10.30" counts as a time of day, "3.5" as a decimal, "1998" as a year.
    """
    return sum(_part(part) for part in _PARTS.findall(text))


def _part(part: str) -> int:
    if part in _SIGNS:
        return _SIGNS[part]
    groups = part.rstrip(",").split(".")
    if len(groups) == 1:
        return _whole(groups[0])
    if len(groups) > 2:  # a date or a section: "3.4.26"
        return sum(_whole(group) for group in groups)
    first, second = groups
    if len(second) == 2 and first.isdigit() and int(first[:3]) < _HOURS and int(second) < _MINUTES:
        return _whole(first) + (_whole(second) if int(second) else 0)
    return _whole(first) + 1 + _digit_by_digit(second)


def _whole(digits: str) -> int:
    """`digits` may hold commas between thousands."""
    plain = digits.replace(",", "")
    if len(plain) > _LONGEST or (len(plain) > 1 and plain[0] == "0"):
        return _digit_by_digit(plain)
    value = int(plain)
    if len(digits) == 4 and 1100 <= value < 2100 and not 2000 <= value < 2010:
        hundreds, rest = divmod(value, 100)
        if rest == 0:
            return _below_hundred(hundreds) + 2  # nineteen hundred
        return _below_hundred(hundreds) + (1 + _ONES[rest] if rest < 10 else _below_hundred(rest))
    return _cardinal(value)


def _digit_by_digit(digits: str) -> int:
    return sum(_ONES[int(digit)] for digit in digits)


def _cardinal(value: int) -> int:
    if value < 20:
        return _ONES[value]
    count = 0
    for size, syllables in _SCALES:
        if value >= size:
            count += _below_thousand(value // size) + syllables
            value %= size
    if value and count and value < 100:
        count += 1  # two thousand and five
    return count + _below_thousand(value)


def _below_thousand(value: int) -> int:
    hundreds, rest = divmod(value, 100)
    if not hundreds:
        return _below_hundred(rest) if rest else 0
    return _ONES[hundreds] + 2 + (1 + _below_hundred(rest) if rest else 0)


def _below_hundred(value: int) -> int:
    if value < 20:
        return _ONES[value]
    tens, ones = divmod(value, 10)
    return _TENS[tens] + (_ONES[ones] if ones else 0)
