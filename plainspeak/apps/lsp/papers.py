"""An open paper: its text, and what was found in it, with the settings that a check has."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from plainspeak import readers
from plainspeak.apps.lsp.moved import moved
from plainspeak.apps.lsp.places import Places
from plainspeak.config.load import find_baseline, load_config
from plainspeak.config.settings import matches
from plainspeak.engine import check as engine
from plainspeak.engine.levels import shown
from plainspeak.fixing.edits import link_keys
from plainspeak.model import Document, Finding, NothingToRead, Positions, Report, Severity
from plainspeak.readers import Format
from plainspeak.since import baseline

_LANGUAGES = {
    "plaintext": "plain",
    "text": "plain",
    "mail": "plain",
    "quarto": "markdown",
    "rmd": "markdown",
    "rmarkdown": "markdown",
    "pandoc": "markdown",
    "mdx": "markdown",
    "restructuredtext": "rst",
    "latex": "tex",
    "context": "tex",
}
"""What editors call our formats, where that is not the name of the reader."""


def format_of(path: str, language: str) -> Format | None:
    """How to read a paper that is open in an editor; None for what is no text."""
    found = readers.format_of(path)
    if found is None:
        name = _LANGUAGES.get(language.lower(), language.lower())
        found = next((known for known in readers.FORMATS if known.name == name), None)
    return None if found is None or found.binary else found


class Checked:
    """Look-ups for one checked text, each worked out once, when it is first asked for."""

    def __init__(self, document: Document) -> None:
        self._document = document

    @cached_property
    def positions(self) -> Positions:
        """Its blocks by their places."""
        return Positions(self._document)

    @cached_property
    def link_keys(self) -> frozenset[str]:
        """The names by which its links find their addresses."""
        return link_keys(self._document)

    @cached_property
    def front(self) -> int:
        """Where the front matter of a Markdown paper ends, as a place in the source."""
        from plainspeak.readers.markdown_source import prepare

        prepared = prepare(self._document.source)
        return prepared.starts[prepared.front] if 0 < prepared.front < len(prepared.starts) else 0


@dataclass
class Paper:
    """A paper as the editor shows it now. `report` is that of its last check, if there was one."""

    path: str
    format: Format
    source: str
    unit: str = "utf-16"
    findings: tuple[Finding, ...] = ()
    report: Report | None = None
    number: int = 0  # goes up with every change, so that an answer that comes too late is known
    _places: Places | None = field(default=None, repr=False)
    _checked: Checked | None = field(default=None, repr=False)

    @property
    def places(self) -> Places:
        """Lines and columns of the text as it is now."""
        if self._places is None:
            self._places = Places(self.source, self.unit)
        return self._places

    @property
    def checked(self) -> Checked | None:
        """What can be looked up in the paper as it was last checked."""
        if self._checked is None and self.report is not None:
            self._checked = Checked(self.report.document)
        return self._checked

    @property
    def is_checked(self) -> bool:
        """Whether nothing has changed since the last check."""
        return self.report is not None and self.report.document.source == self.source

    def change(self, source: str) -> None:
        """Take a new text, and move the findings along."""
        self.number += 1
        if source != self.source:
            self.findings = moved(self.findings, self.source, source)
            self.source, self._places = source, None

    def take(self, report: Report | None) -> None:
        """Take the report of a check of the present text, or None where nothing is to be shown."""
        self.report, self._checked = report, None
        self.findings = report.findings if report is not None else ()

    def at(self, start: int, end: int) -> list[Finding]:
        """The findings that have a place at source[start:end], or around it."""
        return [
            finding
            for finding in self.findings
            if any(place.start <= end and start <= place.end for place in finding.places)
        ]


def check(path: str, format: Format, source: str, level: str) -> Report | None:
    """The report of a text with the settings nearest to its path; None where there is nothing to
    read, or the settings leave the paper out.

    Raises InputError for a text that cannot be read and ValueError for settings that cannot be
    used, each with a sentence for a person.
    """
    config = load_config(near=Path(path)).for_path(path)
    if matches(path, config.exclude):
        return None
    try:
        document = engine.read_bytes(source, format)
    except NothingToRead:
        return None
    report = engine.check_document(replace(document, path=path), config=config)
    if (known := find_baseline(Path(path).parent)) is not None:
        report, _ = baseline.new_only(report, baseline.load(known).known(path))
    return shown(report, Severity(level))
