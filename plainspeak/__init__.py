"""plainspeak reads a meeting paper as a newcomer would and offers plainer words."""

from plainspeak.config import Config
from plainspeak.engine import check_document, check_path, check_text
from plainspeak.model import (
    Acronym,
    Finding,
    InputError,
    Readability,
    Report,
    Sentence,
    Severity,
    Span,
    Suggestion,
)

__version__ = "0.1.0"

__all__ = [
    "Acronym",
    "Config",
    "Finding",
    "InputError",
    "Readability",
    "Report",
    "Sentence",
    "Severity",
    "Span",
    "Suggestion",
    "check_document",
    "check_path",
    "check_text",
]
