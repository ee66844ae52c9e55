"""From a Report to what a person or a program reads."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from typing import Any

from plainspeak.model import Report

FORMATS = ("text", "json", "jsonl", "github", "gitlab", "sarif", "rdjson")
"""What `plainspeak check --format` offers. Each has a module here with `render`, which takes
reports and gives text, piece by piece."""


def renderer(name: str) -> Callable[[Iterable[Report]], Iterator[str]]:
    """The `render` function of a format."""
    module: Any = import_module(f"plainspeak.reports.{name}")
    render: Callable[[Iterable[Report]], Iterator[str]] = module.render
    return render
