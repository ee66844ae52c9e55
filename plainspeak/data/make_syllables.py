"""Make syllables.txt from a table of words and their number of syllables.

    python -m plainspeak.data.make_syllables SYLLABLES.tsv

Writes the words that the rules of `plainspeak.analysis.syllables` get wrong, and prints how often
the rules alone are right on every tenth word, which none of them was written from.
"""

from __future__ import annotations

import sys
from pathlib import Path
from zlib import crc32

from plainspeak.analysis import syllables


def main(source: Path) -> None:
    """Read the tab-separated table `source` and write the exceptions beside this file."""
    rows = [line.split("\t") for line in source.read_text(encoding="utf-8").splitlines()]
    counts = {word: int(number) for word, number in rows}
    exceptions: dict[str, str] = {}
    syllables._table = lambda: exceptions  # type: ignore[assignment]
    for word in sorted(counts, key=lambda w: (not w.isalpha(), w.count("-"), w)):
        if syllables.syllables(word) != counts[word]:
            exceptions[word] = str(counts[word])
    target = Path(__file__).with_name("syllables.txt")
    lines = (f"{word} {number}\n" for word, number in sorted(exceptions.items()))
    target.write_text("".join(lines), encoding="utf-8")
    held = [word for word in counts if crc32(word.encode()) % 10 == 0]
    right = sum(syllables.by_rule(word) == counts[word] for word in held)
    print(f"{len(exceptions)} exceptions; rules alone right for {right / len(held):.3f} of a tenth")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
