"""Papers to measure with: our own sentences, in a random order that stays the same."""

from __future__ import annotations

import csv
import random
import re
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
_TEXTS = (".md", ".qmd", ".txt")  # beside the example papers lie a program and a picture


def write(folder: Path, *, count: int, words: int, suffix: str) -> None:
    """Papers of about so many words each, with headings, paragraphs and some lists."""
    for number in range(count):
        text = paper(words, number)
        (folder / f"paper{number:04}{suffix}").write_text(text, encoding="utf-8")


def paper(words: int, seed: int) -> str:
    """One paper of about so many words."""
    chance = random.Random(seed)
    said, written = _sentences()
    parts: list[str] = []
    length = 0
    while length < words:
        if chance.random() < 0.1:
            parts.append("## " + " ".join(chance.choice(said).split()[:4]))
        take = [chance.choice(said if chance.random() < 0.7 else written) for _ in range(4)]
        if chance.random() < 0.2:
            parts.append("\n".join(f"- {sentence}" for sentence in take))
        else:
            parts.append(" ".join(take))
        length += sum(len(sentence.split()) for sentence in take)
    return "\n\n".join(parts) + "\n"


@cache
def _sentences() -> tuple[list[str], list[str]]:
    """What the word lists say of their terms, and what our pages and example papers say."""
    said = []
    for path in sorted((ROOT / "wordlists").glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as lines:
            said += [row["meaning"] for row in csv.DictReader(lines) if row.get("meaning")]
    pages = [*(ROOT / "plainspeak" / "rules").glob("*.md"), *(ROOT / "examples").glob("*.*")]
    written = []
    for path in sorted(page for page in pages if page.suffix in _TEXTS):
        text = re.sub(r"```.*?```|[*`|#_]", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        for block in text.split("\n\n"):
            written += re.findall(r"[A-Z][^.!?]{20,300}[.!?]", " ".join(block.split()))
    return said, written
