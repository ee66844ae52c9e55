"""Inflected forms of words: "utilise" → "utilised", "criterion" → "criteria".

The forms of every word on our lists stand in `data/forms.tsv`, made by `data/make_forms.py`: a
line holds a lemma and its parts of speech (v, n, j, r), each with its forms where they are not
regular. Words that are not in the table (of a group's own list) are looked up in the data
of lemminflect.
Tags are those of the Penn Treebank.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files

from plainspeak.wordclasses import members

TAGS = {
    "v": ("VBZ", "VBD", "VBN", "VBG"),
    "n": ("NNS",),
    "j": ("JJR", "JJS"),
    "r": (),
}
"""The tags whose forms a line of the table gives, in its order; the lemma has `BASE` besides."""

BASE = {"v": "VB", "n": "NN", "j": "JJ", "r": "RB"}

_VOWELS = frozenset("aeiou")


def parts(lemma: str) -> str:
    """The parts of speech a lemma can be, as letters of `TAGS`: "address" → "nv"."""
    line = _table().get(lemma)
    if line is None:
        return "".join(sorted(_looked_up(lemma)))
    return "".join(cell[0] for cell in line.split("\t")) if line else ""


def known(lemma: str) -> bool:
    """Whether the word is in our table."""
    return lemma in _table()


@lru_cache(maxsize=20_000)
def forms(lemma: str, part: str) -> Mapping[str, tuple[str, ...]]:
    """Form → its tags, for a lemma as one part of speech ("v", "n", "j" or "r").

    `forms("lead", "v")["led"] == ("VBD", "VBN")`. Words of unknown inflection get regular forms.
    """
    found: dict[str, tuple[str, ...]] = {lemma: (BASE[part],)}
    for tag, spelled in zip(TAGS[part], _cell(lemma, part), strict=True):
        for form in spelled.split("/"):
            if form:
                found[form] = (*found.get(form, ()), tag)
    if lemma == "be":
        found |= {"am": ("VBP",), "are": ("VBP",), "were": ("VBD",)}
    return found


@lru_cache(maxsize=20_000)
def all_forms(word: str) -> frozenset[str]:
    """Every inflected form of a word, as any part of speech, the word itself included."""
    return frozenset((word,)).union(*(forms(word, part) for part in parts(word)))


def inflect(lemma: str, tag: str) -> str | None:
    """The form of a lemma for a tag, the usual one where there are several; None: it has none."""
    for part, tags in TAGS.items():
        if tag in tags:
            return _cell(lemma, part)[tags.index(tag)].split("/")[0] or None
    return lemma


def known_form(lemma: str, tag: str) -> str | None:
    """The same as `inflect` for a word in our table; None for any other, nothing is looked up."""
    return inflect(lemma, tag) if known(lemma) else None


def readings(form: str, lemma: str) -> str:
    """The parts of speech that a form of this lemma may be: ("led", "lead") → "v"."""
    found = {part for part in parts(lemma) if form in forms(lemma, part)}
    if form != lemma and form in _table():
        found.update(parts(form))
    return "".join(sorted(found))


@lru_cache(maxsize=50_000)
def base_forms(word: str) -> tuple[str, ...]:
    """What the base of an inflected word may be, the word itself left out, likeliest first; also
    forms that do not exist: "planning" → plann, planne, plan."""
    found = list(irregular().get(word, ()))
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > _STEM:
        found.append(word[:-1])
        if word.endswith("ies"):
            found.append(word[:-3] + "y")
        elif word.endswith(("ses", "xes", "zes", "ches", "shes", "oes")):
            found.append(word[:-2])
    if word.endswith(("ier", "iest")):
        found.append(word[: word.rindex("i")] + "y")
    for ending in ("ed", "ing"):
        stem = word.removesuffix(ending)
        if stem == word or len(stem) < _STEM:
            continue
        found += (stem, stem + "e")
        if stem.endswith("i"):
            found.append(stem[:-1] + "y")
        if stem[-1] == stem[-2] and stem[-1] in _DOUBLED:
            found.append(stem[:-1])
    return tuple(found)


_STEM = 3  # letters that must be left when an ending is taken off
_DOUBLED = frozenset("bdfglmnprtvz")


@lru_cache(maxsize=50_000)
def lemmas(form: str) -> frozenset[str]:
    """What the lemma of a form of a listed word may be, the form itself included: generously, also
    of comparatives and of Latin and Greek plurals. "using" → use, us, using, …"""
    found = {form, *base_forms(form), *_listed_irregular().get(form, ())}
    for ending, instead in _ENDINGS.get(form[-1:], ()):
        if form.endswith(ending) and len(form) > len(ending) + 1:
            stem = form[: -len(ending)]
            found.add(stem + instead)
            if not instead and ending != "s" and stem[-1:] == stem[-2:-1]:
                found.add(stem[:-1])
    return frozenset(found)


def _by_last_letter(*endings: tuple[str, str]) -> Mapping[str, Sequence[tuple[str, str]]]:
    letters = {ending[-1] for ending, _ in endings}
    return {last: [pair for pair in endings if pair[0][-1] == last] for last in letters}


_ENDINGS = _by_last_letter(
    ("s", ""),
    ("es", ""),
    ("ed", ""),
    ("ed", "e"),
    ("ied", "y"),
    ("ing", ""),
    ("ing", "e"),
    ("er", ""),
    ("er", "e"),
    ("est", ""),
    ("est", "e"),
    ("men", "man"),
    ("i", "us"),
    ("ae", "a"),
    ("a", "um"),
    ("a", "on"),
    ("ses", "sis"),
    ("xes", "xis"),
    ("ices", "ex"),
    ("ices", "ix"),
)
"""Last letter → endings, each with what may stand in its place in the lemma."""


@cache
def irregular() -> Mapping[str, tuple[str, ...]]:
    """Form → its bases, for common words whose forms follow no rule."""
    found: dict[str, tuple[str, ...]] = {}
    text = (files("plainspeak") / "data" / "irregular.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if not line.startswith("#"):
            form, base = line.split("\t")
            found[form] = (*found.get(form, ()), base)
    return found


@cache
def _listed_irregular() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {"am": ["be"], "are": ["be"], "were": ["be"]}
    for lemma, line in _table().items():
        if ":" in line:
            for cell in line.split("\t"):
                for form in cell[2:].replace("/", ",").split(","):
                    found.setdefault(form, []).append(lemma)
    return found


# -- regular forms -------------------------------------------------------------------------------


def regular(lemma: str, part: str) -> tuple[str, ...]:
    """The regular forms of a lemma, in the order of `TAGS`; no consonant is doubled."""
    if part == "n" and lemma.endswith(("itis", "sis", "xis")):
        return (lemma if lemma.endswith("itis") else lemma[:-2] + "es",)
    if part == "n" and lemma.endswith("man") and lemma not in members("mans-in-the-plural"):
        return (lemma[:-2] + "en",)
    if part == "n":
        return (_add_s(lemma),)
    if part == "v":
        past = _add(lemma, "ed")
        return _add_s(lemma), past, past, _add(lemma, "ing")
    return ("",) * len(TAGS[part])


def _add_s(lemma: str) -> str:
    if lemma.endswith(("s", "x", "z", "ch", "sh")):
        return lemma + "es"
    if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        return lemma[:-1] + "ies"
    return lemma + "s"


def _add(lemma: str, ending: str) -> str:
    if lemma.endswith("e") and not (ending == "ing" and lemma.endswith(("ee", "oe", "ye"))):
        return lemma[:-1] + ending
    if ending == "ed" and lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        return lemma[:-1] + "ied"
    return lemma + ending


# -- the table -----------------------------------------------------------------------------------


@cache
def _table() -> dict[str, str]:
    text = (files("plainspeak") / "data" / "forms.tsv").read_text(encoding="utf-8")
    lines = (line.partition("\t") for line in text.splitlines() if not line.startswith("#"))
    return {lemma: rest for lemma, _, rest in lines}


def _cell(lemma: str, part: str) -> tuple[str, ...]:
    line = _table().get(lemma)
    if line is None:
        return _looked_up(lemma).get(part) or regular(lemma, part)
    for cell in line.split("\t"):
        if cell[:1] == part and len(cell) > 2:
            return tuple(cell[2:].split(","))
    return regular(lemma, part)


@lru_cache(maxsize=5_000)
def _looked_up(lemma: str) -> Mapping[str, tuple[str, ...]]:
    """Forms of a word outside the table, by part of speech; empty where nobody knows it."""
    if not lemma.isalpha():
        return {}
    from plainspeak.analysis.unlisted import forms_of

    found = forms_of(lemma)
    return {
        part: tuple("/".join(found.get(tag, found.get("VBD", ()))) for tag in tags)
        for part, tags in TAGS.items()
        if BASE[part] in found
    }
