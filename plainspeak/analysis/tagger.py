"""Penn tags for sentences, by our own tagger or by an installed spaCy pipeline.

The tagger is trained with spaCy (see data/tagger). Here its networks run without spaCy (see
`networks`); tests hold all ways to run them to the same answers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate, islice
from pathlib import Path
from typing import Any

from plainspeak.analysis.features import FOLDER, Features
from plainspeak.analysis.networks import Networks, load
from plainspeak.model import InputError

_BATCH = 1_000
"""Tokens that are tagged together: enough for fast products, few enough for the cache."""
_MOST_REMEMBERED = 20_000
"""Words whose features and first layer are kept, and words in sight of their neighbours whose tags
are: a paper that is checked again after a change is mostly the same."""

_hyphens = re.compile(r"(?<=[^\W_])[-‐‑](?=[^\W_])").split


class Tagger:
    """The networks with their tables: sentences in, tags out."""

    def __init__(self, features: Features, networks: Networks):
        self._features = features
        self.networks = networks
        self._places = {"": 0}  # where the networks keep a word; no word is 0
        self._tagged: dict[tuple[str, ...], str] = {}  # words with their neighbours

    @classmethod
    def load(cls, folder: Path = FOLDER) -> Tagger:
        """Read the tables and weights that the training wrote."""
        return cls(Features.load(folder), load(folder / "weights.bin"))

    def __call__(self, sentences: Sequence[Sequence[str]]) -> list[tuple[str, ...]]:
        """The tags of each token of each sentence."""
        out: list[tuple[str, ...]] = []
        for batch in _batches(sentences):
            out.extend(self._tag(batch))
        return out

    def of_words(self, asked: Sequence[tuple[Sequence[str], int]]) -> list[str]:
        """The tags of single words, each given as a sentence and a number in it.

        The networks look no further than a few neighbours, so the rest of the sentence is spared.
        """
        pad = self.networks.reach
        empty = [""] * pad
        near: list[tuple[str, ...]] = []
        for sentence, i in asked:
            if pad <= i < len(sentence) - pad:
                near.append(tuple(sentence[i - pad : i + pad + 1]))
            else:
                near.append(tuple([*empty, *sentence, *empty][i : i + 2 * pad + 1]))
        if len(self._tagged) > _MOST_REMEMBERED:
            self._tagged = {}
        new = [words for words in dict.fromkeys(near) if words not in self._tagged]
        for first in range(0, len(new), _BATCH // pad):
            some = new[first : first + _BATCH // pad]
            places = self._places_of(some)
            best = self.networks.best([[places[word] for word in words] for words in some])
            self._tagged.update(
                (words, self.networks.tags[i]) for words, i in zip(some, best, strict=True)
            )
        return [self._tagged[words] for words in near]

    def _tag(self, sentences: Sequence[Sequence[str]]) -> Iterator[tuple[str, ...]]:
        pad = self.networks.reach
        places = self._places_of(sentences)
        rows: list[int] = [0] * pad
        for sentence in sentences:
            rows.extend(places[word] for word in sentence)
            rows.extend([0] * pad)
        best = self.networks.best([rows])
        at = 0
        for sentence in sentences:
            yield tuple(self.networks.tags[i] for i in best[at : at + len(sentence)])
            at += len(sentence) + pad

    def _places_of(self, sentences: Sequence[Sequence[str]]) -> dict[str, int]:
        """Where the networks keep these words, after working out those that are new."""
        if len(self._places) > _MOST_REMEMBERED:
            self._places = {"": 0}
        words = dict.fromkeys(word for sentence in sentences for word in sentence)
        new = [word for word in words if word not in self._places]
        if new:
            first = len(self._places)
            self.networks.learn(first, [self._features.ids(word) for word in new])
            self._places.update((word, i) for i, word in enumerate(new, first))
        return self._places


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


def tag_words(
    asked: Sequence[tuple[Sequence[str], Sequence[int]]], name: str | None = None
) -> list[list[str]]:
    """Penn tags for some tokens of each sentence, the same as `tag` gives and sooner."""
    if name is not None:
        found = tag([sentence for sentence, _ in asked], name)
        return [[tags[i] for i in some] for tags, (_, some) in zip(found, asked, strict=True)]
    words: list[tuple[Sequence[str], int]] = []
    plans: list[tuple[list[int] | None, Sequence[int]]] = []
    for sentence, tokens in asked:
        prepared, lengths = _prepare(sentence)
        plans.append((lengths, tokens))
        ends = None if lengths is None else [end - 1 for end in accumulate(lengths)]
        for i in tokens:
            if ends is None:
                words.append((prepared, i))
            else:  # what follows decides on a word with a hyphen
                words += [(prepared, end) for end in ends[i : i + 2]]
    tags = iter(_ours().of_words(words))
    out: list[list[str]] = []
    for lengths, tokens in plans:
        if lengths is None:
            out.append(list(islice(tags, len(tokens))))
        else:
            out.append(
                [_joined(lengths[i], *islice(tags, len(lengths[i : i + 2]))) for i in tokens]
            )
    return out


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
    last = [tags[end - 1] for end in accumulate(lengths)]
    return tuple(map(_joined, lengths, last, [*last[1:], ""]))


def _joined(length: int, found: str, following: str = "") -> str:
    """The tag of a token from the number of its parts, the last part's tag, and the next one."""
    describes = (
        length > 1
        and found in {"NN", "VBN", "VBG", "VBD", "CD"}
        and following.startswith(("NN", "JJ"))
    )
    return "JJ" if describes else found


@cache
def _pipeline(name: str) -> Any:
    from plainspeak.analysis.pipeline import spacy

    try:
        if name not in spacy().util.get_installed_models():
            raise OSError  # not any folder or module that a config may name
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
