"""Make dictionaries.bin: how small a dictionary can be and still hold a word.

    python -m plainspeak.data.make_dictionaries SCOWL

SCOWL is the folder of the word lists of that name (Spell Checker Oriented Word Lists, K. Atkinson),
with files such as "english-words.35". A word of level 10 is in the smallest dictionaries, one of
level 70 only in large ones; larger lists and variant spellings are left out. Regular forms are left
out where their base form is on the same level or a smaller one, as who asks looks for both.
"""

from __future__ import annotations

import sys
from pathlib import Path
from zlib import crc32

from plainspeak.analysis.familiarity import forms
from plainspeak.analysis.stops.spelling import LEVELS

LISTS = ("english-words", "american-words", "british-words", "british_z-words")


def level_of_words(folder: Path) -> dict[str, int]:
    """Word in small letters → the smallest level that has it."""
    found: dict[str, int] = {}
    for level in LEVELS:
        for name in LISTS:
            path = folder / f"{name}.{level}"
            if path.exists():
                for line in path.read_text(encoding="iso-8859-1").split():
                    if "'" not in line:
                        found.setdefault(line.lower(), level)
    return found


def main(folder: Path) -> None:
    """Write dictionaries.bin beside this file, in the form that features.Dictionary reads."""
    level = level_of_words(folder)
    if not level:
        raise SystemExit(f"There are no lists such as {LISTS[0]}.{LEVELS[0]} in {folder}.")
    packed: dict[int, int] = {}
    for word, own in level.items():
        others = (form for form in forms(word) if form != word)
        if all(level.get(form, 100) > own for form in others):
            packed[crc32(word.encode())] = 1 + LEVELS.index(own)
    keys = sorted(packed)
    data = b"".join(key.to_bytes(4, "little") for key in keys) + bytes(packed[k] for k in keys)
    Path(__file__).with_name("dictionaries.bin").write_bytes(data)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
