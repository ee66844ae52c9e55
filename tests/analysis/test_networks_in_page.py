"""The tagger's networks in a web page: the same tags as in numpy, word for word."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from plainspeak.analysis import networks_in_page
from plainspeak.analysis.features import FOLDER, Features
from plainspeak.analysis.networks import Networks
from plainspeak.analysis.networks_in_numpy import InNumpy
from plainspeak.analysis.pipeline import tokens
from plainspeak.analysis.tagger import Tagger

ROOT = Path(__file__).parents[2]
TEXTS = [
    path
    for folder in ("examples", "examples/reviewed", "tests/documents/papers")
    for path in sorted((ROOT / folder).iterdir())
    if path.suffix in (".md", ".txt", ".qmd")
]
NODE = shutil.which("node")

_PLAY = """
const fs = require("fs");
require(process.argv[1]);
const networks = globalThis.plainspeakNetworks(new Uint8Array(fs.readFileSync(process.argv[2])));
const answers = [];
for (const [call, first, rows] of JSON.parse(fs.readFileSync(0, "utf8"))) {
  const numbers = Int32Array.from(rows.flat());
  if (call === "learn") networks.learn(first, numbers);
  else answers.push(Array.from(networks.best(numbers, rows.length)));
}
console.log(JSON.stringify([networks.tags, networks.reach, answers]));
"""


class Noted:
    """Networks that keep in mind what they are asked and what they answer."""

    def __init__(self, real: Networks) -> None:
        self.tags, self.reach = real.tags, real.reach
        self.asked: list[tuple[str, int, Sequence[Sequence[int]]]] = []
        self.answers: list[list[int]] = []
        self._real = real

    def learn(self, first: int, ids: Sequence[Sequence[int]]) -> None:
        self.asked.append(("learn", first, ids))
        self._real.learn(first, ids)

    def best(self, stretches: Sequence[Sequence[int]]) -> list[int]:
        self.asked.append(("best", 0, stretches))
        self.answers.append(self._real.best(stretches))
        return self.answers[-1]


@pytest.mark.skipif(NODE is None, reason="needs Node.js")
def test_in_javascript_each_word_gets_the_tag_that_it_gets_in_numpy() -> None:
    noted = Noted(InNumpy.read((FOLDER / "weights.bin").read_bytes()))
    ask = Tagger(Features.load(FOLDER), noted)
    sentences = [
        words
        for path in TEXTS
        for line in path.read_text(encoding="utf-8").splitlines()
        if (words := tokens(line)[0])
    ]
    ask(sentences)
    ask.of_words([(words, i) for words in sentences[::9] for i in range(0, len(words), 2)])
    ask([["x"], []])
    assert sum(map(len, noted.answers)) > 2_000
    assert NODE is not None
    played = subprocess.run(
        [NODE, "-e", _PLAY, str(networks_in_page.SCRIPT), str(FOLDER / "weights.bin")],
        input=json.dumps(noted.asked), capture_output=True, text=True, check=True, timeout=300,
    )  # fmt: skip
    tags, reach, answers = json.loads(played.stdout)
    assert (tags, reach) == (noted.tags, noted.reach)
    assert answers == noted.answers
