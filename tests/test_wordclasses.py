"""Classes of words come from lists, once."""

from __future__ import annotations

import ast
import csv
import re
from pathlib import Path

import pytest

import plainspeak
from plainspeak.lexicon import wordlist_folder
from plainspeak.wordclasses import any_of, classes, members

CLASSES = sorted((wordlist_folder() / "classes").glob("*.csv"))


@pytest.mark.parametrize("path", CLASSES, ids=lambda path: path.stem)
def test_a_class_is_one_sorted_column_without_repeats(path: Path) -> None:
    with path.open(encoding="utf-8", newline="") as lines:
        header, *rows = list(csv.reader(lines))
    assert header == ["word"]
    words = [row[0] for row in rows if len(row) == 1]
    assert len(words) == len(rows) > 0
    assert words == sorted(set(words))
    assert members(path.stem) == frozenset(words)


def test_a_class_without_a_list_is_no_class() -> None:
    with pytest.raises(KeyError):
        members("no-such-class")


def test_every_class_is_used() -> None:
    """A list that nothing names is a list that nobody needs to keep."""
    package = Path(plainspeak.__file__).parent
    patterns = (wordlist_folder() / "patterns").glob("*.csv")
    texts = [path.read_text(encoding="utf-8") for path in patterns]
    for module in package.rglob("*.py"):
        nodes = ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        texts += [
            n.value for n in nodes if isinstance(n, ast.Constant) and isinstance(n.value, str)
        ]
    named = {f"{kind}-headings" for kind in ("rejecting", "reference")}
    named |= {f"endings-from-{language}" for language in ("greek", "latin")}
    for text in texts:
        named.add(text)
        named.update(text.split("|"))
        for element in re.findall(r"<([^<>\s]+)>", text):
            named.update(re.split(r"[|&!]+", element))
    assert {path.stem for path in CLASSES} - named == set()


def test_a_slip_in_the_name_of_a_class_is_found() -> None:
    assert classes("roles", "posts") == {"roles", "posts"}
    with pytest.raises(KeyError):
        classes("roles", "role")


def test_in_a_pattern_the_longest_word_of_a_class_comes_first() -> None:
    found = re.match(rf"(?:{any_of('says-what-is-meant')})\b", "stands for peace")
    assert found is not None
    assert found.group() == "stands for"
    assert re.fullmatch(any_of("firm-endings", "units"), "Ltd")
