"""check_text, check_path: a paper and a config in, a Report out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from plainspeak import readers
from plainspeak.analysis import analyse
from plainspeak.config import Config
from plainspeak.model import Document, Finding, InputError, Report, Severity
from plainspeak.rules import RULES

STOPS = frozenset(
    {
        "acronym-unexplained",
        "acronym-explained-late",
        "acronym-conflict",
        "jargon",
        "academic",
        "idiom",
        "latin",
        "words-about-people",
        "rare-word",
    }
)
"""Rules whose findings are places at which a newcomer has to stop."""


def check_text(text: str, *, format: str = "plain", config: Config | None = None) -> Report:
    """Check a text. `format` is the name of a reader; positions are code points of `text`.

    Raises InputError where the text cannot be read, ValueError for an unknown format.
    """
    return check_document(readers.read(text, readers.format_named(format)), config=config)


def check_path(path: str | Path, *, config: Config | None = None) -> Report:
    """Check a file; its suffix says how to read it.

    Raises InputError where the file cannot be read; its text is for the person who gave the file.
    """
    known = readers.format_of(str(path))
    if known is None:
        raise InputError(f"{path}: plainspeak does not know this kind of file.")
    document = readers.read(Path(path).read_bytes(), known)
    return check_document(replace(document, path=str(path)), config=config)


def check_document(document: Document, *, config: Config | None = None) -> Report:
    """Check a Document that a reader made."""
    config = config or Config()
    analysis = analyse(document, config.settings())
    findings: list[Finding] = []
    for rule in RULES:
        if config.rules.get(rule.name, rule.on):
            options = rule.options(**config.options.get(rule.name, {}))
            findings.extend(rule.check(analysis, options))
    findings.sort(key=lambda f: (f.start, f.end, f.rule))
    return Report(
        path=document.path,
        document=document,
        findings=tuple(findings),
        acronyms=tuple(use.acronym for use in analysis.acronyms),
        sentences=analysis.sentences,
        difficulty=analysis.difficulty,
        readability=analysis.readability,
        words=sum(w.is_word for p in analysis.passages for w in p.words),
        stopping_points=sum(
            f.rule in STOPS and f.severity is not Severity.SMALL_THING for f in findings
        ),
    )
