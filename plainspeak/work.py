"""One paper's part of a run: read, check, keep what is new, put into its form.

Plain functions on plain data, so that they can run in another process.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, NamedTuple

from plainspeak.cache import Cache
from plainspeak.config import Config, ConfigError
from plainspeak.faults import InputError

if TYPE_CHECKING:
    from plainspeak.model import Report


class Task(NamedTuple):
    """What to do with one paper. "-" is standard input, which `stdin_name` names."""

    name: str
    config: Config
    form: str
    since: str | None = None  # a git revision: only what touches lines changed since then
    known: frozenset[str] = frozenset()  # fingerprints that a baseline holds
    stdin_name: str = "paper.txt"

    @property
    def may_be_kept(self) -> bool:
        """Whether the outcome depends on nothing but this task and the paper's content."""
        return self.since is None and self.name != "-"


class Outcome(NamedTuple):
    """What came of it: the paper's part of the output, or the sentence that says why not."""

    part: str = ""
    worst: int | None = None  # rank of the most important finding
    hidden: int = 0  # findings that a baseline knows
    problem: str = ""


def do(task: Task, cache: Cache) -> Outcome:
    """The outcome of a task; never raises for what a paper or a setting can be."""
    try:
        data = _content(task)
        if task.may_be_kept:
            key = cache.key(task, data)
            kept = cache.load(task, key)
            if kept is not None:
                return kept
        outcome = _outcome(task, data)
        if task.may_be_kept:
            cache.store(task, key, outcome)
    except (InputError, ConfigError) as problem:
        return Outcome(problem=str(problem))
    except ValueError as problem:
        from plainspeak.lexicon import ListError

        if isinstance(problem, ListError):
            return Outcome(problem=str(problem))
        raise
    return outcome


def check(task: Task, data: bytes | None = None) -> Report:
    """The report of a task with all its findings. Raises InputError, ConfigError, ListError."""
    from dataclasses import replace

    from plainspeak import engine, readers

    name = task.stdin_name if task.name == "-" else task.name
    known = readers.format_of(name)
    if known is None and task.name == "-":
        known = readers.format_named("plain")
    if known is None:
        raise InputError(engine.unknown_kind())
    document = engine.read_bytes(_content(task) if data is None else data, known)
    return engine.check_document(replace(document, path=name), config=task.config)


def _content(task: Task) -> bytes:
    from plainspeak.papers import content

    return sys.stdin.buffer.read() if task.name == "-" else content(task.name)


def _outcome(task: Task, data: bytes) -> Outcome:
    from plainspeak.reports import renderer

    report = check(task, data)
    if task.since is not None:
        from plainspeak.changed import only_changed

        report = only_changed(report, task.since)
    hidden = 0
    if task.known:
        from plainspeak.baseline import new_only

        report, hidden = new_only(report, task.known)
    ranks = [finding.severity.rank for finding in report.findings]
    return Outcome(renderer(task.form).one(report), min(ranks, default=None), hidden)
