"""Fit the table guesses.tsv, and print how well it does.

    python -m plainspeak.data.fit_guesses FOLDER [--check FOLDER]

A folder holds papers with their marks (NAME.gold.json), two readings of each. The model is fitted
on all papers of FOLDER, and on sentences of the word lists, in which nobody need stop at anything
but the term; before that, on nine parts of it to see how it does on the tenth. The papers to check
with are only for figures. Needs numpy.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from plainspeak import readers as formats
from plainspeak.analysis import analyse
from plainspeak.analysis.stops import guess, model
from plainspeak.config.settings import Config
from plainspeak.data import boosting
from plainspeak.data.boosting import Array
from plainspeak.lexicon import shipped
from plainspeak.model import Document

TREES = 80
RATE = 0.08
PARTS = 10
STEP = 5
"""One entry in so many gives its sentences."""
WEIGHT = 0.5
"""What a candidate of a sentence weighs beside one of a paper."""
KINDS = frozenset({"word", "acronym", "people"})
STOP = 2
"""The strength of a mark from which 3 in 10 newcomers stop."""
SHARE = 0.45
"""Of the text of a mark, how much a guess has to cover: one word is not all of a phrase."""
SCALE = ((0.0, 0.0), (0.2, 1.0), (0.7, 3.0), (0.8, 4.0), (0.92, 6.0), (1.0, 8.0))
"""Chance that both readers mark it → readers who stop. Set by us: of 340 guesses in papers of
schools, charities and clubs that nobody here had seen, 38 in 100 stop 3 in 10 newcomers at a chance
of 0.58 to 0.7, and 60 in 100 above it."""


class Marked(NamedTuple):
    """What may be guessed in one paper."""

    x: Array  # the features of each
    both: Array  # 1 where both readers marked it, one of them as a stop
    any: Array  # 1 where one of them marked it


def marked(gold_path: Path) -> Marked:
    """The candidates of a paper with what its readers marked."""
    gold = json.loads(gold_path.read_text(encoding="utf-8"))
    path = gold_path.with_name(gold["doc"])
    form = formats.format_of(path.name)
    assert form is not None
    marks = [m for m in gold["marks"] if m["kind"] in KINDS]
    return _marked(formats.read(path.read_text(encoding="utf-8"), form), marks)


def sentences() -> Marked:
    """The candidates of some sentences of the lists, each read as a paper of its own; nothing in
    them is marked."""
    entries = shipped().entries
    texts = [s for e in entries[::STEP] for s in (*e.silent[:1], *e.sentences[:1])]
    form = formats.format_named("plain")
    found = [_marked(formats.read(text, form), []) for text in texts]
    x, both, any_ = zip(*(f for f in found if len(f.x)), strict=True)
    return Marked(np.concatenate(x), np.concatenate(both), np.concatenate(any_))


def _marked(document: Document, marks: Sequence[dict[str, Any]]) -> Marked:
    analysis = analyse(document, Config().settings())
    paper = guess.paper_of(analysis)
    x, both, any_ = [], [], []
    for candidate in guess.candidates(analysis):
        span = candidate.passage.source(candidate.first, candidate.last)
        over = [m for m in marks if m["start"] < span.end and span.start < m["end"]]
        agreed = [
            m
            for m in over
            if min(m["strengths"]) and max(m["strengths"]) >= STOP
            and span.end - span.start >= SHARE * (m["end"] - m["start"])
        ]  # fmt: skip
        x.append(guess.features(candidate, paper, analysis.settings.lexicon))
        both.append(float(bool(agreed)))
        any_.append(float(bool(over)))
    return Marked(np.array(x), np.array(both), np.array(any_))


def fit(papers: Sequence[Marked], plain: Marked) -> tuple[float, list[model.Tree]]:
    """The start and the trees, fitted on these papers and on plain sentences."""
    x = np.concatenate([*(p.x for p in papers), plain.x])
    y = np.concatenate([*(p.both for p in papers), plain.both])
    weight = np.ones(len(y))
    weight[-len(plain.both) :] = WEIGHT
    return boosting.fit(x, y, weight, TREES, RATE)


def report(name: str, said: Sequence[Array], papers: Sequence[Marked]) -> None:
    """Print, for some levels, how many guesses there are and how many of them were marked."""
    chance = np.concatenate(said)
    both, any_ = (np.concatenate(parts) for parts in zip(*[p[1:] for p in papers], strict=True))
    for level in (0.3, 0.4, 0.5, 0.6):
        above = chance >= level
        count = int(above.sum())
        if count:
            share = both[above].sum() / max(both.sum(), 1)
            print(
                f"{name}: from {level}: {count} guesses, both marked {both[above].mean():.2f},"
                f" one {any_[above].mean():.2f}; {share:.3f} of all"
            )


def main(folder: Path, check: Sequence[Path]) -> None:
    """Fit, write guesses.tsv beside this file, print the figures."""
    papers = [marked(path) for path in sorted(folder.glob("*.gold.json"))]
    plain = sentences()
    said = []
    for i in range(PARTS):
        found = fit([p for n, p in enumerate(papers) if n % PARTS != i], plain)
        said += [(n, boosting.said(*found, p.x)) for n, p in enumerate(papers) if n % PARTS == i]
    report("left out", [chance for _, chance in sorted(said, key=lambda s: s[0])], papers)
    start, trees = fit(papers, plain)
    report("sentences", [boosting.said(start, trees, plain.x)], [plain])
    for other in check:
        rest = [marked(path) for path in sorted(other.glob("*.gold.json"))]
        report(other.name, [boosting.said(start, trees, p.x) for p in rest], rest)
    found_model = model.Model(start, tuple(trees), (), (), SCALE)
    table = Path(__file__).with_name("guesses.tsv")
    table.write_text(model.table(found_model, guess.FEATURES), encoding="utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("papers", type=Path)
    parser.add_argument("--check", type=Path, action="append", default=[])
    given = parser.parse_args()
    main(given.papers, given.check)
