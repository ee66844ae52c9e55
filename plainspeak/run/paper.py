"""One paper's part of a run: read, check, keep what is new, put into its form.

Plain functions on plain data, so that they can run in another process.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING

from plainspeak.config.settings import ConfigError
from plainspeak.model.faults import InputError, NothingToRead
from plainspeak.run.cache import Cache
from plainspeak.run.task import Outcome, Task

if TYPE_CHECKING:
    from plainspeak.model import Report


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
    except NothingToRead as reason:
        return Outcome(passed_over=str(reason))
    except (InputError, ConfigError) as problem:
        return Outcome(problem=str(problem))
    except ValueError as problem:
        from plainspeak.lexicon import ListError

        if isinstance(problem, ListError):
            return Outcome(problem=str(problem))
        raise
    return outcome


def check(
    task: Task,
    data: bytes | None = None,
    pack: Mapping[str, tuple[str, str]] | None = None,
) -> Report:
    """The report of a task with all its findings. `pack` holds letters that other papers explain.
    Raises InputError, ConfigError, ListError."""
    from dataclasses import replace

    from plainspeak import readers
    from plainspeak.engine import check as engine

    name = task.stdin_name if task.name == "-" else task.name
    known = readers.format_of(name)
    if known is None and task.name == "-":
        known = readers.format_named("plain")
    if known is None:
        raise InputError(engine.unknown_kind(name))
    document = engine.read_bytes(_content(task) if data is None else data, known)
    return engine.check_document(replace(document, path=name), config=task.config, pack=pack)


def _content(task: Task) -> bytes:
    from plainspeak.readers.file import content, limited

    if task.name != "-":
        return content(task.name)
    if sys.stdin is None:
        raise InputError("standard input is closed.")
    try:
        return limited(sys.stdin.buffer)
    except OSError as problem:
        raise InputError(f"standard input cannot be read ({problem.strerror}).") from problem


def _outcome(task: Task, data: bytes) -> Outcome:
    from plainspeak.engine.levels import shown
    from plainspeak.model import Severity
    from plainspeak.reports import renderer

    report = check(task, data)
    if task.since is not None:
        from plainspeak.since.changed import only_changed

        report = only_changed(report, task.since)
    hidden = 0
    if task.known:
        from plainspeak.since.baseline import new_only

        report, hidden = new_only(report, task.known)
    ranks = [finding.severity.rank for finding in report.findings]
    report = shown(report, Severity(task.level))
    return Outcome(renderer(task.form).one(report), min(ranks, default=None), hidden)
