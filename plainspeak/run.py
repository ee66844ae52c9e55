"""One run over many papers: the config of each, the work over processes, what went wrong."""

from __future__ import annotations

import os
import sys
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from plainspeak import cache, papers, work
from plainspeak.config import Config, ConfigError, find_baseline, find_config, load_config
from plainspeak.work import Outcome, Task

if TYPE_CHECKING:
    from plainspeak.baseline import Baseline
    from plainspeak.model import Report

_LEARN = 150_000
"""Bytes of papers read before others join in: a forked process starts with all that was learned."""
_WORTH_IT = 600_000
"""Bytes of papers from which a second process pays for its start."""


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
    ) -> None:
        """`given` holds settings of the command line, `config_file` a file instead of the nearest
        one, `stdin_name` the name that "-" stands for. `since` is a git revision: only what
        touches lines changed since then is reported. With `use_baseline`, what the nearest
        baseline knows is left out. `jobs` is a number of processes, 0 for as many as pay."""
        self._given = dict(given)
        self._file = config_file
        self._form = form
        self._stdin_name = stdin_name
        self._since = since
        self._use_baseline = use_baseline
        self._jobs = jobs
        self._cache = cache.for_project(Path.cwd()) if use_cache else cache.Cache(None)
        self._places: dict[str, Path | None] = {}
        self._configs: dict[Path | None, Config | None] = {}
        self._baseline_places: dict[str, Path | None] = {}
        self._baselines: dict[Path, Baseline] = {}
        self.problems: list[tuple[str, str]] = []

    def config(self, name: str) -> Config:
        """The config for a paper. Raises ConfigError."""
        path = Path(self._file) if self._file is not None else self._nearest(name)
        if path not in self._configs:
            self._configs[path] = None  # said once, even where a hundred papers share it
            self._configs[path] = self._over(load_config(path))
        found = self._configs[path]
        if found is None:
            raise ConfigError(f"{path}: cannot be used, so this paper is not checked.")
        return found

    def outcomes(self, names: Sequence[str]) -> Iterator[tuple[str, Outcome]]:
        """The outcome for each paper behind the names, in order; the rest lands in `problems`."""
        tasks = list(self.tasks(names))
        jobs = self._jobs or self._jobs_that_pay(tasks)
        first = _to_learn_from(tasks) if jobs > 1 else 0
        with _workers(jobs, self._cache, first) as over:
            for task, outcome in zip(tasks, over(_progress(tasks)), strict=False):
                if outcome.problem:
                    self.problem(task.name, outcome.problem)
                else:
                    yield task.name, outcome

    def reports(self, names: Sequence[str]) -> Iterator[Report]:
        """A report with all findings for each paper behind the names, in order; the rest lands in
        `problems`."""
        from plainspeak.lexicon import ListError
        from plainspeak.model import InputError

        for task in _progress(list(self.tasks(names))):
            try:
                yield work.check(task)
            except (InputError, ConfigError, ListError) as problem:
                self.problem(task.name, str(problem))

    def problem(self, name: str, problem: str) -> None:
        """Say and keep that a paper could not be checked."""
        self.problems.append((name, problem))
        shown = self._stdin_name if name == "-" else name
        print(f"plainspeak: {shown}: {problem}", file=sys.stderr, flush=True)

    def tasks(self, names: Sequence[str]) -> Iterator[Task]:
        """A task for each paper behind the names, in order; the rest lands in `problems`."""
        found, problems = papers.expand(names)
        for name, problem in problems:
            self.problem(name, problem)
        for name in found:
            try:
                config = self.config(name)
                known = self._known(name)
            except ConfigError as problem:
                self.problem(name, str(problem))
            else:
                yield Task(name, config, self._form, self._since, known, self._stdin_name)

    def _nearest(self, name: str) -> Path | None:
        place = self._stdin_name if name == "-" else name
        folder = place if os.path.isdir(place) else os.path.dirname(place)
        if folder not in self._places:
            self._places[folder] = find_config(folder or ".")
        return self._places[folder]

    def _over(self, config: Config) -> Config:
        if not self._given:
            return config
        from plainspeak.config import from_values

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
        from plainspeak import baseline

        if path not in self._baselines:
            self._baselines[path] = baseline.load(path)
        return self._baselines[path].known(name)

    def _jobs_that_pay(self, tasks: Sequence[Task]) -> int:
        total = sum(map(_size, tasks))
        if len(tasks) < 2 or total < _WORTH_IT or self._all_kept(tasks):
            return 1
        return min(os.cpu_count() or 1, len(tasks))

    def _all_kept(self, tasks: Sequence[Task]) -> bool:
        """Whether the first papers are in the cache; if so, most of the others are."""
        return all(self._cache.has(task) for task in tasks[:20])


