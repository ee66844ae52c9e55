"""The small language for what stands in a row of tokens."""

from __future__ import annotations

from functools import partial

import pytest
from growth import grows

from plainspeak.analysis import pipeline
from plainspeak.analysis.token_patterns import Patterns, begins_at, compiled, ends_at
from plainspeak.analysis.types import Word
from plainspeak.analysis.words import word


def words(text: str) -> tuple[Word, ...]:
    return tuple(map(word, pipeline.tokens(text)[0]))


def found(pattern: str, text: str) -> list[str]:
    tokens = words(text)
    matches = Patterns([(compiled(pattern), "kind")]).find(tokens)
    return [" ".join(w.text for w in tokens[m.first : m.last]) for m in matches]


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("avoid the? term", "Avoid the term. Avoid term.", ["Avoid the term", "Avoid term"]),
        ("term|word ( <Word>{1,2} )", "the word big green hall", ["big green"]),
        ("<honorifics> .? <Capital>", "Dr Bell met dr bell", ["Dr Bell"]),
        ("<Capital&!weekdays>", "on Monday Bell left", ["Bell"]),
        ("from … to", "from here to there, from a b c d to e", ["from here to"]),
        ("!so called", "so called, now called", ["now called"]),
        ("<roll-labels> :", "Apologies from: Bell", ["Apologies from :"]),
        ("do n't", "We don’t and don't", ["do n’t", "do n't"]),
        ("^ come", "come and come", ["come"]),
        ("come $", "come and come", ["come"]),
        ("\\( ( <Word> ) \\)", "Norma (NF) left", ["NF"]),
    ],
)
def test_what_a_pattern_finds(pattern: str, text: str, expected: list[str]) -> None:
    assert found(pattern, text) == expected


def test_patterns_beside_a_place() -> None:
    tokens = words("Joan said that it was good enough")
    assert ends_at([compiled("said <Word>{0,3}", backward=True)], tokens, 4)
    assert not ends_at([compiled("said", backward=True)], tokens, 4)
    assert begins_at([compiled("good")], tokens, 5)


@pytest.mark.parametrize("written", ["( word", "<no-such-class>", "( )"])
def test_what_is_no_pattern(written: str) -> None:
    with pytest.raises((ValueError, KeyError)):
        compiled(written)


def test_a_long_text_of_beginnings_stays_quick() -> None:
    assert found("a … … a … b", "a " * 4_000) == []
    assert grows(lambda times: partial(found, "a … … a … b", "a " * times), 2_000) == ""
