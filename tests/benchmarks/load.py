"""python tests/benchmarks/load.py: runs that are far larger than a meeting's papers.

Each must end with the right status and number of findings; time and memory are shown.
"""

from __future__ import annotations

import argparse
import itertools
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.benchmarks import papers
else:  # a script finds what lies beside it
    import papers

ROOT = Path(__file__).parent.parent.parent

RUN = """
import resource, subprocess, sys
done = subprocess.run(sys.argv[2:], stdout=open(sys.argv[1], "wb"))
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(done.returncode, used.ru_maxrss // 1024)
"""


def measured(what: str, wanted: int, *args: str) -> None:
    """Check with these arguments: `wanted` findings or more; none where it is too much to read."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder, "out.jsonl")
        check = [sys.executable, "-m", "plainspeak", "check", "--format", "jsonl", *args]
        begin = time.perf_counter()
        done = subprocess.run(
            [sys.executable, "-c", RUN, str(out), *check],
            capture_output=True, text=True, check=True,
        )  # fmt: skip
        seconds = time.perf_counter() - begin
        status, memory = done.stdout.split()
        with out.open("rb") as lines:
            number = sum(1 for _ in lines)
    right = (
        "as it should"
        if status == ("0" if wanted else "2") and number >= wanted
        else "NOT AS IT SHOULD"
    )
    print(f"{what:<36} {seconds:7.1f} s {memory:>6} MB  {number:>9,} findings  {right}", flush=True)


def many_files(folder: Path) -> None:
    """5,000 files; memory must not grow with their number."""
    papers.write(folder, count=5_000, words=200, suffix=".md")
    measured("500 of 5,000 files", 500, *map(str, sorted(folder.iterdir())[:500]))
    measured("5,000 files", 5_000, str(folder))


def many_findings(folder: Path) -> None:
    """100,000 findings in one file."""
    letters = itertools.islice(itertools.product("BCDFGHJKLMNPQRSTVWXZ", repeat=4), 100_000)
    lines = [f"The {''.join(four)} met in the hall on Monday." for four in letters]
    (folder / "findings.md").write_text("\n\n".join(lines), encoding="utf-8")
    measured("100,000 findings in one file", 99_900, str(folder))  # a few are well known


def big_file(folder: Path) -> None:
    """As much text as is read in one file, and more than that."""
    for what, size, wanted in (("24 MB in one file", 24, 1_000), ("100 MB in one file", 100, 0)):
        with (folder / "big.txt").open("w", encoding="utf-8") as file:
            for seed in itertools.count():
                file.write(papers.paper(50_000, seed) + "\n")
                if file.tell() > size * 1_000_000 - 500_000:
                    break
        measured(what, wanted, str(folder))


CASES: dict[str, Callable[[Path], None]] = {
    "files": many_files,
    "findings": many_findings,
    "size": big_file,
}


def main() -> None:
    """Run the cases that were asked for."""
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("cases", nargs="*", metavar="|".join(CASES))
    asked = options.parse_args().cases or list(CASES)
    os.environ["PYTHONPATH"] = str(ROOT)
    for name in asked:
        with tempfile.TemporaryDirectory() as folder:
            CASES[name](Path(folder))


if __name__ == "__main__":
    main()
