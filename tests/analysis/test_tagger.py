"""Tags: in the right sense, whatever the capitals, and the same in numpy as in spaCy."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plainspeak.analysis import tagger
from plainspeak.analysis.features import FOLDER, Features, dictionary, shape
from plainspeak.analysis.networks_in_numpy import InNumpy
from plainspeak.analysis.pipeline import tokens
from plainspeak.analysis.sentences import sentences
from plainspeak.analysis.tagger import Tagger, tag
from plainspeak.analysis.tags import Tagger as TagsOnDemand
from plainspeak.analysis.types import Passage
from plainspeak.analysis.words import word
from plainspeak.model import Block, BlockKind, InputError, Segment


def _passage(index: int, text: str) -> Passage:
    words, starts = tokens(text)
    block = Block(BlockKind.PARAGRAPH, text, (Segment(0, len(text), 0, len(text)),))
    return Passage(index, block, tuple(map(word, words)), starts, sentences(words, text, starts))


def tag_of(asked: str, text: str) -> str:
    words = tokens(text)[0]
    return tag([words])[0][words.index(asked)]


@pytest.mark.parametrize(
    ("asked", "text", "expected"),
    [
        ("address", "We will address the problem at the next meeting.", "VB"),
        ("address", "Please write your address on the form.", "NN"),
        ("minutes", "The minutes of the last meeting were agreed.", "NNS"),
        ("chair", "She will chair the meeting.", "VB"),
        ("chair", "The chair opened the meeting.", "NN"),
        ("discharge", "They plan to discharge him on Monday.", "VB"),
        ("discharge", "His discharge was late.", "NN"),
        ("recorded", "The visits were recorded by a nurse.", "VBN"),
        ("recorded", "The nurse recorded the visits.", "VBD"),
        ("significant", "There was a significant difference.", "JJ"),
        ("subsequently", "The form was subsequently lost.", "RB"),
        ("utilises", "The team utilises the new form.", "VBZ"),
        ("facilitating", "She is facilitating the group.", "VBG"),
        ("co-design", "We like the co-design of services.", "NN"),
        ("24-hour", "There is a 24-hour line.", "JJ"),
    ],
)
def test_tags_follow_the_sense(asked: str, text: str, expected: str) -> None:
    assert tag_of(asked, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "We will review the plan for the new clinic",
        "How to join the group and what you get paid",
        "Members asked for a shorter form",
    ],
)
def test_capitals_and_a_missing_stop_change_little(text: str) -> None:
    plain = tag([tokens(text + ".")[0]])[0][:-1]
    for other in (text, text.upper(), text.title(), text.lower()):
        assert tag([tokens(other)[0]])[0] == plain


def test_one_tag_a_token_and_one_result_a_sentence() -> None:
    given = [["We", "met", "."], [], ["co-design-led", "-", "x"], ["😀"], ["", "a"]]
    assert [len(tags) for tags in tag(given)] == [3, 0, 3, 1, 2]
    assert tag([]) == []


def test_a_sentence_is_tagged_the_same_alone_and_in_company() -> None:
    many = [["The", "chair", "spoke", "."], ["They", "chair", "it", "."]] * 400
    alone = {tuple(s): tag([s])[0] for s in many[:2]}
    assert all(tags == alone[tuple(s)] for s, tags in zip(many, tag(many), strict=True))


def test_a_pipeline_that_is_not_installed() -> None:
    with pytest.raises(InputError, match="'en_not_there', which is not on this computer"):
        tag([["We", "met"]], "en_not_there")


def test_the_networks_in_numpy_and_in_spacy_agree() -> None:
    from plainspeak.data.tagger.network import pipeline

    ours = InNumpy.read((FOLDER / "weights.bin").read_bytes())
    texts = ["The chair opened the meeting at 10 a.m.", "Who utilises NCT01 forms?", "Ok"]
    for number, network in enumerate(ours.networks):
        nlp = pipeline(FOLDER, number)
        alone = Tagger(Features.load(FOLDER), InNumpy([network], ours.tags))
        docs = [nlp(text) for text in texts]
        found = alone([[token.text for token in doc] for doc in docs])
        assert found == [tuple(token.tag_ for token in doc) for doc in docs]


def test_what_is_remembered_of_words_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tagger, "_MOST_REMEMBERED", 20)
    ours = Tagger.load()
    for i in range(60):
        assert len(ours([[f"word{i}", "is", "here"]])[0]) == 3
        assert len(ours.of_words([([f"word{i}", "is"], 0), ([f"word{i}"], 0)])) == 2
    assert len(ours._places) <= 24
    assert len(ours._tagged) <= 22


def test_shapes_of_words() -> None:
    assert [shape(w) for w in ("Fernbrook", "NHS", "a", "NCT0123", "")] == [
        "Xxx",
        "XX",
        "x",
        "XXdd",
        "",
    ]


def test_the_dictionary_knows_words_by_their_capitals() -> None:
    assert dictionary().tags("cohort") > 0
    assert dictionary().tags("northvale") == 0


def test_words_are_tagged_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[list[str], list[int]]] = []
    whole: list[list[str]] = []
    some_of, all_of = tagger.tag_words, tagger.tag

    def words(given: list[tuple[list[str], list[int]]], name: str | None) -> list[list[str]]:
        asked.extend(given)
        return some_of(given, name)

    def sentences(given: list[list[str]], name: str | None) -> list[tuple[str, ...]]:
        whole.extend(given)
        return all_of(given, name)

    monkeypatch.setattr(tagger, "tag_words", words)
    monkeypatch.setattr(tagger, "tag", sentences)
    made = [_passage(0, "We met. They left."), _passage(1, "So nobody came at all.")]
    tags = TagsOnDemand(made)
    tags.prefetch([(0, 1), (1, 2), (0, 1), (0, 0)])
    assert (tags(0, 0), tags(0, 1), tags(1, 2)) == ("PRP", "VBD", "VBD")
    # Where many words of a sentence are asked about, all of it is tagged.
    assert whole == [["We", "met", "."]]
    assert asked == [(["So", "nobody", "came", "at", "all", "."], [2])]
    assert tags(0, 2) == "."
    assert len(whole) == 1
    assert tags(0, 4) == "VBD"


def test_words_asked_about_alone_or_with_others_have_the_same_tags() -> None:
    text = "The chair, who met an evidence-based group, will address what the board may discharge."
    alone, together = TagsOnDemand([_passage(0, text)]), TagsOnDemand([_passage(0, text)])
    count = len(tokens(text)[0])
    together.prefetch((0, i) for i in range(count))
    assert [alone(0, i) for i in range(count)] == [together(0, i) for i in range(count)]


@settings(max_examples=30, deadline=None)
@given(
    st.lists(
        st.lists(
            st.one_of(
                st.sampled_from("The chair met an evidence-based plan co-design 24-hour .".split()),
                st.text(min_size=1, max_size=6),
            ),
            max_size=12,
        ),
        max_size=5,
    )
)
def test_a_word_alone_gets_the_tag_that_it_has_in_its_sentence(given: list[list[str]]) -> None:
    everything = [(sentence, range(len(sentence))) for sentence in given]
    assert [tuple(tags) for tags in tagger.tag_words(everything)] == tag(given)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.lists(st.text(min_size=1, max_size=6), max_size=6), max_size=4))
def test_any_words_get_tags(words: list[list[str]]) -> None:
    assert [len(tags) for tags in tag(words)] == [len(sentence) for sentence in words]
