"""Markdown."""

from __future__ import annotations

from dataclasses import replace

from plainspeak.model import Document
from plainspeak.readers import plain


def read(source: str) -> Document:
    """Blocks of a Markdown text."""
    return replace(plain.read(source), format="markdown")
