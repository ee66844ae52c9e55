"""Classes of words: one-column lists in `wordlists/classes/`, such as honorifics or units.

A class is a CSV file in UTF-8 with the header `word` and one word or phrase a line, sorted. What is
known of words stands there, so that an exception costs one line and no branch.
"""

from __future__ import annotations

import csv
import os
import re
from functools import cache

from plainspeak.lexicon import wordlist_folder


@cache
def members(name: str) -> frozenset[str]:
    """The words of the class `name`, spelled as in its list. KeyError where there is no list."""
    try:
        return frozenset(_read(f"{_folder()}{os.sep}{name}.csv"))
    except FileNotFoundError:
        raise KeyError(name) from None


def classes(*names: str) -> frozenset[str]:
    """These names of classes, as they stand on a `Word`. KeyError where there is no such list."""
    for name in names:
        members(name)
    return frozenset(names)


def classes_of(spelling: str) -> frozenset[str]:
    """The classes in which a word stands as it is spelled, or spelled in small letters.

    So a class in small letters holds its words in any case, and one with capitals ("Sister") only
    those with the capital.
    """
    index = _by_word()
    lower = spelling.lower()
    found = index.get(lower, ())
    return frozenset(found if lower == spelling else (*found, *index.get(spelling, ())))


@cache
def _by_word() -> dict[str, list[str]]:
    """Each word that some class lists, with the names of its classes. Phrases are left out."""
    found: dict[str, list[str]] = {}
    for file in os.listdir(_folder()):
        name = file.removesuffix(".csv")
        for word in members(name):
            if " " not in word:
                found.setdefault(word, []).append(name)
    return found


@cache
def _folder() -> str:
    return str(wordlist_folder() / "classes")


def _read(path: str) -> list[str]:
    # There are hundreds of these lists, and each start of the program reads all of them.
    with open(path, "rb") as file:
        lines = file.read().decode().splitlines()[1:]
    return [next(csv.reader([line]))[0] if '"' in line else line for line in lines if line]


@cache
def capitals(name: str) -> frozenset[str]:
    """The words of a class that is listed in small letters, as they stand in names."""
    return frozenset(word[:1].upper() + word[1:] for word in members(name))


@cache
def any_of(*names: str) -> str:
    """The words of these classes as alternatives of a regular expression, the longest first, so
    that "stands for" is tried before "stands". Put them into brackets."""
    words = frozenset[str]().union(*map(members, names))
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))
