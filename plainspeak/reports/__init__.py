"""From a Report to what a person or a program reads.

Each format has a module here with `one(report) -> str` and, where a whole run needs a frame,
`head() -> str`, `JOIN` and `tail() -> str`. So a paper's part can be made, kept and put together
again one paper at a time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from plainspeak.model import Report

FORMATS = ("text", "json", "jsonl", "github", "gitlab", "sarif", "rdjson")
"""What `plainspeak check --format` offers."""


class Renderer(Protocol):
    """What the module of a format offers."""

    JOIN: str  # between the parts of two papers

    def head(self) -> str:
        """What stands before the first part."""

    def one(self, report: Report) -> str:
        """The part of one paper; may be empty."""

    def tail(self) -> str:
        """What stands after the last part."""


def renderer(name: str) -> Renderer:
    """The module of a format."""
    return cast(Renderer, import_module(f"plainspeak.reports.{name}"))


def frame(form: Renderer, parts: Iterable[str]) -> Iterator[str]:
    """The whole of a run, piece by piece, from the parts of its papers."""
    yield form.head()
    join = ""
    for part in parts:
        if part:
            yield join + part
            join = form.JOIN
    yield form.tail()
