"""From texts to tokens, and spaCy where somebody names a pipeline of spaCy's.

Tokens end where white space does, so each stretch between white space is cut once and remembered.
"""

from __future__ import annotations

import re
import sys
from threading import Lock
from types import ModuleType
from typing import Any

from plainspeak.analysis.tokeniser import cut

_stretches = re.compile(r"\S+").finditer
_remembered: dict[str, tuple[tuple[str, int], ...]] = {}
_MOST_REMEMBERED = 100_000
"""So many stretches are kept (some 30 MB); then memory starts afresh."""

_loading = Lock()


def tokens(text: str) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """The tokens of a text and where each starts; white space is left out."""
    words: list[str] = []
    starts: list[int] = []
    known = _remembered
    start = 0
    for stretch in text.split(" "):  # many times as quick as to look for other white space as well
        if parts := known.get(stretch):
            for word, offset in parts:
                words.append(word)
                starts.append(start + offset)
        elif stretch:
            for match in _stretches(stretch):
                for word, offset in known.get(match[0]) or _remember(match[0]):
                    words.append(word)
                    starts.append(start + match.start() + offset)
        start += len(stretch) + 1
    return tuple(words), tuple(starts)


def _remember(stretch: str) -> tuple[tuple[str, int], ...]:
    if len(_remembered) >= _MOST_REMEMBERED:
        _remembered.clear()
    parts: list[tuple[str, int]] = []
    at = 0
    for word in cut(stretch):
        parts.append((word, at))
        at += len(word)
    _remembered[stretch] = tuple(parts)
    return _remembered[stretch]


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
