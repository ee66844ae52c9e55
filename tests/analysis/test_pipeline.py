"""Tokens, and loading spaCy without its command line."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plainspeak.analysis import pipeline


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("We met.", "We met ."),
        ("co-design a 24-hour DfT-funded line", "co-design a 24-hour DfT-funded line"),
        ("Go to A&E. See the ToR. We sit in 4B.", "Go to A&E . See the ToR . We sit in 4B ."),
        ("a photo id on Wed 3 May", "a photo id on Wed 3 May"),
        ("(8 people) and 8) other", "( 8 people ) and 8 ) other"),
        ("N/A and/or ICB/CCG", "N/A and/or ICB / CCG"),
        ("don't, it’s, ICB's", "do n't , it ’s , ICB 's"),
        ("at 10.30 a.m. for £2.50", "at 10.30 a.m. for £ 2.50"),
        ("the end.Next we left", "the end . Next we left"),
        ("see https://a.example/b.c?d=e now", "see https://a.example/b.c?d=e now"),
        ("one—two – three", "one — two – three"),
        (" \n\t ", ""),
        ("", ""),
    ],
)
def test_tokens(text: str, tokens: str) -> None:
    assert " ".join(pipeline.tokens(text)[0]) == tokens


@given(st.text(max_size=80))
def test_tokens_and_white_space_are_the_whole_text(text: str) -> None:
    words, starts = pipeline.tokens(text)
    at = 0
    for word, start in zip(words, starts, strict=True):
        assert word
        assert not text[at:start].strip()
        assert text[start : start + len(word)] == word
        at = start + len(word)
    assert not text[at:].strip()


def test_tokens_are_the_same_alone_and_in_company() -> None:
    texts = ["We met.", "Dr. Ng (the chair)", "it's A&E."]
    alone = [pipeline.tokens(text)[0] for text in texts]
    pipeline.prepare(texts)
    assert [pipeline.tokens(text)[0] for text in texts] == alone
    together = pipeline.tokens(" ".join(texts))[0]
    assert together == tuple(word for words in alone for word in words)


def test_what_is_remembered_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "_MOST_REMEMBERED", 50)
    for i in range(300):
        assert pipeline.tokens(f"word{i} and more{i}.")[0][-1] == "."
    assert len(pipeline._remembered) < 60


def _run(code: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    return done.stdout.strip()


def test_spacy_loads_without_its_command_line_and_still_has_it() -> None:
    code = """
import sys
from plainspeak.analysis.pipeline import spacy
package = spacy()
print("spacy.cli" in sys.modules, hasattr(package, "cli"), package.blank("en")("A bee.")[1].text)
import spacy.cli
print(callable(spacy.cli.info), spacy.cli.__file__.endswith("__init__.py"))
"""
    assert _run(code).splitlines() == ["False False bee", "True True"]


def test_spacy_that_is_there_already_is_left_alone() -> None:
    code = """
import spacy
import spacy.cli
from plainspeak.analysis import pipeline
print(pipeline.spacy() is spacy, spacy.cli.__file__.endswith("__init__.py"))
"""
    assert _run(code) == "True True"


def test_nothing_heavy_is_imported_before_it_is_needed() -> None:
    code = """
import sys
import plainspeak.analysis
print([name for name in ("spacy", "numpy", "wordfreq") if name in sys.modules])
"""
    assert _run(code) == "[]"
