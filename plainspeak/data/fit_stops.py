"""Fit the table stops.tsv, and print how well it does.

    python -m plainspeak.data.fit_stops --votes FILE [--votes FILE] --ratings FILE [--papers DIR]

A file of votes holds lines with `text`, `start`, `end`, `rating` (0 … 1), `part` and `split`
("train" or "dev"). A file in which some line names a `corpus` holds ratings of difficulty; the
others hold the share of readers who marked the word. The file of ratings holds words and a tab and
a rating from 1 to 6. DIR holds papers with their marks (NAME.gold.json): the first half of them, by
name, sets what shapes such as "24th" and "yrs" add, the other half is only for figures.
Needs numpy.
"""

from __future__ import annotations

import argparse
import json
import statistics
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from plainspeak import readers as formats
from plainspeak.analysis import pipeline
from plainspeak.analysis.sentences import sentences
from plainspeak.analysis.stops import model
from plainspeak.analysis.stops.features import FEATURES, alone, features, tokens_at
from plainspeak.analysis.types import Passage
from plainspeak.analysis.words import word
from plainspeak.data import boosting
from plainspeak.data.boosting import Array

TREES = 300
RATE = 0.08
SHARES = 0.08  # what a row of shares weighs beside a row of difficulty
WORDS = 0.05  # the same for a word rated outside a sentence
OF_SHARE = (0.22, 0.6)
"""A share of readers s as a rating: 0.22 + 0.6 s. Words that nobody marks are rated 0.22."""
OF_RATING = (0.01, 0.11)
"""A rating from 1 to 6 as one from 0 to 1; fitted by where the two have the same words."""

SHAPES = ("short", "number", "everyday")
"""What the votes hold hardly any of, and papers hold: these get points of their own."""
SHAPE_RIDGE = 5.0

SCALE = (
    (0.15, 0.0),
    (0.2, 0.2),
    (0.25, 0.9),
    (0.3, 1.8),
    (0.4, 3.8),
    (0.5, 5.7),
    (0.6, 7.2),
    (0.75, 9.0),
    (0.9, 10.0),
)
"""Rating → readers. Set by us between two measures of dictionary words. Of those rated 0.3 and
0.4, people marked 37 and 55 in a hundred in print; in papers, careful readers expect 1 and 3.4 in
ten to stop at them."""
OF_STRENGTH = {0: 0.0, 1: 1.5, 2: 4.0, 3: 7.0}
"""The strength of a mark as readers: an editor would improve it, 3 in 10 stop, 6 in 10 stop."""
KINDS = frozenset({"word", "acronym", "people"})


def passages_of(text: str, form: str = "plain") -> list[Passage]:
    """The passages of a text, without what protects words in them."""
    document = formats.read(text, formats.format_named(form))
    found = []
    for i, block in enumerate(document.blocks):
        texts, starts = pipeline.tokens(block.text)
        spans = sentences(texts, block.text, starts)
        found.append(Passage(i, block, tuple(map(word, texts)), starts, spans))
    return found


def values_of(rows: Iterable[dict[str, Any]]) -> Array:
    """The features of rows of votes; rows of one text follow each other."""
    text, passages, found = "", list[Passage](), []
    for row in rows:
        if row["text"] != text:
            text, passages = row["text"], passages_of(row["text"])
        places = ((p, tokens_at(p, row["start"], row["end"])) for p in passages)
        place = next(((p, at) for p, at in places if at), None)
        found.append(
            features(place[0], *place[1]) if place else alone(text[row["start"] : row["end"]])
        )
    return np.array(found)


def papers_of(folder: Path) -> list[tuple[Array, Array]]:
    """For each paper, the features of single words and the readers who stop, by the marks.

    A word inside a longer mark is left out: the mark may be about the phrase.
    """
    found = []
    for gold_path in sorted(folder.glob("*.gold.json")):
        gold = json.loads(gold_path.read_text(encoding="utf-8"))
        path = gold_path.with_name(gold["doc"])
        form = formats.format_of(path.name)
        assert form is not None
        marks = [m for m in gold["marks"] if m["kind"] in KINDS]
        x, y = [], []
        for passage in passages_of(path.read_text(encoding="utf-8"), form.name):
            for i, token in enumerate(passage.words):
                if not token.is_word or token.is_acronym:
                    continue
                span = passage.source(i, i)
                over = [m for m in marks if m["start"] < span.end and span.start < m["end"]]
                if any(m["end"] - m["start"] > span.end - span.start + 1 for m in over):
                    continue
                x.append(features(passage, i, i))
                y.append(
                    max(
                        (statistics.fmean(OF_STRENGTH[s] for s in m["strengths"]) for m in over),
                        default=0.0,
                    )
                )
        found.append((np.array(x), np.array(y)))
    return found


