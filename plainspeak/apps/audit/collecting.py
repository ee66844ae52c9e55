"""The work of an audit over the workers of a Dask cluster, and what is kept of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

from plainspeak.apps.audit.addresses import Found
from plainspeak.apps.audit.bundle import Bundle
from plainspeak.apps.audit.parquet import Part, joined, read_part
from plainspeak.apps.audit.plan import PER_FILE, Plan, plan, seal, table_of
from plainspeak.apps.audit.reading import Wanted, read, seen
from plainspeak.apps.audit.store import CannotGoOn, Store

if TYPE_CHECKING:
    import pyarrow as pa

_CHUNK = 500  # addresses that a worker looks at in one go
_AHEAD = 3  # tasks for each worker that wait or are at work
_NO_MEMORY = "one worker after the other has ended. Give them more memory, and add --resume."
GONE = "the scheduler has gone. What is done is kept: --resume goes on from there."

Progress = Callable[[str, int, int], None]
"""Told what is being done, how much of it is done, and of how much (0 where nobody knows)."""


def look(found: Sequence[Found], bundle: Bundle) -> pa.Table:
    """What stands at these addresses."""
    return table_of(seen(found, bundle))


def chunks(found: Iterable[Found]) -> Iterator[list[Found]]:
    """The addresses, some at a time."""
    rest = iter(found)
    while chunk := list(islice(rest, _CHUNK)):
        yield chunk


def collect(
    client: Any,
    found: Iterable[Found],
    bundle: Bundle,
    store: Store,
    *,
    text: bool,
    progress: Progress,
    per_file: int = PER_FILE,
) -> Plan:
    """Read all papers into the store that are not in it yet; what was found, as a plan.

    Raises CannotGoOn; what is done until then stays in the store.
    """
    tables: list[pa.Table] = []
    number = 0
    for _, table in _over(client, look, ((chunk, bundle) for chunk in chunks(found))):
        tables.append(table)
        number += len(table)
        progress("Looking for papers", number, 0)
    whole = plan(tables, parts=store.parts, per_file=per_file)
    store.begin(whole.parts)
    done = 0
    kept: dict[int, dict[str, pa.Table]] = {}

    def tasks() -> Iterator[tuple[Any, ...]]:
        nonlocal done
        for part in whole:
            wanted = whole.wanted(part)
            if not wanted:
                store.drop(part)
                continue
            mark = seal(wanted)
            if store.is_done(part, mark):
                done += len(wanted)
                progress("Reading papers", done, whole.papers)
                continue
            if old := store.kept(part, wanted):
                kept[part] = old
                there = set(old["papers"]["key"].to_pylist())
                done += len(there)
                wanted = [paper for paper in wanted if paper.key not in there]
            yield part, wanted, mark

    def work() -> Iterator[tuple[Any, ...]]:
        for part, wanted, mark in tasks():
            under_way[mark] = part
            yield wanted, bundle, text, mark

    under_way: dict[str, int] = {}
    for (wanted, _, _, mark), made in _over(client, read_part, work()):
        part = under_way.pop(mark)
        if old := kept.pop(part, None):
            made = joined(old, made, mark)
        store.put(part, made)
        done += len(wanted)
        progress("Reading papers", done, whole.papers)
    return whole


def _over(
    client: Any, function: Callable[..., Any], tasks: Iterable[tuple[Any, ...]]
) -> Iterator[tuple[tuple[Any, ...], Any]]:
    """Each task with its result, in the order in which they end. Dask gives what a worker held that
    has died to another one. A part that ends one process after the other is read paper by paper."""
    from distributed import KilledWorker, as_completed

    rest = iter(tasks)
    known: dict[str, tuple[Any, ...]] = {}

    def submit(task: tuple[Any, ...]) -> Any:
        future = client.submit(function, *task, pure=False)
        known[future.key] = task
        return future

    def more() -> Iterator[Any]:
        """As many as keep all workers at work, of whom some may just have come."""
        ahead = max(2, _AHEAD * _threads(client))
        return map(submit, islice(rest, max(0, ahead - len(known))))

    waiting = as_completed(list(more()), loop=client.loop)
    for future in waiting:
        task = known.pop(future.key)
        for another in more():
            waiting.add(another)
        try:
            result = future.result()
        except KilledWorker:
            if function is not read_part:
                raise CannotGoOn(_NO_MEMORY) from None
            result = _one_by_one(client, *task)
        future.release()
        yield task, result


def _threads(client: Any) -> int:
    """How many papers the cluster can read at a time."""
    try:
        return sum(client.nthreads().values())
    except OSError as problem:
        raise CannotGoOn(GONE) from problem


def _one_by_one(
    client: Any, wanted: Sequence[Wanted], bundle: Bundle, text: bool, mark: str
) -> Part:
    """A part with a paper in it that ends the process which reads it: that paper is found, and gets
    a row that says so."""
    from distributed import KilledWorker

    ended = set()
    for paper in wanted:
        try:
            client.submit(_tried, paper, bundle, pure=False).result()
        except KilledWorker:
            ended.add(paper.key)
    last = client.submit(read_part, wanted, bundle, text, mark, ended, pure=False)
    try:
        part: Part = last.result()
    except KilledWorker:
        raise CannotGoOn(_NO_MEMORY) from None
    return part


def _tried(paper: Wanted, bundle: Bundle) -> None:
    for _ in read([paper], bundle, text=False):
        pass
