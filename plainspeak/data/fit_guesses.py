"""Fit the table guesses.tsv, and print how well it does.

    python -m plainspeak.data.fit_guesses FOLDER [--real FOLDER] [--check FOLDER]

A folder holds papers with their marks (NAME.gold.json), two readings of each, of the whole paper or
of the places that "read" names. The model is fitted on the papers of both folders, and on sentences
of the word lists, in which nobody need stop at anything but the term; before that, on nine parts of
it to see how it does on the tenth. The papers to check with are only for figures. Needs numpy.

The table here comes from tests/papers and from 1,046 public papers of councils, parties, schools,
charities, housing, research and clubs, of which 200,000 words were read. Their text is not ours to
ship: without them the table is another one, with guesses that are less often right in plain papers.
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
from plainspeak.analysis.stops.guessable import candidates
from plainspeak.config.settings import Config
from plainspeak.data import boosting
from plainspeak.data.boosting import Array
from plainspeak.lexicon import shipped
from plainspeak.model import Document, Span

TREES = 80
RATE = 0.08
PARTS = 10
STEP = 5
"""One entry in so many gives its sentences."""
WEIGHT = 0.5
"""What a candidate of a sentence weighs beside one of a real paper."""
WRITTEN = 0.15
"""What one of a paper weighs that was written for this, where there are real ones: such papers hold
more that stops people. Our own figure, by the guesses in real papers that were not fitted on."""
KINDS = frozenset({"word", "acronym", "people"})
STOP = 2
"""The strength of a mark from which 3 in 10 newcomers stop."""
SHARE = 0.45
"""Of the text of a mark, how much a guess has to cover: one word is not all of a phrase."""
BACK = 0.6
"""Of the text of a guess, how much the mark has to cover: "yet cathartic" is more than the word."""
SCALE = ((0.0, 0.0), (0.27, 3.0), (0.36, 4.0), (0.5, 5.0), (1.0, 8.0))
"""Chance that both readers mark it, and neither more nor less → readers who stop. Set by us so that
a guess is as often right as a row of the lists with the same number of readers: of the guesses with
3 to 4, one of two readers marked 6 in 10."""


class Marked(NamedTuple):
    """What may be guessed in one paper."""

    x: Array  # the features of each
    both: Array  # 1 where both readers marked it, one of them as a stop
    any: Array  # 1 where one of them marked it
    weight: float = 1.0  # of each


def marked(gold_path: Path) -> Marked:
    """The candidates of a paper with what its readers marked."""
    gold = json.loads(gold_path.read_text(encoding="utf-8"))
    path = gold_path.with_name(gold["doc"])
    form = formats.format_of(path.name)
    assert form is not None
    marks = [m for m in gold["marks"] if m["kind"] in KINDS]
    document = formats.read(path.read_text(encoding="utf-8"), form)
    return _marked(document, marks, gold.get("read") or [[0, len(document.source)]])


def sentences() -> Marked:
    """The candidates of some sentences of the lists, each read as a paper of its own; nothing in
    them is marked."""
    entries = shipped().entries
    texts = [s for e in entries[::STEP] for s in (*e.silent[:1], *e.sentences[:1])]
    form = formats.format_named("plain")
    found = [_marked(formats.read(text, form), [], [[0, len(text)]]) for text in texts]
    x, both, any_, _ = zip(*(f for f in found if len(f.x)), strict=True)
    return Marked(np.concatenate(x), np.concatenate(both), np.concatenate(any_), WEIGHT)


def _marked(
    document: Document, marks: Sequence[dict[str, Any]], read: Sequence[Sequence[int]]
) -> Marked:
    analysis = analyse(document, Config().settings())
    paper = guess.paper_of(analysis)
    x, both, any_ = [], [], []
    for candidate in candidates(analysis):
        span = candidate.passage.source(candidate.first, candidate.last)
        if not any(start <= span.start and span.end <= end for start, end in read):
            continue
        over = [m for m in marks if m["start"] < span.end and span.start < m["end"]]
        agreed = [
            m
            for m in over
            if min(m["strengths"]) and max(m["strengths"]) >= STOP and _is_the_same(m, span)
        ]
        x.append(guess.features(candidate, paper, analysis.settings.lexicon))
        both.append(float(bool(agreed)))
        any_.append(float(bool(over)))
    return Marked(np.array(x).reshape(-1, len(guess.FEATURES)), np.array(both), np.array(any_))


def _is_the_same(mark: dict[str, Any], guessed: Span) -> bool:
    """Whether a guess covers most of the mark, and little else."""
    start, end = mark["start"], mark["end"]
    shared = min(end, guessed.end) - max(start, guessed.start)
    return bool(shared >= max(SHARE * (end - start), BACK * (guessed.end - guessed.start)))


def fit(papers: Sequence[Marked], plain: Marked) -> tuple[float, list[model.Tree]]:
    """The start and the trees, fitted on these papers and on plain sentences."""
    parts = [*papers, plain]
    x = np.concatenate([p.x for p in parts])
    y = np.concatenate([p.both for p in parts])
    weight = np.concatenate([np.full(len(p.both), p.weight) for p in parts])
    return boosting.fit(x, y, weight, TREES, RATE)


def report(name: str, said: Sequence[Array], papers: Sequence[Marked]) -> None:
    """Print, for some levels, how many guesses there are and how many of them were marked."""
    chance = np.concatenate(said)
    both, any_ = (np.concatenate(parts) for parts in zip(*[p[1:3] for p in papers], strict=True))
    for level in (0.2, 0.25, 0.3, 0.4, 0.5):
        above = chance >= level
        count = int(above.sum())
        if count:
            share = both[above].sum() / max(both.sum(), 1)
            print(
                f"{name}: from {level}: {count} guesses, both marked {both[above].mean():.2f},"
                f" one {any_[above].mean():.2f}; {share:.3f} of all"
            )


def main(folder: Path, real: Path | None, check: Sequence[Path]) -> None:
    """Fit, write guesses.tsv beside this file, print the figures."""
    papers = [marked(path) for path in sorted(folder.glob("*.gold.json"))]
    if real:
        papers = [paper._replace(weight=WRITTEN) for paper in papers]
        papers += [marked(path) for path in sorted(real.glob("*.gold.json"))]
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
    parser.add_argument("--real", type=Path)
    parser.add_argument("--check", type=Path, action="append", default=[])
    given = parser.parse_args()
    main(given.papers, given.real, given.check)
