"""The tagger's networks in numpy: far faster than in spaCy, and there without its import."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from functools import cache
from typing import Any, NamedTuple

import numpy as np

Floats = np.ndarray[Any, np.dtype[np.float32]]

_ROOM = 512
"""Words for which there is room at the start."""


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


class InNumpy:
    """See `networks.Networks`."""

    def __init__(self, networks: Sequence[Network], tags: Sequence[str]) -> None:
        self.networks = networks
        self.tags = tags
        self.reach = max(len(network.look) for network in networks)
        self._known = [np.zeros((_ROOM, len(one.mix.scale)), np.float32) for one in networks]

    @classmethod
    def read(cls, packed: bytes) -> InNumpy:
        """The networks in what the training wrote."""
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
        return cls(networks, header["tags"])

    def learn(self, first: int, ids: Sequence[Sequence[int]]) -> None:
        rows = np.array(ids, dtype=np.int32)
        end = first + len(rows)
        with _one_thread():
            for i, network in enumerate(self.networks):
                if end > len(self._known[i]):  # room for twice as many, so that copies are rare
                    more = np.zeros((2 * end, self._known[i].shape[1]), np.float32)
                    more[:first] = self._known[i][:first]
                    self._known[i] = more
                self._known[i][first:end] = network.words(rows)

    def best(self, stretches: Sequence[Sequence[int]]) -> list[int]:
        index = np.array(stretches)
        total: Floats | None = None
        with _one_thread():
            for network, known in zip(self.networks, self._known, strict=True):
                scores = network.scores(known[index])
                if len(self.networks) > 1:
                    scores -= scores.max(axis=2, keepdims=True)
                    np.exp(scores, out=scores)
                    scores /= scores.sum(axis=2, keepdims=True)
                total = scores if total is None else total + scores
        assert total is not None
        found: list[int] = total.argmax(axis=2).ravel().tolist()
        return found


def _one_thread() -> AbstractContextManager[Any]:
    """The products are small: on a busy machine threads wait for each other many times over."""
    if os.environ.get("OPENBLAS_NUM_THREADS") == "1":
        return nullcontext()  # as the command line has it from the start
    limit: AbstractContextManager[Any] = _threads().limit(limits=1, user_api="blas")
    return limit


@cache
def _threads() -> Any:
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController()
