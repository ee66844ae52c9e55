"""Fit the weights of difficulty.tsv, and print how well they do.

    python -m plainspeak.data.fit_difficulty SENTENCES.jsonl PAIRS.jsonl

SENTENCES holds lines with `text`, `rating` (1 to 6), `split` ("train" or "dev") and `source`;
sentences of one document follow each other. PAIRS holds lines with `abstract` and `plain`. Weights
of sentences come from `train`; those of a whole paper from every second pair. Needs numpy.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from plainspeak import readers
from plainspeak.analysis import demands, pipeline
from plainspeak.analysis.acronyms.index import index as acronyms_of
from plainspeak.analysis.difficulty import densities, several
from plainspeak.analysis.fields import cues_met
from plainspeak.analysis.sentences import sentences
from plainspeak.analysis.types import Passage
from plainspeak.analysis.words import word
from plainspeak.config.settings import Config

Array = NDArray[np.float64]

RIDGE = 100.0  # keeps weights small where features say the same thing
WITHIN = 0.8
"""Share of a document's mean that is taken out before fitting. The raters of one document share
their habits; what makes one sentence harder than the next in the same document does not."""
PAIR_RIDGE = 0.01
STEPS = 4000
"""Gradient steps for the weights of a paper."""

LENGTH = 0.015
"""What each word more in the mean sentence adds to a paper. Set by us: the pairs cannot show it, as
both sides have sentences of the same length, and readability research agrees that it counts."""

MEANING = {
    "words": "words in the sentence (log)",
    "rare words": "how far its words fall short of everyday familiarity, summed (log)",
    "rare share": "the same for each word, mean",
    "hardest words": "how unfamiliar its six hardest words are, mean",
    "readers": "of ten who are new, how many stop at each of its words alone, summed (log)",
    "most readers": "how many stop at the word at which most do",
}
OF_PAPER = {
    "length": (17, "words in a sentence, mean"),
    "syllables": (1.6, "syllables in a word, mean"),
    "people": (3.5, "words such as we and you in a hundred words, at most 6"),
    "letters": (0.2, "different sets of unexplained letters in a hundred words"),
    "numbers": (2.5, "numbers in a hundred words"),
    "signs": (0.5, "signs such as % and = in a hundred words"),
    "brackets": (0.8, "brackets in a hundred words"),
}
"""Feature → its value in everyday papers, at which it moves nothing (set by us), and what it is."""


def asked_of(text: str) -> list[demands.Demands]:
    """The features of every sentence of a text."""
    document = readers.read(text, readers.format_named("plain"))
    passages = []
    for i, block in enumerate(document.blocks):
        texts, starts = pipeline.tokens(block.text)
        spans = sentences(texts, block.text, starts)
        passages.append(Passage(i, block, tuple(word(t) for t in texts), starts, spans))
    settings = Config().settings()
    cues = cues_met(passages, settings.lexicon)
    index = acronyms_of(document, tuple(passages), settings, cues)
    places = demands.letters_by_place(index)
    return [demands.demands(p, span, places) for p in passages for span in p.sentences]


def fit_sentences(rows: list[dict[str, Any]]) -> tuple[float, Array, Array]:
    """Intercept, weights and usual values, from the rows of the part `train`."""
    train = [row for row in rows if row["split"] == "train"]
    x, y = np.array([row["x"] for row in train]), np.array([row["rating"] for row in train])
    usual, spread = x.mean(0), x.std(0) + 1e-9
    z, t = (x - usual) / spread, y - y.mean()
    document = np.array([row["document"] for row in train])
    zw, tw = z.copy(), t.copy()
    for one in np.unique(document):
        here = document == one
        zw[here] -= WITHIN * z[here].mean(0)
        tw[here] -= WITHIN * t[here].mean()
    weights = np.linalg.solve(zw.T @ zw + RIDGE * np.eye(z.shape[1]), zw.T @ tw) / spread
    weights *= y.std() / (x @ weights).std()  # so that our ratings spread as people's do
    return float(y.mean() - usual @ weights), weights, usual


def fit_papers(differences: Array, means: Array) -> Array:
    """Weights of the densities, so that the technical text of a pair comes out harder.

    `differences` are technical minus plain, `means` those of the mean rating of the sentences.
    The first density is the length, whose weight is set.
    """
    means = means + LENGTH * differences[:, 0]
    differences = differences[:, 1:]
    spread = differences.std(0) + 1e-9
    scaled = differences / spread
    weights = np.zeros(scaled.shape[1])
    for _ in range(STEPS):
        margin = 4 * (means + scaled @ weights)
        pull = (scaled * (1 / (1 + np.exp(margin)))[:, None]).mean(0)
        weights += 0.05 * (pull - PAIR_RIDGE * weights)
    return np.array([LENGTH, *(weights / spread)])


def main(sentences_file: Path, pairs_file: Path) -> None:
    """Fit, write difficulty.tsv beside this file, print the figures."""
    rows = _read(sentences_file)
    document = 0
    for before, row in zip([rows[0], *rows], rows, strict=False):
        document += (before["source"], before["split"]) != (row["source"], row["split"])
        row["document"] = document
        row["x"] = _sentence_values(asked_of(row["text"]))
    start, weights, usual = fit_sentences(rows)
    for name, part in (("train", "train"), ("dev", "dev"), ("dev, NIHR", "dev")):
        some = [r for r in rows if r["split"] == part and ("NIHR" not in name or _is_nihr(r))]
        said = start + np.array([r["x"] for r in some]) @ weights
        print(f"{name}: r = {_correlation(said, [r['rating'] for r in some]):.3f}")

    pairs = [(asked_of(row["abstract"]), asked_of(row["plain"])) for row in _read(pairs_file)]
    means, differences = [], []
    for pair in pairs:
        rated = [_mean(text, start, weights) for text in pair]
        means.append(rated[0] - rated[1])
        packed = [_packed(text) for text in pair]
        differences.append(packed[0] - packed[1])
    mean = np.array(means)
    difference = np.array(differences)
    paper = fit_papers(difference[::2], mean[::2])
    for name, half in (("fitted", slice(0, None, 2)), ("unused", slice(1, None, 2))):
        alone, all_in = mean[half] > 0, mean[half] + difference[half] @ paper > 0
        print(f"{name} pairs in order: {alone.mean():.3f} by mean, {all_in.mean():.3f} in all")

    lines = ["part\tfeature\tweight\tusual\tmeaning", f"sentence\tstart\t{start:.4f}\t0\t"]
    for name, w, u in zip(demands.FEATURES, weights, usual, strict=True):
        lines.append(f"sentence\t{name}\t{w:.4f}\t{u:.4f}\t{MEANING[name]}")
    for (name, (u, meaning)), w in zip(OF_PAPER.items(), paper, strict=True):
        lines.append(f"paper\t{name}\t{w:.4f}\t{u}\t{meaning}")
    target = Path(__file__).with_name("difficulty.tsv")
    target.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _read(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _sentence_values(asked: list[demands.Demands]) -> list[float]:
    """The features of a row; where it holds two sentences, their mean by words."""
    return [
        float(v) for v in np.average([a.values for a in asked], 0, [a.words + 1 for a in asked])
    ]


def _mean(asked: list[demands.Demands], start: float, weights: Array) -> float:
    ratings = [start + float(np.array(a.values) @ weights) for a in asked]
    return float(np.average(ratings, weights=[a.words + 1e-9 for a in asked]))


def _packed(asked: list[demands.Demands]) -> Array:
    """How densely a text is packed, as it moves its rating: one sentence says nothing."""
    of = densities(asked)
    return several(len(asked)) * np.array([of[name] - u for name, (u, _) in OF_PAPER.items()])


def _is_nihr(row: dict[str, Any]) -> bool:
    return "nihr" in row["source"]


def _correlation(a: Any, b: Any) -> float:
    return float(np.corrcoef(a, b)[0, 1])


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
