"""A baseline: today's findings, so that from now on only new ones are reported."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path, PurePosixPath

from plainspeak.config.settings import ConfigError
from plainspeak.engine.levels import stops_of
from plainspeak.model import InputError, Report
from plainspeak.readers.file import content
from plainspeak.since.fingerprint import fingerprints
from plainspeak.writing import write_whole

_VERSION = 1
_MOST = 100_000_000  # bytes of a baseline: a million findings
_ODD = "surrogateescape"  # names of files need not be proper text


@dataclass(frozen=True)
class Baseline:
    """Fingerprints of known findings for each paper, by its path from the baseline's folder."""

    path: Path
    papers: Mapping[str, Mapping[str, str]]  # paper → fingerprint → rule

    def name(self, paper: str) -> str:
        """The name under which this baseline knows a paper."""
        return Path(os.path.relpath(paper, self.path.parent)).as_posix()

    def known(self, paper: str) -> frozenset[str]:
        """The fingerprints known for a paper; for a new name, those of papers that have gone from
        where they were, since it may be one of them: of those of the same name in another folder,
        where there are any."""
        name = self.name(paper)
        if name in self.papers:
            return frozenset(self.papers[name])
        return self._of_gone.get(PurePosixPath(name).name) or self._of_gone[""]

    @cached_property
    def _of_gone(self) -> Mapping[str, frozenset[str]]:
        """Name of a file without its folder → what was known of papers of that name that have gone;
        "" → of all that have gone. Made once, as a whole folder may have moved."""
        found: dict[str, set[str]] = {"": set()}
        for paper, marks in self.papers.items():
            if not _is_there(self.path, paper):
                found[""].update(marks)
                found.setdefault(PurePosixPath(paper).name, set()).update(marks)
        return {name: frozenset(marks) for name, marks in found.items()}

    def counts(self) -> Mapping[str, int]:
        """rule → number of findings recorded, most first."""
        rules = Counter(rule for marks in self.papers.values() for rule in marks.values())
        return dict(rules.most_common())


def new_only(report: Report, known: frozenset[str]) -> tuple[Report, int]:
    """The report without the findings whose fingerprints are known, and how many those were."""
    marks = fingerprints(report)
    findings = tuple(f for f, mark in zip(report.findings, marks, strict=True) if mark not in known)
    hidden = len(report.findings) - len(findings)
    stops = stops_of(findings, report.document)
    return replace(report, findings=findings, stopping_points=stops, hidden=hidden), hidden


def record(path: Path, reports: Iterable[Report]) -> Baseline:
    """A baseline with all findings of these papers. Papers of the file at `path` that still exist
    and are not among them are kept."""
    old = load(path) if path.is_file() else Baseline(path, {})
    papers = {n: m for n, m in old.papers.items() if _is_there(path, n)}
    for report in reports:
        marks = {
            mark: finding.rule
            for mark, finding in zip(fingerprints(report), report.findings, strict=True)
        }
        papers[old.name(report.path or "")] = marks
    return Baseline(path, {name: marks for name, marks in papers.items() if marks})


def prune(path: Path, reports: Iterable[Report]) -> Baseline:
    """The baseline at `path` without findings that have gone; nothing new is added.

    Raises ConfigError where there is no baseline.
    """
    old = load(path)
    papers = {n: m for n, m in old.papers.items() if _is_there(path, n)}
    rules = {mark: rule for marks in old.papers.values() for mark, rule in marks.items()}
    for report in reports:
        name = old.name(report.path or "")
        still = set(fingerprints(report)) & old.known(report.path or "")
        papers[name] = {mark: rules[mark] for mark in still}
    return Baseline(path, {name: marks for name, marks in papers.items() if marks})


def _is_there(path: Path, paper: str) -> bool:
    """Whether a paper that the baseline at `path` names is there; a name that no file can have is
    none."""
    return os.path.exists(path.parent / paper)


def save(baseline: Baseline) -> None:
    """Write the baseline's file: sorted, so that the same findings give the same bytes. Raises
    OSError."""
    data = {
        "version": _VERSION,
        "counts": baseline.counts(),
        "papers": {
            name: dict(sorted(baseline.papers[name].items())) for name in sorted(baseline.papers)
        },
    }
    text = json.dumps(data, ensure_ascii=False, indent=1, sort_keys=False) + "\n"
    write_whole(baseline.path, text.encode(errors=_ODD))


def load(path: Path) -> Baseline:
    """The baseline in a file. Raises ConfigError where it cannot be used."""
    try:
        data = json.loads(content(path, _MOST).decode(errors=_ODD))
        if data["version"] != _VERSION:
            raise ConfigError(f"{path}: this baseline is from another version of plainspeak.")
        papers = {str(n): {str(f): str(r) for f, r in m.items()} for n, m in data["papers"].items()}
    except InputError as problem:
        if not os.path.lexists(path):
            raise ConfigError(
                f"{path}: there is no baseline yet. Make one: plainspeak baseline"
            ) from None
        raise ConfigError(f"{path}: {problem}") from problem
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as problem:
        if isinstance(problem, ConfigError):
            raise
        raise ConfigError(f"{path}: is not a baseline that plainspeak wrote.") from problem
    return Baseline(path, papers)
