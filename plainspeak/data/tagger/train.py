"""Train the tagger again, or measure it.

python -m plainspeak.data.tagger.train TREEBANK [FOLDER]
python -m plainspeak.data.tagger.train --measure FILE.conllu [FOLDER]

TREEBANK is the folder with train.conllu and dev.conllu. The weights and tables are in FOLDER, by
default the folder of this file.
"""

from __future__ import annotations

import csv
import gzip
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zlib import crc32

import numpy as np
import spacy
from spacy.language import Language
from spacy.scorer import Scorer
from spacy.tokens import Doc, DocBin
from spacy.training import Example
from thinc.api import Model

from plainspeak.analysis.features import TABLES, parts

HERE = Path(__file__).parent
SEEDS = (31, 32)
"""One network is trained from each; two are right more often than one."""
OFTEN_ENOUGH = dict(zip(TABLES, (1, 2, 3, 2, 3, 3, 3, 3), strict=True))
"""How often a feature must occur in the training part to have numbers of its own."""


def sentences(path: Path) -> Iterator[Doc]:
    """The sentences of a CoNLL-U file with their Penn tags and their white space."""
    vocab = spacy.blank("en").vocab
    words: list[str] = []
    tags: list[str] = []
    spaces: list[bool] = []
    joined = 0  # the last word of the contraction at hand, whose parts have no space between
    space_after_joined = True
    for line in path.read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        if not line and words:
            yield Doc(vocab, words=words, tags=tags, spaces=spaces)
            words, tags, spaces, joined = [], [], [], 0
        elif len(cells) == 10 and "-" in cells[0]:
            joined = int(cells[0].split("-")[1])
            space_after_joined = "SpaceAfter=No" not in cells[9]
        elif len(cells) == 10 and "." not in cells[0]:
            number = int(cells[0])
            words.append(cells[1])
            tags.append(cells[4])
            if number < joined:
                spaces.append(False)
            elif number == joined:
                spaces.append(space_after_joined)
            else:
                spaces.append("SpaceAfter=No" not in cells[9])


def write_features(docs: list[Doc], folder: Path) -> None:
    """The tables of words and parts of words, and of what the dictionary says of each word."""
    counts: dict[str, Counter[str]] = {kind: Counter() for kind in TABLES}
    seen: set[str] = set()
    for doc in docs:
        for token in doc:
            for kind, part in zip(TABLES, parts(token.text), strict=True):
                # Parts of words count once a word: how many words share them is what matters.
                if kind in {"word", "exact"} or token.text not in seen:
                    counts[kind][part] += 1
            seen.add(token.text)
    tables = {
        kind: [part for part, n in counts[kind].most_common() if n >= OFTEN_ENOUGH[kind]]
        for kind in TABLES
    }
    text = json.dumps(tables, ensure_ascii=False, separators=(",", ":"))
    (folder / "features.json").write_text(text, encoding="utf-8")
    (folder / "lexicon.bin").write_bytes(_lexicon())


def _lexicon() -> bytes:
    """Words and the tags that lemminflect's dictionary allows them, as sorted hashes and ids."""
    tags: dict[str, set[str]] = defaultdict(set)
    resources = files("lemminflect") / "resources"
    of_category = {"noun": ["NNS"], "verb": ["VBD", "VBN", "VBG", "VBZ"]}
    of_category |= {"adj": ["JJR", "JJS"], "adv": ["RBR", "RBS"]}
    base = {"noun": "NN", "verb": "VB", "adj": "JJ", "adv": "RB", "aux": "MD"}
    with gzip.open(str(resources / "infl_lu.csv.gz"), "rt", encoding="utf-8") as file:
        for lemma, category, *forms in csv.reader(file):
            tags[lemma].add(base[category])
            if category == "verb" and len(forms) > 1 and not forms[1]:
                forms[1] = forms[0]
            for tag, cell in zip(of_category[category], forms, strict=False):
                for form in filter(None, cell.split("/")):
                    tags[form].add(tag)
    with gzip.open(str(resources / "lemma_lu.csv.gz"), "rt", encoding="utf-8") as file:
        for form, category, _lemmas in csv.reader(file):
            if form not in tags:
                tags[form].add("any " + category)
    signatures = {form: " ".join(sorted(found)) for form, found in tags.items()}
    often = [s for s, n in Counter(signatures.values()).most_common(254) if n >= 8]
    ids = {signature: i for i, signature in enumerate(often, 1)}
    pairs = sorted(
        {
            crc32(form.encode("utf-8")): ids[signature]
            for form, signature in signatures.items()
            if signature in ids
        }.items()
    )
    hashes = np.array([h for h, _ in pairs], dtype="<u4")
    return hashes.tobytes() + np.array([c for _, c in pairs], dtype=np.uint8).tobytes()


