"""check_text, check_path, check_document: a paper and a config in, a Report out."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from threading import RLock

from plainspeak import readers
from plainspeak.analysis import analyse
from plainspeak.config import Config
from plainspeak.model import Document, Finding, InputError, Report
from plainspeak.papers import content
from plainspeak.rules import RULES
from plainspeak.settle import is_stop, settle
from plainspeak.suppress import suppress


def check_text(text: str, *, format: str = "plain", config: Config | None = None) -> Report:
    """Check a text. `format` is the name of a reader; positions are code points of `text`.

    Raises InputError where the text cannot be read, ValueError for an unknown format or a config
    that cannot be used.
    """
    return check_document(readers.read(text, readers.format_named(format)), config=config)


def check_path(path: str | Path, *, config: Config | None = None) -> Report:
    """Check a file; its suffix says how to read it.

    Raises InputError where the file cannot be read or holds no words; its text is one sentence for
    the person who gave the file. Raises ValueError for a config that cannot be used.
    """
    return check_document(read_path(path), config=config)


def read_path(path: str | Path) -> Document:
    """The Document in a file. Raises InputError as check_path does."""
    known = readers.format_of(str(path))
    if known is None:
        raise InputError(unknown_kind())
    return replace(read_bytes(content(path), known), path=str(path))


def unknown_kind() -> str:
    """The sentence for a file that no reader knows."""
    kinds = ", ".join(s for f in readers.FORMATS for s in f.suffixes)
    return f"plainspeak does not read this kind of file. It reads {kinds}."


MAX_TEXT = 25_000_000
"""The longest text that is read, in bytes or characters: some four million words, which take about
two minutes and 1.5 GB of memory."""

_TOO_LONG = f"this paper has over {MAX_TEXT // 1_000_000} MB of text. Check it in parts."


def read_bytes(data: bytes, format: readers.Format) -> Document:
    """The Document in the content of a file. Raises InputError where there are no words in it."""
    if not data.strip():
        raise InputError("this file is empty.")
    if not format.binary and len(data) > MAX_TEXT:
        raise InputError(_TOO_LONG)
    document = readers.read(data, format)
    if len(document.source) > MAX_TEXT:
        raise InputError(_TOO_LONG)
    if not any(c.isalpha() for block in document.blocks for c in block.text):
        raise InputError("there are no words to read in this file.")
    if not _is_english(document):
        raise InputError("this does not look like English, and plainspeak reads only English.")
    return document


_COMMON = frozenset(
    "the and you with this that are from will be we our your not by for of to".split()
)
_SAMPLE = 2_000  # words; enough to tell, and quick for a long paper


def _is_english(document: Document) -> bool:
    """Whether there is a Latin letter and, in a paper of 40 words or more, a common small word."""
    words: list[str] = []
    for block in document.blocks:
        words += block.text.lower().split()
        if len(words) > _SAMPLE:
            break
    if not any("a" <= c <= "z" for word in words for c in word):
        return False
    return len(words) < 40 or sum(word in _COMMON for word in words) > len(words) // 100


def check_document(document: Document, *, config: Config | None = None) -> Report:
    """Check a Document that a reader made. Raises ValueError for a config that cannot be used."""
    config = (config or Config()).for_path(document.path or "")
    with _TURN, _no_collection():
        return _checked(document, config)


@contextmanager
def _no_collection() -> Iterator[None]:
    """Without the collector of reference cycles: an analysis makes many small things and no
    cycles, and looking for them takes a seventh of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


_TURN = RLock()
"""Threads take turns. What is remembered of words is shared, is filled while a paper is read, and
would be wrong for all papers to come if two of them filled it at once."""


def _checked(document: Document, config: Config) -> Report:
    analysis = analyse(document, config.settings())
    findings: list[Finding] = []
    for rule in RULES:
        if config.is_on(rule.name, rule.on):
            findings.extend(rule.check(analysis, rule.options(**config.options(rule.name))))
    findings = suppress(settle(findings, document.source), document, config)
    return Report(
        path=document.path,
        document=document,
        findings=tuple(findings),
        acronyms=tuple(use.acronym for use in analysis.acronyms),
        sentences=analysis.sentences,
        difficulty=analysis.difficulty,
        readability=analysis.readability,
        words=sum(w.is_word for p in analysis.passages for w in p.words),
        stopping_points=sum(map(is_stop, findings)),
    )