def shapes_of(x: Array, y: Array, said: Array) -> list[tuple[str, float]]:
    """Readers to add for each shape, from what the scale leaves over in papers."""
    flags = x[:, [FEATURES.index(name) for name in SHAPES]]
    points = np.linalg.solve(
        flags.T @ flags + SHAPE_RIDGE * np.eye(len(SHAPES)), flags.T @ (y - said)
    )
    return [(name, round(float(p), 1)) for name, p in zip(SHAPES, points, strict=True)]


def on_scale(ratings: Array) -> Array:
    """Ratings as readers."""
    return np.interp(ratings, [rating for rating, _ in SCALE], [many for _, many in SCALE])


def with_shapes(readers: Array, x: Array, shapes: Sequence[tuple[str, float]]) -> Array:
    """Readers after what shapes add."""
    added = sum(p * x[:, FEATURES.index(name)] for name, p in shapes)
    return np.clip(readers + added, 0, model.MOST)


def main(votes: Sequence[Path], ratings: Path, papers: Path | None) -> None:
    """Fit, write stops.tsv beside this file, print the figures."""
    rows = [json.loads(line) for path in votes for line in _lines(path)]
    files = [path.stem for path in votes for _ in _lines(path)]
    rated = {name for name, row in zip(files, rows, strict=True) if "corpus" in row}
    difficulty = np.array([name in rated for name in files])
    train = np.array([row["split"] == "train" for row in rows])
    x, y = values_of(rows), np.array([row["rating"] for row in rows])
    target = np.where(difficulty, y, OF_SHARE[0] + OF_SHARE[1] * y)
    weight = np.where(difficulty, 1.0, SHARES)
    alone_rows = [line.split("\t") for line in _lines(ratings)]
    xa = np.array([alone(cells[0]) for cells in alone_rows])
    ya = OF_RATING[0] + OF_RATING[1] * np.array([float(cells[1]) for cells in alone_rows])

    start, trees = boosting.fit(
        np.concatenate((x[train], xa)),
        np.concatenate((target[train], ya)),
        np.concatenate((weight[train], np.full(len(ya), WORDS))),
        TREES,
        RATE,
    )
    shapes: list[tuple[str, float]] = []
    marked = papers_of(papers) if papers else []
    if marked:
        seen = marked[: len(marked) // 2]
        xp, yp = np.concatenate([p[0] for p in seen]), np.concatenate([p[1] for p in seen])
        shapes = shapes_of(xp, yp, on_scale(boosting.said(start, trees, xp)))

    said = with_shapes(on_scale(boosting.said(start, trees, x)), x, shapes)
    seen_alone = -x[:, FEATURES.index("seen")]
    parts = np.array([f"{name} {row['part']}" for name, row in zip(files, rows, strict=True)])
    for part in np.unique(parts):
        here = (parts == part) & ~train
        print(
            f"{part}: r = {_correlation(said[here], y[here]):.3f},"
            f" by frequency alone {_correlation(seen_alone[here], y[here]):.3f}"
        )
    for name, half in (
        ("seen", marked[: len(marked) // 2]),
        ("unseen", marked[len(marked) // 2 :]),
    ):
        if half:
            xp, yp = np.concatenate([p[0] for p in half]), np.concatenate([p[1] for p in half])
            guess = with_shapes(on_scale(boosting.said(start, trees, xp)), xp, shapes)
            average = _precision(guess, yp >= OF_STRENGTH[2] / 2)
            print(f"{name} papers: {average:.3f} average precision")

    found = model.Model(
        start, tuple(trees), (), tuple((FEATURES.index(n), p) for n, p in shapes), SCALE
    )
    table = Path(__file__).with_name("stops.tsv")
    table.write_text(model.table(found, FEATURES), encoding="utf-8")


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def _correlation(a: Array, b: Array) -> float:
    return float(np.corrcoef(a, b)[0, 1])


def _precision(said: Array, strong: Any) -> float:
    """Mean, over the strong ones, of the share of strong ones among all that are above it."""
    hits = strong[np.argsort(-said, kind="stable")]
    return float((np.cumsum(hits) / np.arange(1, len(hits) + 1))[hits].mean())


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--votes", type=Path, action="append", required=True)
    parser.add_argument("--ratings", type=Path, required=True)
    parser.add_argument("--papers", type=Path)
    given = parser.parse_args()
    main(given.votes, given.ratings, given.papers)
