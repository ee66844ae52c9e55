"""check_text, check_path, check_document: a paper and a config in, a Report out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from threading import RLock

from plainspeak import readers
from plainspeak.analysis import analyse, stops
from plainspeak.analysis.language import english, is_english
from plainspeak.analysis.newcomers import not_found
from plainspeak.analysis.types import Analysis, Settings, number_of_words
from plainspeak.config.settings import Config, file_state
from plainspeak.engine.levels import stops_of
from plainspeak.engine.overlaps import without_overlaps
from plainspeak.engine.own_text import in_own_text
from plainspeak.engine.pack import explained_in
from plainspeak.engine.switches import suppress, without_words
from plainspeak.model import (
    AcronymState,
    Document,
    Finding,
    InputError,
    NothingToRead,
    Report,
    Severity,
)
from plainspeak.readers.file import content
from plainspeak.readers.other_kinds import advice
from plainspeak.rules import BY_NAME, RULES


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
        raise InputError(unknown_kind(str(path)))
    return replace(read_bytes(content(path), known), path=str(path))


def unknown_kind(name: str) -> str:
    """The sentence for a file that no reader knows: what to do with it, where that is known."""
    if said := advice(name):
        return said
    kinds = ", ".join(s for f in readers.FORMATS for s in f.suffixes)
    return f"plainspeak does not read this kind of file. It reads {kinds}."


MAX_TEXT = 25_000_000
"""The longest text that is read, in bytes or characters: some four million words, which take about
two minutes and 1.5 GB of memory."""

_TOO_LONG = f"this paper has over {MAX_TEXT // 1_000_000} MB of text. Check it in parts."


def read_bytes(data: bytes | str, format: readers.Format) -> Document:
    """The Document in the content of a file. Raises NothingToRead where there are no words in it,
    InputError where it cannot be read."""
    if not data.strip():
        raise NothingToRead("this file is empty.")
    if not format.binary and len(data) > MAX_TEXT:
        raise InputError(_TOO_LONG)
    document = readers.read(data, format)
    if len(document.source) > MAX_TEXT:
        raise InputError(_TOO_LONG)
    if not any(c.isalpha() for block in document.blocks for c in block.text):
        raise NothingToRead("there are no words to read in this file.")
    if not _is_english(document):
        raise NothingToRead("this does not look like English, and plainspeak reads only English.")
    return document


def _is_english(document: Document) -> bool:
    """Whether there is a Latin letter, and not most of the text is in another language."""
    ours = theirs = 0
    latin = False
    for block in document.blocks:
        latin = latin or any("a" <= c.lower() <= "z" for c in block.text)
        if is_english(block):
            ours += len(block.text)
        else:
            theirs += len(block.text)
    return latin and ours >= theirs


def check_document(
    document: Document,
    *,
    config: Config | None = None,
    pack: Mapping[str, tuple[str, str]] | None = None,
) -> Report:
    """Check a Document that a reader made.

    `pack` holds letters that other papers of the same pack explain, as `explained_in` gives them.
    Raises ValueError for a config that cannot be used, InputError for a glossary paper of it that
    cannot be read.
    """
    config = (config or Config()).for_path(document.path or "")
    with _TURN:
        return _checked(document, config, pack or {})


def readers_who_stop(
    text: str, start: int, end: int, *, format: str = "plain", config: Config | None = None
) -> float:
    """Of ten people new to the group, how many would have to stop at text[start:end]: 0 to 10.

    The estimate behind the findings. Positions are code points of `text`; the whole text is what
    the word or phrase is read in. 0 where there is no word. Raises as check_text does.
    """
    if not 0 <= start < end <= len(text):
        raise ValueError(f"{start} to {end} is no part of a text of {len(text)} characters")
    config = (config or Config()).for_path("")
    with _TURN:
        return stops.at(_analysis_of(text, format, config), start, end)


_kept: list[tuple[tuple[str, str, Config], Analysis]] = []
"""The last text that somebody asked about: people ask for many words of one text."""


def _analysis_of(text: str, format: str, config: Config) -> Analysis:
    asked = (text, format, config)
    if not _kept or _kept[0][0] != asked:
        document = readers.read(text, readers.format_named(format))
        _kept[:] = [(asked, analyse(document, config.settings()))]
    return _kept[0][1]


_TURN = RLock()
"""Threads take turns. What is remembered of words is shared, is filled while a paper is read, and
would be wrong for all papers to come if two of them filled it at once."""


def _settings(config: Config, pack: Mapping[str, tuple[str, str]]) -> Settings:
    """The settings for analysis, with the letters that the pack and the glossary papers explain."""
    papers = tuple((path, file_state(path)) for path in config.glossary_papers)
    elsewhere = _glossary_of(papers, replace(config, glossary_papers=())) if papers else {}
    return replace(config.settings(), pack={**elsewhere, **pack})


_glossaries: list[tuple[object, dict[str, tuple[str, str]]]] = []
"""What the last glossary papers explained: a run has one config for most of its papers."""


def _glossary_of(papers: tuple[tuple[str, int], ...], config: Config) -> dict[str, tuple[str, str]]:
    asked = (papers, config)
    if not _glossaries or _glossaries[0][0] != asked:
        reports = []
        for path, _ in papers:
            try:
                reports.append(_checked(read_path(path), config, {}))
            except InputError as fault:
                raise InputError(f"its glossary paper {path} cannot be used: {fault}") from fault
        _glossaries[:] = [(asked, explained_in(reports))]
    return _glossaries[0][1]


def _checked(document: Document, config: Config, pack: Mapping[str, tuple[str, str]]) -> Report:
    readable, foreign = english(document)
    paper, spoken = _apart(readable)
    settings = _settings(config, pack)
    analysis = analyse(paper, settings)
    acronyms = tuple(use.acronym for use in analysis.acronyms)
    findings = _found(analysis, config)
    if spoken is not None:
        # A speaker who says letters aloud has them explained by the slide; not the other way round.
        told = {
            a.short: (a.expansion, "the slides")
            for a in acronyms
            if a.expansion and a.state is AcronymState.EXPLAINED
        }
        aside = analyse(spoken, replace(settings, pack={**settings.pack, **told}))
        findings += (f for f in _found(aside, config) if not BY_NAME[f.rule].whole_paper)
    findings = suppress(without_overlaps(findings, document), document, config)
    findings = list(without_words(findings, config))
    return Report(
        path=document.path,
        document=document,
        findings=tuple(findings),
        acronyms=acronyms,
        sentences=analysis.sentences,
        difficulty=analysis.difficulty,
        readability=analysis.readability,
        words=analysis.once(number_of_words),
        stopping_points=stops_of(findings, document),
        not_english=foreign,
        not_found=not_found(document) if config.newcomer_list else (),
    )


def _apart(document: Document) -> tuple[Document, Document | None]:
    """The paper as the audience has it, and what its speaker wrote for themselves, if there is
    anything; where there is nothing else, the notes are the paper."""
    notes = tuple(block for block in document.blocks if block.aside == "notes")
    rest = tuple(block for block in document.blocks if block.aside != "notes")
    if not notes or not any(c.isalpha() for block in rest for c in block.text):
        return document, None
    return replace(document, blocks=rest), replace(document, blocks=notes, definitions=())


def _found(analysis: Analysis, config: Config) -> list[Finding]:
    """What the rules find, each with the severity that is set for it."""
    findings: list[Finding] = []
    own = in_own_text(analysis)
    for rule in RULES:
        if config.is_on(rule.name, rule.on):
            found = rule.check(analysis, rule.options(**config.options(rule.name)))
            if rule.own_text:
                found = filter(None, map(own, found))
            if not config.may_fix(rule.name):
                found = (replace(finding, fixes=(), unsafe_fixes=()) for finding in found)
            if severity := config.severity(rule.name):
                found = (replace(finding, severity=Severity(severity)) for finding in found)
            findings.extend(found)
    return findings
