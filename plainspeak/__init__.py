"""plainspeak reads a meeting paper as a newcomer would and offers plainer words.

The names below are the whole interface; they are loaded when first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from plainspeak.apps.audit.frames import audit, audit_batches
    from plainspeak.apps.checker import Checker
    from plainspeak.config.load import load_config
    from plainspeak.config.settings import Config, ConfigError
    from plainspeak.engine.check import check_document, check_path, check_text, readers_who_stop
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

__version__ = "0.3.0"

_HOME = {
    "Acronym": "model",
    "Checker": "apps.checker",
    "Config": "config.settings",
    "ConfigError": "config.settings",
    "Finding": "model",
    "InputError": "model",
    "Readability": "model",
    "Report": "model",
    "Sentence": "model",
    "Severity": "model",
    "Span": "model",
    "Suggestion": "model",
    "audit": "apps.audit.frames",
    "audit_batches": "apps.audit.frames",
    "check_document": "engine.check",
    "check_path": "engine.check",
    "check_text": "engine.check",
    "load_config": "config.load",
    "readers_who_stop": "engine.check",
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
    "audit",
    "audit_batches",
    "check_document",
    "check_path",
    "check_text",
    "load_config",
    "readers_who_stop",
]


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'plainspeak' has no attribute {name!r}")
    return getattr(import_module(f"plainspeak.{_HOME[name]}"), name)
