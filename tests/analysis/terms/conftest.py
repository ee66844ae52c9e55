"""Terms of a small lexicon in a text, with tags given by hand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from plainspeak import readers
from plainspeak.analysis import pipeline, terms
from plainspeak.analysis.sentences import sentences
from plainspeak.analysis.types import Passage, Settings, TermUse
from plainspeak.analysis.words import word
from plainspeak.lexicon import Entry, Lexicon


def _entry(term: str, kind: str = "noun", instead: str = "", **more: Any) -> Entry:
    """A line of a list: replacements, exceptions and contexts divided by " | "."""

    def parts(name: str) -> tuple[str, ...]:
        return tuple(filter(None, more.get(name, "").split(" | ")))

    return Entry(
        term,
        kind,
        "",
        tuple(filter(None, instead.split(" | "))),
        more.get("meaning", ""),
        "field",
        more.get("action", "swap"),
        not_meant=more.get("exceptions", ""),
        meant=more.get("context", ""),
        list=more.get("list", "management"),
        readers=more.get("readers"),
    )


def _passages(text: str, format: str = "plain") -> tuple[Passage, ...]:
    document = readers.read(text, readers.format_named(format))
    found = []
    for i, block in enumerate(document.blocks):
        texts, starts = pipeline.tokens(block.text)
        ends = sentences(texts, block.text, starts)
        found.append(Passage(i, block, tuple(map(word, texts)), starts, ends))
    return tuple(found)


class Uses:
    """The uses of terms in one text."""

    def __init__(self, found: tuple[TermUse, ...], read: tuple[Passage, ...]) -> None:
        self.uses = found
        self.texts = [read[u.passage].text(u.first, u.last) for u in found]

    @property
    def offered(self) -> list[list[str]]:
        return [[s.text for s in use.suggestions] for use in self.uses]

    @property
    def fits(self) -> list[list[bool]]:
        return [[s.fits for s in use.suggestions] for use in self.uses]


@pytest.fixture(name="entry", scope="session")
def entry_fixture() -> Callable[..., Entry]:
    return _entry


@pytest.fixture(name="passages", scope="session")
def passages_fixture() -> Callable[[str], tuple[Passage, ...]]:
    return _passages


@pytest.fixture
def find() -> Callable[..., Uses]:
    def run(
        text: str,
        *entries: Entry,
        tags: Mapping[str, str] | None = None,
        form: str = "plain",
        **more: Any,
    ) -> Uses:
        read = _passages(text, form)

        def tagger(index: int, token: int) -> str:
            return (tags or {}).get(read[index].words[token].lower, "")

        settings = Settings(Lexicon(entries), **more)
        document = readers.read(text, readers.format_named(form))
        return Uses(terms.find(document, read, (), settings, tagger).uses, read)

    return run
