"""The tagger's network, and the changed copies of sentences it is trained on.

Needed for training only; `plainspeak.analysis.tagger` runs the finished weights.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from spacy.util import load_config, load_model_from_config, registry
from thinc.api import (
    Embed,
    Maxout,
    Model,
    NumpyOps,
    chain,
    clone,
    concatenate,
    expand_window,
    residual,
    with_array,
)

from plainspeak.analysis.features import Features
from plainspeak.analysis.networks_in_numpy import InNumpy


def use_numpy_products() -> None:
    """Let thinc multiply matrices with numpy, which is three times as fast on one core."""

    def gemm(
        self: Any, x: Any, y: Any, out: Any = None, trans1: bool = False, trans2: bool = False
    ) -> Any:
        return np.matmul(x.T if trans1 else x, y.T if trans2 else y, out=out)

    NumpyOps.gemm = gemm


@cache
def features(folder: str) -> Features:
    """The feature tables, read once."""
    return Features.load(Path(folder))


def word_features(folder: str, hide: float, seed: int) -> Model[list[Doc], list[Any]]:
    """A layer from documents to rows of feature ids.

    While training, some words pass for unknown, so that the network learns to go by the rest of the
    word and by its neighbours: `hide` is the share of the rarest words that do, commoner ones do
    less often.
    """
    table = features(folder)
    known: dict[str, list[int]] = {}
    numbers = np.random.default_rng(seed)

    def forward(model: Any, docs: list[Doc], is_train: bool) -> Any:
        rows = []
        for doc in docs:
            ids = []
            for token in doc:
                if token.text not in known:
                    known[token.text] = table.ids(token.text)
                ids.append(known[token.text])
            row = np.array(ids, dtype="int32").reshape(len(doc), len(table.sizes))
            if is_train:
                rarity = row[:, 0] / table.sizes[0]  # the commonest words come first
                row[numbers.random(len(doc)) < hide * rarity**2 + 0.01, :2] = 0
            rows.append(row)
        return rows, lambda _: []

    return Model("word_features", forward)


@registry.architectures("plainspeak.TypeWindow.v1")  # type: ignore[untyped-decorator]
def type_window(
    folder: str,
    widths: list[int],
    width: int,
    depth: int,
    pieces: int,
    hide: float,
    seed: int,
) -> Any:
    """Embed each word by its features, mix, and look at the neighbours `depth` times."""
    sizes = features(folder).sizes
    embeds: Any = [
        Embed(nO=o, nV=v, column=i) for i, (o, v) in enumerate(zip(widths, sizes, strict=True))
    ]
    mix = Maxout(nO=width, nI=sum(widths), nP=pieces, normalize=True, dropout=0.0)
    look: Any = chain(
        expand_window(window_size=1),
        Maxout(nO=width, nI=3 * width, nP=pieces, normalize=True, dropout=0.0),
    )
    model: Any = chain(
        word_features(folder, hide, seed),
        with_array(chain(concatenate(*embeds), mix)),
        with_array(clone(residual(look), depth), pad=depth),
    )
    model.set_dim("nO", width)
    return model


@registry.augmenters("plainspeak.headings.v1")  # type: ignore[untyped-decorator]
def headings(level: float, seed: int) -> Callable[[Language, Example], Iterator[Example]]:
    """Add copies of sentences as headings and hasty messages have them.

    Some lose their capitals, some are all capitals, some have no stop at the end.
    """
    numbers = random.Random(seed)

    def augment(nlp: Language, example: Example) -> Iterator[Example]:
        yield example
        if numbers.random() >= level:
            return
        words = [t.text for t in example.reference]
        spaces = [bool(t.whitespace_) for t in example.reference]
        tags = [t.tag_ for t in example.reference]
        if len(words) > 3 and words[-1] in {".", "!"} and numbers.random() < 0.6:
            del words[-1], spaces[-1], tags[-1]
        changes: list[Callable[[str], str]] = [str.lower, str.lower, str.upper, str]
        change = numbers.choice(changes)
        words = [change(word) for word in words]
        doc = Doc(nlp.vocab, words=words, spaces=spaces, tags=tags)
        yield Example(nlp.make_doc(doc.text), doc)

    return augment


def pipeline(folder: Path, number: int = 0) -> Language:
    """The spaCy pipeline with one of the trained networks of a folder in it."""
    trained = InNumpy.read((folder / "weights.bin").read_bytes())
    config = load_config(folder / "config.cfg", {"paths.features": str(folder)}, interpolate=True)
    nlp = load_model_from_config(config, auto_fill=True)
    tagger: Any = nlp.get_pipe("tagger")
    for tag in trained.tags:
        tagger.add_label(tag)
    doc = nlp.make_doc("A word.")
    tagger.model.initialize(X=[doc], Y=[np.zeros((len(doc), len(trained.tags)), "f")])
    network = trained.networks[number]
    embeddings = iter(network.embeddings)
    layers = iter((network.mix, *network.look))
    for node in tagger.model.walk(order="dfs_pre"):
        if node.name == "embed":
            node.set_param("E", next(embeddings))
        elif node.name == "maxout":
            layer = next(layers)
            inputs, outputs = len(layer.weights), len(layer.scale)
            weights = layer.weights.reshape(inputs, -1, outputs).transpose(2, 1, 0)
            node.set_param("W", np.ascontiguousarray(weights))
            node.set_param("b", np.ascontiguousarray(layer.bias.reshape(-1, outputs).T))
        elif node.name == "layernorm":
            node.set_param("G", layer.scale)
            node.set_param("b", layer.shift)
        elif node.name == "softmax":
            node.set_param("W", np.ascontiguousarray(network.weights.T))
            node.set_param("b", network.bias)
    return nlp
