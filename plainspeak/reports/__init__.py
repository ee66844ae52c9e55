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

FORMATS = ("text", "compact", "json", "jsonl", "github", "gitlab", "sarif", "rdjson")
"""What `plainspeak check --format` offers."""


FOR_PEOPLE = frozenset({"text", "compact", "github"})
"""Formats that show no small things unless they are asked to."""


def shown_by_default(form: str, fail_on: str = "never") -> str:
    """The level from which on a format shows findings if nobody says otherwise. `compact` is what
    a commit hook prints: the findings at the level that fails, so that each line has a reason."""
    if form == "compact" and fail_on != "never":
        return fail_on
    return "worth-a-look" if form in FOR_PEOPLE else "small-thing"


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
