"""A small collection of papers, and a real Dask cluster on this machine to read it with."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from plainspeak.apps.audit.tables import Table

if TYPE_CHECKING:
    import pyarrow as pa

ROOT = Path(__file__).parent.parent.parent
TABLES: tuple[Table, ...] = ("papers", "findings", "letters", "sentences")


def paper(number: int) -> str:
    """A paper that no other number has."""
    group = ("TMG", "QZXB", "WVKD")[number % 3]
    said = f" It stands for {number} things." if number % 2 else ""
    spelled = "Trial Management Group (TMG)" if number % 5 == 0 else group
    return (
        f"# Minutes {number}\n\nThe {spelled} will utilise hall {number} prior to it.{said}"
        f" We talked about the {number} letters that came in May, and who will answer them.\n\n"
        + "\n\n".join(
            f"- In hall {number} there are {line} chairs, and {group} asked for more of them."
            for line in range(12)
        )
        + "\n"
    )


@pytest.fixture(scope="session")
def collection(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Papers of several kinds: some twice, some damaged, one empty, one in another language."""
    folder = tmp_path_factory.mktemp("papers")
    for number in range(60):
        place = folder / ("estates", "housing", "Ann Bell")[number % 3] / f"{2022 + number % 3}"
        place.mkdir(parents=True, exist_ok=True)
        (place / f"paper{number:03}.md").write_text(paper(number), encoding="utf-8")
    shutil.copytree(ROOT / "examples" / "formats", folder / "formats")
    shutil.copy(folder / "estates" / "2022" / "paper000.md", folder / "copy of a paper.md")
    (folder / "damaged.docx").write_bytes(b"PK\x03\x04 no more than that")
    (folder / "empty.txt").write_text("", encoding="utf-8")
    french = "Le comité se réunira lundi dans la grande salle pour parler des comptes. " * 5
    (folder / "french.txt").write_text(french, encoding="utf-8")
    (folder / "picture.jpg").write_bytes(b"no paper")
    (folder / ".hidden.md").write_text("Hidden.", encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def alone(collection: Path) -> dict[str, pa.Table]:
    """The tables of the collection as one process makes them, one paper after the other."""
    import pyarrow as pa

    from plainspeak import audit

    made: dict[str, Any] = {}
    for table in TABLES:
        frame = audit(collection, table=table, per_file=1000).compute(scheduler="sync")
        made[table] = ordered(pa.Table.from_pandas(frame, preserve_index=False), table)
    return made


def ordered(table: pa.Table, name: str) -> pa.Table:
    order = [("key", "ascending")] + ([] if name == "papers" else [("number", "ascending")])
    return table.replace_schema_metadata(None).combine_chunks().sort_by(order)


@pytest.fixture(scope="session")
def tables_in() -> Callable[[Path], dict[str, Any]]:
    """What gives the tables in the folder of an audit."""

    def read(out: Path) -> dict[str, Any]:
        import pyarrow.dataset as ds

        return {t: ordered(ds.dataset(out / t).to_table(), t) for t in TABLES}

    return read


HOLDS = """
import time
from pathlib import Path
from plainspeak.apps.audit import reading
def held(*args, read=[], checked=reading.checked, **rest):
    while len(read) >= {papers} and not Path({gate!r}).exists():
        time.sleep(0.01)
    read.append(1)
    return checked(*args, **rest)
if reading.checked.__name__ != "held":  # a worker may read this file more than once
    reading.checked = held
"""


class Gate:
    """What holds workers in the middle of a run, on a quick machine and on a slow one: each reads
    so many papers, and then waits until the gate is open."""

    def __init__(self, folder: Path, papers: int) -> None:
        self._open = folder / "open"
        self.preload = folder / "holds.py"
        self.preload.write_text(HOLDS.format(papers=papers, gate=str(self._open)), encoding="utf-8")

    def open(self) -> None:
        self._open.touch()


class Cluster:
    """A scheduler and workers, each a process of its own, all on the loopback."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        self.environment["DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES"] = "0"
        self._processes: list[subprocess.Popen[bytes]] = []
        head = folder / "scheduler.json"
        self.scheduler = self._start(
            "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "0",
            "--no-dashboard", "--scheduler-file", str(head),
        )  # fmt: skip
        wait_for(head.exists)
        import json

        self.address = str(json.loads(head.read_text())["address"])

    def worker(self, *options: str) -> subprocess.Popen[bytes]:
        return self._start(
            "distributed.cli.dask_worker", self.address, "--nthreads", "1", "--host", "127.0.0.1",
            "--no-dashboard", "--memory-limit", "0", "--local-directory", str(self.folder),
            *options,
        )  # fmt: skip

    def _start(self, module: str, *args: str) -> subprocess.Popen[bytes]:
        with (self.folder / f"log{len(self._processes)}").open("wb") as log:
            started = subprocess.Popen(
                [sys.executable, "-m", module, *args],
                env=self.environment, stdout=log, stderr=log, cwd=self.folder,
            )  # fmt: skip
        self._processes.append(started)
        return started

    def end(self) -> None:
        for process in reversed(self._processes):
            process.terminate()
        for process in self._processes:
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def wait_for(done: Callable[[], bool], seconds: int = 120) -> None:
    end = time.monotonic() + seconds
    while not done():
        assert time.monotonic() < end, "this should have happened by now"
        time.sleep(0.01)


@pytest.fixture
def cluster(tmp_path: Path, cluster_of: Callable[[Path], Cluster]) -> Cluster:
    """A scheduler without workers yet."""
    pytest.importorskip("distributed")
    (tmp_path / "cluster").mkdir()
    return cluster_of(tmp_path / "cluster")


@pytest.fixture
def gate(tmp_path: Path) -> Iterator[Callable[[int], Gate]]:
    """What makes a gate after so many papers. It is open when the test has ended."""
    made: list[Gate] = []

    def make(papers: int) -> Gate:
        made.append(Gate(tmp_path, papers))
        return made[-1]

    yield make
    for one in made:
        one.open()


@pytest.fixture
def cluster_of() -> Iterator[Callable[[Path], Cluster]]:
    """What makes a cluster of its own in a folder."""
    made: list[Cluster] = []

    def make(folder: Path) -> Cluster:
        made.append(Cluster(folder))
        return made[-1]

    yield make
    for one in made:
        one.end()
