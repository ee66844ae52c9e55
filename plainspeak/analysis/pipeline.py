"""spaCy: tokens.

Our tokens are those of spaCy's English tokeniser with white space left out, and with these
differences, which suit meeting papers better:

- words with hyphens stay whole ("co-design", "24-hour", "DfT-funded"); spaCy splits most of them;
- the full stop after "A&E.", "ToR." or "4B." is a token of its own, as it is after other words;
- "id" and "Wed" are words, not "i'd" and "we'd"; "8)" is an item's number, not a smile;
- "N/A", "c/o" and their like stay whole ("and/or" does in spaCy, "ICB/CCG" never).

The tokeniser works on stretches between white space, so each such stretch is tokenised once and
remembered.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from functools import cache
from threading import Lock
from types import ModuleType
from typing import Any

_stretches = re.compile(r"\S+").finditer
_remembered: dict[str, tuple[tuple[str, int], ...]] = {}
_MOST_REMEMBERED = 100_000
"""So many stretches are kept (some 30 MB); then memory starts afresh, spaCy's strings included."""

_loading = Lock()


def spacy() -> Any:
    """The spaCy package, imported without its command line, which is half of the import's time.

    The command-line modules are held back only while spaCy is imported for the first time, so that
    `import spacy.cli` later finds the real ones.
    """
    with _loading:
        if "spacy" in sys.modules:
            import spacy

            return spacy
        held_back = {name: ModuleType(name) for name in ("spacy.cli", "spacy.cli.info")}
        held_back["spacy.cli"].__path__ = []
        held_back["spacy.cli.info"].info = _info  # type: ignore[attr-defined]
        sys.modules.update(held_back)
        try:
            import spacy
        finally:
            for name in held_back:
                sys.modules.pop(name, None)
        if vars(spacy).get("cli") is held_back["spacy.cli"]:
            delattr(spacy, "cli")
        return spacy


def _info(*arguments: Any, **options: Any) -> Any:
    """spacy.info, found when it is first called."""
    from spacy.cli.info import info

    return info(*arguments, **options)


@cache
def _tokeniser() -> Any:
    spacy()
    from spacy.lang.char_classes import ALPHA, ALPHA_LOWER, ALPHA_UPPER, HYPHENS
    from spacy.lang.en import EnglishDefaults
    from spacy.tokenizer import Tokenizer
    from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex
    from spacy.vocab import Vocab

    English: Any = EnglishDefaults
    not_words = {"id", "Id", "wed", "Wed", "XD", "XDD", "xD", "xDD"}
    rules = {
        text: pieces
        for text, pieces in English.tokenizer_exceptions.items()
        if text not in not_words and not ("8" in text and not text[-1].isalpha())
    }
    whole = ("N/A", "n/a", "c/o", "w/c", "w/e", "w/o", "a/c")
    rules.update({text: [{"ORTH": text}] for text in whole})
    dashes = "|".join(sign for sign in HYPHENS.split("|") if sign != "-")
    infixes = [rule for rule in English.infixes if HYPHENS not in rule]
    infixes.append(rf"(?<=[{ALPHA}])(?:{dashes})(?=[{ALPHA}])")
    suffixes = [*English.suffixes, rf"(?<=[{ALPHA_LOWER}0-9&][{ALPHA_UPPER}])\."]
    return Tokenizer(
        Vocab(),
        rules=rules,
        prefix_search=compile_prefix_regex(English.prefixes).search,
        suffix_search=compile_suffix_regex(suffixes).search,
        infix_finditer=compile_infix_regex(infixes).finditer,
        token_match=English.token_match,
        url_match=English.url_match,
    )


def tokens(text: str) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """The tokens of a text and where each starts; white space is left out."""
    found = [(match.group(), match.start()) for match in _stretches(text)]
    try:
        pieces = [_remembered[stretch] for stretch, _ in found]
    except KeyError:
        known = _remember(stretch for stretch, _ in found)
        pieces = [known[stretch] for stretch, _ in found]
    words: list[str] = []
    starts: list[int] = []
    for (_, start), parts in zip(found, pieces, strict=True):
        for word, offset in parts:
            words.append(word)
            starts.append(start + offset)
    return tuple(words), tuple(starts)


def prepare(texts: Iterable[str]) -> None:
    """Tokenise what is new in these texts in one go, which is faster than text by text."""
    _remember(match.group() for text in texts for match in _stretches(text))


def _remember(stretches: Iterable[str]) -> dict[str, tuple[tuple[str, int], ...]]:
    if len(_remembered) > _MOST_REMEMBERED:
        _remembered.clear()
        _tokeniser.cache_clear()
    new = [stretch for stretch in dict.fromkeys(stretches) if stretch not in _remembered]
    if new:
        _remembered.update(zip(new, _split(new), strict=True))
    return _remembered


def _split(stretches: list[str]) -> Iterable[tuple[tuple[str, int], ...]]:
    """The tokens of each stretch, with their places in it."""
    doc = iter(_tokeniser()("\n".join(stretches)))
    begin = 0
    for stretch in stretches:
        parts: list[tuple[str, int]] = []
        end = begin + len(stretch)
        for token in doc:
            if token.idx >= end:  # the line break after this stretch
                break
            parts.append((token.text, token.idx - begin))
        yield tuple(parts)
        begin = end + 1
