"""Forms of words that no list of ours has, from the data files of the package lemminflect.

The files are read here without importing the package: that imports spaCy and builds a dictionary of
40,000 words, a second and a half for the one or two words that a paper needs.
"""

from __future__ import annotations

import gzip
import sys
from collections.abc import Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path

_TAGS = {
    "noun": ("NN", "NNS"),
    "verb": ("VB", "VBD", "VBN", "VBG", "VBZ"),
    "adj": ("JJ", "JJR", "JJS"),
    "adv": ("RB", "RBR", "RBS"),
}
"""The tags of the base form and of the forms in a line of the file, in its order."""

_PAST_OF_MODALS = {"ought": "ought", "shall": "should"}


def forms_of(lemma: str) -> Mapping[str, tuple[str, ...]]:
    """Penn tag → the forms of a word, the usual one first, with its capitals; {} where nobody knows
    the word."""
    lower = lemma.lower()
    found: dict[str, tuple[str, ...]] = {}
    if lower in _PAST_OF_MODALS:
        found = {"VB": (lower,), "VBD": (_PAST_OF_MODALS[lower],)}
    else:
        for kind, *forms in _lines("infl_lu.csv.gz", lower):
            tags = _TAGS[kind]
            said = zip(tags, (lower, *forms), strict=False)
            found |= {tag: tuple(form.split("/")) for tag, form in said if form}
        found |= {tag: (form,) for tag, form in _lines("infl_overrides.csv", lower)}
    return {tag: tuple(_cased(form, lemma) for form in forms) for tag, forms in found.items()}


def _cased(form: str, like: str) -> str:
    if like.isupper():
        return form.upper()
    return form.capitalize() if like[:1].isupper() else form.lower()


def _lines(name: str, word: str) -> list[list[str]]:
    """The cells behind a word in each of its lines."""
    text = _text(name)
    sought = f"\n{word},"
    found = []
    at = text.find(sought)
    while at >= 0:
        end = text.index("\n", at + 1)
        found.append(text[at + len(sought) : end].split(","))
        at = text.find(sought, end)
    return found


@cache
def _text(name: str) -> str:
    """A file of the package, with a line break before each line and behind the last."""
    spec = find_spec("lemminflect")
    if spec is None or spec.origin is None:
        if sys.platform == "emscripten":
            return ""  # Python in a web page has no such package; words of our lists are known
        raise ModuleNotFoundError("plainspeak needs the package lemminflect", name="lemminflect")
    raw = (Path(spec.origin).parent / "resources" / name).read_bytes()
    text = gzip.decompress(raw) if name.endswith(".gz") else raw
    return f"\n{text.decode('utf-8').replace(chr(13), '')}\n"
