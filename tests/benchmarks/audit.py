"""python tests/benchmarks/audit.py: how fast a whole collection is read, by one worker and by two.

Makes papers from our own texts, varied by a seed, reads them with `plainspeak audit` on a Dask
cluster of one worker and of two (each a process, on the loopback), and, with `--peers FOLDER`,
with proselint in the same run. `--papers 200` is quick. `README.md` beside this file says what the
figures mean. Nothing here decides over a pass or a fail.

Beside the time by the clock stands processor time: other work on the machine disturbs it less. The
ratio of two workers to one is told both ways; by processor time it is what two workers would do if
each had a core of its own: the work divided by that of the busier one.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from tests.benchmarks import papers, peers
else:  # a script finds what lies beside it
    import papers
    import peers

ROOT = Path(__file__).parent.parent.parent
_AT_ONCE = 500  # papers for one process of proselint: more do not fit on a command line


class Used(NamedTuple):
    """What one process used."""

    what: str
    cpu: float  # seconds
    memory: int  # MB at most


class Measured(NamedTuple):
    """One audit."""

    wall: float  # seconds from the first paper to the report, start of the cluster left out
    start: float  # seconds until the cluster stood
    words: int
    client: Used
    workers: tuple[Used, ...]  # what they used for the papers, their start left out

    @property
    def cpu(self) -> float:
        """Processor time of all workers."""
        return sum(worker.cpu for worker in self.workers)

    @property
    def busiest(self) -> float:
        """Processor time of the worker that had most to do: what the others wait for."""
        return max(worker.cpu for worker in self.workers)


def audit(folder: Path, out: Path, workers: int) -> Measured:
    """Read a folder with so many workers."""
    import psutil

    from plainspeak.apps.audit.auditing import cluster, run
    from plainspeak.apps.audit.grouping import Grouping
    from plainspeak.config.settings import Config

    begin = time.perf_counter()
    with cluster(None, workers) as client:
        client.run(_ready)
        pids = sorted(info["pid"] for info in client.run(_told).values())
        before = {pid: _cpu(psutil.Process(pid)) for pid in pids}
        own = _cpu(psutil.Process())
        started = time.perf_counter()
        totals = run(client, [str(folder)], out, Config(), Grouping())
        wall = time.perf_counter() - started
        used = tuple(
            Used(f"worker {n}", _cpu(psutil.Process(pid)) - before[pid], _peak(pid))
            for n, pid in enumerate(pids, 1)
        )
        mine = Used("scheduler and client", _cpu(psutil.Process()) - own, _peak(os.getpid()))
    return Measured(wall, started - begin, totals.whole.words, mine, used)


def _ready() -> None:
    """A worker that has read its lists: its start is not measured with the papers."""
    import plainspeak

    plainspeak.check_text("The TSG will utilise the hall.")


def _told() -> dict[str, int]:
    return {"pid": os.getpid()}


def _cpu(process: object) -> float:
    times = process.cpu_times()  # type: ignore[attr-defined]
    return float(times.user + times.system)


def _peak(pid: int) -> int:
    """The most MB that a process has held; 0 where the system does not say."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0
    return next((int(x.split()[1]) // 1_000 for x in lines if x.startswith("VmHWM")), 0)


def say(name: str, found: Measured, number: int) -> None:
    """What an audit cost."""
    print(
        f"{name}: {found.wall:.1f} s by the clock, {found.start:.1f} s before that to start\n"
        f"  {number / found.wall:,.0f} papers/s, {found.words / found.wall:,.0f} words/s by the"
        " clock\n"
        f"  {number / found.busiest:,.0f} papers/s, {found.words / found.busiest:,.0f} words/s"
        " by processor time of the busiest worker"
    )
    for used in (found.client, *found.workers):
        print(f"  {used.what}: {used.cpu:.1f} s of processor time, {used.memory} MB at most")


def proselint(installed: peers.Peers, files: Sequence[Path], jobs: int) -> tuple[float, float]:
    """Seconds by the clock and of processor time for proselint on the files, in so many processes
    side by side."""
    import resource

    python = installed.folder / "venv" / "bin" / "proselint"
    groups = [files[i : i + _AT_ONCE] for i in range(0, len(files), _AT_ONCE)]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begin = time.perf_counter()
    running: list[subprocess.Popen[bytes]] = []
    for group in groups:
        if len(running) == jobs:
            running.pop(0).wait()
        running.append(
            subprocess.Popen(
                [str(python), "check", *map(str, group)],
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            )
        )  # fmt: skip
    for process in running:
        process.wait()
    wall = time.perf_counter() - begin
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Measure what was asked for."""
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--papers", type=int, default=20_000)
    options.add_argument("--words", type=int, default=200, help="of a paper, about")
    options.add_argument("--peers", type=Path, help="a folder for proselint")
    asked = options.parse_args()
    os.environ["PYTHONPATH"] = str(ROOT)
    sys.path.insert(0, str(ROOT))
    installed = peers.install(asked.peers, npm=False) if asked.peers else None
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name, "papers")
        for part in range(0, asked.papers, 1_000):  # a folder with 20,000 files is slow to look at
            here = folder / f"{part // 1_000:03}"
            here.mkdir(parents=True)
            for number in range(part, min(part + 1_000, asked.papers)):
                text = papers.paper(asked.words, number)
                (here / f"paper{number:05}.md").write_text(text, encoding="utf-8")
        files = sorted(folder.rglob("*.md"))
        size = sum(f.stat().st_size for f in files)
        print(f"{len(files):,} papers, {size / 1e6:.1f} MB; load before: {os.getloadavg()[0]:.1f}")
        one = audit(folder, Path(name, "one"), 1)
        say("one worker", one, len(files))
        two = audit(folder, Path(name, "two"), 2)
        say("two workers", two, len(files))
        tables = sum(f.stat().st_size for f in Path(name, "two").rglob("*.parquet"))
        print(f"tables: {tables / 1e6:.1f} MB, {tables / len(files):,.0f} bytes a paper")
        print(
            f"two workers to one: {one.wall / two.wall:.2f} by the clock,"
            f" {one.busiest / two.busiest:.2f} by processor time of the busiest worker"
        )
        if installed:
            wall, cpu = proselint(installed, files, 2)
            print(
                f"proselint, two processes: {wall:.1f} s by the clock, {cpu:.1f} s of processor"
                f" time\nplainspeak to proselint: {two.wall / wall:.2f} by the clock,"
                f" {two.cpu / cpu:.2f} by processor time (workers)"
            )
        print(f"load after: {os.getloadavg()[0]:.1f}; {os.cpu_count()} cores")


if __name__ == "__main__":
    main()
