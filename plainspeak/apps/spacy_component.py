"""A spaCy component: `nlp.add_pipe("plainspeak")` puts findings on `doc._.plainspeak`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from plainspeak.apps.checker import Checker
from plainspeak.config.load import from_values
from plainspeak.config.settings import Config
from plainspeak.model import Edit, Finding, Related, Severity, Span, Suggestion

KEY = "plainspeak"
"""Where findings lie in `Doc.user_data`, as plain data that can be stored and sent."""


@Language.factory(
    "plainspeak",
    assigns=["doc._.plainspeak"],
    default_config={"settings": {}, "format": "plain"},
)
def create(nlp: Language, name: str, settings: dict[str, Any], format: str) -> Component:
    """Make the component. `settings` are those of a config file, `format` the name of a reader.

    Raises ConfigError for a setting that does not exist.
    """
    return Component(settings, format)


class Component:
    """Checks the text of each Doc; positions of findings are characters of `doc.text`."""

    def __init__(self, settings: Mapping[str, Any], format: str) -> None:
        """Raises ConfigError for a setting that does not exist."""
        self._checker = Checker(from_values(settings, Config(), "the settings of the component"))
        self._format = format

    def __call__(self, doc: Doc) -> Doc:
        """Put the findings on the Doc."""
        report = self._checker.check_text(doc.text, format=self._format)
        doc._.plainspeak = report.findings
        return doc


def _set(doc: Doc, findings: tuple[Finding, ...]) -> None:
    doc.user_data[KEY] = [_packed(finding) for finding in findings]


def _get(doc: Doc) -> tuple[Finding, ...]:
    return tuple(_unpacked(data) for data in doc.user_data.get(KEY, ()))


def _packed(finding: Finding) -> dict[str, Any]:
    """A finding as lists and texts, so that a Doc with findings can go to a file or process."""
    data = {name: getattr(finding, name) for name in ("start", "end", "rule", "text", "message")}
    return data | {
        "why": finding.why,
        "severity": str(finding.severity),
        "suggestions": [[s.text, s.fits] for s in finding.suggestions],
        "related": [[r.start, r.end, r.message] for r in finding.related],
        "evidence": dict(finding.evidence),
        "also_at": [list(span) for span in finding.also_at],
        "fixes": [list(edit) for edit in finding.fixes],
        "unsafe_fixes": [list(edit) for edit in finding.unsafe_fixes],
        "readers": finding.readers,
    }


def _unpacked(data: Mapping[str, Any]) -> Finding:
    more = {
        "severity": Severity(data["severity"]),
        "suggestions": tuple(Suggestion(*s) for s in data["suggestions"]),
        "related": tuple(Related(*r) for r in data["related"]),
        "also_at": tuple(Span(*span) for span in data["also_at"]),
        "fixes": tuple(Edit(*edit) for edit in data["fixes"]),
        "unsafe_fixes": tuple(Edit(*edit) for edit in data["unsafe_fixes"]),
    }
    return Finding(**{**data, **more})


if not Doc.has_extension("plainspeak"):
    Doc.set_extension("plainspeak", getter=_get, setter=_set)
