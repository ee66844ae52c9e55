"""One audit from beginning to end: a cluster, the papers, the tables, the report."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from plainspeak.apps.audit import addresses
from plainspeak.apps.audit.bundle import pack
from plainspeak.apps.audit.collecting import GONE, Progress, collect
from plainspeak.apps.audit.grouping import Grouping
from plainspeak.apps.audit.plan import PER_FILE
from plainspeak.apps.audit.reading import OtherVersion
from plainspeak.apps.audit.store import CannotGoOn, Store
from plainspeak.apps.audit.summing import finish
from plainspeak.apps.audit.totals import Totals
from plainspeak.config.settings import Config, matches

_HERE = "127.0.0.1"
_PATIENCE = 60  # seconds until a cluster without workers is given up


@contextmanager
def cluster(scheduler: str | None, jobs: int) -> Iterator[Any]:
    """A client of the cluster at an address, or of one on this machine that ends with the run:
    `jobs` processes, 0 for one on each core. It listens to this machine only. Raises CannotGoOn."""
    from distributed import Client, LocalCluster

    if scheduler is not None:
        try:
            client = Client(scheduler, set_as_default=False)
            client.wait_for_workers(1, timeout=_PATIENCE)
        except (OSError, ValueError, TimeoutError) as problem:
            raise CannotGoOn(f"{scheduler}: no worker can be reached there.") from problem
        with client:
            yield client
        return
    with (
        LocalCluster(
            n_workers=jobs or os.cpu_count() or 1,
            threads_per_worker=1,
            processes=True,
            host=_HERE,
            dashboard_address=f"{_HERE}:0",
            worker_dashboard_address=None,
            silence_logs=50,  # a worker that ends is no news to anybody: its papers are read again
        ) as here,
        Client(here, set_as_default=False) as client,
    ):
        yield client


def run(
    client: Any,
    places: Iterable[str],
    out: Path,
    config: Config,
    grouping: Grouping,
    *,
    text: bool = True,
    resume: bool = False,
    per_file: int = PER_FILE,
    progress: Progress = lambda *_: None,
) -> Totals:
    """Read what is in the places, and write the tables and the report into `out`.

    Raises CannotGoOn, whose text is for a person; what is done until then is kept.
    """
    from distributed.client import FutureCancelledError
    from distributed.comm import CommClosedError

    bundle = pack(config)
    store = Store(out, bundle.whole, text, resume=resume)
    inside = os.path.abspath(out) + os.sep

    def passed_over(name: str) -> bool:
        return name.startswith(inside) or matches(name, config.exclude)

    found = addresses.listed(places, passed_over)
    try:
        plan = collect(
            client, found, bundle, store, text=text, progress=progress, per_file=per_file
        )
    except OtherVersion as problem:
        raise CannotGoOn(str(problem)) from problem
    except (CommClosedError, FutureCancelledError, TimeoutError) as problem:
        raise CannotGoOn(GONE) from problem
    return finish(store, plan, grouping, text=text, said=partial(progress, "Writing the report"))
