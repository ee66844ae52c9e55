"""One run over many papers: the config of each, progress, and what could not be checked."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from plainspeak import baseline, engine, papers, readers
from plainspeak.changed import only_changed
from plainspeak.config import Config, ConfigError, find_config, from_values, load_config
from plainspeak.lexicon import ListError
from plainspeak.model import Document, InputError, Report


class Run:
    """Checks the papers of one command. What goes wrong is said once and kept in `problems`."""

    def __init__(
        self,
        given: Mapping[str, Any],
        config_file: str | None = None,
        *,
        stdin_name: str = "paper.txt",
        since: str | None = None,
        use_baseline: bool = False,
    ) -> None:
        """`given` holds settings of the command line, `config_file` a file instead of the nearest
        one, `stdin_name` the name that "-" stands for. `since` is a git revision: only what
        touches lines changed since then is reported. With `use_baseline`, what the nearest
        baseline knows is left out."""
        self._given = dict(given)
        self._file = config_file
        self._stdin_name = stdin_name
        self._since = since
        self._use_baseline = use_baseline
        self._baselines: dict[Path, baseline.Baseline] = {}
        self._configs: dict[Path | None, Config | None] = {}
        self.problems: list[tuple[str, str]] = []
        self.hidden = 0  # findings that a baseline knows

    def config(self, name: str) -> Config:
        """The config for a paper. Raises ConfigError."""
        if self._file is not None:
            path: Path | None = Path(self._file)
        else:
            place = Path(self._name(name))
            path = find_config(place if place.is_dir() else place.parent)
        if path not in self._configs:
            self._configs[path] = None  # said once, even where a hundred papers share it
            self._configs[path] = from_values(self._given, load_config(path), "the command line")
        found = self._configs[path]
        if found is None:
            raise ConfigError(f"{path}: cannot be used, so this paper is not checked.")
        return found

    def reports(self, names: Sequence[str]) -> Iterator[Report]:
        """A report for each paper behind the names, in order; the rest lands in `problems`."""
        found, problems = papers.expand(names)
        for name, problem in problems:
            self._problem(name, problem)
        for name in self._progress(found):
            try:
                yield self._new(engine.check_document(self.read(name), config=self.config(name)))
            except (InputError, ConfigError, ListError) as problem:
                self._problem(name, str(problem))

    def read(self, name: str) -> Document:
        """The Document of a paper or of standard input ("-"). Raises InputError."""
        if name != "-":
            return engine.read_path(name)
        known = readers.format_of(self._stdin_name) or readers.format_named("plain")
        document = engine.read_bytes(sys.stdin.buffer.read(), known)
        return replace(document, path=self._stdin_name)

    def _new(self, report: Report) -> Report:
        """The report with what is new: since a revision, and beyond the baseline."""
        if self._since is not None:
            report = only_changed(report, self._since)
        path = baseline.find(Path(report.path or "").parent) if self._use_baseline else None
        if path is None:
            return report
        if path not in self._baselines:
            self._baselines[path] = baseline.load(path)
        report, hidden = self._baselines[path].new_only(report)
        self.hidden += hidden
        return report

    def _name(self, name: str) -> str:
        return self._stdin_name if name == "-" else name

    def _problem(self, name: str, problem: str) -> None:
        self.problems.append((name, problem))
        print(f"plainspeak: {self._name(name)}: {problem}", file=sys.stderr, flush=True)

    def _progress(self, names: Sequence[str]) -> Iterator[str]:
        """The names, with a progress bar where a person waits at a terminal for many papers."""
        if len(names) < 5 or not sys.stderr.isatty():
            yield from names
            return
        import click

        with click.progressbar(names, label="Reading papers", file=sys.stderr) as bar:
            yield from bar
