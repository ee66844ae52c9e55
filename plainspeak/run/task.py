"""What is to be done with one paper of a run, and what came of it: plain data."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from plainspeak.config.settings import Config

if TYPE_CHECKING:
    from plainspeak.since.tree import Then


class Task(NamedTuple):
    """What to do with one paper. "-" is standard input, which `stdin_name` names."""

    name: str
    config: Config
    form: str
    since: Then | None = None  # only what touches lines changed since then
    known: frozenset[str] = frozenset()  # fingerprints that a baseline holds
    stdin_name: str = "paper.txt"
    level: str = "small-thing"  # the findings of this severity and above are shown

    @property
    def may_be_kept(self) -> bool:
        """Whether the outcome depends on nothing but this task and the paper's content."""
        return self.since is None and self.name != "-"


class Outcome(NamedTuple):
    """What came of it: the paper's part of the output, or the sentence that says why not."""

    part: str = ""
    worst: int | None = None  # rank of the most important finding
    hidden: int = 0  # findings that a baseline knows
    problem: str = ""
    passed_over: str = ""  # the sentence that says why there was nothing to read
