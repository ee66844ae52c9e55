"""The work on many papers, over one process or several."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache as once
from itertools import islice
from typing import Any

from plainspeak.run import cache
from plainspeak.run import paper as work
from plainspeak.run.task import Outcome, Task

_LEARN = 150_000
"""Bytes of papers read before others join in: a forked process starts with all that was learned."""
WORTH_IT = 600_000
"""Bytes of papers from which a second process pays for its start."""


@contextmanager
def workers(jobs: int, kept: cache.Cache, first: int) -> Iterator[Any]:
    """A function that does tasks in order, in this process or over several; the `first` ones in
    this process in any case."""
    if jobs <= 1:
        yield lambda tasks: (work.do(task, kept) for task in tasks)
        return
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import active_children

    others = active_children()
    _ends_quietly()
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


@once
def _ends_quietly() -> None:
    """From now on a process that is forked ends at once with Ctrl-C, also before it has begun."""
    import signal

    def end() -> None:
        signal.signal(signal.SIGINT, signal.SIG_DFL)

    if hasattr(os, "register_at_fork"):
        os.register_at_fork(after_in_child=end)


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


def size(task: Task) -> int:
    return os.path.getsize(task.name) if os.path.isfile(task.name) else 0


def to_learn_from(tasks: Sequence[Task]) -> int:
    """How many papers this process reads before it forks others, which then begin with all that it
    learned of words and lists. Only where there is much to read, and never a long paper."""
    from multiprocessing import get_start_method

    sizes = [size(task) for task in tasks]
    if get_start_method() != "fork" or sum(sizes) < WORTH_IT:
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
