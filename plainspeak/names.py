"""Names of settings, rules and commands that a person may have spelled in another way."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(name: str, known: Iterable[str]) -> str:
    """The known name that looks most like this one; "" where none is near enough to be meant."""
    from difflib import get_close_matches

    near = get_close_matches(name, tuple(known), n=1, cutoff=_ALIKE)
    return near[0] if near else ""


_ALIKE = 0.45
"""Likeness (difflib's ratio, 0 to 1) from which a name may be meant. Our own figure."""
