"""Checker: one config, many papers."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Literal

from plainspeak.config.settings import Config
from plainspeak.engine import check as engine
from plainspeak.model import InputError, Report
from plainspeak.run.files import expand

Paper = str | os.PathLike[str]


class Checker:
    """Checks papers with one config; what is loaded for the first one serves all the others.

    Safe to use from several threads. They take turns: checking is work for the processor, and for
    more speed you need more processes.
    """

    def __init__(self, config: Config | None = None) -> None:
        """`config` is what `load_config` gives, or the defaults.

        Raises ValueError for an own word list in it that cannot be used.
        """
        self.config = config or Config()
        self.config.settings()

    def check_text(self, text: str, *, format: str = "plain") -> Report:
        """Check a text; positions in the report are code points of `text`.

        `format` is the name of a reader, such as "markdown". Raises InputError where the text
        cannot be read, ValueError for an unknown format.
        """
        return engine.check_text(text, format=format, config=self.config)

    def check_path(self, path: Paper) -> Report:
        """Check a file; its suffix says how to read it.

        Raises InputError where the file cannot be read; its text is one sentence for a person.
        """
        return engine.check_path(Path(path), config=self.config)

    def check_paths(
        self,
        paths: Iterable[Paper],
        *,
        problems: Callable[[str, str], None] | Literal["raise"] = "raise",
    ) -> Iterator[Report]:
        """Check files, and the papers in folders, one after the other, in order.

        What cannot be read raises InputError, or goes to `problems` as its name and one sentence
        for a person; then the rest is checked.
        """
        names, missing, _ = expand(os.fspath(path) for path in paths)
        for name, problem in missing:
            _said(name, problem, problems)
        for name in names:
            try:
                report = self.check_path(name)
            except InputError as problem:
                _said(name, str(problem), problems)
            else:
                yield report


def _said(name: str, problem: str, problems: Callable[[str, str], None] | Literal["raise"]) -> None:
    if problems == "raise":
        raise InputError(f"{name}: {problem}")
    problems(name, problem)
