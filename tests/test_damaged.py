"""A few damaged files of each format; `tests/benchmarks/damaged.py` tries a thousand."""

from __future__ import annotations

import runpy
from pathlib import Path

BENCHMARK = Path(__file__).parent / "benchmarks" / "damaged.py"


def test_damaged_files_are_read_or_named_in_a_sentence() -> None:
    for outcome in runpy.run_path(str(BENCHMARK))["run"](12):
        assert outcome.faults == ()
        assert outcome.slow == 0
        assert outcome.read * 3 >= outcome.files, outcome.format
