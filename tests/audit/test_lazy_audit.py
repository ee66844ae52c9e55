"""A plain installation has nothing of an audit, and a check loads nothing of it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import plainspeak

ROOT = Path(__file__).parent.parent.parent
CODE = """
import sys
from plainspeak import check_text
from plainspeak.apps.cli import main
try:
    main(["check", "examples/agenda.md", "--no-cache"])
except SystemExit:
    pass
heavy = {"dask", "distributed", "fsspec", "pandas", "pyarrow", "pyspark", "tornado"}
print("loaded:", sorted(heavy & {name.split(".")[0] for name in sys.modules}))
"""


def test_a_check_loads_nothing_of_it() -> None:
    done = subprocess.run(
        [sys.executable, "-c", CODE], capture_output=True, text=True, cwd=ROOT, check=True
    )
    assert done.stdout.splitlines()[-1] == "loaded: []"


def test_without_its_part_the_function_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "dask", None)
    with pytest.raises(ImportError, match=r"plainspeak-lint\[audit\]"):
        plainspeak.audit("papers")
