"""An audit on a real cluster: a scheduler and workers, each a process of its own."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from plainspeak.config.settings import Config

if TYPE_CHECKING:
    import pyarrow as pa

    from tests.audit.conftest import Cluster, Gate

pytest.importorskip("distributed")

PER_FILE = 4  # papers; small, so that there is a middle in which something can happen


def audit(cluster: Cluster, *args: str, **how: Any) -> subprocess.Popen[str]:
    """The command, as a person starts it."""
    return subprocess.Popen(
        [sys.executable, "-m", "plainspeak", "audit", *args, "--scheduler", cluster.address],
        env=cluster.environment, cwd=cluster.folder, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, **how,
    )  # fmt: skip


def said(process: subprocess.Popen[str]) -> tuple[int, str]:
    try:
        out, err = process.communicate(timeout=300)
    except subprocess.TimeoutExpired:
        process.kill()
        out, err = process.communicate()
        pytest.fail(f"it did not end; it said: {out}{err}")
    return process.returncode, out + err


def files(out: Path) -> dict[Path, int]:
    return {p: p.stat().st_mtime_ns for p in (out / "papers").glob("*.parquet")}


def many(out: Path, number: int) -> bool:
    return len(files(out)) >= number


def same(found: dict[str, pa.Table], wanted: dict[str, pa.Table]) -> bool:
    return all(found[table].equals(wanted[table]) for table in wanted)


def wait_for(done: Callable[[], bool]) -> None:
    end = time.monotonic() + 240
    while not done():
        assert time.monotonic() < end, "this should have happened by now"
        time.sleep(0.01)


def test_a_worker_that_dies_in_the_middle_costs_nothing(
    cluster: Cluster,
    collection: Path,
    alone: dict[str, pa.Table],
    tables_in: Callable[[Path], dict[str, Any]],
    gate: Callable[[int], Gate],
    tmp_path: Path,
) -> None:
    from distributed import Client

    from plainspeak.apps.audit.auditing import run
    from plainspeak.apps.audit.grouping import Grouping

    middle = gate(2 * PER_FILE + 1)
    hold = ("--no-nanny", "--preload", str(middle.preload))
    first, _ = cluster.worker(*hold), cluster.worker(*hold)
    read: list[int] = []

    def kill(what: str, done: int, of: int) -> None:
        """After a few papers one of two workers is killed, without a chance to say goodbye."""
        if what == "Reading papers" and not read:
            read.append(done)
            first.send_signal(signal.SIGKILL)
            first.wait()
            middle.open()

    with Client(cluster.address, set_as_default=False) as client:
        client.wait_for_workers(2, timeout=120)
        totals = run(
            client, [str(collection)], tmp_path / "out", Config(), Grouping(),
            per_file=PER_FILE, progress=kill,
        )  # fmt: skip
        wait_for(lambda: len(client.nthreads()) == 1)
    assert read[0] < len(alone["papers"]) / 2, "the worker was to die in the middle"
    assert same(tables_in(tmp_path / "out"), alone)
    assert totals.whole.papers + sum(totals.reasons.values()) == len(alone["papers"])


def test_a_killed_run_goes_on_where_it_stopped(
    cluster: Cluster,
    collection: Path,
    alone: dict[str, pa.Table],
    tables_in: Callable[[Path], dict[str, Any]],
    gate: Callable[[int], Gate],
    tmp_path: Path,
) -> None:
    middle = gate(4 * PER_FILE)
    cluster.worker("--no-nanny", "--preload", str(middle.preload))
    out = tmp_path / "out"
    args = (str(collection), "--out", str(out), "--per-file", str(PER_FILE))
    running = audit(cluster, *args)
    wait_for(lambda: many(out, 3) or running.poll() is not None)
    running.kill()
    running.communicate()
    middle.open()
    kept = files(out)
    parts = -(-len(alone["papers"]) // PER_FILE)
    assert 3 <= len(kept) < parts, "the run was to be killed in the middle"
    (out / "papers" / ".plainspeak-0123456789abcdef").write_bytes(b"half a file")

    status, message = said(audit(cluster, *args))
    assert (status, "Add --resume" in message) == (2, True)
    assert files(out) == kept

    status, message = said(audit(cluster, *args, "--resume"))
    assert status == 0, message
    assert f"Read {len(alone['papers']) - 3} papers" in message
    assert kept.items() <= files(out).items(), "what was done is not done again"
    assert same(tables_in(out), alone)
    assert not list(out.rglob(".plainspeak-*"))

    status, message = said(audit(cluster, *args, "--resume", "--profile", "staff"))
    assert (status, "other settings" in message) == (2, True)


def test_a_scheduler_that_dies_ends_the_run_with_one_sentence(
    collection: Path,
    alone: dict[str, pa.Table],
    tables_in: Callable[[Path], dict[str, Any]],
    cluster_of: Callable[[Path], Cluster],
    gate: Callable[[int], Gate],
    tmp_path: Path,
) -> None:
    for name in ("first", "second"):
        (tmp_path / name).mkdir()
    out = tmp_path / "out"
    args = (str(collection), "--out", str(out), "--per-file", str(PER_FILE))
    cluster = cluster_of(tmp_path / "first")
    cluster.environment["DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT"] = "5s"  # then it gives up
    cluster.worker("--no-nanny", "--preload", str(gate(4 * PER_FILE).preload))
    running = audit(cluster, *args)
    wait_for(lambda: many(out, 3) or running.poll() is not None)
    cluster.scheduler.kill()
    status, message = said(running)
    kept = files(out)
    assert len(kept) < -(-len(alone["papers"]) // PER_FILE), "it was to die in the middle"
    assert status == 2
    assert "the scheduler has gone" in message
    assert "--resume" in message
    lines = [line for line in message.splitlines() if "you can watch the work" not in line]
    assert len(lines) == 1, "one sentence, and nothing of the program's own"

    another = cluster_of(tmp_path / "second")
    another.worker("--no-nanny")
    status, message = said(audit(another, *args, "--resume"))
    assert status == 0, message
    assert kept.items() <= files(out).items(), "what was done is not done again"
    assert same(tables_in(out), alone)


def test_a_disk_with_no_room_costs_nothing(
    cluster: Cluster,
    alone: dict[str, pa.Table],
    collection: Path,
    tables_in: Callable[[Path], dict[str, Any]],
    tmp_path: Path,
) -> None:
    """A file may have as many bytes as the files of the smaller parts: writing a larger one fails
    as it does where a disk is full."""
    cluster.worker("--no-nanny")
    out = tmp_path / "out"
    args = (str(collection), "--out", str(out), "--per-file", "12")

    def little_room() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (9_000, resource.RLIM_INFINITY))

    status, message = said(audit(cluster, *args, preexec_fn=little_room))
    assert status == 2
    assert "cannot be written" in message
    assert "--resume" in message
    assert "Traceback" not in message
    assert not list(out.rglob(".plainspeak-*"))
    status, message = said(audit(cluster, *args, "--resume"))
    assert status == 0, message
    assert same(tables_in(out), alone)


KILLS = """
import os
from plainspeak.apps.audit import reading
def deadly(paper, address, *rest, checked=reading.checked):
    if address.endswith("paper007.md"):
        os._exit(9)  # as the system ends a process that has taken all memory
    return checked(paper, address, *rest)