@contextmanager
def _workers(jobs: int, kept: cache.Cache, first: int) -> Iterator[Any]:
    """A function that does tasks in order, in this process or over several; the `first` ones in
    this process in any case."""
    if jobs <= 1:
        yield lambda tasks: (work.do(task, kept) for task in tasks)
        return
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import active_children

    others = active_children()
    pool = ProcessPoolExecutor(jobs, initializer=_begin)
    try:
        yield lambda tasks: _after_the_first(pool, tasks, kept, first, 4 * jobs)
    except BaseException:  # Ctrl-C too: nobody waits for papers that are half read
        for child in active_children():
            if child not in others:
                child.terminate()
        raise
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _begin() -> None:
    """The start of a process that reads papers: it ends quietly with Ctrl-C, and it ends when the
    process that wanted its results is gone, however that came about."""
    import signal
    from multiprocessing import parent_process
    from threading import Thread

    def end_with_parent() -> None:
        if parent := parent_process():
            parent.join()
        os._exit(1)

    signal.signal(signal.SIGINT, signal.SIG_DFL)
    Thread(target=end_with_parent, daemon=True).start()


def _size(task: Task) -> int:
    return os.path.getsize(task.name) if os.path.isfile(task.name) else 0


def _to_learn_from(tasks: Sequence[Task]) -> int:
    """How many papers this process reads before it forks others, which then begin with all that it
    learned of words and lists. Only where there is much to read, and never a long paper."""
    from multiprocessing import get_start_method

    sizes = [_size(task) for task in tasks]
    if get_start_method() != "fork" or sum(sizes) < _WORTH_IT:
        return 0
    read = number = 0
    while read < _LEARN and sizes[number] < _LEARN:
        read += sizes[number]
        number += 1
    return number


def _after_the_first(
    pool: Any, tasks: Iterable[Task], kept: cache.Cache, first: int, ahead: int
) -> Iterator[Outcome]:
    rest = iter(tasks)
    for task in islice(rest, first):
        yield work.do(task, kept)
    yield from _spread(pool, rest, kept, ahead)


def _spread(pool: Any, tasks: Iterable[Task], kept: cache.Cache, ahead: int) -> Iterator[Outcome]:
    """Outcomes in the order of the tasks, with a bounded number under way. Where a process dies,
    the papers it held are done here, one by one."""
    from concurrent.futures.process import BrokenProcessPool

    waiting: deque[tuple[Task, Any]] = deque()

    def first() -> Outcome:
        task, future = waiting.popleft()
        if future is None:
            return work.do(task, kept)
        try:
            outcome: Outcome = future.result()
            return outcome
        except BrokenProcessPool:
            return work.do(task, kept)

    for task in tasks:
        try:
            waiting.append((task, pool.submit(work.do, task, kept)))
        except BrokenProcessPool:
            waiting.append((task, None))
        if len(waiting) >= ahead:
            yield first()
    while waiting:
        yield first()


def _progress(tasks: Sequence[Task]) -> Iterator[Task]:
    """The tasks, with a progress bar where a person waits at a terminal for many papers."""
    if len(tasks) < 5 or not sys.stderr.isatty():
        yield from tasks
        return
    import click

    with click.progressbar(tasks, label="Reading papers", file=sys.stderr) as bar:
        yield from bar
