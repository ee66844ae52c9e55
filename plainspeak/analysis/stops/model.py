"""A model that a table in data/ holds: shallow trees, points for shapes, a scale to readers.

The program that fitted a table lies beside it and says how; a person can read and check it. A tree
asks four questions of a word and adds points by the answers. All points together are a rating, 0
easy … 1 hard, which the scale turns into readers.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import inf
from typing import Any

MOST = 10.0
"""Readers: the figure is of ten people."""

DEPTH = 4
"""Questions that each tree asks, one after the other."""
_CUTS = 2**DEPTH - 1
_NO_CUT = "-"


Question = tuple[int, float, Any, Any]
"""A feature, a limit, and what follows up to the limit and above it: two questions, or points."""


@dataclass(frozen=True, slots=True)
class Tree:
    """Questions as a heap: question i is followed by 2i+1 (value <= limit) or 2i+2; then points."""

    features: tuple[int, ...]
    limits: tuple[float, ...]
    points: tuple[float, ...]

    def first(self, number: int = 0) -> Any:
        """The first question with all that follow inside it, which is quicker to go through."""
        if number >= _CUTS:
            return self.points[number - _CUTS]
        below, above = self.first(2 * number + 1), self.first(2 * number + 2)
        return self.features[number], self.limits[number], below, above


@dataclass(frozen=True, slots=True)
class Model:
    """What a table holds."""

    start: float
    trees: tuple[Tree, ...]
    questions: tuple[Question, ...]  # the first one of each tree
    shapes: tuple[tuple[int, float], ...]  # a feature that is 0 or 1, readers to add where it is 1
    scale: tuple[tuple[float, float], ...]  # rating, readers; straight lines between

    def rating(self, values: Sequence[float]) -> float:
        """How hard people would rate what has these features, 0 easy … 1 hard."""
        total = self.start
        for feature, limit, below, above in self.questions:
            feature, limit, below, above = above if values[feature] > limit else below
            feature, limit, below, above = above if values[feature] > limit else below
            feature, limit, below, above = above if values[feature] > limit else below
            total += above if values[feature] > limit else below
        return total

    def readers(self, values: Sequence[float]) -> float:
        """Of ten people new to the group, how many would stop: 0 … 10."""
        said = self.rating(values)
        place = bisect_right(self.scale, (said, MOST))
        if not place:
            found = self.scale[0][1]
        elif place == len(self.scale):
            found = self.scale[-1][1]
        else:
            (low, few), (high, many) = self.scale[place - 1 : place + 1]
            found = few + (many - few) * (said - low) / (high - low)
        found += sum(points for feature, points in self.shapes if values[feature])
        return min(MOST, max(0.0, found))


@cache
def load(name: str, features: tuple[str, ...]) -> Model:
    """The model in data/NAME.tsv, which asks of these features, for values in this order."""
    text = (files("plainspeak") / "data" / f"{name}.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines()[1:] if line]
    of = {kind: [row[1:] for row in rows if row[0] == kind] for kind in {row[0] for row in rows}}
    trees = tuple(_tree(cells, features) for cells in of["tree"])
    return Model(
        float(of["start"][0][0]),
        trees,
        tuple(tree.first() for tree in trees),
        tuple((features.index(name), float(points)) for name, points in of.get("shape", ())),
        tuple((float(rating), float(readers)) for rating, readers in of["scale"]),
    )


def _tree(cells: Sequence[str], features: Sequence[str]) -> Tree:
    questions = [cell.rpartition("<=") for cell in cells[:_CUTS]]
    return Tree(
        tuple(0 if not sign else features.index(name) for name, sign, _ in questions),
        tuple(inf if limit == _NO_CUT else float(limit) for _, _, limit in questions),
        tuple(map(float, cells[_CUTS:])),
    )


def table(found: Model, features: Sequence[str]) -> str:
    """The text of a table."""
    questions = "\t".join(f"question {i + 1}" for i in range(_CUTS))
    lines = [f"kind\t{questions}\tpoints", f"start\t{found.start:.4f}"]
    lines += [f"scale\t{rating:g}\t{many:g}" for rating, many in found.scale]
    lines += [f"shape\t{features[shape]}\t{points:g}" for shape, points in found.shapes]
    lines += [written(tree, features) for tree in found.trees]
    return "\n".join(lines) + "\n"


def written(tree: Tree, features: Sequence[str]) -> str:
    """The line of the table for a tree."""
    questions = (
        _NO_CUT if limit == inf else f"{features[feature]}<={limit:g}"
        for feature, limit in zip(tree.features, tree.limits, strict=True)
    )
    return "\t".join(("tree", *questions, *(f"{p:g}" for p in tree.points)))
