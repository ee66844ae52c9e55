"""One run over many papers: the config of each, the work over processes, what went wrong."""

from __future__ import annotations

import os
import sys
from collections.abc import Container, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from plainspeak.config.load import find_baseline, find_config, load_config
from plainspeak.config.settings import Config, ConfigError, matches
from plainspeak.reports import shown_by_default
from plainspeak.run import cache
from plainspeak.run import files as papers
from plainspeak.run import paper as work
from plainspeak.run.said import say
from plainspeak.run.task import Outcome, Task
from plainspeak.run.workers import WORTH_IT, size, to_learn_from, workers

if TYPE_CHECKING:
    from plainspeak.model import Report
    from plainspeak.since.baseline import Baseline
    from plainspeak.since.tree import Trees


class Run:
    """Checks the papers of one command. What goes wrong is said once and kept in `problems`."""

    def __init__(
        self,
        given: Mapping[str, Any],
        config_file: str | None = None,
        *,
        form: str = "text",
        stdin_name: str = "paper.txt",
        since: str | None = None,
        use_baseline: bool = False,
        use_cache: bool = False,
        jobs: int = 0,
        level: str | None = None,
        passed_over: str | None = None,
    ) -> None:
        """`given` holds settings of the command line, `config_file` a file instead of the nearest
        one, `stdin_name` the name that "-" stands for. `since` is a git revision: only what
        touches lines changed since then is reported. With `use_baseline`, what the nearest
        baseline knows is left out. `jobs` is a number of processes, 0 for as many as pay. Findings
        of the severity `level` and above are shown; without one, those that belong in the form.
        The file `passed_over` is no paper where it is met in a folder: the result goes there."""
        self._given = dict(given)
        self._file = config_file
        self._form = form
        self._stdin_name = stdin_name
        self._since = since
        self._use_baseline = use_baseline
        self._jobs = jobs
        self._level = level
        self._passed_over = os.path.realpath(passed_over) if passed_over else None
        self._cache = cache.for_project(Path.cwd()) if use_cache else cache.Cache(None)
        self._files: dict[Path | None, Config] = {}
        self._configs: dict[str, Config | ConfigError] = {}  # by folder
        self._resolved: dict[str, Config] = {}
        self._said: set[str] = set()
        self._baseline_places: dict[str, Path | None] = {}
        self._baselines: dict[Path, Baseline] = {}
        self.problems: list[tuple[str, str]] = []
        self.passed_over: list[tuple[str, str]] = []  # papers with nothing to read, and why
        self.unchanged = 0  # papers that are not read because no line of theirs has changed

    def config(self, name: str) -> Config:
        """The settings in force for a paper. Raises ConfigError, in full only once for each file,
        even where a hundred papers share it."""
        found = self._found(name)
        if isinstance(found, Config):
            return found
        if str(found) in self._said:
            raise ConfigError("its settings cannot be used, so this paper is not checked.")
        self._said.add(str(found))
        raise found

    def _found(self, name: str) -> Config | ConfigError:
        """The settings in force for a paper, or what is wrong with them."""
        place = self._stdin_name if name == "-" else name
        folder = place if os.path.isdir(place) else os.path.dirname(place)
        if folder not in self._configs:
            try:
                path = Path(self._file) if self._file is not None else find_config(folder or ".")
                if path not in self._files:
                    self._files[path] = self._over(load_config(path))
                self._configs[folder] = self._files[path]
            except ConfigError as problem:
                self._configs[folder] = problem
        config = self._configs[folder]
        if isinstance(config, ConfigError):
            return config
        resolved = config.for_path(place)
        # One object for all papers with the same settings: what is made from it is made once.
        return self._resolved.setdefault(repr(resolved), resolved)

    def outcomes(self, names: Sequence[str]) -> Iterator[tuple[str, Outcome]]:
        """The outcome for each paper behind the names, in order; the rest lands in `problems`."""
        tasks = list(self.tasks(names))
        jobs = self._jobs or self._jobs_that_pay(tasks)
        first = to_learn_from(tasks) if jobs > 1 else 0
        with workers(jobs, self._cache, first) as over:
            for task, outcome in zip(tasks, over(_progress(tasks)), strict=False):
                if outcome.problem:
                    self.problem(task.name, outcome.problem)
                elif outcome.passed_over:
                    self.passed_over.append((task.name, outcome.passed_over))
                else:
                    yield task.name, outcome

    def reports(self, names: Sequence[str]) -> Iterator[Report]:
        """A report with all findings for each paper behind the names, in order; the rest lands in
        `problems`."""
        return self._reports(names, {})

    def _reports(self, names: Sequence[str], done: dict[str, Task]) -> Iterator[Report]:
        """The reports; `done` is told the task of each paper that can be read again."""
        from plainspeak.lexicon import ListError
        from plainspeak.model import InputError, NothingToRead

        for task in _progress(list(self.tasks(names))):
            try:
                report = work.check(task)
                if task.name != "-":
                    done[task.name] = task
                yield report
            except NothingToRead as reason:
                self.passed_over.append((task.name, str(reason)))
            except (InputError, ConfigError, ListError) as problem:
                self.problem(task.name, str(problem))

    def pack(self, names: Sequence[str]) -> list[Report]:
        """The reports for papers that are read together: letters that one of them spells out are
        not unexplained in the others."""
        from plainspeak.engine.pack import explained_in
        from plainspeak.model import AcronymState

        tasks: dict[str, Task] = {}
        reports = list(self._reports(names, tasks))
        pack = explained_in(reports)
        for i, report in enumerate(reports):
            open_ = {a.short for a in report.acronyms if a.state is AcronymState.UNEXPLAINED}
            if not open_.isdisjoint(pack) and report.path in tasks:
                reports[i] = work.check(tasks[report.path], pack=pack)
        return reports

    def problem(self, name: str, problem: str) -> None:
        """Say and keep that a paper could not be checked."""
        self.problems.append((name, problem))
        self._say(name, problem)

    def tasks(self, names: Sequence[str]) -> Iterator[Task]:
        """A task for each paper behind the names, in order; the rest lands in `problems`."""
        found, problems, passed_over = papers.expand(names, self._is_excluded)
        self.passed_over += passed_over
        for name, problem in problems:
            self.problem(name, problem)
        for name in found:
            try:
                then = None
                if self._since is not None:
                    if name != "-" and self._trees.is_unchanged(name):
                        self.unchanged += 1
                        continue
                    then = self._trees.then(self._stdin_name if name == "-" else name)
                config = self.config(name)
                known = self._known(name)
            except ConfigError as problem:
                self.problem(name, str(problem))
            else:
                level = self._level or shown_by_default(self._form, config.fail_on)
                yield Task(name, config, self._form, then, known, self._stdin_name, level)

    @cached_property
    def _trees(self) -> Trees:
        """What git knows of the papers."""
        from plainspeak.since.tree import Trees

        return Trees(self._since or "HEAD")

    def say_passed_over(self, only: Container[str] | None = None) -> None:
        """Say of each paper that was passed over (or of these only) why there was nothing to
        read."""
        for name, reason in self.passed_over:
            if only is None or name in only:
                self._say(name, reason)

    def _say(self, name: str, sentence: str) -> None:
        shown = self._stdin_name if name == "-" else name
        say(f"{shown}: {sentence}")

    def _is_excluded(self, name: str) -> bool:
        """Whether the settings pass over a paper that was met in a folder."""
        if self._passed_over is not None and os.path.realpath(name) == self._passed_over:
            return True
        config = self._found(name)
        return isinstance(config, Config) and matches(name, config.exclude)

    def _over(self, config: Config) -> Config:
        if not self._given:
            return config
        from plainspeak.config.load import from_values

        return from_values(self._given, config, "the command line")

    def _known(self, name: str) -> frozenset[str]:
        if not self._use_baseline or name == "-":
            return frozenset()
        folder = os.path.dirname(name)
        if folder not in self._baseline_places:
            self._baseline_places[folder] = find_baseline(folder or ".")
        path = self._baseline_places[folder]
        if path is None:
            return frozenset()
        from plainspeak.since import baseline

        if path not in self._baselines:
            self._baselines[path] = baseline.load(path)
        return self._baselines[path].known(name)

    def _jobs_that_pay(self, tasks: Sequence[Task]) -> int:
        total = sum(map(size, tasks))
        if len(tasks) < 2 or total < WORTH_IT or self._all_kept(tasks):
            return 1
        return min(os.cpu_count() or 1, len(tasks))

    def _all_kept(self, tasks: Sequence[Task]) -> bool:
        """Whether the first papers are in the cache; if so, most of the others are."""
        return all(self._cache.has(task) for task in tasks[:20])


def _progress(tasks: Sequence[Task]) -> Iterator[Task]:
    """The tasks, with a progress bar where a person waits at a terminal for many papers."""
    if len(tasks) < 5 or not sys.stderr.isatty():
        yield from tasks
        return
    import click

    with click.progressbar(tasks, label="Reading papers", file=sys.stderr) as bar:
        yield from bar
