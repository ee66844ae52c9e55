"""plainspeak reads a meeting paper as a newcomer would and offers plainer words.

The names below are the whole interface; they are loaded when first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from plainspeak.checker import Checker
    from plainspeak.config import Config, ConfigError, load_config
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

_HOME = {
    "Acronym": "model",
    "Checker": "checker",
    "Config": "config",
    "ConfigError": "config",
    "Finding": "model",
    "InputError": "model",
    "Readability": "model",
    "Report": "model",
    "Sentence": "model",
    "Severity": "model",
    "Span": "model",
    "Suggestion": "model",
    "check_document": "engine",
    "check_path": "engine",
    "check_text": "engine",
    "load_config": "config",
}

__all__ = [
    "Acronym",
    "Checker",
    "Config",
    "ConfigError",
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
    "load_config",
]


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'plainspeak' has no attribute {name!r}")
    return getattr(import_module(f"plainspeak.{_HOME[name]}"), name)