reading.checked = deadly
"""


def test_a_paper_that_ends_every_process_is_a_row(
    tmp_path: Path, collection: Path, cluster_of: Callable[[Path], Cluster]
) -> None:
    import pyarrow.dataset as ds

    (tmp_path / "kills.py").write_text(KILLS, encoding="utf-8")
    papers = tmp_path / "papers"
    papers.mkdir()
    for path in sorted((collection / "housing").rglob("*.md"))[:6]:
        shutil.copy(path, papers)
    cluster = cluster_of(tmp_path)
    cluster.worker("--nanny", "--preload", str(tmp_path / "kills.py"))
    out = tmp_path / "out"
    status, message = said(audit(cluster, str(papers), "--out", str(out), "--per-file", "3"))
    rows = ds.dataset(out / "papers").to_table().to_pylist()
    assert len(rows) == len(list(papers.iterdir()))
    (lost,) = [row for row in rows if row["state"] == "lost"]
    assert Path(lost["address"]).name == "paper007.md"
    assert lost["reason"].startswith("reading this paper ended")
    assert status == 2
    assert "--resume" in message


def test_on_this_computer_it_listens_to_nobody_else(
    collection: Path, gate: Callable[[int], Gate], tmp_path: Path
) -> None:
    """The command without a cluster of its own: every socket of it and its workers is on the
    loopback, and Ctrl-C ends it all."""
    psutil = pytest.importorskip("psutil")
    out = tmp_path / "out"
    middle = gate(8)
    running = subprocess.Popen(
        [sys.executable, "-m", "plainspeak", "audit", str(collection), "--out", str(out),
         "--jobs", "1", "--per-file", "2"],
        env={
            **os.environ, "PYTHONPATH": str(Path(__file__).parent.parent.parent),
            "DASK_DISTRIBUTED__WORKER__PRELOAD": str([str(middle.preload)]),
        },
        text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tmp_path,
        # A shell that runs the tests behind itself has SIGINT ignored, and children inherit it.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )  # fmt: skip
    lines: list[str] = []
    assert running.stderr is not None
    reader = threading.Thread(target=lambda: lines.extend(running.stderr or ()), daemon=True)
    reader.start()
    wait_for(lambda: many(out, 2) or running.poll() is not None)
    assert running.poll() is None, lines
    family = [psutil.Process(running.pid)]
    family += family[0].children(recursive=True)
    open_ = [c for p in family for c in p.net_connections() if c.laddr]
    assert len(family) > 1
    assert {c.laddr.ip for c in open_ if c.status == "LISTEN"} == {"127.0.0.1"}
    assert {c.raddr.ip for c in open_ if c.raddr} <= {"127.0.0.1"}
    running.send_signal(signal.SIGINT)
    middle.open()
    assert running.wait(300) == 130
    psutil.wait_procs(family, timeout=300)
    assert not [p for p in family if p.is_running()]
    assert "http://127.0.0.1:" in "".join(lines)
    assert "Traceback" not in "".join(lines)
