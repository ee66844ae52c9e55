"""A baseline: today's findings, so that from now on only new ones are reported."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from plainspeak.config import ConfigError
from plainspeak.fingerprint import fingerprints
from plainspeak.model import Report
from plainspeak.settle import is_stop

_VERSION = 1
_ODD = "surrogateescape"  # names of files need not be proper text


@dataclass(frozen=True, slots=True)
class Baseline:
    """Fingerprints of known findings for each paper, by its path from the baseline's folder."""

    path: Path
    papers: Mapping[str, Mapping[str, str]]  # paper → fingerprint → rule

    def name(self, paper: str) -> str:
        """The name under which this baseline knows a paper."""
        return Path(os.path.relpath(paper, self.path.parent)).as_posix()

    def known(self, paper: str) -> frozenset[str]:
        """The fingerprints known for a paper; for a new name, those of papers that have gone from
        where they were, since it may be one of them."""
        name = self.name(paper)
        if name in self.papers:
            return frozenset(self.papers[name])
        gone = [p for p in self.papers if not (self.path.parent / p).exists()]
        return frozenset(f for p in gone for f in self.papers[p])

    def counts(self) -> Mapping[str, int]:
        """rule → number of findings recorded, most first."""
        rules = Counter(rule for marks in self.papers.values() for rule in marks.values())
        return dict(rules.most_common())


def new_only(report: Report, known: frozenset[str]) -> tuple[Report, int]:
    """The report without the findings whose fingerprints are known, and how many those were."""
    marks = fingerprints(report)
    findings = tuple(f for f, mark in zip(report.findings, marks, strict=True) if mark not in known)
    hidden = len(report.findings) - len(findings)
    stops = sum(map(is_stop, findings))
    return replace(report, findings=findings, stopping_points=stops, hidden=hidden), hidden


def record(path: Path, reports: Iterable[Report]) -> Baseline:
    """A baseline with all findings of these papers. Papers of the file at `path` that still exist
    and are not among them are kept."""
    old = load(path) if path.is_file() else Baseline(path, {})
    papers = {n: m for n, m in old.papers.items() if (path.parent / n).exists()}
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
    papers = {n: m for n, m in old.papers.items() if (path.parent / n).exists()}
    for report in reports:
        name = old.name(report.path or "")
        still = set(fingerprints(report)) & old.known(report.path or "")
        rules = {mark: rule for marks in old.papers.values() for mark, rule in marks.items()}
        papers[name] = {mark: rules[mark] for mark in still}
    return Baseline(path, {name: marks for name, marks in papers.items() if marks})


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
    whole = baseline.path.with_name(baseline.path.name + ".new")
    whole.write_text(text, encoding="utf-8", errors=_ODD)
    os.replace(whole, baseline.path)  # at once: a run cut short leaves the old file


def load(path: Path) -> Baseline:
    """The baseline in a file. Raises ConfigError where it cannot be used."""
    try:
        data = json.loads(path.read_text(encoding="utf-8", errors=_ODD))
        if data["version"] != _VERSION:
            raise ConfigError(f"{path}: this baseline is from another version of plainspeak.")
        papers = {str(n): {str(f): str(r) for f, r in m.items()} for n, m in data["papers"].items()}
    except FileNotFoundError:
        raise ConfigError(
            f"{path}: there is no baseline yet. Make one: plainspeak baseline"
        ) from None
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as problem:
        if isinstance(problem, ConfigError):
            raise
        raise ConfigError(f"{path}: is not a baseline that plainspeak wrote.") from problem
    return Baseline(path, papers)
