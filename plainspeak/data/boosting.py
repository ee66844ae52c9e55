"""Shallow trees, fitted one after the other, each on what those before it leave. Needs numpy."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from plainspeak.analysis.stops.model import DEPTH, Tree

Array = NDArray[np.float64]

CUTS = 40  # places at most where a feature may be cut
LEAST = 25.0  # weight that each side of a cut must hold
RIDGE = 15.0  # pulls the points of leaves with few rows to 0
FEATURES_EACH = 0.5  # share of the features that a tree may use
ROWS_EACH = 0.7  # share of the rows that a tree sees


def cuts(values: Array) -> Array:
    """Where one feature may be cut: rounded, so that a person can read them."""
    places = np.unique(np.quantile(values, np.linspace(0, 1, CUTS + 1)[1:-1]))
    middle: Array = np.unique(np.round(places, 2))
    within: Array = middle[(middle >= values.min()) & (middle < values.max())]
    return within


def fit(x: Array, y: Array, weight: Array, trees: int, rate: float) -> tuple[float, list[Tree]]:
    """The start and the trees that add up to y; `rate` is the share of a step that is taken."""
    chance = np.random.default_rng(1)
    limits = [cuts(column) for column in x.T]
    binned = np.stack([np.searchsorted(at, c, "left") for at, c in zip(limits, x.T, strict=True)])
    start = float(np.average(y, weights=weight))
    said = np.full(len(y), start)
    found = []
    usable = [j for j, at in enumerate(limits) if len(at)]
    for _ in range(trees):
        rows = np.flatnonzero(chance.random(len(y)) < ROWS_EACH)
        some = sorted(chance.choice(usable, int(len(usable) * FEATURES_EACH), replace=False))
        tree, leaf = _tree(binned, limits, y - said, weight, rows, some, rate)
        found.append(tree)
        said += np.array(tree.points)[leaf]
    return start, found


def _tree(
    binned: NDArray[np.int64],
    limits: list[Array],
    rest: Array,
    weight: Array,
    rows: NDArray[np.int64],
    some: list[int],
    rate: float,
) -> tuple[Tree, NDArray[np.int64]]:
    """One tree, and the leaf of every row of the data."""
    node = np.zeros(len(rest), np.int64)
    features: list[int] = []
    places: list[float] = []
    w, r = weight[rows], weight[rows] * rest[rows]
    for depth in range(DEPTH):
        count = 2**depth
        best = np.zeros(count)
        chosen = np.full(count, some[0])
        at = np.full(count, -1)
        for j in some:
            size = len(limits[j]) + 1
            key = node[rows] * size + binned[j, rows]
            ws = np.bincount(key, w, count * size).reshape(count, size).cumsum(1)
            rs = np.bincount(key, r, count * size).reshape(count, size).cumsum(1)
            wl, rl = ws[:, :-1], rs[:, :-1]
            wr, rr = ws[:, -1:] - wl, rs[:, -1:] - rl
            gain = rl**2 / (wl + RIDGE) + rr**2 / (wr + RIDGE)
            gain -= rs[:, -1:] ** 2 / (ws[:, -1:] + RIDGE)
            gain[(wl < LEAST) | (wr < LEAST)] = 0
            top = gain.argmax(1)
            value = gain[np.arange(count), top]
            better = value > best
            best[better], chosen[better], at[better] = value[better], j, top[better]
        right = np.zeros(len(rest), bool)
        for n in range(count):
            if at[n] >= 0:
                here = node == n
                right[here] = binned[chosen[n], here] > at[n]
            features.append(int(chosen[n]))
            places.append(float(limits[chosen[n]][at[n]]) if at[n] >= 0 else np.inf)
        node = 2 * node + right
    ws = np.bincount(node[rows], w, 2**DEPTH)
    rs = np.bincount(node[rows], r, 2**DEPTH)
    points = np.round(rate * rs / (ws + RIDGE), 4)
    return Tree(tuple(features), tuple(places), tuple(map(float, points))), node


def said(start: float, trees: list[Tree], x: Array) -> Array:
    """What the trees say of rows of features."""
    total = np.full(len(x), start)
    rows = np.arange(len(x))
    for tree in trees:
        node = np.zeros(len(x), np.int64)
        features, limits = np.array(tree.features), np.array(tree.limits)
        for _ in range(DEPTH):
            node = 2 * node + 1 + (x[rows, features[node]] > limits[node])
        total += np.array(tree.points)[node - (2**DEPTH - 1)]
    return total
