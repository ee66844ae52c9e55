"""Penn tags for sentences, by our own tagger or by an installed spaCy pipeline.

The tagger is trained with spaCy (see data/tagger). Here its networks run in numpy alone, several
times as fast as in spaCy and without waiting for spaCy's import; a test holds both to the same
answers.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from plainspeak.analysis.features import FOLDER, Features
from plainspeak.model import InputError

Floats = np.ndarray[Any, np.dtype[np.float32]]

_BATCH = 1_000
"""Tokens that are tagged together: enough for fast products, few enough for the cache."""
_MOST_REMEMBERED = 20_000
"""Words whose features and first layer are kept."""

_ROOM = 512
"""Words for which there is room at the start."""

_hyphens = re.compile(r"(?<=[^\W_])[-‐‑](?=[^\W_])").split


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
        """Scores for each tag, for words in a row with `pad` empty rows around each sentence."""
        width = rows.shape[1]
        for layer in self.look:
            wide = np.zeros((len(rows) + 2, width), dtype=np.float32)
            wide[1:-1] = rows
            # Each row with its two neighbours is a window on three rows that lie side by side.
            windows = np.lib.stride_tricks.as_strided(
                wide, (len(rows), 3 * width), (wide.strides[0], wide.strides[1])
            )
            rows = rows + layer(windows)
        out: Floats = rows @ self.weights
        out += self.bias
        return out


class Tagger:
    """The networks with their tables: sentences in, tags out."""

    def __init__(self, features: Features, networks: Sequence[Network], tags: Sequence[str]):
        self._features = features
        self.networks = networks
        self.tags = tags
        self._pad = max(len(network.look) for network in networks)
        self._places: dict[str, int] = {}
        self._known: list[Floats] = []

    @classmethod
    def load(cls, folder: Path = FOLDER) -> Tagger:
        """Read the tables and weights that the training wrote."""
        packed = (folder / "weights.bin").read_bytes()
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
        return cls(Features.load(folder), networks, header["tags"])

    def __call__(self, sentences: Sequence[Sequence[str]]) -> list[tuple[str, ...]]:
        """The tags of each token of each sentence."""
        out: list[tuple[str, ...]] = []
        # The products are small: on a busy machine threads wait for each other many times over.
        with _one_thread():
            for batch in _batches(sentences):
                out.extend(self._tag(batch))
        return out

    def _tag(self, sentences: Sequence[Sequence[str]]) -> Iterator[tuple[str, ...]]:
        pad = self._pad
        places = self._places_of(sentences)
        rows: list[int] = [0] * pad  # word number 0 is the empty row
        for sentence in sentences:
            rows.extend(places[word] for word in sentence)
            rows.extend([0] * pad)
        index = np.array(rows)
        total: Floats | None = None
        for network, known in zip(self.networks, self._known, strict=True):
            scores = network.scores(known[index])
            if len(self.networks) > 1:
                scores -= scores.max(axis=1, keepdims=True)
                np.exp(scores, out=scores)
                scores /= scores.sum(axis=1, keepdims=True)
            total = scores if total is None else total + scores
        assert total is not None
        best = total.argmax(axis=1).tolist()
        at = pad
        for sentence in sentences:
            yield tuple(self.tags[i] for i in best[at : at + len(sentence)])
            at += len(sentence) + pad

    def _places_of(self, sentences: Sequence[Sequence[str]]) -> dict[str, int]:
        """Where the vectors of these words are, after working out those of new words."""
        if not self._known or len(self._places) > _MOST_REMEMBERED:
            self._places = {}
            self._known = [
                np.zeros((_ROOM, len(network.mix.scale)), np.float32) for network in self.networks
            ]
        words = dict.fromkeys(word for sentence in sentences for word in sentence)
        new = [word for word in words if word not in self._places]
        if new:
            ids = np.array([self._features.ids(word) for word in new], dtype=np.int32)
            first = len(self._places) + 1
            self._places.update((word, i) for i, word in enumerate(new, first))
            end = first + len(new)
            for i, network in enumerate(self.networks):
                if end > len(self._known[i]):  # room for twice as many, so that copies are rare
                    more = np.zeros((2 * end, self._known[i].shape[1]), np.float32)
                    more[:first] = self._known[i][:first]
                    self._known[i] = more
                self._known[i][first:end] = network.words(ids)
        return self._places


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


def _batches(sentences: Sequence[Sequence[str]]) -> Iterator[list[Sequence[str]]]:
    batch: list[Sequence[str]] = []
    size = 0
    for sentence in sentences:
        batch.append(sentence)
        size += len(sentence)
        if size >= _BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _one_thread() -> AbstractContextManager[Any]:
    if os.environ.get("OPENBLAS_NUM_THREADS") == "1":
        return nullcontext()  # as the command line has it from the start
    limit: AbstractContextManager[Any] = _threads().limit(limits=1, user_api="blas")
    return limit


@cache
def _threads() -> Any:
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController()


@cache
def _ours() -> Tagger:
    return Tagger.load()


def tag(sentences: Sequence[Sequence[str]], name: str | None = None) -> list[tuple[str, ...]]:
    """Penn tags for each token of each sentence, given as the texts of our tokens.

    `name` is an installed spaCy pipeline to use in place of ours; InputError if there is none.
    """
    prepared = [_prepare(sentence) for sentence in sentences]
    if name is None:
        found = _ours()([words for words, _ in prepared])
    else:
        found = _tags_of_pipeline(name, [words for words, _ in prepared])
    return [
        tags if lengths is None else _join(tags, lengths)
        for tags, (_, lengths) in zip(found, prepared, strict=True)
    ]


def _prepare(sentence: Sequence[str]) -> tuple[Sequence[str], list[int] | None]:
    """A sentence as the tagger knows them, and the number of parts of each token if any has two.

    Words with hyphens come apart, as in the treebank. Where nearly every word has a capital, as in
    headings, capitals say nothing about names, so they go.
    """
    sentence = _without_heading_capitals(sentence)
    if not any("-" in word[1:-1] or "‐" in word or "‑" in word for word in sentence):
        return sentence, None
    words: list[str] = []
    lengths: list[int] = []
    for word in sentence:
        parts = _hyphens(word)
        lengths.append(2 * len(parts) - 1)
        words.append(parts[0])
        for part in parts[1:]:
            words += ["-", part]
    return words, lengths


def _without_heading_capitals(sentence: Sequence[str]) -> Sequence[str]:
    """IN CAPITALS and In Title Case become Like this; other sentences stay as they are."""
    long = [word for word in sentence if len(word) > 3 and word[0].isalpha()]
    if len(long) < 2 or sum(word[0].isupper() for word in long) < 0.75 * len(long):
        return sentence
    shouted = sum(word.isupper() for word in long) >= 0.75 * len(long)
    if not shouted and sentence[-1] in {".", "!", "?"}:
        return sentence
    lowered = [word.lower() if shouted or word[1:].islower() else word for word in sentence]
    return [lowered[0].capitalize(), *lowered[1:]] if shouted else [sentence[0], *lowered[1:]]


def _join(tags: tuple[str, ...], lengths: Sequence[int]) -> tuple[str, ...]:
    """One tag for each token from the tags of its parts: the last part's, mostly.

    Before a noun, a word whose last part is a noun or a participle describes it: "a 24-hour line",
    "an evidence-based plan".
    """
    ends: list[int] = []
    at = 0
    for length in lengths:
        at += length
        ends.append(at - 1)
    out: list[str] = []
    for i, (length, end) in enumerate(zip(lengths, ends, strict=True)):
        found = tags[end]
        following = tags[ends[i + 1]] if i + 1 < len(ends) else ""
        if (
            length > 1
            and found in {"NN", "VBN", "VBG", "VBD", "CD"}
            and following.startswith(("NN", "JJ"))
        ):
            found = "JJ"
        out.append(found)
    return tuple(out)


@cache
def _pipeline(name: str) -> Any:
    from plainspeak.analysis.pipeline import spacy

    try:
        return spacy().load(name, exclude=["parser", "ner", "lemmatizer"])
    except OSError:
        raise InputError(
            f"The config names the spaCy pipeline {name!r}, which is not on this computer. "
            "Install it, or leave `pipeline` out to use the one that comes with plainspeak."
        ) from None


def _tags_of_pipeline(name: str, sentences: Sequence[Sequence[str]]) -> list[tuple[str, ...]]:
    from spacy.tokens import Doc

    nlp = _pipeline(name)
    docs = (Doc(nlp.vocab, words=list(words)) for words in sentences)
    return [tuple(token.tag_ for token in doc) for doc in nlp.pipe(docs)]
