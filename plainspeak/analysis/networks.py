"""The tagger's networks, in numpy alone: read from one file, and run over rows of word features."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

Floats = np.ndarray[Any, np.dtype[np.float32]]


class Layer(NamedTuple):
    """A maxout layer with layer normalisation; the pieces lie one behind the other."""

    weights: Floats  # inputs × (pieces · outputs)
    bias: Floats
    scale: Floats
    shift: Floats

    def __call__(self, rows: Floats) -> Floats:
        width = len(self.scale)
        pieces = rows @ self.weights
        pieces += self.bias
        out = pieces[:, :width]
        for start in range(width, pieces.shape[1], width):
            out = np.maximum(out, pieces[:, start : start + width])
        out -= out.mean(axis=1, keepdims=True)
        out *= 1 / np.sqrt(np.einsum("ij,ij->i", out, out) / width + 1e-8)[:, None]
        out *= self.scale
        out += self.shift
        return out


class Network(NamedTuple):
    """Word features → one vector a word → that vector in sight of its neighbours → tags."""

    embeddings: tuple[Floats, ...]
    mix: Layer
    look: tuple[Layer, ...]
    weights: Floats
    bias: Floats

    def words(self, ids: np.ndarray[Any, np.dtype[np.int32]]) -> Floats:
        """The vectors of words by themselves, from rows of feature ids."""
        parts = [table[ids[:, i]] for i, table in enumerate(self.embeddings)]
        return self.mix(np.concatenate(parts, axis=1))

    def scores(self, rows: Floats) -> Floats:
        """Scores for each tag, from stretches × words × width to stretches × words that see as many
        neighbours on either side as there are layers × tags."""
        for layer in self.look:
            stretches, words, width = rows.shape
            # Each row with its two neighbours is a window on three rows that lie side by side.
            windows = np.lib.stride_tricks.as_strided(
                rows, (stretches, words - 2, 3 * width), rows.strides
            )
            seen = layer(windows.reshape(-1, 3 * width))
            rows = rows[:, 1:-1] + seen.reshape(stretches, words - 2, width)
        out: Floats = rows @ self.weights
        out += self.bias
        return out


def load(path: Path) -> tuple[list[Network], list[str]]:
    """The networks in a file that the training wrote, and the tags that they tell apart."""
    packed = path.read_bytes()
    length = int.from_bytes(packed[:4], "little")
    header = json.loads(packed[4 : 4 + length])
    networks = []
    at = 4 + length
    for shapes in header["networks"]:
        arrays: list[Floats] = []
        for shape in shapes:
            array, at = _array(packed, at, shape)
            arrays.append(array)
        networks.append(_assemble(arrays, header["embeddings"]))
    return networks, header["tags"]


def _array(packed: bytes, at: int, shape: Sequence[int]) -> tuple[Floats, int]:
    """The parameters that lie at a place of the file, and the place behind them.

    A matrix lies there as bytes, behind the factors by which its rows are multiplied.
    """
    values = np.frombuffer(packed, np.dtype("<f2"), shape[0], at).astype(np.float32)
    at += 2 * shape[0]
    if len(shape) == 1:
        return values, at
    rows = np.frombuffer(packed, np.int8, shape[0] * shape[1], at).reshape(shape)
    return rows * values[:, None], at + rows.size


def _assemble(arrays: Sequence[Floats], embeddings: int) -> Network:
    layers = arrays[embeddings:-2]
    made = [Layer(*layers[i : i + 4]) for i in range(0, len(layers), 4)]
    return Network(tuple(arrays[:embeddings]), made[0], tuple(made[1:]), *arrays[-2:])