def write_weights(pipelines: list[Language], folder: Path) -> None:
    """The networks of trained pipelines as `plainspeak.analysis.tagger` reads them.

    A header, then the parameters of each network in order: a matrix as a half-size float for each
    row, by which the row is multiplied, and its rows as bytes; a vector as half-size floats.
    """
    header: dict[str, Any] = {"networks": [], "embeddings": len(TABLES) + 3}
    values: list[bytes] = []
    for nlp in pipelines:
        tagger: Any = nlp.get_pipe("tagger")
        header["tags"] = list(tagger.labels)
        arrays = list(_arrays(tagger.model))
        header["networks"].append([array.shape for array in arrays])
        for array in arrays:
            if array.ndim == 1:
                values.append(array.astype("<f2").tobytes())
                continue
            scale = (abs(array).max(axis=1) / 127 + 1e-7).astype("<f2")
            rows = np.round(array / scale[:, None].astype("f")).clip(-127, 127)
            values += [scale.tobytes(), rows.astype(np.int8).tobytes()]
    head = json.dumps(header).encode("utf-8")
    packed = len(head).to_bytes(4, "little") + head + b"".join(values)
    (folder / "weights.bin").write_bytes(packed)


def _arrays(model: Model[Any, Any]) -> Iterator[Any]:
    """The parameters of a network in the order in which they are used."""
    for layer in model.walk(order="dfs_pre"):
        if layer.name == "embed":
            yield layer.get_param("E")
        elif layer.name == "maxout":
            weights: Any = layer.get_param("W")
            bias: Any = layer.get_param("b")
            # Outputs × pieces × inputs become inputs × (pieces · outputs).
            yield weights.transpose(2, 1, 0).reshape(weights.shape[2], -1)
            yield bias.T.reshape(-1)
        elif layer.name == "layernorm":
            yield layer.get_param("G")
            yield layer.get_param("b")
        elif layer.name == "softmax":
            yield layer.get_param("W").T
            yield layer.get_param("b")


def train(treebank: Path, folder: Path = HERE, seeds: Sequence[int] = SEEDS) -> None:
    """Write the tables, train one network for each seed, and write their weights."""
    from spacy.training.initialize import init_nlp
    from spacy.training.loop import train as train_pipeline
    from spacy.util import load_config

    from plainspeak.data.tagger.network import use_numpy_products

    use_numpy_products()
    folder.mkdir(parents=True, exist_ok=True)
    write_features(list(sentences(treebank / "train.conllu")), folder)
    pipelines = []
    for seed in seeds:
        with TemporaryDirectory() as scratch:
            for part in ("train", "dev"):
                docs = sentences(treebank / f"{part}.conllu")
                DocBin(docs=docs).to_disk(f"{scratch}/{part}.spacy")
            overrides = {
                "paths.train": f"{scratch}/train.spacy",
                "paths.dev": f"{scratch}/dev.spacy",
                "paths.features": str(folder),
                "system.seed": seed,
            }
            config = load_config(HERE / "config.cfg", overrides=overrides, interpolate=False)
            train_pipeline(init_nlp(config), Path(scratch), use_gpu=-1)
            pipelines.append(spacy.load(f"{scratch}/model-best"))
            write_weights(pipelines, folder)


def measure(path: Path, folder: Path = HERE) -> float:
    """The share of right tags over spaCy's own tokens, as `spacy evaluate` counts it."""
    from plainspeak.analysis.tagger import Tagger

    tagger = Tagger.load(folder)
    nlp = spacy.blank("en")
    examples = []
    for gold in sentences(path):
        doc = nlp.make_doc(gold.text)
        words = [token.text for token in doc]
        spaces = [bool(token.whitespace_) for token in doc]
        tags = list(tagger([words])[0])
        examples.append(Example(Doc(nlp.vocab, words=words, spaces=spaces, tags=tags), gold))
    return float(Scorer.score_token_attr(examples, "tag")["tag_acc"])


if __name__ == "__main__":
    arguments = sys.argv[1:]
    if arguments[:1] == ["--measure"]:
        print(f"tag accuracy {measure(Path(arguments[1]), *map(Path, arguments[2:3])):.4f}")
    else:
        train(Path(arguments[0]), Path(arguments[1]) if len(arguments) > 1 else HERE)
