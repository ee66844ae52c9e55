"""python tests/benchmarks/run.py: how fast plainspeak is, as ratios within one run.

Each command runs several times; the quickest run counts, by the clock and by processor time (which
other work on the machine disturbs less). `--peers FOLDER` puts other linters into a folder, from
PyPI and npm, and measures them on the same papers. Nothing here decides over a pass or a fail.
"""

from __future__ import annotations

import argparse
import os
import resource
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
AGENDA = ROOT / "examples" / "agenda.md"
LEAN_SPACY = "from plainspeak.analysis.pipeline import spacy; spacy()"


class Cost(NamedTuple):
    """The quickest of several runs of a command."""

    wall: float  # seconds
    cpu: float  # seconds of all its processes
    memory: int  # most MB of one of its processes


def cost(command: Sequence[str], *, times: int = 5, folder: Path | None = None) -> Cost:
    """What a command costs; its output goes nowhere."""
    found = [_once(command, folder) for _ in range(times)]
    return Cost(*(min(column) for column in zip(*found, strict=True)))


def _once(command: Sequence[str], folder: Path | None) -> Cost:
    """One run, in a process between that tells of this command alone."""
    code = (
        "import resource, subprocess, sys, time\n"
        "begin = time.perf_counter()\n"
        "subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)\n"
        "wall = time.perf_counter() - begin\n"
        "used = resource.getrusage(resource.RUSAGE_CHILDREN)\n"
        "print(wall, used.ru_utime + used.ru_stime, used.ru_maxrss // 1024)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *command],
        capture_output=True, text=True, check=True, cwd=folder,
    )  # fmt: skip
    wall, cpu, memory = done.stdout.split()
    return Cost(float(wall), float(cpu), int(memory))


def python(*code: str) -> list[str]:
    """The command for a line of Python."""
    return [sys.executable, "-c", *code]


def check(*args: str) -> list[str]:
    """The command for a check."""
    return [sys.executable, "-m", "plainspeak", "check", *args]


def say(what: str, cost: Cost, *against: tuple[str, Cost]) -> None:
    """One line: the cost, and its ratio to others by the clock (and by processor time)."""
    ratios = "".join(
        f"   {cost.wall / other.wall:5.2f} ({cost.cpu / other.cpu:.2f}) x {name}"
        for name, other in against
    )
    print(f"{what:<44} {cost.wall:7.3f} s  cpu {cost.cpu:7.3f}  {cost.memory:4} MB{ratios}")


def start(times: int) -> None:
    """What a person waits for before anything is said."""
    print("\n# Start")
    bare = cost(python("pass"), times=times)
    say("python -c pass", bare)
    help_ = cost([sys.executable, "-m", "plainspeak", "--help"], times=times)
    say("plainspeak --help", help_, ("bare Python", bare))
    spacy = cost(python("import spacy"), times=times)
    say("import spacy", spacy)
    lean = cost(python(LEAN_SPACY), times=times)
    say("import spacy without its command line", lean)
    cold = cost(check("--no-cache", str(AGENDA)), times=times)
    say("cold check of an agenda", cold, ("import spacy", spacy), ("the lean import", lean))


def unchanged(times: int, folder: Path) -> None:
    """A run in which nothing has changed."""
    print("\n# Nothing changed, 200 Markdown files")
    papers.write(folder, count=200, words=400, suffix=".md")
    (folder / "plainspeak.toml").write_text("")
    read = "import click, pathlib\nfor p in pathlib.Path('.').glob('*.md'): p.read_bytes()"
    base = cost(python(read), times=times, folder=folder)
    say("import click and read the files", base)
    first = cost(check("."), times=1, folder=folder)
    say("first run", first)
    again = cost(check("."), times=times, folder=folder)
    say("second run", again, ("click and reading", base))


def many_words(folder: Path, words: int, installed: peers.Peers | None) -> None:
    """Words a second, and memory."""
    print(f"\n# {words:,} words of plain text")
    one, many = folder / "one", folder / "many"
    one.mkdir()
    many.mkdir()
    papers.write(one, count=1, words=words, suffix=".txt")
    papers.write(many, count=500, words=words // 500, suffix=".txt")
    for what, args in (
        ("one file, one process", ("--jobs", "1", str(one))),
        ("500 files, one process", ("--jobs", "1", str(many))),
        ("500 files, two processes", ("--jobs", "2", str(many))),
    ):
        found = cost(check("--no-cache", *args), times=1)
        say(f"{what}: {words / found.wall:,.0f} words/s", found)
    few = cost(check("--no-cache", "--jobs", "1", *map(str, sorted(many.iterdir())[:100])), times=1)
    say("100 of the files, one process (memory)", few)
    if installed:
        for name, command in installed.commands(many):
            found = cost(command, times=1)
            say(f"{name}: {words / found.wall:,.0f} words/s", found)


def others(times: int, installed: peers.Peers) -> None:
    """Other linters on the same agenda."""
    print("\n# Others, the same agenda")
    cold = cost(check("--no-cache", str(AGENDA)), times=times)
    say("plainspeak", cold)
    for name, command in installed.commands(AGENDA):
        say(name, cost(command, times=times), ("plainspeak", cold))


def main() -> None:
    """Measure what was asked for."""
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--times", type=int, default=5, help="runs of each short command")
    options.add_argument("--words", type=int, default=1_000_000)
    options.add_argument("--peers", type=Path, help="a folder for other linters")
    options.add_argument("--only", choices=["start", "unchanged", "words", "peers"])
    asked = options.parse_args()
    # Whatever is installed, this copy is what is measured.
    os.environ["PYTHONPATH"] = str(ROOT)
    # As an installed package has it: compiled once, by the first run.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    cost(check("--no-cache", str(AGENDA)), times=1)
    installed = peers.install(asked.peers) if asked.peers else None
    begin = time.perf_counter()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if asked.only in (None, "start"):
            start(asked.times)
        if asked.only in (None, "unchanged"):
            (folder / "unchanged").mkdir()
            unchanged(asked.times, folder / "unchanged")
        if asked.only in (None, "words"):
            many_words(folder, asked.words, installed)
        if asked.only in (None, "peers") and installed:
            others(asked.times, installed)
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"\n{time.perf_counter() - begin:.0f} s in all; {os.cpu_count()} cores; {own} MB here")


if __name__ == "__main__":
    main()
