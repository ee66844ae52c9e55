"""Tokens, and loading spaCy without its command line."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plainspeak.analysis import pipeline, tokeniser
from plainspeak.data import make_tokeniser


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


@settings(deadline=None)
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
    together = pipeline.tokens(" ".join(texts))[0]
    assert together == tuple(word for text in texts for word in pipeline.tokens(text)[0])


@settings(deadline=None)
@given(st.text(st.sampled_from("aZ9.-'’“”()/:@£€…—·éß%_&+,")))
def test_usual_signs_are_cut_by_fewer_rules_in_the_same_way(stretch: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        fewer = tokeniser.cut(stretch)
        patch.setattr(tokeniser, "_is_usual", lambda text: None)
        assert tokeniser.cut(stretch) == fewer


@pytest.fixture(scope="module")
def of_spacy() -> Callable[[str], list[str]]:
    """spaCy's own tokeniser with our rules in it."""
    from spacy.tokenizer import Tokenizer
    from spacy.vocab import Vocab

    rules = make_tokeniser.rules()
    tokeniser = Tokenizer(
        Vocab(),
        rules={text: [{65: part} for part in parts] for text, parts in rules["words"].items()},
        prefix_search=re.compile(rules["prefix"]).search,
        suffix_search=re.compile(rules["suffix"]).search,
        infix_finditer=re.compile(rules["infix"]).finditer,
        url_match=re.compile(rules["url"]).match,
    )
    return lambda text: [token.text for token in tokeniser(text)]


STRETCHES = """
"We (you). don't can't. I'd've it's ICBs' 10:30 3.45pm. 14% £2.5m $40, (ICB): [1]. e.g. i.e., Ph.D.
U.S.A. a.m.) p.m. “Ja,”
‘no’ 'tis o'clock https://a.example/b?c=d. www.a.example, a@b.example. C++
and/or he/she ICB/CCG x=1 5*6 2-3 re-use e-mail. word—dash word--dash ... …and !? ?!" #tag @name ½
3rd 16pt 5mg/l 20°C kg/m² {{NAME}} <b> **bold** **Chair:** R&D. A&E, NHS's' John’s (a(b)c)
café naïve ΑΒΓ Wed. id. 1,000,000 1.2.3 -5 +44 (0)20 7.30–9.30 mid-2024, x.y.z end.Next
cannot. gonna
""".split()


@pytest.mark.parametrize("stretch", STRETCHES)
def test_stretches_are_cut_as_spacy_cuts_them(
    stretch: str, of_spacy: Callable[[str], list[str]]
) -> None:
    assert list(pipeline.tokens(stretch)[0]) == of_spacy(stretch)


@settings(deadline=None, derandomize=True, max_examples=400)
@given(
    st.lists(
        st.sampled_from(
            "the NHS GPs A&E don’t 10 2.5 £4 5% (a) “so” e.g. end. Dr. item, x.y co-op and/or "
            ": ; ! ? ( ) [ ] \" ' ’ , … – / & . 3rd it's a@b.example".split()
        ),
        min_size=1,
        max_size=4,
    ).map("".join)
)
def test_any_stretch_is_cut_as_spacy_cuts_it(
    of_spacy: Callable[[str], list[str]], stretch: str
) -> None:
    assert list(pipeline.tokens(stretch)[0]) == of_spacy(stretch)


def test_a_long_row_of_signs_stays_quick() -> None:
    for sign in ("(", ")", ".", "a.", "'", "-", "/", "1,"):
        text = f"{sign * 20_000} {sign * 250}"
        assert "".join(pipeline.tokens(text)[0]) == text.replace(" ", "")


def test_what_is_remembered_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "_MOST_REMEMBERED", 50)
    for i in range(300):
        assert pipeline.tokens(f"word{i} and more{i}.")[0][-1] == "."
    assert len(pipeline._remembered) <= 50


def _run(code: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=300
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
from plainspeak.analysis import pipeline, tokeniser
from plainspeak.data import make_tokeniser
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
